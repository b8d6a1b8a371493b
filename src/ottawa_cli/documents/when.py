"""From an act of any day to the document of the day on which it takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.documents.conduct import kept_clauses, kept_conduct
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.prospects import condition_of, outcomes_if_made

if TYPE_CHECKING:
    from datetime import date

    from ottawa_cli.documents.conduct import ClausesForm, ConductForm
    from ottawa_cli.documents.types import Document, WhenDocument


def when_document(
    head: Document, clauses_form: ClausesForm, act: str, day: date, member: ConductForm | None
) -> WhenDocument:
    """``ottawa/when/1``: the day on which an act of ``day`` takes effect, beside all that a State did.

    ``moves_nothing`` says why it would not, or, beside a day of effect, why it may not.

    Args:
        head: which treaty and registry it is.
        clauses_form: the clauses of the treaty.
        act: its kind.
        day: of its deposit or receipt.
        member: the State, and what it did; None: one that may act so.
    """
    clauses, conduct = kept_clauses(clauses_form), kept_conduct(member) if member else None
    outcomes = outcomes_if_made(act, day, clauses, conduct)
    first = next(iter(outcomes.effects), None)
    counted = first.counted if first else None
    alternative = counted.alternative if first and counted and first.not_before == counted.result else None
    return {
        **head,
        "act": act,
        "date": day.isoformat(),
        "state": member["code"] if member else None,
        "name": member["name"] if member else None,
        "takes_effect": date_text(outcomes.takes_effect),
        "not_before": date_text(outcomes.not_before),
        "article": outcomes.article,
        "rule": outcomes.rule or None,
        "clamped": alternative is not None,
        "alternative": date_text(alternative),
        "conflict": member["armed_conflicts"][outcomes.conflict.position] if member and outcomes.conflict else None,
        "moves_nothing": outcomes.why_idle or None,
        "condition": condition_of(act, day, clauses, conduct, outcomes),
    }
