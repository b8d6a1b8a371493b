"""Findings and changes as workflow commands: GitHub shows them on the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.words import LEVELS
from ottawa_cli.render.diff_facts import change_text
from ottawa_cli.render.diff_sentences import deadline_sentences, short_names, state_sentences, summary_text
from ottawa_cli.render.discrepancies import discrepancy_findings
from ottawa_cli.system.escapes import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.difference import DiffLegend
    from ottawa_cli.documents.types import ChangeForm, CheckDocument, DiffDocument, FindingForm, ReconcileDocument

MOST_OF_A_KIND: Final = 10
"""GitHub shows no more of a kind from one step, and says nothing of the others."""
_LONGEST: Final = 1_000  # characters of a title, of what changed, or of what is said of it


def check_annotations(document: CheckDocument) -> str:
    """An annotation for each of the gravest findings, then how many more there are."""
    gravest = sorted(document["findings"], key=lambda finding: finding["severity"] != "error")
    lines = [_finding_line(finding) for finding in gravest[:MOST_OF_A_KIND]]
    return _annotations(lines, document["errors"] + document["warnings"], "ottawa check")


def reconcile_annotations(document: ReconcileDocument, file: str) -> str:
    """An annotation for each of the first differences that somebody has to look into, on the registry's line."""
    findings = [*discrepancy_findings(document, file)]
    return _annotations([_finding_line(each) for each in findings[:MOST_OF_A_KIND]], len(findings), "ottawa reconcile")


def diff_annotations(document: DiffDocument, legend: DiffLegend) -> str:
    """An annotation on NEW's line for each of the gravest changes, a warning where an answer differs.

    What was removed has no line there, so it stands at the file.
    """
    names = short_names(legend.state_names)
    sentences = state_sentences(document, names)
    so: dict[str | None, str] = {each.code: shortened(each.text, _LONGEST) for each in sentences}
    so[None] = shortened(
        summary_text(document, sentences, [text for _, text in deadline_sentences(document, names)]), _LONGEST
    )
    warnings: list[str] = []
    notices: list[str] = []
    facts = zip(document["facts"], legend.changes, strict=True)
    for form, change in sorted(facts, key=_weight):
        text = shortened(f"{form['change']}: {change_text(change, names, '->')}", _LONGEST)
        if form["level"] == "status":
            warnings.append(_change_line("warning", form, f"{text}; {so[form['code']]}", legend.new_file))
        else:
            notices.append(_change_line("notice", form, text, legend.new_file))
    lines = warnings[:MOST_OF_A_KIND] + notices[: MOST_OF_A_KIND - 1]
    return _annotations(lines, len(document["facts"]), "ottawa diff")


def _weight(fact: tuple[ChangeForm, Change]) -> tuple[int, bool]:
    """The gravest first; of these, what changes for a State that is there, before those that are new."""
    form, change = fact
    return LEVELS.index(form["level"]), form["change"] == "added" and len(change.path) == 1


def _annotations(lines: Sequence[str], count: int, command: str) -> str:
    """The lines, and another that says how many are left out of so many, and what tells them all."""
    more = count - len(lines)
    left_out = [f"::notice title=ottawa::{more} more; '{command}' tells them all"] if more > 0 else []
    return "".join(f"{line}\n" for line in (*lines, *left_out))


def _finding_line(finding: FindingForm) -> str:
    title = f"{finding['rule']} {finding['path']}" if finding["path"] else finding["rule"]
    position = {"file": finding["file"], "line": finding["line"], "col": finding["column"]}
    return _command(finding["severity"], position, title, f"{finding['message']}; {finding['hint']}")


def _change_line(kind: str, form: ChangeForm, text: str, file: str | None) -> str:
    position: dict[str, object] = {"file": visible(file)} if file else {}
    if file and form["change"] != "removed":
        position["line"] = form["line"]
    return _command(kind, position, f"{form['nature']} {form['path']}", text)


def _command(kind: str, position: Mapping[str, object], title: str, message: str) -> str:
    """A workflow command, with nothing in it that would end it, or begin another."""
    properties = {**position, "title": shortened(title, _LONGEST)}
    joined = ",".join(f"{name}={_property_text(str(value))}" for name, value in properties.items())
    return f"::{kind} {joined}::{_message_text(message)}"


def _message_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property_text(text: str) -> str:
    return _message_text(text).replace(":", "%3A").replace(",", "%2C")
