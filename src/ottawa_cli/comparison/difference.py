"""Two registries held against each other: which facts differ, and on which days which answers.

Plain data in, plain values out. Days are ISO text, so that they compare as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from ottawa_cli.comparison.changes import SOURCES, TREATY, Change, block_changes
from ottawa_cli.comparison.consequences import parties_after, state_consequences
from ottawa_cli.comparison.levels import LEVELS, AssessedChange, assessed_changes, can_decide
from ottawa_cli.facts.findings import path_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.comparison.identities import Fact
    from ottawa_cli.documents.types import Between, ConsequenceForm, DiffDocument, RegistryForm, RunForm
    from ottawa_cli.facts.findings import Path

_HEAD: Final = (TREATY, SOURCES)


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


class Difference(NamedTuple):
    """All that differs: the facts, treaty and sources first, then States by code; and the answers."""

    facts: tuple[AssessedChange, ...]
    consequences: tuple[ConsequenceForm, ...]

    def reaches(self, level: str) -> bool:
        """Is a change of this level among them, or a graver one?"""
        graver = LEVELS[: 1 + LEVELS.index(level)]
        return any(assessed.level in graver for assessed in self.facts)


def difference(old: Side, new: Side) -> Difference:
    """What differs between two registries.

    A State whose facts are the same on both sides is looked at no closer, unless the treaty's clauses moved.
    """
    before, after = old.digests.items(), new.digests.items()
    differing = {block for block, _ in before ^ after}
    blocks = sorted(differing, key=lambda block: (block != TREATY, block != SOURCES, block))
    changes = [change for block in blocks for change in block_changes(block, _facts(old, block), _facts(new, block))]
    moved_clauses = any(change.path[0] == TREATY and can_decide(change) for change in changes)
    codes = {block for block, _ in before | after} if moved_clauses else differing
    consequences = [
        row
        for code in sorted(codes.difference(_HEAD))
        for row in state_consequences(code, *(side.runs(code) if code in side.digests else () for side in (old, new)))
    ]
    return Difference(tuple(assessed_changes(changes, consequences, old.verified)), tuple(consequences))


def _facts(side: Side, block: str) -> Fact | None:
    return side.facts(block) if block in side.digests else None


class Beside(NamedTuple):
    """What stands beside the document, for people: what the sides are called, and the States, and what changed."""

    old: str
    new: str
    file: str | None
    """The file that NEW is of; None: standard input."""
    names: Mapping[str, str]
    """The States concerned, by code."""
    changes: Sequence[Change]
    """The facts of the document, in its order."""


def beside(found: Difference, old: Side, new: Side, old_name: str, new_name: str, file: str | None) -> Beside:
    """Names for what differs; a State's is NEW's, or, where it is gone, OLD's."""
    codes = {assessed.change.code for assessed in found.facts} | {row["code"] for row in found.consequences}
    names = {}
    for code in codes:
        facts = _facts(new, code) or _facts(old, code) if code else None
        if code and isinstance(facts, dict):
            names[code] = str(facts["name"])
    return Beside(old_name, new_name, file, names, [assessed.change for assessed in found.facts])


def diff_document(found: Difference, old: Side, new: Side, on: str) -> DiffDocument:
    """``ottawa/diff/1``."""
    treaty = new.facts(TREATY)
    named = treaty if isinstance(treaty, dict) else {}
    before = old.parties(on)
    return {
        "schema": "ottawa/diff/1",
        "treaty": {"id": str(named["id"]), "short_name": str(named["short_name"])},
        "old": _registry(old),
        "new": _registry(new),
        "facts": [
            {
                "code": change.code,
                "path": path_text(change.path),
                "change": change.kind,
                "nature": nature,
                "old": change.old,
                "new": change.new,
                "level": level,
                "line": line,
            }
            for (change, level, nature), line in zip(found.facts, _lines(found, old, new), strict=True)
        ],
        "consequences": [*found.consequences],
        "parties": {"on": on, "before": before, "after": parties_after(on, before, found.consequences)},
    }


def _lines(found: Difference, old: Side, new: Side) -> list[int]:
    """The line on which each change of the facts stands: in NEW, or, of what was removed, in OLD."""
    gone = [assessed.change.kind == "removed" for assessed in found.facts]
    paths = [assessed.change.path for assessed in found.facts]
    older = iter(old.lines([path for path, is_gone in zip(paths, gone, strict=True) if is_gone]))
    newer = iter(new.lines([path for path, is_gone in zip(paths, gone, strict=True) if not is_gone]))
    return [next(older if is_gone else newer) for is_gone in gone]


def _registry(side: Side) -> RegistryForm:
    return {"sha256": side.sha256, "verified": side.verified}
