"""The command line: answers, formats, exit codes, and what goes where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import TREATY, text_of
from ottawa_cli.__main__ import run
from ottawa_cli.system import output

Capture = pytest.CaptureFixture[str]


def ottawa(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Run a command line; its exit code, standard output and standard error."""
    code = run([*arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


# The answers of the founding issue


def test_the_first_line_answers_with_the_last_day_bound(capsys: Capture) -> None:
    _, pending, _ = ottawa(capsys, "status", "LT", "--on", "2025-12-26")
    assert pending.splitlines()[0] == (
        "Lithuania is a State Party, withdrawal pending, out on 2025-12-27 (last bound 2025-12-26)."
    )
    _, former, _ = ottawa(capsys, "status", "LT", "--on", "2025-12-27")
    assert former.splitlines()[0] == "Lithuania is a former State Party, last bound 2025-12-26."


def test_the_overview_counts_in_force_and_as_the_un_counts(capsys: Capture) -> None:
    _, said, _ = ottawa(capsys, "status", "--on", "2025-03-18")
    assert "164 in force, 165 with consent deposited (as the UN counts)" in said.splitlines()[0]


@pytest.mark.parametrize(
    ("states", "on", "word", "code"),
    [
        (["LT"], "2025-12-26", "state-party", 0),
        (["LT"], "2025-12-26", "withdrawal-pending", 0),
        (["LT"], "2025-12-27", "state-party", 1),
        (["LB"], "2026-11-21", "state-party", 4),
        (["LB"], "2026-11-21", "former-state-party", 1),
        (["LB"], "2026-11-21", "undetermined", 0),
        (["LT", "LB"], "2026-11-21", "state-party", 1),
        (["NO", "LB"], "2026-11-21", "state-party", 4),
        (["UA"], "2026-11-21", "suspension-notified", 0),
        (["EE", "LV", "LT"], "2025-12-27", "former-state-party", 0),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_expect_answers_in_the_exit_code_and_writes_all_the_same(
    capsys: Capture, states: list[str], on: str, word: str, code: int, form: str
) -> None:
    plain = ottawa(capsys, "status", *states, "--on", on, "-f", form)
    asked = ottawa(capsys, "status", *states, "--on", on, "-f", form, "--expect", word)
    assert (plain[0], asked[0]) == (0, code)
    assert plain[1] == asked[1]


def test_after_verified_expect_says_so_on_standard_error_in_machine_formats(capsys: Capture) -> None:
    late = ("status", "NO", "--on", "2026-11-21")
    assert "through 2026-02-21" in ottawa(capsys, *late, "--json", "--expect", "state-party")[2]
    assert ottawa(capsys, *late, "--json")[2] == ""
    code, table, aside = ottawa(capsys, *late, "--expect", "state-party")
    assert (code, aside) == (0, "")
    assert "through 2026-02-21" in table
    assert "through 2026-02-21" not in ottawa(capsys, "status", "NO", "--on", "2026-02-21")[1]


def test_when_counts_from_receipt_and_knows_when_it_does_not_know(capsys: Capture) -> None:
    code, said, _ = ottawa(capsys, "when", "withdrawal", "2026-03-01", "--state", "UA")
    assert code == 4
    assert "not before 2026-09-01; the day is not known" in said
    assert ottawa(capsys, "when", "withdrawal", "2026-03-01")[0] == 0
    code, said, _ = ottawa(capsys, "when", "withdrawal", "2025-08-31", "--json")
    document = json.loads(said)
    assert (document["takes_effect"], document["clamped"], document["alternative"]) == (
        "2026-02-28",
        True,
        "2026-03-01",
    )
    assert json.loads(ottawa(capsys, "when", "accession", "2025-08-31", "--json")[1])["takes_effect"] == "2026-02-01"
    assert json.loads(ottawa(capsys, "when", "ratification", "1998-01-01", "--json")[1])["takes_effect"] == "1999-03-01"


def test_when_leaves_open_what_the_days_of_a_conflict_leave_open(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    party = "name: Examplia, instruments: [{kind: accession, deposited: 2003-05-12}]"
    conflict = "armed_conflicts: [{since: 2019-03-01, ended: 2020-08}]"
    file.write_text(text_of(f"XA: {{{party}, {conflict}}}\n"), encoding="utf-8")
    asked = ("when", "withdrawal", "2020-01-10", "--state", "XA", "--registry", str(file))
    code, said, _ = ottawa(capsys, *asked, "--json")
    assert (code, json.loads(said)["takes_effect"]) == (4, "2020-08-01/2020-08-31")
    assert "takes effect between 2020-08-01 and 2020-08-31" in ottawa(capsys, *asked)[1]


def test_norway_is_norway(capsys: Capture) -> None:
    assert json.loads(ottawa(capsys, "status", "NO", "--json")[1])["states"][0]["name"] == "Norway"


# Lists


def test_list_names_those_of_which_it_cannot_be_said_apart(capsys: Capture) -> None:
    asked = ("list", "--status", "state-party", "--on", "2026-11-21")
    document = json.loads(ottawa(capsys, *asked, "--json")[1])
    assert len(document["states"]) == 161
    assert document["undetermined"] == ["LB"]
    assert "It cannot be said of: Lebanon (LB)." in ottawa(capsys, *asked)[1]
    for form in ("csv", "jsonl"):
        _, said, aside = ottawa(capsys, *asked, "-f", form)
        assert "LB" in aside
        assert "Lebanon" not in said


def test_statuses_are_or_ed_marks_are_or_ed_and_both_are_and_ed(capsys: Capture) -> None:
    def codes(*arguments: str) -> list[str]:
        document = json.loads(ottawa(capsys, "list", "--on", "2025-12-26", "--json", *arguments)[1])
        return [element["code"] for element in document["states"]]

    assert len(codes()) == 197
    assert codes("--mark", "withdrawal-pending") == ["EE", "FI", "LT", "LV", "PL"]
    assert codes("--mark", "withdrawal-pending", "--mark", "suspension-notified") == [
        "EE",
        "FI",
        "LT",
        "LV",
        "PL",
        "UA",
    ]
    assert codes("--status", "state-not-party", "--mark", "withdrawal-pending") == []
    assert len(codes("--status", "state-not-party", "--status", "state-party")) == 197


def test_either_candidate_asked_for_fits_surely(capsys: Capture) -> None:
    either = ("list", "--status", "contracting-state", "--status", "state-party", "--on", "2026-11-21", "--json")
    document = json.loads(ottawa(capsys, *either)[1])
    assert "LB" in [element["code"] for element in document["states"]]
    assert document["undetermined"] == []


# Timeline


UNDATED = """\
XA:
  name: Examplia
  instruments: [{kind: accession, deposited: 2005-03-05, sources: [x]}]
  steps: [{kind: parliament, text: "A vote, whose day was not found.", sources: [x]}]
"""


def test_a_timeline_ends_with_what_has_no_day(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(UNDATED), encoding="utf-8")
    document = json.loads(ottawa(capsys, "timeline", "XA", "--json", "--registry", str(file))[1])
    assert [event["event"] for event in document["events"]] == ["deposit", "entry-into-force", "step"]


def test_a_timeline_has_a_window(capsys: Capture) -> None:
    def events(*arguments: str) -> list[str]:
        document = json.loads(ottawa(capsys, "timeline", "--json", *arguments)[1])
        return [event["event"] for event in document["events"]]

    assert events("LT", "--from", "2025-06-01") == ["withdrawal-received", "withdrawal-effect"]
    assert events("LT", "--to", "2003-11-01") == ["signature", "deposit", "entry-into-force"]
    assert events("--upcoming", "--on", "2025-12-26", "--within", "P15D") == ["withdrawal-effect"] * 4
    assert "entry-into-force" in events("--upcoming", "--on", "2026-11-21")  # Lebanon's, perhaps
    assert events("LT", "--upcoming", "--on", "2026-02-21") == []
    assert "No events." in ottawa(capsys, "timeline", "LT", "--upcoming")[1]


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Usage"),
        (("status", "XX"), "no State is known as 'XX'"),
        (("status", ""), "no State is named"),
        (("status", "Lithuana"), "did you mean Lithuania (LT)"),
        (("status", "LT", "--on", "2025-02-30"), "not a day of the calendar"),
        (("status", "LT", "--on", "someday"), "not a day"),
        (("status", "LT", "-f", "xml"), "one of: table, json, jsonl, csv"),
        (("status", "-f", "csv"), "one of: table, json"),
        (("status", "LT", "-f", "csv", "--json"), "differ"),
        (("status", "--expect", "state-party"), "needs a STATE"),
        (("status", "LT", "--expect", "member"), "does not know 'member'"),
        (("list", "--status", "member"), "does not know 'member'"),
        (("list", "--mark", "gone"), "does not know 'gone'"),
        (("when", "exit", "2025-01-01"), "does not know 'exit'"),
        (("when", "withdrawal", "2025-01"), "not a day"),
        (("when", "withdrawal", "2025-01-01", "--state", "XX"), "no State is known"),
        (("timeline", "--within", "90"), "not a period"),
        (("check", "a.yaml", "--registry", "b.yaml"), "not both"),
        (("explain",), "STATE"),
        (("explain", "LT", "LV"), "LV"),
        (("status", "LT", "--unknown"), "--unknown"),
        (("frobnicate",), "frobnicate"),
        (("status", "LT", "--on", "\x1b[2J"), "\\u{1b}"),
        (("status", "\x1b]0;x\x07"), "\\u{1b}"),
        (("\x9b31m",), "9b"),
    ],
)
def test_wrong_use_is_told_on_standard_error_with_exit_2(
    capsys: Capture, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = ottawa(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert all(line.isprintable() for line in err.split("\n"))
    assert "Traceback" not in err


def test_a_fixed_today_that_is_no_day_is_told(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTTAWA_TODAY", "soon")
    assert "$OTTAWA_TODAY" in ottawa(capsys, "status", "LT")[2]


def test_json_and_the_same_format_agree(capsys: Capture) -> None:
    assert ottawa(capsys, "status", "LT", "-f", "json", "--json") == ottawa(capsys, "status", "LT", "--json")


# Files


@pytest.mark.parametrize(
    "command", [("status", "LT"), ("status",), ("list",), ("explain", "LT"), ("timeline",), ("check",)]
)
@pytest.mark.parametrize("path", ["/nowhere/states.yaml", "/", "/dev/null", "/dev/zero", "a\0b"])
def test_what_cannot_be_read_is_exit_3(capsys: Capture, command: tuple[str, ...], path: str) -> None:
    code, out, err = ottawa(capsys, *command, "--registry", path)
    assert (code, out) == (3, "")
    assert "cannot be read" in err


def test_an_invalid_registry_is_exit_3_with_its_findings(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("LT: {name: Lithuania, signed: 1999-02-30}\n"), encoding="utf-8")
    code, out, err = ottawa(capsys, "status", "LT", "--registry", str(file))
    assert (code, out) == (3, "")
    assert f"{file}:19:31: error [wrong-date] LT.signed: '1999-02-30' is not a day of the calendar" in err


def test_what_check_finds_beyond_shape_stops_no_answer(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("LT: {name: Lithuania, signed: 1999-03-01}\n"), encoding="utf-8")
    assert ottawa(capsys, "status", "LT", "--registry", str(file))[0] == 0
    assert ottawa(capsys, "check", str(file))[0] == 1


def test_a_registry_is_named_by_the_environment(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("XA: {name: Examplia}\n"), encoding="utf-8")
    monkeypatch.setenv("OTTAWA_REGISTRY", str(file))
    assert "Examplia" in ottawa(capsys, "status", "XA")[1]


def test_check_works_on_the_work_tree_one_stands_in(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (".git", "data", "deep/down"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data" / "states.yaml").write_text(text_of("XA: {name: Examplia}\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "deep" / "down")
    code, said, _ = ottawa(capsys, "check")
    assert code == 0
    assert said.splitlines()[-1].startswith("../../data/states.yaml: 0 errors, 2 warnings (1 State")


def test_check_without_a_work_tree_takes_the_shipped_registry(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "197 States" in ottawa(capsys, "check")[1]


def test_a_clean_run_says_what_it_read_and_how_much(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    text = text_of("LT: {name: Lithuania, signed: 1999-02-26, sources: [x]}\n")
    file.write_text(text, encoding="utf-8")
    code, said, _ = ottawa(capsys, "check", str(file), "--strict")
    assert (code, said) == (0, f"{file}: clean (1 State, 0 instruments, 1 source, 59 rules)\n")


def test_strict_lets_warnings_count(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("LT: {name: Lithuania-Litva, signed: 1999-02-26, sources: [x]}\n"), encoding="utf-8")
    assert ottawa(capsys, "check", str(file))[0] == 0
    assert ottawa(capsys, "check", str(file), "--strict")[0] == 1


def test_several_files_are_checked_in_one_run(capsys: Capture, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.yaml", tmp_path / "b.yaml"
    good.write_text(text_of("LT: {name: Lithuania, signed: 1999-02-26, sources: [x]}\n"), encoding="utf-8")
    bad.write_text("x", encoding="utf-8")
    code, said, _ = ottawa(capsys, "check", str(bad), str(good), "--json")
    document = json.loads(said)
    assert (code, document["errors"], document["treaty"], document["registry"]) == (1, 1, None, None)
    assert document["files"] == [str(bad), str(good)]
    assert document["findings"][0]["file"] == str(bad)


def test_more_than_a_thousand_findings_are_counted(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    states = "".join(f"A{number:04}: {{name: X, status: party}}\n" for number in range(1500))
    file.write_text(text_of(states), encoding="utf-8")
    _, said, _ = ottawa(capsys, "check", str(file))
    assert said.count("[unknown-key]") == 1000
    assert "and 500 more" in said
    assert "1500 errors" in said


# Another treaty


@pytest.mark.parametrize(
    ("clause", "effect"),
    [
        ('{article: "28", period: P1Y}', "2026-06-27"),
        ('{article: "28", period: P90D}', "2025-09-25"),
        ('{article: "71", period: P6M1D}', "2025-12-28"),
        ('{article: "71", period: P6M, day: first-of-next-month}', "2026-01-01"),
    ],
)
def test_another_treaty_computes_by_its_own_clauses(capsys: Capture, tmp_path: Path, clause: str, effect: str) -> None:
    file = tmp_path / "other.yaml"
    treaty = TREATY.replace('{article: "20", period: P6M, armed_conflict_defers: true}', clause)
    acts = "[{kind: accession, deposited: 2003-05-12}, {kind: withdrawal, received: 2025-06-27}]"
    file.write_text(text_of(f"XA: {{name: Examplia, instruments: {acts}}}\n", treaty), encoding="utf-8")
    _, said, _ = ottawa(capsys, "status", "XA", "--on", "2025-07-01", "--json", "--registry", str(file))
    assert json.loads(said)["states"][0]["withdrawal"]["takes_effect"] == effect
    _, said, _ = ottawa(capsys, "when", "withdrawal", "2025-06-27", "--json", "--registry", str(file))
    assert json.loads(said)["takes_effect"] == effect


def test_a_treaty_without_a_withdrawal_clause_cannot_be_left(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    treaty = TREATY.replace('  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}\n', "")
    file.write_text(text_of("XA: {name: Examplia}\n", treaty), encoding="utf-8")
    code, said, _ = ottawa(capsys, "when", "withdrawal", "2025-06-27", "--registry", str(file))
    assert code == 1
    assert "would move nothing: the treaty has no clause on withdrawal" in said


def test_two_treaties_are_not_compared(capsys: Capture, tmp_path: Path) -> None:
    for name, treaty in (("one.yaml", "apmbc"), ("two.yaml", "ccm")):
        (tmp_path / name).write_text(text_of("", TREATY.replace("id: apmbc", f"id: {treaty}")), encoding="utf-8")
    code, said, aside = ottawa(capsys, "diff", str(tmp_path / "one.yaml"), str(tmp_path / "two.yaml"))
    assert (code, said) == (2, "")
    assert "two treaties are not compared: OLD is of 'apmbc' and NEW of 'ccm'" in aside


# The program itself


def test_version_never_fails(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said, _ = ottawa(capsys, "--version")
    assert code == 0
    assert "verified 2026-02-21" in said
    monkeypatch.setenv("OTTAWA_REGISTRY", "/nowhere")
    code, said, _ = ottawa(capsys, "--version")
    assert code == 0
    assert "cannot be read" in said


@pytest.mark.parametrize("command", ["status", "list", "explain", "when", "timeline", "check"])
def test_help_opens_with_an_example_that_runs(capsys: Capture, command: str) -> None:
    code, said, _ = ottawa(capsys, command, "--help")
    assert code == 0
    example = said.split("Example: ottawa ")[1].split("\n")[0]
    assert run(example.split()) in {0, 4}


def test_a_defect_is_told_with_where_to_look_and_no_traceback(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> output.Look:
        raise KeyError("secret")

    monkeypatch.setattr("ottawa_cli.system.output.look", broken)
    code, out, err = ottawa(capsys, "status", "LT")
    assert (code, out) == (70, "")
    assert "KeyError at test_cli.py" in err
    assert "secret" not in err
    assert "Traceback" not in err


def test_an_interruption_is_130(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> output.Look:
        raise KeyboardInterrupt

    monkeypatch.setattr("ottawa_cli.system.output.look", interrupted)
    assert ottawa(capsys, "status", "LT")[0] == 130
