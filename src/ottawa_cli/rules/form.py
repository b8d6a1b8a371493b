"""Rules on the form of a block: which keys it has, and how each value is written."""

from __future__ import annotations

from typing import Final

from ottawa_cli.facts.findings import Fault
from ottawa_cli.facts.scalars import NOT_A_CODE
from ottawa_cli.system.escapes import quoted

_SEE: Final = "docs/registry.md tells"


def missing_key(key: str) -> Fault:
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
    return Fault("missing-key", f"no '{key}' here", f"add it; {_SEE} what belongs here")


def unknown_key(key: str) -> Fault:
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
    hint = _MOVED_KEYS.get(key, f"take it out, or look up the spelling; {_SEE} what belongs here")
    return Fault("unknown-key", f"no key '{quoted(key)}' belongs here", hint)


def wrong_shape(what: str) -> Fault:
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
    return Fault("wrong-shape", f"{what} here", f"{_SEE} what belongs here, with an example")


def wrong_format(given: object) -> Fault:
    """The file says that it is of format 1.

    The first line tells by which rules the file is written. In another format the same key may mean something else, and
    days would be computed from a misreading. Write 'format: 1' where the file keeps to docs/registry.md; a file of a
    later format needs a later version of this program.

    Bad::

        format: 2
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
    told = f"'{quoted(given)}'" if isinstance(given, str) else "this"
    return Fault("wrong-format", f"{told} is no format that this program reads", "write 'format: 1'")


def wrong_code(code: str, meant: str | None = None) -> Fault:
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
    top = "only format, treaty, sources and the States by code stand at the top of the file"
    return Fault("wrong-code", f"'{quoted(code)}' is {NOT_A_CODE}", f"write {meant}" if meant else top)


def wrong_date(said: str) -> Fault:
    """A date is a day of the calendar, or as much of it as is known.

    Entry into force and withdrawal are counted from these days (art. 17 and art. 20(3)); one that the calendar does not
    have is a misprint, not a fact. Write 2005-03-04 for 4 March 2005. Where the sources leave the day open, write
    2005-03, 2005, or a range of two days, and the answer says what cannot be told. The treaty's own days are always
    whole.

    Bad::

        XA:
          name: Examplia
          signed: 1998-02-30
          sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02
          sources: [x]
    """
    return Fault("wrong-date", said, f"{_SEE} how dates are written")


def wrong_period(said: str) -> Fault:
    """A period is written in the short form of ISO 8601, and is of a hundred years at most.

    Six months are P6M (art. 17(2) and art. 20(3)), one year is P1Y, ninety days are P90D. Write what the clause says:
    ninety days are not three months. Where the depositary by its practice adds a day to six months, write P6M1D.

    Bad::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: six months, day: first-of-month}
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
    return Fault("wrong-period", said, f"{_SEE} how periods are written")


def wrong_number(said: str) -> Fault:
    """A number is written in digits.

    The format asks for one number alone: how many deposits brought the treaty into force, forty under art. 17(1). It is
    shown where the reasoning for a State's day rests on it. Where the clause names no number of deposits, leave the key
    out.

    Bad::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force:
            article: "17"
            date: 1999-03-01
            threshold: forty
            threshold_reached: 1998-09-16
            period: P6M
            day: first-of-month
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
          entry_into_force:
            article: "17"
            date: 1999-03-01
            threshold: 40
            threshold_reached: 1998-09-16
            period: P6M
            day: first-of-month
        sources:
          x: {title: A source, url: "https://example.org/x"}
        XA:
          name: Examplia
          sources: [x]
    """
    return Fault("wrong-number", said, "write digits alone, such as 40")


def wrong_word(said: str) -> Fault:
    """Where the format has a set of words, one of them is written.

    By its kind an act falls under one article or another: a consent under art. 16 and 17, a withdrawal under art. 20. A
    word outside the set would leave it under none. Write the Convention's own word: what another text calls adhesion or
    denunciation is an accession or a withdrawal here. What fits no word of the set is told in 'note'.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: adhesion
              deposited: 2005-03-05
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
    """
    return Fault("wrong-word", said, f"write one of the words that belong here; {_SEE} what they mean")


def wrong_address(said: str) -> Fault:
    """A source has an address on the web, at which it can be read.

    Whoever doubts a day must be able to see where it comes from. An address begins with https:// or http:// and has no
    spaces; the name of a file on one's own computer leads nobody there. For a printed source, give the page of its
    publisher or of a library.

    Bad::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
        sources:
          x: {title: A source, url: "my copy of the gazette.pdf"}
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
          x: {title: A source, url: "https://example.org/gazette.pdf"}
        XA:
          name: Examplia
          sources: [x]
    """
    return Fault("wrong-address", said, "give the address at which a reader finds the source")


def too_many_partial_dates() -> Fault:
    """At most six dates of a block from which something is computed are known in part.

    Each such date is tried at its first and at its last day, with all the others, so that an answer is either certain
    or says that it is not. Beyond six that is no longer done. Look for a better source, or leave out what nothing
    follows from: an armed conflict that was over before any withdrawal defers nothing (art. 20(3)).

    Bad::

        XA:
          name: Examplia
          signed: 1998-02
          sources: [x]
          armed_conflicts:
            - {since: 2003, ended: 2004, sources: [x]}
            - {since: 2006, ended: 2007, sources: [x]}
            - {since: 2010, ended: 2011, sources: [x]}

    Good::

        XA:
          name: Examplia
          signed: 1998-02
          sources: [x]
    """
    said = "more than six dates that are known in part, so that nothing can be computed"
    return Fault("too-many-partial-dates", said, "narrow the dates down, or leave out what nothing follows from")


def too_many_readings(most: int) -> Fault:
    """The dates of a file that are known in part can be read in at most 50,000 ways in all.

    Whatever follows from a date known in part is computed for both ends of it, and for every combination where a block
    has several. A registry needs a few hundred of these; a file with so many was made to keep a computer busy. It is
    read no further. Narrow dates down, or leave out those from which nothing follows.
    """
    hint = "narrow down dates that are known in part"
    return Fault("too-many-readings", f"dates known in part that can be read in more than {most} ways", hint)


SAID: Final = {
    "wrong-shape": wrong_shape,
    "wrong-date": wrong_date,
    "wrong-period": wrong_period,
    "wrong-number": wrong_number,
    "wrong-word": wrong_word,
    "wrong-code": lambda said: Fault("wrong-code", said, "use the ISO 3166-1 alpha-2 code"),
    "wrong-address": wrong_address,
}
"""The rules that the model names, each with what it says of the text it was given."""

RULES: Final = (
    missing_key,
    unknown_key,
    wrong_shape,
    wrong_format,
    wrong_code,
    wrong_date,
    wrong_period,
    wrong_number,
    wrong_word,
    wrong_address,
    too_many_partial_dates,
    too_many_readings,
)

_MOVED_KEYS: Final = {
    "received": "a consent is deposited (art. 16(3)): write 'deposited'",
    "deposited": "a withdrawal or revocation is dated by its receipt (art. 20(3)): write 'received'",
    "status": "a status is computed, never filed; take it out",
    "code": "take it out: the code is the key of the block",
}
