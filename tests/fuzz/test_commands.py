"""The fuzzer finds what is wrong with the program: here something is made wrong, and it must say so."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import calls
import commands
import comparisons
import relations
from cases import EDITED, MADE, RUINED, Case
from command_lines import EXITS, know_everything, right_line
from conftest import ROOT
from judgements import JUDGES, every_format_is_sound
from made_changes import edited
from made_registries import Maker, keeps_to_the_format
from ottawa_cli.cli.plain import plain_values
from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.comparison.consequences import state_consequences
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.reading.operands import _file as operand_of
from ottawa_cli.reading.registry import load, registry_of
from ottawa_cli.render.writers import FORMATS
from ottawa_cli.snapshot.kept import Kept
from ottawa_cli.snapshot.places import Place, place_of_file
from strangers_text import written

Capture = pytest.CaptureFixture[str]
Look = Callable[[Case], Iterator[str]]

SEED = ("--seed", "tests")


def first_find(tmp_path: Path, look: Look) -> str:
    """What is found in the first of some cases in which anything is."""
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        with calls.apart(folder):
            case = Case("tests", number, folder)
            if case.is_right and case.codes and (faults := commands.caught(partial(look, case))):
                return "\n".join(faults)
    return ""


def right_lines_of(*names: str) -> Look:
    """Ask a right command line of each of these commands, however it can be asked."""

    def look(case: Case) -> Iterator[str]:
        for name in names:
            yield from commands.line_faults(case, right_line(case.setting(MADE, EDITED), name))

    return look


# The whole


def test_nothing_is_found_where_nothing_is_wrong(capsys: Capture, tmp_path: Path) -> None:
    folder, environment = os.getcwd(), dict(os.environ)
    assert commands.main([*SEED, "--cases", "1", "--keep", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "seed tests: 1 cases, 0 of them with finds\n"
    assert (os.getcwd(), dict(os.environ), [*tmp_path.iterdir()]) == (folder, environment, [])


def test_a_find_is_told_with_what_repeats_it_and_its_registries_are_kept(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ottawa_cli.cli.rules.answer_in", None)
    assert commands.main([*SEED, "--case", "10", "--keep", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert f"{tmp_path}/tests-10; again: {sys.executable} fuzz/commands.py {' '.join(SEED)} --case 10\n" in said
    assert "  'exit code 70'\n    ottawa rules" in said
    assert said.endswith("\nseed tests: 1 cases, 1 of them with finds\n")
    assert (tmp_path / "tests-10" / MADE).exists()


def test_an_answer_that_does_not_come_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("calls.LONGEST", 1)
    monkeypatch.setattr("ottawa_cli.cli.rules.chosen_format", lambda *_: time.sleep(30))
    assert first_find(tmp_path, right_lines_of("rules")) == "no answer in 1 s"


# Relations


def without_the_day(arguments: Any, command: Any) -> Any:
    values = plain_values(arguments, command)
    return {name: value for name, value in values.items() if name != "on"} if values else values


state_named = Kept._state_named


def of_another_day(kept: Kept, query: str, _: str) -> tuple[str, str]:
    return state_named(kept, query, "2999-01-01")


def of_any_file(source: str) -> Any:
    place = place_of_file(source)
    return place and Place(place.stem, "any", identity=place.identity, is_settled=True)


def only_of_more_runs(code: str, before: Any, after: Any) -> Any:
    return state_consequences(code, before, after) if len(before) < len(after) else []


WAYS: list[tuple[str, Any, str]] = [
    ("cli.plain.plain_values", without_the_day, "by typer without the index"),
    ("snapshot.kept.Kept._state_named", of_another_day, "with the index and as it was asked first"),
    ("render.drawing._ANY_HEIGHT", None, "in colour, with "),
    ("system.output._can_encode", lambda stream, _: stream.encoding != "ascii" or 1 / 0, "in ASCII: exit code 70"),
    ("render.json.json_text", lambda _: "{}\n", "as a process: "),
]
RELATIONS: list[tuple[Look, str, Any, str]] = [
    (every_format_is_sound, "render.sarif.json", None, "check -f sarif: a defect of the program"),
    (relations.overview_counts_the_list, "documents.overview.number_of", lambda _: {"min": 0, "max": 1}, "it has "),
    (
        relations.history_is_the_overview_on_its_days,
        "documents.history.row_days",
        lambda first, on, _: [first, on],
        "a row for every ",
    ),
    (relations.explain_and_status_say_the_same, "documents.explain.run_forms", lambda *_: [], "have other runs"),
    (
        relations.expectations_end_as_the_answer_says,
        "cli.expectation.expected",
        lambda *_: 4,
        "exit code 4 for answers",
    ),
    (relations.every_format_tells_the_same, "render.ics._event_lines", lambda *_: [], "another number of events"),
    (
        relations.a_window_has_the_events_of_its_days,
        "documents.told._may_fall_within",
        lambda *_: True,
        "there are [",
    ),
    (
        relations.findings_are_the_same_in_every_format,
        "render.sarif.check_sarif",
        lambda *_: '{"runs": [{"results": []}]}',
        ", 0 results",
    ),
    (
        relations.what_is_invalid_is_so_for_every_command,
        "reading.registry.load",
        lambda *_: load(),
        "invalid for some commands alone",
    ),
    (relations.another_file_is_read_anew, "snapshot.opening.place_of_file", of_any_file, "of a copy of edited.yaml"),
    (
        relations.an_act_takes_effect_when_it_is_said_to,
        "documents.when.date_text",
        lambda _: "2000-01-01",
        "when says ('2000-01-01', ",
    ),
    (
        relations.the_database_agrees_with_the_list,
        "documents.sql_rows._run_rows",
        lambda *_: iter(()),
        "the runs are not what list says",
    ),
    (relations.the_panel_agrees_with_the_list, "documents.panel.IN_FORCE", frozenset(), ", and the list "),
    (
        relations.the_spells_agree_with_the_list,
        "documents.spells.zip_longest",
        lambda runs, _: [(runs[0], None)],
        ", and the list ",
    ),
    (
        relations.the_pictures_count_as_the_overview_does,
        "documents.pictures.number_of",
        lambda _: {"min": 9999, "max": 9999},
        "and the overview ",
    ),
    (
        comparisons.nothing_differs_from_itself,
        "snapshot.comparing.document_of",
        lambda *_: {"facts": [{}], "consequences": []},
        "made.yaml: [{}] []",
    ),
    (
        comparisons.a_difference_is_mirrored,
        "snapshot.comparing.state_consequences",
        only_of_more_runs,
        "consequences: ",
    ),
    (
        comparisons.consequences_are_what_two_lists_say,
        "comparison.consequences._answer_on",
        lambda *_: None,
        "is told, and the lists have",
    ),
    (comparisons.it_fails_on_its_levels, "comparison.difference.Difference.reaches", lambda *_: True, ": exit code 1"),
    (comparisons.levels_are_what_follows, "comparison.levels._level", lambda *_, **__: "text", "answers of {"),
    (
        comparisons.a_revision_says_what_its_file_says,
        "reading.operands._at_path",
        lambda *_: operand_of(EDITED),
        "and of the two files",
    ),
]


@pytest.mark.parametrize(("where", "wrong", "told"), WAYS, ids=[where for where, *_ in WAYS])
def test_what_is_not_the_same_by_every_way_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str, wrong: Any, told: str
) -> None:
    monkeypatch.setattr(f"ottawa_cli.{where}", wrong)
    if told[:2] in {"in", "as"}:
        monkeypatch.setattr("calls._AS_PROCESS", told[:2] == "as")
        monkeypatch.setattr("calls._ELSEWHERE", 1)
    assert told in first_find(tmp_path, right_lines_of("status", "explain"))


@pytest.mark.parametrize(("relation", "where", "wrong", "told"), RELATIONS, ids=[row[0].__name__ for row in RELATIONS])
def test_what_two_answers_contradict_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, relation: Look, where: str, wrong: Any, told: str
) -> None:
    monkeypatch.setattr(f"ottawa_cli.{where}", wrong)
    assert told in first_find(tmp_path, relation)


def test_every_relation_is_tried() -> None:
    assert {relation for relation, *_ in RELATIONS} == {*commands.ALL_RELATIONS}


# What the fuzzer knows


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({"annul": COMMANDS["index"]}, "the command 'annul'"),
        ({"index": {**COMMANDS["index"], "flags": {"--undo": "undo"}}}, "['undo'] of 'index'"),
        ({"index": {**COMMANDS["index"], "arguments": {"folder": "?"}}}, "['folder'] of 'index'"),
        ({"index": {**COMMANDS["index"], "options": {"--keep": "most"}}}, "['most'] of 'index'"),
    ],
)
def test_what_the_fuzzer_was_not_taught_ends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, declared: Any, told: str
) -> None:
    monkeypatch.setattr("command_lines.COMMANDS", {**COMMANDS, **declared})
    assert commands.main([*SEED]) == 2
    assert capsys.readouterr().err == f"the fuzzer does not know {told}: teach it in fuzz/command_lines.py\n"


def test_a_format_that_the_fuzzer_was_not_taught_ends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, tmp_path: Path
) -> None:
    monkeypatch.delitem(JUDGES, "text")
    assert commands.main([*SEED, "--cases", "10", "--keep", str(tmp_path)]) == 2
    assert "does not know the format 'text'" in capsys.readouterr().err


def test_every_command_and_every_format_is_known() -> None:
    know_everything()
    assert EXITS.keys() == COMMANDS.keys()
    assert {form for forms in FORMATS.values() for form in forms} | {"html"} == JUDGES.keys()


def test_a_seed_and_a_number_make_one_case_whatever_python_hashes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from cases import Case; from command_lines import any_line;"
        "case = Case('tests', 1, Path(sys.argv[1])); setting = case.setting('made.yaml');"
        "print([ascii(any_line(setting)) for _ in range(100)], case.days(3))"
    )
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "fuzz")}
        done = subprocess.run([sys.executable, "-c", script, folder], env=env, capture_output=True, check=True)
        made.append((done.stdout, *((folder / name).read_bytes() for name in (MADE, EDITED, RUINED))))
    assert made[0] == made[1]


@given(st.integers(0, 100_000))
@settings(max_examples=40)
def test_what_is_written_is_the_facts_made_and_kept_to_the_format_it_is_computed_from(number: int) -> None:
    rng = Random(f"written/{number}")
    facts = Maker(rng).registry()
    facts = edited(rng, facts) if number % 2 else facts
    raw = written(rng, facts)
    assert yaml.load(raw, Loader=yaml.BaseLoader) == facts
    with nullcontext() if keeps_to_the_format(facts) else pytest.raises(Invalid):
        registry_of(raw, "made.yaml")
