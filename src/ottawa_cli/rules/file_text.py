"""Rules on the text of a file: its size, how it is saved, which characters it has, and that it says something."""

from __future__ import annotations

import unicodedata
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import Refusal


@Refusal
def too_large() -> Finding:
    """A file of more than 64 MiB is not read.

    Every act of every State under the Convention fills a small part of that. A file so large is no registry: the wrong
    one was named, or blocks were pasted again and again. It is refused unread, so that it brings no computer to a halt.
    Name the right file, or take the repetitions out.
    """
    return Finding("a file of more than 64 MiB", "a registry is far smaller; split it")


@Refusal
def not_utf_8() -> Finding:
    """The file is saved as UTF-8, the common way to store letters.

    Older editors and some spreadsheets store letters in another way. Then nobody can tell which letter was meant in a
    name such as Côte d'Ivoire or Türkiye, and the file is not read at all. Open it where it was written, save it with
    the encoding UTF-8, and look the accents over.
    """
    return Finding("bytes that are not UTF-8", "save the file as UTF-8")


@Refusal
def byte_order_mark() -> Finding:
    """The file does not begin with a byte order mark.

    Some editors put this invisible mark before the first word when they save a file as 'UTF-8 with BOM'. Two files that
    look alike on the page are then not alike, and a comparison shows a change that nobody made. Save the file as
    'UTF-8', without BOM.
    """
    return Finding("a byte order mark", "save the file as UTF-8 without BOM")


@Refusal
def character(char: str, where: str = "") -> Finding:
    r"""Every character of the file, comments included, can be seen on the page.

    Some characters are invisible, and some turn the order of what is shown: a reader then sees another name or day than
    the one on file. They come along with text from web pages and PDF files, tabs and no-break spaces among them. Delete
    the place and type it anew. The example writes such a character by its number, which is refused as well.

    Bad::

        XA:
          name: "Exam\u200bplia"
          sources: [x]

    Good::

        XA:
          name: Examplia
          sources: [x]
    """
    return Finding(f"{where}the character U+{ord(char):04X}, {_described(char)}", _advice(char))


@Refusal
def empty_file() -> Finding:
    """A file says something: it is neither empty nor made of comments alone.

    An empty file most often means that it was not saved, or that the wrong one was named. Read as a registry, it would
    say that no State ever acted. A line that begins with # is a comment and counts for nothing. Begin with the format,
    the treaty and its sources, even where no State is described yet.

    Bad::

        # The States are to follow.

    Good::

        format: 1
    """
    return Finding("there is nothing in this file", "begin with 'format: 1'")


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
