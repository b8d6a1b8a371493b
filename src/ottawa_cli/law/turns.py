"""A State's lives under all readings of its dates, and on either side of each day on which an act's validity turns.

The ends of a date known in part need not tell what lies between: an act may move nothing on its first day, and be a
withdrawal from a later one on, which takes effect long before that of the last day would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from ottawa_cli.facts.model import State, Treaty
from ottawa_cli.law.lives import A_DAY, Life, life_of
from ottawa_cli.law.paths import course_of
from ottawa_cli.law.readings import Days, Moving, moved_to, neighbours, reading_on, readings_of


def lives_of(state: State, treaty: Treaty) -> tuple[Life, ...]:
    """Apply the law to a State's facts under each reading that may make a difference."""
    lives = {reading.days: life_of(state, treaty, reading) for reading in readings_of(state)}

    def life_on(days: Days) -> Life:
        if days not in lives:
            lives[days] = life_of(state, treaty, reading_on(state, days))
        return lives[days]

    kept = {*lives}
    for one, other, moving in neighbours(state, [*lives]):
        days_between = sorted(_days_between(lives[one], lives[other], one[moving[0]], other[moving[0]]))
        row = [moved_to(day, one, moving) for day in days_between]
        for before, after in pairwise([one, *row, other]):
            kept.update(_turns(before, after, moving, life_on))
    return tuple(lives[days] for days in sorted(kept))


def _days_between(one: Life, other: Life, first: date, last: date) -> set[date]:
    """The days between two on which something may turn."""
    return {day for day in one.days_of_change | other.days_of_change if first < day < last}


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
