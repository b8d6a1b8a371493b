"""``ottawa/check/1``: what is wrong with one file, or with several.

Imported by every ``check``, so it imports nothing that it does not need.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.types import CheckDocument, FindingForm, RegistryForm, TreatyForm


class Checked:
    """What ``check`` says of some files: the document, and how much was read."""

    __slots__ = ("document", "extent")

    def __init__(self, document: CheckDocument, extent: Sequence[int]) -> None:
        self.document = document
        self.extent = extent
        """How many States, instruments and sources were read, and how many rules there are."""


def check_document(
    files: Sequence[str],
    treaty: TreatyForm | None,
    registry: RegistryForm | None,
    findings: list[FindingForm],
    errors: int,
    warnings: int,
) -> CheckDocument:
    """``ottawa/check/1``; the numbers count all findings, of which no more than 1,000 to a file are told."""
    return {
        "schema": "ottawa/check/1",
        "treaty": treaty,
        "registry": registry,
        "files": [*files],
        "findings": findings,
        "errors": errors,
        "warnings": warnings,
    }


def joined(parts: Sequence[Checked]) -> Checked:
    """What is said of several files together: sorted by file, line, column and rule."""
    if len(parts) == 1:
        return parts[0]
    documents = [part.document for part in parts]
    by_file = sorted(documents, key=lambda document: document["files"])
    document = check_document(
        [file for document in documents for file in document["files"]],
        None,
        None,
        [finding for document in by_file for finding in document["findings"]],
        sum(document["errors"] for document in documents),
        sum(document["warnings"] for document in documents),
    )
    *numbers, _ = (sum(column) for column in zip(*(part.extent for part in parts), strict=True))
    return Checked(document, (*numbers, parts[0].extent[-1]))
