"""What happened to a State and what will, each on its day: acts, their effects, objections, domestic steps."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.courses import idle_text
from ottawa_cli.dates import PartialDate
from ottawa_cli.model import Consent, Revocation, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ottawa_cli.model import Notification, Treaty
    from ottawa_cli.timelines import Timeline


class Kind(StrEnum):
    """What kind of event it is."""

    SIGNATURE = "signature"
    DEPOSIT = "deposit"
    ENTRY_INTO_FORCE = "entry-into-force"
    WITHDRAWAL_RECEIVED = "withdrawal-received"
    WITHDRAWAL_EFFECT = "withdrawal-effect"
    REVOCATION = "revocation"
    SUSPENSION_NOTIFIED = "suspension-notified"
    SUSPENSION_ENDED = "suspension-ended"
    PROVISIONAL_APPLICATION = "provisional-application"
    OBJECTION = "objection"
    STATEMENT = "statement"
    STEP = "step"


class Event(NamedTuple):
    """One thing on one day. ``on`` None: no day is known."""

    on: PartialDate | None
    code: str
    kind: Kind
    article: str | None
    text: str
    sources: tuple[str, ...]

    def may_fall_within(self, first: date | None, last: date | None) -> bool:
        """Can it fall on a day from ``first`` through ``last``? An undated event can only where nothing is asked."""
        if self.on is None:
            return first is None and last is None
        return (first is None or first <= self.on.latest) and (last is None or self.on.earliest <= last)


def events(life: Timeline, treaty: Treaty) -> list[Event]:
    """All events of a State, by their earliest day, undated ones last."""
    found = [*_signature(life, treaty), *_acts(life, treaty), *_notifications(life), *_steps(life)]
    return sorted(found, key=day_order)


def day_order(event: Event) -> tuple[bool, tuple[date, date] | tuple[()]]:
    """Sort by day, undated last; what falls on one day keeps its order."""
    return event.on is None, (event.on.earliest, event.on.latest) if event.on else ()


def _signature(life: Timeline, treaty: Treaty) -> Iterator[Event]:
    state = life.state
    if state.signed:
        article = treaty.signature.article if treaty.signature else None
        yield Event(state.signed, state.code, Kind.SIGNATURE, article, "signature", state.sources)


def _acts(life: Timeline, treaty: Treaty) -> Iterator[Event]:
    code = life.state.code
    for index, instrument in enumerate(life.state.instruments):
        fates = [course.fates[index] for course in life.courses]
        effects = [fate.effect for fate in fates if fate.effect]
        idle = f", which {why}" if (why := idle_text(fates)) else ""
        article = effects[0].article if effects else None
        takes_effect = PartialDate.spanning(fate.takes_effect for fate in fates if fate.effect)
        match instrument:
            case Consent():
                text = f"{instrument.kind} deposited{idle}"
                yield Event(instrument.deposited, code, Kind.DEPOSIT, None, text, instrument.sources)
                if takes_effect:
                    text = f"entry into force for {life.state.name}"
                    yield Event(takes_effect, code, Kind.ENTRY_INTO_FORCE, article, text, instrument.sources)
            case Withdrawal():
                article = article or (treaty.withdrawal.article if treaty.withdrawal else None)
                text = f"withdrawal received by the depositary{idle}"
                yield Event(instrument.received, code, Kind.WITHDRAWAL_RECEIVED, article, text, instrument.sources)
                if effects and not all(fate.undone for fate in fates):
                    due = PartialDate.spanning(effect.not_before for effect in effects)
                    text = "withdrawal takes effect" + (
                        "" if takes_effect else f": not before {due}, the day is not known"
                    )
                    yield Event(takes_effect, code, Kind.WITHDRAWAL_EFFECT, article, text, instrument.sources)
            case Revocation():
                text = f"revocation received{idle}" if idle else "withdrawal revoked"
                yield Event(instrument.received, code, Kind.REVOCATION, "VCLT 68", text, instrument.sources)


def _notifications(life: Timeline) -> Iterator[Event]:
    for filed in life.state.notifications:
        yield from _notification(life, filed)


def _notification(life: Timeline, filed: Notification) -> Iterator[Event]:
    code, word = life.state.code, filed.kind.replace("-", " ")
    kind = Kind.SUSPENSION_NOTIFIED if filed.kind == "suspension" else Kind.PROVISIONAL_APPLICATION
    yield Event(filed.received, code, kind, None, f"{word} notified", filed.sources)
    if filed.ended and filed.kind == "suspension":
        yield Event(filed.ended, code, Kind.SUSPENSION_ENDED, None, "suspension taken back", filed.sources)
    for objection in filed.objections:
        text = f"{objection.by} objects to the {word}"
        yield Event(objection.on, code, Kind.OBJECTION, None, text, objection.sources)
    for statement in filed.statements:
        text = f"{statement.by} on the {word}: {statement.text}"
        yield Event(statement.on, code, Kind.STATEMENT, None, text, statement.sources)


def _steps(life: Timeline) -> Iterator[Event]:
    for step in life.state.steps:
        yield Event(step.on, life.state.code, Kind.STEP, None, f"{step.kind}: {step.text}", step.sources)
