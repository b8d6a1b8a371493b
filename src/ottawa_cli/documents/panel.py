"""A row for each State and year, as researchers count: three ways to say whether a State was bound, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.documents.counting import IN_FORCE, has_one_of, is_on_deposit
from ottawa_cli.documents.identifiers import NO_NUMBERS, Identifiers, identifiers
from ottawa_cli.facts.model import Numbers
from ottawa_cli.facts.names import Names
from ottawa_cli.law.timelines import Run, Timeline

if TYPE_CHECKING:
    from ottawa_cli.documents.history import Members

WasBound = Literal["yes", "no", "undetermined", "not-yet"]
"""``not-yet``: that day had not come when the facts were last complete."""

_WORDS: Final[dict[bool | None, WasBound]] = {True: "yes", False: "no", None: "undetermined"}


class StateYear(NamedTuple):
    """One State in one year, by what was on file through a day of it."""

    code: str
    iso3: str | None
    cow: str | None
    gw: str | None
    name: str
    year: int
    through: date
    """31 December, or in the running year the day through which the facts are complete."""
    status: str
    """On that day."""
    deposited: WasBound
    """On that day: is a consent of it on deposit, in force or not, as the United Nations count?"""
    in_force_31_december: WasBound
    in_force_any_day: WasBound
    """On at least one day from 1 January through that day."""
    groups: list[str]
    """The groups that it was a member of on that day."""


NO_GROUPS: Final[Mapping[str, Members]] = {}


def state_years(
    timelines: Iterable[Timeline],
    first: date,
    verified: date,
    names: Names,
    groups: Mapping[str, Members] = NO_GROUPS,
    numbers: Numbers = NO_NUMBERS,
) -> Iterator[StateYear]:
    """All years of each State in turn, from that of ``first`` to that of ``verified``.

    It does not ask which day it is: the same registry gives the same rows. ``first`` is that of ``beginning``.
    """
    years = range(first.year, verified.year + 1)
    for timeline in timelines:
        who = identifiers(timeline.state, names, numbers)
        yield from (_state_year(timeline, who, year, verified, groups) for year in years)


def _state_year(
    timeline: Timeline, who: Identifiers, year: int, verified: date, groups: Mapping[str, Members]
) -> StateYear:
    december = date(year, 12, 31)
    through = min(december, verified)
    last = timeline.run_on(through)
    return StateYear(
        *who,
        year,
        through,
        str(last.status),
        _WORDS[is_on_deposit(timeline.kinds_on_deposit(through))],
        _WORDS[has_one_of(IN_FORCE, last.possible)] if through == december else "not-yet",
        _WORDS[_in_force_on_any(run for run in timeline.runs if _reaches_into(run, date(year, 1, 1), through))],
        [code for code, members in groups.items() if timeline.state.code in members(through)],
    )


def _in_force_on_any(runs: Iterable[Run]) -> bool | None:
    """Was it in force on a day that is sure? Of a State that may have been bound on one day or another: None."""
    answers = {has_one_of(IN_FORCE, run.possible) for run in runs}
    return True if True in answers else None if None in answers else False


def _reaches_into(run: Run, first: date, last: date) -> bool:
    return (run.since is None or run.since <= last) and (run.until is None or first < run.until)
