"""Rules on bytes, characters and YAML: what the reader refuses before anything is built of it."""

from __future__ import annotations

import unicodedata
from typing import Final

from ottawa_cli.findings import Fault, quoted


def too_large() -> Fault:
    """A file of more than 64 MiB is not read."""
    return Fault("too-large", "a file of more than 64 MiB", "a registry is far smaller; split it")


def not_utf_8() -> Fault:
    """The file is UTF-8."""
    return Fault("not-utf-8", "bytes that are not UTF-8", "save the file as UTF-8")


def byte_order_mark() -> Fault:
    """The file has no byte order mark."""
    return Fault("byte-order-mark", "a byte order mark", "save the file as UTF-8 without BOM")


def character(char: str, where: str = "") -> Fault:
    """Every character of the file, comments included, can be seen on the page."""
    return Fault("character", f"{where}the character U+{ord(char):04X}, {_described(char)}", _advice(char))


def empty_file() -> Fault:
    """A registry says something."""
    return Fault("empty-file", "there is nothing in this file", "begin with 'format: 1'")


def not_yaml(problem: str) -> Fault:
    """The file can be read as YAML."""
    hint = "look at the indentation, colons, brackets and quotes here and on the line before"
    return Fault("not-yaml", f"this cannot be read as YAML: {quoted(problem)}", hint)


def second_document() -> Fault:
    """One file holds one registry."""
    return Fault("second-document", "a second document", "keep one registry to a file")


def directive() -> Fault:
    """The file gives YAML no directives."""
    return Fault("directive", "a YAML directive", "take out the lines that begin with %")


def anchor(name: str) -> Fault:
    """No value is given a name."""
    return Fault("anchor", f"an anchor, &{quoted(name)}", "write each value out where it belongs")


def alias(name: str) -> Fault:
    """No value stands for another."""
    return Fault("alias", f"an alias, *{quoted(name)}", "write the value out")


def merge_key() -> Fault:
    """No block is merged into another."""
    return Fault("merge-key", "a merge key, <<", "write the values out")


def tag(name: str) -> Fault:
    """No value is tagged with a type."""
    return Fault("tag", f"a tag, {quoted(name)}", "take it out: every value is plain text")


def duplicate_key(key: str, first_line: int) -> Fault:
    """A key stands once in its block."""
    what = f"'{quoted(key)}' stands here a second time; the first is on line {first_line}"
    return Fault("duplicate-key", what, "keep one of the two")


def key_not_text() -> Fault:
    """A key is a word."""
    return Fault("key-not-text", "a key that is not plain text", "write a word as the key")


def empty_value(what: str = "value") -> Fault:
    """What is not known is left out."""
    hint = "leave out the line where nothing is known" if what == "value" else "give the value a key"
    return Fault("empty-value", f"an empty {what}", hint)


def line_break(what: str) -> Fault:
    """A value stands on one line."""
    return Fault("line-break", f"a {what} of more than one line", "write it on one line, however long")


def nesting(deepest: int) -> Fault:
    """Blocks are nested at most twelve deep."""
    return Fault("nesting", f"nesting deeper than {deepest}", "write it flatter")


def block_too_large(most: int) -> Fault:
    """A block has at most 10,000 values, 'sources' excepted."""
    return Fault("block-too-large", f"a block of more than {most} values", "no State has such a history")


RULES: Final = (
    too_large,
    not_utf_8,
    byte_order_mark,
    character,
    empty_file,
    not_yaml,
    second_document,
    directive,
    anchor,
    alias,
    merge_key,
    tag,
    duplicate_key,
    key_not_text,
    empty_value,
    line_break,
    nesting,
    block_too_large,
)

_CALLED: Final = {"\t": "a tab", "\r": "a carriage return alone", "\ufeff": "a byte order mark inside the file"}


def _described(char: str) -> str:
    unnamed = "a control character" if unicodedata.category(char) == "Cc" else "which has no meaning"
    return _CALLED.get(char) or unicodedata.name(char, unnamed).lower()


def _advice(char: str) -> str:
    if char == "\r":
        return "end lines with LF or CR LF"
    category = unicodedata.category(char)
    if char == "\t" or category == "Zs":
        return "write plain spaces"
    if category in {"Cn", "Co"}:
        return "take it out: nobody can know what it means"
    return "take it out: it cannot be seen on the page"
