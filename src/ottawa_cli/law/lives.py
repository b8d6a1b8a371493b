"""What the law makes of a State's instruments, the days being definite: which act moves what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from ottawa_cli.facts.statuses import Mark, Status
from ottawa_cli.law.articles import Conflict, anew_after_withdrawal, consent_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.clauses import Clauses, EntryClause, ExitClause
from ottawa_cli.law.outcomes import Outcome
from ottawa_cli.law.readings import Act, Reading

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
    """From a consent through the day before a withdrawal takes effect."""

    position: int
    """Of the consent in the file's list, counted from 0."""
    deposited: date
    begins: date | None
    """The first day on which the status rests on the consent: its deposit; an earlier day on which a succession takes
    effect; the day on which a withdrawal that stands takes effect, None where that is not known."""
    in_force: date | None
    out: date | None

    def is_on_deposit(self, day: date) -> bool:
        """Is the consent on deposit, and no withdrawal of it in effect? So the United Nations count."""
        return self.deposited <= day and (self.out is None or day < self.out)


class Life:
    """A State's life under one reading of its dates. ``outcomes`` are in the order of the file."""

    def __init__(self, reading: Reading, outcomes: tuple[Outcome, ...], terms: tuple[Term, ...]) -> None:
        self.reading = reading
        self.outcomes = outcomes
        self.terms = terms

    @cached_property
    def status_changes(self) -> tuple[StatusChange, ...]:
        """The statuses as they begin, in the order of their days."""
        return _status_changes(self.reading.signed, self.terms)

    @cached_property
    def mark_spans(self) -> tuple[MarkSpan, ...]:
        """The marks as they are set; one that ends on the day of its beginning, or before, is never set."""
        return (*_withdrawal_marks(self), *_notification_marks(self))

    @cached_property
    def days_of_change(self) -> frozenset[date]:
        """Every day on which something that is said of this life may begin or end."""
        days = {self.reading.signed, *(change.on for change in self.status_changes)}
        days.update(chain.from_iterable((term.deposited, term.begins, term.in_force, term.out) for term in self.terms))
        days.update(chain.from_iterable((span.since, span.until) for span in self.mark_spans))
        for outcome in self.outcomes:
            not_before = outcome.effect.not_before if outcome.effect else None
            days.update((outcome.on, outcome.takes_effect, outcome.undone, not_before))
        return frozenset(day for day in days if day)

    def status_on(self, day: date) -> Status:
        """The status on ``day``."""
        return next((change.status for change in reversed(self.status_changes) if change.on <= day), Status.NOT_PARTY)

    def kind_on_deposit(self, day: date) -> str | None:
        """The kind of the consent that is on deposit on ``day``; of two, that of the one a withdrawal still leaves."""
        on_deposit = (term.position for term in self.terms if term.is_on_deposit(day))
        return next((self.reading.acts[position].kind for position in on_deposit), None)

    def signature_stands(self, day: date) -> bool:
        """Has it signed by ``day``, and no withdrawal taken effect since?"""
        signed = self.reading.signed
        return signed is not None and signed <= day and not any(term.out and term.out <= day for term in self.terms)

    def notice_day(self, position: int) -> date | None:
        """The day of a notification; declared with the consent (art. 18), that of its deposit."""
        return self.reading.notices[position].received or (self.terms[0].deposited if self.terms else None)

    def party_span_on(self, day: date) -> tuple[date, date | None] | None:
        """The days on which it is a State Party, ``day`` among them: the first, and the first without it."""
        return next((span for span in self.party_spans if span[0] <= day and (not span[1] or day < span[1])), None)

    @cached_property
    def party_spans(self) -> tuple[tuple[date, date | None], ...]:
        """The days on which it is a State Party: the first of each, and the first without it."""
        changes = zip_longest(self.status_changes, self.status_changes[1:])
        return tuple((now.on, then and then.on) for now, then in changes if now.status is Status.PARTY)


def life_of(reading: Reading, clauses: Clauses) -> Life:
    """Apply the law to a State's facts under one reading of its dates."""
    return Life(reading, *applied(reading.acts, reading.conflicts, clauses))


