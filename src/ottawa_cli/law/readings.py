"""A date known in part can be read in more than one way: here are the ways, each with definite days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.articles import Conflict

if TYPE_CHECKING:
    from ottawa_cli.facts.model import State

Item = TypeVar("Item")
Days = tuple[date, ...]
"""One for each of ``State.moments``."""
Moving = tuple[int, ...]
"""The positions in ``State.moments`` of those that move, all on one day."""


class Act(NamedTuple):
    """An instrument on a definite day; ``position`` is where it stands in the State's block, counted from 0."""

    position: int
    kind: str
    on: date
    published: date | None = None
    """The day on which it is said to take effect, where it is a succession."""

    @property
    def is_consent(self) -> bool:
        """Is it one to be bound, whatever its kind?"""
        return self.kind not in ("withdrawal", "revocation")


class Notice(NamedTuple):
    """A notification on definite days: of its receipt, None where it was declared with the consent, and of its end."""

    kind: str
    received: date | None
    ended: date | None


class Reading(NamedTuple):
    """A State's facts on definite days, each list in the order of the file."""

    days: tuple[date, ...]
    """One for each of ``State.moments``."""
    signed: date | None
    acts: tuple[Act, ...]
    notices: tuple[Notice, ...]
    conflicts: tuple[Conflict, ...]


def readings_of(state: State) -> tuple[Reading, ...]:
    """Every combination of the ends of the dates known in part that keeps the order of the file.

    Where the order leaves less than a whole range open, its ends are those of what is left: a deposit of '2005' before
    a withdrawal received on 1 June 2005 came on 1 June at the latest. Where two ranges overlap, the order binds their
    dates to one another, and both may be on an end of either: both on 31 December 2005, if the withdrawal was received
    in 2005 or 2006.
    """
    moments = state.moments()
    if all(moment.is_known for moment in moments):
        return (reading_on(state, tuple([moment.earliest for moment in moments])),)
    order = _order(state, moments)
    return tuple(reading_on(state, days) for days in _corners(moments, _possible(moments, order)))


def neighbours(state: State, readings: Sequence[Days]) -> Iterator[tuple[Days, Days, Moving]]:
    """The readings between which one date moves, from day to later day, or several that stand on one day, and no other.

    Both, and what moves: it may be that of two acts the later cannot come before the other, and moves with it.
    """
    if len(readings) < 2:
        return
    order = _order(state, state.moments())
    rows: dict[tuple[Moving, Days], list[Days]] = {}
    for days in sorted(readings):
        for moving in _may_move(days, order):
            rest = tuple([day for position, day in enumerate(days) if position not in moving])
            rows.setdefault((moving, rest), []).append(days)
    for (moving, _), row in rows.items():
        yield from ((one, other, moving) for one, other in pairwise(row))


def moved_to(day: date, days: Days, moving: Moving) -> Days:
    """The days with some on another day."""
    return tuple([day if position in moving else each for position, each in enumerate(days)])


def reading_on(state: State, days: Days) -> Reading:
    """The State's facts on ``days``, one for each of ``State.moments``."""
    signed, acts, notices, conflicts = _in_place(state, days)
    return Reading(
        days,
        signed,
        tuple([Act(i, each.kind, *span) for i, (each, span) in enumerate(zip(state.instruments, acts, strict=True))]),
        tuple([Notice(each.kind, *span) for each, span in zip(state.notifications, notices, strict=True)]),
        tuple([Conflict(i, *span) for i, span in enumerate(conflicts)]),
    )


def _order(state: State, moments: list[PartialDate]) -> list[tuple[int, int]]:
    """Which of ``State.moments`` comes before which: the signature, the instruments; each beginning, its end."""
    signed, acts, notices, conflicts = _in_place(state, range(len(moments)))
    filed = [position for position in (signed, *(act for act, _ in acts)) if position is not None]
    spells = ((since, ended) for since, ended in (*notices, *conflicts) if since is not None and ended is not None)
    order = [*pairwise(filed), *spells]
    return [(a, b) for a, b in order if moments[a].earliest <= moments[b].latest]


def _possible(moments: Sequence[PartialDate], order: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The order as far as all of it can be kept: of what contradicts what comes before, nothing is kept."""
    first = [moment.earliest for moment in moments]
    possible = []
    for one, other in order:
        if first[one] <= moments[other].latest:
            first[other] = max(first[one], first[other])
            possible.append((one, other))
    return possible


def _corners(moments: Sequence[PartialDate], order: Sequence[tuple[int, int]]) -> list[Days]:
    """The ways to read the dates in which each is on an end of its range, or on the day of one bound to it that is."""
    ends = [{moment.earliest, moment.latest} for moment in moments]
    shared = [*ends]
    for one, other in (*order, *((b, a) for a, b in reversed(order))):
        moment = moments[other]
        shared[other] = shared[other] | {day for day in shared[one] if moment.earliest <= day <= moment.latest}
    before = {b: a for a, b in order}
    ways: list[Days] = [()]
    for position, days in enumerate(shared):
        earlier = before.get(position)
        ways = [(*way, day) for way in ways for day in sorted(days) if earlier is None or way[earlier] <= day]
    return [way for way in ways if all(any(way[each] in ends[each] for each in tied) for tied in _tied(way, order))]


def _tied(days: Days, order: Sequence[tuple[int, int]]) -> list[Moving]:
    """The positions, those together that are bound to one another and stand on one day."""
    tied: dict[int, Moving] = {position: (position,) for position in range(len(days))}
    for one, other in order:
        if days[one] == days[other]:
            tied[other] = (*tied.pop(one), other)
    return [*tied.values()]


def _may_move(days: Days, order: Sequence[tuple[int, int]]) -> Iterator[Moving]:
    """Each date, and all that are bound to one another and stand on one day, as many as may move together."""
    for tied in _tied(days, order):
        yield from (tied[first:last] for first, last in combinations(range(len(tied) + 1), 2))


def _in_place(
    state: State, items: Iterable[Item]
) -> tuple[
    Item | None, list[tuple[Item, Item | None]], list[tuple[Item | None, Item | None]], list[tuple[Item, Item | None]]
]:
    """Put ``items``, one for each of ``State.moments``, back where these belong: to the signature and the spans."""
    rest = iter(items)
    acts, notices, conflicts = state.spans()
    return (
        next(rest) if state.signed else None,
        [(next(rest), next(rest) if end else None) for _, end in acts],
        [(next(rest) if received else None, next(rest) if ended else None) for received, ended in notices],
        [(next(rest), next(rest) if ended else None) for _, ended in conflicts],
    )
