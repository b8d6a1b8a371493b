"""A date known in part can be read in more than one way: here are the ways, each with definite days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple, TypeVar

from ottawa_cli.facts.model import State
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.articles import Conflict

Item = TypeVar("Item")
Days = tuple[date, ...]
"""One for each of ``State.moments``."""


class Reading(NamedTuple):
    """A State's facts on definite days, each list in the order of the file."""

    days: tuple[date, ...]
    """One for each of ``State.moments``."""
    signed: date | None
    instruments: tuple[tuple[date, date | None], ...]
    """The day of each, and of a succession the published day of effect."""
    notifications: tuple[tuple[date | None, date | None], ...]
    """The day of receipt, None where one was declared with the consent, and of the end."""
    conflicts: tuple[Conflict, ...]


def readings_of(state: State) -> tuple[Reading, ...]:
    """Every combination of the ends of the dates known in part that keeps the order of the file.

    Where the order leaves less than a whole range open, its ends are those of what is left: a deposit of '2005' before
    a withdrawal received on 1 June 2005 came on 1 June at the latest.
    """
    moments = state.moments()
    if all(moment.is_known for moment in moments):
        return (reading_on(state, tuple([moment.earliest for moment in moments])),)
    order = _order(state, moments)
    moments = _narrowed(moments, order)
    order = [(a, b) for a, b in order if moments[a].earliest <= moments[b].latest]
    ends = [sorted({moment.earliest, moment.latest}) for moment in moments]
    in_order = (days for days in product(*ends) if all(days[a] <= days[b] for a, b in order))
    return tuple(reading_on(state, days) for days in in_order)


def neighbours(readings: Sequence[Days]) -> Iterator[tuple[Days, Days, int]]:
    """The readings between which one date moves, from day to later day, and no other: both, and which date it is."""
    for moving in range(len(readings[0]) if len(readings) > 1 else 0):
        rows: dict[Days, list[Days]] = {}
        for days in sorted(readings):
            rows.setdefault((*days[:moving], *days[moving + 1 :]), []).append(days)
        for row in rows.values():
            yield from ((one, other, moving) for one, other in pairwise(row))


def reading_on(state: State, days: Days) -> Reading:
    """The State's facts on ``days``, one for each of ``State.moments``."""
    signed, acts, notices, conflicts = _in_place(state, days)
    numbered = tuple([Conflict(position, *span) for position, span in enumerate(conflicts)])
    return Reading(days, signed, tuple(acts), tuple(notices), numbered)


def _order(state: State, moments: list[PartialDate]) -> list[tuple[int, int]]:
    """Which of ``State.moments`` comes before which: the signature, the instruments; each beginning, its end."""
    signed, acts, notices, conflicts = _in_place(state, range(len(moments)))
    filed = [position for position in (signed, *(act for act, _ in acts)) if position is not None]
    spells = ((since, ended) for since, ended in (*notices, *conflicts) if since is not None and ended is not None)
    order = [*pairwise(filed), *spells]
    return [(a, b) for a, b in order if moments[a].earliest <= moments[b].latest]


def _narrowed(moments: list[PartialDate], order: list[tuple[int, int]]) -> list[PartialDate]:
    narrowed = [*moments]
    for a, b in order:
        if (first := narrowed[a].earliest) > narrowed[b].earliest and first <= narrowed[b].latest:
            narrowed[b] = PartialDate(first, narrowed[b].latest)
    for a, b in reversed(order):
        if (last := narrowed[b].latest) < narrowed[a].latest and last >= narrowed[a].earliest:
            narrowed[a] = PartialDate(narrowed[a].earliest, last)
    return narrowed


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
