"""Events as an iCalendar file (RFC 5545): whole days, to be imported or subscribed to."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.partial_dates import parse_partial
from ottawa_cli.render.words import article_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ottawa_cli.documents.types import EventForm, TimelineDocument, TimelinesDocument
    from ottawa_cli.facts.model import Source

LONGEST_LINE: Final = 75
"""Octets of a line, without its end (section 3.1)."""

_OBEYED: Final = {":": ":", "[": "##"}
"""Characters by which, after these, a line may be a command to the runner of a workflow that it is printed by."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def timeline_ics(document: TimelineDocument, sources: Mapping[str, Source]) -> str:
    """A calendar of all that has a day. What is known to have happened between two days fills them, as tentative.

    The identity of an event is the treaty, the fact that it comes from and what it is, and never its day or its words:
    where a day is corrected, the calendar moves the event. The stamp is the day through which the facts are complete,
    so that the same facts give the same bytes; the sequence grows with it, so that a later calendar replaces an
    earlier one where it is imported.
    """
    name, verified = document["treaty"]["short_name"], date.fromisoformat(document["registry"]["verified"])
    return _calendar(name, _dated_lines(document["events"], verified, sources))


def timelines_ics(document: TimelinesDocument, sources: Mapping[str, Source]) -> str:
    """The same of several treaties, each event with the name of its own before it."""
    parts = document["timelines"]
    lines = (
        _dated_lines(part["events"], date.fromisoformat(part["registry"]["verified"]), sources, f"{short_name}: ")
        for part in parts
        for short_name in [part["treaty"]["short_name"]]
    )
    return _calendar(", ".join(part["treaty"]["short_name"] for part in parts), chain.from_iterable(lines))


def _calendar(name: str, event_lines: Iterable[str]) -> str:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ottawa//treaty status//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *event_lines,
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _dated_lines(
    events: Iterable[EventForm], verified: date, sources: Mapping[str, Source], before: str = ""
) -> Iterator[str]:
    """The lines of the events with a day, each with something before its summary."""
    for event in events:
        if event["on"]:
            first, last = _first_and_last(event["on"])
            yield from _event_lines(event, first, last, verified, sources, before)


def _event_lines(
    event: EventForm, first: date, last: date, verified: date, sources: Mapping[str, Source], before: str
) -> list[str]:
    between = "" if first == last else f", on a day between {first} and {last}"
    names_the_state = event["event"] == "entry-into-force"
    summary = before + (event["text"] if names_the_state else f"{event['name']}: {event['text']}")
    description = _description(event, sources)
    stamp = f"{_day(verified)}T000000Z"
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(event['identity'])}@ottawa",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{verified.toordinal()}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}",
        f"SUMMARY:{_escaped(summary + between)}",
        *([f"DESCRIPTION:{_escaped(description)}"] if description else []),
        f"CATEGORIES:{_escaped(event['event'])}",
        f"STATUS:{'TENTATIVE' if between else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _description(event: EventForm, sources: Mapping[str, Source]) -> str:
    """The article, and each source with its title and address, where the registry describes it."""
    article = [article_text(event["article"])] if event["article"] else []
    described = [
        f"{sources[name].title}: {sources[name].url}" if name in sources else f"{name}: not described"
        for name in event["sources"]
    ]
    return "\n".join([*article, *(["Sources:", *described] if described else [])])


def _first_and_last(moment: str) -> tuple[date, date]:
    """The first and the last day of a date; a computed one may lie beyond the years that a registry may speak of."""
    days = moment.split("/")
    if len(days[0]) == len("YYYY-MM-DD"):
        return date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    partial = parse_partial(moment)
    return partial.earliest, partial.latest


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The line in parts that are short enough, each after the first with a space before it; no character is cut.

    No part has a ``::`` or a ``##[``, so that none is a command.
    """
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LONGEST_LINE or (char in _OBEYED and part.endswith(_OBEYED[char])):
            yield part
            part, size = " ", 1
        part += char
        size += octets
    yield part
