"""From the depositary's bytes to text: what a faulty export made of quotation marks is put right, nothing dropped."""

from __future__ import annotations

import re
from enum import Enum
from html.entities import html5
from typing import Final

from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable

LARGEST: Final = 4 << 20  # bytes: thirty-five times the largest that is published

_LOW_BYTES: Final = {byte: 0x2000 + byte for byte in range(0x20) if byte not in b"\t\n\r"}
"""A control byte is the low byte of a quotation mark, a dash or a space of that block of Unicode."""
_AMPERSAND: Final = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)([A-Za-z]{2,31};)?")
_ELLIPSIS: Final = "…"
"""What an ampersand is that begins nothing: the low byte of U+2026."""
_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^<>]*\?>")


class Shape(Enum):
    """In which form the depositary's rows come."""

    XML = "xml"
    HTML = "html"
    CSV = "csv"


def shape_of(raw: bytes, name: str) -> Shape:
    """Which form some bytes have.

    Raises:
        Unreadable: none, or they are too many.
    """
    if len(raw) > LARGEST:
        raise Unreadable(f"{quoted(name)}: larger than {LARGEST >> 20} MiB, and no file of the depositary is")
    if b"\0" in raw:
        raise Unreadable(f"{quoted(name)}: holds NUL bytes; if it was saved as UTF-16, save it as UTF-8")
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:4096].lower()
    if start.startswith((b"<?xml", b"<document")):
        return Shape.XML
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return Shape.HTML
    if start.lstrip(b'"').startswith(b"participant"):
        return Shape.CSV
    raise Unreadable(
        f"{quoted(name)}: no file of the depositary; give the XML of the UN Treaty Collection, the treaty's page as "
        "HTML, or a CSV that begins with 'Participant'"
    )


def repaired(raw: bytes, shape: Shape) -> str:
    """The text of some bytes. XML says that it is Latin-1; what is UTF-8 all the same is read as that."""
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    text = text.translate(_LOW_BYTES)
    return _without_declaration(_AMPERSAND.sub(_meant, text)) if shape is Shape.XML else text


def _meant(ampersand: re.Match[str]) -> str:
    """What an ampersand stands for that is none of XML's: an entity of HTML, or else a lost ellipsis."""
    name = ampersand[1] or ""
    return html5.get(name, _ELLIPSIS + name)


def _without_declaration(text: str) -> str:
    """XML without the line that tells its encoding, which is no longer that; the lines keep their numbers."""
    declaration = _DECLARATION.match(text)
    return "\n" * declaration[0].count("\n") + text[declaration.end() :] if declaration else text
