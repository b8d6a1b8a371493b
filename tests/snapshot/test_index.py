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
from ottawa_cli.facts.model import Registry
from ottawa_cli.law.standings import days_of_change
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.operands import Operand
from ottawa_cli.reading.positions import BlockLines
from ottawa_cli.reading.registry import registry_and_lines
from ottawa_cli.snapshot import index_writing, places
from ottawa_cli.snapshot.computed import Computed, computed_file
from ottawa_cli.snapshot.index_file import IndexFile, Missing
from ottawa_cli.snapshot.kept import Kept
from ottawa_cli.snapshot.loaded import Loaded, loaded
from ottawa_cli.snapshot.opening import opened_operand
from ottawa_cli.snapshot.places import place_of_bytes, place_of_file, place_of_names
from ottawa_cli.snapshot.protocol import HEADING
from ottawa_cli.system import paths
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import index_folder, look_anew
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
    monkeypatch.setattr(places, "_UNSETTLED", -1)
    monkeypatch.setattr(index_writing, "_swept", set())


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


def test_it_says_of_every_state_what_the_registry_does_before_and_on_every_day_of_change(shipped: Registry) -> None:
    file = shipped_file("states.yaml")
    place = place_of_file(file)
    assert place
    computed_file(file, place, is_first=True).finished("state", ["LT"], "2025-12-27")
    kept_ones, computed = Kept(place), Computed(file, read_file(file), None)
    turns = {turn for state in shipped.states.values() for turn in days_of_change(timeline_of(state, shipped.treaty))}
    for turn in sorted(turns)[::5]:
        for on in (str(turn - timedelta(days=1)), str(turn)):
            assert kept_ones.finished("state", None, on) == computed.finished("state", None, on)
            assert kept_ones.finished("tally", [""], on) == computed.finished("tally", [""], on)
    kept_ones.close()


@pytest.mark.parametrize("query", ["LT", "lt", "LTU", "440", "Litauen", "Łotwa", "cote d'ivoire", "UK", "Ελλάδα"])
def test_it_knows_every_name_that_the_registry_knows(query: str) -> None:
    file = shipped_file("states.yaml")
    place = place_of_file(file)
    assert place
    texts = computed_file(file, place, is_first=True).finished("state", [query, "Litauen"], "2025-12-27")
    assert Kept(place).finished("state", [query, "Litauen"], "2025-12-27") == texts


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
    monkeypatch.setattr("ottawa_cli.system.files.os.open", lambda *_: pytest.fail("the registry was read"))
    assert ottawa(*asked) == first


def test_a_check_and_the_answers_are_kept_side_by_side(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [("check", str(file)), ("status", "--registry", str(file)), ("list", "--registry", str(file))]
    said = [ottawa(*command) for command in commands]
    assert len(kept(folder)) == 2
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
    commands: dict[str, list[tuple[str, ...]]] = {
        "standings": [
            ("status", "LT", "--json", "--on", "2025-12-26", "--registry", str(file)),
            ("list", "-f", "csv", "--on", "2025-12-26", "--registry", str(file)),
        ],
        "check": [("check", str(file))],
    }
    for group, lines in commands.items():
        said = [ottawa(*line) for line in lines]
        (kept_file,) = folder.glob(f"*-{group}.sqlite")
        whole = kept_file.read_bytes()
        for place in range(0, len(whole), 211):
            kept_file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1 :])
            assert [ottawa(*line) for line in lines] == said, place


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
    monkeypatch.setattr(places, "FORMAT", -1)
    assert ottawa(*asked) == said
    assert kept_file.stat().st_ino != before


