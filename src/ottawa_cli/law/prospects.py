"""An act that nobody has made: what would become of it, by a State's own life and by the treaty alone."""

from __future__ import annotations

from datetime import date

from ottawa_cli.facts.model import Consent, Instrument, Revocation, Treaty
from ottawa_cli.law.articles import Effect, consent_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.lives import life_of
from ottawa_cli.law.outcomes import Outcome, Outcomes
from ottawa_cli.law.timelines import Timeline


def outcomes_if_made(act: Instrument, day: date, treaty: Treaty, timeline: Timeline | None) -> Outcomes:
    """What becomes of an act of ``day``: of that State's, or of one that may act so, if none is named.

    Nothing, if it comes before the treaty was adopted.
    """
    if treaty.adopted and day < treaty.adopted:
        why = f"the treaty was adopted on {treaty.adopted}, after that day"
        return Outcomes((Outcome(day, moves_nothing=why),))
    each = _by_a_state(act, day, treaty, timeline) if timeline else (_by_the_treaty(act, day, treaty),)
    if isinstance(act, Revocation):
        at_once = Effect(day, day, "VCLT 68", "receipt, before the withdrawal takes effect")
        each = tuple(outcome if outcome.moves_nothing else outcome._replace(effect=at_once) for outcome in each)
    return Outcomes(each)


def _by_a_state(act: Instrument, day: date, treaty: Treaty, timeline: Timeline) -> tuple[Outcome, ...]:
    """Beside all that it did, under each reading of that."""
    instruments = (*timeline.state.instruments, act)
    state = timeline.state.model_copy(update={"instruments": instruments})
    readings = (life.reading for life in timeline.lives)
    readings = (reading._replace(instruments=(*reading.instruments, (day, None))) for reading in readings)
    return tuple(life_of(state, treaty, reading).outcomes[-1] for reading in readings)


def _by_the_treaty(act: Instrument, day: date, treaty: Treaty) -> Outcome:
    if isinstance(act, Consent):
        return Outcome(day, consent_takes_effect(treaty.entry_into_force, day))
    if treaty.withdrawal is None:
        return Outcome(day, moves_nothing="the treaty has no clause on withdrawal")
    return (
        Outcome(day) if isinstance(act, Revocation) else Outcome(day, withdrawal_takes_effect(treaty.withdrawal, day))
    )
