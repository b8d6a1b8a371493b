"""What is compared: both sides from the index, where their bytes were compared before, else from the registries."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from ottawa_cli.facts.findings import path_text
from ottawa_cli.snapshot.index import Unsaid, asked, place_of_bytes, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from ottawa_cli.comparison.identities import Fact
    from ottawa_cli.comparison.sides import Side
    from ottawa_cli.documents.types import Between, RunForm
    from ottawa_cli.facts.findings import Path
    from ottawa_cli.reading.operands import Operand
    from ottawa_cli.snapshot.index import Place

    Said = TypeVar("Said")


def compared(old: Operand, new: Operand, ask: Callable[[Side, Side], Said]) -> Said:
    """What ``ask`` makes of two sides; what had to be computed of them is kept for the next time.

    Raises:
        Invalid: one is no valid registry, or neither is.
    """
    one, other = (place_of_bytes(sha256(operand.raw).hexdigest()) for operand in (old, new))
    if one and other:
        try:
            return asked(one, lambda before: asked(other, lambda after: ask(KeptFiling(before), KeptFiling(after))))
        except Unsaid:
            pass  # at least one was not compared yet
    from ottawa_cli.snapshot.sides import keep, sides

    older, newer = sides((old.name, old.raw), (new.name, new.raw))
    for place, side in ((one, older), (other, newer)):
        if place and not _is_kept(place):
            keep(place, side)
    return ask(older, newer)


def _is_kept(place: Place) -> bool:
    try:
        return bool(asked(place, KeptFiling))
    except Unsaid:
        return False


class KeptFiling:
    """One side, from the index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        found = rows(connection, "SELECT * FROM filing")
        if not found:
            raise Unsaid
        self.sha256, self.verified, self._blocks, self._digests, self._parties = map(str, found[0])

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Every block with the digest of its facts."""
        return dict(zip(self._blocks.split(), self._digests.split(), strict=True))

    def facts(self, block: str) -> Fact:
        """The facts of a block."""
        facts: Fact = json.loads(self._part(block, 1))
        return facts

    def runs(self, code: str) -> Sequence[RunForm]:
        """A State's history."""
        runs: list[RunForm] = json.loads(self._part(code, 2))
        return runs

    def lines(self, paths: Sequence[Path]) -> Sequence[int]:
        """The line of each path's key or item."""
        known = {block: json.loads(self._part(block, 3)) for block in {str(path[0]) for path in paths}}
        return [known[str(path[0])].get(path_text(path), 1) for path in paths]

    def parties(self, on: str) -> Between:
        """How many States are States Parties on a day, at least and at most."""
        steps = [line.split("\t") for line in self._parties.split("\n")]
        _, least, most = steps[bisect_right(steps, on, key=lambda step: step[0]) - 1]
        return {"min": int(least), "max": int(most)}

    def _part(self, block: str, place: int) -> str:
        found = rows(self._connection, "SELECT * FROM blocks WHERE block = ?", block)
        if not found:
            raise Unsaid
        return str(found[0][place])
