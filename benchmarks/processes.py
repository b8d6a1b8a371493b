"""Processes run one by one, and what each cost: CPU time and peak memory, its own children included."""

from __future__ import annotations

import os
import pty
import subprocess
import tempfile
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Failed(Exception):
    """A command that was to be measured did not succeed; the message is what it said."""


class Cost(NamedTuple):
    """What a process took."""

    cpu: float
    """In seconds, of the user and of the system."""
    peak: float
    """In MiB; never below what this program itself held when it started the process."""


@dataclass(frozen=True)
class Command:
    """A command line, where it runs and what it finds in its environment."""

    words: Sequence[str]
    folder: str
    environment: Mapping[str, str] = field(repr=False)
    on_terminal: bool = False
    """Does it write to a terminal, as people see it, or to a file, as programs do?"""
    exit_code: int = 0
    """With which it is to end."""

    def run(self) -> Cost:
        """Run it to its end.

        Raises:
            Failed: its exit code is another, or there is no such program.
        """
        with tempfile.TemporaryFile() as said:
            code, cost = self._on_terminal(said.fileno()) if self.on_terminal else _waited(self._start(said.fileno()))
            if code != self.exit_code:
                said.seek(0)
                words = said.read().decode(errors="replace")
                raise Failed(f"exit {code} from {' '.join(self.words)}\n{words[-2000:]}")
        return cost

    def _on_terminal(self, said: int) -> tuple[int, Cost]:
        ours, theirs = pty.openpty()
        process = self._start(theirs)
        os.close(theirs)
        try:
            while shown := os.read(ours, 65536):
                os.write(said, shown)
        except OSError:  # how Linux says that nobody has the terminal open any more
            pass
        finally:
            os.close(ours)
        return _waited(process)

    def _start(self, out: int) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self.words, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out
            )
        except OSError as error:
            raise Failed(f"{self.words[0]}: {error.strerror}") from None


def _waited(process: subprocess.Popen[bytes]) -> tuple[int, Cost]:
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 2**20)


_UNIT = 1 if os.uname().sysname == "Darwin" else 1024
"""Of ``ru_maxrss``, in bytes."""


class Ratio(NamedTuple):
    """How much more CPU time one command takes than another, from runs of both in turn."""

    median: float
    low: float
    high: float
    """Half of the pairs lie between ``low`` and ``high``."""
    pairs: int
    peak: float
    """The most memory of the first, in MiB."""


def nothing() -> None:
    """What most commands need done before they run."""


def ratio(one: Command, other: Command, pairs: int, longest: float, prepare: Callable[[], None] = nothing) -> Ratio:
    """Run two commands in turn, ``prepare`` before each run of the first, and compare pair by pair.

    The speed of the machine cancels out so. Two runs before the first pair are not counted: one that leaves behind what
    later ones find, and one that tells the price. What would take more than ``longest`` seconds of CPU time is measured
    with fewer pairs, but with three at least.
    """
    prepare()
    one.run()
    prepare()
    price = one.run().cpu + other.run().cpu
    ratios, peak = [], 0.0
    for _ in range(max(3, min(pairs, int(longest / price)))):
        prepare()
        cost = one.run()
        ratios.append(cost.cpu / other.run().cpu)
        peak = max(peak, cost.peak)
    low, _, high = quantiles(ratios, n=4, method="inclusive")
    return Ratio(median(ratios), low, high, len(ratios), peak)
