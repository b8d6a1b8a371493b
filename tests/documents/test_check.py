"""What is said of several files at once."""

from __future__ import annotations

from ottawa_cli.documents.check import Checked, check_document, joined
from ottawa_cli.documents.types import FindingForm, RegistryForm, TreatyForm

TREATY: TreatyForm = {"id": "apmbc", "short_name": "Ottawa Convention"}


def _finding(file: str, line: int) -> FindingForm:
    return {
        "rule": "date-order",
        "severity": "error",
        "file": file,
        "line": line,
        "column": 1,
        "path": "XA",
        "message": "A message",
        "hint": "A hint",
        "fingerprint": f"apmbc/XA/date-order/{line}",
    }


def _checked(file: str, lines: list[int], errors: int, warnings: int, extent: tuple[int, ...]) -> Checked:
    findings = [_finding(file, line) for line in lines]
    registry: RegistryForm = {"sha256": "00", "verified": "2026-02-21"}
    return Checked(check_document([file], TREATY, registry, findings, errors, warnings), extent)


def test_files_are_told_in_the_order_asked_and_findings_by_file_with_the_numbers_of_all() -> None:
    parts = [_checked("b", [3, 5], 1, 1, (10, 20, 30, 50)), _checked("a", [7], 1, 0, (1, 2, 3, 50))]
    both = joined(parts)
    assert both.document == {
        "schema": "ottawa/check/1",
        "treaty": None,
        "registry": None,
        "files": ["b", "a"],
        "findings": [_finding("a", 7), _finding("b", 3), _finding("b", 5)],
        "errors": 2,
        "warnings": 1,
    }
    assert both.extent == (11, 22, 33, 50)
    assert joined(parts[:1]) is parts[0]
