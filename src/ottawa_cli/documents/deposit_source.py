"""The depositary's file as a source that a registry cites: its id, its title, and where the record is to be read."""

from __future__ import annotations

from datetime import date
from typing import Final

from ottawa_cli.facts.deposits import Record

_PAGE: Final = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={}&chapter={}&clang=_en"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}


def source_id(record: Record, as_of: date | None) -> str:
    """Its id: of the day that it is of, or of the youngest in it."""
    return f"untc-{as_of or record.youngest or 'undated'}"


def source_entry(reference: str | None, as_of: str | None) -> dict[str, str]:
    """What stands under its id."""
    of_treaty = f", {reference}" if reference else ""
    dated = {"as_of": as_of} if as_of else {}
    return {
        "title": f"UN Treaty Collection, Multilateral Treaties Deposited with the Secretary-General{of_treaty}",
        "url": page_address(reference),
        **dated,
    }


def page_address(reference: str | None) -> str:
    """The page of a treaty by its number, ``XXVI-5``; of the whole collection, where none is known."""
    chapter = _arabic(reference.partition("-")[0]) if reference else 0
    return _PAGE.format(reference, chapter) if chapter else "https://treaties.un.org/Pages/ParticipationStatus.aspx"


def _arabic(roman: str) -> int:
    """A Roman number; 0: it is none."""
    values = [_ROMAN.get(letter, 0) for letter in roman]
    if not all(values):
        return 0
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))
