"""What is asked: days, words, numbers and files, as people write them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, text_of
from ottawa_cli.__main__ import run
from ottawa_cli.cli.question import day_of

Capture = pytest.CaptureFixture[str]
SHIPPED = ROOT / "data" / "states.yaml"


def ottawa(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Run a command line; its exit code, standard output and standard error."""
    return (run([*arguments]), *capsys.readouterr())


# A byte order mark


@pytest.mark.parametrize(
    "command", [["status", "LT"], ["list"], ["timeline", "LT"], ["history"]], ids=lambda command: command[0]
)
def test_a_csv_begins_with_a_byte_order_mark_where_one_is_asked_for(capsys: Capture, command: list[str]) -> None:
    plain = ottawa(capsys, *command, "-f", "csv")[1]
    assert ottawa(capsys, *command, "-f", "csv", "--bom")[1] == f"\ufeff{plain}"
    for form in ("table", "json"):
        assert ottawa(capsys, *command, "-f", form, "--bom") == (
            2,
            "",
            f"ottawa: --bom begins a CSV, for Excel; this is {form}\n",
        )


@pytest.mark.parametrize("what", ["panel", "spells"])
def test_an_export_in_csv_too_may_begin_with_one(capsys: Capture, tmp_path: Path, what: str) -> None:
    for name, mark in (("plain.csv", []), ("marked.csv", ["--bom"])):
        assert ottawa(capsys, "export", what, "-o", str(tmp_path / name), *mark)[0] == 0
    plain, marked = ((tmp_path / name).read_bytes() for name in ("plain.csv", "marked.csv"))
    assert marked == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize(("what", "is_"), [("sqlite", "an SQLite database"), ("map", "SVG"), ("curve", "SVG")])
def test_no_other_export_begins_with_one(capsys: Capture, tmp_path: Path, what: str, is_: str) -> None:
    said = ottawa(capsys, "export", what, "-o", str(tmp_path / "written"), "--bom")
    assert said == (2, "", f"ottawa: --bom begins a CSV, for Excel; this is {is_}\n")
    assert not (tmp_path / "written").exists()


# The day and the width of a picture


@pytest.mark.parametrize("what", ["sqlite", "panel", "spells"])
@pytest.mark.parametrize(("option", "value"), [("--on", "2025-12-27"), ("--width", "600")])
def test_a_day_and_a_width_are_of_pictures_alone(
    capsys: Capture, tmp_path: Path, what: str, option: str, value: str
) -> None:
    said = ottawa(capsys, "export", what, "-o", str(tmp_path / "written"), option, value)
    why = f"{option} is for a picture: ottawa export map, ottawa export curve; {what} has every day"
    assert said == (2, "", f"ottawa: {why}\n")


@pytest.mark.parametrize("width", ["319", "8001", "1e3", "-600", "", "600px", "٦٠٠", "9" * 5000])
def test_a_width_is_a_number_of_pixels(capsys: Capture, tmp_path: Path, width: str) -> None:
    code, out, aside = ottawa(capsys, "export", "map", "-o", str(tmp_path / "map.svg"), f"--width={width}")
    assert (code, out, [*tmp_path.iterdir()]) == (2, "", [])
    assert "is no width; give pixels from 320 to 8000" in aside
    assert len(aside) < 200


def test_a_picture_is_as_wide_as_asked_and_says_when_facts_may_be_missing(capsys: Capture, tmp_path: Path) -> None:
    for width in ("320", "1200", "8000"):
        asked = ("export", "curve", "-o", str(tmp_path / "curve.svg"), "--width", width)
        assert ottawa(capsys, *asked, "--on", "2026-02-21") == (0, "", "")
        assert f' width="{width}" ' in (tmp_path / "curve.svg").read_text(encoding="utf-8")[:200]
        assert "complete through 2026-02-21" in ottawa(capsys, *asked, "--on", "2026-02-22")[2]


