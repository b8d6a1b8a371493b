"""A changed fact in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import text_of
from differences import DEPOSITED, PARTY, Capture, files_of
from ottawa_cli.__main__ import run


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("  withdrawal: {", "  # {",
         "- removed the treaty, withdrawal: article 20, period P6M, armed conflict defers true"),
        ("{kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}",
         "{kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-02, sources: [x]}",
         "~ changed Examplia, ratification, published day of effect: 2001-09-01 → 2001-09-02"),
        ("XA:\n", "XB: {name: B, instruments: [{kind: accession, deposited: 2005-03}], note: New, sources: [x]}\nXA:\n",
         "+ added B: 1 instrument, note New, source x"),
        ("  instruments:", "  armed_conflicts: [{since: 2022-02-24, sources: [x]}]\n  instruments:",
         "+ added Examplia, armed conflict: since 2022-02-24, source x"),
        ("  instruments:", "  declarations: [{with: later, on: 2001-01-01, text: A word}]\n  instruments:",
         "+ added Examplia, declaration with later: day 2001-01-01, text A word"),
        ("XA:\n", "totals: [{on: 2011-11-11, deposited: 158, sources: [x]}]\nXA:\n",
         "+ added published total of 2011-11-11: deposited 158, source x"),
        ("armed_conflict_defers: true", "armed_conflict_defers: true, notify: [depositary]",
         "+ added the treaty, withdrawal, notify: depositary"),
        ("title: A source", "title: The source", "~ changed source x, title: A source → The source"),
        ("sources: [x]\n  instruments", "sources: []\n  instruments", "- removed Examplia, source: x"),
        ("name: Examplia", 'name: "[b]x[/b] :skull:"', "~ changed [b]x[/b] :skull:, name: Examplia → [b]"),
    ],
)  # fmt: skip
def test_a_fact_is_told_in_words(capsys: Capture, tmp_path: Path, before: str, after: str, line: str) -> None:
    text = text_of(PARTY)
    assert run(["diff", *files_of(tmp_path, text, text.replace(before, after, 1))]) == 0
    lines = [" ".join(shown.split()) for shown in capsys.readouterr().out.split("\n")]
    assert [shown for shown in lines if shown.startswith(line)], lines


def test_an_order_that_decides_is_told_in_words(capsys: Capture, tmp_path: Path) -> None:
    acts = ["{kind: withdrawal, received: 2025-06-27}", "{kind: revocation, received: 2025-06-27}"]
    files = files_of(
        tmp_path,
        *(DEPOSITED.format("2003-05-12", ", " + ", ".join(order)) for order in (acts, acts[::-1])),
    )
    assert run(["diff", *files]) == 0
    assert "Examplia, order of the instruments: accession deposited 2003-05-12, then " in capsys.readouterr().out
