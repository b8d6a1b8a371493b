"""Both ways in say the same: the plain one, which reads a table, and typer, which made it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conftest import BAD, ROOT
from ottawa_cli.__main__ import run
from ottawa_cli.cli.plain import plain_answer
from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.cli.program import COMMANDS as DECLARED
from ottawa_cli.cli.schema import KNOWN
from ottawa_cli.documents.schemas import DOCUMENTS, REGISTRY
from ottawa_cli.system.failures import Failure

FILES = [
    str(BAD / f"{name}.yaml") for name in ("second-consent", "unlike-name", "broken-syntax", "states-out-of-order")
]

DAYS = st.sampled_from(["2025-12-26", "2026-11-21", "today", "2025-02-30", "", "-1"])
FORMATS = st.sampled_from(["table", "json", "jsonl", "csv", "text", "github", "sarif", "md", "xml"])
WORDS = st.sampled_from(["state-party", "former-state-party", "withdrawal-pending", "undetermined", "member", ""])
STATES = st.sampled_from(["LT", "lt", "Litauen", "LB", "UA", "XX", "", "--", "-x", "Lithuana", "NO"])
PATHS = st.sampled_from([*FILES, "/nowhere", "/", ""])

BEFORE, AFTER = (str(BAD.parent / "diff" / f"{side}.yaml") for side in ("before", "after"))
LEVELS = st.sampled_from(["status", "text", "grave", ""])
EMPTIED_EACH_TIME = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]  # capsys: what was said is read out


def _option(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.one_of(
        values.map(lambda value: [name, value]), values.map(lambda value: [f"{name}={value}"]), st.just([name])
    )


PIECES = {
    "status": st.one_of(
        STATES.map(lambda state: [state]),
        STATES.map(lambda state: [state]),
        _option("--on", DAYS),
        _option("-f", FORMATS),
        _option("--format", FORMATS),
        _option("--expect", WORDS),
        _option("--registry", PATHS),
        st.sampled_from([["--json"], ["--help"], ["--jso"], ["-h"], ["-fjson"]]),
    ),
    "list": st.one_of(
        _option("--status", WORDS),
        _option("--mark", WORDS),
        _option("--on", DAYS),
        _option("-f", FORMATS),
        st.sampled_from([["--json"], ["LT"], ["--"]]),
    ),
    "check": st.one_of(
        PATHS.map(lambda path: [path]),
        _option("-f", FORMATS),
        _option("--registry", PATHS),
        st.sampled_from([["--strict"], ["--json"], ["--"]]),
    ),
    "diff": st.one_of(
        PATHS.map(lambda path: [path]),
        st.sampled_from([[BEFORE, AFTER], [AFTER], ["no-such-revision"], ["-x"]]),
        _option("--fail-on", LEVELS),
        _option("--on", DAYS),
        _option("-f", FORMATS),
        st.sampled_from([["--json"], ["--"]]),
    ),
}
COMMAND_LINES = st.sampled_from([*PIECES]).flatmap(
    lambda command: st.lists(PIECES[command], max_size=4).map(
        lambda pieces: [command, *(word for piece in pieces for word in piece)]
    )
)


def said(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> tuple[int, str, str]:
    return (run(arguments), *capsys.readouterr())


@given(COMMAND_LINES)
@settings(max_examples=200, suppress_health_check=EMPTIED_EACH_TIME)
def test_the_plain_way_says_what_typer_says(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    answer = said(capsys, arguments)
    assume("is given twice" not in answer[2])  # typer takes the last
    with pytest.MonkeyPatch.context() as without:
        without.setattr("ottawa_cli.cli.plain.COMMANDS", {})
        assert said(capsys, arguments) == answer


@given(COMMAND_LINES)
@settings(max_examples=60, suppress_health_check=EMPTIED_EACH_TIME)
def test_the_index_says_what_the_registry_says(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    answers = [said(capsys, arguments), said(capsys, arguments)]
    with pytest.MonkeyPatch.context() as without:
        without.setenv("OTTAWA_NO_INDEX", "1")
        assert answers == [said(capsys, arguments)] * 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"], ["status", "LT"], ["status", "LT", "--json"], ["list"], ["status", "LT", "--expect", "state-party"],
        ["status", "EE", "LV", "--on", "2025-12-27", "-f", "csv"], ["explain", "LT", "--on", "2025-12-27"],
        ["list", "--status", "state-party", "--mark", "withdrawal-pending"], ["when", "accession", "2025-01-31"],
        ["check"], ["check", FILES[0], FILES[1], "--strict", "-f", "sarif"], ["timeline", "UA", "--from", "2025-06-01"],
        ["diff", BEFORE, AFTER], ["diff", BEFORE, AFTER, "--fail-on", "text", "--json"], ["rules", "published-day"],
        ["history", "--every", "month"], ["schema", "status"], ["index"], ["status", "-fjson"],
        ["list", "--on=2025-12-27"],
    ],
)  # fmt: skip
def test_the_plain_way_takes_plain_command_lines(arguments: list[str]) -> None:
    assert plain_answer(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["--version", "-V"], ["status", "--help"], ["status", "LT", "--json=1"], ["when", "accession"], ["explain"],
        ["status", "LT", "--on"], ["list", "LT"], ["export", "sqlite"], ["explain", "LT", "LV"],
        ["status", "--jso"],
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_typer(arguments: list[str]) -> None:
    assert plain_answer(arguments) is None


@pytest.mark.parametrize("arguments", [["status", "XX"], ["check", "/nowhere"], ["status", "--on", "2025-02-30"]])
def test_a_failure_is_said_without_typer(arguments: list[str]) -> None:
    with pytest.raises(Failure):
        plain_answer(arguments)


def test_the_plain_way_needs_no_typer() -> None:
    script = (
        "import sys; from ottawa_cli.__main__ import run; run(['status', 'LT', '--json']); "
        "print([name for name in ('typer', 'rich') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stderr == b"[]\n"


def test_the_table_is_what_the_declarations_make() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import make_plain_table as m; print(m.plain_table(), end='')"],
        capture_output=True, check=True, cwd=ROOT / "scripts",
    )  # fmt: skip
    assert done.stdout.decode() == (ROOT / "src/ottawa_cli/cli/plain_table.py").read_text(encoding="utf-8")


def test_every_command_is_in_the_table() -> None:
    assert [*COMMANDS] == [*DECLARED]


def test_every_schema_can_be_asked_for() -> None:
    assert (REGISTRY, *DOCUMENTS) == KNOWN


def test_a_list_of_all_has_the_keys_of_a_list_of_some(capsys: pytest.CaptureFixture[str]) -> None:
    _, all_states, _ = said(capsys, ["list", "--json"])
    _, some_states, _ = said(capsys, ["list", "--status", "state-party", "--json"])
    assert json.loads(all_states).keys() == json.loads(some_states).keys()
