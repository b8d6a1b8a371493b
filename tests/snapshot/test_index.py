"""The index: the same answers at the price of starting Python, and none at all whenever anything is doubtful."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import ROOT, day, text_of
from ottawa_cli.__main__ import run
from ottawa_cli.facts.findings import Path as FactPath
from ottawa_cli.facts.model import Names, Registry
from ottawa_cli.law.standings import days_of_change
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.positions import all_lines
from ottawa_cli.snapshot import index, sides
from ottawa_cli.snapshot.computed import Computed, keep, spell
from ottawa_cli.snapshot.filings import KeptFiling
from ottawa_cli.snapshot.kept import Kept
from ottawa_cli.snapshot.sides import Filing
from ottawa_cli.system.paths import index_folder
from ottawa_cli.system.paths import shipped as shipped_file

OTTAWA = str(Path(sys.executable).parent / "ottawa")
LONG_AGO = time.time() - 3600
STATES = """\
LT:
  name: Lithuania
  signed: 1999-02-26
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2003-05-12, sources: [x]}
    - {kind: withdrawal, received: 2025-06-27, sources: [x]}
XA:
  name: Examplia
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ottawa"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A registry file that was written long ago, as far as anyone can tell."""
    path = tmp_path / "states.yaml"
    path.write_text(text_of(STATES), encoding="utf-8")
    return path


