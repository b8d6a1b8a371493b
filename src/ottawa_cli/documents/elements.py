"""From answers to the plain documents that every format is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.articles import deferring_conflict, rules_text
from ottawa_cli.law.events import day_order, events
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ottawa_cli.documents.types import (
        ConflictForm,
        ConsentForm,
        Element,
        EventForm,
        FindingForm,
        RegistryForm,
        RunForm,
        SuspensionForm,
        TimelineDocument,
        TreatyForm,
        WhenDocument,
        WithdrawalForm,
    )
    from ottawa_cli.facts.findings import Finding
    from ottawa_cli.facts.model import ArmedConflict, Names, Notification, Registry, State, Treaty
    from ottawa_cli.law.articles import Effect
    from ottawa_cli.law.events import Event
    from ottawa_cli.law.standings import ConsentStanding, Standing, WithdrawalStanding
    from ottawa_cli.law.timelines import Timeline


def treaty_form(treaty: Treaty) -> TreatyForm:
    """Which treaty it is."""
    return {"id": treaty.id, "short_name": treaty.short_name}


def registry_form(treaty: Treaty, sha256: str) -> RegistryForm:
    """Which file it was."""
    return {"sha256": sha256, "verified": treaty.verified.isoformat()}


def text(moment: PartialDate | date | None) -> str | None:
    """Write a date as JSON has it: null, a day, or the registry's notation of a partial one."""
    return None if moment is None else str(moment)


def element_on(registry: Registry, names: Names, code: str, on: date) -> Element:
    """Where one State stands."""
    return element(standing_on(timeline_of(registry.states[code], registry.treaty), on), names)


def element(standing: Standing, names: Names) -> Element:
    """Write a standing as its document has it."""
    state, name = standing.state, names.get(standing.state.code)
    return {
        "code": state.code,
        "iso3": name.alpha_3 if name else None,
        "name": state.name,
        "status": str(standing.status),
        "possible": [*standing.possible],
        "marks": [*standing.marks],
        "possible_marks": [*standing.possible_marks],
        "since": text(standing.since),
        "until": text(standing.until),
        "signed": text(state.signed) if state.signed and state.signed.earliest <= standing.on else None,
        "consent": _consent(standing.consent) if standing.consent else None,
        "withdrawal": _withdrawal(standing.withdrawal) if standing.withdrawal else None,
        "suspension": _suspension(standing.suspension, standing.on) if standing.suspension else None,
        "note": state.note,
    }


def _consent(consent: ConsentStanding) -> ConsentForm:
    instrument = consent.instrument
    return {
        "kind": instrument.kind,
        "deposited": str(instrument.deposited),
        "takes_effect": text(consent.takes_effect),
        "published": text(instrument.takes_effect),
        "article": consent.article,
        "rule": consent.rule,
        "reference": instrument.reference,
        "sources": [*instrument.sources],
    }


def _withdrawal(withdrawal: WithdrawalStanding) -> WithdrawalForm:
    instrument = withdrawal.instrument
    return {
        "received": str(instrument.received),
        "phase": withdrawal.phase,
        "not_before": text(withdrawal.not_before),
        "takes_effect": text(withdrawal.takes_effect),
        "published": text(instrument.takes_effect),
        "conflict": _conflict(withdrawal.conflict) if withdrawal.conflict else None,
        "revoked": text(withdrawal.revoked),
        "article": withdrawal.article,
        "rule": withdrawal.rule,
        "reference": instrument.reference,
        "sources": [*instrument.sources],
    }


def _conflict(conflict: ArmedConflict) -> ConflictForm:
    return {"since": str(conflict.since), "ended": text(conflict.ended)}


def _suspension(filed: Notification, on: date) -> SuspensionForm:
    """What may have been said by the day asked; what came later is not shown."""
    return {
        "received": str(filed.received),
        "ended": text(filed.ended) if filed.ended and filed.ended.earliest <= on else None,
        "reasons": filed.reasons,
        "objections": [
            {"by": objection.by, "on": str(objection.on), "sources": [*objection.sources]}
            for objection in filed.objections
            if objection.on.earliest <= on
        ],
        "statements": [
            {"by": said.by, "on": str(said.on), "text": said.text, "sources": [*said.sources]}
            for said in filed.statements
            if said.on.earliest <= on
        ],
        "sources": [*filed.sources],
    }


def when_document(
    registry: Registry, act: str, day: date, state: State | None, effects: Sequence[Effect]
) -> WhenDocument:
    """``ottawa/when/1``: the day on which an act of ``day`` takes effect, by each reading of the facts beside it."""
    deferring = deferring_conflict(effects)
    conflict = state.armed_conflicts[deferring.position] if state and deferring else None
    takes_effect = PartialDate.spanning(effect.takes_effect for effect in effects)
    counted = effects[0].counted
    alternative = counted.alternative if counted and effects[0].not_before == counted.result else None
    return {
        "schema": "ottawa/when/1",
        "treaty": treaty_form(registry.treaty),
        "registry": registry_form(registry.treaty, registry.sha256),
        "act": act,
        "date": day.isoformat(),
        "state": state.code if state else None,
        "takes_effect": text(takes_effect),
        "not_before": text(effects[0].not_before),
        "article": effects[0].article,
        "rule": rules_text(effects),
        "clamped": alternative is not None,
        "alternative": text(alternative),
        "conflict": _conflict(conflict) if conflict else None,
    }


def timeline_document(
    registry: Registry,
    codes: Iterable[str],
    on: date,
    first: date | None = None,
    last: date | None = None,
    *,
    with_runs: bool = False,
) -> TimelineDocument:
    """``ottawa/timeline/1``: the events of some States from ``first`` through ``last``, undated ones last.

    ``with_runs``: and their runs, which tell the whole life.
    """
    treaty = registry.treaty
    timelines = [timeline_of(registry.states[code], treaty) for code in codes]
    found = [event for timeline in timelines for event in events(timeline, treaty)]
    return {
        "schema": "ottawa/timeline/1",
        "treaty": treaty_form(treaty),
        "registry": registry_form(registry.treaty, registry.sha256),
        "on": on.isoformat(),
        "beyond_verified": on > treaty.verified,
        "runs": [run for timeline in timelines for run in run_forms(timeline)] if with_runs else [],
        "events": [
            event_form(event, registry.states[event.code].name)
            for event in sorted(found, key=day_order)
            if event.may_fall_within(first, last)
        ],
    }


def run_forms(timeline: Timeline) -> list[RunForm]:
    """Write the runs of a State."""
    return [
        {
            "code": timeline.state.code,
            "since": run.since.isoformat() if run.since else None,
            "until": run.until.isoformat() if run.until else None,
            "status": str(run.status),
            "possible": [*run.possible],
            "marks": [*run.marks],
            "possible_marks": [*run.possible_marks],
        }
        for run in timeline.runs
    ]


def event_form(event: Event, name: str) -> EventForm:
    """Write one event, of the State of that name, as its document has it."""
    return {
        "on": text(event.on),
        "code": event.code,
        "event": event.kind,
        "article": event.article,
        "text": event.text,
        "sources": [*event.sources],
        "name": name,
        "path": path_text(event.path),
    }


def finding_form(finding: Finding) -> FindingForm:
    """Write one finding as its document has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": visible(finding.file),
        "line": finding.line,
        "column": finding.column,
        "path": path_text(finding.path),
        "message": finding.message,
        "hint": finding.hint,
    }
