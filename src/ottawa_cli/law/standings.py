"""The answer for one State on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from ottawa_cli.facts.dates import PartialDate
from ottawa_cli.facts.model import UNDETERMINED, Consent, Mark, Status, Withdrawal
from ottawa_cli.law.timelines import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ottawa_cli.facts.model import ArmedConflict, Notification, Objection, Registry, State, Statement
    from ottawa_cli.law.lives import Course, Fate
    from ottawa_cli.law.timelines import Timeline

Act = TypeVar("Act", Consent, Withdrawal)
Phase = Literal["pending", "deferred", "effective", "revoked"]


class ConsentStanding(NamedTuple):
    """The latest consent to be bound, and when it takes effect."""

    instrument: Consent
    takes_effect: PartialDate | None
    article: str | None
    rule: str


class WithdrawalStanding(NamedTuple):
    """The latest withdrawal, and how far it has come. ``takes_effect`` None: not known, or never."""

    instrument: Withdrawal
    phase: Phase | None
    """None: the facts leave it open."""
    not_before: PartialDate | None
    takes_effect: PartialDate | None
    conflict: ArmedConflict | None
    revoked: PartialDate | None
    article: str | None
    rule: str


class Standing(NamedTuple):
    """Where a State stands on a day, by all the facts on file; acts dated later are not shown."""

    state: State
    on: date
    status: Status | Literal["undetermined"]
    possible: tuple[Status, ...]
    marks: tuple[Mark, ...]
    possible_marks: tuple[Mark, ...]
    since: PartialDate | None
    """First day of this status; None where it never changed, or is undetermined."""
    until: PartialDate | None
    """First day of the next known status."""
    consent: ConsentStanding | None
    withdrawal: WithdrawalStanding | None
    suspension: Notification | None


def standing(registry: Registry, code: str, on: date) -> Standing:
    """Where a State stands on a day.

    Args:
        registry: what ``load`` returned.
        code: the State's key in the registry, such as ``LT``.
        on: the day.

    Raises:
        KeyError: the registry has no State of that code.
    """
    return standing_on(timeline(registry.states[code], registry.treaty), on)


def standing_on(life: Timeline, on: date) -> Standing:
    """Where a State stands on a day of its timeline."""
    run = life.run_on(on)
    certain = len(run.possible) == 1
    spells = [_status_spell(course, on) for course in life.courses] if certain else []
    return Standing(
        life.state,
        on,
        run.possible[0] if certain else UNDETERMINED,
        run.possible,
        run.marks,
        run.possible_marks,
        PartialDate.spanning(since for since, _ in spells),
        PartialDate.spanning(until for _, until in spells),
        _consent(life, on),
        _withdrawal(life, on),
        max(
            (
                filed
                for filed in life.state.notifications
                if filed.kind == "suspension" and filed.received.earliest <= on
            ),
            key=lambda filed: filed.received.earliest,
            default=None,
        ),
    )


def days_of_change(life: Timeline) -> list[date]:
    """Every day on which something that a standing shows may begin or end."""
    days = {run.since for run in life.runs if run.since}
    for course in life.courses:
        days.update(_days_of(course))
    for filed in life.state.notifications:
        voices: list[Objection | Statement] = [*filed.objections, *filed.statements]
        moments = (filed.received, filed.ended, *(voice.on for voice in voices))
        days.update(moment.earliest for moment in moments if moment)
    if life.state.signed:
        days.add(life.state.signed.earliest)
    return sorted(days)


def _days_of(course: Course) -> Iterator[date]:
    for change in course.changes:
        yield change.on
    for fate in course.fates:
        days = (fate.on, fate.takes_effect, fate.undone, fate.effect.not_before if fate.effect else None)
        yield from (day for day in days if day)
    for spell in course.spells:
        yield from (day for day in (spell.since, spell.until) if day)


def _status_spell(course: Course, on: date) -> tuple[date | None, date | None]:
    since = max((change.on for change in course.changes if change.on <= on), default=None)
    return since, min((change.on for change in course.changes if change.on > on), default=None)


def _consent(life: Timeline, on: date) -> ConsentStanding | None:
    """A succession that takes effect before its receipt is shown from its effect on."""
    latest = _latest(life, Consent, on, lambda fate: min(fate.on, fate.takes_effect or fate.on))
    if latest is None:
        return None
    index, instrument = latest
    effects = [fate.effect for fate in _operative(life, index) if fate.effect]
    return ConsentStanding(
        instrument,
        PartialDate.spanning(effect.takes_effect for effect in effects),
        effects[0].article,
        " or ".join(dict.fromkeys(effect.rule for effect in effects)),
    )


def _withdrawal(life: Timeline, on: date) -> WithdrawalStanding | None:
    latest = _latest(life, Withdrawal, on, lambda fate: fate.on)
    if latest is None:
        return None
    index, instrument = latest
    fates = _operative(life, index)
    effects = [fate.effect for fate in fates if fate.effect]
    deferring = next((effect.conflict for effect in effects if effect.conflict), None)
    phases = {_phase(course.fates[index], on) for course in life.courses}
    revoked = PartialDate.spanning(fate.undone for fate in fates)
    return WithdrawalStanding(
        instrument,
        phases.pop() if len(phases) == 1 else None,
        PartialDate.spanning(effect.not_before for effect in effects),
        PartialDate.spanning(fate.takes_effect for fate in fates),
        life.state.armed_conflicts[deferring.place] if deferring else None,
        revoked if revoked and revoked.earliest <= on else None,
        effects[0].article,
        " or ".join(dict.fromkeys(effect.rule for effect in effects)),
    )


def _latest(life: Timeline, kind: type[Act], on: date, shown_from: Callable[[Fate], date]) -> tuple[int, Act] | None:
    """The last instrument of a kind that moves something and may have been made by ``on``, and its place."""
    made = []
    for index, instrument in enumerate(life.state.instruments):
        days = [shown_from(fate) for fate in _operative(life, index)]
        if isinstance(instrument, kind) and days and min(days) <= on:
            made.append((min(days), index, instrument))
    return max(made, key=lambda act: act[:2])[1:] if made else None


def _operative(life: Timeline, index: int) -> list[Fate]:
    """What became of an instrument under each reading in which it moves something."""
    return [course.fates[index] for course in life.courses if course.fates[index].effect]


def _phase(fate: Fate, on: date) -> Phase | None:
    if fate.effect is None or fate.effect.not_before is None or on < fate.on:
        return None
    if fate.undone and fate.undone <= on:
        return "revoked"
    if fate.takes_effect and fate.takes_effect <= on:
        return "effective"
    return "pending" if on < fate.effect.not_before else "deferred"
