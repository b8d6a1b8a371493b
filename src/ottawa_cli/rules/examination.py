"""A registry against itself and the law: every rule in one pass over its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ottawa_cli.facts.findings import CutShort, Finding, Path
from ottawa_cli.facts.model import State, Treaty
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.timelines import Timeline, timeline_of
from ottawa_cli.rules.dates import long_after
from ottawa_cli.rules.dossier import (
    Citation,
    DatedFact,
    Dossier,
    SourceDays,
    citations_of,
    dated_facts_of,
    deadlines_on_file,
    decisions_on_file,
)
from ottawa_cli.rules.sources import outdated, uncited, undescribed
from ottawa_cli.rules.table import (
    AFTER_VERIFIED,
    NO_SOURCE,
    OLDER_SOURCE,
    PUBLISHED_TOTAL,
    STATE_RULES,
    THRESHOLD_DEPOSITS,
    TREATY_ORDER,
    UNKNOWN_OBJECTOR,
    UNKNOWN_SOURCE,
    UNUSED_SOURCE,
)
from ottawa_cli.rules.totals import CountsOnDays, FiledTotal, Numbers, ThresholdCount

_TOGETHER: Final = 1_000
"""As many citations, and sources cited, as the States have that are examined together: of most files some fifty."""


class Head(NamedTuple):
    """What the States of a file are held against. ``treaty`` None: it could not be typed."""

    treaty: Treaty | None
    source_days: SourceDays | None
    """Those included that could not be typed; None: the block could not be read."""


class UntypedTotals(NamedTuple):
    """Published totals of which one, or all, could not be typed; the findings are told apart."""


class UntypedState(NamedTuple):
    """A State's block that could not be typed; its findings are told apart."""

    code: str


Citations = tuple[Citation, ...]
RegistryPart = FiledTotal | Head | State | UntypedState | UntypedTotals | CutShort | Finding


class FactCounts:
    """How much there was in a file."""

    def __init__(self) -> None:
        self.states = self.instruments = self.sources = 0


class Examination:
    """One pass over the parts of a file, holding no more of it than the rules that look across States need."""

    def __init__(self, names: Names) -> None:
        self.counts = FactCounts()
        self.head = Head(None, None)
        self._names = names
        self._codes: set[str] = set()
        self._cited: set[str] = set()
        self._objectors: list[tuple[Path, str]] = []
        self._totals: list[FiledTotal] = []
        self._numbers: Numbers | None = None  # from the first State on; a total after it is in the wrong place
        self._all_typed = True
        self._cut_short = False

    def findings(self, parts: Iterable[RegistryPart]) -> Iterator[Finding]:
        """Everything wrong with the parts: what was refused on the way, and what the rules say.

        States that follow one another are examined together, for a processor is quicker at much of one kind; fewer, the
        more is in their blocks, so that a file can be left where enough is wrong.
        """
        together: list[tuple[State, Citations]] = []
        room = _TOGETHER
        for part in parts:
            if isinstance(part, State):
                together.append((part, (*citations_of(part),)))
                room -= sum([1 + len(source_ids) for _, source_ids in together[-1][1]])
            if room <= 0 or not isinstance(part, State):
                yield from self._of_states(together)
                together.clear()
                room = _TOGETHER
            match part:
                case UntypedState():
                    self._all_typed = False
                    self._codes.add(part.code)
                case UntypedTotals():
                    self._all_typed = False
                case Head():
                    yield from self._of_head(part)
                case FiledTotal():
                    yield from self._of_total(part)
                case CutShort():
                    self._cut_short = True
                case Finding():
                    yield part
        yield from self._of_states(together)
        yield from self._across_blocks()

    def _of_head(self, head: Head) -> Iterator[Finding]:
        self.head = head
        self.counts.sources = len(head.source_days or ())
        if head.treaty:
            yield from TREATY_ORDER.findings(head.treaty)

    def _of_states(self, states: Sequence[tuple[State, Citations]]) -> Iterator[Finding]:
        """What the rules say of some States, one after another; each rule is asked of all before the next."""
        for state, citations in states:
            self._note(state, citations)
        treaty = self.head.treaty
        if treaty is None or not states:
            return
        timelines = [timeline_of(state, treaty) for state, _ in states]
        self._count(timelines, treaty)
        dossiers = [
            self._dossier(timeline, citations, treaty)
            for timeline, (_, citations) in zip(timelines, states, strict=True)
        ]
        found: list[list[Finding]] = [[] for _ in dossiers]
        for rule in STATE_RULES:
            for dossier, findings in zip(dossiers, found, strict=True):
                for finding in rule.look(dossier):
                    findings.append(rule.stamped(finding, dossier.state.code))
        yield from chain.from_iterable(found)

    def _note(self, state: State, citations: Citations) -> None:
        """Note what the rules that look across States need of one."""
        self.counts.states += 1
        self.counts.instruments += len(state.instruments)
        self._codes.add(state.code)
        for _, source_ids in citations:
            self._cited.update(source_ids)
        if state.notifications:
            self._objectors += _objectors(state)

    def _count(self, timelines: Iterable[Timeline], treaty: Treaty) -> None:
        self._numbers = self._numbers or Numbers(CountsOnDays(self._totals), ThresholdCount(treaty.entry_into_force))
        for timeline in timelines:
            self._numbers.add(timeline)

    def _dossier(self, timeline: Timeline, citations: Citations, treaty: Treaty) -> Dossier:
        """What the rules look at of one State."""
        state, described = timeline.state, self.head.source_days
        facts, deadlines = (*dated_facts_of(state),), deadlines_on_file(timeline, treaty)
        decisions = (*decisions_on_file(state, deadlines),)
        return Dossier(state, treaty, described, self._names, timeline, citations, facts, deadlines, decisions)

    def _of_total(self, filed: FiledTotal) -> Iterator[Finding]:
        self._totals.append(filed)
        path, total = ("totals", filed.position), filed.total
        self._cited.update(total.sources)
        treaty, described = self.head
        yield from map(NO_SOURCE.stamped, uncited([(path, total.sources)]))
        yield from map(UNKNOWN_SOURCE.stamped, undescribed([(path, total.sources)], described))
        fact = DatedFact(path, "on", PartialDate(total.on, total.on), total.sources)
        yield from map(OLDER_SOURCE.stamped, outdated([fact], described or {}))
        if treaty:
            yield from map(AFTER_VERIFIED.stamped, long_after(treaty.verified, [fact]))

    def _across_blocks(self) -> Iterator[Finding]:
        if self._cut_short:
            return
        yield from UNKNOWN_OBJECTOR.findings(self._objectors, self._codes)
        if not self._all_typed:
            return
        yield from UNUSED_SOURCE.findings(self.head.source_days or (), self._cited)
        if self._numbers:
            yield from PUBLISHED_TOTAL.findings(self._numbers.counts)
            yield from THRESHOLD_DEPOSITS.findings(self._numbers.deposits)


def _objectors(state: State) -> Iterator[tuple[Path, str]]:
    """Every State that objects to something on file, with its path."""
    for i, notification in enumerate(state.notifications):
        for j, objection in enumerate(notification.objections):
            yield (state.code, "notifications", i, "objections", j, "by"), objection.by
