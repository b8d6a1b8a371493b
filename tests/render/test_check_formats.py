"""`ottawa check` where reviewers and programs read it: annotations, SARIF, schemas, manuals."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from test_screens import GOLDEN

from conftest import BAD, text_of
from ottawa_cli.__main__ import run
from ottawa_cli.rules.manuals import manuals
from ottawa_cli.system.output import harmless

Capture = pytest.CaptureFixture[str]


def output_of(capsys: Capture, *arguments: str) -> str:
    """What a command line writes to standard output."""
    run([*arguments])
    return capsys.readouterr().out


# Annotations


def test_an_annotation_stands_on_its_line_and_says_what_to_do(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("LT: {name: Lithuania, signed: 1999-02-30}\n"), encoding="utf-8")
    assert output_of(capsys, "check", str(file), "-f", "github") == (
        f"::error file={file},line=19,col=31,title=wrong-date LT.signed::'1999-02-30' is not a day of the calendar; "
        "docs/registry.md tells how dates are written\n"
    )


def test_the_gravest_come_first_and_at_most_ten(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    states = "".join(f"X{letter}: {{name: X, signed: 1999-03-01, sources: [x]}}\n" for letter in "ABCDEFGH")
    file.write_text(text_of(states), encoding="utf-8")
    lines = output_of(capsys, "check", str(file), "-f", "github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 8 + ["::warning"] * 2 + ["::notice"]
    assert lines[-1] == "::notice title=ottawa::6 more; 'ottawa check' tells them all"


def test_a_clean_file_has_no_annotation(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of("LT: {name: Lithuania, signed: 1999-02-26, sources: [x]}\n"), encoding="utf-8")
    assert output_of(capsys, "check", str(file), "-f", "github") == ""


def test_no_word_of_a_stranger_becomes_a_command(capsys: Capture, tmp_path: Path) -> None:
    evil = "::error::pwn,100%"
    file = tmp_path / f"{evil}:x,y%.yaml"
    file.write_text(text_of(f'XA: {{name: "{evil}", "a::b,c%": x, signed: "::stop-commands::x"}}\n'), encoding="utf-8")
    for line in output_of(capsys, "check", str(file), "-f", "github").splitlines():
        command, _, message = line[2:].partition("::")
        assert command.startswith(("error file=", "warning file=", "notice title="))
        properties = command.split(" ", 1)[1]
        assert [part.partition("=")[0] for part in properties.split(",")] in (
            ["file", "line", "col", "title"],
            ["title"],
        )
        assert "::" not in properties
        assert "%" not in message.replace("%25", "").replace("%0A", "").replace("%0D", "")


def test_a_line_that_a_runner_would_obey_is_shown_instead(capsys: Capture, tmp_path: Path) -> None:
    assert harmless("::error::x\n  ::debug::y\n##[group]z\na ::b\n") == (
        "\\u{3a}:error::x\n  \\u{3a}:debug::y\n\\u{23}#[group]z\na ::b\n"
    )
    file = tmp_path / "states.yaml"
    file.write_text(
        text_of('XA: {name: "::error::pwn", note: "##[error]x"}\n').replace("  x: {", '  "::warning::x": {'),
        encoding="utf-8",
    )
    for command in (("status", "XA"), ("explain", "XA"), ("list",), ("timeline", "XA")):
        for line in output_of(capsys, *command, "--registry", str(file)).splitlines():
            assert not line.lstrip().startswith(("::", "##["))


# SARIF


def sarif(capsys: Capture, *files: str) -> dict[str, list[dict[str, list[dict[str, object]]]]]:
    """The log of a check."""
    log: dict[str, list[dict[str, list[dict[str, object]]]]] = json.loads(
        output_of(capsys, "check", *files, "-f", "sarif")
    )
    return log


def test_sarif_has_every_rule_and_every_finding_at_its_place(capsys: Capture) -> None:
    file = str(BAD / "several-faults-of-substance.yaml")
    (log,) = sarif(capsys, file)["runs"]
    findings = json.loads(output_of(capsys, "check", file, "--json"))["findings"]
    assert log["columnKind"] == "unicodeCodePoints"  # type: ignore[comparison-overlap]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in log["results"]]  # type: ignore[index]
    assert regions == [{"startLine": finding["line"], "startColumn": finding["column"]} for finding in findings]
    assert [result["ruleId"] for result in log["results"]] == [finding["rule"] for finding in findings]


@pytest.fixture
def fingerprints(capsys: Capture, tmp_path: Path) -> Callable[[str], list[str]]:
    """The fingerprints of what is wrong with some States, as SARIF has them."""

    def of(states: str) -> list[str]:
        file = tmp_path / "states.yaml"
        file.write_text(text_of(states), encoding="utf-8")
        results: Any = sarif(capsys, str(file))["runs"][0]["results"]
        return [fingerprint for result in results for fingerprint in result["partialFingerprints"].values()]

    return of


def test_a_fingerprint_survives_moved_lines_and_tells_its_like_apart(
    fingerprints: Callable[[str], list[str]],
) -> None:
    state = "XA: {name: Examplia, signed: 1999-03-01, sources: [x, y, y]}\n"
    before = fingerprints(state)
    assert fingerprints(f"# a comment\n\n{state}") == before
    assert len({*before}) == len(before) > 3
    assert {"apmbc/XA/unknown-code/1", "apmbc/XA/source/y/1/unknown-source/1"} <= {*before}


def test_a_fingerprint_survives_facts_of_another_kind_before_it(fingerprints: Callable[[str], list[str]]) -> None:
    leaving = "XA: {name: Examplia, sources: [x], instruments: [%s{kind: withdrawal, received: 2025-06-27}]}\n"
    consent = "{kind: accession, deposited: 2003-05-12, sources: [x]}, "
    about_the_withdrawal = "apmbc/XA/withdrawal/1/sources/no-source/1"
    assert about_the_withdrawal in fingerprints(leaving % "")
    assert about_the_withdrawal in fingerprints(leaving % consent)


@pytest.mark.parametrize(
    ("states", "fingerprint"),
    [
        (
            "XA: {name: Examplia, steps: [{kind: vote, text: A}, {kind: decree, text: B, on: 1}]}",
            "decree/1/on/wrong-date/1",
        ),
        ("XA: {name: Examplia, steps: [{text: A}, {kind: decree, text: B}]}", "step/1/kind/missing-key/1"),
        ("XA: {name: Examplia, steps: [{kind: [a], text: A}]}", "step/1/kind/wrong-shape/1"),
        ("XA: {name: Examplia, steps: [{kind: decree, text: ''}, &a {}", "step/1/text/empty-value/1"),
    ],
)
def test_what_cannot_be_typed_or_read_has_a_fingerprint_too(
    fingerprints: Callable[[str], list[str]], states: str, fingerprint: str
) -> None:
    assert f"apmbc/XA/{fingerprint}" in fingerprints(f"{states}\n")


@pytest.mark.skipif(
    "SARIF_SCHEMA" not in os.environ, reason="$SARIF_SCHEMA names the published schema; .ci/run fetches it"
)
def test_sarif_is_valid_against_the_published_schema(capsys: Capture) -> None:
    schema = json.loads(Path(os.environ["SARIF_SCHEMA"]).read_text(encoding="utf-8"))
    files = sorted(str(file) for file in BAD.glob("*.yaml"))
    jsonschema.Draft7Validator(schema).validate(sarif(capsys, *files))
    jsonschema.Draft7Validator(schema).validate(sarif(capsys))


# Manuals


def test_the_rules_are_listed_and_each_is_told_in_full(capsys: Capture) -> None:
    table = output_of(capsys, "rules")
    for manual in manuals():
        assert manual.rule in table
        manual_text = output_of(capsys, "rules", manual.rule)
        assert manual.asks in manual_text
        assert manual.bad is None or f"    {manual.bad.splitlines()[0]}\n" in manual_text
        assert output_of(capsys, "rules", manual.rule, "-f", "md").startswith(f"# {manual.rule}\n")


def test_an_unknown_rule_is_wrong_use(capsys: Capture) -> None:
    assert run(["rules", "no-such-rule"]) == 2
    assert "ottawa rules" in capsys.readouterr().err


# Schemas

DOCUMENTS = [
    (file, json.loads(file.read_text(encoding="utf-8").partition("\n")[2])) for file in GOLDEN.glob("*-json.txt")
]


@pytest.mark.parametrize(("file", "document"), DOCUMENTS, ids=[file.stem for file, _ in DOCUMENTS])
def test_every_document_is_valid_against_its_own_schema(
    capsys: Capture, file: Path, document: dict[str, object]
) -> None:
    name = str(document["schema"]).split("/")[1]
    schema = json.loads(output_of(capsys, "schema", name))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(document)
    for key in document:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft7Validator(schema).validate({**document, key: {"no": ["such"]}})


def test_lists_and_checks_are_valid_against_their_schemas(capsys: Capture) -> None:
    for name, arguments in (
        ("list", ("list", "--status", "state-party", "--on", "2026-11-21", "--json")),
        ("check", ("check", "--json")),
        ("check", ("check", str(BAD / "several-faults-of-form.yaml"), "--json")),
    ):
        schema = json.loads(output_of(capsys, "schema", name))
        jsonschema.Draft7Validator(schema).validate(json.loads(output_of(capsys, *arguments)))


def test_the_schema_of_the_registry_is_a_schema_and_no_other_is_guessed(capsys: Capture) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(output_of(capsys, "schema")))
    assert run(["schema", "nothing"]) == 2
