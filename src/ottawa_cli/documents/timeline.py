"""From what happened to States, and will, to the document of their events and runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.documents.elements import answer_form
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.told import told_timeline
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import Registry, Treaty
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.facts.words import EVENT_WORDS
from ottawa_cli.law.events import Event, events_of
from ottawa_cli.law.timelines import Timeline, timeline_of

if TYPE_CHECKING:
    from ottawa_cli.documents.types import EventForm, RunForm, TimelineDocument, TimelinePart


def timeline_document(
    registry: Registry,
    names: Names,
    codes: Iterable[str],
    on: date,
    first: date | None = None,
    last: date | None = None,
    chosen: Collection[str] = (),
    *,
    with_runs: bool = False,
) -> TimelineDocument:
    """``ottawa/timeline/1``: the events of some States from ``first`` through ``last``, undated ones last.

    ``names``: of States that the registry has not, but that act in it.
    ``chosen``: of these kinds alone; by default of all but those that are told only when they are chosen.
    ``with_runs``: and their runs, which tell the whole life.
    """
    all_names = registry.names_of_all(names)
    parts = [
        timeline_part(timeline_of(registry.states[code], registry.treaty), registry.treaty, all_names) for code in codes
    ]
    head = head_of("ottawa/timeline/1", registry, on)
    return told_timeline(head, parts, first, last, chosen, with_runs=with_runs)


def timeline_part(timeline: Timeline, treaty: Treaty, names: Mapping[str, str]) -> TimelinePart:
    """All that happened to a State and will, of every kind, and its runs; ``names``: of the States, by code."""
    code = timeline.state.code
    events = [event_form(event, names[code]) for event in events_of(timeline, treaty, names, EVENT_WORDS)]
    return {"code": code, "name": names[code], "runs": run_forms(timeline), "events": events}


def run_forms(timeline: Timeline) -> list[RunForm]:
    """Write the runs of a State."""
    return [
        {"code": timeline.state.code, "since": date_text(run.since), "until": date_text(run.until), **answer_form(run)}
        for run in timeline.runs
    ]


def event_form(event: Event, name: str) -> EventForm:
    """Write one event, of the State of that name, as its document has it."""
    return {
        "on": date_text(event.on),
        "code": event.code,
        "event": event.kind,
        "article": event.article,
        "text": event.text,
        "sources": [*event.sources],
        "name": name,
        "path": path_text(event.path),
        "identity": event.identity,
    }
