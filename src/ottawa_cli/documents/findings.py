"""From what a rule found to the plain form that documents and formats tell of it."""

from __future__ import annotations

from ottawa_cli.documents.types import FindingForm
from ottawa_cli.facts.findings import Finding, path_text
from ottawa_cli.system.escapes import visible


def finding_form(finding: Finding) -> FindingForm:
    """Write one finding as its document has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": visible(finding.file),
        "line": finding.line,
        "column": finding.column,
        "path": path_text(finding.path),
        "message": finding.message,
        "hint": finding.hint,
    }
