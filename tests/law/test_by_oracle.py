"""The program's law against the same law written a second time: ``oracle`` beside this folder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
import yaml
from hypothesis import assume, given, settings

from conftest import ROOT, day
from eventful import CERTAIN, UNCERTAIN, Case
from oracle.ahead import COUNTED_BY_DEPOSIT_KNOWN
from oracle.answers import Answer, Contradiction, Oracle, number_of_ways
from oracle.life import A_DAY, CONTRACTING, PARTY, Life
from ottawa_cli.documents.course import history_document
from ottawa_cli.facts.model import Registry, State, Treaty
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.standings import days_of_change, standing_on
from ottawa_cli.law.timelines import Run, Stretch, Timeline, timeline_of

MOST_WAYS = 200


def oracle_of(case: Case) -> Oracle:
    """What the law comes to, if the file's order can be kept."""
    try:
        return Oracle(*case)
    except Contradiction:
        assume(False)
        raise


def timeline_under(case: Case) -> Timeline:
    """What the program makes of it."""
    return timeline_of(State.model_validate(case.state), Treaty.model_validate(case.treaty))


def days_to_ask(oracle: Oracle, timeline: Timeline) -> list[date]:
    """Every day on which either of the two says that something changes, and the day before."""
    days = {*oracle.days(), *days_of_change(timeline)}
    return sorted(days | {each - A_DAY for each in days})


def known(moment: PartialDate | None) -> date | None:
    """The one day that it is."""
    assert moment is None or moment.is_known
    return moment.earliest if moment else None


def said(run: Run) -> Answer:
    """What the program says of a day."""
    return Answer(tuple(map(str, run.possible)), tuple(map(str, run.marks)), tuple(map(str, run.possible_marks)))


def is_so_on(stretches: tuple[Stretch, ...], on: date) -> set[bool]:
    """Whether what the stretches tell may be so on a day, and whether it may not."""
    (stretch,) = (each for each in stretches if (each.since or date.min) <= on and (not each.until or on < each.until))
    return {bool(value) for value in stretch.possible}


@given(CERTAIN)
@settings(max_examples=400, derandomize=True)
def test_where_every_day_is_known_each_day_of_any_life_is_as_the_articles_have_it(case: Case) -> None:
    oracle, timeline = oracle_of(case), timeline_under(case)
    (life,) = oracle.lives
    changes = [(change.on, str(change.status)) for change in timeline.lives[0].status_changes]
    assert changes == life.statuses[1:]
    for on in days_to_ask(oracle, timeline):
        assert said(timeline.run_on(on)) == oracle.answer(on), on
        assert is_so_on(timeline.on_deposit, on) == {life.is_counted_by_deposit(on)}, on
        assert is_so_on(timeline.signature_stands, on) == {life.is_counted_among_signatories(on)}, on
        begun = [begins for begins, _ in life.statuses if begins <= on]
        ahead = [begins for begins, _ in life.statuses if begins > on]
        answer = standing_on(timeline, on)
        assert known(answer.since) == (begun[-1] if len(begun) > 1 else None), on
        assert known(answer.until) == (ahead[0] if ahead else None), on


@given(UNCERTAIN)
@settings(max_examples=200, derandomize=True)
def test_where_days_are_known_in_part_an_answer_says_all_that_may_be_however_they_are_read_and_nothing_else(
    case: Case,
) -> None:
    assume(1 < number_of_ways(case.state) <= MOST_WAYS)
    oracle, timeline = oracle_of(case), timeline_under(case)
    assume(not any(life.succeeds_to_itself for life in oracle.lives))
    for on in days_to_ask(oracle, timeline):
        assert said(timeline.run_on(on)) == oracle.answer(on), on
        assert is_so_on(timeline.on_deposit, on) == oracle.counted(on), on


# The registry that the program ships


@pytest.fixture(scope="module")
def shipped_oracles() -> dict[str, Oracle]:
    """What the law comes to for each State of the file, which is read by another reader too."""
    file = yaml.load((ROOT / "data" / "states.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    treaty = file.pop("treaty")
    return {code: Oracle(block, treaty) for code, block in file.items() if code not in ("format", "sources", "totals")}


def test_each_state_shipped_stands_on_each_day_as_the_articles_have_it(
    shipped: Registry, shipped_oracles: dict[str, Oracle]
) -> None:
    assert shipped_oracles.keys() == shipped.states.keys()
    for code, oracle in shipped_oracles.items():
        timeline = timeline_of(shipped.states[code], shipped.treaty)
        for on in days_to_ask(oracle, timeline):
            assert said(timeline.run_on(on)) == oracle.answer(on), (code, on)


def counts_as_its_status_says(life: Life, on: date) -> bool:
    return life.is_counted_by_deposit(on) == (life.status(on) in (CONTRACTING, PARTY))


def test_the_states_parties_shipped_are_as_many_each_month_as_the_articles_make(
    shipped: Registry, shipped_oracles: dict[str, Oracle]
) -> None:
    for row in history_document(shipped, day("2026-12-31"), "month")["rows"]:
        on, oracles = day(row["on"]), shipped_oracles.values()
        assert row["in_force"] == number([{life.status(on) == PARTY for life in oracle.lives} for oracle in oracles])
        if COUNTED_BY_DEPOSIT_KNOWN or all(
            counts_as_its_status_says(life, on) for oracle in oracles for life in oracle.lives
        ):
            counted = [{life.is_counted_by_deposit(on) for life in oracle.lives} for oracle in oracles]
            assert row["deposited"] == number(counted), on


@pytest.mark.parametrize(
    ("on", "deposited"),
    [
        ("1998-09-16", 40),  # the threshold of article 17(1)
        ("2011-09-23", 157),  # Tuvalu, by the International Campaign to Ban Landmines
        ("2011-11-10", 157),
        ("2011-11-11", 158),  # South Sudan, by the United Nations Mission there; bound from 9 July
        ("2025-03-12", 165),  # the Marshall Islands, by the Campaign
        ("2025-06-26", 166),  # Tonga, likewise
        ("2026-02-20", 161),
    ],
)
def test_by_deposit_there_are_as_many_as_were_published(
    shipped_oracles: dict[str, Oracle], on: str, deposited: int
) -> None:
    oracles = shipped_oracles.values()
    counted = number([{life.is_counted_by_deposit(day(on)) for life in oracle.lives} for oracle in oracles])
    assert counted["min"] == deposited


def number(answers: Iterable[set[bool]]) -> dict[str, int]:
    """Of how many States it is sure, and of how many it may be."""
    answers = [*answers]
    return {"min": answers.count({True}), "max": sum(True in answer for answer in answers)}
