"""The way out, where it is narrow."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

import ottawa_cli
from conftest import text_of
from ottawa_cli.__main__ import run
from ottawa_cli.system import output
from ottawa_cli.system.failures import Unreadable


class Terminal(io.StringIO):
    """A terminal, as far as the program asks."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def shown() -> tuple[int, bool, bool]:
    look = output.look()
    return look.width, look.colour, look.ascii


def test_a_terminal_has_a_width_and_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert shown() == (80, True, False)
    monkeypatch.setenv("COLUMNS", "120")
    assert output.look().width == 120
    monkeypatch.setenv("TERM", "dumb")
    assert not output.look().colour
    monkeypatch.setenv("COLUMNS", "wide")
    monkeypatch.setattr(Terminal, "fileno", lambda _: 1, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((99, 40)))
    assert output.look().width == 99


def test_a_pipe_has_no_width_and_a_closed_output_no_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert shown() == (output.WIDE, False, False)
    with pytest.raises(Unreadable, match="closed"):
        output.emit("x")
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    assert not output.look().colour
    with pytest.raises(Unreadable, match="closed"):
        output.emit("x")


def test_an_encoding_that_python_does_not_know_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    stream.encoding = "klingon"
    monkeypatch.setattr(sys, "stdout", stream)
    assert output.look().ascii


def test_a_text_stream_without_bytes_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    output.emit("Türkiye\n")
    assert stream.getvalue() == "Türkiye\n"


def test_what_cannot_be_noted_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    output.tell_aside("x")


def test_the_public_interface_lists_what_it_has() -> None:
    assert dir(ottawa_cli) == ["__version__", "check", "compare", "load", "standing", "timeline"]
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        ottawa_cli.guess  # noqa: B018 - the asking is the test


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", "-o", "page.html"], ["States told", "States put on the page"]),
        (["timeline", "-f", "ics"], ["States told", "lines of the calendar written"]),
        (["timeline", "-f", "atom"], ["States told", "entries of the feed written"]),
        (
            ["site", "-o", "public"],
            [
                "States told", "States put on the page", "States' events told", "lines of the calendar written",
                "entries of the feed written", "States' standings told", "States put in the panel",
                "States put in the spells", "States put in the database", "States written", "files of before removed",
            ],
        ),
    ],
    ids=" ".join,
)  # fmt: skip
def test_work_that_is_long_after_reading_tells_how_far_it_has_come_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str], told: list[str]
) -> None:
    codes = [f"X{first}{second}" for first in "ABCDEFGH" for second in "ABCDEFGH"]
    acts = "instruments: [{kind: accession, deposited: 2005-03-05, sources: [x]}]"
    (tmp_path / "states.yaml").write_text(text_of("".join(f"{code}: {{name: {code}, {acts}}}\n" for code in codes)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(output, "LONG", -1.0)
    monkeypatch.setattr(output, "_A_WHILE", -1.0)
    monkeypatch.setattr(output, "_A_STEP", 64)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    for _ in range(2):
        assert run([*words, "--registry", "states.yaml"]) == 0
    assert [what for what in told if f"{what}: 64" not in terminal.getvalue()] == []


def test_long_work_tells_a_terminal_how_far_it_has_come_and_takes_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "LONG", -1.0)
    monkeypatch.setattr(output, "_A_WHILE", -1.0)
    terminal, pipe = Terminal(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(output.counted(iter(range(1200)), "blocks")) == list(range(1200))
    assert terminal.getvalue() == f"\rblocks: 500\rblocks: 1,000\r{' ' * 13}\r"
    monkeypatch.setattr(sys, "stderr", pipe)
    assert list(output.counted(iter(range(1200)), "blocks")) == list(range(1200))
    assert pipe.getvalue() == ""
