"""Periods, and how they are counted from a day: what the law counts with."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, Self

from ottawa_cli.facts.full_days import WrongDate

DayRule = Literal["same", "first-of-month", "first-of-next-month"]
"""Where the day counted moves to: it stays, or the 1st of its month, or the 1st of the month after it."""

_PERIOD = re.compile(r"P(?=[0-9])(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?")
_LONGEST_DAYS: Final = 36525  # P100Y
_IN_EVERY_MONTH: Final = 28
_DAYS_IN_A_MONTH: Final = 30.4375  # on average, to compare a period of months with one of days


class Period(NamedTuple):
    """An ISO 8601 period of at most a hundred years: ``P6M``, ``P1Y``, ``P90D``, ``P6M1D``."""

    months: int
    days: int
    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 period of years, months, weeks and days.

        Raises:
            WrongDate: anything else, times of day and more than P100Y included.
        """
        match = _PERIOD.fullmatch(text)
        if match is None:
            raise WrongDate("not a period; write one of ISO 8601, such as P6M, P1Y, P90D or P6M1D")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        period = cls(12 * years + months, 7 * weeks + days, text)
        if period.months * _DAYS_IN_A_MONTH + period.days > _LONGEST_DAYS:
            raise WrongDate("a period longer than P100Y")
        return period


class Count(NamedTuple):
    """A sum of days, with its steps: ``start`` + ``period`` is ``counted``, which the day rule moves to ``result``."""

    start: date
    period: Period
    rule: DayRule
    counted: date
    result: date
    clamped: bool
    """Had the last month no such day, so that its last day was taken? Said only where it moves the result."""

    @property
    def alternative(self) -> date | None:
        """The day after, which some depositaries take where a month was clamped."""
        return self.result + timedelta(days=1) if self.clamped else None


def count(start: date, period: Period, rule: DayRule = "same") -> Count:
    """Count ``period`` from ``start``, the day itself not counted.

    Years and months come first, clamped to the last day of the month (31 August + P6M is 28 or 29 February), then
    days, then the day rule.
    """
    months_later = _months_after(start, period.months)
    counted = months_later + timedelta(days=period.days)
    clamped = rule == "same" and months_later.day != start.day
    return Count(start, period, rule, counted, _moved(counted, rule), clamped)


def _months_after(day: date, number: int) -> date:
    """So many months later; a day that every month has needs no care, and no time for it."""
    if day.day > _IN_EVERY_MONTH:
        from dateutil.relativedelta import relativedelta

        return day + relativedelta(months=number)
    years, month = divmod(day.month - 1 + number, 12)
    return day.replace(year=day.year + years, month=month + 1)


def _moved(day: date, rule: DayRule) -> date:
    if rule == "same":
        return day
    first = day.replace(day=1)
    return first if rule == "first-of-month" else _months_after(first, 1)
