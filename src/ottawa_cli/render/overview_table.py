"""The overview for people: how many States stand where on a day, and who is about to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import STYLES, empty_table, page_of
from ottawa_cli.render.remarks import completeness_lines
from ottawa_cli.render.words import STATUS_NAMES, between_text, headline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from ottawa_cli.documents.types import OverviewDocument
    from ottawa_cli.system.output import Look


def overview_page(document: OverviewDocument, look: Look) -> str:
    """States Parties as the United Nations counts them, then a line for each status, then what comes next."""
    in_force, deposited = (between_text(document["parties"][kind]) for kind in ("in_force", "deposited"))
    numbers = f"{in_force} in force, {deposited} with consent deposited (as the UN counts)"
    blocks: list[RenderableType] = [
        Text(f"{document['treaty']['short_name']} on {document['on']}: {numbers}", "bold"),
        "",
        _counts_table(document["counts"], look),
        f"{document['signatures']} States had signed.",
    ]
    if document["counts"]["undetermined"]:
        blocks.append("Who they are: ottawa list --status undetermined")
    if document["changing"]:
        blocks += ["", Text("About to change", "bold"), *map(headline, document["changing"])]
    return page_of([*blocks, *completeness_lines(document)], look)


def _counts_table(counts: Mapping[str, int], look: Look) -> RenderableType:
    table = empty_table(look, "Status", "States")
    table.columns[1].justify = "right"
    for status, count in counts.items():
        table.add_row(Text(STATUS_NAMES[status], STYLES.get(status, "")), str(count))
    return table
