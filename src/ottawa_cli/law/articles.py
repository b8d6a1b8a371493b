"""The articles as functions of days; the treaty's own numbers come from its clauses in the registry.

Articles are those of the Ottawa Convention; another treaty's clauses fill the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from ottawa_cli.facts.periods import Count, count
from ottawa_cli.law.clauses import EntryClause, ExitClause


class Conflict(NamedTuple):
    """An armed conflict on definite days; ``position`` is where it stands in the State's block, counted from 0."""

    position: int
    since: date
    ended: date | None

    def is_under_way(self, day: date) -> bool:
        """Is there this conflict on ``day``? ``ended`` is the first day without it."""
        return self.since <= day and (self.ended is None or day < self.ended)


class Effect(NamedTuple):
    """When an act takes effect (None: the day is not known), and how the law comes to it."""

    takes_effect: date | None
    not_before: date | None
    article: str | None
    rule: str
    counted: Count | None = None
    conflict: Conflict | None = None
    """The armed conflict that defers it."""
    saves: str | None = None
    """The paragraph by which duties under other rules of international law stay."""


def consent_takes_effect(clause: EntryClause, deposited: date, published: date | None = None) -> Effect:
    """Article 17: with the treaty itself up to the threshold's deposit (1), after a period from then on (2).

    Some treaties count the period only for deposits after their entry into force, so that who deposits before it is
    bound with all others on that day (Chemical Weapons Convention, art. XXI(2)). For no State is a treaty in force
    before it is in force at all (VCLT art. 24(1) to (3)). On succession the Convention has no rule: its published day
    decides; without one, article 17 as for others.
    """
    if clause.in_force is None:
        return Effect(None, None, clause.article, "the treaty is not in force yet")
    if published:
        return Effect(published, published, None, "succession: the day published")
    by_threshold = clause.threshold_reached is not None and deposited <= clause.threshold_reached
    if deposited < clause.in_force if clause.later == "after-entry-into-force" else by_threshold:
        ordinal = f"{_ordinal(clause.threshold)} deposit" if clause.threshold else "threshold"
        how = f"by the {ordinal}, {clause.threshold_reached}" if by_threshold else f"before {clause.in_force}"
        return Effect(clause.in_force, clause.in_force, clause.article, f"{how}: general entry into force")
    counted = count(deposited, clause.period, clause.day)
    if counted.result < clause.in_force:
        return Effect(
            clause.in_force, clause.in_force, clause.article, "before the treaty: general entry into force", counted
        )
    return Effect(counted.result, counted.result, clause.article, _sum_text("deposit", clause), counted)


BY_SIGNATORIES: Final = ("ratification", "acceptance", "approval")
"""Article 16(1): so a State consents that signed. One that did not accedes (paragraph 2)."""


def anew_after_withdrawal(effect: Effect, out: date | None) -> Effect:
    """A consent deposited while a withdrawal stands takes effect on its own day, but not before the withdrawal does.

    ``out``: the day on which that takes effect; None: it is not known. So the depositary counts Guyana, which
    denounced the first Optional Protocol and acceded to it anew on one day (5 January 1999).
    """
    rule = f"{effect.rule}, and not before the withdrawal takes effect"
    if out is None:
        return effect._replace(takes_effect=None, rule=rule)
    if effect.takes_effect and effect.takes_effect < out:
        return effect._replace(takes_effect=out, not_before=out, rule=rule)
    return effect


def withdrawal_takes_effect(clause: ExitClause, received: date, conflicts: Sequence[Conflict] = ()) -> Effect:
    """Article 20(3): six months after receipt, or the end of an armed conflict then under way.

    The test is made once, on the day on which the period runs out; of several conflicts the last to end decides, and
    one not known to have ended leaves the day not known.
    """
    counted = count(received, clause.period, clause.day)
    due, rule = counted.result, _sum_text("receipt", clause)
    under_way = [conflict for conflict in conflicts if conflict.is_under_way(due)]
    if not (clause.armed_conflict_defers and under_way):
        return Effect(due, due, clause.article, rule, counted, saves=clause.saves)
    last = max(under_way, key=lambda conflict: conflict.ended or date.max)
    rule = f"{rule}, then the end of the armed conflict"
    return Effect(last.ended, due, clause.article, rule, counted, last, clause.saves)


def _sum_text(start: str, clause: EntryClause | ExitClause) -> str:
    """Write a clause as a sum: ``deposit + P6M, first of the month``."""
    return f"{start} + {clause.period}{_MOVED[clause.day]}"


_MOVED: Final = {
    "same": "",
    "first-of-month": ", first of the month",
    "first-of-next-month": ", first of the next month",
}


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
