"""Findings as lines for people: where, how grave, what, and what to do."""

from __future__ import annotations

from ottawa_cli.render.plurals import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import CheckDocument, FindingForm


_MOST_NAMED = 5
"""More files are counted, not named."""


def check_text(document: CheckDocument, extent: Sequence[int]) -> str:
    """The findings, then how it came out, and how much was read: States, instruments, sources, and rules applied."""
    read = ", ".join(map(counted, extent, ("State", "instrument", "source", "rule")))
    errors, warnings = document["errors"], document["warnings"]
    left_out = errors + warnings - len(document["findings"])
    more = f"and {left_out} more\n" if left_out > 0 else ""
    outcome = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if errors or warnings else "clean"
    files = document["files"]
    named = ", ".join(files) if len(files) <= _MOST_NAMED else f"{len(files)} files"
    return f"{findings_text(document['findings'])}{more}{named}: {outcome} ({read})\n"


def findings_text(findings: Iterable[FindingForm]) -> str:
    """Two lines for each finding; the first can be clicked in most editors."""
    return "".join(_finding(finding) for finding in findings)


def _finding(finding: FindingForm) -> str:
    where = f"{finding['file']}:{finding['line']}:{finding['column']}"
    path = f"{finding['path']}: " if finding["path"] else ""
    return f"{where}: {finding['severity']} [{finding['rule']}] {path}{finding['message']}\n    {finding['hint']}\n"
