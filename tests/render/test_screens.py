"""Whole screens: each file of golden/ begins with a command and a width, and holds what it shows.

``python tests/render/test_screens.py`` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import re
import sys
from pathlib import Path
from unittest import mock

import pytest

from conftest import ROOT
from ottawa_cli.__main__ import run
from ottawa_cli.system import output
from ottawa_cli.system.output import Look

GOLDEN = ROOT / "tests" / "golden"
_FIRST_LINE = re.compile(r"\$ ottawa (.*?)(?:  # (\d+) columns(, ASCII)?)?")


def shown(first_line: str) -> str:
    """What a command shows; no width: in a pipe."""
    match = _FIRST_LINE.fullmatch(first_line)
    assert match, first_line
    look = Look(int(match[2] or output.WIDE), colour=False, ascii=bool(match[3]))
    out = io.StringIO()
    arguments = [part.strip("'") for part in re.findall(r"'[^']*'|\S+", match[1])]
    looking = mock.patch("ottawa_cli.system.output.look", return_value=look)
    with looking, contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        run(arguments)
    return out.getvalue()


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.txt")), ids=lambda file: file.stem)
def test_a_screen_is_as_it_was_looked_at(file: Path) -> None:
    first_line, _, screen = file.read_text(encoding="utf-8").partition("\n")
    assert shown(first_line) == screen
    width = _FIRST_LINE.fullmatch(first_line)
    if width and width[2]:
        assert all(len(line) <= int(width[2]) or "://" in line for line in screen.split("\n"))


def test_more_rows_than_anyone_reads_are_drawn_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe; the rule under the header and the gap at the day asked are left out."""
    for line in ("$ ottawa list --on 2025-12-26", "$ ottawa timeline UA LT --on 2025-09-01"):
        drawn = shown(line)
        monkeypatch.setattr("ottawa_cli.render.drawing.MOST_DRAWN", 1)
        kept = [row for row in drawn.split("\n") if row and "──" not in row]
        assert [row for row in shown(line).split("\n") if row and "──" not in row] == kept
        monkeypatch.undo()
        monkeypatch.setenv("OTTAWA_TODAY", "2026-02-21")


if __name__ == "__main__":
    for path in GOLDEN.glob("*.txt"):
        line = path.read_text(encoding="utf-8").partition("\n")[0]
        sys.stdout.write(f"{path.name}\n")
        path.write_text(f"{line}\n{shown(line)}", encoding="utf-8")
