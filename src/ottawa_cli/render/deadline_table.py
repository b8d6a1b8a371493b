"""What States must have done by when, for people: by day due, with how many days are left or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from ottawa_cli.render.deadline_words import HEADERS, due_text, sources_text, status_text, title_text, what_text
from ottawa_cli.render.drawing import filled_table
from ottawa_cli.render.remarks import answer_page
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from ottawa_cli.documents.types import DeadlineForm, DeadlinesDocument
    from ottawa_cli.system.output import Look

_STYLES: Final = {"met": "green", "running": "cyan", "overdue": "red", "reopened": "red"}


def deadlines_page(document: DeadlinesDocument, look: Look) -> str:
    """A line for each deadline."""
    forms, on = document["deadlines"], document["on"]
    several = len({form["code"] for form in forms}) > 1
    title = Text(visible(title_text(document)), "bold")
    headers = [*(header for header in HEADERS if several or header != "State"), "Source"]
    rows = [_row(form, on, several=several) for form in forms]
    return answer_page([title, *([filled_table(look, headers, rows, tuple)] if rows else [])], document, look)


def _row(form: DeadlineForm, on: str, *, several: bool) -> list[str | Text]:
    state = [visible(form["name"])] if several else []
    status = Text(status_text(form, on), _STYLES.get(form["status"], ""))
    return [due_text(form), *state, visible(what_text(form)), status, sources_text(form)]
