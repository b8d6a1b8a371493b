"""Events as an iCalendar file (RFC 5545): whole days, to be imported or subscribed to."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.periods import Period, count
from ottawa_cli.render.event_words import dated, described_sources, event_title, timeline_title
from ottawa_cli.render.words import article_text
from ottawa_cli.system.output import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import Citation, EventForm, TimelineDocument, TimelineOfTreaty, TimelinesDocument

LONGEST_LINE: Final = 75
"""Octets of a line, without its end (section 3.1)."""
FRESH_FOR: Final = "P1D"
"""After how long a subscribed calendar is to be fetched again, in the words of the standard and of Outlook."""

_OBEYED: Final = {":": ":", "[": "##"}
"""Characters by which, after these, a line may be a command to the runner of a workflow that it is printed by."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def timeline_ics(document: TimelineDocument, sources: Mapping[str, Citation], alarm: Period | None = None) -> str:
    """A calendar of all that has a day.

    What is known to have happened between two days stands on the first of them, as tentative, with both in words: it is
    one day's entry, not a banner over a year, and a reminder comes in time.

    The identity of an event is the treaty, the fact that it comes from and what it is, and never its day or its words:
    where a day is corrected, the calendar moves the event. The stamp is the day through which the facts are complete,
    so that the same facts give the same bytes; the sequence grows with it, so that a later calendar replaces an
    earlier one where it is imported.

    Args:
        document: the events.
        sources: what the registry describes.
        alarm: how long before its day an event is to be called to mind, if it comes after the day asked.
    """
    lines = _lines_of(document, sources, date.fromisoformat(document["on"]), alarm)
    return _calendar(timeline_title(document), lines)


def timelines_ics(
    document: TimelinesDocument, all_sources: Sequence[Mapping[str, Citation]], alarm: Period | None = None
) -> str:
    """The same of several treaties, each event with the name of its own before it.

    ``all_sources``: what each treaty's registry describes, in their order.
    """
    parts, on = document["timelines"], date.fromisoformat(document["on"])
    lines = (
        _lines_of(part, sources, on, alarm, f"{part['treaty']['short_name']}: ")
        for part, sources in zip(parts, all_sources, strict=True)
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
        f"REFRESH-INTERVAL;VALUE=DURATION:{FRESH_FOR}",
        f"X-PUBLISHED-TTL:{FRESH_FOR}",
        *counted(iter(event_lines), "lines of the calendar written"),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _lines_of(
    part: TimelineDocument | TimelineOfTreaty,
    sources: Mapping[str, Citation],
    on: date,
    alarm: Period | None,
    before: str = "",
) -> Iterator[str]:
    """The lines of the events with a day, each with something before its summary."""
    verified = date.fromisoformat(part["registry"]["verified"])
    for event, first, last in dated(part["events"]):
        title = before + event_title(event, first, last)
        reminder = _alarm_lines(first, title, alarm) if alarm and first > on else []
        yield from _event_lines(event, (first, last), verified, title, sources, reminder)


def _event_lines(
    event: EventForm,
    days: tuple[date, date],
    verified: date,
    title: str,
    sources: Mapping[str, Citation],
    reminder: Sequence[str],
) -> list[str]:
    first, last = days
    description = _description(event, sources)
    address = next((source["url"] for source in described_sources(event, sources)), None)
    stamp = f"{_day(verified)}T000000Z"
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(event['identity'])}@ottawa",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{verified.toordinal()}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(first + timedelta(days=1))}",
        f"SUMMARY:{_escaped(title)}",
        *([f"DESCRIPTION:{_escaped(description)}"] if description else []),
        *([f"URL:{address}"] if address else []),
        f"CATEGORIES:{_escaped(event['event'])}",
        f"STATUS:{'CONFIRMED' if first == last else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
        *reminder,
        "END:VEVENT",
    ]


def _alarm_lines(day: date, title: str, alarm: Period) -> list[str]:
    """A reminder. A duration of theirs has no months and years, so these are counted back from the day."""
    days = (day - count(day, Period(-alarm.months, -alarm.days, alarm.text)).result).days
    return [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        f"TRIGGER:-P{days}D",
        "END:VALARM",
    ]


def _description(event: EventForm, sources: Mapping[str, Citation]) -> str:
    """The article, and each source with its title and address, where the registry describes it."""
    article = [article_text(event["article"])] if event["article"] else []
    described = [
        f"{sources[name]['title']}: {sources[name]['url']}" if name in sources else f"{name}: not described"
        for name in event["sources"]
    ]
    return "\n".join([*article, *(["Sources:", *described] if described else [])])


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """The line in parts that are short enough, each after the first with a space before it; no character is cut.

    No part has a ``::`` or a ``##[``, so that none is a command.
    """
    if line.isascii() and "::" not in line and "##[" not in line:  # most are: a slice costs less than each character
        yield line[:LONGEST_LINE]
        rest = LONGEST_LINE - 1
        yield from (f" {line[start : start + rest]}" for start in range(LONGEST_LINE, len(line), rest))
        return
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LONGEST_LINE or (char in _OBEYED and part.endswith(_OBEYED[char])):
            yield part
            part, size = " ", 1
        part += char
        size += octets
    yield part
