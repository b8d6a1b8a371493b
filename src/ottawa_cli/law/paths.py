"""What a life passes through, one thing at a time: statuses, a mark off and on, consents on deposit, a signature."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from ottawa_cli.facts.statuses import Mark, Status
from ottawa_cli.law.lives import Life

Value = Status | bool | str | None
"""A status, whether a mark is set, the kind of the consent on deposit."""


class Path(NamedTuple):
    """The values of one thing, and when each but the first begins."""

    values: tuple[Value, ...]
    begins: tuple[date, ...]

    def index_on(self, day: date | None) -> int:
        """Which of the values it is on a day, or before all days."""
        return bisect_right(self.begins, day) if day else 0


def path_of(life: Life, value_on: Callable[[date], Value]) -> Path:
    """What a life passes through, by what is so on a day."""
    values, begins = [value_on(date.min)], []
    for day in sorted(life.days_of_change):
        value = value_on(day)
        if value != values[-1]:
            values.append(value)
            begins.append(day)
    return Path(tuple(values), tuple(begins))


def path_of_statuses(life: Life) -> Path:
    """The statuses."""
    changes = life.status_changes
    return Path((Status.NOT_PARTY, *[change.status for change in changes]), tuple([change.on for change in changes]))


def path_of_mark(life: Life, mark: Mark) -> Path:
    """A mark, off and on."""
    return path_of(life, partial(_is_set, life, mark))


def course_of(life: Life) -> tuple[object, ...]:
    """All that a life passes through, whenever that is, and which of its acts move something."""
    acts = [outcome.moves_nothing is None for outcome in life.outcomes]
    statuses = [change.status for change in life.status_changes]
    signed = [life.signature_stands(day) for day in (life.reading.signed,) if day]
    marks: list[object] = [span.mark for span in life.mark_spans]
    if len({*marks}) < len(marks):  # of two stretches of a mark the one may go on where the other ends
        marks = [path_of_mark(life, mark).values for mark in Mark]
    return (*acts, *statuses, *signed, *marks)


def _is_set(life: Life, mark: Mark, day: date) -> bool:
    return any(
        span.mark is mark and span.since <= day and (span.until is None or day < span.until) for span in life.mark_spans
    )
