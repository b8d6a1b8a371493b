"""Which bytes and characters a registry may be made of: text that a reader sees on the page, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, getincrementaldecoder
from typing import TYPE_CHECKING, Final

from ottawa_cli.rules import file_text, limits
from ottawa_cli.system.files import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from ottawa_cli.facts.findings import Finding

MENDED: Final = "\ue000"
"""Stands for a refused character once it is reported, so that the rest can be read at its true place."""

_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_INVISIBLE: Final = frozenset(  # fillers and joiners, then variation selectors
    {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}.union(
        map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
    )
)
_ASCII_REFUSED: Final = r"\x00-\x09\x0b\x0c\x0e-\x1f\x7f"
_ASCII_SUSPECT: Final = bytes([*range(10), *range(11, 32), 127])
_PIECE: Final = 1024 * 1024
_LONE_RETURN: Final = r"\r(?!\n)"


def legible(raw: bytes) -> Generator[Finding, None, bytes | str | None]:
    """What can be read of a file: its bytes, where nothing is to be said of them, else its text, mended; or None."""
    if _is_clean(raw):
        return raw
    text = yield from _decode(raw)
    return None if text is None else (yield from _mend(text))


def _is_clean(raw: bytes) -> bool:
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
    if text.isascii():
        return len(text.encode().translate(None, _ASCII_SUSPECT)) != len(text)
    return _refused_pattern(text).search(text) is not None


def _decode(raw: bytes) -> Generator[Finding, None, str | None]:
    """Read bytes as UTF-8 without a byte order mark; None where there is no text to go on with."""
    if len(raw) > LARGEST_FILE:
        yield limits.too_large()._replace(line=1, column=1)
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = _place(before, len(before))
        yield file_text.not_utf_8()._replace(line=line, column=column)
        return None
    if text.startswith("\ufeff"):
        yield file_text.byte_order_mark()._replace(line=1, column=1)
        return text[1:]
    return text


def _mend(text: str) -> Generator[Finding, None, str]:
    """Report every refused character, comments included, and give the text with a stand-in for each."""
    pattern = _refused_pattern(text)
    yield from _character_findings(text, pattern)
    return pattern.sub(lambda match: _mended(match[0]), text)


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


def _character_findings(text: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    line, start = 1, 0  # of the line reached so far
    for match in pattern.finditer(text):
        line += text.count("\n", start, match.start())
        start = max(start, text.rfind("\n", start, match.start()) + 1)
        char = match[0]
        yield file_text.character(char)._replace(line=line, column=match.start() - start + 1)
        if char == "\r":  # which ends a line too, for whoever shows the file
            line, start = line + 1, match.end()


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
