"""Events as calendars and feeds tell them: a title, the day that stands for a range, what it rests on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.facts.partial_dates import parse_partial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ottawa_cli.documents.types import Citation, EventForm, TimelineDocument


def first_and_last(moment: str) -> tuple[date, date]:
    """The first and the last day of a date; a computed one may lie beyond the years that a registry may speak of."""
    days = moment.split("/")
    if len(days[0]) == len("YYYY-MM-DD"):
        return date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    partial = parse_partial(moment)
    return partial.earliest, partial.latest


def dated(events: Iterable[EventForm]) -> Iterator[tuple[EventForm, date, date]]:
    """The events that have a day, each with the first and the last on which it may fall."""
    for event in events:
        if event["on"]:
            yield event, *first_and_last(event["on"])


def timeline_title(document: TimelineDocument) -> str:
    """Of which treaty a calendar or a feed is, and of which State, where one was named."""
    codes, treaty = {run["code"] for run in document["runs"]}, document["treaty"]["short_name"]
    names = {event["name"] for event in document["events"]}
    return f"{treaty}: {', '.join(names)}" if len(codes) == len(names) == 1 else treaty


def event_title(event: EventForm, first: date, last: date) -> str:
    """What happened, and to which State; where the day is known in part, between which days."""
    names_the_state = event["event"] == "entry-into-force"
    between = "" if first == last else f", on a day between {first} and {last}"
    state = "" if names_the_state else f"{event['name']}: "
    return f"{state}{event['text']}{between}"


def described_sources(event: EventForm, sources: Mapping[str, Citation]) -> list[Citation]:
    """The sources of an event that the registry describes."""
    return [sources[name] for name in event["sources"] if name in sources]


def midnight(day: date) -> str:
    """The beginning of a day, in UTC, as RFC 3339 has it."""
    return f"{day.isoformat()}T00:00:00Z"
