"""The answer for one State on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple, TypeVar

from ottawa_cli.facts.model import ArmedConflict, Consent, Mark, Notification, Registry, State, Status, Withdrawal
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.words import UNDETERMINED
from ottawa_cli.law.lives import Life
from ottawa_cli.law.outcomes import Outcome, Outcomes
from ottawa_cli.law.timelines import Timeline, timeline_of

Act = TypeVar("Act", Consent, Withdrawal)
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
    withdrawal: WithdrawalStanding | None
    suspension: Notification | None


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
        _consent(timeline, on),
        _withdrawal(timeline, on),
        _suspension(timeline.state, on),
    )


def days_of_change(timeline: Timeline) -> list[date]:
    """Every day on which something that a standing shows may begin or end."""
    days = {run.since for run in timeline.runs if run.since}
    days.update(chain.from_iterable(map(_days_of, timeline.lives)))
    moments = [timeline.state.signed]
    for notification in timeline.state.notifications:
        reactions = (*notification.objections, *notification.statements)
        moments += [notification.received, notification.ended, *(reaction.on for reaction in reactions)]
    return sorted(days.union(moment.earliest for moment in moments if moment))


def _days_of(life: Life) -> Iterator[date]:
    for change in life.status_changes:
        yield change.on
    for outcome in life.outcomes:
        days = (outcome.on, outcome.takes_effect, outcome.undone, outcome.effect.not_before if outcome.effect else None)
        yield from (day for day in days if day)
    for span in life.mark_spans:
        yield from (day for day in (span.since, span.until) if day)


def _status_bounds(life: Life, on: date) -> tuple[date | None, date | None]:
    since = max((change.on for change in life.status_changes if change.on <= on), default=None)
    return since, min((change.on for change in life.status_changes if change.on > on), default=None)


def _consent(timeline: Timeline, on: date) -> ConsentStanding | None:
    """A succession that takes effect before its receipt is shown from its effect on."""
    latest = _latest(timeline, Consent, on, lambda outcome: outcome.shows_from)
    if latest is None:
        return None
    consent, outcomes = latest
    return ConsentStanding(consent, outcomes.takes_effect, outcomes.article, outcomes.rule)


def _withdrawal(timeline: Timeline, on: date) -> WithdrawalStanding | None:
    latest = _latest(timeline, Withdrawal, on, lambda outcome: outcome.on)
    if latest is None:
        return None
    withdrawal, outcomes = latest
    phases = {_phase(outcome, on) for outcome in outcomes.each}
    revoked = PartialDate.spanning(outcome.undone for outcome in outcomes.operative)
    return WithdrawalStanding(
        withdrawal,
        phases.pop() if len(phases) == 1 else None,
        outcomes.not_before,
        outcomes.takes_effect,
        timeline.state.armed_conflicts[outcomes.conflict.position] if outcomes.conflict else None,
        revoked if revoked and revoked.earliest <= on else None,
        outcomes.article,
        outcomes.rule,
    )


def _latest(
    timeline: Timeline, kind: type[Act], on: date, shown_from: Callable[[Outcome], date]
) -> tuple[Act, Outcomes] | None:
    """The last instrument of a kind that moves something and may have been made by ``on``, and what became of it."""
    made = []
    for index, (instrument, outcomes) in enumerate(zip(timeline.state.instruments, timeline.outcomes, strict=True)):
        days = [shown_from(outcome) for outcome in outcomes.operative]
        if isinstance(instrument, kind) and days and min(days) <= on:
            made.append((min(days), index, instrument, outcomes))
    return max(made, key=lambda act: act[:2])[2:] if made else None


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