@pytest.mark.parametrize("changed", ["src/ottawa_cli/law/lives.py", "data/names.yaml", "src/ottawa-9.dist-info/RECORD"])
def test_a_program_is_another_once_any_file_of_it_is_though_its_version_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    package, file, newer = tmp_path / "src" / "ottawa_cli", tmp_path / changed, tmp_path / "src" / "ottawa_cli" / "x.py"
    for path in (file, newer, *(tmp_path / "data" / name for name in ("names.yaml", "no_states.yaml"))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    monkeypatch.setattr(paths, "_HERE", str(package))
    monkeypatch.setattr(paths, "__version__", "9")
    paths.look_anew()
    before = paths.program_identity()
    assert before == paths.program_identity()
    paths.look_anew()
    file.write_text("2", encoding="utf-8")
    os.utime(file, (LONG_AGO, LONG_AGO))  # as cp -p and tar leave it: older than the rest
    assert paths.program_identity() != before


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


@pytest.mark.parametrize(
    ("cache", "home", "kept_in"),
    [
        ("/of/users", "/home/one", "/of/users/ottawa"),
        ("relative", "/home/one", "/home/one/.cache/ottawa"),
        ("", "/home/one", "/home/one/.cache/ottawa"),
        ("relative", "also/relative", None),
        ("", "", None),
    ],
)
def test_a_relative_folder_is_none_to_keep_an_index_in(
    cache: str, home: str, kept_in: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.setenv("HOME", home)
    assert index_folder() == kept_in


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


def test_only_so_many_bytes_are_kept_and_what_was_not_used_for_longest_goes_first(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writing, "MOST_BYTES", 100_000)
    folder.mkdir(mode=0o700, parents=True)
    for number in range(5):
        other = folder / f"{number:08x}-standings.sqlite"
        other.write_bytes(b"x" * 30_000)
        os.utime(other, (LONG_AGO + number, LONG_AGO + number))
    ottawa("status", "LT", "--registry", str(file))
    left = kept(folder)
    assert [path.name[7] for path in left if path.name.startswith("0000000")] == ["3", "4"]
    assert len(left) == 3


def test_what_was_just_written_stays_however_large_it_is(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writing, "MOST_BYTES", 10)
    ottawa("status", "LT", "--registry", str(file))
    assert len(kept(folder)) == 1


def test_what_is_read_is_touched_at_most_once_a_day(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    asked = ("status", "LT", "--registry", str(file))
    ottawa(*asked)
    (kept_file,) = kept(folder)
    for age, is_touched in ((3600, False), (2 * 86_400, True)):
        then = time.time() - age
        os.utime(kept_file, (then, then))
        ottawa(*asked)
        assert (kept_file.stat().st_mtime > then + 1) is is_touched


def test_the_command_says_where_it_is_and_empties_it(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    ottawa("status", "LT", "--registry", str(file))
    other = folder / "notes.txt"
    other.touch()
    assert ottawa("index")[1].startswith(f"{folder}\n1 file, ")
    assert ottawa("index", "--clear")[1] == f"{folder}\n0 files, 0 bytes\n"
    assert kept(folder) == [other]


def test_the_command_empties_what_is_not_used_too_and_says_why_it_is_not(
    ottawa: Run, file: Path, folder: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ottawa("status", "LT", "--registry", str(file))
    monkeypatch.setenv("OTTAWA_NO_INDEX", "1")
    assert ottawa("index")[1].endswith("none is used or kept: $OTTAWA_NO_INDEX is set\n")
    assert "\n0 files, 0 bytes\n" in ottawa("index", "--clear")[1]
    assert kept(folder) == []
    monkeypatch.delenv("OTTAWA_NO_INDEX")
    folder.chmod(0o755)
    look_anew()
    assert ottawa("index")[1].endswith("none is used or kept: it must be a folder that is yours alone (mode 700)\n")


@pytest.mark.parametrize(
    ("arguments", "also_not"),
    [
        (["status", "LT", "--json"], {"rich", "re", "json", "typing", "enum"}),
        (["status", "Litauen", "--json", "--on", "2025-12-27"], {"rich", "re", "json", "typing", "enum"}),
        (["list", "--json"], {"rich", "re", "json", "typing", "enum"}),
        (["check"], {"rich", "re", "json", "typing", "enum"}),
        (["list", "-f", "csv", "--status", "state-party"], {"rich"}),
        (["status", "LT"], set()),
        (["status"], set()),
        (["when", "withdrawal", "2026-11-26", "--state", "LT", "--json"], {"rich", "dataclasses"}),
        (["when", "accession", "2026-11-26"], set()),
        (["diff", "tests/diff/before.yaml", "tests/diff/after.yaml", "--json"], {"rich"}),
        (["diff", "tests/diff/before.yaml", "tests/diff/after.yaml"], set()),
    ],
)
def test_a_second_answer_costs_no_more_than_it_must(arguments: list[str], also_not: set[str]) -> None:
    script = (
        "import sys\nfrom ottawa_cli.__main__ import run\n"
        f"before = set(sys.modules)\nrun({arguments})\nprint(*set(sys.modules) - before, file=sys.stderr)"
    )
    for _ in range(3):  # a file is kept once it is asked for again
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
    place = place_of_bytes(shipped.sha256)
    assert place
    loaded(raw, "states.yaml", place)
    side, kept_side = Loaded(*registry_and_lines(raw, "states.yaml"), raw), Kept(place)
    blocks = ["treaty", "sources", *shipped.states]
    assert kept_side.finished("digests", [""]) == side.finished("digests", [""])
    assert kept_side.finished("facts", blocks) == side.finished("facts", blocks)
    assert kept_side.finished("lines", blocks) == side.finished("lines", blocks)
    assert kept_side.finished("runs", [*shipped.states]) == side.finished("runs", [*shipped.states])
    for on in ("", "1999-02-28", "1999-03-01", "2011-07-09", "2025-12-27", "2026-02-20"):
        assert kept_side.finished("parties", [""], on) == side.finished("parties", [""], on)
    assert kept_side.finished("heading", HEADING) == side.finished("heading", HEADING)
    kept_side.close()


@pytest.mark.parametrize("form", ["table", "json", "md", "github"])
def test_a_difference_is_told_alike_with_the_index_and_without(
    ottawa: Run, folder: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("diff", "tests/diff/before.yaml", "tests/diff/after.yaml", "-f", form, "--fail-on", "status")
    monkeypatch.chdir(ROOT)
    first = ottawa(*asked)
    assert len([*folder.glob("*-comparison.sqlite")]) == 0  # what may be being edited is not kept at first sight
    assert ottawa(*asked) == first
    assert len([*folder.glob("*-comparison.sqlite")]) == 2
    with monkeypatch.context() as warm:
        warm.setattr("ottawa_cli.snapshot.loaded.registry_and_lines", lambda *_: pytest.fail("a registry was read"))
        assert ottawa(*asked) == first
    monkeypatch.setenv("OTTAWA_NO_INDEX", "1")
    assert ottawa(*asked) == first


def test_the_side_that_is_kept_is_used_and_the_other_computed(
    ottawa: Run, file: Path, tmp_path: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(text_of(STATES), encoding="utf-8")
    for _ in range(2):
        ottawa("diff", str(old), str(file))
    file.write_text(text_of(STATES.replace("2025-06-27", "2025-06-28")), encoding="utf-8")
    read: list[str] = []

    def watched(raw: bytes, name: str) -> tuple[Registry, BlockLines]:
        read.append(name)
        return registry_and_lines(raw, name)

    monkeypatch.setattr("ottawa_cli.snapshot.loaded.registry_and_lines", watched)
    assert "bound one day longer" in ottawa("diff", str(old), str(file))[1]
    assert read == [str(file)]


def test_sides_that_are_kept_are_not_read(
    ottawa: Run, file: Path, tmp_path: Path, trusting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(text_of(STATES.replace("2025-06-27", "2025-06-28")), encoding="utf-8")
    asked = ("diff", str(old), str(file), "--json")
    first = ottawa(*asked)
    assert ottawa(*asked) == first
    monkeypatch.setattr("ottawa_cli.system.files.read_identified", lambda *_: pytest.fail("a registry was read"))
    assert ottawa(*asked) == first


@pytest.mark.parametrize(
    ("command", "told"), [("status LT --registry", "2025-12-28"), ("diff states.yaml", "bound one day longer")]
)
def test_a_path_back_out_of_a_linked_folder_is_that_of_the_file_it_leads_to(
    ottawa: Run, file: Path, tmp_path: Path, trusting: None, command: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``link/../states.yaml`` lies beside the folder that the link leads to, and not beside the link."""
    deep = tmp_path / "deep"
    (deep / "inner").mkdir(parents=True)
    (deep / "states.yaml").write_text(text_of(STATES.replace("2025-06-27", "2025-06-28")), encoding="utf-8")
    (tmp_path / "link").symlink_to(deep / "inner")
    monkeypatch.chdir(tmp_path)
    for _ in range(3):
        assert told not in ottawa(*command.split(), "states.yaml")[1]
    for _ in range(3):
        assert told in ottawa(*command.split(), "link/../states.yaml")[1]


def test_a_side_that_changes_while_it_is_told_is_refused(
    ottawa: Run, file: Path, tmp_path: Path, trusting: None
) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(text_of(STATES), encoding="utf-8")
    for _ in range(2):
        ottawa("diff", str(old), str(file))
    with opened_operand(Operand("old.yaml", str(old))) as side:
        assert "\nLT " in side.finished("digests", [""])[0]
        old.write_text(text_of(STATES + "XB:\n  name: Borduria\n"), encoding="utf-8")
        with pytest.raises(Unreadable, match="it changed while it was read; ask again"):
            side.finished("facts", ["XB"])


def test_what_is_lacking_is_no_answer(shipped: Registry) -> None:
    place = place_of_bytes("0" * 64)
    assert place
    assert index_writing.write(place, "standings", [("state", "LT", [("", "{}")]), ("number", "state", [("", "2")])])
    with IndexFile(place, "standings") as index, pytest.raises(Missing):
        index.by_code("state", "2025-12-27")
    with pytest.raises(Missing):
        Kept(place).finished("heading", HEADING)


def test_a_row_under_anothers_code_is_not_believed() -> None:
    place = place_of_bytes("1" * 64)
    assert place
    index_writing.write(place, "standings", [("state", code, [("", f"{code}!")]) for code in ("LT", "LV")])
    with sqlite3.connect(place.file("standings")) as index:
        index.execute("UPDATE finished SET code = 'XX' WHERE code = 'LT'")
        index.execute("UPDATE finished SET code = 'LT' WHERE code = 'LV'")
    index.close()
    with IndexFile(place, "standings") as file, pytest.raises(Missing):
        file.text("state", "LT")


def test_a_stage_that_is_gone_is_noticed() -> None:
    place = place_of_bytes("2" * 64)
    assert place
    index_writing.write(place, "standings", [("state", "LT", [("", "free"), ("2003-11-01", "bound")])])
    with IndexFile(place, "standings") as file:
        assert file.text("state", "LT", "2003-10-31") == "free"
        assert file.text("state", "LT", "2003-11-01") == "bound"
    with sqlite3.connect(place.file("standings")) as index:
        index.execute("DELETE FROM finished WHERE since = '2003-11-01'")
    index.close()
    with IndexFile(place, "standings") as file, pytest.raises(Missing):
        file.text("state", "LT", "2003-11-01")


def test_what_was_read_is_what_is_kept(ottawa: Run, file: Path, folder: Path, trusting: None, tmp_path: Path) -> None:
    """A path that leads elsewhere while it is read: what another file says is not kept as this one's."""
    place = place_of_file(str(file))
    file.rename(tmp_path / "before.yaml")
    file.write_text(text_of(STATES.replace("2025-06-27", "2025-06-29")), encoding="utf-8")
    assert "2025-12-29" in computed_file(str(file), place, is_first=True).finished("state", ["LT"], "2025-12-01")[0]
    assert kept(folder) == []


def test_a_file_that_changes_between_two_questions_is_told(file: Path, trusting: None) -> None:
    place = place_of_file(str(file))
    file.rename(file.with_name("before.yaml"))
    file.write_text(text_of(STATES), encoding="utf-8")
    with pytest.raises(Unreadable, match="changed while it was read"):
        computed_file(str(file), place, is_first=False)


def test_names_are_kept_once_for_every_registry(ottawa: Run, file: Path, folder: Path, trusting: None) -> None:
    ottawa("status", "Litauen", "--registry", str(file))
    place = place_of_names()
    assert place
    assert os.path.exists(place.file("names"))
    assert len(kept(folder)) == 2
