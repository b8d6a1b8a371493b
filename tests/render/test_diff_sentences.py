"""What becomes of a State, in a sentence."""

from __future__ import annotations

from pathlib import Path

from differences import NOTICE, PARTY, Capture, files_of, first_line


def test_marks_are_told_where_the_status_stays_the_same(capsys: Capture, tmp_path: Path) -> None:
    parted = NOTICE.replace("received: 2025-07-18", "received: 2025-07-18\n      ended: 2025-09-01")
    line = first_line(capsys, files_of(tmp_path, NOTICE, parted))
    assert line == (
        "1 fact added; Examplia's status stays the same; no longer marked: suspension notified from 2025-09-01 on."
    )
    line = first_line(capsys, files_of(tmp_path, NOTICE, NOTICE.replace("2025-07-18", "2025-07")))
    assert "perhaps suspension notified from 2025-07-01 through 2025-07-30" in line
    gone = NOTICE.replace("instruments: [{kind: accession, deposited: 2003-01-02}]\n", "note: None\n")
    noted = gone.replace("kind: suspension", "kind: provisional-application")
    line = first_line(capsys, files_of(tmp_path, gone, noted))
    assert "marked beside it: provisional application from 2025-07-18 on" in line
    joined = NOTICE.replace("2003-01-02}", "2003-01-02}, {kind: withdrawal, received: 2025-03-01}")
    line = first_line(capsys, files_of(tmp_path, NOTICE, joined))
    assert "marked beside it: withdrawal pending from 2025-03-01 through 2025-08-31, withdrawal deferred" in line


def test_what_is_new_or_gone_is_told_with_its_whole_life(capsys: Capture, tmp_path: Path) -> None:
    other = "XB: {name: Beispielland}\n"
    life = (
        "State not party, then signatory from 1998-02-03, then contracting State from 2001-03-05, then State Party from"
    )
    assert f"Examplia is new in the registry: {life}" in first_line(capsys, files_of(tmp_path, other, PARTY + other))
    line = first_line(capsys, files_of(tmp_path, PARTY + other, other))
    assert f"Examplia is no longer in the registry; OLD has it as {life}" in line
    assert line.count("State Party from") == 2  # a mark that begins is no new stage of it
