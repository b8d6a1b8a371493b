"""How many States Parties there were over time, and who joined and left: the runs of all States, counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import Final, Literal

from ottawa_cli.documents.counting import IN_FORCE, Steps, count_on, count_over_time, has_one_of, in_force, on_deposit
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.types import Between, HistoryDocument, HistoryRow, PeakForm
from ottawa_cli.facts.model import Registry
from ottawa_cli.law.timelines import Timeline, timeline_of

Every = Literal["year", "month"]
Members = Callable[[date], Collection[str]]
"""Who counts on a day, by code."""

_DECEMBER: Final = 12


def history_document(
    registry: Registry, on: date, every: Every = "year", members: Members | None = None
) -> HistoryDocument:
    """``ottawa/history/1``: a row on the last day of each year or month from the adoption on, the last one on ``on``.

    A State has joined on the first day on which it surely is a State Party after surely being none, and has left on the
    first day on which it surely is none after surely being one; it stands in the row of that day. While it cannot be
    said, it is between ``min`` and ``max`` and in no list, and one that may have come and gone is in neither.
    ``members``: only States that are members on a row's day are counted in it, and there is no peak.
    """
    timelines = [timeline_of(state, registry.treaty) for state in registry.states.values()]
    days = row_days(beginning(registry, timelines, on), on, every)
    rows: list[HistoryRow] = [
        {"on": str(day), "in_force": parties, "deposited": deposited, "joined": [], "left": []}
        for day, parties, deposited in _counted_on(days, timelines, members)
    ]
    changes = sorted(
        (day, timeline.state.code, joins)
        for timeline in timelines
        for day, joins in party_changes(timeline)
        if day <= on and (members is None or timeline.state.code in members(days[bisect_left(days, day)]))
    )
    for day, code, joins in changes:
        row = rows[bisect_left(days, day)]
        (row["joined"] if joins else row["left"]).append(code)
    return {
        **head_of("ottawa/history/1", registry, on),
        "every": every,
        "peak": _peak(_counts(timelines)[0], on) if members is None else None,
        "rows": rows,
        "names": {code: registry.states[code].name for code in sorted({code for _, code, _ in changes})},
    }


def _peak(parties: Steps, on: date) -> PeakForm | None:
    """The most that there surely were by ``on``, from the first day on which there were; None where there were none."""
    least, _, day, most = max(
        (least, -number, day, most) for number, (day, least, most) in enumerate(parties) if day <= on.isoformat()
    )
    return {"on": day, "in_force": {"min": least, "max": most}} if least else None


def _counted_on(
    days: Sequence[date], timelines: Sequence[Timeline], members: Members | None
) -> Iterator[tuple[date, Between, Between]]:
    """Each day with the States Parties in force, and by deposit."""
    everyone = _counts(timelines) if members is None else None
    for day in days:
        of_day = members(day) if members else ()
        parties, deposited = everyone or _counts([each for each in timelines if each.state.code in of_day])
        yield day, count_on(parties, str(day)), count_on(deposited, str(day))


def _counts(timelines: Sequence[Timeline]) -> tuple[Steps, Steps]:
    parties = count_over_time(chain.from_iterable(map(in_force, timelines)))
    return parties, count_over_time(chain.from_iterable(map(on_deposit, timelines)))


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
    changes = [run.since for timeline in timelines for run in timeline.runs if run.since]
    adopted = [registry.treaty.adopted] if registry.treaty.adopted else []
    return min([*changes, *adopted, on])


def _last_day(day: date, every: Every) -> date:
    month = _DECEMBER if every == "year" else day.month
    next_month = day.replace(day=1, month=month) + timedelta(days=31)
    return next_month.replace(day=1) - timedelta(days=1)


def party_changes(timeline: Timeline) -> Iterator[tuple[date, bool]]:
    """The days on which a State surely has become a State Party (True), or surely has ceased to be one."""
    answers = [(run.since, has_one_of(IN_FORCE, run.possible)) for run in timeline.runs]
    sure = [(since, is_party) for since, is_party in answers if is_party is not None]
    for (_, was_party), (since, is_party) in pairwise(sure):
        if since and is_party != was_party:
            yield since, is_party
