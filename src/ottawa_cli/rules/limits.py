"""Rules on size: beyond it a file is no registry, and reading ends."""

from __future__ import annotations

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import refusal


@refusal
def too_large() -> Finding:
    """A file of more than 64 MiB is not read.

    Every act of every State under the Convention fills a small part of that. A file so large is no registry: the wrong
    one was named, or blocks were pasted again and again. It is refused unread, so that it brings no computer to a halt.
    Name the right file, or take the repetitions out.
    """
    return Finding("a file of more than 64 MiB", "a registry is far smaller; split it")


@refusal
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


@refusal
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


@refusal
def too_many_readings(most: int) -> Finding:
    """The dates of a file that are known in part can be read in at most 50,000 ways in all.

    Whatever follows from a date known in part is computed for both ends of it, and for every combination where a block
    has several. A registry needs a few hundred of these; a file with so many was made to keep a computer busy. It is
    read no further. Narrow dates down, or leave out those from which nothing follows.
    """
    hint = "narrow down dates that are known in part"
    return Finding(f"dates known in part that can be read in more than {most} ways", hint)
