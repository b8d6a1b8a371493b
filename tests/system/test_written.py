"""A file that a command writes is there whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from test_process import ottawa

from ottawa_cli.__main__ import run
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import write_file


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(path: Path | str) -> str:
    with pytest.raises(Unreadable) as caught:
        write_file(str(path), b"new")
    return str(caught.value)


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    write_file(str(tmp_path / "a"), b"one")
    write_file(str(tmp_path / "a"), b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert left_over(tmp_path) == ["a"]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.touch()
    file.chmod(0o640)
    write_file(str(file), b"new")
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_finished_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(file) == f"{quoted(str(file))}: cannot be written: no space left on device"
    assert (file.read_bytes(), left_over(tmp_path)) == (b"old", ["a"])


def test_being_interrupted_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_file(str(tmp_path / "a"), b"new")
    assert left_over(tmp_path) == []


def test_where_nothing_can_be_written_it_is_said_why(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("it is a folder")
    assert refused(tmp_path / "none" / "a").endswith("there is no such folder")
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "a").endswith("not a directory")
    assert refused("/dev/full").endswith("it is not a regular file")
    assert refused("a\0b").endswith("it is not a path")
    assert left_over(tmp_path) == ["file"]


def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(file).endswith("it is write-protected")
    assert file.read_bytes() == b"old"


def test_a_link_is_followed_unless_it_leads_out_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    inside, outside = tmp_path / "repository" / "in", tmp_path / "repository" / "away"
    inside.symlink_to("real")
    outside.symlink_to(tmp_path / "out" / "real")
    write_file(str(inside), b"new")
    assert (tmp_path / "repository" / "real").read_bytes() == b"new"
    assert inside.is_symlink()
    assert refused(outside).endswith("it is a link that leads out of its repository")
    assert left_over(tmp_path / "out") == []


def test_the_installed_program_writes_a_page(tmp_path: Path) -> None:
    done = ottawa("report", "-o", "page.html", "--on", "2025-12-27", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    page = (tmp_path / "page.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    assert b'"on":"2025-12-27"' in page
    assert left_over(tmp_path) == ["page.html"]
    assert ottawa("report", "-o", "-", "--on", "2025-12-27").stdout == page


@pytest.mark.parametrize("arguments", [["report"], ["report", "-o", ""]])
def test_a_page_needs_a_file_to_write(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "report needs a file to write, such as: ottawa report -o report.html" in capsys.readouterr().err


def test_no_page_is_made_of_a_broken_registry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "states.yaml").write_text("format: 2\n", encoding="utf-8")
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 3
    assert re.search("the registry is invalid", capsys.readouterr().err)
    assert left_over(tmp_path) == ["states.yaml"]


def test_a_page_that_cannot_be_written_is_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "-o", str(tmp_path)]) == 3
    assert capsys.readouterr().err == f"ottawa: {quoted(str(tmp_path))}: cannot be written: it is a folder\n"


@pytest.mark.parametrize(("what", "name"), [("sqlite", "sqlite.db"), ("panel", "panel.csv"), ("map", "map.svg")])
def test_an_export_is_a_file_and_no_file_is_called_a_dash(
    what: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", what, "-o", "-"]) == 2
    assert f"an export is a file; name one, such as: ottawa export {what} -o {name}\n" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
