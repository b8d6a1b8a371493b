"""From an act of any day to the document of the day on which it takes effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ottawa_cli.documents.elements import conflict_form
from ottawa_cli.documents.head import registry_form, treaty_form
from ottawa_cli.documents.types import WhenDocument
from ottawa_cli.facts.model import Registry, State
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.articles import Effect
from ottawa_cli.law.outcomes import Outcome, Outcomes


def when_document(
    registry: Registry, act: str, day: date, state: State | None, effects: Sequence[Effect]
) -> WhenDocument:
    """``ottawa/when/1``: the day on which an act of ``day`` takes effect, by each reading of the facts beside it."""
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
