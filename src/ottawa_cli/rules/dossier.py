"""What the rules look at: a State's block, the clauses and sources beside it, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.model import (
    Cited,
    Consent,
    Extension,
    Notification,
    Objection,
    State,
    Statement,
    Treaty,
)
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.deadlines import Deadline, deadlines_of
from ottawa_cli.law.timelines import Timeline

Citation = tuple[Path, tuple[str, ...]]


class DatedFact(NamedTuple):
    """A fact that has a day: where it stands, the key of its day, the day, and the sources that it cites."""

    path: Path
    key: str
    on: PartialDate
    source_ids: tuple[str, ...]


class Decision(NamedTuple):
    """A decision that puts a deadline off: where it stands, and the day through which the State had time before it."""

    path: Path
    extension: Extension
    due: PartialDate

    @property
    def came_late(self) -> bool:
        """Did it surely come when that day had passed?"""
        return self.extension.decided.earliest > self.due.latest


SourceDays = Mapping[str, PartialDate | None]
"""By its id, of which day the information of each source is that is described; None: that is not known."""


class Dossier(NamedTuple):
    """A State before the rules, with all that they may look at."""

    state: State
    treaty: Treaty
    source_days: SourceDays | None
    """None: the sources could not be read."""
    names: Names
    timeline: Timeline
    """What the law makes of the State's facts."""
    citations: tuple[Citation, ...]
    facts: tuple[DatedFact, ...]
    deadlines: Mapping[tuple[str, int], Deadline]
    """Those of the State, by the clause's id and the term, where something of one is on file."""
    decisions: tuple[Decision, ...]
    """Each that puts one of these off."""

    @property
    def acts(self) -> list[tuple[Path, PartialDate]]:
        """The signature and the instruments, each with the path of its day and the day."""
        acts = (fact for fact in self.facts if not fact.path or fact.path[0] == "instruments")
        return [((*fact.path, fact.key), fact.on) for fact in acts]


def deadlines_on_file(timeline: Timeline, treaty: Treaty) -> dict[tuple[str, int], Deadline]:
    """The deadlines of a State of which something is on file, or may be; none where nothing is."""
    deadlines = deadlines_of(timeline, treaty) if timeline.state.deadlines else ()
    return {(deadline.clause.id, deadline.term): deadline for deadline in deadlines}


def decisions_on_file(state: State, deadlines: Mapping[tuple[str, int], Deadline]) -> Iterator[Decision]:
    """Each decision that puts a deadline off, where the day through which the State had time before it was read."""
    for i, filed in enumerate(state.deadlines):
        deadline = deadlines.get((filed.id, filed.term)) if filed.extensions else None
        due = deadline.original if deadline else None
        in_order = sorted(enumerate(filed.extensions), key=lambda each: each[1].decided.latest) if deadline else ()
        for j, extension in in_order:
            if due:
                yield Decision(("deadlines", i, "extensions", j), extension, due)
            due = PartialDate(extension.until, extension.until) if extension.until else None


def citations_of(state: State) -> Iterator[Citation]:
    """Everything in a State's block that cites, the block itself first: its path, and the sources cited."""
    yield (), state.sources
    lists: tuple[tuple[str, Sequence[Cited]], ...] = (
        ("instruments", state.instruments),
        ("notifications", state.notifications),
        ("armed_conflicts", state.armed_conflicts),
        ("steps", state.steps),
        ("declarations", state.declarations),
        ("deadlines", state.deadlines),
    )
    for key, facts in lists:
        for i, fact in enumerate(facts):
            yield (key, i), fact.sources
    for i, notification in enumerate(state.notifications):
        for path, reaction in reactions(notification):
            yield ("notifications", i, *path), reaction.sources
    for i, deadline in enumerate(state.deadlines):
        for j, extension in enumerate(deadline.extensions):
            yield ("deadlines", i, "extensions", j), extension.sources


def dated_facts_of(state: State) -> Iterator[DatedFact]:
    """Everything in a State's block that has a day of its own."""
    if state.signed:
        yield DatedFact((), "signed", state.signed, state.sources)
    for i, instrument in enumerate(state.instruments):
        key = "deposited" if isinstance(instrument, Consent) else "received"
        yield DatedFact(("instruments", i), key, instrument.moment, instrument.sources)
    for i, notification in enumerate(state.notifications):
        if day := state.notice_of(notification):
            yield DatedFact(("notifications", i), "received", day, notification.sources)
        for path, reaction in reactions(notification):
            yield DatedFact(("notifications", i, *path), "on", reaction.on, reaction.sources)
    for i, conflict in enumerate(state.armed_conflicts):
        yield DatedFact(("armed_conflicts", i), "since", conflict.since, conflict.sources)
    for i, step in enumerate(state.steps):
        if step.on:
            yield DatedFact(("steps", i), "on", step.on, step.sources)
    for i, declaration in enumerate(state.declarations):
        yield DatedFact(("declarations", i), "on", declaration.on, declaration.sources)
    yield from _days_of_deadlines(state)


def _days_of_deadlines(state: State) -> Iterator[DatedFact]:
    for i, deadline in enumerate(state.deadlines):
        for key in ("met", "unmet", "settled", "found"):
            if moment := getattr(deadline, key):
                yield DatedFact(("deadlines", i), key, moment, deadline.sources)
        for j, extension in enumerate(deadline.extensions):
            yield DatedFact(("deadlines", i, "extensions", j), "decided", extension.decided, extension.sources)


def reactions(notification: Notification) -> Iterator[tuple[Path, Objection | Statement]]:
    """What others said of a notification, with its path in it."""
    for i, objection in enumerate(notification.objections):
        yield ("objections", i), objection
    for i, statement in enumerate(notification.statements):
        yield ("statements", i), statement
