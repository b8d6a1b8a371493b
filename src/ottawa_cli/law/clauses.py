"""The clauses of a treaty that the law counts by: plain values, which can be kept and asked without the model."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from ottawa_cli.facts.periods import DayRule, Period

if TYPE_CHECKING:
    from ottawa_cli.facts.model import Treaty


class EntryClause(NamedTuple):
    """On entry into force (art. 17), as ``facts.clauses.EntryIntoForce`` has it."""

    article: str
    period: Period
    day: DayRule
    in_force: date | None
    """The day of the general entry into force."""
    threshold: int | None
    threshold_reached: date | None
    later: Literal["after-threshold", "after-entry-into-force"]


class ExitClause(NamedTuple):
    """On withdrawal (art. 20), as ``facts.clauses.WithdrawalClause`` has it."""

    article: str
    period: Period
    day: DayRule
    armed_conflict_defers: bool
    saves: str | None


class Clauses(NamedTuple):
    """All that the law counts by."""

    adopted: date | None
    has_signature: bool
    """Was the treaty open for signature?"""
    entry: EntryClause
    exit: ExitClause | None


def clauses_of(treaty: Treaty) -> Clauses:
    """Those of a treaty."""
    entry, leave = treaty.entry_into_force, treaty.withdrawal
    return Clauses(
        treaty.adopted,
        treaty.signature is not None,
        EntryClause(
            entry.article, entry.period, entry.day, entry.date, entry.threshold, entry.threshold_reached, entry.later
        ),
        ExitClause(leave.article, leave.period, leave.day, leave.armed_conflict_defers, leave.saves) if leave else None,
    )