def applied(
    acts: Sequence[Act], conflicts: Sequence[Conflict], clauses: Clauses
) -> tuple[tuple[Outcome, ...], tuple[Term, ...]]:
    """Apply the law to acts in the order of their days, whenever they were filed: what became of each, and the terms.

    On one day a consent comes last: a withdrawal goes before it (Guyana, first Optional Protocol, 5 January 1999).
    """
    life = _LifeSoFar({})
    for act in sorted(acts, key=lambda act: (act.on, act.is_consent)):
        life = _after(life.on(act.on), act, clauses, conflicts)
    terms = (*life.terms, life.renewal) if life.renewal else life.terms
    return tuple([life.outcomes[act.position] for act in acts]), terms


class _LifeSoFar(NamedTuple):
    """What the acts up to a day have come to."""

    outcomes: Mapping[int, Outcome]
    """By the position of the act."""
    terms: tuple[Term, ...] = ()
    withdrawal: int | None = None
    """The position of the last withdrawal that moved something and was not revoked."""
    renewal: Term | None = None
    """The term that is to begin when the withdrawal takes effect that stands."""

    def withdrawal_on(self, day: date) -> int | None:
        """The position of the withdrawal that stands on a day: it has not taken effect yet."""
        out = self.outcomes[self.withdrawal].takes_effect if self.withdrawal is not None else None
        return None if out and out <= day else self.withdrawal

    def with_outcome(self, act: Act, outcome: Outcome) -> _LifeSoFar:
        return self._replace(outcomes={**self.outcomes, act.position: outcome})

    def on(self, day: date) -> _LifeSoFar:
        """The life on a day, on which a term may have begun that awaited the effect of a withdrawal."""
        if self.renewal and self.renewal.begins and self.renewal.begins <= day:
            return self._replace(terms=(*self.terms, self.renewal), renewal=None)
        return self

    def terms_until(self, out: date | None) -> tuple[Term, ...]:
        """The terms, the last of which ends on a day, or is open again."""
        return (*self.terms[:-1], self.terms[-1]._replace(out=out))


def _after(life: _LifeSoFar, act: Act, clauses: Clauses, conflicts: Sequence[Conflict]) -> _LifeSoFar:
    """The life with one act more, none of those in it being of a later day."""
    if act.is_consent:
        return _after_consent(life, act, clauses.entry)
    if act.kind == "withdrawal":
        return _after_withdrawal(life, act, clauses.exit, conflicts)
    return _after_revocation(life, act)


def _after_consent(life: _LifeSoFar, act: Act, clause: EntryClause) -> _LifeSoFar:
    """Article 16: a State that is not bound may consent to be, and so may one whose withdrawal stands.

    Article 17 says from when on. A withdrawal that stands takes effect all the same: the State is bound anew from the
    later of the two days, without a gap where they meet.
    """
    withdrawal, last = life.withdrawal_on(act.on), life.terms[-1] if life.terms else None
    if life.renewal or (last and last.out is None and withdrawal is None):
        return life.with_outcome(act, Outcome(act.on, moves_nothing="the State had consented to be bound already"))
    effect = consent_takes_effect(clause, act.on, act.published)
    if withdrawal is not None and last:
        effect = anew_after_withdrawal(effect, last.out)
        renewal = Term(act.position, act.on, last.out, effect.takes_effect, None)
        return life.with_outcome(act, Outcome(act.on, effect))._replace(renewal=renewal)
    free = last.out + A_DAY if last and last.out else date.min  # on the day itself 'former' is the later status
    in_force = max(effect.takes_effect, free) if effect.takes_effect else None
    term = Term(act.position, act.on, max(free, min(act.on, in_force or act.on)), in_force, None)
    return life.with_outcome(act, Outcome(act.on, effect))._replace(terms=(*life.terms, term))


