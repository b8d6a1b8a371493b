"""All that differs between two registries, as values and as a document, and what must be looked at to find it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.comparison.changes import HEAD, TREATY
from ottawa_cli.comparison.levels import can_decide
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.words import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.levels import AssessedChange
    from ottawa_cli.documents.types import (
        ConsequenceForm,
        DeadlineChangeForm,
        DiffDocument,
        PartiesCompared,
        RegistryForm,
        TreatyForm,
    )


class Difference(NamedTuple):
    """All that differs: the facts, those of the head first, then States by code; the answers; and the days due."""

    facts: tuple[AssessedChange, ...]
    consequences: tuple[ConsequenceForm, ...]
    deadlines: tuple[DeadlineChangeForm, ...] = ()

    @property
    def changes(self) -> list[Change]:
        """The facts that differ, without what is thought of them."""
        return [assessed.change for assessed in self.facts]

    @property
    def codes(self) -> set[str]:
        """The States of which a fact or an answer differs."""
        return {change.code for change in self.changes if change.code} | {
            row["code"] for row in (*self.consequences, *self.deadlines)
        }

    def reaches(self, level: str) -> bool:
        """Is a change of this level among them, or a graver one?"""
        graver = LEVELS[: 1 + LEVELS.index(level)]
        return any(assessed.level in graver for assessed in self.facts)


class DiffLegend(NamedTuple):
    """What is no part of the document, and yet people need it: how things are called, and what each change is."""

    old_name: str
    """The file or the revision that OLD is."""
    new_name: str
    new_file: str | None
    """The file on whose lines NEW's facts stand; None: standard input."""
    state_names: Mapping[str, str]
    """The names of the States of which something differs, by code."""
    changes: Sequence[Change]
    """The facts of the document, in its order."""


def differing_blocks(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """The blocks of which the facts are not the same: the head first, then the States.

    ``old`` and ``new`` have a line for each block, its key and the digest of its facts. Most are the same in the same
    place, which is seen sooner than that they are the same elsewhere.
    """
    unlike = [pair for pair in zip_longest(old, new) if pair[0] != pair[1]]
    lines = {line for line, _ in unlike} ^ {line for _, line in unlike}
    blocks = {line.partition(" ")[0] for line in lines if line}
    return sorted(blocks, key=lambda block: (HEAD.index(block) if block in HEAD else len(HEAD), block))


def states_with_deadlines_concerned(
    blocks: Iterable[str], changes: Iterable[Change], codes: Iterable[str]
) -> list[str]:
    """The same of a deadline: those whose facts differ, or all, if the treaty's clauses do."""
    is_all = any(
        change.path[:2] == (TREATY, "deadlines") or (change.path[0] == TREATY and can_decide(change))
        for change in changes
    )
    return sorted({*(codes if is_all else blocks)} - {*HEAD})


def states_concerned(blocks: Iterable[str], changes: Iterable[Change], codes: Iterable[str]) -> list[str]:
    """The States of which an answer may differ: those whose facts do, or all, if the treaty's decisive clauses do.

    ``blocks`` are those that differ, ``changes`` what differs in them, ``codes`` all States of both sides.
    """
    is_all = any(change.path[0] == TREATY and can_decide(change) for change in changes)
    return sorted({*(codes if is_all else blocks)} - {*HEAD})


def diff_document(
    difference: Difference,
    treaty: TreatyForm,
    old: RegistryForm,
    new: RegistryForm,
    lines: Sequence[int],
    parties: PartiesCompared,
) -> DiffDocument:
    """``ottawa/diff/1``. ``lines`` are those of the facts, each in NEW, or, of what was removed, in OLD."""
    return {
        "schema": "ottawa/diff/1",
        "treaty": treaty,
        "old": old,
        "new": new,
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
            for (change, level, nature), line in zip(difference.facts, lines, strict=True)
        ],
        "consequences": [*difference.consequences],
        "deadlines": [*difference.deadlines],
        "parties": parties,
    }
