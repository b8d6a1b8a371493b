"""What a page's script is given: every sentence finished, each said once and referred to by its number.

The script looks up the stage of a State that a day lies in, and shows what that says. It computes nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

from ottawa_cli.documents.timeline import event_form
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.render import words
from ottawa_cli.render.page.rows import EventRow, LabelRow, ReasonRow, SourceRow, StageRow, StateRow, TallyRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ottawa_cli.documents.page import PageReport, Story
    from ottawa_cli.documents.types import Between, ExplainDocument, Reason
    from ottawa_cli.law.events import Event

NAME, SINCE, THROUGH, UNTIL = "\x01", "\x02", "\x03", "\x04"
"""Gaps in a sentence. A registry holds no such characters, so that nothing in it can be taken for one."""


class _RowWriter:
    """Writes the rows of one page; what many of them share is numbered, and written once."""

    def __init__(self, report: PageReport) -> None:
        self.treaty = report.treaty
        self.state_numbers = {story.code: number for number, story in enumerate(report.stories)}
        self.names = {story.code: story.stages[0].explanation["name"] for story in report.stories}
        self.described_sources = dict(report.sources)
        # what is asked for the first time gets the next number
        self.texts: dict[str, int] = defaultdict(count().__next__)
        self.source_ids: dict[str, int] = defaultdict(count().__next__)
        self.reasons: dict[ReasonRow, int] = defaultdict(count().__next__)

    def text(self, text: str | None) -> int:
        return self.texts[text] if text else -1

    def citations(self, source_ids: Iterable[str]) -> list[int]:
        return [self.source_ids[source_id] for source_id in source_ids]

    def state(self, story: Story) -> StateRow:
        first = story.stages[0].explanation
        stages = [self.stage(stage.since, stage.explanation) for stage in story.stages]
        return StateRow(story.code, first["iso3"] or "", first["name"], stages)

    def stage(self, begins: date | None, document: ExplainDocument) -> StageRow:
        since, until = document["since"], document["until"]
        return StageRow(
            begins=date_text(begins) or "",
            status=STATUS_WORDS.index(document["status"]),
            possible=[STATUS_WORDS.index(status) for status in document["possible"]],
            marks=[MARK_WORDS.index(mark) for mark in document["marks"]],
            possible_marks=[MARK_WORDS.index(mark) for mark in document["possible_marks"]],
            since=self.text(words.span_text(since)),
            until=self.text(words.span_text(until)),
            through=self.text(words.span_text(words.eve(until)) if until else None),
            headline=self.text(_with_gaps(words.headline(document), document)),
            words=self.text(words.possible_text(document["possible"]) + words.marks_text(document)),
            reasons=[self.reason(reason) for reason in document["reasoning"]],
            remarks=[self.text(remark) for remark in _remarks(document)],
            open=int(_leaves_on_an_unknown_day(document)),
        )

    def reason(self, reason: Reason) -> int:
        row = ReasonRow(
            act=self.text(reason["act"]),
            date=self.text(words.span_text(reason["date"])),
            law=self.text(words.law_text(reason["article"], reason["rule"])),
            sum=self.text(words.rule_text(reason["sum"] or "")),
            text=self.text(reason["text"]),
            published=self.text(reason["published"]),
            sources=tuple(self.citations(reason["sources"])),
        )
        return self.reasons[row]

    def event(self, event: Event) -> EventRow:
        name = self.names[event.code]
        form = event_form(event, name)
        is_known = event.on is not None and event.on.is_known
        return EventRow(
            state=self.state_numbers[event.code],
            earliest=event.on.earliest.isoformat() if event.on else "",
            latest="" if is_known or not event.on else event.on.latest.isoformat(),
            on=-1 if is_known else self.text(words.span_text(form["on"])),
            text=self.text(words.event_text(form).replace(name, NAME)),
            step=int(form["event"] == "step"),
            sources=self.citations(form["sources"]),
        )

    def tally(self, since: str, least: int, most: int) -> TallyRow:
        number: Between = {"min": least, "max": most}
        return TallyRow(since, least, most, self.text(words.bound_text(number, self.treaty.short_name)))

    def source(self, source_id: str) -> SourceRow:
        source = self.described_sources.get(source_id)
        return (
            SourceRow(source_id, source.title, str(source.as_of or ""), source.url) if source else SourceRow(source_id)
        )


def payload_of(report: PageReport) -> dict[str, object]:
    """Write a report as the page's script reads it."""
    writer, treaty = _RowWriter(report), report.treaty
    states = [writer.state(story) for story in report.stories]
    events = [writer.event(event) for event in report.events]
    tallies = [writer.tally(*step) for step in report.in_force]
    verified = treaty.verified.isoformat()
    return {
        "name": treaty.name,
        "treaty": treaty.short_name,
        "sha256": report.sha256,
        "on": report.on.isoformat(),
        "verified": verified,
        "beyond": words.beyond_text(verified),
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "statuses": [LabelRow(*label) for label in words.STATUS_LABELS.items()],
        "marks": [LabelRow(*label) for label in words.MARK_NAMES.items()],
        "tallies": tallies,
        "texts": [*writer.texts],
        "sources": [writer.source(source_id) for source_id in writer.source_ids],
        "reasons": [*writer.reasons],
        "states": states,
        "events": events,
    }


def _with_gaps(sentence: str, document: ExplainDocument) -> str:
    """The sentence with gaps for the name and the days, so that many States share it."""
    until = document["until"]
    days = ((SINCE, document["since"]), (THROUGH, words.eve(until) if until else None), (UNTIL, until))
    sentence = sentence.replace(document["name"], NAME)
    for gap, day in days:
        sentence = sentence.replace(words.span_text(day), gap) if day else sentence
    return sentence


def _remarks(document: ExplainDocument) -> list[str]:
    """What stands beside a status: a suspension, conflicts on record, declarations, duties that stay, the note."""
    conflicts = map(words.conflict_text, document["armed_conflicts"])
    declared = (f"Declared {words.declaration_text(declaration)}" for declaration in document["declarations"])
    note = f"Note: {document['note']}" if document["note"] else ""
    last = filter(None, [words.duties_text(document), note])
    return [*words.suspension_texts(document), *conflicts, *declared, *last]


def _leaves_on_an_unknown_day(document: ExplainDocument) -> bool:
    """Is a withdrawal under way of which nobody knows the day?"""
    withdrawal = document["withdrawal"]
    return withdrawal is not None and withdrawal["phase"] in {"pending", "deferred"} and not withdrawal["takes_effect"]
