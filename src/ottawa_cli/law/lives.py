"""What the law makes of a State's instruments, the days being definite: which act moves what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.model import Consent, Mark, Revocation, Status, Withdrawal
from ottawa_cli.law.articles import consent_takes_effect, succession_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.facts.model import State, Treaty
    from ottawa_cli.law.articles import Effect
    from ottawa_cli.law.readings import Reading

A_DAY = timedelta(days=1)


class StatusChange(NamedTuple):
    """A status begins."""

    on: date
    status: Status


class MarkSpan(NamedTuple):
    """A mark is set through the day before ``until``; None: until further notice."""

    mark: Mark
    since: date
    until: date | None


class Term(NamedTuple):
    """From a deposit through the day before a withdrawal takes effect."""

    deposited: date
    in_force: date | None
    out: date | None


@dataclass(frozen=True, eq=False)
class Life:
    """A State's life under one reading of its dates. ``outcomes`` are in the order of the file."""

    state: State
    reading: Reading
    outcomes: tuple[Outcome, ...]
    terms: tuple[Term, ...]

    @cached_property
    def status_changes(self) -> tuple[StatusChange, ...]:
        """The statuses as they begin, in the order of their days."""
        return _status_changes(self.reading.signed, self.terms)

    @cached_property
    def mark_spans(self) -> tuple[MarkSpan, ...]:
        """The marks as they are set."""
        mark_spans = [
            *_withdrawal_marks(self.state, self.outcomes),
            *_notification_marks(self.state, self.reading, self.terms),
        ]
        return tuple([span for span in mark_spans if span.until is None or span.since < span.until])

    def status_on(self, day: date) -> Status:
        """The status on ``day``."""
        return next((change.status for change in reversed(self.status_changes) if change.on <= day), Status.NOT_PARTY)


def life_of(state: State, treaty: Treaty, reading: Reading) -> Life:
    """Apply the law to the instruments in the order of their days, whenever they were filed."""
    return Life(state, reading, *_outcomes(state, treaty, reading))


def _outcomes(state: State, treaty: Treaty, reading: Reading) -> tuple[tuple[Outcome, ...], tuple[Term, ...]]:
    outcomes = [Outcome(day) for day in reading.instruments]
    terms: list[Term] = []
    leaving: int | None = None  # the withdrawal that stands
    for index in sorted(range(len(outcomes)), key=reading.instruments.__getitem__):
        instrument, day = state.instruments[index], reading.instruments[index]
        if leaving is not None and (out := outcomes[leaving].takes_effect) and out <= day:
            leaving = None
        term = terms[-1] if terms and (terms[-1].out is None or day < terms[-1].out) else None
        match instrument:
            case Consent() if term:
                outcomes[index] = Outcome(day, moves_nothing="the State had consented to be bound already")
            case Consent():
                published = reading.successions[index]
                effect = _consent(treaty, instrument, day, published)
                outcomes[index] = Outcome(day, effect)
                terms.append(Term(day, effect.takes_effect, None))
            case Withdrawal():
                outcomes[index] = _withdrawal(treaty, reading, day, term, stands=leaving is not None)
                if outcomes[index].effect:
                    leaving = index
                    terms[-1] = terms[-1]._replace(out=outcomes[index].takes_effect)
            case Revocation() if leaving is not None:
                outcomes[leaving] = outcomes[leaving]._replace(undone=day)
                terms[-1] = terms[-1]._replace(out=None)
                leaving = None
            case Revocation():
                gone = terms[-1].out if terms and not term else None
                why = f"the withdrawal had taken effect on {gone}" if gone else "no withdrawal stood"
                outcomes[index] = Outcome(day, moves_nothing=why, too_late=gone)
    return tuple(outcomes), tuple(terms)


def _consent(treaty: Treaty, consent: Consent, day: date, published: date | None) -> Effect:
    if consent.kind == "succession":
        return succession_takes_effect(treaty.entry_into_force, day, published)
    return consent_takes_effect(treaty.entry_into_force, day)


def _withdrawal(treaty: Treaty, reading: Reading, day: date, term: Term | None, *, stands: bool) -> Outcome:
    if treaty.withdrawal is None:
        return Outcome(day, moves_nothing="the treaty has no clause on withdrawal")
    if stands:
        return Outcome(day, moves_nothing="another withdrawal stood")
    if term is None or term.in_force is None or day < term.in_force:
        return Outcome(day, moves_nothing="the State was not a State Party")
    return Outcome(day, withdrawal_takes_effect(treaty.withdrawal, day, reading.conflicts))


def _status_changes(signed: date | None, terms: Sequence[Term]) -> tuple[StatusChange, ...]:
    """When each status begins. Of two that begin on one day, the later in a State's life counts."""
    changes: list[StatusChange] = []
    if signed and not (terms and signed >= min(terms[0].deposited, terms[0].in_force or date.max)):
        changes.append(StatusChange(signed, Status.SIGNATORY))
    free = date.min
    for deposited, in_force, out in terms:
        begins = max(deposited, free)
        if in_force is None or begins < in_force:
            changes.append(StatusChange(begins, Status.CONTRACTING))
        if in_force is not None:
            changes.append(StatusChange(max(in_force, free), Status.PARTY))
        if out is not None:
            changes.append(StatusChange(out, Status.FORMER))
            free = out + A_DAY  # on the day itself 'former' is the later status
    return (*[now for now, then in pairwise(changes) if now.on < then.on], *changes[-1:])


def _withdrawal_marks(state: State, outcomes: tuple[Outcome, ...]) -> list[MarkSpan]:
    mark_spans = []
    for instrument, outcome in zip(state.instruments, outcomes, strict=True):
        if not isinstance(instrument, Withdrawal) or outcome.effect is None or outcome.effect.not_before is None:
            continue
        due, end = outcome.effect.not_before, outcome.undone or outcome.effect.takes_effect
        mark_spans.append(MarkSpan(Mark.WITHDRAWAL_PENDING, outcome.on, min(due, end) if end else due))
        if outcome.effect.conflict:
            mark_spans.append(MarkSpan(Mark.WITHDRAWAL_DEFERRED, due, end))
    return mark_spans


def _notification_marks(state: State, reading: Reading, terms: Sequence[Term]) -> list[MarkSpan]:
    mark_spans = []
    for filed, (received, ended) in zip(state.notifications, reading.notifications, strict=True):
        term = next((term for term in terms if _is_party(term, received)), None)
        if filed.kind == "suspension" and term:
            mark_spans.append(MarkSpan(Mark.SUSPENSION_NOTIFIED, received, _first(ended, term.out)))
        elif filed.kind == "provisional-application" and not term:
            in_force = next((term.in_force for term in terms if term.in_force and received < term.in_force), None)
            mark_spans.append(MarkSpan(Mark.PROVISIONAL_APPLICATION, received, _first(ended, in_force)))
    return mark_spans


def _is_party(term: Term, day: date) -> bool:
    return term.in_force is not None and term.in_force <= day and (term.out is None or day < term.out)


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
