"""Rules on values: how each is written, and how much of them may be open."""

from __future__ import annotations

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import Refusal
from ottawa_cli.system.escapes import quoted


@Refusal
def wrong_format(given: object) -> Finding:
    """The file says that it is of format 1.

    The first line tells by which rules the file is written. In another format the same key may mean something else, and
    days would be computed from a misreading. Write 'format: 1' where the file keeps to docs/registry.md; a file of a
    later format needs a later version of this program.

    Bad::

        format: 2

    Good::

        format: 1
    """
    named = f"'{quoted(given)}'" if isinstance(given, str) else "this"
    return Finding(f"{named} is no format that this program reads", "write 'format: 1'")


@Refusal
def wrong_code(message: str, hint: str = "use the ISO 3166-1 alpha-2 code") -> Finding:
    """A State stands under its code, in capital letters, and is named by it.

    Names change and differ between languages; by its code a State keeps one block, and an objection points to the State
    that made it. Write the two letters of ISO 3166-1; for what has no such code, two to eight capital letters or digits
    will do, a letter first. Besides the States only format, treaty, sources and totals stand at the top of the file.

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


@Refusal
def wrong_date(message: str) -> Finding:
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
    return Finding(message, "docs/registry.md tells how dates are written")


@Refusal
def wrong_period(message: str) -> Finding:
    """A period is written in the short form of ISO 8601, and is of a hundred years at most.

    Six months are P6M (art. 17(2) and art. 20(3)), one year is P1Y, ninety days are P90D. Write what the clause says:
    ninety days are not three months. Where the depositary by its practice adds a day to six months, write P6M1D.

    Bad::

        treaty:
          entry_into_force: {article: "17", date: 1999-03-01, period: six months, day: first-of-month}

    Good::

        treaty:
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
    """
    return Finding(message, "docs/registry.md tells how periods are written")


@Refusal
def wrong_number(message: str) -> Finding:
    """A number is written in digits.

    A number counts States: how many deposits brought the treaty into force, forty under art. 17(1), or how many States
    Parties somebody published. It is shown in the reasoning, or held against the number computed. Where the clause
    names no number of deposits, leave the key out.

    Bad::

        treaty:
          entry_into_force:
            article: "17"
            date: 1999-03-01
            threshold: forty
            threshold_reached: 1998-09-16
            period: P6M
            day: first-of-month

    Good::

        treaty:
          entry_into_force:
            article: "17"
            date: 1999-03-01
            threshold: 40
            threshold_reached: 1998-09-16
            period: P6M
            day: first-of-month
    """
    return Finding(message, "write digits alone, such as 40")


@Refusal
def wrong_word(message: str) -> Finding:
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
    return Finding(message, "write one of the words that belong here; docs/registry.md tells what they mean")


@Refusal
def wrong_address(message: str) -> Finding:
    """A source has an address on the web, at which it can be read.

    Whoever doubts a day must be able to see where it comes from. An address begins with https:// or http:// and has no
    spaces; the name of a file on one's own computer leads nobody there. For a printed source, give the page of its
    publisher or of a library.

    Bad::

        sources:
          x: {title: A source, url: "my copy of the gazette.pdf"}

    Good::

        sources:
          x: {title: A source, url: "https://example.org/gazette.pdf"}
    """
    return Finding(message, "give the address at which a reader finds the source")


@Refusal
def too_many_partial_dates() -> Finding:
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
    message = "more than six dates that are known in part, so that nothing can be computed"
    return Finding(message, "narrow the dates down, or leave out what nothing follows from")


@Refusal
def too_many_readings(most: int) -> Finding:
    """The dates of a file that are known in part can be read in at most 50,000 ways in all.

    Whatever follows from a date known in part is computed for both ends of it, and for every combination where a block
    has several. A registry needs a few hundred of these; a file with so many was made to keep a computer busy. It is
    read no further. Narrow dates down, or leave out those from which nothing follows.
    """
    hint = "narrow down dates that are known in part"
    return Finding(f"dates known in part that can be read in more than {most} ways", hint)
