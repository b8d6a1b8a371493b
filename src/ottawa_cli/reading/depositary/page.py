"""From the treaty's page of the UN Treaty Collection to its table, and to what the page says beside it."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Final

from ottawa_cli.reading.depositary.table import Row, Table, plain_text
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable

MOST_CELLS: Final = 100_000

_GRID: Final = "tblgrid"
"""How the id of the participants' table ends."""
_PARTS: Final = {
    "tcText": "entry_into_force",
    "tcTreaty": "title",
    "tcHead": "reference",
}
_AS_OF: Final = re.compile(r"STATUS AS AT\s*:\s*([0-9]{2})-([0-9]{2})-([0-9]{4})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b(Parties|Signatories)\s*:?\s*([0-9]{1,4})\b")
_REFERENCE: Final = re.compile(r"mtdsg_no=([IVXL]+-[0-9]{1,3}(?:-[a-z]{1,2}(?:-[0-9]{1,2})?)?)", re.IGNORECASE)
_SKIPPED: Final = frozenset({"script", "style"})


class _PageReader(HTMLParser):
    """Takes the rows of the table, the text of the page, and the cells that are named."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self.words: list[str] = []
        self.named: dict[str, list[str]] = {}
        self._cells: list[str] = []
        self._cell: list[str] | None = None
        self._name: str | None = None
        self._line = 0
        self._tables = 0  # inside the grid, how many are open
        self._skipped = 0
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        identity = next((value or "" for key, value in attrs if key == "id"), "")
        if tag in _SKIPPED:
            self._skipped += 1
        if tag == "table" and (self._tables or identity.endswith(_GRID)):
            self._tables += 1
        elif self._tables and tag == "tr":
            self._end_row()
            self._line = self.getpos()[0]
        elif self._tables and tag in {"td", "th"}:
            self._end_cell()
            self._cell = []
            self._count += 1
            if self._count > MOST_CELLS:
                raise TooMany
        elif tag == "sup" and self._cell is not None:
            self._cell.append("<sup>")
        self._name = next((part for end, part in _PARTS.items() if identity.endswith(end)), self._name)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipped:
            self._skipped -= 1
        if tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._end_row()
        elif tag == "tr" and self._tables:
            self._end_row()
        elif tag == "sup" and self._cell is not None:
            self._cell.append("</sup>")
        if tag in {"td", "span", "div"}:
            self._name = None

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._cell is not None:
            self._cell.append(escape(data, quote=False))
            return
        self.words.append(data)
        if self._name:
            self.named.setdefault(self._name, []).append(data)

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._cells.append("".join(self._cell).strip())
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            self.rows.append(Row(self._line, tuple(self._cells)))
        self._cells = []


class TooMany(Exception):
    """More cells than any treaty has."""


def table_of_page(text: str, name: str) -> Table:
    """Read the page.

    Raises:
        Unreadable: it has more cells than any treaty has.
    """
    reader = _PageReader()
    try:
        reader.feed(text)
        reader.close()
    except TooMany:
        raise Unreadable(f"{quoted(name)}: more than {MOST_CELLS} cells, and no treaty has so many") from None
    words = " ".join(" ".join(reader.words).split())
    numbers = dict(_NUMBER.findall(words))
    as_of, reference = _AS_OF.search(words), _REFERENCE.search(text)
    headers = reader.rows[0].cells if reader.rows else ()
    named = {part: plain_text(escape(" ".join(texts), quote=False)) for part, texts in reader.named.items()}
    return Table(
        "html",
        headers,
        tuple(reader.rows[1:]),
        _upper(reference[1]) if reference else None,
        named.get("title"),
        None,
        "-".join(reversed(as_of.groups())) if as_of else None,
        named.get("entry_into_force"),
        numbers.get("Parties"),
        numbers.get("Signatories"),
    )


def _upper(reference: str) -> str:
    chapter, dash, rest = reference.partition("-")
    return f"{chapter.upper()}{dash}{rest.lower()}"
