"""Two registries asked for what a comparison needs of them, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ottawa_cli.comparison.changes import TREATY, block_changes
from ottawa_cli.comparison.consequences import parties_compared, state_consequences
from ottawa_cli.comparison.difference import Difference, differing_blocks, states_concerned
from ottawa_cli.comparison.document import DiffLegend, diff_document
from ottawa_cli.comparison.levels import assessed_changes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.identities import Fact
    from ottawa_cli.documents.types import Between, DiffDocument, RegistryForm, RunForm
    from ottawa_cli.facts.findings import Path


class Side(Protocol):
    """A registry, as far as comparing needs it. Its blocks are ``treaty``, ``sources``, and a State under each code."""

    @property
    def verified(self) -> str:
        """The day through which its facts are held to be complete."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal."""

    @property
    def digests(self) -> Mapping[str, str]:
        """Every block with a text that is the same where its facts are."""

    def facts(self, block: str) -> Fact:
        """The facts of a block."""

    def runs(self, code: str) -> Sequence[RunForm]:
        """A State's history, without a gap from ever to ever; no two neighbours have one answer."""

    def parties(self, on: str) -> Between:
        """How many States are States Parties on a day, at least and at most."""

    def lines(self, paths: Sequence[Path]) -> Sequence[int]:
        """The line of each path's key or item."""


def difference(old: Side, new: Side) -> Difference:
    """What differs between two registries.

    A State whose facts are the same on both sides is looked at no closer, unless the treaty's clauses moved.
    """
    blocks = differing_blocks(old.digests, new.digests)
    changes = [change for block in blocks for change in block_changes(block, _facts(old, block), _facts(new, block))]
    codes = states_concerned(blocks, changes, [*old.digests, *new.digests])
    consequences = [row for code in codes for row in state_consequences(code, _runs(old, code), _runs(new, code))]
    return Difference(tuple(assessed_changes(changes, consequences, old.verified)), tuple(consequences))


def document_of(difference: Difference, old: Side, new: Side, on: str) -> DiffDocument:
    """``ottawa/diff/1``; ``on`` is the day on which States Parties are counted."""
    treaty = new.facts(TREATY)
    named = treaty if isinstance(treaty, dict) else {}
    return diff_document(
        difference,
        {"id": str(named["id"]), "short_name": str(named["short_name"])},
        _registry(old),
        _registry(new),
        _lines(difference.changes, old, new),
        parties_compared(on, old.parties(on), difference.consequences),
    )


def legend_of(
    difference: Difference, old: Side, new: Side, old_name: str, new_name: str, new_file: str | None
) -> DiffLegend:
    """What people are told beside the document; a State's name is NEW's, or, where it is gone, OLD's."""
    blocks = {code: _facts(new, code) or _facts(old, code) for code in difference.codes}
    names = {code: str(facts["name"]) for code, facts in blocks.items() if isinstance(facts, dict)}
    return DiffLegend(old_name, new_name, new_file, names, difference.changes)


def _facts(side: Side, block: str) -> Fact | None:
    return side.facts(block) if block in side.digests else None


def _runs(side: Side, code: str) -> Sequence[RunForm]:
    return side.runs(code) if code in side.digests else ()


def _lines(changes: Sequence[Change], old: Side, new: Side) -> list[int]:
    """The line on which each change stands."""
    removed = [change.path for change in changes if change.kind == "removed"]
    others = [change.path for change in changes if change.kind != "removed"]
    old_lines, new_lines = iter(old.lines(removed)), iter(new.lines(others))
    return [next(old_lines if change.kind == "removed" else new_lines) for change in changes]


def _registry(side: Side) -> RegistryForm:
    return {"sha256": side.sha256, "verified": side.verified}