def _after_withdrawal(
    life: _LifeSoFar, act: Act, clause: ExitClause | None, conflicts: Sequence[Conflict]
) -> _LifeSoFar:
    """Article 20(2): a State Party may withdraw, if the treaty has such a clause, and only once at a time."""
    if clause is None:
        return life.with_outcome(act, Outcome(act.on, moves_nothing="the treaty has no clause on withdrawal"))
    if life.withdrawal_on(act.on) is not None:
        return life.with_outcome(act, Outcome(act.on, moves_nothing="another withdrawal stood"))
    if life.terms and (gone := life.terms[-1].out) and gone <= act.on:
        why = "the State had ceased to be a State Party"
        return life.with_outcome(act, Outcome(act.on, moves_nothing=why, too_late=gone))
    if not any(_is_in_force(term, act.on) for term in life.terms):
        return life.with_outcome(act, Outcome(act.on, moves_nothing="the State was not a State Party"))
    effect = withdrawal_takes_effect(clause, act.on, conflicts)
    life = life.with_outcome(act, Outcome(act.on, effect))
    return life._replace(terms=life.terms_until(effect.takes_effect), withdrawal=act.position)


def _is_in_force(term: Term, day: date) -> bool:
    return term.in_force is not None and term.in_force <= day and term.out is None


def _after_revocation(life: _LifeSoFar, act: Act) -> _LifeSoFar:
    """VCLT article 68: a withdrawal may be revoked at any time before it takes effect; its State stays bound.

    So a new consent, deposited while the withdrawal stood, moves nothing.
    """
    withdrawal = life.withdrawal_on(act.on)
    if withdrawal is None:
        gone = life.terms[-1].out if life.terms else None
        why = "the withdrawal had taken effect" if gone else "no withdrawal stood"
        return life.with_outcome(act, Outcome(act.on, moves_nothing=why, too_late=gone))
    undone = life.outcomes[withdrawal]._replace(undone=act.on)
    outcomes = {**life.outcomes, withdrawal: undone, act.position: Outcome(act.on)}
    if life.renewal:
        why = f"the withdrawal that stood was revoked on {act.on}"
        outcomes[life.renewal.position] = Outcome(life.renewal.deposited, moves_nothing=why)
    return _LifeSoFar(outcomes, life.terms_until(None))


def _status_changes(signed: date | None, terms: Sequence[Term]) -> tuple[StatusChange, ...]:
    """When each status begins. Of two that begin on one day, the later in a State's life counts."""
    changes: list[StatusChange] = []
    if signed:
        changes.append(StatusChange(signed, Status.SIGNATORY))
    for term in terms:
        if term.begins is not None:
            changes.append(StatusChange(term.begins, Status.CONTRACTING))
        if term.in_force is not None:
            changes.append(StatusChange(term.in_force, Status.PARTY))
        if term.out is not None:
            changes.append(StatusChange(term.out, Status.FORMER))
    changes = [*(now for now, then in pairwise(changes) if now.on < then.on), *changes[-1:]]
    return (*changes[:1], *(now for before, now in pairwise(changes) if now.status is not before.status))


def _withdrawal_marks(life: Life) -> Iterator[MarkSpan]:
    for act, outcome in zip(life.reading.acts, life.outcomes, strict=True):
        if act.kind == "withdrawal" and outcome.effect and outcome.effect.not_before:
            due, end = outcome.effect.not_before, outcome.undone or outcome.effect.takes_effect
            yield MarkSpan(Mark.WITHDRAWAL_PENDING, outcome.on, min(due, end) if end else due)
            if outcome.effect.conflict:
                yield MarkSpan(Mark.WITHDRAWAL_DEFERRED, due, end)


def _notification_marks(life: Life) -> Iterator[MarkSpan]:
    for position, notice in enumerate(life.reading.notices):
        day, ended = life.notice_day(position), notice.ended
        if day is None:
            continue
        span = life.party_span_on(day)
        if notice.kind == "suspension" and span:
            yield MarkSpan(Mark.SUSPENSION_NOTIFIED, day, _first(ended, span[1]))
        elif notice.kind == "provisional-application" and not span:
            in_force = _first(*(term.in_force for term in life.terms if term.in_force and day < term.in_force))
            yield MarkSpan(Mark.PROVISIONAL_APPLICATION, day, _first(ended, in_force))


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
