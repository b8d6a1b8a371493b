"""Several treaties asked at once, and groups in the place of States."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest

from conftest import ROOT, SOURCES, TREATY, day, text_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.schemas import schema
from ottawa_cli.facts.words import GROUP_WORDS
from ottawa_cli.reading.groups import load_groups
from ottawa_cli.system.paths import treaty_files

Capture = pytest.CaptureFixture[str]
LATVIA = "LV: {name: Latvia, instruments: [{kind: accession, deposited: 2005-03-05, sources: [x]}]}\n"


def ottawa(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    return code, *capsys.readouterr()


def document(capsys: Capture, *arguments: str) -> Any:
    return json.loads(ottawa(capsys, *arguments, "--json")[1])


def registry(folder: Path, name: str, states: str = LATVIA) -> str:
    """A registry of a treaty of that id."""
    file = folder / f"{name}.yaml"
    treaty = TREATY.replace("id: apmbc", f"id: {name}").replace("short_name: Ottawa", f"short_name: {name.upper()}")
    file.write_text(f"format: 1\n{treaty}{SOURCES}{states}", encoding="utf-8")
    return str(file)


# Which treaty


def test_a_treaty_is_asked_by_its_id_as_by_its_file(capsys: Capture) -> None:
    file = str(ROOT / "data" / "treaties" / "ccm.yaml")
    for command in (
        ["status", "LT", "--json"], ["status", "--json"], ["list", "--json"], ["explain", "LT", "--json"],
        ["when", "withdrawal", "2020-01-01", "--json"], ["timeline", "LT", "--json"], ["history", "--json"],
    ):  # fmt: skip
        asked = ottawa(capsys, *command, "--treaty", "ccm", "--on" if command[0] != "when" else "--state", "LT")
        if command[0] != "when":
            asked = ottawa(capsys, *command, "--treaty", "ccm", "--on", "2025-01-01")
            assert asked == ottawa(capsys, *command, "--registry", file, "--on", "2025-01-01"), command
        assert '"id": "ccm"' in asked[1]


def test_the_default_treaty_has_an_id_too(capsys: Capture) -> None:
    asked = ("status", "LT", "--on", "2025-12-26", "--json")
    assert ottawa(capsys, *asked, "--treaty", "apmbc") == ottawa(capsys, *asked)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["status", "LT", "--treaty", "npt"], "no treaty 'npt' is shipped; give one of: apmbc, ccm, ccw"),
        (["status", "LT", "--also", "npt"], "no treaty 'npt' is shipped"),
        (["list", "--treaty", "ccm", "--registry", "x.yaml"], "each say which registry"),
        (["check", "--treaty", "ccm", "--registry", "x.yaml"], "each say which registry"),
        (["diff", "--treaty", "ccm", "--registry", "x.yaml"], "each say which registry"),
        (["status", "--also", "ccm"], "--also needs a STATE"),
        (["check", "x.yaml", "--treaty", "ccm"], "give the files to check"),
    ],
)
def test_what_does_not_go_together_is_refused(capsys: Capture, arguments: list[str], says: str) -> None:
    code, out, aside = ottawa(capsys, *arguments)
    assert (code, out) == (2, "")
    assert says in aside


def test_check_takes_the_treaty_where_one_works_and_else_the_one_shipped(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "ccm.yaml: clean (197 States" in ottawa(capsys, "check", "--treaty", "ccm")[1]
    (tmp_path / "data" / "treaties").mkdir(parents=True)
    registry(tmp_path / "data" / "treaties", "ccm")
    assert ottawa(capsys, "check", "--treaty", "ccm")[1].startswith("data/treaties/ccm.yaml: clean (1 State")


def test_the_treaties_shipped_are_listed_with_their_parties_on_the_day_through_which_they_are_known(
    capsys: Capture,
) -> None:
    told = document(capsys, "treaties")
    jsonschema.validate(told, schema("treaties"))
    assert (
        [treaty["id"] for treaty in told["treaties"]]
        == [*treaty_files()]
        == ["apmbc", "ccm", "ccw", "ccw-p2a", "ccw-p5"]
    )
    assert [treaty["parties"]["deposited"]["min"] for treaty in told["treaties"]] == [161, 112, 127, 104, 94]
    assert all(treaty["on"] == treaty["verified"] for treaty in told["treaties"])
    assert told["treaties"][1]["reference"] == "UNTC XXVI-6"
    table = ottawa(capsys, "treaties")[1].splitlines()
    assert [line.split()[0] for line in table[2:]] == [*treaty_files()]


# Several at once


def test_what_still_binds_lithuania(capsys: Capture) -> None:
    told = document(capsys, "status", "LT", "--also", "all", "--on", "2026-03-01")
    jsonschema.validate(told, schema("standings"))
    answers = {
        part["treaty"]["id"]: (part["states"][0]["status"], part["states"][0]["since"]) for part in told["standings"]
    }
    assert answers == {
        "apmbc": ("former-state-party", "2025-12-27"),
        "ccm": ("former-state-party", "2025-03-06"),
        "ccw": ("state-party", "1998-12-03"),
        "ccw-p2a": ("state-party", "1998-12-03"),
        "ccw-p5": ("state-party", "2006-11-12"),
    }
    assert all(part["beyond_verified"] for part in told["standings"])


def test_each_member_is_what_is_said_of_it_alone(capsys: Capture) -> None:
    told = document(capsys, "status", "LT", "EE", "--also", "ccm", "--on", "2025-02-01")
    for part in told["standings"]:
        alone = document(capsys, "status", "LT", "EE", "--treaty", part["treaty"]["id"], "--on", "2025-02-01")
        assert {key: alone[key] for key in part} == part


def test_a_table_has_a_line_for_each_treaty_and_marks_facts_older_than_the_day(capsys: Capture) -> None:
    out = ottawa(capsys, "status", "LT", "EE", "--also", "ccm", "--on", "2025-12-27")[1]
    first, second = out.split("\n\n")
    assert first.splitlines()[0] == "Lithuania on 2025-12-27"
    assert second.splitlines()[0] == "Estonia on 2025-12-27"
    assert first.splitlines()[3].endswith("2025-12-27             2026-02-21")
    assert first.splitlines()[4].endswith("2025-09-05 (older)")


def test_rows_of_several_treaties_begin_with_the_treaty(capsys: Capture) -> None:
    asked = ("status", "LT", "--also", "ccm", "--on", "2026-03-01", "-f")
    rows = [*csv.DictReader(io.StringIO(ottawa(capsys, *asked, "csv")[1]))]
    assert [(row["treaty"], row["since"]) for row in rows] == [("apmbc", "2025-12-27"), ("ccm", "2025-03-06")]
    lines = [json.loads(line) for line in ottawa(capsys, *asked, "jsonl")[1].splitlines()]
    assert [next(iter(line)) for line in lines] == ["treaty", "treaty"]


@pytest.mark.parametrize(
    ("states", "word", "code"),
    [
        (["LT"], "state-party", 1), (["LT"], "former-state-party", 0), (["NO"], "state-party", 0),
        (["EE"], "former-state-party", 1),
    ],
)  # fmt: skip
def test_what_is_expected_is_expected_of_every_treaty(capsys: Capture, states: list[str], word: str, code: int) -> None:
    asked = ["status", *states, "--also", "ccm", "--on", "2026-03-01", "--expect", word]
    assert ottawa(capsys, *asked)[0] == code


@pytest.mark.parametrize(
    ("states", "word", "code"),
    [
        (["LT"], "state-party", 1), (["LT"], "former-state-party", 4), (["NO"], "state-party", 4),
        (["EE"], "former-state-party", 4),
    ],
)  # fmt: skip
def test_facts_too_old_say_not_even_no_under_their_treaty(
    capsys: Capture, states: list[str], word: str, code: int
) -> None:
    """Those of the first are of 21 February 2026, those of the other of 5 September 2025."""
    asked = ["status", *states, "--also", "ccm", "--on", "2026-03-01", "--expect", word, "--max-age", "P30D"]
    answered, _, aside = ottawa(capsys, *asked)
    why = "the facts are complete through 2025-09-05, more than P30D before that day"
    assert (answered, aside) == (code, f"note: it cannot be said of the Cluster Munitions Convention: {why}\n")


def test_a_registry_of_any_treaty_goes_beside_the_one_shipped(capsys: Capture, tmp_path: Path) -> None:
    one, other = registry(tmp_path, "one"), registry(tmp_path, "other")
    told = document(capsys, "status", "LV", "--also", one, "--on", "2006-01-01")
    assert [part["treaty"]["id"] for part in told["standings"]] == ["apmbc", "one"]
    told = document(capsys, "status", "LV", "--registry", one, "--also", str(tmp_path), "--also", one)
    assert [part["treaty"]["id"] for part in told["standings"]] == ["one", "other"]
    assert ottawa(capsys, "status", "LV", "--also", f"{other}.gone")[0] == 3
    assert ottawa(capsys, "status", "LV", "--also", f"{tmp_path}/gone.yaml")[0] == 3


def test_a_state_that_a_treaty_has_not_is_left_out_there_and_unknown_if_none_has_it(
    capsys: Capture, tmp_path: Path
) -> None:
    one = registry(tmp_path, "one")
    told = document(capsys, "status", "LT", "--also", one)
    assert [len(part["states"]) for part in told["standings"]] == [1, 0]
    assert "not in this registry" in ottawa(capsys, "status", "LT", "--also", one)[1]
    code, out, aside = ottawa(capsys, "status", "LT", "--also", one, "--on", "2001-01-01", "--expect", "signatory")
    assert (code, out, "is not in the registry of ONE" in aside) == (2, "", True)
    code, _, aside = ottawa(capsys, "status", "Atlantis", "--also", one)
    assert (code, "no State is known as 'Atlantis'" in aside) == (2, True)
    assert document(capsys, "explain", "LT", "--also", one)["binding"] == []
    assert "None of them has this State." in ottawa(capsys, "explain", "LT", "--also", one)[1]
    assert [part["events"] == [] for part in document(capsys, "timeline", "LT", "--also", one)["timelines"]] == [
        False,
        True,
    ]


def test_two_registries_of_one_treaty_are_refused(capsys: Capture, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_text(text_of(LATVIA), encoding="utf-8")
    one = registry(tmp_path, "one")
    code, _, aside = ottawa(capsys, "status", "LV", "--registry", one, "--also", str(copy), "--also", "apmbc")
    assert (code, "of the same treaty as" in aside) == (2, True)


def test_all_that_are_shipped_leave_out_the_treaty_that_is_asked_by_another_file(
    capsys: Capture, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(text_of(LATVIA), encoding="utf-8")
    asked = ("LV", "--registry", str(mine), "--also", "all", "--on", "2026-03-01")
    told = document(capsys, "status", *asked)
    assert [part["treaty"]["id"] for part in told["standings"]] == [*treaty_files()]
    assert told["standings"][0]["states"][0]["status"] == "state-party"
    assert [each["treaty"]["id"] for each in document(capsys, "explain", *asked)["binding"]] == [*treaty_files()][1:]
    assert len(document(capsys, "timeline", *asked)["timelines"]) == len(treaty_files())


def test_explain_ends_with_what_else_binds(capsys: Capture) -> None:
    told = document(capsys, "explain", "LT", "--also", "all", "--on", "2026-03-01")
    assert [(each["treaty"]["id"], each["status"]) for each in told["binding"]] == [
        ("ccm", "former-state-party"), ("ccw", "state-party"), ("ccw-p2a", "state-party"), ("ccw-p5", "state-party"),
    ]  # fmt: skip
    page = ottawa(capsys, "explain", "LT", "--also", "all", "--on", "2026-03-01")[1]
    assert "as far as known through each one's day: no list of all that binds it" in page
    assert "binding" not in document(capsys, "explain", "LT", "--on", "2026-03-01")


def test_the_events_of_several_treaties_are_told_apart(capsys: Capture) -> None:
    asked = ("timeline", "LT", "--also", "ccm", "--from", "2024", "--on", "2026-02-21")
    told = document(capsys, *asked)
    jsonschema.validate(told, schema("timelines"))
    assert [part["treaty"]["id"] for part in told["timelines"]] == ["apmbc", "ccm"]
    received, effect = [event["on"] for event in told["timelines"][1]["events"] if "withdrawal" in event["event"]]
    assert (received, effect) == ("2024-09-06", "2025-03-06")
    rows = [*csv.DictReader(io.StringIO(ottawa(capsys, *asked, "-f", "csv")[1]))]
    assert {row["treaty"] for row in rows} == {"apmbc", "ccm"}
    lines = [json.loads(line)["treaty"] for line in ottawa(capsys, *asked, "-f", "jsonl")[1].splitlines()]
    assert lines.count("ccm") == len(told["timelines"][1]["events"])
    calendar = icalendar.Calendar.from_ical(ottawa(capsys, *asked, "-f", "ics")[1])
    summaries = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    assert "Cluster Munitions Convention: Lithuania: withdrawal takes effect" in summaries
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    assert "Cluster Munitions Convention, facts through 2025-09-05\n" in ottawa(capsys, *asked)[1]


# Groups


def test_the_words_of_groups_are_those_of_the_file() -> None:
    groups = load_groups()
    assert tuple(groups) == GROUP_WORDS
    assert [len(group.members_on(day("2026-03-01"))) for group in groups.values()] == [27, 32]
    assert [len(group.members_on(day("2019-01-01"))) for group in groups.values()] == [28, 29]
    assert "GB" in groups["EU"].members_on(day("2020-01-31"))
    assert "GB" not in groups["EU"].members_on(day("2020-02-01"))


def test_all_of_the_eu_were_parties_when_the_leaving_was_announced(capsys: Capture) -> None:
    code, out, aside = ottawa(capsys, "status", "EU", "--on", "2025-03-18", "--expect", "state-party")
    assert code == 0
    assert len(out.splitlines()) == 2 + 27
    assert aside == (
        "note: European Union (EU): 27 members on 2025-03-18; who they are was looked up through 2020-02-01\n"
    )
    assert ottawa(capsys, "status", "group:eu", "--on", "2026-03-01", "--expect", "state-party")[0] == 1


def test_a_group_names_its_members(capsys: Capture) -> None:
    told = document(capsys, "status", "NATO", "LT", "--on", "2026-03-01")
    assert [element["code"] for element in told["states"]] == told["groups"][0]["members"]
    out = {element["code"] for element in told["states"] if element["status"] == "former-state-party"}
    assert out == {"EE", "FI", "LT", "LV", "PL"}
    several = document(capsys, "status", "NATO", "--also", "ccm", "--on", "2026-03-01")
    assert several["groups"] == told["groups"]
    assert document(capsys, "timeline", "EU", "--from", "2025-12-27", "--to", "2025-12-27")["groups"][0]["code"] == "EU"


def test_a_list_and_a_history_are_of_a_group(capsys: Capture) -> None:
    told = document(capsys, "list", "--group", "EU", "--status", "former-state-party", "--on", "2026-03-01")
    assert [element["code"] for element in told["states"]] == ["EE", "FI", "LT", "LV", "PL"]
    assert told["groups"][0]["name"] == "European Union"
    assert len(document(capsys, "list", "--group", "EU", "--on", "2026-03-01")["states"]) == 27
    rows = {row["on"]: row for row in document(capsys, "history", "--group", "EU", "--on", "2026-02-21")["rows"]}
    assert rows["2019-12-31"]["in_force"] == {"min": 28, "max": 28}
    assert rows["2020-12-31"]["in_force"] == {"min": 27, "max": 27}
    assert (rows["2025-12-31"]["in_force"]["min"], rows["2025-12-31"]["left"]) == (24, ["EE", "LT", "LV"])


def test_a_block_of_that_code_goes_before_the_group(capsys: Capture, tmp_path: Path) -> None:
    one = registry(tmp_path, "one", "EU: {name: European Union}\n" + LATVIA)
    assert "unknown-code" not in ottawa(capsys, "check", one)[1]
    assert [each["code"] for each in document(capsys, "status", "EU", "--registry", one)["states"]] == ["EU"]
    assert ottawa(capsys, "status", "group:EU", "--registry", one, "--on", "2026-01-01")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["status", "group:XX"], "no group is called 'xx'; there are: EU, NATO"),
        (["list", "--group", "Benelux"], "no group is called 'Benelux'"),
        (["history", "--group", "Benelux"], "no group is called 'Benelux'"),
        (["status", "EU", "--on", "1950-01-01"], "European Union (EU) has no member on 1950-01-01"),
    ],
)
def test_a_group_that_is_none_or_has_nobody_is_refused(capsys: Capture, arguments: list[str], says: str) -> None:
    code, _, aside = ottawa(capsys, *arguments)
    assert (code, says in aside) == (2, True)


def test_a_panel_says_which_groups_a_state_was_in(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "panel.csv"
    assert ottawa(capsys, "export", "panel", "-o", str(file))[0] == 0
    rows = [*csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))]
    lithuania = {row["year"]: row["groups"] for row in rows if row["code"] == "LT"}
    assert (lithuania["2003"], lithuania["2004"]) == ("", "EU NATO")
