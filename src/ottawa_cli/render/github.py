"""Findings and changes as workflow commands: GitHub shows them on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.comparison.levels import LEVELS
from ottawa_cli.render.diff_facts import change_text
from ottawa_cli.render.diff_sentences import state_sentences, summary_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from ottawa_cli.comparison.document import DiffLegend
    from ottawa_cli.documents.types import ChangeForm, CheckDocument, DiffDocument, FindingForm

MOST: Final = 10
"""GitHub shows no more of a kind from one step, and says nothing of the others."""


def check_annotations(document: CheckDocument) -> str:
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


def diff_annotations(document: DiffDocument, legend: DiffLegend) -> str:
    """An annotation on NEW's line for each of the gravest changes, a warning where an answer differs.

    What was removed has no line there, so it stands at the file.
    """
    sentences = state_sentences(document, legend.state_names)
    follows: dict[str | None, str] = {sentence.code: sentence.text for sentence in sentences}
    follows[None] = summary_text(sentences)
    warnings: list[str] = []
    notices: list[tuple[int, str]] = []
    for form, change in zip(document["facts"], legend.changes, strict=True):
        is_grave = form["level"] == "status"
        so = f"; {follows[form['code']]}" if is_grave else ""
        line = _change(form, f"{form['change']}: {change_text(change, legend.state_names, '->')}{so}", legend.new_file)
        if is_grave:
            warnings.append(line)
        else:
            notices.append((LEVELS.index(form["level"]), line))
    lines = warnings[:MOST] + [line for _, line in sorted(notices, key=lambda notice: notice[0])[: MOST - 1]]
    if more := len(document["facts"]) - len(lines):
        lines.append(f"::notice title=ottawa::{more} more; 'ottawa diff' tells them all")
    return "".join(f"{line}\n" for line in lines)


def _change(form: ChangeForm, said: str, file: str | None) -> str:
    place = [f"file={_property(visible(file))}"] if file else []
    if file and form["change"] != "removed":
        place.append(f"line={form['line']}")
    kind = "warning" if form["level"] == "status" else "notice"
    title = _property(f"{form['nature']} {form['path']}")
    return f"::{kind} {','.join([*place, f'title={title}'])}::{_data(said)}"
