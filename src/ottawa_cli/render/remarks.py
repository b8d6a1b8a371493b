"""What stands around the answer on a page: of what and for which day it is; what remains; how far the facts reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import page_of
from ottawa_cli.render.standing_words import remarks
from ottawa_cli.render.words import beyond_text, headline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from ottawa_cli.documents.types import DatedDocument, Element
    from ottawa_cli.system.output import Look


def answer_page(blocks: Iterable[RenderableType], document: DatedDocument, look: Look) -> str:
    """Draw an answer; where the day asked is later, the day up to which the facts are held to be complete is below."""
    beyond = ["", beyond_text(document["registry"]["verified"])] if document["beyond_verified"] else []
    return page_of([*blocks, *beyond], look)


def heading_lines(element: Element, document: DatedDocument) -> list[RenderableType]:
    """The answer in a sentence, and of which treaty and for which day it is."""
    return [Text(headline(element), "bold"), f"{document['treaty']['short_name']}, on {document['on']}"]


def remark_lines(element: Element) -> list[RenderableType]:
    """What is said beside a status: what became of a suspension, duties that stay, the note."""
    lines: list[RenderableType] = []
    for title, texts in remarks(element):
        lines += ["", *([Text(title, "bold")] if title else []), *texts]
    return lines
