"""A State's history as runs: the longest stretches of days with one answer, computed once from what the law made."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.courses import Course, course
from ottawa_cli.model import Mark, Status
from ottawa_cli.readings import readings

if TYPE_CHECKING:
    from datetime import date

    from ottawa_cli.model import State, Treaty


class Answer(NamedTuple):
    """A status, and the marks beside it."""

    status: Status
    marks: frozenset[Mark]


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


@dataclass(frozen=True)
class Timeline:
    """All that follows from one State's facts: its course under each reading of its dates, and the runs they leave."""

    state: State
    courses: tuple[Course, ...]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Half-open runs without a gap: the end of each is the beginning of the next."""
        return _runs(self.courses)

    def run_on(self, day: date) -> Run:
        """The run that ``day`` lies in."""
        starts = [run.since for run in self.runs[1:] if run.since]
        return self.runs[bisect_right(starts, day)]


def timeline(state: State, treaty: Treaty) -> Timeline:
    """Compute what follows from a State's facts under a treaty's clauses."""
    return Timeline(state, tuple(course(state, treaty, reading) for reading in readings(state)))


class _Path(NamedTuple):
    """The answers that a course passes through, and the days on which all but the first begin."""

    answers: tuple[Answer, ...]
    begins: tuple[date, ...]


def _runs(courses: tuple[Course, ...]) -> tuple[Run, ...]:
    paths = {_path(course) for course in courses}
    cuts = sorted({day for path in paths for day in path.begins})
    runs: list[Run] = []
    for since, until in pairwise([None, *cuts, None]):
        candidates = _candidates({(path.answers, bisect_right(path.begins, since) if since else 0) for path in paths})
        run = Run(since, until, *_summed(candidates))
        if runs and runs[-1][2:] == run[2:]:
            run = run._replace(since=runs.pop().since)
        runs.append(run)
    return tuple(runs)


def _path(course: Course) -> _Path:
    edges = {day for spell in course.spells for day in (spell.since, spell.until) if day}
    days = sorted(edges.union(change.on for change in course.changes))
    answers, begins = [Answer(Status.NOT_PARTY, frozenset())], []
    for day in days:
        marks = (
            spell.mark for spell in course.spells if spell.since <= day and (spell.until is None or day < spell.until)
        )
        answer = Answer(course.status_on(day), frozenset(marks))
        if answer != answers[-1]:
            answers.append(answer)
            begins.append(day)
    return _Path(tuple(answers), tuple(begins))


def _candidates(places: set[tuple[tuple[Answer, ...], int]]) -> set[Answer]:
    """The answers at the ends, and those that the State's life passes through between them.

    Two lives that part ways and meet again in one answer have nothing between them.
    """
    found = {answers[index] for answers, index in places}
    for answers, index in places:
        for others, other in places:
            parted = answers != others
            if index < other and not (parted and answers[index] == others[other]) and index < _shared(answers, others):
                found.update(others[index:other])
    return found


def _shared(answers: tuple[Answer, ...], others: tuple[Answer, ...]) -> int:
    """How far two lives go together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(answers, others, strict=False)))


def _summed(candidates: set[Answer]) -> tuple[tuple[Status, ...], tuple[Mark, ...], tuple[Mark, ...]]:
    statuses = {answer.status for answer in candidates}
    sure = frozenset.intersection(*(answer.marks for answer in candidates))
    may_be = frozenset[Mark]().union(*(answer.marks for answer in candidates)) - sure
    return (
        tuple(status for status in Status if status in statuses),
        tuple(mark for mark in Mark if mark in sure),
        tuple(mark for mark in Mark if mark in may_be),
    )