# Days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-27", "2025-12-27"), ("today", "2026-01-31"), ("yesterday", "2026-01-30"), ("tomorrow", "2026-02-01"),
        ("today+P1M", "2026-02-28"), ("today-P1Y", "2025-01-31"), ("today+90d", "2026-05-01"),
        ("today-P0D", "2026-01-31"),
    ],
)  # fmt: skip
def test_a_day_may_be_told_by_its_distance_from_today(monkeypatch: pytest.MonkeyPatch, text: str, day: str) -> None:
    monkeypatch.setenv("OTTAWA_TODAY", "2026-01-31")
    assert day_of(text).isoformat() == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("27.12.2025", "if 2025-12-27 is meant"), ("27 December 2025", "if 2025-12-27 is meant"),
        ("2025/12/27", "if 2025-12-27 is meant"), ("20251227", "if 2025-12-27 is meant"),
        ("2025-2-3", "write YYYY-MM-DD, or today"), ("03.02.2025", "write YYYY-MM-DD, or today"),
        ("2025-12", "write YYYY-MM-DD, or today"), ("2025-02-30", "not a day of the calendar"),
        ("soon", "write YYYY-MM-DD"),
        ("today+soon", "write YYYY-MM-DD"), ("today+P1X", "not a period"),
        ("today-P900Y", "a period longer than P100Y"),
        ("today-P100Y", None), ("today+P100Y", None), ("", "not a day"),
    ],
)  # fmt: skip
def test_a_day_in_another_notation_is_refused_with_the_one_that_can_be_meant(
    capsys: Capture, text: str, message: str | None
) -> None:
    code, _, aside = ottawa(capsys, "status", "NO", "--on", text)
    assert code == (2 if message else 0)
    assert (message or "") in aside
    assert aside.count("\n") <= 1


def test_a_day_beyond_the_calendar_of_the_registry_is_refused(capsys: Capture) -> None:
    code, _, aside = ottawa(capsys, "when", "accession", "today+P100Y")
    assert code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTTAWA_TODAY", "2150-01-01")
        code, _, aside = ottawa(capsys, "status", "NO", "--on", "today+P100Y")
    assert (code, aside.count("\n")) == (2, 1)
    assert "2200" in aside


def test_a_year_and_a_month_are_their_first_and_last_day_in_a_window(capsys: Capture) -> None:
    for given, meant in (("2025", ("2025-01-01", "2025-12-31")), ("2025-06", ("2025-06-01", "2025-06-30"))):
        short = ottawa(capsys, "timeline", "--from", given, "--to", given, "--json")
        assert short == ottawa(capsys, "timeline", "--from", meant[0], "--to", meant[1], "--json")
        assert json.loads(short[1])["events"]
    assert ottawa(capsys, "timeline", "--from", "2025-13")[0] == 2


@pytest.mark.parametrize("period", ["P90D", "90d", "p3m", "3m"])
def test_a_period_may_be_short(capsys: Capture, period: str) -> None:
    asked = ottawa(capsys, "timeline", "--on", "2025-12-01", "--within", period, "--json")
    assert asked[0] == 0
    assert "2026-02-20" in asked[1]


# Words


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("State Party", "state-party"), ("state party", "state-party"), ("State-Party", "state-party"),
        ("Former State Party", "former-state-party"), ("withdrawal pending", "withdrawal-pending"),
        ("withdrawal deferred by armed conflict", "withdrawal-deferred"), ("Undetermined", "undetermined"),
    ],
)  # fmt: skip
def test_a_word_is_taken_as_it_is_printed(capsys: Capture, typed: str, word: str) -> None:
    option = "--mark" if word.startswith("withdrawal") else "--status"
    day = ("--on", "2025-12-26", "--json")
    assert ottawa(capsys, "list", option, typed, *day) == ottawa(capsys, "list", option, word, *day)
    expected = ("status", "LT", "--expect")
    assert ottawa(capsys, *expected, typed, *day) == ottawa(capsys, *expected, word, *day)


