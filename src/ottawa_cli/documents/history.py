"""How many States Parties there were over time, and who joined and left: the document, from the course of all."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from ottawa_cli.documents.counting import count_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Literal

    from ottawa_cli.documents.counting import Steps
    from ottawa_cli.documents.types import Between, Course, DatedDocument, HistoryDocument, HistoryRow, PeakForm

    Every = Literal["year", "month"]
    Members = Callable[[date], Collection[str]]
    """Who counts on a day, by code."""
    Numbers = Callable[[date], tuple[Between, Between]]
    """How many are bound on a day, and how many by deposit."""

_DECEMBER = 12


def told_history(
    head: DatedDocument,
    course: Course,
    every: Every = "year",
    members: Members | None = None,
    numbers: Numbers | None = None,
) -> HistoryDocument:
    """``ottawa/history/1``: a row on the last day of each year or month from the adoption on, then on the day asked.

    A State has joined on the first day on which it surely is a State Party after surely being none, and has left on the
    first day on which it surely is none after surely being one; it stands in the row of that day. While it cannot be
    said, it is between ``min`` and ``max`` and in no list, and one that may have come and gone is in neither.
    ``members``: only States that are members on a row's day are counted in it, by ``numbers``, and there is no peak.
    """
    on = date.fromisoformat(head["on"])
    days = row_days(min(on, date.fromisoformat(course["begins"] or head["on"])), on, every)
    rows = [_row(day, course, numbers) for day in days]
    changes = [
        (day, code, joins)
        for day, code, joins in course["changes"]
        if day <= head["on"] and (members is None or code in members(days[_row_of(day, days)]))
    ]
    for day, code, joins in changes:
        row = rows[_row_of(day, days)]
        (row["joined"] if joins else row["left"]).append(code)
    return {
        **head,
        "every": every,
        "peak": _peak(course["in_force"], head["on"]) if members is None else None,
        "rows": rows,
        "names": {code: course["names"][code] for code in sorted({code for _, code, _ in changes})},
    }


def _row(day: date, course: Course, numbers: Numbers | None) -> HistoryRow:
    """A row without who joined and left."""
    parties, deposited = numbers(day) if numbers else numbers_of(course, str(day))
    return {"on": str(day), "in_force": parties, "deposited": deposited, "joined": [], "left": []}


def numbers_of(course: Course, day: str) -> tuple[Between, Between]:
    """How many are bound on a day, and how many by deposit."""
    return count_on(course["in_force"], day), count_on(course["on_deposit"], day)


def _row_of(day: str, days: list[date]) -> int:
    return bisect_left(days, date.fromisoformat(day))


def _peak(parties: Steps, on: str) -> PeakForm | None:
    """The most that there surely were by ``on``, from the first day on which there were; None where there were none."""
    least, _, day, most = max(
        (least, -number, day, most) for number, (day, least, most) in enumerate(parties) if day <= on
    )
    return {"on": day, "in_force": {"min": least, "max": most}} if least else None


def row_days(first: date, on: date, every: Every) -> list[date]:
    """The last day of each year or month from that of ``first`` to that before ``on``, then ``on`` itself."""
    days = []
    day = _last_day(first, every)
    while day < on:
        days.append(day)
        day = _last_day(day + timedelta(days=1), every)
    return [*days, on]


def _last_day(day: date, every: Every) -> date:
    month = _DECEMBER if every == "year" else day.month
    next_month = day.replace(day=1, month=month) + timedelta(days=31)
    return next_month.replace(day=1) - timedelta(days=1)
