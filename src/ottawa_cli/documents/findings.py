"""From what rules found to the plain form that documents and formats tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ottawa_cli.facts.findings import Finding, path_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from ottawa_cli.documents.types import FindingForm


def finding_forms(findings: Iterable[Finding], treaty: str = "") -> Iterator[FindingForm]:
    """Write the findings of a file as its document has them.

    A fingerprint is made of the treaty's id, the fact's identity and the rule; the second of its like counts 2.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        about = "/".join(filter(None, (visible(treaty), finding.identity, finding.rule)))
        seen[about] += 1
        yield {
            "rule": finding.rule,
            "severity": finding.severity,
            "file": visible(finding.file),
            "line": finding.line,
            "column": finding.column,
            "path": path_text(finding.path),
            "message": finding.message,
            "hint": finding.hint,
            "fingerprint": f"{about}/{seen[about]}",
        }
