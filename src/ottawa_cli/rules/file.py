"""Rules on a file as a whole: its order, its treaty, and what its blocks say of one another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ottawa_cli.facts.findings import Finding
from ottawa_cli.system.escapes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.facts.model import Treaty


def treaty_order(treaty: Treaty) -> Iterator[Finding]:
    """The treaty's own days run in order: adopted, opened, closed; threshold reached, in force.

    A treaty is adopted, then opened for signature (art. 15), and enters into force after enough deposits (art. 17(1)).
    Every State's days hang on these, so one wrong day here makes many wrong ones. Look both days up in the final
    clauses or with the depositary. Where the threshold was reached, the day of entry into force is given too.

    Bad::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          adopted: 1999-09-18
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
          adopted: 1997-09-18
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
        sources:
          x: {title: A source, url: "https://example.org/x"}
        XA:
          name: Examplia
          sources: [x]
    """
    signature, force = treaty.signature, treaty.entry_into_force
    days: list[tuple[Path, object]] = [(("adopted",), treaty.adopted)]
    if signature:
        days += [(("signature", "opened"), signature.opened), (("signature", "closed"), signature.closed)]
    yield from _runs_backwards(days)
    yield from _runs_backwards(
        [
            (("adopted",), treaty.adopted),
            (("entry_into_force", "threshold_reached"), force.threshold_reached),
            (("entry_into_force", "date"), force.date),
        ]
    )
    if force.threshold_reached and not force.date:
        message = "the threshold was reached, but no day of entry into force is given"
        path = ("treaty", "entry_into_force", "date")
        yield Finding(message, "add 'date', the day that follows from it", path)


def _runs_backwards(days: list[tuple[Path, object]]) -> Iterator[Finding]:
    known = [(path, str(day)) for path, day in days if day]
    for (before, earlier), (after, later) in pairwise(known):
        if later < earlier:
            message = f"{later} is before {earlier}, the day of '{before[-1]}'"
            yield Finding(message, "look both days up in the treaty", ("treaty", *after))


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
    if before is not None and _rank(before) > _rank(key):
        yield Finding(f"{quoted(key)} stands after {quoted(before)}", "move the block to its place", (key,), "key")


def _rank(key: str) -> tuple[int, str]:
    head = ("format", "treaty", "sources")
    return (head.index(key), "") if key in head else (len(head), key)


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


def unused_source(described: Iterable[str], cited: AbstractSet[str]) -> Iterator[Finding]:
    """Every source that is described is cited somewhere.

    A source that nothing cites is left over from a fact that was taken out, or some fact rests on it and does not say
    so. Look for that fact first, and cite the source there. If there is none, take the source out.

    Bad::

        format: 1
        treaty:
          id: apmbc
          name: Convention on the Prohibition of Anti-Personnel Mines
          short_name: Ottawa Convention
          verified: 2026-02-21
          entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
        sources:
          x: {title: A source, url: "https://example.org/x"}
          y: {title: Another source, url: "https://example.org/y"}
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
          y: {title: Another source, url: "https://example.org/y"}
        XA:
          name: Examplia
          sources: [x, y]
    """
    for name in described:
        if name not in cited:
            message = f"nothing cites '{quoted(name)}'"
            yield Finding(message, "cite it where it says something, or take it out", ("sources", name), "key")
