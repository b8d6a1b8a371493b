"""What a page's script is given: every sentence finished, each said once and referred to by its number.

The script looks up the stage of a State that a day lies in, and shows what that says. It computes nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from ottawa_cli.documents.timeline import event_form
from ottawa_cli.facts.model import Mark, Status
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

    from ottawa_cli.documents.page import Report, Story
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

    def __init__(self, report: Report) -> None:
        self.treaty = report.treaty
        self.places = {story.code: place for place, story in enumerate(report.stories)}
        self.named = {story.code: story.stages[0].told["name"] for story in report.stories}
        self.described = dict(report.sources)
        self.texts: _Register[str] = _Register()
        self.sources: _Register[str] = _Register()
        self.reasons: _Register[ReasonRow] = _Register()

    def text(self, said: str | None) -> int:
        return self.texts.number(said) if said else -1

    def cited(self, ids: Iterable[str]) -> list[int]:
        return [self.sources.number(name) for name in ids]

    def state(self, story: Story) -> StateRow:
        told = story.stages[0].told
        stages = [self.stage(stage.since, stage.told) for stage in story.stages]
        return StateRow(story.code, told["iso3"] or "", told["name"], told["note"] or "", stages)

    def stage(self, since: date | None, told: ExplainDocument) -> StageRow:
        statuses, marks = [*Status, UNDETERMINED], [*Mark]
        return StageRow(
            since.isoformat() if since else "",
            statuses.index(told["status"]),
            [statuses.index(word) for word in told["possible"]],
            [marks.index(Mark(word)) for word in told["marks"]],
            [marks.index(Mark(word)) for word in told["possible_marks"]],
            self.text(span_text(told["since"])),
            self.text(span_text(told["until"])),
            self.text(span_text(eve(told["until"])) if told["until"] else None),
            self.text(_with_gaps(headline(told), told)),
            self.text(status_text(told) + marks_text(told)),
            [self.reason(reason) for reason in told["reasoning"]],
            [self.text(line) for line in _beside(told, self.treaty.id)],
            int(_is_open(told)),
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
        form = event_form(event, self.named[event.code])
        known = event.on is not None and event.on.is_known
        return EventRow(
            self.places[event.code],
            event.on.earliest.isoformat() if event.on else "",
            "" if known or not event.on else event.on.latest.isoformat(),
            -1 if known else self.text(span_text(form["on"])),
            self.text(event_text(form).replace(self.named[event.code], NAME)),
            int(form["event"] == "step"),
            self.cited(form["sources"]),
        )

    def tally(self, since: str, least: int, most: int) -> TallyRow:
        return TallyRow(since, least, most, self.text(bound_text(least, most, self.treaty.short_name)))

    def source(self, name: str) -> list[str]:
        source = self.described.get(name)
        return [name, source.title, str(source.as_of or ""), source.url] if source else [name]


def payload(report: Report) -> Payload:
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
        "statuses": [
            (word, UNSAID if word == UNDETERMINED else STATUS_WORDS[word]) for word in (*Status, UNDETERMINED)
        ],
        "marks": [(word, SUSPENSION if word == Mark.SUSPENSION_NOTIFIED else MARK_WORDS[word]) for word in Mark],
        "tallies": [write.tally(*ever), *tallies],
        "texts": write.texts.things(),
        "sources": [write.source(name) for name in write.sources.things()],
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


def _with_gaps(said: str, told: ExplainDocument) -> str:
    """The sentence with gaps for the name and the days, so that many States share it."""
    until = told["until"]
    days = ((SINCE, told["since"]), (THROUGH, eve(until) if until else None), (UNTIL, until))
    said = said.replace(told["name"], NAME)
    for gap, day in days:
        said = said.replace(span_text(day), gap) if day else said
    return said


def _beside(told: ExplainDocument, treaty: str) -> list[str]:
    """What stands beside a status: a contested suspension, conflicts on record, duties that stay."""
    conflicts = [conflict_text(conflict) for conflict in told["armed_conflicts"]]
    duties = duties_text(told, treaty)
    return [*contested_texts(told), *conflicts, *([duties] if duties else [])]


def _is_open(told: ExplainDocument) -> bool:
    """Is a withdrawal under way of which nobody knows the day?"""
    withdrawal = told["withdrawal"]
    return withdrawal is not None and withdrawal["phase"] in {"pending", "deferred"} and not withdrawal["takes_effect"]
