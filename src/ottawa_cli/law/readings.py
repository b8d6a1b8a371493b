"""A date known in part can be read in more than one way: here are the ways, each with definite days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple

from ottawa_cli.facts.model import ArmedConflict, Notification, State, succession_day
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.articles import Conflict


class Reading(NamedTuple):
    """A State's facts on definite days, each list in the order of the file."""

    signed: date | None
    instruments: tuple[date, ...]
    successions: tuple[date | None, ...]
    """The published day of effect of each instrument that is a succession, else None."""
    notifications: tuple[tuple[date, date | None], ...]
    conflicts: tuple[Conflict, ...]

    def days(self) -> tuple[object, ...]:
        """All the days, one after another, to compare two readings by."""
        mark_spans = (*self.notifications, *self.conflicts)
        return (self.signed, *self.instruments, *self.successions, *(day for span in mark_spans for day in span))


def readings_of(state: State) -> tuple[Reading, ...]:
    """Every combination of the ends of the dates known in part that keeps the order of the file.

    Where the order leaves less than a whole range open, its ends are those of what is left: a deposit of '2005' before
    a withdrawal received on 1 June 2005 came on 1 June at the latest.
    """
    moments = state.moments()
    if all(moment.is_known for moment in moments):
        return (_reading(state, iter([moment.earliest for moment in moments])),)
    order = _order(state, moments)
    moments = _narrowed(moments, order)
    order = [(a, b) for a, b in order if moments[a].earliest <= moments[b].latest]
    ends = [sorted({moment.earliest, moment.latest}) for moment in moments]
    in_order = (days for days in product(*ends) if all(days[a] <= days[b] for a, b in order))
    return tuple(_reading(state, iter(days)) for days in in_order)


def _order(state: State, moments: list[PartialDate]) -> list[tuple[int, int]]:
    """Which of ``State.moments`` comes before which: the signature, the instruments; each beginning, its end."""
    acts: list[int] = [0] if state.signed else []
    position = len(acts)
    for instrument in state.instruments:
        acts.append(position)
        position += 2 if succession_day(instrument) else 1
    order = [*pairwise(acts)]
    mark_spans: list[Notification | ArmedConflict] = [*state.notifications, *state.armed_conflicts]
    for span in mark_spans:
        if span.ended:
            order.append((position, position + 1))
        position += 2 if span.ended else 1
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


def _reading(state: State, days: Iterator[date]) -> Reading:
    """Put ``days``, one for each of ``State.moments``, back where they belong."""
    signed = next(days) if state.signed else None
    acts = [(next(days), next(days) if succession_day(instrument) else None) for instrument in state.instruments]
    notifications = [(next(days), next(days) if notification.ended else None) for notification in state.notifications]
    conflicts = [
        Conflict(position, next(days), next(days) if conflict.ended else None)
        for position, conflict in enumerate(state.armed_conflicts)
    ]
    filed_on, successions = zip(*acts, strict=True) if acts else ((), ())
    return Reading(signed, filed_on, successions, tuple(notifications), tuple(conflicts))
