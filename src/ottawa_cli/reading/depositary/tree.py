"""From the depositary's XML to its table: expat on repaired text, no DOCTYPE, bounded in depth and number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from ottawa_cli.reading.depositary.table import Note, Row, Said, Table, plain_text
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable

DEEPEST: Final = 40
MOST_ELEMENTS: Final = 250_000
"""Of both the published files have less than a tenth."""


class Element:
    """An element with its children, its own text, and the line that it begins on."""

    __slots__ = ("children", "kind", "line", "parts", "tag")

    def __init__(self, tag: str, line: int, kind: str) -> None:
        self.tag = tag
        self.line = line
        self.kind = kind
        self.children: list[Element] = []
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        """Its own text, markup in it included."""
        return "".join(self.parts).strip()

    def all(self, path: str) -> Iterator[Element]:
        """The elements down a path, ``Thead/Row``, in the order of the file."""
        tag, _, rest = path.partition("/")
        for child in self.children:
            if child.tag == tag:
                yield from child.all(rest) if rest else (child,)

    def first(self, path: str) -> Element | None:
        """The first of them."""
        return next(self.all(path), None)

    def text_of(self, path: str) -> str | None:
        """The text of the first of them, without markup; None: there is none, or it is empty."""
        found = self.first(path)
        return plain_text(found.text) or None if found else None


class _Builder:
    """Takes what expat finds, and refuses what no file of the depositary has."""

    def __init__(self) -> None:
        self.root = Element("", 0, "")
        self._open = [self.root]
        self._count = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse_doctype(self, *_: object) -> None:
        raise Refused("a DOCTYPE, which no file of the depositary has")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST:
            raise Refused(f"elements nested deeper than {DEEPEST}")
        if self._count > MOST_ELEMENTS:
            raise Refused(f"more than {MOST_ELEMENTS} elements")
        element = Element(tag, self.parser.CurrentLineNumber, attributes.get("type", ""))
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].parts.append(text)


class Refused(Exception):
    """Something that is not read on."""


def table_of_xml(text: str, name: str) -> Table:
    """Read the XML of a treaty.

    Raises:
        Unreadable: it is no XML, or none of the depositary's.
    """
    builder = _Builder()
    try:
        builder.parser.Parse(text, True)
    except expat.ExpatError as error:
        message = f"{quoted(name)}:{error.lineno}:{error.offset + 1}: no XML: {expat.ErrorString(error.code)}"
        raise Unreadable(message) from None
    except Refused as refused:
        raise Unreadable(f"{quoted(name)}:{builder.parser.CurrentLineNumber}: {refused}") from None
    treaty = builder.root.first("Document/Treaty")
    head = treaty.first("Header/ExternalData") if treaty else None
    if treaty is None or head is None:
        raise Unreadable(f"{quoted(name)}: an XML, but no treaty of the UN Treaty Collection (Document/Treaty/Header)")
    groups = [*treaty.all("Participants/Table/TGroup")]
    header = next((row for group in groups for row in group.all("Thead/Row")), None)
    return Table(
        "xml",
        tuple(cell.text for cell in header.all("Entry")) if header else (),
        tuple(_rows(groups)),
        _reference(treaty, head),
        head.text_of("Subtitlesect") or head.text_of("Titlesect"),
        head.text_of("Conclusion"),
        None,
        head.text_of("EIF/Labeltext"),
        head.text_of("Status/Parties"),
        head.text_of("Status/Signatories"),
        tuple(_notes(treaty)),
        tuple(_said(treaty, "Declarations")),
        tuple(_said(treaty, "DeclarationsUnderArticle")),
        tuple(_said(treaty, "Notifications")),
        tuple(_territories(treaty)),
    )


def _rows(groups: list[Element]) -> Iterator[Row]:
    for group in groups:
        for row in group.all("Tbody/Rows/Row"):
            if cells := tuple(cell.text for cell in row.all("Entry")):
                yield Row(row.line, cells)


def _reference(treaty: Element, head: Element) -> str | None:
    """The treaty's number in the Collection: ``XXVI-2-b``."""
    chapter = (treaty.text_of("Header/Chapter/Header") or "").removeprefix("CHAPTER").strip()
    parts = (chapter, head.text_of("Numsect"), head.text_of("Subnumsect"))
    return "-".join(part.strip() for part in parts if part) or None


def _notes(treaty: Element) -> Iterator[Note]:
    for note in treaty.all("EndNotes/Note"):
        number = note.text_of("index") or ""
        if number.isascii() and number.isdigit():
            rows = tuple(tuple(plain_text(cell.text) for cell in row.all("col")) for row in note.all("table/row"))
            yield Note(int(number[:6]), " ".join(plain_text(part.text) for part in note.all("text")), rows)


def _said(treaty: Element, section: str) -> Iterator[Said]:
    """What participants said, under the headings of the section and their own, whatever its items are called."""
    for part in treaty.all(section):
        above = [plain_text(title.text) for title in part.all("Title")]
        for said in part.children:
            texts = [*said.all("text")]
            titles = [plain_text(text.text).rstrip(":") for text in texts if text.kind == "title"]
            body = " ".join(filter(None, (plain_text(text.text) for text in texts if text.kind != "title")))
            if participant := said.text_of("Participant"):
                yield Said(participant, "; ".join(filter(None, titles)) or "; ".join(above), "; ".join(above), body)


def _territories(treaty: Element) -> Iterator[str]:
    for application in treaty.all("TerritorialApplications/Application"):
        if territories := application.text_of("Territories"):
            yield territories
