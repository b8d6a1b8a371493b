"""A registry against itself and the law: every rule in one pass over its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import State
from ottawa_cli.rules.case import case_of, sourced
from ottawa_cli.rules.table import STATE_RULES, TREATY_ORDER, UNKNOWN_OBJECTOR, UNUSED_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.facts.model import Names, Treaty


class Head(NamedTuple):
    """What the States of a file are held against. ``treaty`` None: it could not be typed."""

    treaty: Treaty | None
    source_names: AbstractSet[str] | None
    """Those included that could not be typed; None: the block could not be read."""


class Untyped(NamedTuple):
    """A State's block that could not be typed; its findings are told apart."""

    code: str


class Cut(NamedTuple):
    """The file could not be read to its end; what seems to be missing may stand there."""


Part = Head | State | Untyped | Cut | Finding


@dataclass
class Tally:
    """What was read, and how much of it there was."""

    states: int = 0
    instruments: int = 0
    sources: int = 0


@dataclass
class Examination:
    """One pass over the parts of a file, holding no more of it than the rules that look across States need."""

    names: Names
    tally: Tally = field(default_factory=Tally)
    head: Head = field(default_factory=lambda: Head(None, frozenset()))
    _codes: set[str] = field(default_factory=set)
    _cited: set[str] = field(default_factory=set)
    _objectors: list[tuple[Path, str]] = field(default_factory=list)
    _all_typed: bool = True
    _cut: bool = False

    def findings(self, parts: Iterable[Part]) -> Iterator[Finding]:
        """Everything wrong with the parts: what was refused on the way, and what the rules say."""
        for part in parts:
            match part:
                case Finding():
                    yield part
                case Head():
                    self.head = part
                    self.tally.sources = len(part.source_names or ())
                    if part.treaty:
                        yield from TREATY_ORDER.findings(part.treaty)
                case Untyped():
                    self._all_typed = False
                    self._codes.add(part.code)
                case Cut():
                    self._cut = True
                case _:
                    yield from self._state(part)
        yield from self._across()

    def _state(self, state: State) -> Iterator[Finding]:
        self.tally.states += 1
        self.tally.instruments += len(state.instruments)
        self._codes.add(state.code)
        cited = tuple(sourced(state))
        for _, sources in cited:
            self._cited.update(sources)
        self._objectors += _objectors(state)
        if self.head.treaty is None:
            return
        case = case_of(state, self.head.treaty, self.head.source_names, self.names, cited)
        kinds = {filed.kind for filed in state.instruments}
        for rule in STATE_RULES:
            if rule.about and kinds.isdisjoint(rule.about):
                continue
            for finding in rule.look(case):
                yield rule.stamped(finding, state.code)

    def _across(self) -> Iterator[Finding]:
        if self._cut:
            return
        yield from UNKNOWN_OBJECTOR.findings(self._objectors, self._codes)
        if self._all_typed:
            yield from UNUSED_SOURCE.findings(self.head.source_names or (), self._cited)


def _objectors(state: State) -> Iterator[tuple[Path, str]]:
    """Every State that objects to something on file, with its place."""
    for i, notice in enumerate(state.notifications):
        for j, objection in enumerate(notice.objections):
            yield (state.code, "notifications", i, "objections", j, "by"), objection.by
