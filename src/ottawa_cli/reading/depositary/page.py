"""From the treaty's page of the UN Treaty Collection to its table, and to what the page says beside it.

Python's own reader of HTML takes a time that grows with the square of what is not closed; so tags are looked for one by
one, each no further than to the next that begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from ottawa_cli.reading.depositary.table import MOST_ROWS, Row, Table, plain_text
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})\b([^<>]*)>")
_IDENTITY: Final = re.compile(r"""\bid\s{0,9}=\s{0,9}["']?([\w$:.-]{1,200})""")
_UNSEEN: Final = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
_GRID: Final = "tblgrid"
"""How the id of the participants' table ends."""
_PARTS: Final = {"entry_into_force": re.compile(r"rptEIF\w{0,40}tcText$"), "title": re.compile("tcTreaty$")}
"""What stands in the elements with such ids."""
_NUMBERED: Final = re.compile(r"^[0-9]{1,3}\s?\.\s?(?:[a-z]{1,2}[.)]?\s)?(?=[A-Z])")
"""A title's number in its chapter: ``5. ``, ``2. b ``."""
_BREAKS: Final = frozenset({"br", "p", "div", "li", "table", "tr", "td", "th"})
"""Tags that begin a new line."""
_AS_OF: Final = re.compile(r"STATUS AS AT\s{0,9}:\s{0,9}([0-9]{2})-([0-9]{2})-([0-9]{4})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b(Parties|Signatories)\s{0,9}:?\s{0,9}([0-9]{1,4})\b")
_REFERENCE: Final = re.compile(r"mtdsg_no=([IVXL]{1,8}-[0-9]{1,3}(?:-[a-z]{1,2}(?:-[0-9]{1,2})?)?)", re.IGNORECASE)


class _Piece(NamedTuple):
    """A tag, and the text behind it."""

    closes: bool
    tag: str
    identity: str
    text: str
    line: int


class _PageReader:
    """Takes the rows of the table, the text of the page, and what is named."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.words: list[str] = []
        self.named: dict[str, list[str]] = {}
        self._name: tuple[str, str] | None = None  # of the part that is open, and its tag
        self._cells: list[str] = []
        self._cell: list[str] | None = None
        self._line = 0
        self._tables = 0  # the grid and those inside it that are open

    def take(self, piece: _Piece) -> None:
        """Take a tag and the text behind it."""
        if piece.tag == "table":
            self._take_table(piece)
        elif self._tables == 1 and piece.tag == "tr":
            self._end_row()
            self._line = piece.line
        elif self._tables == 1 and piece.tag in {"td", "th"}:
            self._end_cell()
            self._cell = None if piece.closes else []
        elif piece.tag == "sup" and self._cell is not None:
            self._cell.append("</sup>" if piece.closes else "<sup>")
        if self._cell is None:
            self.words.append(piece.text)
            self._take_named(piece)
        else:
            self._cell.append(_on_its_line(piece))

    def _take_named(self, piece: _Piece) -> None:
        """Text of an element that is known by its id, up to where that is closed."""
        for part, identity in _PARTS.items():
            if part not in self.named and identity.search(piece.identity):
                self._name = part, piece.tag
                self.named[part] = []
        if self._name:
            part, tag = self._name
            if piece.closes and piece.tag == tag:
                self._name = None
            else:
                self.named[part].append(_on_its_line(piece))

    def _take_table(self, piece: _Piece) -> None:
        if piece.closes:
            self._tables = max(0, self._tables - 1)
        elif self._tables or piece.identity.endswith(_GRID):
            self._tables += 1
        if not self._tables:
            self._end_row()

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._cells.append("".join(self._cell).strip())
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            self.rows.append(Row(self._line, tuple(self._cells)))
        self._cells = []


def _on_its_line(piece: _Piece) -> str:
    """The text behind a tag, apart from that before it where the tag begins a new line."""
    return f" {piece.text}" if piece.tag in _BREAKS else piece.text


def table_of_page(text: str, name: str) -> Table:
    """Read the page.

    Raises:
        Unreadable: it has more rows than any treaty has.
    """
    reader = _PageReader()
    for piece in _pieces(_seen(text)):
        reader.take(piece)
        if len(reader.rows) > MOST_ROWS + 1:
            raise Unreadable(f"{quoted(name)}: more than {MOST_ROWS} participants, and no treaty has so many")
    words = " ".join(unescape(" ".join(reader.words)).split())
    numbers = dict(reversed(_NUMBER.findall(words)))  # the header's come first
    named = {part: plain_text("".join(texts)) for part, texts in reader.named.items()}
    as_of, reference = _AS_OF.search(words), _REFERENCE.search(text)
    return Table(
        "html",
        reader.rows[0].cells if reader.rows else (),
        tuple(reader.rows[1:]),
        _written_as_number(reference[1]) if reference else None,
        _NUMBERED.sub("", named.get("title", "")) or None,
        None,
        "-".join(reversed(as_of.groups())) if as_of else None,
        named.get("entry_into_force"),
        numbers.get("Parties"),
        numbers.get("Signatories"),
    )


def _seen(text: str) -> str:
    """The page without comments, scripts and styles, whose lines stay."""
    for opens, closes in _UNSEEN:
        pieces, at = [], 0
        while (start := text.find(opens, at)) >= 0:
            end = text.find(closes, start)
            end = len(text) if end < 0 else end
            pieces += [text[at:start], "\n" * text.count("\n", start, end)]
            at = end
        text = "".join([*pieces, text[at:]])
    return text


def _pieces(text: str) -> Iterator[_Piece]:
    """Every tag with the text behind it."""
    line, counted = 1, 0
    tags = _TAG.finditer(text)
    tag = next(tags, None)
    while tag:
        following = next(tags, None)
        line, counted = line + text.count("\n", counted, tag.start()), tag.start()
        identity = _IDENTITY.search(tag[3])
        behind = text[tag.end() : following.start() if following else len(text)]
        yield _Piece(bool(tag[1]), tag[2].lower(), identity[1] if identity else "", behind, line)
        tag = following


def _written_as_number(reference: str) -> str:
    """``XXVI-2-b``, however the address has it."""
    chapter, dash, rest = reference.partition("-")
    return f"{chapter.upper()}{dash}{rest.lower()}"
