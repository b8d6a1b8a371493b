"""A folder is written whole or not at all, and nobody else's is replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import run_git
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.folders import LIST, NewFolder, folder_written_whole


def write(path: Path, **files: str) -> None:
    with folder_written_whole(str(path)) as folder:
        for name, text in files.items():
            folder.write(name, text.encode())


def held(path: Path) -> dict[str, str]:
    """What a folder holds, the list of it apart."""
    files = (file for file in path.rglob("*") if file.is_file() and file.name != LIST)
    return {str(file.relative_to(path)): file.read_text(encoding="utf-8") for file in files}


def test_a_folder_that_is_new_or_empty_is_written(tmp_path: Path) -> None:
    write(tmp_path / "new", a="1")
    (tmp_path / "empty").mkdir(mode=0o700)
    with folder_written_whole(str(tmp_path / "empty")) as folder:
        folder.write("a", b"1")
        folder.write("b/c/d", b"2")
    assert held(tmp_path / "new") == {"a": "1"}
    assert held(tmp_path / "empty") == {"a": "1", "b/c/d": "2"}
    assert (tmp_path / "empty").stat().st_mode & 0o777 == 0o700
    assert sorted(os.listdir(tmp_path)) == ["empty", "new"]


def test_one_that_was_made_so_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1", b="2")
    write(tmp_path / "site", a="3")
    assert held(tmp_path / "site") == {"a": "3"}
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("strange", ["mine", "a/mine", LIST])
def test_one_that_holds_anything_of_somebody_elses_is_not(tmp_path: Path, strange: str) -> None:
    site = tmp_path / "site"
    if strange != LIST:
        write(site, **{"a/b": "1"})
    (site / strange).parent.mkdir(parents=True, exist_ok=True)
    (site / strange).write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse, match=rf"holds what ottawa site did not write \({strange}\); name a folder"):
        write(site, a="2")
    assert (site / strange).read_text(encoding="utf-8") == "mine"
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("strange", ["mine", "states/mine", "mine/deeper"])
def test_an_empty_folder_in_it_is_somebody_elses_unless_files_of_its_own_stood_there(
    tmp_path: Path, strange: str
) -> None:
    site = tmp_path / "site"
    with folder_written_whole(str(site)) as folder:
        folder.write("states/LT.json", b"1")
    (site / strange).mkdir(parents=True)
    with pytest.raises(WrongUse, match=rf"holds what ottawa site did not write \({strange}\); name a folder"):
        write(site, a="2")
    assert (site / strange).is_dir()
    (site / strange).rmdir()
    if strange == "mine/deeper":
        (site / "mine").rmdir()
    (site / "states" / "LT.json").unlink()
    write(site, a="2")
    assert held(site) == {"a": "2"}


def test_a_link_in_it_is_somebody_elses_and_nothing_behind_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a").write_text("mine", encoding="utf-8")
    write(tmp_path / "site", a="1")
    (tmp_path / "site" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "site" / "x").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse, match=r"\(linked and 1 more\)"):
        write(tmp_path / "site", a="2")
    assert held(tmp_path / "elsewhere") == {"a": "mine"}


def test_a_link_to_a_folder_is_followed_and_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "site")
    write(tmp_path / "link", a="1")
    write(tmp_path / "link", a="2")
    assert (tmp_path / "link").is_symlink()
    assert held(tmp_path / "site") == {"a": "2"}


def test_a_link_that_leads_out_of_its_repository_is_not_followed(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    run_git(work, "init", "-q")
    (work / "public").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unreadable, match="it is a link that leads out of its repository"):
        write(work / "public", a="1")
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_and_the_folder_one_stands_in_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse, match=" is no folder; name one that is new, empty, or made by ottawa site"):
        write(tmp_path / "file", a="1")
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    for path in (".", "..", str(tmp_path / "here"), "/"):
        with pytest.raises(WrongUse, match=r"that you are in, .*; name a new one, such as: ottawa site -o"):
            write(Path(path), a="1")


def test_a_place_that_cannot_be_written_is_told_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be written: there is no such folder"):
        write(tmp_path / "nowhere" / "site", a="1")
    with pytest.raises(Unreadable, match="cannot be written: file name too long"):
        write(tmp_path / ("a" * 300), a="1")


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, ValueError])
def test_what_is_interrupted_leaves_the_folder_before_and_nothing_beside_it(
    tmp_path: Path, stopped_by: type[BaseException]
) -> None:
    write(tmp_path / "site", a="1")

    def broken() -> None:
        with folder_written_whole(str(tmp_path / "site")) as folder:
            folder.write("a", b"2")
            raise stopped_by

    with pytest.raises(stopped_by):
        broken()
    assert held(tmp_path / "site") == {"a": "1"}
    assert os.listdir(tmp_path) == ["site"]


def test_what_is_interrupted_between_the_two_names_puts_the_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site", a="1")
    renames: list[str] = []
    rename = os.rename

    def interrupted(old: str, new: str) -> None:
        renames.append(new)
        if len(renames) == 2:
            raise KeyboardInterrupt
        rename(old, new)

    monkeypatch.setattr(os, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "site", a="2")
    assert len(renames) == 3
    assert held(tmp_path / "site") == {"a": "1"}
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/a", "", "a//b", ".", "a/.", LIST, f"a/{LIST}", "a\0b"])
def test_no_name_whatever_it_is_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    with pytest.raises(ValueError, match="no file of the folder"):
        NewFolder(str(tmp_path / "site")).write(name, b"1")
    assert [*tmp_path.rglob("*")] == [tmp_path / "site"]
