"""What States must have done by when, as Markdown for a memo: by day due, sources as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.render import memo
from ottawa_cli.render.deadline_words import HEADERS, due_text, status_text, title_text, what_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.types import DeadlineForm, DeadlinesDocument
    from ottawa_cli.render.memo import Cited


def deadlines_markdown(document: DeadlinesDocument, cited: Cited) -> str:
    """A row for each deadline, with its State's name, how far it has come and its sources."""
    forms, on = document["deadlines"], document["on"]
    title = memo.title(title_text(document))
    table = memo.cited_table((*HEADERS, "As of"), (_row(form, on) for form in forms), cited) if forms else ()
    return memo.answer_memo([title, *table], document)


def _row(form: DeadlineForm, on: str) -> tuple[Sequence[str], Sequence[str]]:
    cells = (due_text(form), form["name"], what_text(form), status_text(form, on), form["as_of"] or "")
    return cells, form["sources"]
