"""Findings as workflow commands: GitHub shows them on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ottawa_cli.forms import CheckDocument, FindingForm

MOST: Final = 10
"""GitHub shows no more of a kind from one step, and says nothing of the others."""


def github_text(document: CheckDocument) -> str:
    """An annotation for each of the gravest findings, then how many more there are."""
    gravest = sorted(document["findings"], key=lambda finding: finding["severity"] != "error")
    lines = [_annotation(finding) for finding in gravest[:MOST]]
    if (more := document["errors"] + document["warnings"] - len(lines)) > 0:
        lines.append(f"::notice title=ottawa::{more} more; 'ottawa check' tells them all")
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: FindingForm) -> str:
    place = f"file={_property(finding['file'])},line={finding['line']},col={finding['column']}"
    said = _data(f"{finding['message']}; {finding['hint']}")
    title = _property(f"{finding['rule']}" + (f" {finding['path']}" if finding["path"] else ""))
    return f"::{finding['severity']} {place},title={title}::{said}"


def _data(text: str) -> str:
    """Escape what would end a command's message, or begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape what would end a property too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
