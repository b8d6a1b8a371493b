"""Rules on bytes, characters and YAML: what the reader refuses before anything is built of it."""

from __future__ import annotations

import unicodedata
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import refusal
from ottawa_cli.system.escapes import quoted


@refusal
def too_large() -> Finding:
    """A file of more than 64 MiB is not read.

    Every act of every State under the Convention fills a small part of that. A file so large is no registry: the wrong
    one was named, or blocks were pasted again and again. It is refused unread, so that it brings no computer to a halt.
    Name the right file, or take the repetitions out.
    """
    return Finding("a file of more than 64 MiB", "a registry is far smaller; split it")


@refusal
def not_utf_8() -> Finding:
    """The file is saved as UTF-8, the common way to store letters.

    Older editors and some spreadsheets store letters in another way. Then nobody can tell which letter was meant in a
    name such as Côte d'Ivoire or Türkiye, and the file is not read at all. Open it where it was written, save it with
    the encoding UTF-8, and look the accents over.
    """
    return Finding("bytes that are not UTF-8", "save the file as UTF-8")


@refusal
def byte_order_mark() -> Finding:
    """The file does not begin with a byte order mark.

    Some editors put this invisible mark before the first word when they save a file as 'UTF-8 with BOM'. Two files that
    look alike on the page are then not alike, and a comparison shows a change that nobody made. Save the file as
    'UTF-8', without BOM.
    """
    return Finding("a byte order mark", "save the file as UTF-8 without BOM")


@refusal
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


@refusal
def empty_file() -> Finding:
    """A file says something: it is neither empty nor made of comments alone.

    An empty file most often means that it was not saved, or that the wrong one was named. Read as a registry, it would
    say that no State ever acted. A line that begins with # is a comment and counts for nothing. Begin with the format,
    the treaty and its sources, even where no State is described yet.

    Bad::

        # The States are to follow.

    Good::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
        sources:
          x: {title: A source, url: "https://example.org/x"}
        XA:
          name: Examplia
          sources: [x]
    """
    return Finding("there is nothing in this file", "begin with 'format: 1'")


@refusal
def not_yaml(problem: str) -> Finding:
    """The file can be read as YAML, the notation in which it is written.

    In YAML colons, quotes, brackets and the indentation have a meaning: a colon with a space after it ends a key. Where
    they do not add up, nothing after that place can be read, and the slip may stand on the line before. A text with a
    colon and a space in it is put in quotes.

    Bad::

        XA:
          name: Examplia
          sources: [x]
          note: Sources differ: the gazette was followed.

    Good::

        XA:
          name: Examplia
          sources: [x]
          note: "Sources differ: the gazette was followed."
    """
    hint = "look at the indentation, colons, brackets and quotes here and on the line before"
    return Finding(f"this cannot be read as YAML: {quoted(problem)}", hint)


@refusal
def second_document() -> Finding:
    """One file holds one registry.

    A line of three hyphens begins a second document, a file within the file. It could hold the same State with other
    facts, and nobody could say which of them count. Take the line out where the blocks belong together; give another
    registry a file of its own.

    Bad::

        XA:
          name: Examplia
          sources: [x]
        ---
        XB:
          name: Beispielland
          sources: [x]

    Good::

        XA:
          name: Examplia
          sources: [x]
        XB:
          name: Beispielland
          sources: [x]
    """
    return Finding("a second document", "keep one registry to a file")


@refusal
def directive() -> Finding:
    """The file gives no directives on how YAML is to be read.

    A line at the top that begins with % tells a program to read what follows by another version of YAML, or with
    abbreviations. Then the same words could mean something else to another program. Take the line out; the three
    hyphens after it may go with it.

    Bad::

        %YAML 1.1
        ---
        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
        sources:
          x: {title: A source, url: "https://example.org/x"}
        XA:
          name: Examplia
          sources: [x]

    Good::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
        sources:
          x: {title: A source, url: "https://example.org/x"}
        XA:
          name: Examplia
          sources: [x]
    """
    return Finding("a YAML directive", "take out the lines that begin with %")


@refusal
def anchor(name: str) -> Finding:
    """No value is given a name by which other places could repeat it.

    With & a value gets a name, and a change here would change the facts, unseen, wherever that name is used. A fact
    stands where it belongs, with its own source. Write the value out in each place.

    Bad::

        XA:
          name: Examplia
          signed: &day 1998-02-03
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    return Finding(f"an anchor, &{quoted(name)}", "write each value out where it belongs")


@refusal
def alias(name: str) -> Finding:
    """No value stands for another that is written elsewhere.

    With * a value that got a name elsewhere is repeated. Whoever reads the block alone, in print or in a comparison of
    two versions, does not see what it says. Write the value out.

    Bad::

        XA:
          name: Examplia
          signed: *day
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    return Finding(f"an alias, *{quoted(name)}", "write the value out")


