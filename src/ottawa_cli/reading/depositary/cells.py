"""A cell of the participants' table: its day, the mark behind it, and whether it stands in brackets."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from ottawa_cli.facts.full_days import WrongDate, calendar_day

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAY_WORDS: Final = r"([0-9]{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?\s+([0-9]{4})"
"""A day in English: ``11 Sep 2002``, ``14 July 2000``."""

_CELL: Final = re.compile(rf"(\[?)\s*{DAY_WORDS}\s*([A-Za-z$]{{0,3}})\s*(\]?)")


class Cell(NamedTuple):
    """A dated cell."""

    day: date
    mark: str
    is_bracketed: bool


def cell_of(text: str) -> Cell | None:
    """Read a cell, whatever white space is in it; None: it holds no day."""
    match = _CELL.fullmatch(" ".join(text.split()))
    day = day_of(*match.groups()[1:4]) if match else None
    return Cell(day, match[5], bool(match[1] or match[6])) if match and day else None


def day_of(day: str, month: str, year: str) -> date | None:
    """A day told in words; None: there is no such month, or no such day in it. Three letters of a month are enough."""
    for number, name in enumerate(_MONTHS, 1):
        if name.startswith(month.lower()):
            try:
                return calendar_day(int(year), number, int(day))
            except WrongDate:
                return None
    return None
