"""What became of an act: under one reading of its State's dates, and whichever reading is the true one."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import NamedTuple

from ottawa_cli.facts.partial_dates import PartialDate, some_day
from ottawa_cli.law.articles import Conflict, Effect


class Outcome(NamedTuple):
    """What became of one act under one reading."""

    on: date
    effect: Effect | None = None
    """When it takes effect; None for a revocation, and for an act that moves nothing."""
    undone: date | None = None
    """The day on which the withdrawal was revoked in time."""
    moves_nothing: str | None = None
    """Why the act moves nothing."""
    too_late: date | None = None
    """The day on which the withdrawal had taken effect that this act came too late for."""

    @property
    def takes_effect(self) -> date | None:
        """The day of effect, where there is one and it is known."""
        return None if self.effect is None or self.undone else self.effect.takes_effect

    @property
    def shows_from(self) -> date:
        """The day of the act, or an earlier one on which it takes effect, as a succession may."""
        return min(self.on, self.takes_effect or self.on)


class Outcomes:
    """What became of one act, whichever reading is the true one.

    ``each``: under each reading, in the order of the timeline's lives.
    """

    def __init__(self, each: tuple[Outcome, ...]) -> None:
        self.each = each

    @cached_property
    def operative(self) -> tuple[Outcome, ...]:
        """Under each reading in which the act moves something."""
        return tuple(outcome for outcome in self.each if outcome.effect)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """The effects that it may have."""
        return tuple(outcome.effect for outcome in self.each if outcome.effect)

    @property
    def takes_effect(self) -> PartialDate | None:
        """The day of effect; None: never, or not known."""
        return PartialDate.spanning(outcome.takes_effect for outcome in self.operative)

    @property
    def not_before(self) -> PartialDate | None:
        """The day before which it takes no effect."""
        return PartialDate.spanning(effect.not_before for effect in self.effects)

    @property
    def revoked(self) -> PartialDate | None:
        """The day on which it was taken back in time, if it moves anything; None: it was not, or may not have been."""
        return PartialDate.spanning(outcome.undone for outcome in self.operative)

    @property
    def too_late(self) -> PartialDate | None:
        """The day on which the withdrawal had taken effect that a revocation surely came too late for."""
        return PartialDate.spanning(outcome.too_late for outcome in self.each)

    @property
    def conflict(self) -> Conflict | None:
        """The armed conflict that defers it, or may: the first of those of the effects that it may have."""
        return next((effect.conflict for effect in self.effects if effect.conflict), None)

    @property
    def article(self) -> str | None:
        """The article that it takes effect by."""
        return self.effects[0].article if self.effects else None

    @property
    def saves(self) -> str | None:
        """The paragraph by which duties under other rules stay when it takes effect."""
        return self.effects[0].saves if self.effects else None

    @property
    def rule(self) -> str:
        """The rule, or the rules that may apply; empty where it surely moves nothing, and for a revocation."""
        return " or ".join(dict.fromkeys(effect.rule for effect in self.effects))

    @property
    def why_idle(self) -> str:
        """Why it moves nothing, under one reading or another; empty where it surely moves something."""
        whys = {outcome.moves_nothing: outcome.too_late for outcome in self.each}
        gone = PartialDate.spanning(outcome.too_late for outcome in self.each if outcome.too_late)
        return " or ".join(f"{why} on {some_day(gone)}" if too_late else why for why, too_late in whys.items() if why)

    @property
    def idle(self) -> str:
        """That it moves nothing, or may not, and why; empty where it surely moves something."""
        is_open = any(outcome.moves_nothing is None for outcome in self.each)
        return f"{'may move' if is_open else 'moves'} nothing: {self.why_idle}" if self.why_idle else ""
