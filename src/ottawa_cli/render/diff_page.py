"""The difference of two registries as a page for people: what follows comes first, then every fact and every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.diff_facts import change_text, kind_text, line_text
from ottawa_cli.render.diff_sentences import STRETCH_HEADERS, diff_summary
from ottawa_cli.render.drawing import filled_table, labelled, page_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ottawa_cli.comparison.difference import DiffLegend
    from ottawa_cli.documents.types import DiffDocument
    from ottawa_cli.system.output import Look


def difference_page(document: DiffDocument, legend: DiffLegend, look: Look) -> str:
    """The first line says it all in short; nothing below is left out."""
    summary = diff_summary(document, legend.state_names)
    blocks: list[RenderableType] = [
        Text(summary.headline, "bold"),
        f"OLD {legend.old_name}, complete through {document['old']['verified']}",
        f"NEW {legend.new_name}, complete through {document['new']['verified']}",
    ]
    if document["facts"]:
        blocks += ["", Text("Facts", "bold"), _facts(document, legend, look)]
    if summary.sentences:
        blocks += ["", Text("What follows", "bold"), labelled([("!", sentence) for sentence in summary.sentences])]
    if summary.stretches:
        blocks += ["", filled_table(look, STRETCH_HEADERS, summary.stretches, tuple)]
    return page_of([*blocks, "", summary.parties], look)


def _facts(document: DiffDocument, legend: DiffLegend, look: Look) -> RenderableType:
    arrow = "->" if look.ascii else "→"
    rows = []
    for form, change in zip(document["facts"], legend.changes, strict=True):
        rows.append((kind_text(form), change_text(change, legend.state_names, arrow)))
        rows.append(("", f"{form['nature']}, level {form['level']}; {form['path']}, line {line_text(form)}"))
    return labelled(rows)
