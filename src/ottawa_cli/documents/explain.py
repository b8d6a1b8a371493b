"""The reasoning behind an answer: each act on file, the rule that it falls under, the sum, and what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.documents.elements import element, registry_form, run_forms, text, treaty_form
from ottawa_cli.facts.model import Consent, Revocation, Withdrawal
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.lives import A_DAY, idle_text
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ottawa_cli.documents.types import Citation, ExplainDocument, Reason
    from ottawa_cli.facts.model import ArmedConflict, Names, Notification, Registry, Treaty
    from ottawa_cli.facts.periods import Count
    from ottawa_cli.law.lives import Outcome
    from ottawa_cli.law.timelines import Timeline


def explain_document(registry: Registry, names: Names, code: str, on: date) -> ExplainDocument:
    """``ottawa/explain/1``: where a State stands, and why; acts dated after ``on`` are not shown."""
    timeline = timeline_of(registry.states[code], registry.treaty)
    reasoning = [*_signature(timeline, registry.treaty, on), *_acts(timeline, on), *_notifications(timeline, on)]
    conflicts = [conflict for conflict in timeline.state.armed_conflicts if conflict.since.earliest <= on]
    return {
        "schema": "ottawa/explain/1",
        "treaty": treaty_form(registry.treaty),
        "registry": registry_form(registry.treaty, registry.sha256),
        "on": on.isoformat(),
        "beyond_verified": on > registry.treaty.verified,
        **element(standing_on(timeline, on), names),
        "runs": run_forms(timeline),
        "reasoning": reasoning,
        "armed_conflicts": [
            {"since": str(conflict.since), "ended": text(conflict.ended), "sources": [*conflict.sources]}
            for conflict in conflicts
        ],
        "citations": _citations(registry, reasoning, conflicts),
    }


def _citations(registry: Registry, reasoning: list[Reason], conflicts: list[ArmedConflict]) -> list[Citation]:
    """Each source of the reasoning once, in the order of its first mention, if the file describes it."""
    said = [name for reason in reasoning for name in reason["sources"]]
    said += [name for conflict in conflicts for name in conflict.sources]
    known = {name: registry.sources[name] for name in said if name in registry.sources}
    return [
        {"id": name, "title": source.title, "url": source.url, "as_of": text(source.as_of)}
        for name, source in known.items()
    ]


def _signature(timeline: Timeline, treaty: Treaty, on: date) -> Iterator[Reason]:
    state = timeline.state
    if state.signed and state.signed.earliest <= on:
        yield {
            "act": "signature",
            "date": str(state.signed),
            "rule": None,
            "article": treaty.signature.article if treaty.signature else None,
            "sum": None,
            "result": None,
            "published": None,
            "text": "a signature alone does not bind; it is subject to ratification, acceptance or approval",
            "sources": [*state.sources],
        }


def _acts(timeline: Timeline, on: date) -> Iterator[Reason]:
    for index, instrument in enumerate(timeline.state.instruments):
        outcomes = [life.outcomes[index] for life in timeline.lives]
        effects = [outcome.effect for outcome in outcomes if outcome.effect]
        if min(min(outcome.on, outcome.takes_effect or outcome.on) for outcome in outcomes) > on:
            continue
        result = PartialDate.spanning(outcome.takes_effect for outcome in outcomes if outcome.effect)
        published = None if isinstance(instrument, Revocation) else instrument.takes_effect
        yield {
            "act": instrument.kind,
            "date": str(instrument.moment),
            "rule": " or ".join(dict.fromkeys(effect.rule for effect in effects)) or None,
            "article": effects[0].article if effects else None,
            "sum": " or ".join(dict.fromkeys(sum_text(effect.counted) for effect in effects if effect.counted)) or None,
            "result": text(result),
            "published": text(published),
            "text": idle_text(outcomes) or _outcome(instrument, outcomes[0], result, on),
            "sources": [*instrument.sources],
        }


def _outcome(
    instrument: Consent | Withdrawal | Revocation, outcome: Outcome, result: PartialDate | None, on: date
) -> str:
    match instrument:
        case Consent():
            return f"in force for the State from {result}" if result else "consent to be bound; not in force"
        case Withdrawal() if outcome.undone and outcome.undone <= on:
            return f"revoked on {outcome.undone}, before it took effect"
        case Withdrawal() if result:
            return f"not bound from {result}; last day bound {_eve(result)}"
        case Withdrawal():
            due = outcome.effect.not_before if outcome.effect else None
            return f"not before {due}" + ("" if outcome.undone else "; the day is not known")
        case Revocation():
            return "takes back the withdrawal before it (VCLT art. 68)"


def _eve(moment: PartialDate) -> PartialDate:
    return PartialDate(moment.earliest - A_DAY, moment.latest - A_DAY)


def _notifications(timeline: Timeline, on: date) -> Iterator[Reason]:
    for filed in timeline.state.notifications:
        if filed.received.earliest <= on:
            yield {
                "act": filed.kind,
                "date": str(filed.received),
                "rule": None,
                "article": None,
                "sum": None,
                "result": None,
                "published": None,
                "text": _notified(filed, on),
                "sources": [*filed.sources],
            }


def _notified(filed: Notification, on: date) -> str:
    if filed.kind == "provisional-application":
        return "provisional application is no party status; it sets a mark beside the status"
    said = "no instrument that the treaty provides for; it moves no status"
    objectors = [objection.by for objection in filed.objections if objection.on.earliest <= on]
    return said + (f"; objections by {', '.join(objectors)}" if objectors else "")


def sum_text(count: Count) -> str:
    """Write a count of days as a sum: ``2003-05-12 + P6M = 2003-11-12, moved to 2003-11-01``."""
    moved = "" if count.counted == count.result else f", moved to {count.result}"
    clamped = " (the last day of the month)" if count.clamped else ""
    return f"{count.start} + {count.period} = {count.counted}{clamped}{moved}"
