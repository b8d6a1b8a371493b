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
from ottawa_cli.law.readings import Days, neighbours, reading_on, readings_of


def lives_of(state: State, treaty: Treaty) -> tuple[Life, ...]:
    """Apply the law to a State's facts under each reading that may make a difference."""
    lives = {reading.days: life_of(state, treaty, reading) for reading in readings_of(state)}

    def life_on(days: Days) -> Life:
        if days not in lives:
            lives[days] = life_of(state, treaty, reading_on(state, days))
        return lives[days]

    kept = {*lives}
    for one, other, moving in neighbours([*lives]):
        days_between = sorted(_days_between(lives[one], lives[other], one[moving], other[moving]))
        rows = [(*one[:moving], day, *one[moving + 1 :]) for day in days_between]
        for before, after in pairwise([one, *rows, other]):
            kept.update(_turn(before, after, moving, life_on))
    return tuple(lives[days] for days in sorted(kept))


def _days_between(one: Life, other: Life, first: date, last: date) -> set[date]:
    """The days between two on which something may turn."""
    return {day for day in one.days_of_change | other.days_of_change if first < day < last}


def _turn(before: Days, after: Days, moving: int, life_on: Callable[[Days], Life]) -> Iterator[Days]:
    """The two days next to one another between which what moves what turns, if it does."""
    moved = life_on(before).moved
    if life_on(after).moved == moved:
        return
    while before[moving] + A_DAY < after[moving]:
        middle = before[moving] + (after[moving] - before[moving]) // 2
        days = (*before[:moving], middle, *before[moving + 1 :])
        if life_on(days).moved == moved:
            before = days
        else:
            after = days
    yield from (before, after)
