"""The timeline for people: the runs of a few States as lines, and what happened to them day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import filled_table, page_of
from ottawa_cli.render.lifelines import life_lines
from ottawa_cli.render.remarks import answer_page
from ottawa_cli.render.words import event_text, span_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import EventForm, TimelineDocument, TimelinesDocument
    from ottawa_cli.system.output import Look


def timeline_page(document: TimelineDocument, look: Look) -> str:
    """The runs of a few States as lines, and events in the order of their days, with a gap where ``on`` falls."""
    lines = life_lines(document["runs"], document["on"], look)[1:]
    events = _events_table(document["events"], document["on"], look) if document["events"] else "No events."
    return answer_page([*lines, *([""] if lines else []), events], document, look)


def timelines_page(document: TimelinesDocument, look: Look) -> str:
    """The same of each treaty, one below the other, with how far its facts reach."""
    blocks: list[RenderableType] = []
    for part in document["timelines"]:
        reach = f"facts through {part['registry']['verified']}"
        lines = life_lines(part["runs"], document["on"], look)[1:]
        events = _events_table(part["events"], document["on"], look) if part["events"] else "No events."
        title = Text(f"{visible(part['treaty']['short_name'])}, {reach}", "bold")
        blocks += [*([""] if blocks else []), title, *lines, *([""] if lines else []), events]
    return page_of(blocks, look)


def _events_table(events: Sequence[EventForm], on: str, look: Look) -> RenderableType:
    several = len({event["code"] for event in events}) > 1
    past = sum(event["on"] is not None and event["on"] <= on for event in events)
    headers = ["Day", *(["State"] if several else []), "Event", "Source"]
    return filled_table(look, headers, events, lambda event: _event_row(event, several=several), gap_before=past)


def _event_row(event: EventForm, *, several: bool) -> list[str | Text]:
    text = Text(visible(event_text(event)), "" if event["event"] == "step" else "bold")
    name = [visible(event["name"])] if several else []
    return [span_text(event["on"]) or "no day", *name, text, ", ".join(event["sources"])]
