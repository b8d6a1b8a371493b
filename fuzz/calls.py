"""The program called: a command line has the same answer by every way in, with every index, everywhere."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli import __main__ as program
from ottawa_cli.cli import plain
from ottawa_cli.snapshot import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cases import Case
    from command_lines import Line

PROGRAM: Final = str(Path(sys.executable).parent / "ottawa")
TODAY: Final = "2026-02-21"
NOTHING: Final[dict[str, str]] = {}
NO_INDEX: Final = {"OTTAWA_NO_INDEX": "1"}
LONGEST: Final = 60
"""Seconds after which a call hangs."""
_OURS: Final = (
    "OTTAWA_REGISTRY", "OTTAWA_NO_INDEX", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "GITHUB_ACTIONS", "CI",
)  # fmt: skip
"""What settings of whoever runs this would change."""
_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")
_WRITTEN: Final = ("written.db", "written.csv")
_AS_PROCESS: Final = 0.02
_ELSEWHERE: Final = 0.1


class Said(NamedTuple):
    """What came of a call."""

    exit_code: int
    out: bytes
    aside: str


class Hung(BaseException):
    """A call took too long; nothing in the program catches this."""


@contextmanager
def apart(folder: Path) -> Iterator[None]:
    """Have surroundings of our own: a folder, no settings, one day, and an index that is written at once."""
    home, settled, alarm = os.getcwd(), places._UNSETTLED, signal.signal(signal.SIGALRM, _hung)
    with _surroundings({"OTTAWA_TODAY": TODAY, "XDG_CACHE_HOME": str(folder / "cache"), "LC_ALL": "C.UTF-8"}):
        for variable in _OURS:
            os.environ.pop(variable, None)
        places._UNSETTLED = 0  # no made file changes, and waiting takes time
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(home)
            places._UNSETTLED = settled
            signal.signal(signal.SIGALRM, alarm)


def _hung(*_: object) -> None:
    raise Hung


def called(
    arguments: Sequence[str],
    *,
    given: bytes = b"",
    typer: bool = False,
    encoding: str = "utf-8",
    env: Mapping[str, str] = NOTHING,
) -> Said:
    """Call the program in this process.

    Args:
        arguments: the command line.
        given: what stands on standard input.
        typer: let typer read the command line, however plain it is.
        encoding: of standard output and standard error.
        env: variables beside those that are the same for all.
    """
    out, aside = io.BytesIO(), io.BytesIO()
    streams = (
        io.TextIOWrapper(io.BytesIO(given), "utf-8"),
        io.TextIOWrapper(out, encoding, write_through=True),
        io.TextIOWrapper(aside, encoding, write_through=True),
    )
    with _surroundings(env), _plain_way(closed=typer):
        old, (sys.stdin, sys.stdout, sys.stderr) = (sys.stdin, sys.stdout, sys.stderr), streams
        signal.alarm(LONGEST)
        try:
            exit_code = program.run([*arguments])
        finally:
            signal.alarm(0)
            sys.stdin, sys.stdout, sys.stderr = old
    return Said(exit_code, out.getvalue(), aside.getvalue().decode(encoding))


@contextmanager
def _surroundings(env: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(env)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _plain_way(*, closed: bool) -> Iterator[None]:
    known = vars(plain)["COMMANDS"]
    vars(plain)["COMMANDS"] = {} if closed else known
    try:
        yield
    finally:
        vars(plain)["COMMANDS"] = known


def run_as_process(arguments: Sequence[str], *, given: bytes = b"") -> Said:
    """Call the installed program as a shell does."""
    done = subprocess.run(
        [PROGRAM, *arguments],
        input=given,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def answer_of(case: Case, line: Line) -> tuple[Said, list[str]]:
    """The answer to a command line, and where it was not the same."""
    first = _with_files(case, line)
    again = _with_files(case, line)
    other = _with_files(case, line, typer=True, env=NO_INDEX)
    faults = []
    if line.command != "index":
        faults += ["with the index and as it was asked first"] * (again != first)
        is_refused_by_us = "is given twice" in again[0].aside  # of two values typer takes the last
        faults += ["by typer without the index, and by the plain way with it"] * (
            not is_refused_by_us and other != again
        )
        faults += _elsewhere(case, line, again[0])
    return first[0], faults


def _with_files(
    case: Case, line: Line, *, typer: bool = False, env: Mapping[str, str] = NOTHING
) -> tuple[Said, list[bytes]]:
    """The answer, and what it wrote into files."""
    files = [case.folder / name for name in _WRITTEN]
    for file in files:
        file.unlink(missing_ok=True)
    said = called(line.arguments, given=case.raw, typer=typer, env=env)
    return said, [file.read_bytes() for file in files if file.exists()]


def _elsewhere(case: Case, line: Line, usual: Said) -> Iterator[str]:
    """Now and then: on another terminal, in another locale, as a process of its own."""
    chance = case.rng.random()
    if chance < _AS_PROCESS and all(char < "\udc80" or char > "\udcff" for word in line.arguments for char in word):
        said = run_as_process(line.arguments, given=case.raw)
        if said != usual:
            yield f"as a process: {said.exit_code}, {said.out[:200]!r}, {said.aside[:200]!r}"
    elif chance < _ELSEWHERE and line.is_right:
        width, term = (
            case.rng.choice(("1", "20", "500", "0", "x")),
            case.rng.choice(("dumb", "xterm-256color", "", "a")),
        )
        said = called(line.arguments, given=case.raw, env={"FORCE_COLOR": "1", "COLUMNS": width, "TERM": term})
        if (said.exit_code, _without_style(said)) != (usual.exit_code, _without_style(usual)):
            yield f"in colour, with {width} columns on {term!r}"
        narrow = called(line.arguments, given=case.raw, encoding="ascii")
        if narrow.exit_code != usual.exit_code or not narrow.aside.isascii():
            yield f"in ASCII: exit code {narrow.exit_code}"


def _without_style(said: Said) -> list[str]:
    """The lines as they are read; a coloured cell may be filled up with blanks."""
    return [line.rstrip() for line in _STYLE.sub("", said.out.decode(errors="replace")).split("\n")]
