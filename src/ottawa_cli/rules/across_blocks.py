"""Rules that look across the blocks of a file: their order, and what one says of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.system.escapes import quoted


def block_order(key: str, before: str | None) -> Iterator[Finding]:
    """Blocks stand in order: format, treaty, sources, then the States by code.

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
    if before is not None and (_RANKS.get(before, 3), before) > (_RANKS.get(key, 3), key):
        yield Finding(f"{quoted(key)} stands after {quoted(before)}", "move the block to its place", (key,), "key")


def unknown_objector(objectors: Iterable[tuple[Path, str]], codes: AbstractSet[str]) -> Iterator[Finding]:
    """A State that objects has a block in the registry, if only with its name.

    An objection is shown with the name of the State that made it, beside the notification that it speaks of; it moves
    no status. A code without a block is most often a slip. Where it is right, add the block; the State need not be a
    State Party, nor have any act on file.

    Bad::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
          notifications:
            - kind: suspension
              received: 2020-05-04
              objections:
                - {by: XB, on: 2020-06, sources: [x]}
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
          notifications:
            - kind: suspension
              received: 2020-05-04
              objections:
                - {by: XB, on: 2020-06, sources: [x]}
              sources: [x]
        XB:
          name: Beispielland
    """
    for path, code in objectors:
        if code not in codes:
            yield Finding(f"{code} is no State of this registry", "mend the code, or add the State's block", path)


def unused_source(source_ids: Iterable[str], cited: AbstractSet[str]) -> Iterator[Finding]:
    """Every source that is described is cited somewhere.

    A source that nothing cites is left over from a fact that was taken out, or some fact rests on it and does not say
    so. Look for that fact first, and cite the source there. If there is none, take the source out.

    Bad::

        sources:
          y: {title: Another source, url: "https://example.org/y"}

    Good::

        sources:
          y: {title: Another source, url: "https://example.org/y"}
        XA:
          sources: [x, y]
    """
    for source_id in source_ids:
        if source_id not in cited:
            hint = "cite it where it says something, or take it out"
            yield Finding(f"nothing cites '{quoted(source_id)}'", hint, ("sources", source_id), "key")


_RANKS: Final = {"format": 0, "treaty": 1, "sources": 2}
