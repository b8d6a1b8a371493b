"""Where the registry and the depositary's file differ, as Markdown for a pull request or an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.render.markdown import fitting, list_item, row, safe, table
from ottawa_cli.render.reconcile_texts import HEADERS, cells_of, doubt_lines, file_text, outcome_text, pastes

if TYPE_CHECKING:
    from ottawa_cli.documents.types import ReconcileDocument


def reconcile_markdown(document: ReconcileDocument) -> str:
    """The same for a pull request or an issue."""
    parts = [*map(safe, doubt_lines(document)), f"**{safe(outcome_text(document))}**", safe(file_text(document))]
    if document["differences"]:
        parts.append(table(HEADERS, [row(*cells_of(difference)) for difference in document["differences"]]))
    shown, others = fitting([f"{list_item(title)}\n\n```yaml\n{yaml}```" for title, yaml in pastes(document)])
    parts += shown
    return "\n\n".join([*parts, *([f"and {others} more to paste"] if others else [])]) + "\n"
