"""Every refusal and every rule, one file each in ``bad/``: drop a file, get a test.

Beside ``NAME.yaml`` stands ``NAME.expect``: first ``# invalid`` (only ``check`` reads on) or ``# computes``, then a
line for each finding, ``line:column rule path``, counted by hand from the contract, never copied from the program.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import BAD, SOURCES, text_of
from ottawa_cli import __main__ as program
from ottawa_cli.facts.findings import MOST_FINDINGS, Finding, path_text
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.reading.blocks import MOST_VALUES
from ottawa_cli.reading.registry import check, load
from ottawa_cli.rules.manuals import manuals

FILES = sorted(BAD.glob("*.yaml"))
WARNINGS = {
    "moves-nothing",
    "after-verified",
    "early-completion",
    "kind-of-consent",
    "late-extension",
    "long-extension",
    "older-source",
    "threshold-deposits",
    "revocation-too-late",
    "no-reasons",
    "no-notice",
    "succession-day",
    "unknown-code",
    "unlike-name",
    "unused-source",
}

each_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


class Expected(NamedTuple):
    """A finding as an ``.expect`` file has it, in the order in which findings are sorted."""

    line: int
    column: int
    rule: str
    path: str


def expectation(file: Path) -> tuple[str, list[Expected]]:
    """What an ``.expect`` file says: ``invalid`` or ``computes``, and the findings."""
    first, *rest = file.with_suffix(".expect").read_text(encoding="utf-8").splitlines()
    return first.removeprefix("# "), [_expected(text) for text in rest]


def _expected(text: str) -> Expected:
    position, _, rest = text.partition(" ")
    rule, _, path = rest.partition(" ")
    line, _, column = position.partition(":")
    return Expected(int(line), int(column), rule, path)


def as_expected(finding: Finding) -> Expected:
    """A finding as an ``.expect`` file would have it."""
    return Expected(finding.line, finding.column, finding.rule, path_text(finding.path))


def written(folder: Path, states: str, sources: str = SOURCES) -> str:
    """Write a file too large to be kept; give its path."""
    file = folder / "states.yaml"
    file.write_text(text_of(states, sources=sources), encoding="utf-8")
    return str(file)


@cache
def findings(file: Path) -> tuple[Finding, ...]:
    """What ``check`` finds, asked once."""
    return check(str(file)).findings


@each_file
def test_check_finds_what_is_wrong_at_its_place_and_nothing_else(file: Path) -> None:
    _, expected = expectation(file)
    assert sorted(as_expected(finding) for finding in findings(file)) == expected


@each_file
def test_findings_stand_in_the_order_of_the_file(file: Path) -> None:
    order = [(finding.line, finding.column, finding.rule) for finding in findings(file)]
    assert order == sorted(order)


@each_file
def test_every_finding_says_in_plain_sight_what_is_wrong_and_what_to_do(file: Path) -> None:
    for finding in findings(file):
        for text in (finding.message, finding.hint):
            assert text.strip()
            assert text.isprintable()
        assert path_text(finding.path).isprintable()


@each_file
def test_check_answers_one_where_there_is_an_error_and_zero_where_there_are_only_warnings(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, expected = expectation(file)
    assert program.run(["check", str(file)]) == (1 if {finding.rule for finding in expected} - WARNINGS else 0)
    output = capsys.readouterr()
    assert all(line.isprintable() for line in output.out.split("\n"))
    assert not output.err


@each_file
def test_no_other_command_answers_from_an_invalid_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kind, expected = expectation(file)
    answer = 3 if kind == "invalid" else 0 if b"\nLT:" in file.read_bytes() else 2
    assert program.run(["status", "LT", "--registry", str(file)]) == answer
    output = capsys.readouterr()
    assert bool(output.out) == (answer == 0)
    assert all(line.isprintable() for line in output.err.split("\n"))
    if kind == "invalid":
        refused = [finding for finding in expected if finding.rule not in rules()]
        assert all(
            f"{file}:{finding.line}:{finding.column}: error [{finding.rule}]" in output.err for finding in refused
        )


def rules() -> set[str]:
    """The names of the rules that stop no answer."""
    return {manual.rule for manual in manuals() if not manual.stops}


def test_warnings_fail_the_strict_alone(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(BAD / "unlike-name.yaml")
    assert (program.run(["check", file]), program.run(["check", "--strict", file])) == (0, 1)
    assert capsys.readouterr().out


def test_every_file_has_its_expectation_and_every_expectation_its_file() -> None:
    assert {file.stem for file in FILES} == {file.stem for file in BAD.glob("*.expect")}
    assert {file.suffix for file in BAD.iterdir()} == {".yaml", ".expect"}


def test_every_expectation_is_sorted_and_says_whether_the_file_computes() -> None:
    for file in FILES:
        kind, expected = expectation(file)
        assert kind in {"invalid", "computes"}, file.stem
        assert expected == sorted(expected), file.stem
        assert expected, file.stem


def test_only_a_fault_of_form_makes_a_file_invalid() -> None:
    for file in FILES:
        kind, expected = expectation(file)
        assert (kind == "invalid") == any(finding.rule not in rules() for finding in expected), file.stem


def test_every_rule_is_broken_by_some_file() -> None:
    broken = {finding.rule for file in FILES for finding in expectation(file)[1]}
    generated = {"too-large", "block-too-large", "too-many-blocks", "too-many-readings"}
    assert {manual.rule for manual in manuals()} - generated == broken


def test_the_warnings_known_here_are_those_of_the_rules() -> None:
    assert {manual.rule for manual in manuals() if manual.severity == "warning"} == WARNINGS


def test_the_files_keep_the_bytes_that_make_them_bad() -> None:
    assert (BAD / "byte-order-mark.yaml").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (BAD / "place-with-cr-lf.yaml").read_bytes().count(b"\r\n") > 10
    assert b"\xf4" in (BAD / "latin-1.yaml").read_bytes()


def test_a_block_of_more_than_ten_thousand_values_is_refused_where_it_passes_them(tmp_path: Path) -> None:
    start, items = "CH: {name: Switzerland, sources: [x]}\nLT:\n  name: Lithuania\n  sources:\n", MOST_VALUES + 1
    file = written(tmp_path, start + "    - x\n" * items)
    [finding] = check(file).findings
    assert finding.rule == "block-too-large"
    assert finding.path[:2] == ("LT", "sources")
    assert isinstance(finding.path[2], int)
    assert (finding.line, finding.column) == (text_of(start).count("\n") + 1 + finding.path[2], 7)
    assert items - 5 < finding.path[2] < items  # the block, its name and its list may count as values too
    assert program.run(["status", "LT", "--registry", file]) == 3


def test_a_block_of_fewer_values_is_not_refused(tmp_path: Path) -> None:
    assert not check(
        written(tmp_path, "LT:\n  name: Lithuania\n  sources:\n" + "    - x\n" * (MOST_VALUES - 5))
    ).findings


def test_many_small_blocks_are_no_large_one(tmp_path: Path) -> None:
    codes = [f"Q{number:05}" for number in range(MOST_VALUES // 2)]
    states = "".join(f"{code}: {{name: Nowhere, sources: [x]}}\n" for code in codes)
    assert {finding.rule for finding in check(written(tmp_path, states)).findings} == {"unknown-code"}


def test_the_sources_may_be_more_than_ten_thousand_values(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(MOST_VALUES)]
    sources = "sources:\n" + "".join(f'  {name}: {{title: A, url: "https://example.org/"}}\n' for name in names)
    blocks = [names[i : i + 5000] for i in range(0, len(names), 5000)]
    states = "".join(
        f"{code}: {{name: {name}, sources: [{', '.join(cited)}]}}\n"
        for (code, name), cited in zip((("LT", "Lithuania"), ("LV", "Latvia")), blocks, strict=True)
    )
    assert not check(written(tmp_path, states, sources)).findings


def test_after_a_thousand_findings_the_rest_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    states = "LT:\n  name: Lithuania\n  sources: [x]\n" + "# \u202e\n" * (MOST_FINDINGS + 7)
    file = written(tmp_path, states)
    report = check(file)
    assert (len(report.findings), report.errors, report.warnings) == (MOST_FINDINGS, MOST_FINDINGS + 7, 0)
    assert program.run(["check", file]) == 1
    assert "\nand 7 more\n" in capsys.readouterr().out
    with pytest.raises(Invalid) as refused:
        load(file)
    assert len(refused.value.findings) == MOST_FINDINGS


def test_of_more_than_a_thousand_unused_sources_the_first_are_told(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(MOST_FINDINGS + 500)]
    sources = "sources:\n" + "".join(f'  {name}: {{title: A, url: "https://example.org/"}}\n' for name in names)
    report = check(written(tmp_path, "LT: {name: Lithuania}\n", sources))
    assert [finding.path for finding in report.findings] == [("sources", name) for name in names[:MOST_FINDINGS]]


def test_a_file_of_more_than_64_mib_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    with file.open("wb") as large:
        large.truncate(64 * 1024 * 1024 + 1)
    assert [as_expected(finding)[:3] for finding in check(str(file)).findings] == [(1, 1, "too-large")]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_brackets_without_end_are_refused_at_the_thirteenth_level_or_by_libyaml(tmp_path: Path, opening: str) -> None:
    states = f"CH: {{name: Switzerland, sources: [x]}}\nLT:\n  note:\n    {opening * 25_000}\n"
    [finding] = check(written(tmp_path, states)).findings
    head = text_of("").count("\n")
    assert (finding.line, finding.rule, path_text(finding.path)[:7]) == (head + 4, "nesting", "LT.note")
    assert finding.column in {5 + 10 * len(opening), 5 + 998 * len(opening)}  # libyaml may see a thousand levels first