@pytest.fixture
def ottawa(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def answer(*arguments: str) -> tuple[int, str, str]:
        code = run([*arguments])
        return (code, *capsys.readouterr())

    return answer


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust files that were written just now, as the tests' are."""
    monkeypatch.setattr(index, "_UNSETTLED", -1)


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_it_says_of_every_state_what_the_registry_does_before_and_on_every_day_of_change(
    shipped: Registry, names: Names
) -> None:
    place = index.place_of(shipped_file("states.yaml"))
    assert place
    assert keep(shipped_file("states.yaml"), place)
    computed = Computed(shipped, names)
    for code, state in shipped.states.items():
        for change in days_of_change(timeline_of(state, shipped.treaty)):
            for on in (str(change - timedelta(days=1)), str(change)):
                said = index.asked(place, lambda rows, on=on, code=code: Kept(rows).texts([code], on))  # type: ignore[misc]
                assert said == computed.texts([code], on)


@pytest.mark.parametrize("query", ["LT", "lt", "LTU", "440", "Litauen", "Łotwa", "cote d'ivoire", "UK", "Ελλάδα"])
def test_it_knows_every_name_that_the_registry_knows(query: str, shipped: Registry, names: Names) -> None:
    place = index.place_of(shipped_file("states.yaml"))
    assert place
    assert keep(shipped_file("states.yaml"), place)
    assert spell(place)
    said = index.asked(place, lambda rows: Kept(rows).codes_of([query]))
    assert said == Computed(shipped, names).codes_of([query])


def test_two_states_of_one_name_are_left_to_the_registry(ottawa: Run, file: Path, trusting: None) -> None:
    file.write_text(text_of("XA:\n  name: Alike\nXB:\n  name: Alike\n"), encoding="utf-8")
    for _ in range(2):
        code, _, err = ottawa("status", "Alike", "--registry", str(file))
        assert code == 2
        assert "names more than one State" in err


def test_what_was_computed_once_is_read_the_next_time(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("status", "LT", "--registry", str(file))
    first = ottawa(*asked)
    assert len(kept(folder)) == 1
    monkeypatch.setattr("ottawa_cli.snapshot.computed.keep", lambda *_: pytest.fail("the registry was read"))
    monkeypatch.setattr("ottawa_cli.snapshot.computed.computed", lambda *_: pytest.fail("the registry was read"))
    assert ottawa(*asked) == first


def test_a_check_and_the_answers_are_kept_side_by_side(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [("check", str(file)), ("status", "--registry", str(file)), ("list", "--registry", str(file))]
    said = [ottawa(*command) for command in commands]
    assert len(kept(folder)) == 1
    monkeypatch.setattr("ottawa_cli.system.files.os.open", lambda *_: pytest.fail("the registry was read"))
    assert [ottawa(*command) for command in commands] == said


def test_a_file_younger_than_two_seconds_is_not_kept(ottawa: Run, file: Path, folder: Path) -> None:
    assert ottawa("status", "LT", "--registry", str(file))[0] == 0
    assert ottawa("check", str(file))[0] == 0
    assert kept(folder) == []


def test_a_change_of_one_letter_is_noticed_even_if_the_files_time_is_set_back(
    ottawa: Run, file: Path, trusting: None
) -> None:
    os.utime(file, (LONG_AGO, LONG_AGO))
    asked = ("status", "LT", "--on", "2025-12-27", "--registry", str(file))
    assert "out on" not in ottawa(*asked)[1]
    file.write_text(text_of(STATES.replace("2025-06-27", "2025-06-28")), encoding="utf-8")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert "out on 2025-12-28" in ottawa(*asked)[1]


def test_an_invalid_registry_is_not_kept_and_its_check_is(
    ottawa: Run, file: Path, folder: Path, trusting: None
) -> None:
    file.write_text(text_of(STATES.replace("2025-06-27", "2025-02-30")), encoding="utf-8")
    for _ in range(2):
        assert ottawa("status", "LT", "--registry", str(file))[0] == 3
    assert kept(folder) == []
    first = ottawa("check", str(file), "--json")
    assert len(kept(folder)) == 1
    assert ottawa("check", str(file), "--json") == first
    assert ottawa("status", "LT", "--registry", str(file))[0] == 3


def test_a_file_is_called_what_it_was_called_this_time(
    ottawa: Run, file: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert str(file) in ottawa("check", str(file))[1]
    monkeypatch.chdir(file.parent)
    assert ottawa("check", file.name)[1].startswith("states.yaml:")


def test_wherever_a_byte_is_changed_the_answer_is_right(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    commands = [
        ("status", "LT", "--json", "--on", "2025-12-26", "--registry", str(file)),
        ("list", "-f", "csv", "--on", "2025-12-26", "--registry", str(file)),
        ("check", str(file)),
    ]
    said = [ottawa(*command) for command in commands]
    (kept_file,) = kept(folder)
    whole = kept_file.read_bytes()
    for place in range(0, len(whole), 211):
        kept_file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1 :])
        assert [ottawa(*command) for command in commands] == said, place


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"x" * 5000, None])
def test_a_foreign_file_in_its_place_is_written_over(
    ottawa: Run, file: Path, folder: Path, trusting: None, content: bytes | None
) -> None:
    asked = ("status", "LT", "--registry", str(file))
    said = ottawa(*asked)
    (kept_file,) = kept(folder)
    if content is None:
        kept_file.unlink()
        with sqlite3.connect(kept_file) as other:
            other.execute("CREATE TABLE key (path)")
        other.close()
    else:
        kept_file.write_bytes(content)
    assert ottawa(*asked) == said
    assert kept_file.read_bytes().startswith(b"SQLite format 3\0")
    assert len(kept_file.read_bytes()) > 5000


def test_another_program_or_format_makes_it_anew(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("status", "LT", "--registry", str(file))
    said = ottawa(*asked)
    (kept_file,) = kept(folder)
    before = kept_file.stat().st_ino
    monkeypatch.setattr(index, "FORMAT", -1)
    assert ottawa(*asked) == said
    assert kept_file.stat().st_ino != before


def test_only_a_folder_that_is_the_users_alone_is_used(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    asked = ("status", "LT", "--registry", str(file))
    said = ottawa(*asked)
    assert folder.stat().st_mode & 0o777 == 0o700
    shutil.rmtree(folder)
    folder.mkdir(mode=0o755)
    assert ottawa(*asked) == said
    assert kept(folder) == []
    assert "yours alone" in ottawa("index")[1]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"XDG_CACHE_HOME": "", "HOME": ""},
        {"XDG_CACHE_HOME": "relative", "HOME": "also/relative"},
        {"XDG_CACHE_HOME": "/proc"},
        {"XDG_CACHE_HOME": "/dev/null"},
        {"OTTAWA_NO_INDEX": "1"},
    ],
)
def test_where_nothing_can_be_kept_the_answer_is_the_same_and_nothing_is_said(
    ottawa: Run, file: Path, trusting: None, surroundings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("status", "LT", "--registry", str(file))
    said = ottawa(*asked)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    for _ in range(2):
        assert ottawa(*asked) == said
    assert said[2] == ""


def test_a_full_disk_is_no_hindrance(tmp_path: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        [OTTAWA, "status", "LT"], capture_output=True, check=False, preexec_fn=little_room, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Lithuania is a former State Party")
    assert kept(tmp_path / "cache" / "ottawa") == []


def test_six_at_once_make_one_index_and_say_the_same(folder: Path) -> None:
    command = [OTTAWA, "status", "LT", "--json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
    said = {(*process.communicate(), process.returncode) for process in running}
    assert len(said) == 1
    assert said.pop()[1:] == (b"", 0)
    assert len(kept(folder)) == 1


def test_what_a_killed_program_left_is_dropped_later(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    folder.mkdir(mode=0o700, parents=True)
    old, new = folder / "00000000.sqlite.1.new", folder / "00000000.sqlite.2.new"
    old.touch()
    new.touch()
    os.utime(old, (LONG_AGO - 10, LONG_AGO - 10))
    ottawa("status", "LT", "--registry", str(file))
    assert not old.exists()
    assert new.exists()


def test_only_so_many_are_kept(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    folder.mkdir(mode=0o700, parents=True)
    for number in range(index.MOST_KEPT + 5):
        (folder / f"{number:08x}.sqlite").touch()
    ottawa("status", "LT", "--registry", str(file))
    assert len(kept(folder)) == index.MOST_KEPT + 1


def test_the_command_says_where_it_is_and_empties_it(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    ottawa("status", "LT", "--registry", str(file))
    other = folder / "notes.txt"
    other.touch()
    assert ottawa("index")[1].startswith(f"{folder}\n1 file, ")
    assert ottawa("index", "--clear")[1] == f"{folder}\n0 files, 0 bytes\n"
    assert kept(folder) == [other]


@pytest.mark.parametrize(
    ("arguments", "also_not"),
    [
        (["status", "LT", "--json"], {"rich", "re", "json", "typing", "enum"}),
        (["status", "Litauen", "440", "--json", "--on", "2025-12-27"], {"rich", "re", "json", "typing", "enum"}),
        (["list", "--json"], {"rich", "re", "json", "typing", "enum"}),
        (["check"], {"rich", "re", "json", "typing", "enum"}),
        (["list", "-f", "csv", "--status", "state-party"], {"rich"}),
        (["status", "LT"], set()),
        (["status"], set()),
        (["diff", "tests/diff/before.yaml", "tests/diff/after.yaml", "--json"], {"rich"}),
        (["diff", "tests/diff/before.yaml", "tests/diff/after.yaml"], set()),
    ],
)
def test_a_second_answer_costs_no_more_than_it_must(arguments: list[str], also_not: set[str]) -> None:
    script = (
        "import sys\nfrom ottawa_cli.__main__ import run\n"
        f"before = set(sys.modules)\nrun({arguments})\nprint(*set(sys.modules) - before, file=sys.stderr)"
    )
    for _ in range(2):
        command = [sys.executable, "-I", "-S", "-c", f"import sys\nsys.path[:0] = {sys.path}\n{script}"]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    imported = {name.partition(".")[0] for name in done.stderr.decode().split()}
    assert imported & ({"typer", "pydantic", "yaml", "dateutil"} | also_not) == set()


def test_a_day_that_is_no_day_is_refused_without_the_index(ottawa: Run) -> None:
    assert ottawa("status", "LT", "--on", "2025-02-30")[0] == 2
    assert str(day("2025-02-28")) in ottawa("status", "LT", "--on", "2025-02-28")[1]
    assert index_folder()


def test_a_side_that_is_kept_is_the_side_that_was_computed(shipped: Registry) -> None:
    raw = Path(shipped_file("states.yaml")).read_bytes()
    side, place = Filing(shipped, raw), index.place_of_bytes(shipped.sha256)
    assert place
    sides.keep(place, side)
    paths: list[FactPath] = [path for path, _ in all_lines(raw) if path[0] != "format"]
    days = {str(run.since) for code in shipped.states for run in timeline_of(shipped.states[code], shipped.treaty).runs}

    def compare(connection: sqlite3.Connection) -> None:
        kept_side = KeptFiling(connection)
        assert (kept_side.sha256, kept_side.verified) == (side.sha256, side.verified)
        assert kept_side.digests == side.digests
        assert [kept_side.facts(block) for block in side.digests] == [side.facts(block) for block in side.digests]
        assert [kept_side.runs(code) for code in shipped.states] == [side.runs(code) for code in shipped.states]
        assert kept_side.lines(paths) == side.lines(paths)
        for on in sorted(days - {"None"})[::20]:
            assert kept_side.parties(on) == side.parties(on)

    index.asked(place, compare)


@pytest.mark.parametrize("form", ["table", "json", "md", "github"])
def test_a_difference_is_told_alike_with_the_index_and_without(
    ottawa: Run, folder: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("diff", "tests/diff/before.yaml", "tests/diff/after.yaml", "-f", form, "--fail-on", "status")
    monkeypatch.chdir(ROOT)
    first = ottawa(*asked)
    assert len(kept(folder)) == 2
    with monkeypatch.context() as warm:
        warm.setattr("ottawa_cli.snapshot.sides.sides", lambda *_: pytest.fail("a registry was read"))
        assert ottawa(*asked) == first
    monkeypatch.setenv("OTTAWA_NO_INDEX", "1")
    assert ottawa(*asked) == first
