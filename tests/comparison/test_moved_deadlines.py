"""Deadlines of two registries: which are due on another day, and how that is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import CLOCKED, text_of
from differences import Capture
from ottawa_cli.__main__ import run

EXTENSION = "{until: 2033-12-01, decided: 2023-11-24, by: 21MSP, sources: [x]}"
PARTY = f"""\
XA:
  name: Examplia
  instruments: [{{kind: accession, deposited: 2005-12-27, sources: [x]}}]
  deadlines: [{{id: clearance, extensions: [{EXTENSION}], sources: [x]}}]
"""
OTHERS = "".join(
    f"X{letter}: {{name: X{letter}, instruments: [{{kind: accession, deposited: 2005-12-27}}]}}\n" for letter in "BC"
)


def sides(folder: Path, old: str, new: str, treaty: str = CLOCKED) -> list[str]:
    """Two files, OLD under the usual clauses."""
    for name, states, clauses in (("old", old, CLOCKED), ("new", new, treaty)):
        (folder / f"{name}.yaml").write_text(text_of(states, clauses), encoding="utf-8")
    return [str(folder / "old.yaml"), str(folder / "new.yaml")]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("2033-12-01", "2035-12-01"), "is two years later, 2035-12-01"),
        (("2033-12-01", "2032-12-01"), "is one year earlier, 2032-12-01"),
        (("2033-12-01", "2033-12-31"), "is 30 days later, 2033-12-31"),
        (("until: 2033-12-01, ", ""), "is not read, before 2033-12-01"),
        ((EXTENSION, ""), "is 6392 days earlier, 2016-06-01"),
    ],
)
def test_a_deadline_that_moves_is_told_with_how_far(
    capsys: Capture, tmp_path: Path, edit: tuple[str, str], told: str
) -> None:
    assert run(["diff", *sides(tmp_path, PARTY, PARTY.replace(*edit))]) == 0
    line = capsys.readouterr().out.split("\n")[0]
    assert line.endswith(f"; Examplia's deadline to clear mined areas {told}.")


def test_how_far_a_state_has_come_is_not_compared_and_not_said_to_be_as_before(capsys: Capture, tmp_path: Path) -> None:
    seen = PARTY.replace("id: clearance,", "id: clearance, unmet: 2020-01-01,")
    assert run(["diff", *sides(tmp_path, PARTY, seen)]) == 0
    assert capsys.readouterr().out.split("\n")[0] == "1 fact added; no status differs, and no day due."


def test_a_day_that_becomes_a_range_is_told_as_one(capsys: Capture, tmp_path: Path) -> None:
    new = PARTY.replace(EXTENSION, "").replace("2005-12-27", "2005-12-27/2006-01-05")
    assert run(["diff", *sides(tmp_path, PARTY.replace(EXTENSION, ""), new), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["deadlines"]
    assert rows[0] == {
        "code": "XA",
        "id": "stockpiles",
        "term": 1,
        "what": "destroy stockpiles",
        "before": "2010-06-01",
        "after": "2010-06-01/2010-07-01",
    }
    assert run(["diff", *sides(tmp_path, PARTY.replace(EXTENSION, ""), new)]) == 0
    assert "deadline to destroy stockpiles is 2010-06-01 to 2010-07-01, before 2010-06-01." in capsys.readouterr().out


def test_of_many_the_first_line_has_the_number_and_each_is_told_below(capsys: Capture, tmp_path: Path) -> None:
    longer = CLOCKED.replace("P10Y", "P11Y")
    states = OTHERS + PARTY.replace(EXTENSION, "")
    assert run(["diff", *sides(tmp_path, states, states, longer), "--fail-on", "fact"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("1 fact changed; 3 deadlines are due on another day.\n")
    assert said.count("deadline to clear mined areas is one year later, 2017-06-01.") == 3


def test_a_state_that_joins_leaves_or_comes_again_has_no_deadline_that_moved(capsys: Capture, tmp_path: Path) -> None:
    again = ", {kind: withdrawal, received: 2010-01-05, sources: [x]}, {kind: accession, deposited: 2014-01-05}]"
    left_and_came = PARTY.replace("}]\n  d", f"}}{again}\n  d")
    for old, new in ((PARTY, left_and_came), ("XA: {name: Examplia}\n", PARTY), (OTHERS, OTHERS + PARTY)):
        assert run(["diff", *sides(tmp_path, old, new), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["deadlines"] == []


def test_a_deadline_of_a_later_term_says_of_which(capsys: Capture, tmp_path: Path) -> None:
    again = ", {kind: withdrawal, received: 2010-01-05}, {kind: accession, deposited: 2014-01-05}]"
    old = PARTY.replace("}]\n  d", f"}}{again}\n  d").replace("id: clearance", "id: clearance, term: 2")
    assert run(["diff", *sides(tmp_path, old, old.replace("2033", "2034"))]) == 0
    line = capsys.readouterr().out.split("\n")[0]
    assert (
        line == "1 fact changed; Examplia's deadline in its term 2 to clear mined areas is one year later, 2034-12-01."
    )


def test_beside_an_answer_that_differs_both_are_told(capsys: Capture, tmp_path: Path) -> None:
    old = PARTY.replace(EXTENSION, "")
    assert run(["diff", *sides(tmp_path, old, old.replace("2005-12-27", "2006-01-27"))]) == 0
    headline = capsys.readouterr().out.split("\n")[0]
    assert headline == (
        "1 fact changed; Examplia is bound 30 days later, from 2006-07-01; 3 deadlines are due on another day."
    )
