"""What the law makes of a State's instruments, the days being definite: which act moves what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from ottawa_cli.facts.model import Consent, Instrument, Mark, State, Status, Treaty, Withdrawal
from ottawa_cli.law.articles import Conflict, consent_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.outcomes import Outcome
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
        notifications = _notification_marks(self.state, self.reading, self.terms)
        spans = chain(_withdrawal_marks(self.state, self.outcomes), notifications)
        return tuple([span for span in spans if span.until is None or span.since < span.until])

    def status_on(self, day: date) -> Status:
        """The status on ``day``."""
        return next((change.status for change in reversed(self.status_changes) if change.on <= day), Status.NOT_PARTY)


def life_of(state: State, treaty: Treaty, reading: Reading) -> Life:
    """Apply the law to the instruments in the order of their days, whenever they were filed."""
    instruments = zip(state.instruments, reading.instruments, strict=True)
    acts = [_Act(position, instrument, *days) for position, (instrument, days) in enumerate(instruments)]
    life = _LifeSoFar({})
    for act in sorted(acts, key=lambda act: act.on):
        life = _after(life, act, treaty, reading.conflicts)
    return Life(state, reading, tuple(life.outcomes[act.position] for act in acts), life.terms)


class _Act(NamedTuple):
    """An instrument on a definite day; ``position`` is where it stands in the file's list, counted from 0."""

    position: int
    instrument: Instrument
    on: date
    published: date | None
    """The day on which it is said to take effect, where it is a succession."""


class _LifeSoFar(NamedTuple):
    """What the acts up to a day have come to."""

    outcomes: Mapping[int, Outcome]
    """By the position of the act."""
    terms: tuple[Term, ...] = ()
    withdrawal: int | None = None
    """The position of the last withdrawal that moved something and was not revoked."""

    def withdrawal_on(self, day: date) -> int | None:
        """The position of the withdrawal that stands on a day: it has not taken effect yet."""
        out = self.outcomes[self.withdrawal].takes_effect if self.withdrawal is not None else None
        return None if out and out <= day else self.withdrawal

    def with_outcome(self, act: _Act, outcome: Outcome) -> _LifeSoFar:
        return self._replace(outcomes={**self.outcomes, act.position: outcome})

    def terms_until(self, out: date | None) -> tuple[Term, ...]:
        """The terms, the last of which ends on a day, or is open again."""
        return (*self.terms[:-1], self.terms[-1]._replace(out=out))


def _after(life: _LifeSoFar, act: _Act, treaty: Treaty, conflicts: Sequence[Conflict]) -> _LifeSoFar:
    """The life with one act more, none of those in it being of a later day."""
    if isinstance(act.instrument, Consent):
        return _after_consent(life, act, treaty)
    if isinstance(act.instrument, Withdrawal):
        return _after_withdrawal(life, act, treaty, conflicts)
    return _after_revocation(life, act)


def _after_consent(life: _LifeSoFar, act: _Act, treaty: Treaty) -> _LifeSoFar:
    """Article 16: a State that is not bound may consent to be, anew after a withdrawal; art. 17 says from when on."""
    if life.terms and (life.terms[-1].out is None or act.on < life.terms[-1].out):
        return life.with_outcome(act, Outcome(act.on, moves_nothing="the State had consented to be bound already"))
    effect = consent_takes_effect(treaty.entry_into_force, act.on, act.published)
    life = life.with_outcome(act, Outcome(act.on, effect))
    return life._replace(terms=(*life.terms, Term(act.on, effect.takes_effect, None)))


def _after_withdrawal(life: _LifeSoFar, act: _Act, treaty: Treaty, conflicts: Sequence[Conflict]) -> _LifeSoFar:
    """Article 20(2): a State Party may withdraw, if the treaty has such a clause, and only once at a time."""
    if treaty.withdrawal is None:
        return life.with_outcome(act, Outcome(act.on, moves_nothing="the treaty has no clause on withdrawal"))
    if life.withdrawal_on(act.on) is not None:
        return life.with_outcome(act, Outcome(act.on, moves_nothing="another withdrawal stood"))
    if _term_in_force(life.terms, act.on) is None:
        return life.with_outcome(act, Outcome(act.on, moves_nothing="the State was not a State Party"))
    effect = withdrawal_takes_effect(treaty.withdrawal, act.on, conflicts)
    life = life.with_outcome(act, Outcome(act.on, effect))
    return life._replace(terms=life.terms_until(effect.takes_effect), withdrawal=act.position)


def _after_revocation(life: _LifeSoFar, act: _Act) -> _LifeSoFar:
    """VCLT article 68: a withdrawal may be revoked at any time before it takes effect; its State stays bound."""
    withdrawal = life.withdrawal_on(act.on)
    if withdrawal is None:
        gone = life.terms[-1].out if life.terms else None
        why = f"the withdrawal had taken effect on {gone}" if gone else "no withdrawal stood"
        return life.with_outcome(act, Outcome(act.on, moves_nothing=why, too_late=gone))
    undone = life.outcomes[withdrawal]._replace(undone=act.on)
    outcomes = {**life.outcomes, withdrawal: undone, act.position: Outcome(act.on)}
    return _LifeSoFar(outcomes, life.terms_until(None))


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


def _withdrawal_marks(state: State, outcomes: tuple[Outcome, ...]) -> Iterator[MarkSpan]:
    for instrument, outcome in zip(state.instruments, outcomes, strict=True):
        if isinstance(instrument, Withdrawal) and outcome.effect and outcome.effect.not_before:
            due, end = outcome.effect.not_before, outcome.undone or outcome.effect.takes_effect
            yield MarkSpan(Mark.WITHDRAWAL_PENDING, outcome.on, min(due, end) if end else due)
            if outcome.effect.conflict:
                yield MarkSpan(Mark.WITHDRAWAL_DEFERRED, due, end)


def _notification_marks(state: State, reading: Reading, terms: Sequence[Term]) -> Iterator[MarkSpan]:
    for notification, (received, ended) in zip(state.notifications, reading.notifications, strict=True):
        term = _term_in_force(terms, received)
        if notification.kind == "suspension" and term:
            yield MarkSpan(Mark.SUSPENSION_NOTIFIED, received, _first(ended, term.out))
        elif notification.kind == "provisional-application" and not term:
            in_force = next((term.in_force for term in terms if term.in_force and received < term.in_force), None)
            yield MarkSpan(Mark.PROVISIONAL_APPLICATION, received, _first(ended, in_force))


def _term_in_force(terms: Sequence[Term], day: date) -> Term | None:
    """The term on a day of which the treaty is in force for the State: it is a State Party."""
    begun = [term for term in terms if term.in_force and term.in_force <= day]
    return next((term for term in begun if term.out is None or day < term.out), None)


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
