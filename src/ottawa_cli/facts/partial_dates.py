"""Days known in part: what a source leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from ottawa_cli.facts.full_days import WrongDate, calendar_day, is_written_as_day, parse_day

_MONTH_OR_YEAR = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")


class PartialDate:
    """A day as far as it is known: both ends included, the same twice where the day is known.

    ``written``: how the registry writes it, which makes no other of it; a computed one is a day or a range.
    """

    __slots__ = ("earliest", "latest", "written")

    def __init__(self, earliest: date, latest: date, written: str = "") -> None:
        self.earliest = earliest
        self.latest = latest
        self.written = written

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and (self.earliest, self.latest) == (other.earliest, other.latest)

    def __hash__(self) -> int:
        return hash((self.earliest, self.latest))

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    @property
    def is_known(self) -> bool:
        """Is it one day?"""
        return self.earliest == self.latest

    def __str__(self) -> str:
        """The registry's notation: ``2025-06-27``, ``2025-06``, ``2025`` or ``2025-06-25/2025-06-26``."""
        if self.is_known:
            return self.earliest.isoformat()
        return self.written or f"{self.earliest.isoformat()}/{self.latest.isoformat()}"

    @classmethod
    def spanning(cls, days: Iterable[date | None]) -> Self | None:
        """The span from the first to the last of ``days``; None where there is none, or one is not known."""
        all_days = set(days)
        known_days = [day for day in all_days if day]
        return cls(min(known_days), max(known_days)) if known_days and len(known_days) == len(all_days) else None


def date_text(moment: PartialDate | date | None) -> str | None:
    """Write a date as documents have it: a day, or a partial one in the notation of the registry."""
    return None if moment is None else str(moment)


def some_day(moment: object) -> str:
    """A day in a sentence: ``2025-06-27``, ``2025-06``, or ``a day between 2025-06-25 and 2025-06-26``."""
    first, slash, last = str(moment).partition("/")
    return f"a day between {first} and {last}" if slash else first


@lru_cache(maxsize=4096)
def parse_partial(text: str) -> PartialDate:
    """Read ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or ``YYYY-MM-DD/YYYY-MM-DD`` (both ends included).

    Raises:
        WrongDate: anything else, a range that runs backwards included.
    """
    if is_written_as_day(text):
        day = parse_day(text)
        return PartialDate(day, day)
    if match := _MONTH_OR_YEAR.fullmatch(text):
        first, last_month = calendar_day(int(match[1]), int(match[2] or 1), 1), int(match[2] or 12)
        years, month = divmod(last_month, 12)
        return PartialDate(first, date(first.year + years, month + 1, 1) - timedelta(days=1), text)
    start, slash, end = text.partition("/")
    if not slash or not is_written_as_day(start) or not is_written_as_day(end):
        raise WrongDate(
            "not a date; write YYYY-MM-DD, or YYYY-MM, YYYY or YYYY-MM-DD/YYYY-MM-DD where the day is not known"
        )
    span = PartialDate(parse_day(start), parse_day(end), text)
    if span.earliest > span.latest:
        raise WrongDate("a range that ends before it begins")
    return span
