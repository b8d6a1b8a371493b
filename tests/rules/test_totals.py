"""Numbers of States, counted while they pass, against each State asked by itself."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from lives import CERTAIN, FIRST, LAST, UNCERTAIN, life_of
from ottawa_cli.facts.model import Status, Total
from ottawa_cli.rules.totals import CountsOnDays, FiledTotal

STATES = st.lists(st.one_of(CERTAIN, UNCERTAIN), max_size=4)


@settings(max_examples=50)
@given(states=STATES, days=st.lists(st.dates(FIRST, LAST), min_size=1, max_size=5))
def test_the_number_on_a_day_is_that_of_the_states_asked_one_by_one(
    states: list[dict[str, object]], days: list[date]
) -> None:
    totals = [Total.model_validate({"on": str(day), "in_force": "0"}) for day in days]
    counts, timelines = CountsOnDays([*map(FiledTotal, range(len(days)), totals)]), [*map(life_of, states)]
    for timeline in timelines:
        counts.add(timeline)
    numbers = counts.numbers()["in_force"]
    for day in days:
        possible = [timeline.run_on(day).possible for timeline in timelines]
        surely = sum(statuses == (Status.PARTY,) for statuses in possible)
        assert numbers[day] == (surely, sum(Status.PARTY in statuses for statuses in possible))


def test_what_nobody_published_is_not_counted() -> None:
    assert CountsOnDays([]).numbers() == {}
