"""What differs in a State's life, in clauses that the law bears out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from differences import DEPOSITED, WITHDRAWN, Capture, files_of, first_line, registry_of_states, state_of
from lives import ARTICLES, CERTAIN
from ottawa_cli.facts.model import State
from ottawa_cli.facts.statuses import Status
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.render.diff_sentences import state_sentences
from ottawa_cli.snapshot.comparing import Side, difference_of, document_of
from ottawa_cli.snapshot.loaded import Loaded

BOUND_ON_TWO_DAYS = {
    r"is bound .* longer, through ([\d-]+)": (0, "10"),
    r"is bound .* less, through ([\d-]+)": (0, "10"),
    r"is bound .* earlier, from ([\d-]+)": (-1, "01"),
    r"is bound .* later, from ([\d-]+)": (-1, "01"),
    r"is out on ([\d-]+), last bound": (-1, "10"),
    r"is not bound from ([\d-]+)": (-1, "10"),
    r"stays bound from ([\d-]+)": (-1, "11"),
    r"is a State Party from ([\d-]+)": (-1, "01"),
    r"is no State Party any more from ([\d-]+)": (-1, "00"),
}
"""What a clause says of NEW: is the State bound on the day named, or on the one before it, and on the next?"""


def _no_return_by_succession(facts: dict[str, object]) -> bool:
    """A return without a day as contracting State, which only a succession can be, is not seen on the days around."""
    acts = State.model_validate(facts).instruments
    return len(acts) == 1 or all(act.kind != "succession" for act in acts)


PLAIN = CERTAIN.filter(_no_return_by_succession)


@given(st.tuples(PLAIN, PLAIN))
@settings(max_examples=200)
def test_a_sentence_says_of_its_day_what_the_law_says(lives: tuple[dict[str, object], dict[str, object]]) -> None:
    old, new = (registry_of_states([state_of(facts, "XA")]) for facts in lives)
    sides = Side(Loaded(old)), Side(Loaded(new))
    difference = difference_of(*sides)
    document = document_of(difference, *sides, "2026-02-21")
    life = timeline_of(new.states["XA"], ARTICLES)
    for sentence in state_sentences(document, {"XA": "Examplia"}):
        for clause in sentence.text.split("; "):
            for pattern, (shift, expected) in BOUND_ON_TWO_DAYS.items():
                if match := re.search(pattern, clause):
                    first = date.fromisoformat(match[1]) + timedelta(days=shift)
                    days = (first, first + timedelta(days=1))
                    bound = [standing_on(life, day).status is Status.PARTY for day in days]
                    assert bound == [answer == "1" for answer in expected], clause


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("2003-05-12", "2025-06-27"), ("2003-05-12", "2025-06-29"), "is bound two days longer, through 2025-12-28"),
        (("2003-05-12", "2025-06-27"), ("2003-05-12", "2025-06-26"), "is bound one day less, through 2025-12-25"),
        (("2003-05-12", "2025-06-27"), ("2003-05-12", None), "stays bound from 2025-12-27 on"),
        (("2003-05-12", None), ("2003-05-12", "2025-06-27"), "is out on 2025-12-27, last bound on 2025-12-26"),
        (("2003-05-12", None), ("2003-06-12", None), "is bound 30 days later, from 2003-12-01"),
        (("2003-06-12", None), ("2003-05-12", None), "is bound 30 days earlier, from 2003-11-01"),
        (("2003-05-12", None), (None, None), "is no State Party any more from 2003-11-01 on, but a State not party"),
        ((None, None), ("2003-05-12", None), "is a State Party from 2003-11-01 on"),
        ((None, None), ("2003-05-12", "2025-06-27"), "is a State Party from 2003-11-01 through 2025-12-26"),
    ],
)
def test_the_first_line_says_what_follows_as_a_lawyer_would(
    capsys: Capture,
    tmp_path: Path,
    old: tuple[str | None, str | None],
    new: tuple[str | None, str | None],
    expected: str,
) -> None:
    def text(deposited: str | None, received: str | None) -> str:
        if deposited is None:
            return "XA: {name: Examplia}\n"
        return DEPOSITED.format(deposited, WITHDRAWN.format(received) if received else "")

    line = first_line(capsys, files_of(tmp_path, text(*old), text(*new)))
    assert line.partition("; ")[2].startswith(f"Examplia {expected}")


def test_a_day_that_is_no_longer_known_and_one_that_is_known_now(capsys: Capture, tmp_path: Path) -> None:
    known, open_ones = DEPOSITED.format("2003-05-12", ""), DEPOSITED.format("2003", "")
    lost = first_line(capsys, files_of(tmp_path, known, open_ones))
    assert lost == (
        "1 fact changed; it can no longer be said where Examplia stands from 2003-01-01 through 2004-05-31: "
        "State not party, contracting State or State Party."
    )
    line = first_line(capsys, files_of(tmp_path, open_ones, known))
    assert line == (
        "1 fact changed; it can now be said where Examplia stands from 2003-01-01 through 2004-05-31: "
        "State not party, then contracting State from 2003-05-12, then State Party from 2003-11-01."
    )


def test_a_day_known_worse_or_better_but_not_for_certain(capsys: Capture, tmp_path: Path) -> None:
    left = DEPOSITED.format("2003-05-12", WITHDRAWN.format("2025-06-27"))
    line = first_line(capsys, files_of(tmp_path, left, left.replace("2025-06-27", "2025-07-01/2025-07-31")))
    assert line == (
        "1 fact changed; Examplia stays bound from 2025-12-27 through 2025-12-31; it can no longer be said where it "
        "stands from 2026-01-01 through 2026-01-30: State Party or former State Party."
    )
    year = DEPOSITED.format("2003", "")
    line = first_line(capsys, files_of(tmp_path, year, year.replace("2003", "2003-02-01/2003-11-30")))
    assert "it can now be said where Examplia stands from 2003-01-01 through 2003-01-31: State not party; " in line
    assert "it still cannot be said where it stands from" in line


def test_a_withdrawal_undone_by_a_return_that_never_was(capsys: Capture, tmp_path: Path) -> None:
    left = DEPOSITED.format("2003-05-12", WITHDRAWN.format("2010-01-05"))
    back = left.replace("]}]}", "]}, {kind: accession, deposited: 2012-01-05, sources: [x]}]}")
    stayed = DEPOSITED.format("2003-05-12", "")
    assert "stays bound from 2010-07-05 through 2012-06-30" in first_line(capsys, files_of(tmp_path, back, stayed))
    assert "is not bound from 2010-07-05 through 2012-06-30" in first_line(capsys, files_of(tmp_path, stayed, back))
    assert "is a State Party from 2012-07-01 on" in first_line(capsys, files_of(tmp_path, left, back))
    never = "is no State Party any more from 2012-07-01 on, but a former State Party"
    assert never in first_line(capsys, files_of(tmp_path, back, left))
    later = back.replace("2012-01-05", "2012-02-05")
    assert "is bound 31 days later, from 2012-08-01" in first_line(capsys, files_of(tmp_path, back, later))
    assert "is bound 31 days earlier, from 2012-07-01" in first_line(capsys, files_of(tmp_path, later, back))
    again = back.replace("]}]}", "]}, {kind: withdrawal, received: 2020-01-05, sources: [x]}]}")
    once_more = "is a State Party from 2012-07-01 through 2020-07-04"
    assert once_more in first_line(capsys, files_of(tmp_path, left, again))
