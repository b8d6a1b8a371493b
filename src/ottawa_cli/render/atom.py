"""What happened, as an Atom feed (RFC 4287): newest first, by identities that outlive corrections."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from ottawa_cli.render.event_words import dated, described_sources, event_title, midnight, timeline_title
from ottawa_cli.render.words import article_text
from ottawa_cli.system.escapes import visible
from ottawa_cli.system.output import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import Citation, EventForm, TimelineDocument, TimelineOfTreaty, TimelinesDocument


class _Entry(NamedTuple):
    """An entry, and by what it is put in order."""

    day: date
    identity: str
    text: str


def timeline_atom(document: TimelineDocument, sources: Mapping[str, Citation]) -> str:
    """A feed of what has happened, or may have, by the day asked; what is still to come, or has no day, is not in it.

    An entry is dated by its day, by the first of several on which it may have fallen. The feed is dated by the day
    through which the facts are complete, or by its newest entry, so that the same facts give the same bytes. Its own
    identity is the treaty and the States that were named.
    """
    named = dict.fromkeys(run["code"] for run in document["runs"])
    name, treaty = timeline_title(document), document["treaty"]["id"]
    entries = [*counted(_entries(document, sources, document["on"]), "entries of the feed written")]
    return _feed("/".join([treaty, *named]), name, document["registry"]["verified"], entries)


def timelines_atom(document: TimelinesDocument, all_sources: Sequence[Mapping[str, Citation]]) -> str:
    """The same of several treaties, each entry with the name of its own before it.

    ``all_sources``: what each treaty's registry describes, in their order.
    """
    parts = document["timelines"]
    entries = [
        entry
        for part, sources in zip(parts, all_sources, strict=True)
        for entry in _entries(part, sources, document["on"], f"{part['treaty']['short_name']}: ")
    ]
    named = dict.fromkeys(run["code"] for part in parts for run in part["runs"])
    identity = "/".join(["+".join(part["treaty"]["id"] for part in parts), *named])
    names = ", ".join(part["treaty"]["short_name"] for part in parts)
    return _feed(identity, names, max(part["registry"]["verified"] for part in parts), entries)


def number_to_come(events: Sequence[EventForm], on: str) -> int:
    """How many events are not in a feed, since their day has not come or is not known."""
    return len(events) - sum(1 for _, first, _ in dated(events) if str(first) <= on)


def _feed(identity: str, name: str, verified: str, entries: Sequence[_Entry]) -> str:
    newest_first = sorted(entries, key=lambda entry: (entry.day, entry.identity), reverse=True)
    updated = max([date.fromisoformat(verified), *(entry.day for entry in newest_first[:1])])
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>{_tag(f'{identity}/timeline')}</id>",
        f"<title>{_text(name)}</title>",
        f"<updated>{midnight(updated)}</updated>",
        "<author><name>ottawa</name></author>",
        "<generator>ottawa</generator>",
        *(entry.text for entry in newest_first),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entries(
    part: TimelineDocument | TimelineOfTreaty, sources: Mapping[str, Citation], on: str, before: str = ""
) -> Iterator[_Entry]:
    for event, first, last in dated(part["events"]):
        if str(first) <= on:
            title = before + event_title(event, first, last)
            yield _Entry(first, event["identity"], _entry_text(event, first, title, sources))


def _entry_text(event: EventForm, day: date, title: str, sources: Mapping[str, Citation]) -> str:
    lines = [
        "<entry>",
        f"<id>{_tag(event['identity'])}</id>",
        f"<title>{_text(title)}</title>",
        f"<published>{midnight(day)}</published>",
        f"<updated>{midnight(day)}</updated>",
        f'<category term="{_text(event["event"])}"/>',
        *(
            f'<link rel="via" href="{_text(source["url"])}" title="{_text(source["title"])}"/>'
            for source in described_sources(event, sources)
        ),
        f'<content type="html">{_text(_content(event, title, sources))}</content>',
        "</entry>",
    ]
    return "\n".join(lines)


def _content(event: EventForm, title: str, sources: Mapping[str, Citation]) -> str:
    """The event with its article, and its sources as links, in HTML."""
    article = f" ({article_text(event['article'])})" if event["article"] else ""
    items = "".join(
        f'<li><a href="{_text(source["url"])}">{_text(source["title"])}</a></li>'
        for source in described_sources(event, sources)
    )
    return f"<p>{_text(title + article)}</p>" + (f"<ul>{items}</ul>" if items else "")


def _tag(identity: str) -> str:
    """An identity as an address of the kind that leads nowhere (RFC 4151)."""
    return f"tag:ottawa,2026:{quote(identity, safe='/+')}"


def _text(text: str) -> str:
    """Text in an element or an attribute; a runner of workflows that prints it finds no command."""
    return escape(visible(text)).replace("##[", "##&#91;")
