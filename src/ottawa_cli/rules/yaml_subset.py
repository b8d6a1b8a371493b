"""Rules on YAML: what of it a registry is written in, so that every value is the text on the page."""

from __future__ import annotations

from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.definition import Refusal
from ottawa_cli.system.escapes import quoted


@Refusal
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


@Refusal
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


@Refusal
def directive() -> Finding:
    """The file gives no directives on how YAML is to be read.

    A line at the top that begins with % tells a program to read what follows by another version of YAML, or with
    abbreviations. Then the same words could mean something else to another program. Take the line out; the three
    hyphens after it may go with it.

    Bad::

        %YAML 1.1
        ---
        format: 1

    Good::

        format: 1
    """
    return Finding("a YAML directive", "take out the lines that begin with %")


@Refusal
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


@Refusal
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


@Refusal
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


@Refusal
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


_STANDARD_TAG: Final = "tag:yaml.org,2002:"
