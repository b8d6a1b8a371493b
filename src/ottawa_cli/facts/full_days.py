"""Full days: how they are written, and which years there are.

Imported by every command that is asked for a day, so it imports no more than it must.
"""

from __future__ import annotations

from datetime import date

FIRST_YEAR = 1800
LAST_YEAR = 2200


class WrongDate(ValueError):
    """The text is no day, partial day or period that the registry knows; the message says why."""


def parse_day(text: str) -> date:
    """Read ``YYYY-MM-DD``, from 1800 to 2200.

    Raises:
        WrongDate: anything else, 30 February included.
    """
    if not is_written_as_day(text):
        raise WrongDate("not a day; write YYYY-MM-DD")
    return calendar_day(int(text[:4]), int(text[5:7]), int(text[8:]))


def is_written_as_day(text: str) -> bool:
    """Has the text the shape of a day?"""
    return (
        len(text) == 10 and text.isascii() and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdigit()
    )


def calendar_day(year: int, month: int, day: int) -> date:
    """The day of these numbers.

    Raises:
        WrongDate: there is none, or none that the registry knows.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongDate(f"outside the years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise WrongDate("not a day of the calendar") from None
