"""What a page's script is given: every sentence finished, each said once and referred to by its number.

The script looks up the stage of a State that a day lies in, and shows what that says. It computes nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.timeline import event_form
from ottawa_cli.facts.full_days import FIRST_YEAR, WrongDate, parse_day
from ottawa_cli.facts.words import EVENT_WORDS, MARK_WORDS, STATUS_WORDS, UNDETERMINED
from ottawa_cli.render import words
from ottawa_cli.render.curve import recent_plot
from ottawa_cli.render.page.changes import HAPPENED, names_of
from ottawa_cli.render.page.opening import acts_of
from ottawa_cli.render.page.rows import (
    ActsRow,
    EventRow,
    LabelRow,
    MembershipRow,
    MoveRow,
    ReasonRow,
    SourceRow,
    StageRow,
    StateRow,
    TallyRow,
    trimmed,
)
from ottawa_cli.render.page.search_names import search_names
from ottawa_cli.system.output import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ottawa_cli.documents.page import PageReport, Story
    from ottawa_cli.documents.types import Between, ExplainDocument, Reason
    from ottawa_cli.law.events import Event

_HAPPENED: Final = {str(kind): label for kind, label in HAPPENED.items()}

_NO_DAY: Final = date(FIRST_YEAR - 1, 12, 31)

NAME, SINCE, THROUGH, UNTIL = "\x01", "\x02", "\x03", "\x04"
"""Gaps in a sentence. A registry holds no such characters, so that nothing in it can be taken for one."""
ARTICLE: Final = SINCE
"""Where what happened ends, and the article of the treaty begins."""


class _RowWriter:
    """Writes the rows of one page; what many of them share is numbered, and written once."""

    def __init__(self, report: PageReport, *, whole: bool) -> None:
        self.whole = whole
        self.treaty = report.treaty
        self.state_numbers = {story.code: number for number, story in enumerate(report.stories)}
        self.names = names_of(report)
        self.known = report.names if whole else {}
        self.described_sources = dict(report.sources)
        # what is asked for the first time gets the next number
        self.texts: dict[str, int] = defaultdict(count().__next__)
        self.source_ids: dict[str, int] = defaultdict(count().__next__)
        self.reasons: dict[ReasonRow, int] = defaultdict(count().__next__)
        self.acts: dict[ActsRow[int], int] = defaultdict(count().__next__)

    def text(self, text: str | None) -> int:
        return self.texts[text] if text else -1

    def citations(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.source_ids[source_id] for source_id in source_ids)

    def state(self, story: Story) -> StateRow:
        first = story.stages[0].explanation
        stages = [trimmed(self.stage(stage.since, stage.explanation)) for stage in story.stages]
        names = search_names(self.known[story.code]) if story.code in self.known else ""
        return StateRow(story.code, first["iso3"] or "", first["name"], names, stages)

    def stage(self, begins: date | None, document: ExplainDocument) -> StageRow:
        since, until = document["since"], document["until"]
        whole = self.whole
        return StageRow(
            begins=_day_number(begins),
            status=STATUS_WORDS.index(document["status"]),
            since=self.text(words.span_text(since)),
            headline=self.text(_with_gaps(words.headline(document), document)),
            words=self.text(words.possible_text(document["possible"]) + words.marks_text(document)),
            acts=self.acts[ActsRow(*map(self.text, acts_of(document)))] if whole else -1,
            reasons=tuple(map(self.reason, document["reasoning"])) if whole else (),
            until=self.text(words.span_text(until)),
            through=self.text(words.span_text(words.eve(until)) if until else None),
            possible=_numbers(STATUS_WORDS, document["possible"]) if document["status"] == UNDETERMINED else (),
            marks=_numbers(MARK_WORDS, document["marks"]),
            possible_marks=_numbers(MARK_WORDS, document["possible_marks"]),
            remarks=tuple(map(self.text, _remarks(document))) if whole else (),
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
            sources=self.citations(reason["sources"]),
        )
        return self.reasons[row]

    def event(self, event: Event) -> EventRow:
        name = self.names[event.code]
        form = event_form(event, name)
        article = ARTICLE + words.article_text(event.article) if event.article else ""
        is_known = event.on is not None and event.on.is_known
        return EventRow(
            state=self.state_numbers[event.code],
            text=self.text(form["text"].replace(name, NAME) + article),
            kind=EVENT_WORDS.index(event.kind),
            identity=self.text(event.identity.partition(f"/{event.code}/")[2]),
            earliest=_day_number(event.on.earliest) if event.on else 0,
            sources=self.citations(form["sources"]),
            latest=0 if is_known or not event.on else _day_number(event.on.latest),
            on=-1 if is_known else self.text(words.span_text(form["on"])),
        )

    def tally(self, since: str, least: int, most: int) -> TallyRow:
        number: Between = {"min": least, "max": most}
        return TallyRow(since, least, most, self.text(words.bound_text(number, self.treaty.short_name)))

    def source(self, source_id: str) -> SourceRow:
        source = self.described_sources.get(source_id)
        return (
            SourceRow(source_id, source.title, str(source.as_of or ""), source.url) if source else SourceRow(source_id)
        )


def payload_of(report: PageReport, *, whole: bool = True) -> dict[str, object]:
    """Write a report as the page's script reads it; where not the ``whole``, without what only its stories tell."""
    writer, treaty = _RowWriter(report, whole=whole), report.treaty
    states = [writer.state(story) for story in counted(iter(report.stories), "States put on the page")]
    events = [trimmed(writer.event(event)) for event in report.events] if whole else []
    tallies = [writer.tally(*step) for step in report.in_force]
    verified = treaty.verified.isoformat()
    return {
        "id": treaty.id,
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
        "kinds": [LabelRow(word, _HAPPENED.get(word, "")) for word in EVENT_WORDS],
        "groups": [LabelRow(group.code, group.name) for group in report.groups],
        "memberships": [*_memberships(report, writer)],
        "moves": [
            MoveRow(_day_number(move.on), writer.state_numbers[move.code], int(move.joins)) for move in report.moves
        ],
        "recent": _recent_axis(report),
        "tallies": tallies,
        "texts": [*map(_packed, writer.texts)],
        "sources": [writer.source(source_id) for source_id in writer.source_ids],
        "reasons": [*writer.reasons],
        "acts": [*writer.acts],
        "states": states,
        "events": events,
    }


def _recent_axis(report: PageReport) -> dict[str, object] | None:
    """From which day on, and from which number to which, the last years are drawn closer; None where they are not."""
    plot = recent_plot(report.in_force, report.treaty.verified, report.last, (1, 1))
    return {"first": plot.first.isoformat(), "least": plot.least, "most": plot.most} if plot else None


def _numbers(known: Sequence[str], asked: Iterable[str]) -> tuple[int, ...]:
    return tuple(map(known.index, asked))


def _day_number(day: date | None) -> int:
    """A day in a row: counted from 1800-01-01, the first that a registry may name, as 1; 0 for none."""
    return (day - _NO_DAY).days if day else 0


def _packed(text: str) -> str | int:
    """A text that is a day, as its number; any other as it is."""
    try:
        return _day_number(parse_day(text))
    except WrongDate:
        return text


def _memberships(report: PageReport, writer: _RowWriter) -> Iterator[MembershipRow]:
    for number, group in enumerate(report.groups):
        for code, joined, left in group.memberships:
            if code in writer.state_numbers:
                yield MembershipRow(number, writer.state_numbers[code], _day_number(joined), _day_number(left))


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
