"""The command ``ottawa diff``: its exit codes, and what it does not cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, text_of
from differences import PARTY, Capture, files_of, first_line
from ottawa_cli.__main__ import run


def test_nothing_differs_is_said_and_is_no_failure(capsys: Capture, tmp_path: Path) -> None:
    files = files_of(tmp_path, PARTY, "# another comment\n" + PARTY)
    assert first_line(capsys, files, "--fail-on", "text") == "No fact differs, and no answer."
    for form in ("md", "json", "github"):
        assert run(["diff", *files, "-f", form]) == 0
    assert "No fact differs" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("2025-06-27", "2025-06-29", "status"),
        ("takes_effect: 2025-12-27", "takes_effect: 2025-12-28", "fact"),
        ("title: A source", "title: The source", "source"),
        ("reasons: Its own", "reasons: Other", "text"),
    ],
)
def test_fail_on_answers_in_the_exit_code_and_writes_all_the_same(
    capsys: Capture, tmp_path: Path, before: str, after: str, level: str
) -> None:
    text = text_of(PARTY)
    files = files_of(tmp_path, text, text.replace(before, after, 1))
    assert run(["diff", *files]) == 0
    plain = capsys.readouterr().out
    levels = ["status", "fact", "source", "text"]
    for threshold in levels:
        assert run(["diff", *files, "--fail-on", threshold]) == int(levels.index(level) <= levels.index(threshold))
        assert capsys.readouterr().out == plain


def test_an_invalid_side_is_named_with_its_findings_and_is_never_no_change(capsys: Capture, tmp_path: Path) -> None:
    good, bad = files_of(tmp_path, PARTY, PARTY.replace("2025-06-27", "2025-02-30"))
    for form in ("table", "json", "md", "github"):
        assert run(["diff", good, bad, "-f", form]) == 3
        output = capsys.readouterr()
        assert output.out == ""
        assert f"{bad}:25:36: error [wrong-date]" in output.err
        assert f"NEW ({bad}) is invalid, so nothing is compared" in output.err
    assert run(["diff", bad, good]) == 3
    assert f"OLD ({bad}) is invalid" in capsys.readouterr().err
    assert run(["diff", bad, bad]) == 3
    assert f"OLD ({bad}) and NEW ({bad}) are invalid" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["md", "github", "json"])
def test_what_no_screen_shows_is_written_without_rich(form: str) -> None:
    script = "import sys; from ottawa_cli.__main__ import run; sys.exit(run(sys.argv[1:]) or 'rich' in sys.modules)"
    arguments = ("diff", "tests/diff/before.yaml", "tests/diff/after.yaml", "-f", form)
    assert subprocess.run([sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True).returncode == 0
