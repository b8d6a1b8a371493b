"""Rules on keys: which a block has and which it has not, and that each has a value."""

from __future__ import annotations

from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import refusal
from ottawa_cli.system.escapes import quoted


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


@refusal
def unknown_key(key: str) -> Finding:
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
    hint = _MOVED_KEYS.get(key, "take it out, or look up the spelling; docs/registry.md tells what belongs here")
    return Finding(f"no key '{quoted(key)}' belongs here", hint)


@refusal
def wrong_code(message: str, hint: str = "use the ISO 3166-1 alpha-2 code") -> Finding:
    """A State stands under its code, in capital letters, and is named by it.

    Names change and differ between languages; by its code a State keeps one block, and an objection points to the State
    that made it. Write the two letters of ISO 3166-1; for what has no such code, two to eight capital letters or digits
    will do, a letter first. Besides the States only format, treaty and sources stand at the top of the file.

    Bad::

        xa:
          name: Examplia
          sources: [x]

    Good::

        XA:
          name: Examplia
          sources: [x]
    """
    return Finding(message, hint)


_MOVED_KEYS: Final = {
    "received": "a consent is deposited (art. 16(3)): write 'deposited'",
    "deposited": "a withdrawal or revocation is dated by its receipt (art. 20(3)): write 'received'",
    "status": "a status is computed, never filed; take it out",
    "code": "take it out: the code is the key of the block",
}
