"""The reasoning behind an answer: each act on file, the rule that it falls under, the sum, and what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.citations import citation
from ottawa_cli.documents.deadlines import deadline_forms
from ottawa_cli.documents.elements import conflict_form, element
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.timeline import run_forms
from ottawa_cli.documents.told import told_explanation
from ottawa_cli.facts.model import Consent, Instrument, Notification, Registry, Revocation, State
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import PartialDate, date_text, some_day
from ottawa_cli.facts.periods import Count
from ottawa_cli.facts.statuses import Status
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.outcomes import Outcomes
from ottawa_cli.law.standings import days_of_change, standing_on
from ottawa_cli.law.timelines import Timeline

if TYPE_CHECKING:
    from ottawa_cli.documents.types import (
        Citation,
        ConflictOnRecord,
        DeclarationForm,
        ExplainDocument,
        Explanation,
        Reason,
    )

_SIGNATURE: Final = "a signature alone does not bind; it is subject to ratification, acceptance or approval"


def explain_document(
    registry: Registry, names: Names, timeline: Timeline, on: date, *, with_deadlines: bool = True
) -> ExplainDocument:
    """``ottawa/explain/1``: where a State stands, and why; acts dated after ``on`` are not shown."""
    head = head_of("ottawa/explain/1", registry, on)
    return told_explanation(head, explanation(registry, names, timeline, on, with_deadlines=with_deadlines))


def explanation(
    registry: Registry, names: Names, timeline: Timeline, on: date, *, with_deadlines: bool = True
) -> Explanation:
    """The same without its head."""
    state = timeline.state
    reasoning = [*_signature(registry, state, on), *_acts(timeline, on), *_notifications(registry, names, state, on)]
    conflicts: list[ConflictOnRecord] = [
        {**conflict_form(conflict), "sources": [*conflict.sources]}
        for conflict in state.armed_conflicts
        if conflict.since.earliest <= on
    ]
    declarations = [*_declarations(state, on)]
    deadlines = [*deadline_forms(registry, timeline, on)] if with_deadlines else []
    cited = [fact["sources"] for fact in (*reasoning, *conflicts, *declarations, *deadlines)]
    return {
        **element(standing_on(timeline, on), names),
        "runs": run_forms(timeline),
        "reasoning": reasoning,
        "armed_conflicts": conflicts,
        "declarations": declarations,
        "deadlines": deadlines,
        "citations": _citations(registry, chain.from_iterable(cited)),
    }


def days_explained(timeline: Timeline) -> set[date]:
    """Every day on which an answer, or anything that is told beside it but for deadlines, may begin to differ."""
    conflicts = (conflict.since.earliest for conflict in timeline.state.armed_conflicts)
    declarations = (declaration.on.earliest for declaration in timeline.state.declarations)
    return {*days_of_change(timeline), *conflicts, *declarations}


def _declarations(state: State, on: date) -> Iterator[DeclarationForm]:
    """What was said with an act, or later, as far as it may have been said by the day."""
    for declaration in state.declarations:
        if declaration.on.earliest <= on:
            yield {
                "with": declaration.said_with,
                "on": str(declaration.on),
                "about": declaration.about,
                "text": declaration.text,
                "reference": declaration.reference,
                "sources": [*declaration.sources],
            }


def _citations(registry: Registry, source_ids: Iterable[str]) -> list[Citation]:
    """Each source once, in the order of its first mention, if the file describes it."""
    described = [key for key in dict.fromkeys(source_ids) if key in registry.sources]
    return [citation(source_id, registry.sources[source_id]) for source_id in described]


def _signature(registry: Registry, state: State, on: date) -> Iterator[Reason]:
    if state.signed and state.signed.earliest <= on:
        signature = registry.treaty.signature
        reason = _reason("signature", state.signed, _SIGNATURE, state.sources)
        yield {**reason, "article": signature.article if signature else None}


def _reason(act: str, moment: PartialDate, text: str, source_ids: Iterable[str]) -> Reason:
    """An act from which no day follows."""
    return {
        "act": act,
        "date": str(moment),
        "rule": None,
        "article": None,
        "sum": None,
        "result": None,
        "published": None,
        "text": text,
        "sources": [*source_ids],
    }


def _acts(timeline: Timeline, on: date) -> Iterator[Reason]:
    for instrument, outcomes in zip(timeline.state.instruments, timeline.outcomes, strict=True):
        if min(outcome.shows_from for outcome in outcomes.each) <= on:
            sums = dict.fromkeys(sum_text(effect.counted) for effect in outcomes.effects if effect.counted)
            text = outcomes.idle or _effect_text(instrument, outcomes, timeline, on)
            yield {
                **_reason(instrument.kind, instrument.moment, text, instrument.sources),
                "rule": outcomes.rule or None,
                "article": outcomes.article,
                "sum": " or ".join(sums) or None,
                "result": date_text(outcomes.takes_effect),
                "published": date_text(instrument.takes_effect),
            }


def _effect_text(instrument: Instrument, outcomes: Outcomes, timeline: Timeline, on: date) -> str:
    if isinstance(instrument, Revocation):
        return "takes back the withdrawal before it (VCLT art. 68)"
    if isinstance(instrument, Consent):
        day = outcomes.takes_effect
        return f"in force for the State from {some_day(day)}" if day else "consent to be bound; not in force"
    return _withdrawal_text(outcomes, timeline, on)


def _withdrawal_text(outcomes: Outcomes, timeline: Timeline, on: date) -> str:
    effect = outcomes.takes_effect
    if outcomes.revoked and outcomes.revoked.earliest <= on:
        return f"revoked on {some_day(outcomes.revoked)}, before it took effect"
    if effect is None:
        return f"not before {some_day(outcomes.not_before)}" + ("" if outcomes.revoked else "; the day is not known")
    day = some_day(effect)
    lives = zip(timeline.lives, outcomes.each, strict=True)
    stays_bound = {life.status_on(each.takes_effect) is Status.PARTY for life, each in lives if each.takes_effect}
    if stays_bound == {True}:
        return f"in effect from {day}, when a newer consent takes its place: bound without a gap"
    if stays_bound == {True, False}:
        return f"in effect from {day}; whether a newer consent takes its place without a gap cannot be said"
    eve = some_day(PartialDate(effect.earliest - A_DAY, effect.latest - A_DAY))
    return f"not bound from {day}; last bound on {eve}"


def _notifications(registry: Registry, names: Names, state: State, on: date) -> Iterator[Reason]:
    for notification in state.notifications:
        day = state.notice_of(notification)
        if day and day.earliest <= on:
            text = _notification_text(notification, registry.names_of_all(names), on)
            yield _reason(notification.kind, day, text, notification.sources)


def _notification_text(notification: Notification, names: Mapping[str, str], on: date) -> str:
    if notification.kind == "provisional-application":
        return "provisional application is no party status; it sets a mark beside the status"
    has_ended = notification.ended and notification.ended.earliest <= on
    ended = f"; ended on {some_day(notification.ended)}" if has_ended else ""
    told = [objection for objection in notification.objections if objection.on.earliest <= on]
    sure = ", ".join(names.get(objection.by, objection.by) for objection in told if objection.on.latest <= on)
    perhaps = ", ".join(names.get(objection.by, objection.by) for objection in told if objection.on.latest > on)
    objections = (f"; objections by {sure}" if sure else "") + (f"; perhaps objections by {perhaps}" if perhaps else "")
    return f"no instrument that the treaty provides for; it moves no status{objections}{ended}"


def sum_text(count: Count) -> str:
    """Write a count of days as a sum: ``2003-05-12 + P6M = 2003-11-12, moved to 2003-11-01``."""
    moved = "" if count.counted == count.result else f", moved to {count.result}"
    clamped = " (the last day of the month)" if count.clamped else ""
    return f"{count.start} + {count.period} = {count.counted}{clamped}{moved}"
