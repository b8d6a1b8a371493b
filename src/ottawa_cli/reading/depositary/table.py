"""What any form of the depositary's file comes to: a header, rows of cells, and what stands around them as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Final, Literal, NamedTuple

_RAISED: Final = re.compile("<(/?)(?:superscript|sup)>")
MOST_ROWS: Final = 2_000
"""Ten times the States that there are."""
MOST_COLUMNS: Final = 20
"""Four times those of any treaty."""
MOST_NOTES: Final = 100
"""More no participant bears."""
_TAG: Final = re.compile(r"<[^<>]*>")


class Row(NamedTuple):
    """A row of the participants' table; ``line`` is where it begins in the file, counted from 1."""

    line: int
    cells: tuple[str, ...]


class Note(NamedTuple):
    """An end note: its text, and the rows of a table in it."""

    number: int
    text: str
    rows: tuple[tuple[str, ...], ...]


class Said(NamedTuple):
    """A declaration, or what else somebody sent: who, under which heading of its own or of all, and its text."""

    participant: str
    title: str
    above: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """All that is read of a file before it is understood."""

    shape: Literal["xml", "html", "csv"]
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    reference: str | None = None
    title: str | None = None
    concluded: str | None = None
    as_of: str | None = None
    entry_into_force: str | None = None
    parties: str | None = None
    signatories: str | None = None
    notes: tuple[Note, ...] = ()
    declarations: tuple[Said, ...] = ()
    under_article: tuple[Said, ...] = ()
    notifications: tuple[Said, ...] = ()
    territories: tuple[str, ...] = ()


def plain_text(marked: str) -> str:
    """A text without the markup inside it, the numbers of its end notes included, on one line."""
    level, _ = _levels(marked)
    return " ".join(unescape(_TAG.sub("", "".join(level))).split())


def note_numbers(marked: str) -> tuple[int, ...]:
    """The numbers of the end notes that a text bears: ``1,2,3``."""
    _, raised = _levels(marked)
    return tuple(map(int, re.findall(r"[0-9]{1,4}", ",".join(raised))[:MOST_NOTES]))


def _levels(marked: str) -> tuple[list[str], list[str]]:
    """What stands on the line, and what is raised above it."""
    level: list[str] = []
    raised: list[str] = []
    pieces = _RAISED.split(marked)
    level.append(pieces[0])
    for closes, text in zip(pieces[1::2], pieces[2::2], strict=True):
        (level if closes else raised).append(text)
    return level, raised
