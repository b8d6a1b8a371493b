"""The installed program as a process: streams, locales, signals, and the folder it is started in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

OTTAWA = str(Path(sys.executable).parent / "ottawa")


def ottawa(
    *arguments: str, stdin: bytes = b"", cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [OTTAWA, *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )


def shell(command: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", command.replace("ottawa", OTTAWA)],
        capture_output=True,
        env={**os.environ, **env},
        timeout=60,
        check=False,
    )


def test_the_installed_program_answers() -> None:
    done = ottawa("status", "LT", "--on", "2025-12-27")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Lithuania is a former State Party, last bound 2025-12-26.\n")


def test_it_is_a_module_too() -> None:
    done = subprocess.run([sys.executable, "-m", "ottawa_cli", "status", "XX"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


def test_standard_input_is_checked() -> None:
    done = ottawa("check", "-", stdin=b"LT: &a 1\n")
    assert done.returncode == 1
    assert b"-:1:5: error [anchor] LT: an anchor, &a" in done.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = shell("ottawa list --json | head -n 1; echo ${PIPESTATUS[0]}")
    assert done.stdout.endswith(b"\n0\n")
    assert done.stderr == b""


def test_a_full_or_closed_output_is_told_and_exit_3() -> None:
    for redirection in (">/dev/full", ">&-"):
        done = shell(f"ottawa list --json {redirection}")
        assert done.returncode == 3, redirection
        assert done.stderr.startswith(b"ottawa: the result cannot be written"), redirection
        assert b"Traceback" not in done.stderr


def test_a_disk_that_fills_up_halfway_is_told_even_where_output_is_not_buffered(tmp_path: Path) -> None:
    for unbuffered in ("", "1"):
        done = shell(f"ulimit -f 32; trap '' XFSZ; ottawa list --json > {tmp_path}/out", PYTHONUNBUFFERED=unbuffered)
        assert done.returncode == 3
        assert done.stderr.startswith(b"ottawa: the result cannot be written")


def test_a_closed_standard_error_costs_no_answer() -> None:
    done = shell("ottawa status LB --json --expect state-party --on 2026-11-21 2>&-")
    assert done.returncode == 4
    assert done.stdout.endswith(b"}\n")


@pytest.mark.parametrize(
    "locale", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_an_ascii_locale_is_served(locale: dict[str, str]) -> None:
    done = ottawa("list", env=locale)
    assert done.returncode == 0
    assert b"T\\xfcrkiye" in done.stdout
    assert b" -----" in done.stdout or b"-----" in done.stdout
    done = ottawa("status", "TR", "--json", env=locale)
    assert "Türkiye" in done.stdout.decode("utf-8")


def test_colour_is_for_terminals_or_on_demand() -> None:
    assert b"\x1b" not in ottawa("status", "LT").stdout
    assert b"\x1b[1m" in ottawa("status", "LT", env={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" not in ottawa("status", "LT", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


@pytest.mark.parametrize("terminal", [{}, {"TERM": "dumb"}, {"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "dumb"}])
def test_nothing_is_wrapped_or_cut_in_a_pipe(terminal: dict[str, str]) -> None:
    said = ottawa("explain", "UA", env={"COLUMNS": "40", **terminal}).stdout.decode()
    assert any(len(line) > 400 for line in said.split("\n"))
    assert "…" not in said


def test_nothing_is_imported_from_the_folder_it_is_started_in(tmp_path: Path) -> None:
    for name in ("yaml.py", "typer.py", "rich.py", "ottawa_cli.py", "json.py"):
        (tmp_path / name).write_text("raise SystemExit('run by ottawa')\n", encoding="utf-8")
    done = ottawa("status", "LT", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_home_is_needed(tmp_path: Path) -> None:
    assert ottawa("status", "LT", env={"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc"}).returncode == 0


def test_ctrl_c_is_130_without_a_traceback() -> None:
    process = subprocess.Popen(
        [OTTAWA, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # whoever runs the tests
    )
    assert process.stdin
    process.stdin.write(b"# " + b"x" * 100_000)  # so that it is known to be reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in complaint


def test_a_pipe_that_nobody_writes_to_is_no_file(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert ottawa("check", str(fifo)).returncode == 3


def test_completion_knows_commands_words_and_states() -> None:
    def complete(line: str) -> str:
        env = {"_OTTAWA_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
        return ottawa(env=env).stdout.decode()

    assert "status" in complete("ottawa st")
    assert "former-state-party" in complete("ottawa list --status former")
    assert "Lithuania" in complete("ottawa status Lith")
    assert {"LA", "LB", "LT"} <= set(complete("ottawa status L").split())
    assert "lt" in complete("ottawa status l").split()


def test_the_public_interface_is_lazy() -> None:
    script = (
        "import sys, ottawa_cli; print(sorted(set(sys.modules) & {'yaml', 'rich', 'typer', 'pydantic', 'dateutil'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout == b"[]\n"