# Given twice


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "LT", "--expect", "state-party", "--expect", "former-state-party"],
        ["status", "LT", "--on", "2025-01-01", "--on=2025-01-02"], ["list", "-f", "csv", "-fjsonl"],
        ["when", "withdrawal", "2026-12-01", "--state", "UA", "--state", "FR"],
        ["check", "--registry", "a.yaml", "--registry", "b.yaml"], ["timeline", "--within", "P1D", "--within", "P2D"],
        ["list", "--registry", "-x", "--on", "2025-01-01", "--on", "2025-01-02"],
    ],
)  # fmt: skip
def test_an_option_that_takes_one_value_is_not_given_two(capsys: Capture, arguments: list[str]) -> None:
    code, out, aside = ottawa(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "is given twice" in aside


def test_a_variable_of_completion_that_is_empty_changes_no_answer(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("status", "LT", "--on", "2025-01-01", "--on", "2025-01-02")
    usual = ottawa(capsys, *asked)
    monkeypatch.setenv("_OTTAWA_COMPLETE", "")
    assert ottawa(capsys, *asked) == usual


def test_an_option_given_twice_alike_is_given_once(capsys: Capture) -> None:
    day = ("--on", "2025-01-01")
    assert ottawa(capsys, "status", "LT", *day, *day) == ottawa(capsys, "status", "LT", *day)


# Numbers


def test_a_bare_number_is_echoed_as_the_iso_number_that_it_is_read_as(capsys: Capture) -> None:
    code, out, aside = ottawa(capsys, "status", "368", "LT", "--json")  # 368 is Lithuania elsewhere
    assert code == 0
    assert json.loads(out)["states"][0]["code"] == "IQ"
    assert aside == "note: 368 read as ISO 3166-1 numeric: Iraq (IQ)\n"
    assert "read as ISO" not in ottawa(capsys, "status", "LT")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "8"],
        ["status", "008", "--expect", "state-party"],
        ["explain", "8"],
        ["timeline", "8"],
        ["when", "withdrawal", "2026-01-01", "--state", "8"],
    ],
)
def test_a_number_without_its_first_zeros_is_the_same_and_every_command_says_how_it_is_read(
    capsys: Capture, arguments: list[str]
) -> None:
    for _ in ("computed", "kept"):
        code, out, aside = ottawa(capsys, *arguments)
        assert code == 0
        assert "AL" in out or "Albania" in out
        assert re.fullmatch(r"note: (8|008) read as ISO 3166-1 numeric: Albania \(AL\)\n", aside)


def test_all_unknown_names_are_told_at_once(capsys: Capture) -> None:
    for command in ("status", "timeline"):
        asked = ottawa(capsys, command, "Kosovo", "LT", "Foo", "Lithuana", "Quux", "Foo", "--on", "2025-01-01")
        told = (
            "ottawa: 'Kosovo' is no State here: the depositary does not list Kosovo among the States\n"
            "no State is known as 'Lithuana'; did you mean Lithuania (LT)?\n"
            "no State is known as 'Foo', 'Quux'; see them all with: ottawa list --on 2025-01-01\n"
        )
        assert asked == (2, "", told)


