"""Rules on the shape of blocks: their keys, each with one value on one line, their depth, size and order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import Refusal
from ottawa_cli.system.escapes import quoted

TO_DO: Final = "TODO"
"""The value that holds the place of what is to be decided."""


@Refusal
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


@Refusal
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


@Refusal
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


@Refusal
def to_do() -> Finding:
    """TODO holds the place of what a person must decide.

    'ottawa draft' writes it where the depositary's file does not say what the treaty's text does: the clause's period,
    a threshold, a short name. Nothing is computed from a registry in which one is left. Put in what the treaty says,
    or take the key out where it says nothing.

    Bad::

        treaty:
          short_name: TODO

    Good::

        treaty:
          short_name: Ottawa Convention
    """
    return Finding(f"{TO_DO} is left here", "put in what the treaty or a source says, or take the key out")


@Refusal
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


@Refusal
def nesting() -> Finding:
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
    return Finding("nesting deeper than 12", "look for a bracket too many, or one that is not closed")


@Refusal
def block_too_large(most: int) -> Finding:
    """A block has at most 10,000 values, 'sources' excepted.

    No State has such a history: another file was pasted in, or the same lines were written again and again. Reading
    ends there, so that it brings no computer to a halt. Take the repetitions out. There is no need to divide a true
    block, and no way: a State has one.
    """
    return Finding(f"a block of more than {most} values", "take out what is repeated: no State has such a history")


@Refusal
def too_many_blocks(most: int) -> Finding:
    """A file has at most 200,003 blocks: the head and 200,000 States.

    There are some two hundred States, so a file of so many blocks is no registry, or one block was pasted again and
    again. It is read no further, so that it brings no computer to a halt. Take out what is repeated.
    """
    return Finding(f"more than {most} blocks", "take out what is repeated: there are not so many States")


@Refusal
def missing_key(key: str) -> Finding:
    """A block has every key that it cannot do without.

    An instrument without its day takes effect on no day (art. 17 and art. 20(3)), and a State without a name cannot be
    found. Add the key. Where a source gives only the month or the year, write that. An act of which not even the year
    is known is told in 'note'.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03
              sources: [x]
    """
    return Finding(f"no '{key}' here", "add it; docs/registry.md tells what belongs here")


@Refusal
def unknown_key(key: str, meant: str | None = None) -> Finding:
    """A block has no key beyond those of the format.

    A key that is misspelt would be passed over, and its fact would be lost without a word. A status is never on file:
    it is computed from the acts, so that it cannot contradict them. Mend the spelling, take the key out, or say it in
    'note'.

    Bad::

        XA:
          name: Examplia
          signed: 1998-02-03
          status: signatory
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    take_out = "take it out, or look up the spelling; docs/registry.md tells what belongs here"
    hint = _MOVED_KEYS.get(key) or (did_you_mean(meant) if meant else take_out)
    return Finding(f"no key '{quoted(key)}' belongs here", hint)


def did_you_mean(key: str) -> str:
    """What to do about a key that is misspelt."""
    return f"did you mean '{key}'?"


@Refusal
def wrong_shape(what: str) -> Finding:
    """Where a list, a block of keys or a single value belongs, there is one.

    What may be several is a list, even where there is one: sources, instruments, those notified. What can only be one
    is a single value, such as a day. A list stands in brackets, or with a hyphen before each item.

    Bad::

        XA:
          name: Examplia
          sources: x

    Good::

        XA:
          name: Examplia
          sources: [x]
    """
    return Finding(f"{what} here", "docs/registry.md tells what belongs here, with an example")


def block_order(key: str, before: str | None) -> Iterator[Finding]:
    """Blocks stand in order: format, treaty, sources, totals, then the States by code.

    Where each State has one place, two people do not enter it twice, and a comparison of two versions shows what
    changed, not what moved. The order means nothing in law. Move the block to its place, with all its lines.

    Bad::

        XB:
          name: Beispielland
          sources: [x]
        XA:
          name: Examplia
          sources: [x]

    Good::

        XA:
          name: Examplia
          sources: [x]
        XB:
          name: Beispielland
          sources: [x]
    """
    if before is not None and (_RANKS.get(before, len(_RANKS)), before) > (_RANKS.get(key, len(_RANKS)), key):
        yield Finding(f"{quoted(key)} stands after {quoted(before)}", "move the block to its place", (key,), "key")


_MOVED_KEYS: Final = {
    "received": "a consent is deposited (art. 16(3)): write 'deposited'",
    "deposited": "a withdrawal or revocation is dated by its receipt (art. 20(3)): write 'received'",
    "status": "a status is computed, never filed; take it out",
    "code": "take it out: the code is the key of the block",
}
_RANKS: Final = {"format": 0, "treaty": 1, "sources": 2, "totals": 3}
