"""What a page's script is given: every sentence finished, each said once and referred to by its number.

The script looks up the stage of a State that a day lies in, and shows what that says. It computes nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from ottawa_cli.documents.timeline import event_form
from ottawa_cli.facts.model import Mark
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.facts.words import UNDETERMINED
from ottawa_cli.render.page.rows import EventRow, ReasonRow, StageRow, StateRow, TallyRow
from ottawa_cli.render.words import (
    MARK_WORDS,
    STATUS_WORDS,
    beyond_text,
    conflict_text,
    contested_texts,
    duties_text,
    eve,
    event_text,
    headline,
    marks_text,
    plain,
    span_text,
    status_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ottawa_cli.documents.page import PageReport, Story
    from ottawa_cli.documents.types import ExplainDocument, Reason
    from ottawa_cli.law.events import Event
    from ottawa_cli.render.page.rows import Payload

UNSAID: Final = "it cannot be said"
"""How a page words the status of a State whose status is undetermined."""
SUSPENSION: Final = "suspension notified"
"""Whether it is contested is said of each State."""

NAME, SINCE, THROUGH, UNTIL = "\x01", "\x02", "\x03", "\x04"
"""Gaps in a sentence. A registry holds no such characters, so that nothing in it can be taken for one."""

Thing = TypeVar("Thing")


class _Register(Generic[Thing]):
    """Things in the order of their first mention, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[Thing, int] = {}

    def number(self, thing: Thing) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def things(self) -> list[Thing]:
        return [*self._numbers]


class _Writer:
    """One page's registers, and how the parts of a report are written with them."""

    def __init__(self, report: PageReport) -> None:
        self.treaty = report.treaty
        self.positions = {story.code: position for position, story in enumerate(report.stories)}
        self.names = {story.code: story.stages[0].explanation["name"] for story in report.stories}
        self.described = dict(report.sources)
        self.texts: _Register[str] = _Register()
        self.sources: _Register[str] = _Register()
        self.reasons: _Register[ReasonRow] = _Register()

    def text(self, sentence: str | None) -> int:
        return self.texts.number(sentence) if sentence else -1

    def cited(self, source_ids: Iterable[str]) -> list[int]:
        return [self.sources.number(source_id) for source_id in source_ids]

    def state(self, story: Story) -> StateRow:
        explanation = story.stages[0].explanation
        stages = [self.stage(stage.since, stage.explanation) for stage in story.stages]
        return StateRow(story.code, explanation["iso3"] or "", explanation["name"], explanation["note"] or "", stages)

    def stage(self, since: date | None, explanation: ExplainDocument) -> StageRow:
        statuses, marks = [*STATUS_WORDS], [*MARK_WORDS]
        return StageRow(
            date_text(since) or "",
            statuses.index(explanation["status"]),
            [statuses.index(word) for word in explanation["possible"]],
            [marks.index(word) for word in explanation["marks"]],
            [marks.index(word) for word in explanation["possible_marks"]],
            self.text(span_text(explanation["since"])),
            self.text(span_text(explanation["until"])),
            self.text(span_text(eve(explanation["until"])) if explanation["until"] else None),
            self.text(_with_gaps(headline(explanation), explanation)),
            self.text(status_text(explanation) + marks_text(explanation)),
            [self.reason(reason) for reason in explanation["reasoning"]],
            [self.text(line) for line in _beside(explanation, self.treaty.id)],
            int(_is_open(explanation)),
        )

    def reason(self, reason: Reason) -> int:
        law = [f"art. {reason['article']}" if reason["article"] else None, reason["rule"]]
        row = ReasonRow(
            self.text(reason["act"]),
            self.text(span_text(reason["date"])),
            self.text(plain(": ".join(part for part in law if part))),
            self.text(plain(reason["sum"] or "")),
            self.text(reason["text"]),
            self.text(reason["published"]),
            tuple(self.cited(reason["sources"])),
        )
        return self.reasons.number(row)

    def event(self, event: Event) -> EventRow:
        form = event_form(event, self.names[event.code])
        is_known = event.on is not None and event.on.is_known
        return EventRow(
            self.positions[event.code],
            event.on.earliest.isoformat() if event.on else "",
            "" if is_known or not event.on else event.on.latest.isoformat(),
            -1 if is_known else self.text(span_text(form["on"])),
            self.text(event_text(form).replace(self.names[event.code], NAME)),
            int(form["event"] == "step"),
            self.cited(form["sources"]),
        )

    def tally(self, since: str, least: int, most: int) -> TallyRow:
        return TallyRow(since, least, most, self.text(bound_text(least, most, self.treaty.short_name)))

    def source(self, source_id: str) -> list[str]:
        source = self.described.get(source_id)
        return [source_id, source.title, date_text(source.as_of) or "", source.url] if source else [source_id]


def payload(report: PageReport) -> Payload:
    """Write a report as the page's script reads it."""
    write, treaty = _Writer(report), report.treaty
    states = [write.state(story) for story in report.stories]
    events = [write.event(event) for event in report.events]
    ever, *steps = report.in_force.steps
    tallies = [write.tally(*step) for step in steps]
    verified = treaty.verified.isoformat()
    return {
        "name": treaty.name,
        "treaty": treaty.short_name,
        "sha256": report.sha256,
        "on": report.on.isoformat(),
        "verified": verified,
        "beyond": beyond_text(verified),
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "statuses": [*{**STATUS_WORDS, UNDETERMINED: UNSAID}.items()],
        "marks": [*{**MARK_WORDS, Mark.SUSPENSION_NOTIFIED: SUSPENSION}.items()],
        "tallies": [write.tally(*ever), *tallies],
        "texts": write.texts.things(),
        "sources": [write.source(source_id) for source_id in write.sources.things()],
        "reasons": write.reasons.things(),
        "states": states,
        "events": events,
    }


def bound_text(least: int, most: int, treaty: str) -> str:
    """How many are bound, in a sentence without its full stop."""
    if most == 0:
        return f"No State is bound by the {treaty}"
    number = str(most) if least == most else f"{least} to {most}"
    return f"{number} {'State is' if most == 1 else 'States are'} bound by the {treaty}"


def _with_gaps(sentence: str, explanation: ExplainDocument) -> str:
    """The sentence with gaps for the name and the days, so that many States share it."""
    until = explanation["until"]
    days = ((SINCE, explanation["since"]), (THROUGH, eve(until) if until else None), (UNTIL, until))
    sentence = sentence.replace(explanation["name"], NAME)
    for gap, day in days:
        sentence = sentence.replace(span_text(day), gap) if day else sentence
    return sentence


def _beside(explanation: ExplainDocument, treaty: str) -> list[str]:
    """What stands beside a status: a contested suspension, conflicts on record, duties that stay."""
    conflicts = [conflict_text(conflict) for conflict in explanation["armed_conflicts"]]
    duties = duties_text(explanation, treaty)
    return [*contested_texts(explanation), *conflicts, *([duties] if duties else [])]


def _is_open(explanation: ExplainDocument) -> bool:
    """Is a withdrawal under way of which nobody knows the day?"""
    withdrawal = explanation["withdrawal"]
    return withdrawal is not None and withdrawal["phase"] in {"pending", "deferred"} and not withdrawal["takes_effect"]
