"""How many States there are of which something is sure, and of how many it may be."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import MakeRegistry
from lives import FIRST, LAST, UNCERTAIN, life_of
from ottawa_cli.documents.counting import (
    IN_FORCE,
    count_on,
    count_over_time,
    has_one_of,
    in_force,
    is_on_deposit,
    number_of,
    on_deposit,
)
from ottawa_cli.documents.tally import Tally
from ottawa_cli.law.timelines import timeline_of

PARTY, CONTRACTING, FORMER = "state-party", "contracting-state", "former-state-party"


def test_what_may_be_is_not_what_is() -> None:
    assert has_one_of(IN_FORCE, [PARTY]) is True
    assert has_one_of(IN_FORCE, [CONTRACTING, PARTY]) is None
    assert is_on_deposit({"accession", "ratification"}) is True
    assert is_on_deposit({None, "accession"}) is None
    assert is_on_deposit({None}) is False
    assert has_one_of(IN_FORCE, [FORMER]) is False
    assert number_of([True, None, False, True]) == {"min": 2, "max": 3}


def test_a_number_changes_on_the_day_of_a_step_and_is_from_ever_before_the_first() -> None:
    steps = count_over_time(
        [
            (None, date(1999, 3, 1), False),
            (date(1999, 3, 1), date(2005, 1, 1), True),
            (date(2005, 1, 1), date(2006, 1, 1), None),
            (date(2006, 1, 1), None, False),
        ]
    )
    assert steps == [("", 0, 0), ("1999-03-01", 1, 1), ("2005-01-01", 0, 1), ("2006-01-01", 0, 0)]
    assert count_on(steps, "1999-02-28") == {"min": 0, "max": 0}
    assert count_on(steps, "1999-03-01") == {"min": 1, "max": 1}
    assert count_on(steps, "2005-12-31") == {"min": 0, "max": 1}
    assert count_on(count_over_time([(None, None, True)]), "1800-01-01") == {"min": 1, "max": 1}


def test_a_day_on_which_one_comes_as_another_goes_is_no_step() -> None:
    steps = count_over_time([("2001-01-01", "2005-01-01", True), ("2005-01-01", None, True)])
    assert steps == [("", 0, 0), ("2001-01-01", 1, 1)]
    assert count_over_time([]) == [("", 0, 0)]


@given(st.lists(UNCERTAIN, max_size=3), st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400)))
@settings(max_examples=80, deadline=None)
def test_on_any_day_it_is_what_the_states_of_that_day_come_to(states: list[dict[str, object]], on: date) -> None:
    timelines = [life_of(state) for state in states]
    steps = count_over_time(answer for one in timelines for answer in in_force(one))
    assert count_on(steps, str(on)) == number_of(has_one_of(IN_FORCE, one.run_on(on).possible) for one in timelines)
    deposited = number_of(is_on_deposit(one.kinds_on_deposit(on)) for one in timelines)
    assert count_on(count_over_time(answer for one in timelines for answer in on_deposit(one)), str(on)) == deposited
    tally = Tally()
    for timeline in timelines:
        tally.add(timeline)
    form = [form for since, form in tally.over_time() if since <= str(on)][-1]
    assert form["deposited"] == deposited
    assert sum(form["by_kind"].values()) <= deposited["min"]
    assert form["signatures_standing"] <= form["signatures"]


def test_who_has_left_had_signed_and_stands_no_more(registry: MakeRegistry) -> None:
    facts = registry(
        """\
XA: {name: Left, signed: 1999-02-26, instruments: [{kind: ratification, deposited: 2003-05-12},
  {kind: withdrawal, received: 2025-06-27}]}
XB: {name: Joined anew, instruments: [{kind: accession, deposited: 2003-05-12},
  {kind: withdrawal, received: 2025-06-27}, {kind: acceptance, deposited: 2025-10-01}]}
XC: {name: Reaching back, instruments: [{kind: succession, deposited: 2011-11-11, takes_effect: 2011-07-09}]}
"""
    )
    tally = Tally()
    for state in facts.states.values():
        tally.add(timeline_of(state, facts.treaty))
    forms = dict(tally.over_time())
    assert forms["2011-11-11"]["deposited"] == {"min": 3, "max": 3}
    assert "2011-07-09" not in forms
    last = forms["2025-12-27"]
    assert (last["signatures"], last["signatures_standing"], last["deposited"]) == (1, 0, {"min": 2, "max": 2})
    assert {kind: number for kind, number in last["by_kind"].items() if number} == {"acceptance": 1, "succession": 1}


def test_a_signature_known_in_part_counts_from_its_last_day_and_no_count_has_a_day_that_is_none(
    registry: MakeRegistry,
) -> None:
    facts = registry("XA: {name: X, signed: 1998-02}\nXB: {name: Y, signed: 1998-03-01}\nXC: {name: Z}\n")
    tally = Tally()
    for state in facts.states.values():
        tally.add(timeline_of(state, facts.treaty))
    counted = [(since, form["signatures"], form["signatures_standing"]) for since, form in tally.over_time()]
    assert counted == [("", 0, 0), ("1998-02-28", 1, 1), ("1998-03-01", 2, 2)]
