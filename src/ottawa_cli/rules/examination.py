"""A registry against itself and the law: every rule in one pass over its parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ottawa_cli.facts.findings import CutShort, Finding, Path
from ottawa_cli.facts.model import Names, State, Total, Treaty
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.rules.dossier import Dossier, acts_of, citations_of
from ottawa_cli.rules.sources import uncited, undescribed
from ottawa_cli.rules.table import (
    NO_SOURCE,
    STATE_RULES,
    TREATY_ORDER,
    UNKNOWN_OBJECTOR,
    UNKNOWN_SOURCE,
    UNUSED_SOURCE,
)


class Head(NamedTuple):
    """What the States of a file are held against. ``treaty`` None: it could not be typed."""

    treaty: Treaty | None
    source_ids: Collection[str] | None
    """Those included that could not be typed; None: the block could not be read."""


class UntypedState(NamedTuple):
    """A State's block that could not be typed; its findings are told apart."""

    code: str


class FiledTotal(NamedTuple):
    """A published number of States, and where it stands in its list, counted from 0."""

    position: int
    total: Total


RegistryPart = FiledTotal | Head | State | UntypedState | CutShort | Finding


@dataclass
class FactCounts:
    """How much there was in a file."""

    states: int = 0
    instruments: int = 0
    sources: int = 0


@dataclass
class Examination:
    """One pass over the parts of a file, holding no more of it than the rules that look across States need."""

    names: Names
    counts: FactCounts = field(default_factory=FactCounts)
    head: Head = field(default_factory=lambda: Head(None, None))
    _codes: set[str] = field(default_factory=set)
    _cited: set[str] = field(default_factory=set)
    _objectors: list[tuple[Path, str]] = field(default_factory=list)
    _all_typed: bool = True
    _cut_short: bool = False

    def findings(self, parts: Iterable[RegistryPart]) -> Iterator[Finding]:
        """Everything wrong with the parts: what was refused on the way, and what the rules say."""
        for part in parts:
            match part:
                case State():
                    yield from self._of_state(part)
                case UntypedState():
                    self._all_typed = False
                    self._codes.add(part.code)
                case Head():
                    yield from self._of_head(part)
                case FiledTotal():
                    yield from self._of_total(part)
                case CutShort():
                    self._cut_short = True
                case _:
                    yield part
        yield from self._across_blocks()

    def _of_head(self, head: Head) -> Iterator[Finding]:
        self.head = head
        self.counts.sources = len(head.source_ids or ())
        if head.treaty:
            yield from TREATY_ORDER.findings(head.treaty)

    def _of_state(self, state: State) -> Iterator[Finding]:
        self.counts.states += 1
        self.counts.instruments += len(state.instruments)
        self._codes.add(state.code)
        citations = (*citations_of(state),)
        for _, source_ids in citations:
            self._cited.update(source_ids)
        if state.notifications:
            self._objectors += _objectors(state)
        treaty, described = self.head
        if treaty is None:
            return
        acts = (*acts_of(state),)
        dossier = Dossier(state, treaty, described, self.names, timeline_of(state, treaty), acts, citations)
        for rule in STATE_RULES:
            for finding in rule.look(dossier):
                yield rule.stamped(finding, state.code)

    def _of_total(self, filed: FiledTotal) -> Iterator[Finding]:
        citation = (("totals", filed.position), filed.total.sources)
        self._cited.update(filed.total.sources)
        yield from map(NO_SOURCE.stamped, uncited([citation]))
        yield from map(UNKNOWN_SOURCE.stamped, undescribed([citation], self.head.source_ids))

    def _across_blocks(self) -> Iterator[Finding]:
        if self._cut_short:
            return
        yield from UNKNOWN_OBJECTOR.findings(self._objectors, self._codes)
        if self._all_typed:
            yield from UNUSED_SOURCE.findings(self.head.source_ids or (), self._cited)


def _objectors(state: State) -> Iterator[tuple[Path, str]]:
    """Every State that objects to something on file, with its path."""
    for i, notification in enumerate(state.notifications):
        for j, objection in enumerate(notification.objections):
            yield (state.code, "notifications", i, "objections", j, "by"), objection.by
