"""Where the registry and the depositary's file differ, as a page for people: the outcome first, what to paste last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import filled_table, page_of
from ottawa_cli.render.reconcile_texts import HEADERS, cells_of, doubt_lines, file_text, outcome_text, pastes

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ottawa_cli.documents.types import ReconcileDocument
    from ottawa_cli.system.output import Look


def reconcile_page(document: ReconcileDocument, look: Look) -> str:
    """The outcome first, then each difference, then the YAML to paste."""
    blocks: list[RenderableType] = [*doubt_lines(document), Text(outcome_text(document), "bold"), file_text(document)]
    if document["differences"]:
        blocks += ["", filled_table(look, HEADERS, document["differences"], cells_of)]
    for title, yaml in pastes(document):
        blocks += ["", Text(title, "bold"), *(Text(line, no_wrap=True) for line in yaml.splitlines())]
    return page_of(blocks, look)
