"""Both ways in say the same: the door, which opens to plain command lines, and typer, which takes all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import BAD
from ottawa_cli.__main__ import run
from ottawa_cli.cli.plain import plain_answer

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
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_door_says_what_typer_says(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    answer = said(capsys, arguments)
    with pytest.MonkeyPatch.context() as without:
        without.setattr("ottawa_cli.cli.plain.PLAIN", {})
        assert said(capsys, arguments) == answer


@given(COMMAND_LINES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_says_what_the_registry_says(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    answers = [said(capsys, arguments), said(capsys, arguments)]
    with pytest.MonkeyPatch.context() as without:
        without.setenv("OTTAWA_NO_INDEX", "1")
        assert answers == [said(capsys, arguments)] * 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"], ["status", "LT"], ["status", "LT", "--json"], ["list"], ["status", "LT", "--expect", "state-party"],
        ["status", "EE", "LV", "--on", "2025-12-27", "-f", "csv"],
        ["list", "--status", "state-party", "--mark", "withdrawal-pending"],
        ["check"], ["check", FILES[0], FILES[1], "--strict", "-f", "sarif"],
        ["diff", BEFORE, AFTER], ["diff", BEFORE, AFTER, "--fail-on", "text", "--json"],
    ],
)  # fmt: skip
def test_the_door_opens_to_plain_command_lines(arguments: list[str]) -> None:
    assert plain_answer(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["explain", "LT"], ["--version"], ["status", "--help"], ["status", "LT", "--json=1"], ["status", "XX"],
        ["status", "--on", "--json"], ["status", "LT", "--on", "2025-12-26", "--on", "2025-12-27"], ["list", "LT"],
        ["check", "/nowhere"], ["check", "-"], ["status", "-fjson"],
    ],
)  # fmt: skip
def test_the_door_stays_shut_to_all_else(arguments: list[str]) -> None:
    assert plain_answer(arguments) is None


def test_the_door_opens_without_typer() -> None:
    script = (
        "import sys; from ottawa_cli.__main__ import run; run(['status', 'LT', '--json']); "
        "print([name for name in ('typer', 'rich') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stderr == b"[]\n"
