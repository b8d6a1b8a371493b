"""Every day being known: what each act comes to, one after another, and what is so on a day."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Any, TypeVar

STATUSES = NOT_PARTY, SIGNATORY, CONTRACTING, PARTY, FORMER = (
    "state-not-party", "signatory", "contracting-state", "state-party", "former-state-party",
)  # fmt: skip
MARKS = PENDING, DEFERRED, SUSPENDED, PROVISIONAL = (
    "withdrawal-pending", "withdrawal-deferred", "suspension-notified", "provisional-application",
)  # fmt: skip
A_DAY = timedelta(days=1)

Value = TypeVar("Value")

Facts = Mapping[str, Any]
"""A block as the file has it: the treaty, or a State."""

# Days


def day_of(act: Facts) -> date:
    """The day of an act: a consent's deposit, the receipt of anything else."""
    return date.fromisoformat(act["deposited" if is_consent(act) else "received"])


def end_of(spell: Facts) -> date | None:
    """The first day without it; None: not known to have ended."""
    return date.fromisoformat(spell["ended"]) if "ended" in spell else None


def is_consent(act: Facts) -> bool:
    """Is it one to be bound?"""
    return act["kind"] not in ("withdrawal", "revocation")


def first_of_next_month(day: date) -> date:
    """The 1st of the month after it."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def after_the_period(start: date, clause: Facts) -> date:
    """Years and months first, at most to the month's last day, then weeks and days, then the clause's ``day``."""
    length = {unit: int(number) for number, unit in re.findall("([0-9]+)([YMWD])", clause["period"])}
    day = start
    for _ in range(12 * length.get("Y", 0) + length.get("M", 0)):
        day = first_of_next_month(day)
    day = day.replace(day=min(start.day, monthrange(day.year, day.month)[1]))
    day += timedelta(days=7 * length.get("W", 0) + length.get("D", 0))
    rules = {"same": day, "first-of-month": day.replace(day=1), "first-of-next-month": first_of_next_month(day)}
    return rules[clause.get("day", "same")]


# Every day being known: what each act comes to


@dataclass
class Withdrawal:
    """One that moves something. ``effect`` None: it waits for the end of a conflict, which is not known."""

    received: date
    not_before: date
    effect: date | None
    revoked: date | None = None

    def stands(self, on: date) -> bool:
        """Has it been received by that day, not taken effect and not been revoked?"""
        gone = [day for day in (self.effect, self.revoked) if day]
        return self.received <= on and all(on < day for day in gone)


@dataclass
class Term:
    """What a consent begins. ``in_force`` None: on no day that is known."""

    deposited: date
    in_force: date | None
    withdrawal: Withdrawal | None = None

    @property
    def out(self) -> date | None:
        """The first day on which it does not bind any more."""
        return self.withdrawal.effect if self.withdrawal else None


class Life:
    """What becomes of a State."""

    def __init__(self, facts: Facts, treaty: Facts) -> None:
        self.facts, self.treaty = facts, treaty
        self.terms: list[Term] = []
        self.withdrawals: list[Withdrawal] = []
        self.succeeds_to_itself = False
        """Does a succession reach back to a day on which the State was bound before, which makes no sense?"""
        acts = sorted(facts.get("instruments", []), key=lambda act: (day_of(act), is_consent(act)))
        for act in acts:  # of one day in the order of the file, but a consent last
            if is_consent(act):
                self.consent(act)
            elif act["kind"] == "withdrawal":
                self.withdraw(day_of(act))
            else:
                self.revoke(day_of(act))

    def consent(self, act: Facts) -> None:
        """A State that has not consented yet does, or one that has left or is leaving does anew."""
        on, last = day_of(act), self.terms[-1] if self.terms else None
        if last is None:
            self.terms.append(Term(on, self.own_day(act)))
        elif last.withdrawal:
            own, out = self.own_day(act), last.out
            self.succeeds_to_itself |= bool(own and out and own <= out <= on)
            self.terms.append(Term(on, max(own, out) if own and out else None))

    def own_day(self, act: Facts) -> date | None:
        """When the treaty enters into force for the State that consents."""
        clause, on = self.treaty["entry_into_force"], day_of(act)
        if "date" not in clause:
            return None
        general = date.fromisoformat(clause["date"])
        if act["kind"] == "succession" and "takes_effect" in act:
            return date.fromisoformat(act["takes_effect"])
        if clause.get("later") == "after-entry-into-force":
            together = on < general
        else:
            together = "threshold_reached" in clause and on <= date.fromisoformat(clause["threshold_reached"])
        return general if together else max(general, after_the_period(on, clause))

    def withdraw(self, on: date) -> None:
        """A State Party withdraws, where the treaty has such a clause, and only once at a time."""
        clause = self.treaty.get("withdrawal")
        if clause is None or any(one.stands(on) for one in self.withdrawals) or self.status(on) != PARTY:
            return
        not_before = after_the_period(on, clause)
        ends: list[date | None] = [not_before]
        if clause.get("armed_conflict_defers") == "true":
            for conflict in self.facts.get("armed_conflicts", []):
                ended = end_of(conflict)
                if date.fromisoformat(conflict["since"]) <= not_before and (ended is None or not_before < ended):
                    ends.append(ended)
        effect = max([end for end in ends if end]) if all(ends) else None
        self.terms[-1].withdrawal = Withdrawal(on, not_before, effect)
        self.withdrawals.append(self.terms[-1].withdrawal)

    def revoke(self, on: date) -> None:
        """The withdrawal that stands is undone; a consent that came meanwhile moves nothing."""
        for position, term in enumerate(self.terms):
            if term.withdrawal and term.withdrawal.stands(on):
                term.withdrawal.revoked, term.withdrawal = on, None
                self.terms = self.terms[: position + 1]

    # Every act being known: what is so on a day

    def status(self, on: date) -> str:
        """The last row of the table that holds on a day."""
        for term, newer in pairwise([*self.terms, None]):
            if term and term.out == on and not (newer and newer.deposited < on):
                return FORMER
        begun = [term for term in self.terms if min(term.deposited, term.in_force or term.deposited) <= on]
        for term in begun:
            if term.in_force and term.in_force <= on and (term.out is None or on < term.out):
                return PARTY
        if begun:
            return FORMER if begun[-1].out and begun[-1].out <= on else CONTRACTING
        signed = self.facts.get("signed")
        return SIGNATORY if signed and date.fromisoformat(signed) <= on else NOT_PARTY

    def is_counted_by_deposit(self, on: date) -> bool:
        """Is a consent on deposit, or a succession received, that no withdrawal has ended?"""
        return any(term.deposited <= on and (term.out is None or on < term.out) for term in self.terms)

    def is_counted_among_signatories(self, on: date) -> bool:
        """Has it signed, and never left?"""
        signed = self.facts.get("signed")
        left = any(term.out and term.out <= on for term in self.terms)
        return signed is not None and date.fromisoformat(signed) <= on and not left

    def marks(self, on: date) -> frozenset[str]:
        """What is said beside the status on a day."""
        marks = {PENDING if on < one.not_before else DEFERRED for one in self.withdrawals if one.stands(on)}
        for notice in self.facts.get("notifications", []):
            received, ended = self.receipt_of(notice), end_of(notice)
            if received and received <= on and (ended is None or on < ended):
                since = {self.status(day) for day in {received, *self.days} if received <= day <= on}
                if notice["kind"] == "suspension" and since == {PARTY}:
                    marks.add(SUSPENDED)
                entered = any(term.in_force and received < term.in_force <= on for term in self.terms)
                if notice["kind"] == "provisional-application" and self.status(received) != PARTY and not entered:
                    marks.add(PROVISIONAL)
        return frozenset(marks)

    def receipt_of(self, notice: Facts) -> date | None:
        """The day from which a notification counts: without one it was declared with the consent."""
        if "received" in notice:
            return date.fromisoformat(notice["received"])
        return self.terms[0].deposited if self.terms else None

    # What it passes through

    @cached_property
    def statuses(self) -> list[tuple[date, str]]:
        """Every status, and when it begins."""
        return stages(self.status, self.days)

    @cached_property
    def marks_set(self) -> list[tuple[date, frozenset[str]]]:
        """What is said beside the status, and from when on."""
        return stages(self.marks, self.days)

    @cached_property
    def counts(self) -> list[tuple[date, bool]]:
        """Whether it counts by deposit, and from when on."""
        return stages(self.is_counted_by_deposit, self.days)

    @cached_property
    def days(self) -> set[date]:
        """Every day on which something may begin or end."""
        signed = self.facts.get("signed")
        days = {date.fromisoformat(signed) if signed else None}
        for term in self.terms:
            days |= {term.deposited, term.in_force, term.out, term.out and term.out + A_DAY}
        for one in self.withdrawals:
            days |= {one.received, one.not_before, one.effect, one.revoked}
        for notice in self.facts.get("notifications", []):
            days |= {self.receipt_of(notice), end_of(notice)}
        return {day for day in days if day}


def stages(say: Callable[[date], Value], days: Iterable[date]) -> list[tuple[date, Value]]:
    """What is said, and from which day on."""
    said = [(day, say(day)) for day in (date.min, *sorted(days))]
    return [said[0], *(now for before, now in pairwise(said) if now[1] != before[1])]


def on_stage(stages: Sequence[tuple[date, Value]], on: date) -> Value:
    """What is said on a day."""
    return stages[bisect_right(stages, on, key=itemgetter(0)) - 1][1]
