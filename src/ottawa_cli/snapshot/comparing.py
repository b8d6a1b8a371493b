"""Two snapshots held against each other: what is asked of them, and in what order."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from ottawa_cli.comparison.changes import block_changes
from ottawa_cli.comparison.consequences import parties_compared, state_consequences
from ottawa_cli.comparison.deadlines import deadlines_compared
from ottawa_cli.comparison.difference import (
    Difference,
    DiffLegend,
    diff_document,
    differing_blocks,
    states_concerned,
    states_with_deadlines_concerned,
)
from ottawa_cli.comparison.levels import assessed_changes
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.snapshot.opening import opened_operand
from ottawa_cli.snapshot.protocol import heading_of
from ottawa_cli.system.escapes import quoted, visible
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import counted
from ottawa_cli.system.paths import repository_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.documents.types import Between, DeadlineChangeForm, DiffDocument
    from ottawa_cli.facts.findings import Finding
    from ottawa_cli.facts.model import Registry
    from ottawa_cli.reading.operands import Operand
    from ottawa_cli.snapshot.protocol import Snapshot


class Comparison(NamedTuple):
    """What differs: as values, as a document, and what people are told beside it."""

    difference: Difference
    document: DiffDocument
    legend: DiffLegend


def compare(old: Registry, new: Registry) -> Difference:
    """What changed in the facts between two registries, and which answers differ from which day to which.

    Reordered blocks, comments, quoting and styles of writing are no change.
    """
    from ottawa_cli.snapshot.loaded import Loaded

    return difference_of(Side(Loaded(old)), Side(Loaded(new)))


def compared(old: Operand, new: Operand, on: str) -> Comparison:
    """Two operands of ``diff`` held against each other; ``on``: the day on which States Parties are counted.

    Raises:
        Invalid: one is no valid registry, or neither is; the findings are those of both.
    """
    with opened_operand(old) as before, opened_operand(new) as after:
        sides = _sides((f"OLD ({visible(old.name)})", before), (f"NEW ({visible(new.name)})", after))
        difference = difference_of(*sides)
        facts = {code: facts for side in sides for code, facts in side.finished("facts", difference.codes).items()}
        names = {code: str(block["name"]) for code, block in facts.items()}
        legend = DiffLegend(
            old.name, new.name, repository_path(new.file) if new.file else None, names, difference.changes
        )
        return Comparison(difference, document_of(difference, *sides, on), legend)


def _sides(old: tuple[str, Snapshot], new: tuple[str, Snapshot]) -> tuple[Side, Side]:
    """Both sides, read before anything is compared, so that what is wrong with each is told."""
    sides: list[Side] = []
    findings: list[Finding] = []
    invalid: list[str] = []
    for name, snapshot in (old, new):
        try:
            sides.append(Side(snapshot))
        except Invalid as error:
            findings += error.findings
            invalid.append(name)
    if invalid:
        are = "is" if len(invalid) == 1 else "are"
        raise Invalid(findings, f"{' and '.join(invalid)} {are} invalid, so nothing is compared")
    return sides[0], sides[1]


class Side:
    """One side of a difference: a snapshot's blocks, of those that it has, as far as they are needed.

    Raises:
        Invalid: it is no valid registry.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        (self._digests,) = snapshot.finished("digests", [""])
        self.heading = heading_of(snapshot)

    def digests(self) -> list[str]:
        """A line for each block: its key, and a text that is the same where its facts are."""
        return self._digests.split("\n")

    def blocks(self) -> Iterator[str]:
        """The keys of its blocks."""
        return (line.partition(" ")[0] for line in self.digests() if line)

    def finished(self, kind: str, blocks: Iterable[str]) -> dict[str, Any]:
        """The facts, runs or lines of some blocks."""
        own = [block for block in blocks if f"\n{block} " in self._digests]
        return dict(zip(own, map(json.loads, self._snapshot.finished(kind, own)), strict=True))

    def parties(self, on: str) -> Between:
        """How many States Parties there are on a day."""
        number: Between = json.loads(self._snapshot.finished("parties", [""], on)[0])
        return number


def difference_of(old: Side, new: Side) -> Difference:
    """What differs between two registries.

    A State whose facts are the same on both sides is looked at no closer, unless the treaty's clauses moved.

    Raises:
        WrongUse: they are of two treaties.
    """
    treaties = [json.loads(side.heading.treaty)["id"] for side in (old, new)]
    if treaties[0] != treaties[1]:
        told = " and NEW of ".join(f"'{quoted(treaty)}'" for treaty in treaties)
        raise WrongUse(f"two treaties are not compared: OLD is of {told}")
    blocks = differing_blocks(old.digests(), new.digests())
    old_facts, new_facts = (side.finished("facts", blocks) for side in (old, new))
    pairs = ((block, old_facts.get(block), new_facts.get(block)) for block in blocks)
    changes = [change for pair in counted(pairs, "blocks compared") for change in block_changes(*pair)]
    codes = states_concerned(blocks, changes, _blocks_of(old, new))
    old_runs, new_runs = (side.finished("runs", codes) for side in (old, new))
    histories = ((code, old_runs.get(code, ()), new_runs.get(code, ())) for code in codes)
    consequences = [row for history in counted(histories, "lives compared") for row in state_consequences(*history)]
    facts = assessed_changes(changes, consequences, old.heading.verified)
    return Difference(tuple(facts), tuple(consequences), tuple(_deadlines(blocks, changes, old, new)))


def _blocks_of(*sides: Side) -> Iterator[str]:
    return chain.from_iterable(side.blocks() for side in sides)


def _deadlines(blocks: Iterable[str], changes: Iterable[Change], old: Side, new: Side) -> list[DeadlineChangeForm]:
    """The deadlines that have another day; asked of no State where neither treaty sets any."""
    codes = states_with_deadlines_concerned(blocks, changes, _blocks_of(old, new))
    return deadlines_compared(codes, *(side.finished("due", codes) for side in (old, new)))


def document_of(difference: Difference, old: Side, new: Side, on: str) -> DiffDocument:
    """The difference as its document; ``on``: the day on which States Parties are counted."""
    return diff_document(
        difference,
        json.loads(new.heading.treaty),
        json.loads(old.heading.registry),
        json.loads(new.heading.registry),
        _lines(difference, old, new),
        parties_compared(on, old.parties(on), difference.consequences),
    )


def _lines(difference: Difference, old: Side, new: Side) -> list[int]:
    """The line on which each change of the facts stands: in NEW, or, of what was removed, in OLD."""
    removed = {str(change.path[0]) for change in difference.changes if change.kind == "removed"}
    others = {str(change.path[0]) for change in difference.changes if change.kind != "removed"}
    old_lines, new_lines = old.finished("lines", removed), new.finished("lines", others)
    return [
        (old_lines if change.kind == "removed" else new_lines)[str(change.path[0])].get(path_text(change.path), 1)
        for change in difference.changes
    ]
