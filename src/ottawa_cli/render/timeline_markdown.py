"""What happened, and how many were bound when, as Markdown for a memo: names and no codes, sources as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.render import memo
from ottawa_cli.render.markdown import paragraph
from ottawa_cli.render.words import answer_text, between_text, eve, event_text, names_text, span_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import EventForm, HistoryDocument, RunForm, TimelineDocument, TimelinesDocument
    from ottawa_cli.render.memo import Cited

    Names = Mapping[str, str]
    """A registry's own names of its States, by their codes."""


def timeline_markdown(document: TimelineDocument, cited: Cited, names: Names) -> str:
    """The runs of the States named, and the events of all that were asked, by their days."""
    title = memo.title(f"{document['treaty']['short_name']}, on {document['on']}")
    return memo.answer_memo([title, *_parts(document["runs"], document["events"], cited, names)], document)


def timelines_markdown(document: TimelinesDocument, registries: Sequence[tuple[Cited, Names]]) -> str:
    """The same of each treaty, with how far its facts reach; ``registries``: sources and names of each, in order."""
    blocks = []
    for part, registry in zip(document["timelines"], registries, strict=True):
        reach = f"facts through {part['registry']['verified']}"
        blocks.append(memo.title(f"{part['treaty']['short_name']}, on {document['on']}, {reach}"))
        blocks += _parts(part["runs"], part["events"], *registry)
    return memo.memo(blocks)


def _parts(runs: Sequence[RunForm], events: Sequence[EventForm], cited: Cited, names: Names) -> Iterator[str]:
    if runs:
        yield runs_table(runs, names)
    rows = (
        ((span_text(event["on"]) or "no day", event["name"], event_text(event)), event["sources"]) for event in events
    )
    yield from memo.cited_table(("Day", "State", "Event"), rows, cited) if events else [paragraph("No events.")]


def runs_table(runs: Sequence[RunForm], names: Names) -> str:
    """Where States stood from when through when."""
    rows = (
        (
            names[run["code"]],
            answer_text(run),
            span_text(run["since"]),
            span_text(eve(run["until"])) if run["until"] else "",
        )
        for run in runs
    )
    return memo.text_table(("State", "Standing", "Since", "Through"), rows)


def history_markdown(document: HistoryDocument) -> str:
    """A row for each year or month, with the names of who joined and left."""
    when = f"at the end of each {document['every']}, to {document['on']}"
    names = document["names"]
    rows = (
        (
            row["on"],
            between_text(row["in_force"]),
            between_text(row["deposited"]),
            *(names_text(codes, names) for codes in (row["joined"], row["left"])),
        )
        for row in document["rows"]
    )
    title = memo.title(f"{document['treaty']['short_name']}: States Parties {when}")
    table = memo.text_table(("Day", "In force", "By deposit", "Joined", "Left"), rows)
    return memo.answer_memo([title, table], document)
