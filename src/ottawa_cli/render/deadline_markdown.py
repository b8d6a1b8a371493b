"""What States must have done by when, as Markdown for a memo: by day due, sources as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.render import memo
from ottawa_cli.render.deadline_words import HEADERS, due_text, status_text, title_text, what_text

if TYPE_CHECKING:
    from ottawa_cli.documents.types import DeadlinesDocument
    from ottawa_cli.render.memo import Cited


def deadlines_markdown(document: DeadlinesDocument, cited: Cited) -> str:
    """A row for each deadline, with its State's name, how far it has come and its sources."""
    forms, on = document["deadlines"], document["on"]
    title = memo.title(title_text(document))
    rows = (((due_text(form), form["name"], what_text(form), status_text(form, on)), form["sources"]) for form in forms)
    return memo.answer_memo([title, *(memo.cited_table(HEADERS, rows, cited) if forms else ())], document)
