"""What happened to a State and what will, each on its day: acts, their effects, objections, domestic steps."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.model import Consent, Revocation, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.facts.model import Notification, Treaty
    from ottawa_cli.facts.partial_dates import PartialDate
    from ottawa_cli.law.timelines import Timeline


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
    path: Path
    """The fact that it comes from, where it stands in the registry."""

    def may_fall_within(self, first: date | None, last: date | None) -> bool:
        """Can it fall on a day from ``first`` through ``last``? An undated event can only where nothing is asked."""
        if self.on is None:
            return first is None and last is None
        return (first is None or first <= self.on.latest) and (last is None or self.on.earliest <= last)


def events(timeline: Timeline, treaty: Treaty) -> list[Event]:
    """All events of a State, by their earliest day, undated ones last."""
    found = [*_signature(timeline, treaty), *_acts(timeline, treaty), *_notifications(timeline), *_steps(timeline)]
    return sorted(found, key=day_order)


def day_order(event: Event) -> tuple[bool, tuple[date, date] | tuple[()]]:
    """Sort by day, undated last; what falls on one day keeps its order."""
    return event.on is None, (event.on.earliest, event.on.latest) if event.on else ()


def _signature(timeline: Timeline, treaty: Treaty) -> Iterator[Event]:
    state = timeline.state
    if state.signed:
        article = treaty.signature.article if treaty.signature else None
        yield Event(state.signed, state.code, Kind.SIGNATURE, article, "signature", state.sources, (state.code,))


def _acts(timeline: Timeline, treaty: Treaty) -> Iterator[Event]:
    code = timeline.state.code
    for place, instrument in enumerate(timeline.state.instruments):
        outcome, path, sources = timeline.outcomes(place), (code, "instruments", place), instrument.sources
        idle = f", which {outcome.idle}" if outcome.idle else ""
        match instrument:
            case Consent():
                text = f"{instrument.kind} deposited{idle}"
                yield Event(instrument.deposited, code, Kind.DEPOSIT, None, text, sources, path)
                if day := outcome.takes_effect:
                    text = f"entry into force for {timeline.state.name}"
                    yield Event(day, code, Kind.ENTRY_INTO_FORCE, outcome.article, text, sources, path)
            case Withdrawal():
                article = outcome.article or (treaty.withdrawal.article if treaty.withdrawal else None)
                text = f"withdrawal received by the depositary{idle}"
                yield Event(instrument.received, code, Kind.WITHDRAWAL_RECEIVED, article, text, sources, path)
                if outcome.rule and not outcome.revoked:
                    unknown = f": not before {outcome.not_before}, the day is not known"
                    text = "withdrawal takes effect" + ("" if outcome.takes_effect else unknown)
                    day = outcome.takes_effect
                    yield Event(day, code, Kind.WITHDRAWAL_EFFECT, article, text, sources, path)
            case Revocation():
                text = f"revocation received{idle}" if idle else "withdrawal revoked"
                yield Event(instrument.received, code, Kind.REVOCATION, "VCLT 68", text, sources, path)


def _notifications(timeline: Timeline) -> Iterator[Event]:
    for place, filed in enumerate(timeline.state.notifications):
        yield from _notification(filed, (timeline.state.code, "notifications", place))


def _notification(filed: Notification, path: tuple[str, str, int]) -> Iterator[Event]:
    code, word = path[0], filed.kind.replace("-", " ")
    kind = Kind.SUSPENSION_NOTIFIED if filed.kind == "suspension" else Kind.PROVISIONAL_APPLICATION
    yield Event(filed.received, code, kind, None, f"{word} notified", filed.sources, path)
    if filed.ended and filed.kind == "suspension":
        yield Event(filed.ended, code, Kind.SUSPENSION_ENDED, None, "suspension taken back", filed.sources, path)
    for place, objection in enumerate(filed.objections):
        text, at = f"{objection.by} objects to the {word}", (*path, "objections", place)
        yield Event(objection.on, code, Kind.OBJECTION, None, text, objection.sources, at)
    for place, said in enumerate(filed.statements):
        text, at = f"{said.by} on the {word}: {said.text}", (*path, "statements", place)
        yield Event(said.on, code, Kind.STATEMENT, None, text, said.sources, at)


def _steps(timeline: Timeline) -> Iterator[Event]:
    code = timeline.state.code
    for place, step in enumerate(timeline.state.steps):
        yield Event(step.on, code, Kind.STEP, None, f"{step.kind}: {step.text}", step.sources, (code, "steps", place))
