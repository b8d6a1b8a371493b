"""Deadlines in words: when one is due, what for, how far the State has come, and who says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.render.plurals import counted
from ottawa_cli.render.words import article_text, span_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ottawa_cli.documents.types import DeadlineForm, DeadlinesDocument

HEADERS = ("Due", "State", "What", "Status")


def title_text(document: DeadlinesDocument) -> str:
    """What a list of deadlines is headed with; of one State it has the name."""
    forms, names = document["deadlines"], {form["name"] for form in document["deadlines"]}
    of_one = f", {', '.join(names)}" if len(names) == 1 else ""
    return f"{document['treaty']['short_name']}{of_one}: {counted(len(forms), 'deadline')} on {document['on']}"


def due_text(form: DeadlineForm) -> str:
    """The day through which it runs."""
    return span_text(form["due"]) or "not read"


def what_text(form: DeadlineForm) -> str:
    """What must be done, by which article, in which term where it is not the first."""
    term = "" if form["term"] == 1 else f", term {form['term']}"
    return f"{form['what']} ({article_text(form['article'])}{term})"


def sources_text(form: DeadlineForm) -> str:
    """Which, and of what day the newest is."""
    as_of = f"as of {form['as_of']}" if form["as_of"] else ""
    return "; ".join(filter(None, (as_of, ", ".join(form["sources"]))))


def status_text(form: DeadlineForm, on: str) -> str:
    """How far the State has come by a day, how many days are left or gone, and how often it was put off."""
    told = [_days_text(form, date.fromisoformat(on))]
    if form["status"] == "met":
        late = {True: "late", False: "in time", None: ""}[form["late"]]
        told = [span_text(form["met"]), late]
    elif form["status"] in {"unknown", "overdue"} and form["unmet"]:
        told.append(f"last seen unfulfilled {_when(form['unmet'])}")
    elif form["status"] == "settled":
        told = [f"not among those that owed it {_when(form['settled'])}"]
    elif form["status"] == "reopened":
        told.append(f"found {span_text(form['found'])}")
    times = len(form["extensions"])
    told.append(f"put off {counted(times, 'time')}" if times else "")
    return ": ".join(filter(None, (form["status"], ", ".join(filter(None, told)))))


def deadline_lines(forms: Iterable[DeadlineForm], on: str) -> Iterator[str]:
    """A sentence for each, of one State: what is due when, how far it has come, what put it off, and who says so."""
    for form in forms:
        cited = sources_text(form)
        text = f"{due_text(form)}, {what_text(form)}: {status_text(form, on)}"
        yield text + (f" ({cited})" if cited else "")


def _when(moment: str | None) -> str:
    """``on`` a day, ``in`` a month or a year, or between two days."""
    text = span_text(moment)
    return (
        f"between {text.replace(' to ', ' and ')}"
        if "/" in (moment or "")
        else f"{'on' if len(text) > len('YYYY-MM') else 'in'} {text}"
    )


def _days_text(form: DeadlineForm, on: date) -> str:
    if form["due"] is None or "/" in form["due"] or form["status"] not in {"running", "overdue", "unknown", "reopened"}:
        return ""
    days = (date.fromisoformat(form["due"]) - on).days
    return f"{counted(abs(days), 'day')} {'left' if days >= 0 else 'gone'}"
