"""Rules on a file as a whole: its order, its treaty, and what its blocks say of one another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ottawa_cli.findings import Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.findings import Path
    from ottawa_cli.model import Treaty


def treaty_order(treaty: Treaty) -> Iterator[Finding]:
    """The treaty's own days run in order: adopted, opened, closed; threshold reached, in force (art. 15 and 17)."""
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
        yield Finding("treaty-order", message, "add 'date', the day that follows from it", path)


def _runs_backwards(days: list[tuple[Path, object]]) -> Iterator[Finding]:
    known = [(path, str(day)) for path, day in days if day]
    for (before, earlier), (after, later) in pairwise(known):
        if later < earlier:
            message = f"{later} is before {earlier}, the day of '{before[-1]}'"
            yield Finding("treaty-order", message, "look both days up in the treaty", ("treaty", *after))


def block_order(key: str, before: str | None) -> Finding | None:
    """Blocks stand in order: format, treaty, sources, then the States by code, so that a change has one place."""
    if before is None or _rank(before) <= _rank(key):
        return None
    return Finding(
        "block-order", f"{quoted(key)} stands after {quoted(before)}", "move the block to its place", (key,), at="key"
    )


def _rank(key: str) -> tuple[int, str]:
    head = ("format", "treaty", "sources")
    return (head.index(key), "") if key in head else (len(head), key)


def unknown_objector(path: Path, code: str) -> Finding:
    """Who objects is a State of the registry (its own block may say no more than its name)."""
    return Finding(
        "unknown-objector", f"{code} is no State of this registry", "mend the code, or add the State's block", path
    )


def unused_source(name: str) -> Finding:
    """A source that nothing cites is a leftover, or a citation was forgotten."""
    message = f"nothing cites '{quoted(name)}'"
    return Finding(
        "unused-source", message, "cite it where it says something, or take it out", ("sources", name), "warning", "key"
    )


RULES: Final = (treaty_order, block_order, unknown_objector, unused_source)
