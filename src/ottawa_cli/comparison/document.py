"""A difference as a document, and what people are told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.findings import path_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.difference import Difference
    from ottawa_cli.documents.types import DiffDocument, PartiesCompared, RegistryForm, TreatyForm


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
        "parties": parties,
    }
