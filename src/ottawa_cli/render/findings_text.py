"""Findings as lines for people: where, how grave, what, and what to do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import CheckDocument, FindingForm


def check_text(document: CheckDocument, extent: Sequence[int]) -> str:
    """The findings, then how it came out, and how much was read: States, instruments, sources, and rules applied."""
    read = ", ".join(map(number, extent, ("State", "instrument", "source", "rule")))
    told, counted = len(document["findings"]), document["errors"] + document["warnings"]
    more = f"and {counted - told} more\n" if counted > told else ""
    outcome = (
        f"{number(document['errors'], 'error')}, {number(document['warnings'], 'warning')}" if counted else "clean"
    )
    return f"{findings_text(document['findings'])}{more}{', '.join(document['files'])}: {outcome} ({read})\n"


def findings_text(findings: Iterable[FindingForm]) -> str:
    """Two lines for each finding; the first can be clicked in most editors."""
    return "".join(_finding(finding) for finding in findings)


def _finding(finding: FindingForm) -> str:
    where = f"{finding['file']}:{finding['line']}:{finding['column']}"
    path = f"{finding['path']}: " if finding["path"] else ""
    return f"{where}: {finding['severity']} [{finding['rule']}] {path}{finding['message']}\n    {finding['hint']}\n"


def number(count: int, what: str) -> str:
    """A number of things: ``1 State``, ``2 States``."""
    return f"{count} {what}{'' if count == 1 else 's'}"
