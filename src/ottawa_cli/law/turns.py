"""A State's lives under all readings of its dates, and on either side of each day on which an act's validity turns.

The ends of a date known in part need not tell what lies between: an act may move nothing on its first day, and be a
withdrawal from a later one on, which takes effect long before that of the last day would.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ottawa_cli.facts.periods import count
from ottawa_cli.law.clauses import Clauses, clauses_of
from ottawa_cli.law.lives import A_DAY, Life, life_of
from ottawa_cli.law.paths import course_of
from ottawa_cli.law.readings import Days, Moving, moved_to, neighbours, reading_on, readings_of

if TYPE_CHECKING:
    from ottawa_cli.facts.model import State, Treaty


def lives_of(state: State, treaty: Treaty) -> tuple[Life, ...]:
    """Apply the law to a State's facts under each reading that may make a difference."""
    clauses = clauses_of(treaty)
    lives = {reading.days: life_of(reading, clauses) for reading in readings_of(state)}

    def life_on(days: Days) -> Life:
        if days not in lives:
            lives[days] = life_of(reading_on(state, days), clauses)
        return lives[days]

    kept = {*lives}
    for one, other, moving in neighbours(state, [*lives]):
        first, last = one[moving[0]], other[moving[0]]
        days = (
            lives[one].days_of_change
            | lives[other].days_of_change
            | _ends_of_deferral(lives[one], clauses, first, last)
        )
        row = [moved_to(day, one, moving) for day in sorted(days) if first < day < last]
        for before, after in pairwise([one, *row, other]):
            kept.update(_turns(before, after, moving, life_on))
    return tuple(lives[days] for days in sorted(kept))


def _ends_of_deferral(life: Life, clauses: Clauses, first: date, last: date) -> set[date]:
    """From when on a withdrawal received between two days is due in an armed conflict, or after it (art. 20(3)).

    A short one may defer a withdrawal that is received on neither day, but between them.
    """
    clause = clauses.exit
    if clause is None or not clause.armed_conflict_defers:
        return set()
    bounds = {day for conflict in life.reading.conflicts for day in (conflict.since, conflict.ended) if day}
    received = range(first.toordinal(), last.toordinal())

    def due(number: int) -> date:
        return count(date.fromordinal(number), clause.period, clause.day).result

    return {first + A_DAY * bisect_left(received, day, key=due) for day in bounds}


def _turns(first: Days, last: Days, moving: Moving, life_on: Callable[[Days], Life]) -> Iterator[Days]:
    """The days next to one another between which what a life passes through turns, one turn after another."""
    at = moving[0]
    while (course := course_of(life_on(first))) != course_of(life_on(last)):
        before, after = first, last
        while before[at] + A_DAY < after[at]:
            middle = moved_to(before[at] + (after[at] - before[at]) // 2, before, moving)
            if course_of(life_on(middle)) == course:
                before = middle
            else:
                after = middle
        yield from (before, after)
        first = after
