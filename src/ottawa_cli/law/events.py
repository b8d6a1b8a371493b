"""What happened to a State and what will, each on its day: acts, their effects, objections, domestic steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.identities import Identities
from ottawa_cli.facts.partial_dates import PartialDate, some_day
from ottawa_cli.facts.words import TOLD_WHEN_CHOSEN
from ottawa_cli.law.deadlines import deadlines_of
from ottawa_cli.law.outcomes import Outcomes
from ottawa_cli.law.timelines import Timeline

if TYPE_CHECKING:
    from ottawa_cli.facts.model import Consent, State, Treaty, Withdrawal


class Kind(StrEnum):
    """What kind of event it is."""

    SIGNATURE = "signature"
    DEPOSIT = "deposit"
    ENTRY_INTO_FORCE = "entry-into-force"
    WITHDRAWAL_RECEIVED = "withdrawal-received"
    WITHDRAWAL_EFFECT = "withdrawal-effect"
    REVOCATION = "revocation"
    SUSPENSION_NOTIFIED = "suspension-notified"
    SUSPENSION_ENDED = "suspension-ended"
    PROVISIONAL_APPLICATION = "provisional-application"
    OBJECTION = "objection"
    STATEMENT = "statement"
    STEP = "step"
    DECLARATION = "declaration"
    DEADLINE = "deadline"
    EXTENSION = "extension"
    DEADLINE_MET = "deadline-met"


_OF_DEADLINES: Final = frozenset({Kind.DEADLINE, Kind.EXTENSION, Kind.DEADLINE_MET})


class Event(NamedTuple):
    """One thing on one day. ``on`` None: no day is known."""

    on: PartialDate | None
    kind: Kind
    article: str | None
    text: str
    sources: tuple[str, ...]
    path: Path
    """The fact that it comes from, where it stands in the registry."""
    identity: str = ""
    """By what it is known again, wherever the fact stands: the treaty, the fact, and what became of it.

    While it is being told: the fact, where its path does not tell it.
    """

    @property
    def code(self) -> str:
        """The State that it happened to."""
        return str(self.path[0])


def events_of(
    timeline: Timeline, treaty: Treaty, names: Mapping[str, str], chosen: Collection[str] = ()
) -> list[Event]:
    """The events of a State, by their earliest day, undated ones last. ``names``: of the States, by code.

    ``chosen``: of these kinds alone; by default of all but those that are told only when they are chosen.
    """
    state = timeline.state
    groups = (
        _signature(state, treaty),
        _acts(timeline, treaty),
        _notifications(state, names),
        _steps(state),
        _declarations(state),
        _deadlines(timeline, treaty) if not _OF_DEADLINES.isdisjoint(chosen) else (),
    )
    identities = Identities(state.code, state)
    events = (
        event._replace(identity=f"{treaty.id}/{event.identity or identities.of(event.path)}/{event.kind}")
        for event in chain.from_iterable(groups)
        if (event.kind in chosen if chosen else event.kind not in TOLD_WHEN_CHOSEN)
    )
    return sorted(events, key=day_order)


def day_order(event: Event) -> tuple[bool, tuple[date, date] | tuple[()], bool]:
    """Sort by day, undated last; what falls on one day keeps its order, but that a withdrawal goes before a consent."""
    is_of_withdrawal = event.kind in {Kind.WITHDRAWAL_RECEIVED, Kind.WITHDRAWAL_EFFECT}
    return event.on is None, (event.on.earliest, event.on.latest) if event.on else (), not is_of_withdrawal


def _signature(state: State, treaty: Treaty) -> Iterator[Event]:
    if state.signed:
        article = treaty.signature.article if treaty.signature else None
        yield Event(state.signed, Kind.SIGNATURE, article, "signature", state.sources, (state.code,))


def _acts(timeline: Timeline, treaty: Treaty) -> Iterator[Event]:
    state = timeline.state
    for index, (instrument, outcomes) in enumerate(zip(state.instruments, timeline.outcomes, strict=True)):
        path = (state.code, "instruments", index)
        if instrument.kind == "withdrawal":
            yield from _withdrawal(instrument, outcomes, path, treaty)
        elif instrument.kind != "revocation":
            yield from _consent(instrument, outcomes, path, state.name)
        else:
            text = f"revocation received{_idle_text(outcomes)}" if outcomes.idle else "withdrawal revoked"
            yield Event(instrument.received, Kind.REVOCATION, "VCLT 68", text, instrument.sources, path)


def _consent(consent: Consent, outcomes: Outcomes, path: Path, name: str) -> Iterator[Event]:
    text = f"{consent.kind} deposited{_idle_text(outcomes)}"
    yield Event(consent.deposited, Kind.DEPOSIT, None, text, consent.sources, path)
    if day := outcomes.takes_effect:
        text = f"entry into force for {name}"
        yield Event(day, Kind.ENTRY_INTO_FORCE, outcomes.article, text, consent.sources, path)


def _withdrawal(withdrawal: Withdrawal, outcomes: Outcomes, path: Path, treaty: Treaty) -> Iterator[Event]:
    article = outcomes.article or (treaty.withdrawal.article if treaty.withdrawal else None)
    text = f"withdrawal received by the depositary{_idle_text(outcomes)}"
    yield Event(withdrawal.received, Kind.WITHDRAWAL_RECEIVED, article, text, withdrawal.sources, path)
    if outcomes.operative and not outcomes.revoked:
        day = outcomes.takes_effect
        unknown = "" if day else f": not before {some_day(outcomes.not_before)}, the day is not known"
        yield Event(day, Kind.WITHDRAWAL_EFFECT, article, f"withdrawal takes effect{unknown}", withdrawal.sources, path)


def _idle_text(outcomes: Outcomes) -> str:
    return f", which {outcomes.idle}" if outcomes.idle else ""


def _notifications(state: State, names: Mapping[str, str]) -> Iterator[Event]:
    for index, notification in enumerate(state.notifications):
        path, sources = (state.code, "notifications", index), notification.sources
        word, suspends = notification.kind.replace("-", " "), notification.kind == "suspension"
        kind = Kind.SUSPENSION_NOTIFIED if suspends else Kind.PROVISIONAL_APPLICATION
        yield Event(state.notice_of(notification), kind, None, f"{word} notified", sources, path)
        if notification.ended and suspends:
            yield Event(notification.ended, Kind.SUSPENSION_ENDED, None, "suspension taken back", sources, path)
        for i, objection in enumerate(notification.objections):
            text, own_path = f"{names.get(objection.by, objection.by)} objects to the {word}", (*path, "objections", i)
            yield Event(objection.on, Kind.OBJECTION, None, text, objection.sources, own_path)
        for i, statement in enumerate(notification.statements):
            text, own_path = f"{statement.by} on the {word}: {statement.text}", (*path, "statements", i)
            yield Event(statement.on, Kind.STATEMENT, None, text, statement.sources, own_path)


def _declarations(state: State) -> Iterator[Event]:
    for index, declaration in enumerate(state.declarations):
        text, path = f"declaration: {declaration.text}", (state.code, "declarations", index)
        yield Event(declaration.on, Kind.DECLARATION, declaration.about, text, declaration.sources, path)


def _deadlines(timeline: Timeline, treaty: Treaty) -> Iterator[Event]:
    state = timeline.state
    for deadline in deadlines_of(timeline, treaty):
        clause, filed, path = deadline.clause, deadline.filed, deadline.path
        for number, (day, set_by) in enumerate(deadline.days_due, 1):
            known_by = f"{state.code}/deadline/{clause.id}/{deadline.term}/{number}"
            says_so = set_by.sources if set_by else state.sources
            yield Event(day, Kind.DEADLINE, clause.article, f"due: {clause.name}", says_so, path, known_by)
        for i, each in enumerate(filed.extensions if filed else ()):
            text = f"put off{f' until {each.until}' if each.until else ''}{f' ({each.by})' if each.by else ''}"
            own_path, text = (*path, "extensions", i), f"{text}: {clause.name}"
            yield Event(each.decided, Kind.EXTENSION, clause.article, text, each.sources, own_path)
        if filed and filed.met:
            text = f"done: {clause.name}"
            yield Event(filed.met, Kind.DEADLINE_MET, clause.article, text, filed.sources, path)


def _steps(state: State) -> Iterator[Event]:
    for index, step in enumerate(state.steps):
        text, path = f"{step.kind}: {step.text}", (state.code, "steps", index)
        yield Event(step.on, Kind.STEP, None, text, step.sources, path)
