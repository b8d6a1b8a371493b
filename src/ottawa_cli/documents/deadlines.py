"""``ottawa/deadlines/1``: what States must have done by when, and how far they have come on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.types import DeadlineForm, DeadlinesDocument, DueForm
from ottawa_cli.facts.model import Registry, Treaty
from ottawa_cli.facts.partial_dates import PartialDate, date_text
from ottawa_cli.law.deadlines import Deadline, deadlines_of
from ottawa_cli.law.timelines import Timeline, timeline_of


def deadlines_document(
    registry: Registry,
    codes: Iterable[str],
    on: date,
    ids: Collection[str] = (),
    statuses: Collection[str] = (),
    until: date | None = None,
) -> DeadlinesDocument:
    """``ottawa/deadlines/1``, by day due, those whose day is not known last.

    Args:
        registry: whose facts.
        codes: the States asked.
        on: the day asked; what was decided later is not known on it.
        ids: only these deadlines; of all where none is named.
        statuses: only those that have come so far.
        until: only those due after ``on`` and by this day.
    """
    forms = [
        form
        for code in codes
        for form in deadline_forms(registry, timeline_of(registry.states[code], registry.treaty), on)
        if (not ids or form["id"] in ids) and (not statuses or form["status"] in statuses)
    ]
    if until is not None:
        forms = [form for form in forms if form["due"] and on.isoformat() < form["due"] <= f"{until}~"]
    forms.sort(key=lambda form: (form["due"] is None, form["due"] or "", form["code"], form["id"]))
    return {**head_of("ottawa/deadlines/1", registry, on), "deadlines": forms}


def deadline_forms(registry: Registry, timeline: Timeline, on: date) -> Iterator[DeadlineForm]:
    """The deadlines of a State that run, or ran, on a day."""
    for deadline in deadlines_of(timeline, registry.treaty):
        if deadline.begins.earliest <= on:
            yield _form(deadline, registry, timeline.state.code, on)


def due_forms(timeline: Timeline, treaty: Treaty) -> list[DueForm]:
    """Through which day each deadline of a State runs, by all that is decided."""
    return [
        {
            "id": deadline.clause.id,
            "term": deadline.term,
            "what": deadline.clause.name,
            "due": date_text(deadline.due_on(date.max)),
        }
        for deadline in deadlines_of(timeline, treaty)
    ]


def _form(deadline: Deadline, registry: Registry, code: str, on: date) -> DeadlineForm:
    filed, clause = deadline.filed, deadline.clause
    extensions = deadline.extensions_by(on)
    cited = [*(filed.sources if filed else ()), *(name for each in extensions for name in each.sources)]
    sources = [*dict.fromkeys(cited)]
    known = [moment for name in sources if (source := registry.sources.get(name)) and (moment := source.as_of)]
    return {
        "code": code,
        "id": clause.id,
        "name": registry.states[code].name,
        "what": clause.name,
        "article": clause.article,
        "term": deadline.term,
        "due": date_text(deadline.due_on(on)),
        "original": str(deadline.original),
        "status": str(deadline.progress_on(on)),
        "late": deadline.was_late_on(on),
        "met": _by(filed.met if filed else None, on),
        "unmet": _by(filed.unmet if filed else None, on),
        "settled": _by(filed.settled if filed else None, on),
        "found": _by(filed.found if filed else None, on),
        "extensions": [
            {
                "until": date_text(extension.until),
                "decided": str(extension.decided),
                "by": extension.by,
                "sources": [*extension.sources],
            }
            for extension in extensions
        ],
        "as_of": date_text(max(known, key=lambda moment: moment.latest, default=None)),
        "sources": sources,
    }


def _by(moment: PartialDate | None, on: date) -> str | None:
    """A day on file, if it may have come by the day asked."""
    return str(moment) if moment and moment.earliest <= on else None
