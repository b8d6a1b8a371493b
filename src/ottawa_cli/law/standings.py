"""The answer for one State on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.statuses import Mark, Status
from ottawa_cli.facts.words import UNDETERMINED
from ottawa_cli.law.lives import Life
from ottawa_cli.law.outcomes import Outcome
from ottawa_cli.law.timelines import Timeline, timeline_of

if TYPE_CHECKING:
    from ottawa_cli.facts.model import ArmedConflict, Consent, Notification, Registry, State, Withdrawal

Phase = Literal["pending", "deferred", "effective", "revoked"]


class ConsentStanding(NamedTuple):
    """The latest consent to be bound, and when it takes effect."""

    instrument: Consent
    takes_effect: PartialDate | None
    article: str | None
    rule: str


class WithdrawalStanding(NamedTuple):
    """The latest withdrawal, and how far it has come. ``takes_effect`` None: not known, or never."""

    instrument: Withdrawal
    phase: Phase | None
    """None: the facts leave it open."""
    not_before: PartialDate | None
    takes_effect: PartialDate | None
    conflict: ArmedConflict | None
    revoked: PartialDate | None
    article: str | None
    rule: str
    saves: str | None
    """The paragraph by which duties under other rules of international law stay."""


class Standing(NamedTuple):
    """Where a State stands on a day, by all the facts on file; acts dated later are not shown."""

    state: State
    on: date
    status: Status | Literal["undetermined"]
    possible: tuple[Status, ...]
    marks: tuple[Mark, ...]
    possible_marks: tuple[Mark, ...]
    since: PartialDate | None
    """First day of this status; None where it never changed, or is undetermined."""
    until: PartialDate | None
    """First day of the next known status."""
    consent: ConsentStanding | None
    """That which the status rests on, or rested on last."""
    next_consent: ConsentStanding | None
    """A newer one, which the status rests on when a withdrawal that stands takes effect."""
    withdrawal: WithdrawalStanding | None
    suspension: Notification | None
    note: str | None
    """None too before all that is on file has happened, for it may tell of that."""


def standing(registry: Registry, code: str, on: date) -> Standing:
    """Where a State stands on a day.

    Args:
        registry: what ``load`` returned.
        code: the State's key in the registry, such as ``LT``.
        on: the day.

    Raises:
        KeyError: the registry has no State of that code.
    """
    return standing_on(timeline_of(registry.states[code], registry.treaty), on)


def standing_on(timeline: Timeline, on: date) -> Standing:
    """Where a State stands on a day of its timeline."""
    run = timeline.run_on(on)
    bounds = [_status_bounds(life, on) for life in timeline.lives] if run.status != UNDETERMINED else []
    return Standing(
        timeline.state,
        on,
        run.status,
        run.possible,
        run.marks,
        run.possible_marks,
        PartialDate.spanning(since for since, _ in bounds),
        PartialDate.spanning(until for _, until in bounds),
        *_consents(timeline, on),
        _withdrawal(timeline, on),
        _suspension(timeline.state, on),
        _note(timeline.state, on),
    )


def days_of_change(timeline: Timeline) -> list[date]:
    """Every day on which something that a standing shows may begin or end."""
    days = {run.since for run in timeline.runs if run.since}
    days.update(chain.from_iterable(life.days_of_change for life in timeline.lives))
    moments = [timeline.state.signed]
    if timeline.state.note:
        moments += _all_on_file(timeline.state)
    for notification in timeline.state.notifications:
        reactions = (*notification.objections, *notification.statements)
        moments += [
            timeline.state.notice_of(notification),
            notification.ended,
            *(reaction.on for reaction in reactions),
        ]
    days.update(chain.from_iterable((moment.earliest, moment.latest) for moment in moments if moment))
    return sorted(days)


def _status_bounds(life: Life, on: date) -> tuple[date | None, date | None]:
    since = max((change.on for change in life.status_changes if change.on <= on), default=None)
    return since, min((change.on for change in life.status_changes if change.on > on), default=None)


def _consents(timeline: Timeline, on: date) -> tuple[ConsentStanding | None, ConsentStanding | None]:
    """The consent that the status may rest on, and a newer one on deposit that it does not rest on yet.

    A succession that takes effect before its receipt is shown from its effect on.
    """
    terms = [*chain.from_iterable(life.terms for life in timeline.lives)]
    begun = _first_days((term.position, term.begins) for term in terms)
    made = _first_days((term.position, term.deposited) for term in terms)
    waiting = {position: day for position, day in made.items() if begun.get(position, date.max) > on}
    instruments = enumerate(timeline.state.instruments)
    consents = {i: each for i, each in instruments if each.kind != "withdrawal" and each.kind != "revocation"}
    on_which_it_rests, newer = _last_made(begun, on), _last_made(waiting, on)
    return _consent(timeline, consents, on_which_it_rests), _consent(timeline, consents, newer)


def _consent(timeline: Timeline, consents: Mapping[int, Consent], position: int | None) -> ConsentStanding | None:
    if position is None:
        return None
    outcomes = timeline.outcomes[position]
    return ConsentStanding(consents[position], outcomes.takes_effect, outcomes.article, outcomes.rule)


def _withdrawal(timeline: Timeline, on: date) -> WithdrawalStanding | None:
    """The last withdrawal that moves something and may have been received by the day."""
    withdrawals = {i: each for i, each in enumerate(timeline.state.instruments) if each.kind == "withdrawal"}
    operative = ((i, outcome.on) for i in withdrawals for outcome in timeline.outcomes[i].operative)
    position = _last_made(_first_days(operative), on)
    if position is None:
        return None
    outcomes = timeline.outcomes[position]
    phases, revoked = {_phase(outcome, on) for outcome in outcomes.each}, outcomes.revoked
    return WithdrawalStanding(
        withdrawals[position],
        phases.pop() if len(phases) == 1 else None,
        outcomes.not_before,
        outcomes.takes_effect,
        timeline.state.armed_conflicts[outcomes.conflict.position] if outcomes.conflict else None,
        revoked if revoked and revoked.earliest <= on else None,
        outcomes.article,
        outcomes.rule,
        outcomes.saves,
    )


def _first_days(acts: Iterable[tuple[int, date | None]]) -> dict[int, date]:
    """By the position of an act, the earliest of the days on which it may have been made."""
    days: dict[int, date] = {}
    for position, day in acts:
        if day:
            days[position] = min(day, days.get(position, day))
    return days


def _last_made(first_days: Mapping[int, date], on: date) -> int | None:
    """The position of the act made last on a day, or before."""
    return max((i for i in first_days if first_days[i] <= on), key=lambda i: (first_days[i], i), default=None)


def is_contested(suspension: Notification, on: date) -> bool | None:
    """Has a State objected to a suspension, or a meeting spoken against it, by a day? None: it cannot be said.

    Of one that has ended, it is not asked.
    """
    if suspension.ended and suspension.ended.earliest <= on:
        return None
    days = [reaction.on for reaction in (*suspension.objections, *suspension.statements)]
    return True if any(day.latest <= on for day in days) else None if any(day.earliest <= on for day in days) else False


def _note(state: State, on: date) -> str | None:
    return state.note if state.note and all(moment.earliest <= on for moment in _all_on_file(state)) else None


def _all_on_file(state: State) -> list[PartialDate]:
    """The days of all that happened to a State."""
    days = [reaction.on for notice in state.notifications for reaction in (*notice.objections, *notice.statements)]
    days += [step.on for step in state.steps if step.on]
    return [*state.moments(), *days, *(declaration.on for declaration in state.declarations)]


def _suspension(state: State, on: date) -> Notification | None:
    """The last suspension that may have been notified by ``on``."""
    suspensions = [notification for notification in state.notifications if notification.kind == "suspension"]
    notified = [suspension for suspension in suspensions if suspension.received.earliest <= on]
    return max(notified, key=lambda suspension: suspension.received.earliest, default=None)


def _phase(outcome: Outcome, on: date) -> Phase | None:
    if outcome.effect is None or outcome.effect.not_before is None or on < outcome.on:
        return None
    if outcome.undone and outcome.undone <= on:
        return "revoked"
    if outcome.takes_effect and outcome.takes_effect <= on:
        return "effective"
    return "pending" if on < outcome.effect.not_before else "deferred"
