"""From an act of any day to the document of the day on which it takes effect."""

from __future__ import annotations

from datetime import date

from ottawa_cli.documents.elements import conflict_form
from ottawa_cli.documents.head import registry_form, treaty_form
from ottawa_cli.documents.types import WhenDocument
from ottawa_cli.facts.model import Registry, State, Treaty
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.articles import Effect, consent_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.outcomes import Outcome, Outcomes
from ottawa_cli.law.readings import readings_of


def when_document(registry: Registry, act: str, day: date, state: State | None) -> WhenDocument:
    """``ottawa/when/1``: the day on which an act of ``day`` takes effect; ``state`` is whose armed conflicts count."""
    effects = _effects(registry.treaty, act, day, state)
    outcomes = Outcomes(tuple(Outcome(day, effect) for effect in effects))
    conflict = state.armed_conflicts[outcomes.conflict.position] if state and outcomes.conflict else None
    counted = effects[0].counted
    alternative = counted.alternative if counted and effects[0].not_before == counted.result else None
    return {
        "schema": "ottawa/when/1",
        "treaty": treaty_form(registry.treaty),
        "registry": registry_form(registry.treaty, registry.sha256),
        "act": act,
        "date": day.isoformat(),
        "state": state.code if state else None,
        "takes_effect": date_text(outcomes.takes_effect),
        "not_before": date_text(outcomes.not_before),
        "article": outcomes.article,
        "rule": outcomes.rule,
        "clamped": alternative is not None,
        "alternative": date_text(alternative),
        "conflict": conflict_form(conflict) if conflict else None,
    }


def _effects(treaty: Treaty, act: str, day: date, state: State | None) -> list[Effect]:
    """The effect of an act, one for each reading of the days of the State's armed conflicts."""
    if act != "withdrawal":
        return [consent_takes_effect(treaty.entry_into_force, day)]
    if treaty.withdrawal is None:
        return [Effect(None, None, None, "the treaty has no clause on withdrawal")]
    conflicts_read = [reading.conflicts for reading in readings_of(state)] if state else [()]
    return [withdrawal_takes_effect(treaty.withdrawal, day, conflicts) for conflicts in conflicts_read]
