"""Completion, in the shells that people use: States and words, in pieces that the shell takes as they are meant."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ottawa_cli.__main__ import run
from ottawa_cli.cli.completion import complete_state

PROGRAM = Path(sys.executable).parent


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("Lith", "Lithuania"), ("lith", "lithuania"), ("cote", "cote d'Ivoire"), ("Côte", "Côte d'Ivoire"),
        ("LT", "LT"), ("lt", "lt"), ("bosnia and h", "bosnia and herzegovina"),
    ],
)  # fmt: skip
def test_a_state_is_completed_in_any_case_with_or_without_accents(typed: str, completed: str) -> None:
    assert completed in [word for word, _ in complete_state(typed)]


def _completed_by_bash(tmp_path: Path, line: str) -> list[str]:
    """What bash makes of a line whose last word is completed: the words that the program would be given."""
    script = tmp_path / "complete.bash"
    shown = subprocess.run([PROGRAM / "ottawa", "--show-completion", "bash"], capture_output=True, check=True)
    script.write_bytes(shown.stdout)
    # COMP_WORDS is made as readline makes it of words without quotation marks; the one reply is put to the line
    program = """
        source "$1"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        "$(complete -p ottawa | sed 's/.*-F \\([^ ]*\\).*/\\1/')" ottawa
        eval "set -- ${COMP_WORDS[@]:0:$COMP_CWORD} ${COMPREPLY[0]}"; printf '%s\\n' "$@"
    """
    env = {**os.environ, "PATH": f"{PROGRAM}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", program, "bash", script, line], capture_output=True, check=True, env=env)
    return done.stdout.decode().splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "name"),
    [("Sao", "Sao Tome and Principe"), ("Bosn", "Bosnia and Herzegovina"), ("Côte", "Côte d'Ivoire"),
    ("Lith", "Lithuania")],
)  # fmt: skip
def test_bash_takes_a_completed_name_in_one_piece(tmp_path: Path, typed: str, name: str) -> None:
    assert _completed_by_bash(tmp_path, f"ottawa status {typed}") == ["ottawa", "status", name]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed_for_the_shell_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run(["--install-completion", shell]) == 0
    assert f"{shell} completion is installed in {tmp_path}" in capsys.readouterr().out
    assert [*tmp_path.rglob("*ottawa*")]


def test_a_shell_that_is_not_known_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--install-completion", "ksh"]) == 2
    assert "give one of bash, zsh, fish, powershell" in capsys.readouterr().err
