"""``ottawa deadlines``: what is said beside the list, and of whom it is."""

from __future__ import annotations

import pytest

from ottawa_cli.__main__ import run

Capture = pytest.CaptureFixture[str]


def told(capsys: Capture, *words: str) -> tuple[str, str]:
    assert run(["deadlines", *words]) == 0
    out, err = capsys.readouterr()
    return out, err


def test_a_list_of_one_state_names_it_whoever_was_asked(capsys: Capture) -> None:
    out, _ = told(capsys, "--status", "lapsed", "--on", "2026-02-21")
    assert out.startswith("Ottawa Convention, Poland: 1 deadline on 2026-02-21\n")
    out, _ = told(capsys, "UA", "-f", "md")
    assert out.startswith("**Ottawa Convention, Ukraine: 3 deadlines on ")


def test_those_whose_day_was_not_read_are_counted_where_a_day_is_asked_for(capsys: Capture) -> None:
    left_out = "note: left out, since the day due is not on record: "
    assert (
        left_out + "1 deadline\n" in told(capsys, "ZW", "--id", "clearance", "--within", "P5Y", "--on", "2013-06-01")[1]
    )
    assert left_out not in told(capsys, "ZW", "--id", "clearance", "--on", "2013-06-01")[1]


def test_what_ran_when_a_state_left_cites_its_notice(capsys: Capture) -> None:
    out, _ = told(capsys, "PL", "--id", "clearance", "--on", "2026-02-20", "-f", "md")
    assert "| lapsed | 2026-02-20 | [dzu-2025-1514]" in out


def test_a_state_for_which_nothing_runs_is_said_not_to_have_been_bound(capsys: Capture) -> None:
    unbound = "note: Ukraine has not been a State Party by {}: nothing runs for it\n"
    assert unbound.format("2006-05-31") in told(capsys, "UA", "--on", "2006-05-31")[1]
    assert "note" not in told(capsys, "UA", "--on", "2006-06-01")[1]


def test_a_treaty_without_deadlines_on_file_is_said_to_have_none_there(capsys: Capture) -> None:
    assert "note: no deadlines of this treaty are on file\n" in told(capsys, "--treaty", "ccm")[1]
