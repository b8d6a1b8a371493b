"""How many States Parties there were over time, and who joined and left: the runs of all States, counted."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, Literal

from ottawa_cli.documents.elements import registry_form, treaty_form
from ottawa_cli.facts.model import Status
from ottawa_cli.law.timelines import timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.documents.types import Between, HistoryDocument, HistoryRow
    from ottawa_cli.facts.model import Registry
    from ottawa_cli.law.timelines import Run, Timeline

Every = Literal["year", "month"]

_IN_FORCE: Final = frozenset({Status.PARTY})
_DEPOSITED: Final = frozenset({Status.CONTRACTING, Status.PARTY})
_DECEMBER: Final = 12


def history_document(registry: Registry, on: date, every: Every = "year") -> HistoryDocument:
    """``ottawa/history/1``: a row on the last day of each year or month from the adoption on, the last one on ``on``.

    A State has joined on the first day on which it surely is a State Party after surely being none, and has left on the
    first day on which it surely is none after surely being one; it stands in the row of that day. While it cannot be
    said, it is between ``min`` and ``max`` and in no list, and one that may have come and gone is in neither.
    """
    timelines = [timeline_of(state, registry.treaty) for state in registry.states.values()]
    days = row_days(beginning(registry, timelines, on), on, every)
    in_force, deposited = _numbers(timelines, days, _IN_FORCE), _numbers(timelines, days, _DEPOSITED)
    rows: list[HistoryRow] = [
        {"on": day.isoformat(), "in_force": bound, "deposited": filed, "joined": [], "left": []}
        for day, bound, filed in zip(days, in_force, deposited, strict=True)
    ]
    moves = sorted(
        (day, timeline.state.code, joins) for timeline in timelines for day, joins in _moves(timeline) if day <= on
    )
    for day, code, joins in moves:
        row = rows[bisect_left(days, day)]
        (row["joined"] if joins else row["left"]).append(code)
    return {
        "schema": "ottawa/history/1",
        "treaty": treaty_form(registry.treaty),
        "registry": registry_form(registry.treaty, registry.sha256),
        "on": on.isoformat(),
        "beyond_verified": on > registry.treaty.verified,
        "every": every,
        "rows": rows,
        "names": {code: registry.states[code].name for code in sorted({code for _, code, _ in moves})},
    }


def row_days(first: date, on: date, every: Every) -> list[date]:
    """The last day of each year or month from that of ``first`` to that before ``on``, then ``on`` itself."""
    days = []
    day = _last_day(first, every)
    while day < on:
        days.append(day)
        day = _last_day(day + timedelta(days=1), every)
    return [*days, on]


def beginning(registry: Registry, timelines: Sequence[Timeline], on: date) -> date:
    """The day of adoption, or an earlier one on which anything changes; ``on`` where the file has neither."""
    changes = [run.since for timeline in timelines for run in timeline.runs[1:2] if run.since]
    adopted = [registry.treaty.adopted] if registry.treaty.adopted else []
    return min([*changes, *adopted, on])


def _last_day(day: date, every: Every) -> date:
    month = _DECEMBER if every == "year" else day.month
    next_month = day.replace(day=1, month=month) + timedelta(days=31)
    return next_month.replace(day=1) - timedelta(days=1)


def _numbers(timelines: Sequence[Timeline], days: Sequence[date], wanted: frozenset[Status]) -> list[Between]:
    """How many States surely have one of the statuses on each of ``days``, and how many may have one."""
    surely, perhaps = ([0] * (len(days) + 1) for _ in range(2))
    for timeline in timelines:
        for run in timeline.runs:
            fits = [status in wanted for status in run.possible]
            start, stop = _rows(run, days)
            for number in [perhaps] * any(fits) + [surely] * all(fits):
                number[start] += 1
                number[stop] -= 1
    counts = zip(accumulate(surely[:-1]), accumulate(perhaps[:-1]), strict=True)
    return [{"min": least, "max": most} for least, most in counts]


def _rows(run: Run, days: Sequence[date]) -> tuple[int, int]:
    """The rows whose days lie in a run, half-open as the run is."""
    start = bisect_left(days, run.since) if run.since else 0
    return start, bisect_left(days, run.until) if run.until else len(days)


def _moves(timeline: Timeline) -> Iterator[tuple[date, bool]]:
    """The days on which a State surely has become a State Party, or surely has ceased to be one."""
    sure = [run for run in timeline.runs if run.possible == (Status.PARTY,) or Status.PARTY not in run.possible]
    for before, after in pairwise(sure):
        joins = Status.PARTY in after.possible
        if after.since and joins != (Status.PARTY in before.possible):
            yield after.since, joins
