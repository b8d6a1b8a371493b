"""``ottawa/reconcile/1``: a reconciliation as a document, with the source that the depositary's file would be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.comparison.discrepancies import Discrepancy
from ottawa_cli.comparison.reconciliation import Reconciliation
from ottawa_cli.documents.deposit_source import source_id
from ottawa_cli.documents.head import registry_form, treaty_form
from ottawa_cli.facts.deposits import Record
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.partial_dates import date_text

if TYPE_CHECKING:
    from ottawa_cli.documents.types import DiscrepancyForm, ReconcileDocument


def reconcile_document(
    reconciliation: Reconciliation, record: Record, registry: Registry, as_of: date | None, lines: Sequence[int]
) -> ReconcileDocument:
    """The document. ``lines``: of each discrepancy, where it stands in the registry, or would."""
    day = as_of or record.as_of
    source = source_id(record, day)
    return {
        "schema": "ottawa/reconcile/1",
        "treaty": treaty_form(registry.treaty),
        "registry": registry_form(registry.treaty, registry.sha256),
        "file": {
            "sha256": record.sha256,
            "reference": record.reference,
            "as_of": date_text(day),
            "youngest": date_text(record.youngest),
            "parties": record.parties,
            "signatories": record.signatories,
        },
        "differences": [
            _form(discrepancy, line, source)
            for discrepancy, line in zip(reconciliation.discrepancies, lines, strict=True)
        ],
        "equal": reconciliation.equal,
        "doubts": [*record.doubts],
        "unlisted": [*reconciliation.unlisted],
    }


def _form(discrepancy: Discrepancy, line: int, source: str) -> DiscrepancyForm:
    added = discrepancy.to_add
    return {
        "code": discrepancy.code,
        "participant": discrepancy.participant,
        "about": discrepancy.about,
        "registry": discrepancy.registry,
        "depositary": discrepancy.depositary,
        "nature": discrepancy.nature,
        "path": path_text(discrepancy.path),
        "line": line,
        "to_add": None if added is None else {key: _cited(value, source) for key, value in _with_source(added, source)},
    }


def _with_source(block: dict[str, object], source: str) -> list[tuple[str, object]]:
    """A whole block is cited after the signature, as registries write it."""
    if "name" not in block:
        return [*block.items()]
    head = [(key, value) for key, value in block.items() if key in {"name", "signed"}]
    return [*head, ("sources", [source]), *((key, value) for key, value in block.items() if key not in dict(head))]


def _cited(value: object, source: str) -> object:
    """Plain JSON of what is to be added, every act with its source."""
    if isinstance(value, dict):
        return {**{key: _cited(part, source) for key, part in value.items()}, "sources": [source]}
    if isinstance(value, list):
        return [_cited(item, source) for item in value]
    return date_text(value) if isinstance(value, date) else value
