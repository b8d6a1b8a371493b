"""A State's history as runs: the longest stretches of days with one answer, computed once from what the law made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.facts.statuses import Mark, Status
from ottawa_cli.facts.words import UNDETERMINED
from ottawa_cli.law.lives import A_DAY, Life
from ottawa_cli.law.outcomes import Outcomes
from ottawa_cli.law.paths import Path, Value, path_of, path_of_mark, path_of_statuses
from ottawa_cli.law.readings import neighbours
from ottawa_cli.law.turns import lives_of

if TYPE_CHECKING:
    from ottawa_cli.facts.model import State, Treaty

_STATUSES: Final = tuple(Status)
Pairs = Sequence[tuple[int, int]]
"""Positions of lives, two and two."""


class Run(NamedTuple):
    """One answer from ``since`` (None: ever) through the day before ``until`` (None: as far as is known)."""

    since: date | None
    until: date | None
    possible: tuple[Status, ...]
    """Every status that it may be, in the order of a State's life; one where it is certain."""
    marks: tuple[Mark, ...]
    """The marks that are sure."""
    possible_marks: tuple[Mark, ...]
    """The marks that are not."""

    @property
    def status(self) -> Status | Literal["undetermined"]:
        """The status, or that the facts leave it open."""
        return self.possible[0] if len(self.possible) == 1 else UNDETERMINED


class Stretch(NamedTuple):
    """Days with one answer beside the runs: from ``since`` (None: ever) through the day before ``until``."""

    since: date | None
    until: date | None
    possible: frozenset[Value]
    """All that it may be."""


class Timeline:
    """All that follows from one State's facts: its life under each reading of its dates, and the runs they leave."""

    def __init__(self, state: State, lives: tuple[Life, ...]) -> None:
        self.state = state
        self.lives = lives

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Half-open runs without a gap: the end of each is the beginning of the next."""
        return _runs(self.lives, self._neighbours)

    @cached_property
    def on_deposit(self) -> tuple[Stretch, ...]:
        """Of which kind the consent is that is on deposit; None among them: it may be that there is none.

        From the day of deposit or receipt until a withdrawal takes effect, as the United Nations count.
        """
        return _stretches(self.lives, self._neighbours, Life.kind_on_deposit)

    def kinds_on_deposit(self, day: date) -> frozenset[Value]:
        """The kinds of which the consent may be that is on deposit on ``day``."""
        return next(
            stretch.possible for stretch in reversed(self.on_deposit) if not stretch.since or stretch.since <= day
        )

    @cached_property
    def signature_stands(self) -> tuple[Stretch, ...]:
        """Has it signed, and no withdrawal taken effect? So the depositary counts signatories."""
        return _stretches(self.lives, self._neighbours, Life.signature_stands)

    def run_on(self, day: date) -> Run:
        """The run that ``day`` lies in."""
        return self.runs[bisect_right([run.since for run in self.runs if run.since], day)]

    @cached_property
    def outcomes(self) -> list[Outcomes]:
        """What became of each instrument, in the order of the file."""
        return [Outcomes(each) for each in zip(*(life.outcomes for life in self.lives), strict=True)]

    @cached_property
    def _neighbours(self) -> list[tuple[int, int]]:
        """The lives between which one date moves, over days that are read in no other life."""
        positions = {life.reading.days: position for position, life in enumerate(self.lives)}
        return [
            (positions[one], positions[other])
            for one, other, moving in neighbours(self.state, [*positions])
            if one[moving[0]] + A_DAY < other[moving[0]]
        ]


def timeline_of(state: State, treaty: Treaty) -> Timeline:
    """Compute what follows from a State's facts under a treaty's clauses."""
    return Timeline(state, lives_of(state, treaty))


def _runs(lives: tuple[Life, ...], pairs: Pairs) -> tuple[Run, ...]:
    """Statuses and each mark by themselves: what may be said of one does not depend on another."""
    statuses = [path_of_statuses(life) for life in lives]
    marks = {mark: [path_of_mark(life, mark) for life in lives] for mark in _marks(lives)}
    runs: list[Run] = []
    for since, until in _between_cuts(statuses, *marks.values()):
        possible = _possible(statuses, pairs, since)
        answers = {mark: _possible(paths, pairs, since) for mark, paths in marks.items()}
        run = Run(
            since,
            until,
            tuple(filter(possible.__contains__, _STATUSES)),
            tuple([mark for mark in answers if answers[mark] == {True}]),
            tuple([mark for mark in answers if answers[mark] == {True, False}]),
        )
        if runs and runs[-1][2:] == run[2:]:
            run = run._replace(since=runs.pop().since)
        runs.append(run)
    return tuple(runs)


def _stretches(lives: tuple[Life, ...], pairs: Pairs, value_on: Callable[[Life, date], Value]) -> tuple[Stretch, ...]:
    paths = [path_of(life, partial(value_on, life)) for life in lives]
    cuts = _between_cuts(paths)
    return tuple([Stretch(since, until, frozenset(_possible(paths, pairs, since))) for since, until in cuts])


def _between_cuts(*groups: Iterable[Path]) -> Iterator[tuple[date | None, date | None]]:
    """The days between which nothing begins."""
    cuts = sorted({day for paths in groups for path in paths for day in path.begins})
    return pairwise([None, *cuts, None])


def _marks(lives: tuple[Life, ...]) -> list[Mark]:
    """Every mark that is set on some day, in the order in which marks are named."""
    marks = {span.mark for life in lives for span in life.mark_spans}
    return [mark for mark in Mark if mark in marks] if marks else []


def _possible(paths: Sequence[Path], pairs: Pairs, day: date | None) -> set[Value]:
    """What each reading says on a day, and what the State's life passes through between two that are neighbours."""
    if len(paths) == 1:
        return {paths[0].values[paths[0].index_on(day)]}
    positions = [(path.values, path.index_on(day)) for path in paths]
    possible = {values[index] for values, index in positions}
    for one, other in {(positions[a], positions[b]) for a, b in pairs if positions[a] != positions[b]}:
        possible.update(_between(*one, *other))
    return possible


def _between(one: tuple[Value, ...], i: int, other: tuple[Value, ...], j: int) -> tuple[Value, ...]:
    """What lies between two positions in a life; two that pass through other things have nothing between them."""
    return one[min(i, j) : max(i, j)] if one == other else ()
