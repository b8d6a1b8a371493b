"""Which bytes and characters a registry may be made of: text that a reader sees on the page, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules import file_text
from ottawa_cli.system.files import LARGEST_FILE

MENDED: Final = "\ue000"
"""Stands for a refused character once it is reported, so that the rest can be read at its true place."""

_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_INVISIBLE: Final = frozenset(  # fillers and joiners, then variation selectors
    {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}.union(
        map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
    )
)
_MARK: Final = "\ufeff"
_ASCII_REFUSED: Final = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f"
_ASCII: Final = bytes(range(128))
_ASCII_SUSPECT: Final = bytes([*range(10), *range(11, 32), 127])
_PIECE: Final = 1024 * 1024
_LONE_RETURN: Final = r"\r(?!\n)"


def is_clean(raw: bytes) -> bool:
    """Is nothing to be said of any byte? Looked over piece by piece, since a copy may be four times as large."""
    if len(raw) > LARGEST_FILE or raw.startswith(BOM_UTF8) or b"\r" in raw:
        return False
    decoder = getincrementaldecoder("utf-8")()
    try:
        return not any(
            _has_refused(decoder.decode(raw[start : start + _PIECE], final=start + _PIECE >= len(raw)))
            for start in range(0, len(raw), _PIECE)
        )
    except UnicodeDecodeError:
        return False


def _has_refused(text: str) -> bool:
    raw = text.encode()
    if len(raw.translate(None, _ASCII_SUSPECT)) != len(raw):
        return True
    return any(map(_is_refused, {*raw.translate(None, _ASCII).decode()}))


def refused(raw: bytes) -> Iterator[Finding]:
    """What is refused of a file's bytes and characters, comments included."""
    if len(raw) > LARGEST_FILE:
        yield file_text.too_large()._replace(line=1, column=1)
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        yield file_text.not_utf_8()._replace(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
        return
    if text.startswith(_MARK):
        yield file_text.byte_order_mark()._replace(line=1, column=1)
    yield from _character_findings(text.removeprefix(_MARK))


def readable(raw: bytes) -> bytes | str | None:
    """What can be read of a file: its bytes, where nothing is refused of them, else its text, mended."""
    return raw if is_clean(raw) else mended(raw)


def mended(raw: bytes) -> str | None:
    """The text of a file with a stand-in for each character that is refused; None: there is no text to go on with."""
    if len(raw) > LARGEST_FILE:
        return None
    try:
        text = raw.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError:
        return None
    return _refused_pattern(text).sub(lambda match: _mended(match[0]), text)


def _mended(char: str) -> str:
    """What a refused character is read as: white space as what it stands for, anything else as a stand-in."""
    if char == "\r":
        return "\n"
    return " " if char == "\t" or unicodedata.category(char) == "Zs" else MENDED


def refused_in(text: str) -> str | None:
    """The first character of a value that may not stand in it."""
    if text.isascii() and text.isprintable():
        return None
    return next((char for char in text if char != "\n" and _is_refused(char)), None)


def _refused_pattern(text: str) -> re.Pattern[str]:
    strange = [] if text.isascii() else [char for char in sorted(set(text)) if char > "\x7f" and _is_refused(char)]
    beyond = "".join(re.escape(char) for char in strange)
    return re.compile(f"{_LONE_RETURN}|[{_ASCII_REFUSED}{beyond}]")


def _is_refused(char: str) -> bool:
    """Control, bidirectional, invisible (spaces but the plain one included) or unassigned."""
    category = unicodedata.category(char)
    return category in _REFUSED_CATEGORIES or char in _INVISIBLE or (category == "Zs" and char != " ")


def _character_findings(text: str) -> Iterator[Finding]:
    line, start = 1, 0  # of the line reached so far
    for match in _refused_pattern(text).finditer(text):
        line += text.count("\n", start, match.start())
        start = max(start, text.rfind("\n", start, match.start()) + 1)
        char = match[0]
        yield file_text.character(char)._replace(line=line, column=match.start() - start + 1)
        if char == "\r":  # which ends a line too, for whoever shows the file
            line, start = line + 1, match.end()