@refusal
def merge_key() -> Finding:
    """No block takes over the keys of another.

    The key << copies keys into a block, and where both give the same one, a reader has to know YAML well to tell which
    day counts. Each State's block says by itself what the State did. Write the keys out.

    Bad::

        XA:
          <<: {signed: 1998-02-03}
          name: Examplia
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    return Finding("a merge key, <<", "write the values out")


@refusal
def tag(name: str) -> Finding:
    """No value is marked as being of some type.

    With ! a program is told to take a text for a number, a day or something of its own, and programs differ in what
    they make of it. Here every value is the text on the page until its key says what it is: so Norway's NO stays a
    code. Take the tag out.

    Bad::

        XA:
          name: Examplia
          signed: !!timestamp 1998-02-03
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    return Finding(f"a tag, {quoted(name.replace(_STANDARD_TAG, '!!'))}", "take it out: every value is plain text")


@refusal
def duplicate_key(key: str, first_line: int) -> Finding:
    """A key stands once in its block.

    Of two values under one key a program would keep one without a word; a State with two blocks would lose the
    instruments of one of them. Hold both against their sources, keep the better one, and let 'note' tell of the other.
    Two acts are two items of one list.

    Bad::

        XA:
          name: Examplia
          signed: 1998-02-03
          signed: 1998-02-04
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
          note: The gazette has 4 February 1998 as the day of signature.
    """
    what = f"'{quoted(key)}' stands here a second time; the first is on line {first_line}"
    return Finding(what, "keep one of the two")


@refusal
def key_not_text() -> Finding:
    """A key is plain text.

    A key names what follows: a State by its code, or a fact such as 'signed'. In brackets or braces it is itself a list
    or a block, and names nothing. Braces often stay behind from a template that was filled in. Take them off.

    Bad::

        XA:
          {name}: Examplia
          sources: [x]

    Good::

        XA:
          name: Examplia
          sources: [x]
    """
    return Finding("a key that is not plain text", "write a word as the key")


@refusal
def empty_value(what: str) -> Finding:
    """A key has a value: what is not known is left out.

    'signed' with nothing after it may mean that the State never signed, that the day is not known, or that somebody
    meant to look it up. A line left out says one thing: nothing is on file. Where part of a date is known, write that
    part, such as 1998-02.

    Bad::

        XA:
          name: Examplia
          signed:
          sources: [x]

    Good::

        XA:
          name: Examplia
          sources: [x]
    """
    hint = "leave out the line where nothing is known" if what == "value" else "give the value a key"
    return Finding(f"an empty {what}", hint)


@refusal
def line_break(what: str) -> Finding:
    """A value stands on one line.

    A text that runs on over several lines hangs on its indentation, and in a comparison of two versions one word
    changed looks like several lines changed. Write it on one line, however long; the editor may wrap it on the screen.

    Bad::

        XA:
          name: Examplia
          sources: [x]
          note: The gazette has another day,
            which is a misprint.

    Good::

        XA:
          name: Examplia
          sources: [x]
          note: The gazette has another day, which is a misprint.
    """
    return Finding(f"a {what} of more than one line", "write it on one line, however long")


@refusal
def nesting(deepest: int) -> Finding:
    """Lists and blocks stand in one another at most twelve deep.

    No fact needs more than seven levels. What lies deeper is a slip, most often of brackets, by which all that follows
    would be taken for a part of the same State's block. Take the brackets out that are too many.

    Bad::

        XA:
          name: Examplia
          sources: [[[[[[[[[[[x]]]]]]]]]]]

    Good::

        XA:
          name: Examplia
          sources: [x]
    """
    return Finding(f"nesting deeper than {deepest}", "look for a bracket too many, or one that is not closed")


@refusal
def block_too_large(most: int) -> Finding:
    """A block has at most 10,000 values, 'sources' excepted.

    No State has such a history: another file was pasted in, or the same lines were written again and again. Reading
    ends there, so that it brings no computer to a halt. Take the repetitions out. There is no need to divide a true
    block, and no way: a State has one.
    """
    return Finding(f"a block of more than {most} values", "take out what is repeated: no State has such a history")


@refusal
def too_many_blocks(most: int) -> Finding:
    """A file has at most 200,003 blocks: the head and 200,000 States.

    There are some two hundred States, so a file of so many blocks is no registry, or one block was pasted again and
    again. It is read no further, so that it brings no computer to a halt. Take out what is repeated.
    """
    return Finding(f"more than {most} blocks", "take out what is repeated: there are not so many States")


_STANDARD_TAG: Final = "tag:yaml.org,2002:"
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
