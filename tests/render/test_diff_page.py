"""A difference as a page for people; tests/golden/ holds whole ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from differences import NOTICE, PARTY, Capture, files_of
from ottawa_cli.__main__ import run


def test_more_than_anyone_reads_is_written_alike(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = files_of(tmp_path, PARTY, PARTY.replace("06-27", "06-29") + NOTICE)
    assert run(["diff", *files]) == 0
    drawn = capsys.readouterr().out
    monkeypatch.setattr("ottawa_cli.render.drawing.MOST_DRAWN", 1)
    assert run(["diff", *files]) == 0
    kept = [line.split() for line in drawn.split("\n") if "──" not in line]
    assert [line.split() for line in capsys.readouterr().out.split("\n")] == kept
