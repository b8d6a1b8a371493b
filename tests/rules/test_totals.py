"""Numbers of States, counted while they pass, against each State asked by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SOURCES, TREATY, MakeRegistry, text_of
from lives import CERTAIN, FIRST, LAST, UNCERTAIN, life_of
from ottawa_cli import check
from ottawa_cli.facts.model import Total
from ottawa_cli.facts.statuses import Status
from ottawa_cli.rules.totals import CountsOnDays, FiledTotal, ThresholdCount, threshold_deposits

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


@pytest.mark.parametrize(
    ("acts", "also_counted", "told"),
    [
        (["accession 1998-09-15", "accession 1998-09-16"], 0, None),
        (["accession 1998-09-15", "accession 1998-09-15"], 0,
         "2 deposits before 1998-09-16, which is not the day of the 2 that were needed"),
        (["accession 1998-09-15", "accession 1998-09-17"], 0, "1 deposits through 1998-09-16, fewer than the 2"),
        (["accession 1998-09-15", "accession 1998-09-17"], 1, None),
        (["accession 1998-09-15", "accession 1998-09"], 0, None),
        (["accession 1998-09-15", "accession 1998-09-17/1998-09-18"], 0,
         "1 deposits through 1998-09-16, fewer than the 2"),
        (["accession 1998-09-15", "accession 1998-09-14/1998-09-15"], 0,
         "2 deposits before 1998-09-16, which is not the day of the 2 that were needed"),
        (["accession 1998-09-15", "succession 1998-09-16"], 0, "1 deposits through 1998-09-16, fewer than the 2"),
        (["accession 1998-09-15", ""], 0, "1 deposits through 1998-09-16, fewer than the 2"),
        (["accession 1998-09-17"], 0, None),
    ],
)  # fmt: skip
def test_the_threshold_is_reached_on_its_day_by_deposits_and_a_file_with_fewer_states_is_not_asked(
    registry: MakeRegistry, acts: list[str], also_counted: int, told: str | None
) -> None:
    listed = ["{{kind: {}, deposited: {}}}".format(*act.split()) if act else "" for act in acts]
    states = "".join(f"X{'ABC'[i]}: {{name: X, instruments: [{each}]}}\n" for i, each in enumerate(listed) if each)
    states += "".join(f"X{'ABC'[i]}: {{name: X}}\n" for i, each in enumerate(listed) if not each)
    clause = "threshold: 2" + (f"\n    also_counted: {also_counted}" if also_counted else "")
    facts = registry(states, TREATY.replace("threshold: 40", clause))
    count = ThresholdCount(facts.treaty.entry_into_force)
    for state in facts.states.values():
        count.add(state)
    assert [finding.message for finding in threshold_deposits(count)] == ([told] if told else [])


@pytest.mark.parametrize("left_out", ["    threshold: 40\n", "    threshold_reached: 1998-09-16\n"])
def test_a_treaty_without_a_threshold_or_the_day_of_it_is_not_asked(registry: MakeRegistry, left_out: str) -> None:
    treaty = TREATY.replace("threshold: 40", "threshold: 1").replace(left_out.replace("40", "1"), "")
    facts = registry("XA: {name: X, instruments: [{kind: accession, deposited: 1998-09-17}]}\n", treaty)
    count = ThresholdCount(facts.treaty.entry_into_force)
    count.add(facts.states["XA"])
    assert [*threshold_deposits(count)] == []


def test_a_published_number_may_lie_anywhere_between_what_is_sure_and_what_may_be(tmp_path: Path) -> None:
    """On 1 May 2004 two are bound, and a third may be."""
    states = """\
XA: {name: X, instruments: [{kind: accession, deposited: 1999-01-04, sources: [x]}]}
XB: {name: X, instruments: [{kind: accession, deposited: 2003-11-15, sources: [x]}]}
XC: {name: X, instruments: [{kind: accession, deposited: 2003-11-15/2003-12-15, sources: [x]}]}
"""
    file = tmp_path / "states.yaml"
    for number, told in [(1, True), (2, False), (3, False), (4, True)]:
        total = f"totals: [{{on: 2004-05-01, in_force: {number}, sources: [x]}}]\n"
        file.write_text(text_of(total + states, sources=SOURCES), encoding="utf-8")
        messages = [finding.message for finding in check(str(file)).findings if finding.rule == "published-total"]
        computed = f"{number} States Parties in force on 2004-05-01 were published, but 2 to 3 follow from the blocks"
        assert messages == [computed] * told
