"""From an act of any day to the document of the day on which it takes effect."""

from __future__ import annotations

from datetime import date

from ottawa_cli.documents.elements import conflict_form
from ottawa_cli.documents.head import registry_form, treaty_form
from ottawa_cli.documents.types import WhenDocument
from ottawa_cli.facts.model import Consent, Instrument, Registry, Revocation, State, Withdrawal
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.prospects import condition_of, outcomes_if_made
from ottawa_cli.law.timelines import timeline_of


def when_document(registry: Registry, act: str, day: date, state: State | None) -> WhenDocument:
    """``ottawa/when/1``: the day on which an act of ``day`` takes effect, beside all that ``state`` did.

    ``moves_nothing`` says why it would not, or, beside a day of effect, why it may not.
    """
    treaty = registry.treaty
    instrument, timeline = _act(act, day), timeline_of(state, treaty) if state else None
    outcomes = outcomes_if_made(instrument, day, treaty, timeline)
    conflict = state.armed_conflicts[outcomes.conflict.position] if state and outcomes.conflict else None
    first = next(iter(outcomes.effects), None)
    counted = first.counted if first else None
    alternative = counted.alternative if first and counted and first.not_before == counted.result else None
    return {
        "schema": "ottawa/when/1",
        "treaty": treaty_form(treaty),
        "registry": registry_form(treaty, registry.sha256),
        "act": act,
        "date": day.isoformat(),
        "state": state.code if state else None,
        "name": state.name if state else None,
        "takes_effect": date_text(outcomes.takes_effect),
        "not_before": date_text(outcomes.not_before),
        "article": outcomes.article,
        "rule": outcomes.rule or None,
        "clamped": alternative is not None,
        "alternative": date_text(alternative),
        "conflict": conflict_form(conflict) if conflict else None,
        "moves_nothing": outcomes.why_idle or None,
        "condition": condition_of(instrument, treaty, timeline, outcomes),
    }


def _act(kind: str, day: date) -> Instrument:
    if kind == "withdrawal":
        return Withdrawal.model_validate({"kind": kind, "received": str(day)})
    if kind == "revocation":
        return Revocation.model_validate({"kind": kind, "received": str(day)})
    return Consent.model_validate({"kind": kind, "deposited": str(day)})
