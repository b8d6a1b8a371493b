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


PAGES = (
    "status UA",
    "status LT LB --on 2025-12-26",
    "status",
    "list --mark withdrawal-pending --on 2025-12-26",
    "explain UA",
    "explain TO",
    "timeline PL LT",
    "timeline --from 2025",
    "history",
    "diff tests/diff/before.yaml tests/diff/after.yaml",
    "when withdrawal 2025-08-31",
    "check tests/bad/several-faults-of-substance.yaml",
    "rules",
    "rules no-notice",
)
"""All that is drawn for people."""
_DAY_OR_ID = re.compile(r"\d{4}-\d\d-\d\d|\b[a-z]+(?:-[a-z0-9]+)*-20\d\d(?:-\d\d)?\b")


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
@pytest.mark.parametrize("page", PAGES)
def test_no_day_and_no_id_is_broken_on_a_screen_of_any_width(page: str, width: int) -> None:
    def days_and_ids(text: str) -> set[str]:
        words = [line for line in text.split("\n") if "://" not in line and "^" not in line]  # but the caret's label
        return {*_DAY_OR_ID.findall("\n".join(words))}

    piped, drawn = shown(f"$ ottawa {page}"), shown(f"$ ottawa {page}  # {width} columns")
    assert days_and_ids(drawn) == days_and_ids(piped)
    assert "rules" in page or len(days_and_ids(piped)) > 0


@pytest.mark.parametrize("colour", ["0", "1"])
@pytest.mark.parametrize("terminal", ["dumb", "unknown", "xterm-256color", ""])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wrapped_or_cut_in_a_pipe_whatever_the_terminal_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], page: str, terminal: str, colour: str
) -> None:
    monkeypatch.chdir(ROOT)
    run(page.split())
    plain = capsys.readouterr().out
    for variable, value in (("TERM", terminal), ("FORCE_COLOR", colour), ("COLUMNS", "40"), ("LINES", "5")):
        monkeypatch.setenv(variable, value)
    run(page.split())
    coloured = capsys.readouterr().out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert ("\x1b[" in coloured) == (page.split()[0] not in {"when", "check"}) or "when" in page


if __name__ == "__main__":
    for path in GOLDEN.glob("*.txt"):
        line = path.read_text(encoding="utf-8").partition("\n")[0]
        sys.stdout.write(f"{path.name}\n")
        path.write_text(f"{line}\n{shown(line)}", encoding="utf-8")
