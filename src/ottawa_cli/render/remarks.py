"""What stands around the answer on a page: of what and for which day it is; what remains; how far the facts reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.words import beyond_text, contested_texts, duties_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ottawa_cli.documents.types import DatedDocument, Element


def day_line(document: DatedDocument) -> Text:
    """Of which treaty, and for which day."""
    return Text(f"{visible(document['treaty']['short_name'])}, on {document['on']}")


def remark_lines(element: Element, document: DatedDocument) -> list[RenderableType]:
    """What is said beside a status: a contested suspension, duties that stay, the note."""
    lines: list[RenderableType] = []
    if element["suspension"]:
        lines += ["", Text("The suspension", "bold"), *contested_texts(element)]
    if duties := duties_text(element, document["treaty"]["id"]):
        lines += ["", duties]
    if element["note"]:
        lines += ["", f"Note: {element['note']}"]
    return lines


def completeness_lines(document: DatedDocument) -> list[RenderableType]:
    """Up to which day the facts are held to be complete, where the day asked is later; else nothing."""
    return ["", beyond_text(document["registry"]["verified"])] if document["beyond_verified"] else []
