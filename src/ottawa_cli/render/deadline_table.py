"""What States must have done by when, for people: by day due, with how many days are left or gone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from rich.text import Text

from ottawa_cli.render.drawing import filled_table
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.remarks import answer_page
from ottawa_cli.render.words import article_text, span_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ottawa_cli.documents.types import DeadlineForm, DeadlinesDocument
    from ottawa_cli.system.output import Look

_STYLES: Final = {"met": "green", "running": "cyan", "overdue": "red", "reopened": "red"}


def deadlines_page(document: DeadlinesDocument, look: Look) -> str:
    """A line for each deadline."""
    forms, on = document["deadlines"], document["on"]
    several = len({form["code"] for form in forms}) > 1
    title = Text(f"{document['treaty']['short_name']}: {counted(len(forms), 'deadline')} on {on}", "bold")
    headers = ["Due", *(["State"] if several else []), "What", "Status", "Source"]
    rows = [_row(form, date.fromisoformat(on), several=several) for form in forms]
    return answer_page([title, *([filled_table(look, headers, rows, tuple)] if rows else [])], document, look)


def deadline_lines(forms: Iterable[DeadlineForm], on: str) -> Iterator[Text]:
    """A sentence for each, of one State: what is due when, how far it has come, what put it off, and who says so."""
    for form in forms:
        cited = _sources(form)
        text = f"{_due(form)}, {_what(form)}: {_status(form, date.fromisoformat(on))}"
        yield Text(text + (f" ({cited})" if cited else ""))


def _row(form: DeadlineForm, on: date, *, several: bool) -> list[str | Text]:
    state = [visible(form["name"])] if several else []
    return [_due(form), *state, _what(form), _status(form, on), _sources(form)]


def _due(form: DeadlineForm) -> str:
    return span_text(form["due"]) or "not read"


def _what(form: DeadlineForm) -> str:
    term = "" if form["term"] == 1 else f", term {form['term']}"
    return f"{visible(form['what'])} ({article_text(form['article'])}{term})"


def _sources(form: DeadlineForm) -> str:
    """Which, and of what day the newest is."""
    as_of = [f"as of {form['as_of']}"] if form["as_of"] else []
    return "; ".join([*as_of, *filter(None, (", ".join(form["sources"]),))])


def _status(form: DeadlineForm, on: date) -> Text:
    told = [_days_text(form, on)]
    if form["status"] == "met":
        late = {True: "late", False: "in time", None: ""}[form["late"]]
        told = [span_text(form["met"]), late]
    elif form["status"] in {"unknown", "overdue"} and form["unmet"]:
        told.append(f"last seen unfulfilled on {span_text(form['unmet'])}")
    elif form["status"] == "settled":
        told = [f"not among those that owed it on {span_text(form['settled'])}"]
    elif form["status"] == "reopened":
        told.append(f"found {span_text(form['found'])}")
    times = len(form["extensions"])
    told.append(f"put off {counted(times, 'time')}" if times else "")
    words = ": ".join(filter(None, (form["status"], ", ".join(filter(None, told)))))
    return Text(words, _STYLES.get(form["status"], ""))


def _days_text(form: DeadlineForm, on: date) -> str:
    """How many days are left, or gone."""
    if form["due"] is None or "/" in form["due"] or form["status"] not in {"running", "overdue", "unknown", "reopened"}:
        return ""
    days = (date.fromisoformat(form["due"]) - on).days
    return f"{counted(abs(days), 'day')} {'left' if days >= 0 else 'gone'}"
