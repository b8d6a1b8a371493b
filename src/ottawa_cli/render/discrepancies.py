"""A difference between registry and depositary as a finding, for programs that show findings on lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.documents.types import DiscrepancyForm, FindingForm, ReconcileDocument

DISCREPANCY_RULES: Final = {
    "reconcile-participant": "Each participant of the depositary's file has a block, and each block that acts a row.",
    "reconcile-signed": "A signature is of the day that the depositary has.",
    "reconcile-kind": "A consent is of the kind that the depositary has.",
    "reconcile-deposited": "A consent was deposited on the day that the depositary has.",
    "reconcile-withdrawn": "A State has withdrawn where the depositary puts its row in brackets, and nowhere else.",
    "reconcile-provisional-application": "A provisional application that the depositary lists is on file.",
    "reconcile-declaration": "A State with declarations in the depositary's file has them here.",
    "reconcile-count": "Parties and signatories are as many as the depositary counts.",
}
"""What is asked of a registry, by the rule that a finding names."""


def discrepancy_findings(document: ReconcileDocument, file: str) -> Iterator[FindingForm]:
    """What somebody has to look into; what the registry alone knows after the file's day is no fault."""
    for difference in document["differences"]:
        if difference["nature"] in {"newer", "conflict"}:
            about = f"{document['treaty']['id']}/{difference['code'] or ''}/reconcile-{difference['about']}"
            yield {
                "rule": f"reconcile-{difference['about']}",
                "severity": "error",
                "file": file,
                "line": difference["line"],
                "column": 1,
                "path": difference["path"],
                "message": _message(difference),
                "hint": "look it up, and add or correct it; -f md has the YAML to paste",
                "fingerprint": visible(f"{about}/{difference['depositary']}"),
            }


def _message(difference: DiscrepancyForm) -> str:
    filed, printed = (
        "nothing" if value is None else visible(str(value))
        for value in (difference["registry"], difference["depositary"])
    )
    return f"{visible(difference['participant'])}: the depositary has {printed}, the registry {filed}"
