"""What a refused command line is told: one line, and what to type."""

from __future__ import annotations

import pytest

from ottawa_cli.__main__ import run
from ottawa_cli.version import __version__

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["Lithuania", "timeline"], "try: ottawa timeline LT"), (["LT", "-f", "csv"], "try: ottawa status LT -f csv"),
        (["explain", "LT", "2025-01-01"], "a day goes after --on"), (["list", "today"], "a day goes after --on"),
        (["--registry", "x.yaml", "status", "LT"], "options follow the command: ottawa status --registry x.yaml LT"),
        (["list", "--status", "signatory,state-party"], "give it again for each: --status A --status B"),
        (["status", "--all"], "all States: ottawa list"), (["version"], "try: ottawa --version"),
        (["export", "panel"], "name the file to write, such as: ottawa export panel -o FILE"),
        (["list", "-o", "parties.csv"], "a file goes after '>'"),
        (["when", "denunciation", "2026-01-01"], "ask for withdrawal"),
        (["when", "Re-accession", "2026-01-01"], "ask for accession, with --state"),
        (["timeline", "LT", "--from", "2025", "--to", "2020"], "--from 2025-01-01 comes after --to 2020-12-31"),
        (["LT"], "try: ottawa status LT"), (["Finnland"], "try: ottawa status FI"),
        (["LT", "EE", "--on", "2025-12-27"], "try: ottawa status LT EE --on 2025-12-27"),
        (["frobnicate"], "try: ottawa --help"),
        (["status", "LT", "--date", "2025-12-27"], "a day goes after --on"),
        (["status", "LT", "--as-of=2025-12-27"], "a day goes after --on"),
        (["list", "--at", "today"], "a day goes after"),
        (["--json", "status", "LT"], "options follow the command: ottawa status --json LT"),
        (["status", "LT", "--csv", "--on", "today"], "a format goes after -f: ottawa status LT -f csv --on today"),
        (["explain", "LT", "LV"], "ottawa explain takes one STATE"),
        (["list", "former-state-party"], "takes options alone"),
        (["when", "withdrawal", "2026-01-01", "DE"], "ottawa when takes one ACT and one DATE"),
        (["status", "--frob"], "try: ottawa status --help"), (["status", "LT", "--on"], "try: ottawa status --help"),
    ],
)  # fmt: skip
def test_a_refused_command_line_is_told_what_to_type(capsys: Capture, arguments: list[str], hint: str) -> None:
    assert run(arguments) == 2
    out, aside = capsys.readouterr()
    assert out == ""
    assert hint in aside.splitlines()[-1]


def test_the_help_of_a_command_is_asked_for_in_words_too(capsys: Capture) -> None:
    for asked, meant in ((["help"], ["--help"]), (["help", "status"], ["status", "--help"])):
        assert run(asked) == run(meant) == 0
        first, second = capsys.readouterr().out.split("Usage:")[1:]
        assert first.strip() == second.strip()
    assert run(["help", "frobnicate"]) == 2


def test_the_version_is_asked_for_by_a_letter_too(capsys: Capture) -> None:
    assert run(["-V"]) == run(["--version"]) == 0
    assert capsys.readouterr().out.count(f"ottawa {__version__}") == 2


def test_an_odd_word_is_echoed_without_its_escapes(capsys: Capture) -> None:
    assert run(["--json", "status", "\x1b[31m"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_an_unknown_state_is_told_of_where_typer_takes_the_last_of_two_values(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ottawa_cli.cli.plain.COMMANDS", {})
    assert run(["status", "Lithuana", "--on", "2025-01-01", "--on", "2026-01-01"]) == 2
    assert "'Lithuana'" in capsys.readouterr().err


def test_no_option_is_guessed_by_its_letters(capsys: Capture) -> None:
    assert run(["status", "LT", "--as-of", "2025-01-01"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "ottawa: No such option: --as-of",
        "a day goes after --on; try: ottawa status --help",
    ]
