"""The difference of two registries as Markdown, for a pull request or a release: nothing in it is more than text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.render.diff_facts import kind_text, line_text, old_and_new, subject_text
from ottawa_cli.render.diff_sentences import STRETCH_HEADERS, diff_summary, short_names
from ottawa_cli.render.markdown import LONGEST_CELL, code, fitting, list_item, row, safe, table
from ottawa_cli.system.escapes import shortened

if TYPE_CHECKING:
    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.difference import DiffLegend
    from ottawa_cli.documents.types import ChangeForm, DiffDocument


def difference_markdown(document: DiffDocument, legend: DiffLegend) -> str:
    """One table of facts, what follows from them, and every stretch of days behind a fold; under 60 KB."""
    summary = diff_summary(document, short_names(legend.state_names))
    parts = [
        f"**{safe(shortened(summary.headline, 2 * LONGEST_CELL))}**",
        f"{code(legend.old_name)} to {code(legend.new_name)}. {safe(summary.parties)}",
    ]
    if document["facts"]:
        rows = [_fact_row(*pair, legend) for pair in zip(document["facts"], legend.changes, strict=True)]
        parts.append(table(("Change", "Fact", "Before", "After", "Nature", "Level", "Line"), rows))
    if summary.sentences:
        items, number_of_others = fitting([list_item(shortened(text, LONGEST_CELL)) for text in summary.sentences])
        parts.append("\n".join([*items, *([f"- and {number_of_others} more"] if number_of_others else [])]))
    if stretches := summary.stretches:
        title = f"{len(stretches)} stretch{'' if len(stretches) == 1 else 'es'} of days with another answer"
        folded = table(STRETCH_HEADERS, [row(*cells) for cells in stretches])
        parts.append(f"<details>\n<summary>{title}</summary>\n\n{folded}\n\n</details>")
    return "\n\n".join(parts) + "\n"


def _fact_row(form: ChangeForm, change: Change, legend: DiffLegend) -> str:
    subject = subject_text(change, legend.state_names)
    classes = form["nature"], form["level"], line_text(form)
    return row(kind_text(form), subject, *old_and_new(change), *classes)
