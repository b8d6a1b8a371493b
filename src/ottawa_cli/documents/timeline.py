"""From what happened to States, and will, to the document of their events and runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from ottawa_cli.documents.elements import answer_form
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.types import EventForm, RunForm, TimelineDocument
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import NO_NAMES, Names, Registry
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.events import Event, day_order, events_of
from ottawa_cli.law.timelines import Timeline, timeline_of


def timeline_document(
    registry: Registry,
    names: Names,
    codes: Iterable[str],
    on: date,
    first: date | None = None,
    last: date | None = None,
    chosen: Collection[str] = (),
    *,
    names: Names = NO_NAMES,
    with_runs: bool = False,
) -> TimelineDocument:
    """``ottawa/timeline/1``: the events of some States from ``first`` through ``last``, undated ones last.

    ``names``: of States that the registry has not, but that act in it.
    ``chosen``: of these kinds alone; by default of all but those that are told only when they are chosen.
    ``names``: of those that object and have no block in the registry.
    ``with_runs``: and their runs, which tell the whole life.
    """
    treaty = registry.treaty
    timelines = [timeline_of(registry.states[code], treaty) for code in codes]
    all_names = registry.names_of_all(names)
    all_events = [event for timeline in timelines for event in events_of(timeline, treaty, all_names, chosen)]
    return {
        **head_of("ottawa/timeline/1", registry, on),
        "runs": [run for timeline in timelines for run in run_forms(timeline)] if with_runs else [],
        "events": [
            event_form(event, all_names[event.code])
            for event in sorted(all_events, key=day_order)
            if event.may_fall_within(first, last)
        ],
    }


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
