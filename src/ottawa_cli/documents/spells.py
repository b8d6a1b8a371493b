"""A row for each State and run, as survival analysis takes them: from when, until when, and how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from ottawa_cli.documents.identifiers import NO_NUMBERS, Identifiers, identifiers
from ottawa_cli.facts.model import Numbers, Treaty
from ottawa_cli.facts.names import Names
from ottawa_cli.law.events import Event, Kind, events_of
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.timelines import Run, Timeline

_MOVE_NOTHING: Final = frozenset({Kind.OBJECTION, Kind.STATEMENT, Kind.STEP, Kind.DECLARATION})


class Spell(NamedTuple):
    """One run of one State, as far as it began by the day through which the facts are complete."""

    code: str
    iso3: str | None
    cow: str | None
    gw: str | None
    name: str
    spell: int
    """Which stretch of one status it is part of, counted from 1: marks begin a new run, but no new spell."""
    status: str
    possible: list[str]
    marks: list[str]
    possible_marks: list[str]
    start: date | None
    """Its first day; None: it was so before anything on file."""
    end: date | None
    """The first day after it, be it to come; None: none is known."""
    stop: date
    """``end``; where it is censored, the day after the last on which it was seen."""
    censored: Literal["yes", "no"]
    """Had it not ended on the day through which the facts are complete?"""
    ended_by: list[str]
    """What happened on the day after it, in a timeline's words; none where it is censored."""
    next_status: str | None
    """What the State was then."""
    spell_earliest: date | None
    """The first day on which its status may have begun; None: it was so before anything on file."""
    spell_latest: date | None
    """The first day on which its status is surely over; None: none is known."""


def spells(
    treaty: Treaty, timelines: Iterable[Timeline], names: Names, numbers: Numbers = NO_NUMBERS
) -> Iterator[Spell]:
    """All runs of each State in turn that began by the day through which the facts are complete.

    It does not ask which day it is: the same registry gives the same rows.
    """
    for timeline in timelines:
        events = [event for event in events_of(timeline, treaty, {}) if event.kind not in _MOVE_NOTHING]
        yield from _of_one_state(timeline, events, identifiers(timeline.state, names, numbers), treaty.verified)


def _of_one_state(timeline: Timeline, events: Sequence[Event], who: Identifiers, verified: date) -> Iterator[Spell]:
    runs, number = timeline.runs, 0
    for position, (run, following) in enumerate(zip_longest(runs, runs[1:])):
        if run.since and run.since > verified:
            return
        number += position == 0 or run.possible != runs[position - 1].possible
        over = following if following and following.since and following.since <= verified else None
        yield Spell(
            *who,
            spell=number,
            status=str(run.status),
            possible=[*run.possible],
            marks=[*run.marks],
            possible_marks=[*run.possible_marks],
            start=run.since,
            end=run.until,
            stop=run.until if over and run.until else verified + A_DAY,
            censored="no" if over else "yes",
            ended_by=_ended_by(events, run.until) if over and run.until else [],
            next_status=str(over.status) if over else None,
            spell_earliest=_first_of(reversed(runs[:position]), run),
            spell_latest=_last_of(runs[position + 1 :], run),
        )


def _first_of(backwards: Iterable[Run], run: Run) -> date | None:
    """Since when the status of a run may have been, going back from it."""
    since = run.since
    for before in backwards:
        if not _may_be_the_same(before, run):
            break
        since = before.since
    return since


def _last_of(forwards: Iterable[Run], run: Run) -> date | None:
    """From when on the status of a run is surely over."""
    until = run.until
    for after in forwards:
        if not _may_be_the_same(after, run):
            break
        until = after.until
    return until


def _may_be_the_same(other: Run, run: Run) -> bool:
    return set(run.possible) <= set(other.possible)


def _ended_by(events: Iterable[Event], day: date) -> list[str]:
    """What happened on a day; of what has no sure day, what may have begun or ended to be possible on it."""
    fits = [event for event in events if event.on and event.on.earliest <= day <= event.on.latest]
    exactly = [event for event in fits if event.on and day in (event.on.earliest, event.on.latest)]
    return [*dict.fromkeys(str(event.kind) for event in exactly or fits)]
