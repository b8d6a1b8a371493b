"""The difference of two registries as a page for people: what follows comes first, then every fact and every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.diff_facts import change_text, kind_text, line_text
from ottawa_cli.render.diff_sentences import (
    MOST_NAMED,
    STRETCH_HEADERS,
    diff_headline,
    parties_text,
    state_sentences,
    stretch_cells,
)
from ottawa_cli.render.drawing import MOST_DRAWN, FinishedLines, filled_table, grid, page_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.comparison.document import DiffLegend
    from ottawa_cli.documents.types import ConsequenceForm, DiffDocument
    from ottawa_cli.system.output import Look


def difference_page(document: DiffDocument, legend: DiffLegend, look: Look) -> str:
    """The first line says it all in short; nothing below is left out."""
    sentences = state_sentences(document, legend.state_names)
    blocks: list[RenderableType] = [
        Text(diff_headline(document, sentences), "bold"),
        text_of(f"OLD {legend.old_name}, complete through {document['old']['verified']}"),
        text_of(f"NEW {legend.new_name}, complete through {document['new']['verified']}"),
    ]
    if document["facts"]:
        blocks += ["", Text("Facts", "bold"), _facts(document, legend, look)]
    if len(sentences) > MOST_NAMED:
        blocks += ["", Text("What follows", "bold"), _two_columns([("!", each.full_text) for each in sentences])]
    if rows := document["consequences"]:
        blocks += ["", filled_table(look, STRETCH_HEADERS, rows, lambda row: _stretch_row(row, legend))]
    return page_of([*blocks, "", parties_text(document)], look)


def _facts(document: DiffDocument, legend: DiffLegend, look: Look) -> RenderableType:
    arrow = "->" if look.ascii else "→"
    rows = []
    for form, change in zip(document["facts"], legend.changes, strict=True):
        rows.append((kind_text(form), change_text(change, legend.state_names, arrow)))
        rows.append(("", f"{form['nature']}, level {form['level']}; {form['path']}, line {line_text(form)}"))
    return _two_columns(rows)


def _two_columns(rows: Sequence[tuple[str, str]]) -> RenderableType:
    """What, and what is said of it; more than anyone reads on a screen without the trouble of a table."""
    if len(rows) > MOST_DRAWN:
        return FinishedLines("\n".join(f"{what}  {text}" for what, text in rows))
    table = grid()
    for what, text in rows:
        table.add_row(what, text_of(text))
    return table


def _stretch_row(row: ConsequenceForm, legend: DiffLegend) -> list[Text]:
    return [text_of(cell) for cell in stretch_cells(row, legend.state_names)]
