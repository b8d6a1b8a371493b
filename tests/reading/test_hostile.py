"""What a stranger's file, name or link may try, beside what tests/bad/ and test_process.py have."""

from __future__ import annotations

import csv
import io
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import text_of
from ottawa_cli.__main__ import run

Capture = pytest.CaptureFixture[str]
OTTAWA = str(Path(sys.executable).parent / "ottawa")


def ottawa(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Run a command line; its exit code, standard output and standard error."""
    code = run([*arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


MARKUP = "[link=https://evil.example]Lithuania[/link] [/bold] [a] :skull: [red]x"


def test_markup_in_a_name_is_text(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(f'XA: {{name: "{MARKUP}", note: "{MARKUP}"}}\n'), encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command in (("status", "XA"), ("status", "XA", "XA"), ("list",), ("explain", "XA")):
        code, said, _ = ottawa(capsys, *command, "--registry", str(file))
        assert code == 0
        assert MARKUP in said
        assert "\x1b]" not in said


def test_a_name_of_formulas_is_run_by_no_spreadsheet(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    for name in ("=cmd|'/c calc'!A0", "+1+1", "-1", "@SUM(A1)", "＝1+1"):
        file.write_text(text_of(f'XA: {{name: "{name}"}}\n'), encoding="utf-8")
        _, said, _ = ottawa(capsys, "status", "XA", "-f", "csv", "--registry", str(file))
        (row,) = csv.DictReader(io.StringIO(said))
        assert row["name"] == f"'{name}"


def test_a_cell_of_quotes_and_commas_is_read_back(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("XA: {name: 'a, \"b\"; c'}\n"), encoding="utf-8")
    _, said, _ = ottawa(capsys, "status", "XA", "-f", "csv", "--registry", str(file))
    (row,) = csv.DictReader(io.StringIO(said))
    assert row["name"] == 'a, "b"; c'
    assert ottawa(capsys, "list", "--status", "signatory", "-f", "csv", "--registry", str(file))[1].count("\n") == 1


@pytest.mark.parametrize("target", ["/etc/passwd", "/proc/self/environ", "../secret.yaml"])
def test_a_link_out_of_the_repository_is_not_followed(capsys: Capture, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.yaml").write_text("password: hunter2\n", encoding="utf-8")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    link = repository / "states.yaml"
    link.symlink_to(target)
    for command in (("check", str(link)), ("status", "LT", "--registry", str(link))):
        code, out, err = ottawa(capsys, *command)
        assert (code, out) == (3, "")
        assert "leads out of its repository" in err
        assert "hunter2" not in err


def test_a_folder_that_leads_out_of_the_repository_is_not_followed(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "states.yaml").write_text("password: hunter2\n", encoding="utf-8")
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "data").symlink_to(tmp_path / "elsewhere")
    code, out, err = ottawa(capsys, "check", str(repository / "data" / "states.yaml"))
    assert (code, out) == (3, "")
    assert "hunter2" not in err


def test_a_link_within_a_repository_or_outside_of_any_is_followed(capsys: Capture, tmp_path: Path) -> None:
    file, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text(text_of("XA: {name: Examplia}\n"), encoding="utf-8")
    link.symlink_to("a.yaml")
    assert ottawa(capsys, "status", "XA", "--registry", str(link))[0] == 0
    (tmp_path / ".git").mkdir()
    assert ottawa(capsys, "status", "XA", "--registry", str(link))[0] == 0


def test_hostile_file_names_are_shown_and_not_obeyed(capsys: Capture, tmp_path: Path) -> None:
    for name in ("\x1b[2J.yaml", "a\nb::error::x.yaml", "\u202eyaml", "a\x9b31m"):
        file = tmp_path / name
        file.write_text("a: &b c\n", encoding="utf-8")
        for form in ("text", "json", "github", "sarif"):
            code, said, _ = ottawa(capsys, "check", str(file), "-f", form)
            assert code == 1
            assert all(line.isprintable() for line in said.split("\n"))
            assert not any(line.startswith("::error::x") for line in said.split("\n"))


def test_a_file_of_64_mib_is_refused_in_seconds_and_its_neighbour_read(tmp_path: Path) -> None:
    file = tmp_path / "brackets.yaml"
    file.write_bytes(b"[" * (64 * 1024 * 1024))
    done = subprocess.run([OTTAWA, "check", str(file), "--json"], capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    [finding] = json.loads(done.stdout)["findings"]
    assert finding["rule"] in {"wrong-shape", "nesting"}  # libyaml may see a thousand levels first


def test_a_hundred_thousand_broken_sources_are_told_in_seconds(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text("sources:\n" + "".join(f"  s{number}: ''\n" for number in range(100_000)), encoding="utf-8")
    done = subprocess.run([OTTAWA, "check", str(file), "--json"], capture_output=True, timeout=60, check=False)
    assert json.loads(done.stdout)["errors"] == 100_000


def test_too_many_ways_to_read_a_files_dates_are_not_computed(capsys: Capture, tmp_path: Path) -> None:
    acts = "".join(f"{{kind: accession, deposited: {2000 + number}}}, " for number in range(6))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = [f"X{a}{b}{c}" for a in letters for b in letters for c in letters[:24]]
    file = tmp_path / "states.yaml"
    file.write_text(
        text_of("".join(f"{code}: {{name: X, instruments: [{acts}]}}\n" for code in codes)), encoding="utf-8"
    )
    code, _, err = ottawa(capsys, "status", "XAAA", "--registry", str(file))
    assert code == 3
    assert "[too-many-readings]" in err


def test_blocks_out_of_order_are_all_read_and_none_is_left_out(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    states = [f"A{number}: {{name: X}}\n" for number in range(9_999, 1_000, -1)]
    file.write_text(text_of("".join(states)), encoding="utf-8")
    _, said, _ = ottawa(capsys, "status", "--json", "--registry", str(file))
    assert json.loads(said)["counts"]["state-not-party"] == len(states)


def test_an_error_after_ever_so_many_warnings_is_found(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    states = "".join(f"A{number}: {{name: X}}\n" for number in range(100_000, 201_000))
    file.write_text(text_of(f"{states}Z: {{name: X}}\n"), encoding="utf-8")
    code, said, _ = ottawa(capsys, "check", str(file))
    assert code == 1
    assert "1 error, 101000 warnings" in said


def test_twenty_at_once_say_the_same() -> None:
    running = [subprocess.Popen([OTTAWA, "check", "--json"], stdout=subprocess.PIPE) for _ in range(20)]
    said = {(process.communicate()[0], process.returncode) for process in running}
    assert len(said) == 1
    assert {code for _, code in said} == {0}


def test_a_link_into_a_repository_does_not_hide_that_a_file_there_leads_out_of_it(
    capsys: Capture, tmp_path: Path
) -> None:
    outside, deep = tmp_path / "outside", tmp_path / "work" / "sub" / "deep"
    for folder in (outside, deep, tmp_path / "work" / ".git"):
        folder.mkdir(parents=True)
    (outside / "states.yaml").write_text(text_of("XA: {name: Examplia}\n"), encoding="utf-8")
    (deep / "states.yaml").symlink_to(outside / "states.yaml")
    (deep / "made.csv").symlink_to(outside / "made.csv")
    (outside / "deep").symlink_to(deep)
    for path in (deep, outside / "deep"):
        code, _, complaint = ottawa(capsys, "status", "XA", "--registry", str(path / "states.yaml"))
        assert (code, "leads out of its repository" in complaint) == (3, True)
        code, _, complaint = ottawa(capsys, "export", "spells", "-o", str(path / "made.csv"))
        assert (code, "leads out of its repository" in complaint) == (3, True)
    assert not (outside / "made.csv").exists()


@pytest.mark.parametrize("words", [["export", "panel", "-o"], ["export", "sqlite", "-o"], ["site", "-o"]])
def test_a_program_that_is_asked_to_end_leaves_nothing_half_written(tmp_path: Path, words: list[str]) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    folder = tmp_path / "out"
    folder.mkdir()
    for asked, begun in itertools.product((signal.SIGTERM, signal.SIGHUP), (False, True)):
        process = subprocess.Popen([OTTAWA, *words, "made"], stdout=subprocess.DEVNULL, env=env, cwd=folder)
        while process.poll() is None and not any(path.name.startswith(".ottawa-") for path in folder.iterdir()):
            time.sleep(0.001)
        if begun:
            time.sleep(0.02)
        process.send_signal(asked)
        assert process.wait(60) in {128 + asked, 0, -asked}  # before it wrote, and after, as ever
        assert [path.name for path in folder.iterdir()] in ([], ["made"])


def test_a_killed_program_leaves_nothing_behind(tmp_path: Path) -> None:
    env = {**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    for delay in (0.02, 0.1, 0.2, 0.3):
        process = subprocess.Popen([OTTAWA, "check", "--json"], stdout=subprocess.PIPE, env=env, cwd=tmp_path)
        time.sleep(delay)
        process.kill()
        said, _ = process.communicate()
        assert process.returncode in {-9, 0}
        assert said == b"" or json.loads(said)
    assert [path.name for path in tmp_path.iterdir()] in ([], ["ottawa"])  # the folder of the index
    done = subprocess.run([OTTAWA, "check", "--json"], capture_output=True, env=env, cwd=tmp_path, check=True)
    assert json.loads(done.stdout)["errors"] == 0