def test_the_list_that_is_pointed_to_is_that_of_the_registry_asked(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "an odd place.yaml"
    file.write_text(text_of("XA: {name: Examplia}\n"), encoding="utf-8")
    aside = ottawa(capsys, "explain", "Qqqq", f"--registry={file}")[2]
    assert aside == f"ottawa: no State is known as 'Qqqq'; see them all with: ottawa list --registry '{file}'\n"


# The age of the facts


@pytest.mark.parametrize(
    ("on", "age", "code"),
    [("2026-05-22", "P90D", 0), ("2026-05-23", "P90D", 4), ("2036-01-01", "P1Y", 4), ("2026-02-21", "P0D", 0)],
)
def test_facts_that_are_too_old_cannot_answer(capsys: Capture, on: str, age: str, code: int) -> None:
    done = ottawa(capsys, "status", "NO", "--on", on, "--expect", "state-party", "--max-age", age, "--json")
    assert done[0] == code
    assert ("it cannot be said" in done[2]) == (code == 4)
    assert json.loads(done[1])["states"][0]["code"] == "NO"
    stale_no = ottawa(capsys, "status", "NO", "--on", on, "--expect", "signatory", "--max-age", age)
    assert stale_no[0] == (code or 1)  # that it cannot be said goes before a no


def test_an_age_without_an_expectation_is_wrong_use(capsys: Capture) -> None:
    assert ottawa(capsys, "status", "NO", "--max-age", "P90D")[0] == 2
    assert ottawa(capsys, "status", "NO", "--expect", "state-party", "--max-age", "soon")[0] == 2


# Which registry


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a registry where a repository has it, which is another than the one shipped."""
    (tmp_path / "data").mkdir()
    text = SHIPPED.read_text(encoding="utf-8")
    (tmp_path / "data" / "states.yaml").write_text(text.replace("2025-12-27", "2025-12-28", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_that_another_registry_lies_here_than_the_one_answered_from_is_said(capsys: Capture, folder: Path) -> None:
    file = folder / "data" / "states.yaml"
    note = "note: answered from the registry shipped; data/states.yaml differs"
    for arguments in (["status", "DE"], ["status"], ["list"], ["explain", "DE"], ["timeline", "DE"], ["history"]):
        assert note in ottawa(capsys, *arguments)[2], arguments
        assert note not in ottawa(capsys, *arguments, "--registry", str(file))[2]
    shutil.copy(SHIPPED, file)
    assert ottawa(capsys, "status", "DE")[2] == ""
    file.write_text(SHIPPED.read_text(encoding="utf-8").replace("  id: apmbc", "  id: ccm"), encoding="utf-8")
    assert ottawa(capsys, "status", "DE")[2] == ""  # of another treaty


def test_check_without_git_looks_at_the_registry_of_the_folder(capsys: Capture, folder: Path) -> None:
    (folder / "data" / "states.yaml").write_text("LT: {name: Lithuania}\n", encoding="utf-8")
    code, out, aside = ottawa(capsys, "check", "-f", "github")
    assert (code, aside) == (1, "")
    assert "file=data/states.yaml" in out
    (folder / "data" / "states.yaml").unlink()
    code, out, aside = ottawa(capsys, "check")
    assert code == 0
    assert "so the registry shipped was checked" in aside


def test_reviewers_programs_are_given_paths_of_the_repository_from_any_folder(
    capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], check=True, cwd=folder)
    (folder / "data" / "states.yaml").write_text("LT: {name: Lithuania}\n", encoding="utf-8")
    (folder / "tool").mkdir()
    monkeypatch.chdir(folder / "tool")
    for arguments in (["check"], ["check", "../data/states.yaml"], ["check", "./../data/states.yaml"]):
        assert "file=data/states.yaml," in ottawa(capsys, *arguments, "-f", "github")[1]
        sarif = json.loads(ottawa(capsys, *arguments, "-f", "sarif")[1])
        location = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uri"] == "data/states.yaml"


def test_the_folder_that_is_gone_is_told_as_such(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for command in ("check", "diff", "status"):
        code, out, aside = ottawa(capsys, command)
        assert (code, out) in {(3, ""), (0, out)}, command
        assert "defect" not in aside
    before, after = (str(ROOT / "tests" / "diff" / name) for name in ("before.yaml", "after.yaml"))
    for command_line in (["check"], ["check", "x.yaml", "-f", "github"], ["diff", "HEAD", "--registry", "x.yaml"],
                         ["diff", "HEAD:x.yaml", before], ["diff", before, after, "-f", "github"]):  # fmt: skip
        said = ottawa(capsys, *command_line)
        assert said == (3, "", "ottawa: the folder that this was started in is gone; go to another\n"), command_line


# Where it goes


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["report", "-o", "map.png"], "map.html"), (["export", "panel", "-o", "panel.dta"], "panel.csv"),
        (["export", "spells", "-o", "spells.xlsx"], "spells.csv"), (["export", "map", "-o", "map.png"], "map.svg"),
        (["export", "curve", "-o", "curve.pdf"], "curve.svg"), (["export", "sqlite", "-o", "panel.csv"], "panel.db"),
        (["export", "panel", "-o", "a.b.XLSX"], "a.b.csv"), (["export", "map", "-o", "a.atom"], "a.svg"),
        (["report", "-o", "x.sarif"], "x.html"), (["export", "curve", "-o", "x.svgz"], "x.svg"),
    ],
)  # fmt: skip
def test_a_file_is_not_given_the_ending_of_another_format(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, aside = ottawa(capsys, *arguments)
    assert (code, [*tmp_path.iterdir()]) == (2, [])
    assert f"name it {name}" in aside


def test_the_hint_of_the_overview_asks_for_the_day_and_the_registry_that_were_asked(capsys: Capture) -> None:
    asked = ("status", "--on", "2025-06-25", "--registry", str(SHIPPED))
    hint = f"ottawa list --status undetermined --on 2025-06-25 --registry {SHIPPED}"
    assert f"Of whom it cannot be said: {hint}\n" in ottawa(capsys, *asked)[1]
    assert "Tonga" in ottawa(capsys, *hint.split()[1:])[1]
