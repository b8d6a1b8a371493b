"""Properties of every history, whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lives import CERTAIN, FIRST, LAST, UNCERTAIN, life_of
from ottawa_cli.documents.elements import element
from ottawa_cli.facts.statuses import Status
from ottawa_cli.law.standings import days_of_change, standing_on


@given(st.one_of(CERTAIN, UNCERTAIN))
@settings(max_examples=300)
def test_the_end_of_each_run_is_the_beginning_of_the_next(state: dict[str, object]) -> None:
    runs = life_of(state).runs
    assert runs[0].since is None
    assert runs[-1].until is None
    for run, after in pairwise(runs):
        assert run.until is not None
        assert run.until == after.since
        assert run.since is None or run.since < run.until
        assert run[2:] != after[2:]


@given(CERTAIN)
@settings(max_examples=200)
def test_where_every_day_is_known_every_answer_is(state: dict[str, object]) -> None:
    for run in life_of(state).runs:
        assert len(run.possible) == 1
        assert run.possible_marks == ()


@given(CERTAIN)
@settings(max_examples=200)
def test_a_state_leaves_only_what_it_was_bound_by(state: dict[str, object]) -> None:
    for run, after in pairwise(life_of(state).runs):
        if after.possible == (Status.FORMER,) and run.possible != after.possible:
            assert run.possible == (Status.PARTY,)


@given(UNCERTAIN, st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400)))
@settings(max_examples=300)
def test_an_answer_holds_what_each_reading_says_and_nothing_is_both_sure_and_possible(
    state: dict[str, object], on: date
) -> None:
    life = life_of(state)
    run = life.run_on(on)
    assert {life.status_on(on) for life in life.lives} <= set(run.possible)
    assert not set(run.marks) & set(run.possible_marks)
    answer = standing_on(life, on)
    assert (answer.status == "undetermined") == (len(run.possible) > 1)
    assert answer.since is None or answer.since.earliest <= on
    assert answer.until is None or on < answer.until.latest


@given(st.integers(0, 700), st.integers(0, 900), st.dates(date(2003, 1, 1), date(2006, 12, 31)))
@settings(max_examples=300)
def test_a_range_of_deposits_says_what_every_day_in_it_would(width: int, shift: int, on: date) -> None:
    """What may be, by the ends and what lies between, is just what some day of the range would make of it."""
    first = date(2003, 1, 1) + timedelta(days=shift)
    last = first + timedelta(days=width)

    def possible(deposited: str) -> set[Status]:
        life = life_of({"code": "XA", "name": "X", "instruments": [{"kind": "accession", "deposited": deposited}]})
        return set(life.run_on(on).possible)

    each = [possible((first + timedelta(days=days)).isoformat()) for days in range(0, width + 1, max(1, width // 40))]
    each.append(possible(last.isoformat()))
    assert set().union(*each) <= possible(f"{first}/{last}")
    if width < 40:
        assert set().union(*each) == possible(f"{first}/{last}")


@given(st.one_of(CERTAIN, UNCERTAIN), st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=4000)))
@settings(max_examples=300)
def test_nothing_that_is_shown_changes_but_on_a_day_of_change(state: dict[str, object], on: date) -> None:
    life = life_of(state)
    days = [FIRST - timedelta(days=4000), *days_of_change(life), LAST + timedelta(days=4000)]
    for since, until in pairwise(days):
        for day in (until - timedelta(days=1), on):
            if since <= day < until:
                assert element(standing_on(life, day), {}) == element(standing_on(life, since), {})
