"""An act that nobody has made: what would become of it, by a State's own life and by the treaty alone."""

from __future__ import annotations

from datetime import date

from ottawa_cli.facts.model import Consent, Instrument, Revocation, Treaty, Withdrawal
from ottawa_cli.facts.partial_dates import some_day
from ottawa_cli.law.articles import BY_SIGNATORIES, Effect, consent_takes_effect, withdrawal_takes_effect
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
    in_force = treaty.entry_into_force.date
    if not isinstance(act, Consent) and (in_force is None or day < in_force):
        why = f"the treaty entered into force on {in_force}" if in_force else "the treaty is not in force"
        return Outcomes((Outcome(day, moves_nothing=f"nobody was a State Party: {why}"),))
    each = _by_a_state(act, day, treaty, timeline) if timeline else (_by_the_treaty(act, day, treaty),)
    if isinstance(act, Revocation):
        at_once = Effect(day, day, "VCLT 68", "receipt, before the withdrawal takes effect")
        each = tuple(outcome if outcome.moves_nothing else outcome._replace(effect=at_once) for outcome in each)
    return Outcomes(each)


def condition_of(act: Instrument, treaty: Treaty, timeline: Timeline | None, outcomes: Outcomes) -> str | None:
    """What the sum leaves open: an armed conflict, where no State is named; whether that kind of consent is its own."""
    if not outcomes.effects:
        return None
    if isinstance(act, Withdrawal) and treaty.withdrawal and treaty.withdrawal.armed_conflict_defers and not timeline:
        due = f" on {outcomes.not_before}" if outcomes.not_before else ""
        return f"a State that is engaged in an armed conflict{due} stays bound until its end"
    if isinstance(act, Consent) and act.kind == "succession":
        return "from when a succession takes effect, its instrument or the depositary says; this is a later State's day"
    if not (isinstance(act, Consent) and treaty.signature and timeline and timeline.state.first_consent is None):
        return None
    signed = timeline.state.signed
    if act.kind in BY_SIGNATORIES and not (signed and signed.earliest <= act.deposited.latest):
        return "it had not signed by that day; a State that has not signed accedes"
    if act.kind == "accession" and signed:
        return f"it signed on {some_day(signed)}; a State that has signed ratifies, accepts or approves"
    return None


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
