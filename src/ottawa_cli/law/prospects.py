"""An act that nobody has made: what would become of it, by a State's own life and by the treaty alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.partial_dates import PartialDate, some_day
from ottawa_cli.law.articles import BY_SIGNATORIES, Conflict, Effect, consent_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.lives import applied
from ottawa_cli.law.outcomes import Outcome, Outcomes
from ottawa_cli.law.readings import Act

if TYPE_CHECKING:
    from ottawa_cli.law.clauses import Clauses
    from ottawa_cli.law.timelines import Timeline


class Past(NamedTuple):
    """What a State did under one reading of its dates, as far as an act of its own meets it."""

    acts: tuple[Act, ...]
    conflicts: tuple[Conflict, ...]


class Conduct(NamedTuple):
    """What a State did, whichever reading of its dates is the true one."""

    signed: PartialDate | None
    pasts: tuple[Past, ...]


def conduct_of(timeline: Timeline) -> Conduct:
    """That of a State."""
    readings = [life.reading for life in timeline.lives]
    pasts = dict.fromkeys(Past(reading.acts, reading.conflicts) for reading in readings)
    return Conduct(timeline.state.signed, tuple(pasts))


def outcomes_if_made(kind: str, day: date, clauses: Clauses, conduct: Conduct | None) -> Outcomes:
    """What becomes of an act of ``day``: of that State's, or of one that may act so, if none is named.

    Nothing, if it comes before the treaty was adopted.
    """
    act = Act(-1, kind, day)
    if clauses.adopted and day < clauses.adopted:
        why = f"the treaty was adopted on {clauses.adopted}, after that day"
        return Outcomes((Outcome(day, moves_nothing=why),))
    in_force = clauses.entry.in_force
    if not act.is_consent and (in_force is None or day < in_force):
        why = f"the treaty entered into force on {in_force}" if in_force else "the treaty is not in force"
        return Outcomes((Outcome(day, moves_nothing=f"nobody was a State Party: {why}"),))
    each = _by_a_state(act, clauses, conduct) if conduct else (_by_the_treaty(act, clauses),)
    if kind == "revocation":
        at_once = Effect(day, day, "VCLT 68", "receipt, before the withdrawal takes effect")
        each = tuple(outcome if outcome.moves_nothing else outcome._replace(effect=at_once) for outcome in each)
    return Outcomes(each)


def condition_of(kind: str, day: date, clauses: Clauses, conduct: Conduct | None, outcomes: Outcomes) -> str | None:
    """What the sum leaves open: an armed conflict, where no State is named; whether that kind of consent is its own."""
    if not outcomes.effects:
        return None
    if kind == "withdrawal" and clauses.exit and clauses.exit.armed_conflict_defers and not conduct:
        due = f" on {outcomes.not_before}" if outcomes.not_before else ""
        return f"a State that is engaged in an armed conflict{due} stays bound until its end"
    if kind == "succession":
        return "from when a succession takes effect, its instrument or the depositary says; this is a later State's day"
    if not (clauses.has_signature and conduct) or any(act.is_consent for past in conduct.pasts for act in past.acts):
        return None
    signed = conduct.signed
    if kind in BY_SIGNATORIES and not (signed and signed.earliest <= day):
        return "it had not signed by that day; a State that has not signed accedes"
    if kind == "accession" and signed:
        return f"it signed on {some_day(signed)}; a State that has signed ratifies, accepts or approves"
    return None


def _by_a_state(act: Act, clauses: Clauses, conduct: Conduct) -> tuple[Outcome, ...]:
    """Beside all that it did, under each reading of that."""
    outcomes = (applied((*past.acts, act), past.conflicts, clauses)[0] for past in conduct.pasts)
    return tuple(each[-1] for each in outcomes)


def _by_the_treaty(act: Act, clauses: Clauses) -> Outcome:
    if act.is_consent:
        return Outcome(act.on, consent_takes_effect(clauses.entry, act.on))
    if clauses.exit is None:
        return Outcome(act.on, moves_nothing="the treaty has no clause on withdrawal")
    is_revocation = act.kind == "revocation"
    return Outcome(act.on) if is_revocation else Outcome(act.on, withdrawal_takes_effect(clauses.exit, act.on))
