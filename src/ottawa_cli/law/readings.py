"""A date known in part can be read in more than one way: here are the ways, each with definite days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain, pairwise, product
from typing import NamedTuple, TypeVar

from ottawa_cli.facts.model import State
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.articles import Conflict

Item = TypeVar("Item")


class Reading(NamedTuple):
    """A State's facts on definite days, each list in the order of the file."""

    signed: date | None
    instruments: tuple[tuple[date, date | None], ...]
    """The day of each, and of a succession the published day of effect."""
    notifications: tuple[tuple[date, date | None], ...]
    conflicts: tuple[Conflict, ...]

    def days(self) -> tuple[object, ...]:
        """All the days, one after another, to compare two readings by."""
        return (self.signed, *chain(*self.instruments, *self.notifications, *self.conflicts))


def readings_of(state: State) -> tuple[Reading, ...]:
    """Every combination of the ends of the dates known in part that keeps the order of the file.

    Where the order leaves less than a whole range open, its ends are those of what is left: a deposit of '2005' before
    a withdrawal received on 1 June 2005 came on 1 June at the latest.
    """
    moments = state.moments()
    if all(moment.is_known for moment in moments):
        return (_reading(state, [moment.earliest for moment in moments]),)
    order = _order(state, moments)
    moments = _narrowed(moments, order)
    order = [(a, b) for a, b in order if moments[a].earliest <= moments[b].latest]
    ends = [sorted({moment.earliest, moment.latest}) for moment in moments]
    in_order = (days for days in product(*ends) if all(days[a] <= days[b] for a, b in order))
    return tuple(_reading(state, days) for days in in_order)


def _order(state: State, moments: list[PartialDate]) -> list[tuple[int, int]]:
    """Which of ``State.moments`` comes before which: the signature, the instruments; each beginning, its end."""
    signed, spans = _in_place(state, range(len(moments)))
    number = len(state.instruments)
    acts = [position for position in (signed, *(act for act, _ in spans[:number])) if position is not None]
    order = [*pairwise(acts), *((since, ended) for since, ended in spans[number:] if ended is not None)]
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


def _reading(state: State, days: Iterable[date]) -> Reading:
    """The State's facts on ``days``, one for each of ``State.moments``."""
    signed, spans = _in_place(state, days)
    acts, notices = len(state.instruments), len(state.instruments) + len(state.notifications)
    conflicts = tuple([Conflict(position, *span) for position, span in enumerate(spans[notices:])])
    return Reading(signed, tuple(spans[:acts]), tuple(spans[acts:notices]), conflicts)


def _in_place(state: State, items: Iterable[Item]) -> tuple[Item | None, list[tuple[Item, Item | None]]]:
    """Put ``items``, one for each of ``State.moments``, back where these belong: to the signature and the spans."""
    rest = iter(items)
    signed = next(rest) if state.signed else None
    return signed, [(next(rest), next(rest) if end else None) for _, end in state.spans()]
