"""What follows from changed facts: every day on which an answer differs, and no other."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings

from conftest import MakeRegistry
from differences import PAIRS, PARTY, Capture, compare_texts, files_of, in_short, registry_of_states, state_of
from lives import ARTICLES
from ottawa_cli import compare
from ottawa_cli.__main__ import run
from ottawa_cli.comparison.consequences import parties_compared
from ottawa_cli.documents.types import AnswerForm, Between
from ottawa_cli.facts.model import Registry
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import Timeline, timeline_of


def test_a_corrected_day_of_receipt_is_one_change_and_moves_the_effect(registry: MakeRegistry) -> None:
    difference = compare_texts(registry, PARTY, PARTY.replace("2025-06-27", "2025-06-29"))
    assert in_short(difference) == [("XA.instruments[1].received", "changed", "status", "correction")]
    assert [(fact.change.old, fact.change.new) for fact in difference.facts] == [("2025-06-27", "2025-06-29")]
    assert [(row["from"], row["until"]) for row in difference.consequences] == [
        ("2025-06-27", "2025-06-29"),
        ("2025-12-27", "2025-12-29"),
    ]
    bound = difference.consequences[1]
    assert bound["before"] is not None
    assert bound["after"] is not None
    assert (bound["before"]["status"], bound["after"]["status"]) == ("former-state-party", "state-party")
    assert bound["after"]["marks"] == ["withdrawal-pending"]


def test_on_the_day_that_a_consequence_ends_nothing_of_it_counts_any_more(registry: MakeRegistry) -> None:
    difference = compare_texts(registry, PARTY, PARTY.replace("2025-06-27", "2025-06-29"))
    one: Between = {"min": 1, "max": 1}
    none: Between = {"min": 0, "max": 0}
    for day, before, after in [
        ("2025-12-26", one, one),
        ("2025-12-27", none, one),
        ("2025-12-28", none, one),
        ("2025-12-29", none, none),
    ]:
        assert parties_compared(day, before, difference.consequences)["after"] == after, day


def test_a_change_of_the_treaty_shows_what_follows_for_every_state(shipped: Registry) -> None:
    withdrawal = shipped.treaty.withdrawal
    assert withdrawal is not None
    from ottawa_cli.facts.periods import Period

    slower = withdrawal.model_copy(update={"period": Period.parse("P1Y")})
    difference = compare(shipped, shipped._replace(treaty=shipped.treaty.model_copy(update={"withdrawal": slower})))
    assert in_short(difference) == [("treaty.withdrawal.period", "changed", "status", "correction")]
    assert {row["code"] for row in difference.consequences} == {"EE", "FI", "LT", "LV", "PL"}


@given(PAIRS)
@settings(max_examples=150)
def test_a_consequence_lies_on_a_day_if_and_only_if_the_standing_differs(
    lives: tuple[dict[str, object], dict[str, object]],
) -> None:
    one, other = (timeline_of(state_of(facts, "XA"), ARTICLES) for facts in lives)
    difference = compare(registry_of_states([one.state]), registry_of_states([other.state]))
    turns = {run.since for life in (one, other) for run in life.runs if run.since}
    for turn in [date(1990, 1, 1), *turns]:
        for day in (turn - timedelta(days=1), turn, turn + timedelta(days=1)):
            covering = [
                row
                for row in difference.consequences
                if (row["from"] or "") <= day.isoformat() and (row["until"] is None or day.isoformat() < row["until"])
            ]
            answers = _answer(one, day), _answer(other, day)
            assert len(covering) == (answers[0] != answers[1])
            assert all((row["before"], row["after"]) == answers for row in covering)


def _answer(life: Timeline, day: date) -> AnswerForm:
    standing = standing_on(life, day)
    return {
        "status": str(standing.status),
        "possible": [*standing.possible],
        "marks": [*standing.marks],
        "possible_marks": [*standing.possible_marks],
    }


@given(PAIRS)
@settings(max_examples=100)
def test_consequences_are_the_longest_stretches(lives: tuple[dict[str, object], dict[str, object]]) -> None:
    rows = compare(*(registry_of_states([state_of(facts, "XA")]) for facts in lives)).consequences
    for row, after in pairwise(rows):
        assert row["until"] is not None
        assert after["from"] is not None
        assert row["until"] <= after["from"]
        assert row["until"] < after["from"] or (row["before"], row["after"]) != (after["before"], after["after"])


def test_parties_are_counted_on_the_day_asked(capsys: Capture, tmp_path: Path) -> None:
    files = files_of(tmp_path, PARTY, PARTY.replace("2025-06-27", "2025-06"))
    assert run(["diff", *files, "--json", "--on", "2025-12-20"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["parties"] == {
        "on": "2025-12-20", "before": {"min": 1, "max": 1}, "after": {"min": 0, "max": 1},
    }  # fmt: skip
    assert run(["diff", *files, "--on", "2025-12-20"]) == 0
    assert "States Parties on 2025-12-20: 1 before, 0 to 1 after." in capsys.readouterr().out
    assert run(["diff", *files[::-1], "--on", "2025-12-20"]) == 0
    assert "States Parties on 2025-12-20: 0 to 1 before, 1 after." in capsys.readouterr().out
    assert run(["diff", *files, "--on", "2026-12-20"]) == 0
    assert "The facts are held to be complete through 2026-02-21." in capsys.readouterr().out
