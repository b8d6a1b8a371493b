"""The way out, where it is narrow."""

from __future__ import annotations

import io
import os
import sys

import pytest

import ottawa_cli
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
