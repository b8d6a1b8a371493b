"""How many States there are of which something is sure, and of how many it may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lives import FIRST, LAST, UNCERTAIN, life_of
from ottawa_cli.documents.counting import DEPOSITED, IN_FORCE, count_on, count_over_time, has_one_of, number_of

PARTY, CONTRACTING, FORMER = "state-party", "contracting-state", "former-state-party"


def test_what_may_be_is_not_what_is() -> None:
    assert has_one_of(IN_FORCE, [PARTY]) is True
    assert has_one_of(IN_FORCE, [CONTRACTING, PARTY]) is None
    assert has_one_of(DEPOSITED, [CONTRACTING, PARTY]) is True
    assert has_one_of(IN_FORCE, [FORMER]) is False
    assert number_of([True, None, False, True]) == {"min": 2, "max": 3}


def test_a_number_changes_on_the_day_of_a_step_and_is_from_ever_before_the_first() -> None:
    runs = [
        (None, date(1999, 3, 1), [CONTRACTING]),
        (date(1999, 3, 1), date(2005, 1, 1), [PARTY]),
        (date(2005, 1, 1), date(2006, 1, 1), [PARTY, FORMER]),
        (date(2006, 1, 1), None, [FORMER]),
    ]
    steps = count_over_time(IN_FORCE, runs)
    assert steps == [("", 0, 0), ("1999-03-01", 1, 1), ("2005-01-01", 0, 1), ("2006-01-01", 0, 0)]
    assert count_on(steps, "1999-02-28") == {"min": 0, "max": 0}
    assert count_on(steps, "1999-03-01") == {"min": 1, "max": 1}
    assert count_on(steps, "2005-12-31") == {"min": 0, "max": 1}
    assert count_on(count_over_time(DEPOSITED, runs), "1800-01-01") == {"min": 1, "max": 1}


def test_a_day_on_which_one_comes_as_another_goes_is_no_step() -> None:
    runs = [("2001-01-01", "2005-01-01", [PARTY]), ("2005-01-01", None, [PARTY])]
    assert count_over_time(IN_FORCE, runs) == [("", 0, 0), ("2001-01-01", 1, 1)]
    assert count_over_time(IN_FORCE, []) == [("", 0, 0)]


@pytest.mark.parametrize("statuses", [IN_FORCE, DEPOSITED])
@given(st.lists(UNCERTAIN, max_size=3), st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400)))
@settings(max_examples=80, deadline=None)
def test_on_any_day_it_is_what_the_states_of_that_day_come_to(
    statuses: tuple[str, ...], states: list[dict[str, object]], on: date
) -> None:
    timelines = [life_of(state) for state in states]
    steps = count_over_time(statuses, ((run.since, run.until, run.possible) for one in timelines for run in one.runs))
    assert count_on(steps, str(on)) == number_of(has_one_of(statuses, one.run_on(on).possible) for one in timelines)
