"""What is measured of ``ottawa``, beside what, and how much of it there may be."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from itertools import count
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from environments import ROOT
from make_registry import registry
from processes import nothing, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from environments import Environment
    from processes import Command

SHIPPED: Final = ROOT / "data" / "states.yaml"
STATE: Final = "ABCD"
"""One that every made registry of 20,000 States and more has."""
SETTLED: Final = 2.5
"""Seconds after which a file that was just written is trusted to be the one that was indexed."""
SLACK: Final = 1.3
"""How far beyond its limit, or beyond what it is known to be, a figure fails the gate: what a busy machine may add."""
_MOST_MEMORY: Final = 150
_PARSE: Final = "import sys, yaml\nfor event in yaml.parse(open(sys.argv[1]).read(), Loader=yaml.CLoader): pass"


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    most: float
    value: float
    unit: str
    spread: str
    today: float = 0.0
    """What it is known to be, where that is more than the most."""

    @property
    def is_met(self) -> bool:
        """Is it within its limit?"""
        return self.value <= self.most

    @property
    def is_beyond(self) -> bool:
        """Is it so far beyond, or beyond what it is known to be, that the gate closes?"""
        return self.value > max(self.most, self.today) * SLACK


@dataclass(frozen=True)
class Row:
    """A command, and the one beside which it runs."""

    name: str
    most: float
    command: Command
    beside: Command
    unit: str = "F"
    prepare: Callable[[], None] = nothing
    most_memory: float | None = None
    """In MiB."""
    today: float = 0.0
    """What it is known to take where that is more: the gate holds it there."""

    def figures(self, pairs: int, longest: float) -> Iterator[Figure]:
        """Measure it.

        Raises:
            Failed: one of the commands does not succeed.
        """
        found = ratio(self.command, self.beside, pairs, longest, self.prepare)
        spread = f"{found.low:.2f} to {found.high:.2f} of {found.pairs}"
        yield Figure(self.name, self.most, found.median, self.unit, spread, self.today)
        if self.most_memory:
            yield Figure(f"{self.name}: memory", self.most_memory, found.peak, "MiB", f"most of {found.pairs}")


def rows(ottawa: Environment) -> Iterator[Row]:
    """The registry that is shipped. 'Second run': an earlier run has left its index."""
    unit = ottawa.nothing()
    asked = ("status", "LT", "--json")
    name = "`status LT --json`, second run"
    settle(ottawa.shipped())
    yield Row(f"{name}, launcher without `re`", 1.9, ottawa.command(ottawa.launcher(), *asked), unit)
    most = 2.2 if ottawa.launcher_imports_re() else 1.9
    yield Row(f"{name}, launcher of {ottawa.pip()}", most, ottawa.command("ottawa", *asked), unit)
    table = ("ottawa", "status", "LT")
    yield Row("`status LT`, rich table, second run, to a file", 7.5, ottawa.command(*table), unit)
    on_terminal = ottawa.command(*table, on_terminal=True)
    yield Row("`status LT`, rich table, second run, on a terminal", 7.5, on_terminal, unit)
    for words in ("explain LT", "timeline LT", "deadlines UA"):
        yield Row(f"`{words} --json`, second run", 3, ottawa.command("ottawa", *words.split(), "--json"), unit)
        yield Row(f"`{words}`, rich table, second run", 7.5, ottawa.command("ottawa", *words.split()), unit)
    for words in ("history", "status", "treaties"):
        yield Row(f"`{words} --json`, second run", 4, ottawa.command("ottawa", words, "--json"), unit)
    yield Row("`--version`", 2.5, ottawa.command("ottawa", "--version"), unit)
    unknown = ottawa.command("ottawa", "status", "Lithuanai", exit_code=2)
    yield Row("a State not known, with its suggestions", 4, unknown, unit)
    yield Row("`list --json`, second run", 3, ottawa.command("ottawa", "list", "--json"), unit)
    yield Row("`check`, unchanged file", 2.3, ottawa.command("ottawa", "check"), unit)
    edited = Edited(ottawa.scratch)
    first = ottawa.command(*table, "--registry", str(edited.path))
    yield Row("`status LT`, rich table, first run after an edit", 22, first, unit, prepare=edited.edit, today=23)
    yield Row("`check`, whole", 20, ottawa.command("ottawa", "check", OTTAWA_NO_INDEX="1"), unit)
    when = ("ottawa", "when", "withdrawal", "2026-03-01", "--state", "DE")
    yield Row("`when withdrawal DATE --state DE --json`, second run", 4, ottawa.command(*when, "--json"), unit)
    yield Row("`when withdrawal DATE --state DE`, rich table, second run", 7.5, ottawa.command(*when), unit)
    site = ottawa.command("ottawa", "site", "-o", str(ottawa.scratch / "site"))
    yield Row("`site`, 600 files", 120, site, unit)
    yield Row("`report`", 60, ottawa.command("ottawa", "report", "-o", str(ottawa.scratch / "page.html")), unit)
    yield Row("`status --help`", 15, ottawa.command("ottawa", "status", "--help"), unit)
    work = Work(ottawa.scratch / "work")
    yield Row("`diff --json`, one State changed, with git, both kept", 6, work.diff(ottawa, "--json"), unit)
    two_files = ottawa.command("ottawa", "diff", str(SHIPPED), str(work.file), "-f", "md")
    yield Row("`diff -f md`, one State changed, two files, both kept", 4.5, two_files, unit)
    diff_table = Work(ottawa.scratch / "table").diff(ottawa)
    yield Row("`diff`, table, one State changed, with git, both kept", 6, diff_table, unit, today=7.5)
    edited_diff = work.diff(ottawa, "--json")
    yield Row("`diff --json` of an edited file, with git", 20, edited_diff, unit, prepare=work.edit)


def long_rows(ottawa: Environment) -> Iterator[Row]:
    """What takes longer: registries of 20,000 States, and what is known to be beyond its limit."""
    file = made(ottawa, 20_000)
    check = ottawa.command("ottawa", "check", str(file), OTTAWA_NO_INDEX="1")
    parse = ottawa.command("python", "-c", _PARSE, str(file))
    name = "load and check 20,000 States, one warning a State"  # that its code is not known
    yield Row(name, 3.5, check, parse, "`yaml.parse`", most_memory=_MOST_MEMORY)
    other = file.with_name("other.yaml")
    text = file.read_text(encoding="utf-8").replace("  name: State of A", "  name: The State of A", 34)
    other.write_text(text, encoding="utf-8")
    diff = ottawa.command("ottawa", "diff", str(file), str(other), "--json")
    yield Row("`diff --json`, 20,000 States with 20,000, second run", 5, diff, ottawa.nothing())


def large_rows(ottawa: Environment) -> Iterator[Row]:
    """A registry of 200,000 States, beside the one that is shipped."""
    file = made(ottawa, 200_000)
    settle(file)
    large = ottawa.command("ottawa", "status", STATE, "--json", "--registry", str(file))
    apart = str(ottawa.scratch / "small")  # the index of the large one would drive that of the small one out
    small = ottawa.command("ottawa", "status", "LT", "--json", XDG_CACHE_HOME=apart)
    yield Row("`status --json`, second run, of 200,000 States", 1.2, large, small, "of 197 States")


def index_figures(ottawa: Environment) -> Iterator[Figure]:
    """What the first answer from a large registry costs, which is to make its index. Each size runs once, and first."""
    sizes = (50_000, 100_000, 200_000)
    costs = []
    for size in sizes:
        file = made(ottawa, size)
        settle(file)
        costs.append(ottawa.command("ottawa", "status", STATE, "--json", "--registry", str(file)).run())
    by_state = [1e6 * cost.cpu / size for cost, size in zip(costs, sizes, strict=True)]
    told = ", ".join(f"{each:.0f}" for each in by_state)
    name = "index 200,000 States"
    yield Figure(f"{name}: CPU to a State", 1.1, by_state[-1] / by_state[0], "of 50,000", f"{told} µs")
    told = ", ".join(f"{cost.peak:.0f}" for cost in costs)
    yield Figure(f"{name}: memory", _MOST_MEMORY, costs[-1].peak, "MiB", f"{told} at 50, 100, 200 thousand")


def also_figures(ottawa: Environment) -> Iterator[Figure]:
    """What many treaties cost that are asked at once: their registries lie in one folder, and are kept."""
    sizes = (140, 280, 560)
    folder = ottawa.scratch / "treaties"
    folder.mkdir()
    costs = []
    for number in range(max(sizes)):
        text = "".join(registry(200, seed=number)).replace("  id: bench\n", f"  id: bench-{number}\n", 1)
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
        if number + 1 in sizes:
            settle(folder / f"{number:03}.yaml")
            asked = ottawa.command("ottawa", "status", "LT", "--also", str(folder), "--json")
            asked.run()  # what it finds is kept
            costs.append(median(asked.run().cpu - ottawa.nothing().run().cpu for _ in range(7)))
    each = [100_000 * cost / size for cost, size in zip(costs, sizes, strict=True)]
    told = ", ".join(f"{cost:.0f}" for cost in each)
    name = "`status LT --also DIR --json`, 560 registries, all kept: CPU to a hundred"
    yield Figure(name, 40, each[-1], "ms", f"{told} of {', '.join(map(str, sizes))}")


def memory_figures(ottawa: Environment) -> Iterator[Figure]:
    """The memory that what is not kept takes of 200,000 States; each runs once, and first."""
    file = made(ottawa, 200_000)
    for words in ("list -f jsonl", "export panel -o panel.csv", "history --json"):
        ottawa.command("ottawa", "index", "--clear").run()
        cost = ottawa.command("ottawa", *words.split(), "--registry", str(file)).run()
        yield Figure(f"`{words.partition(' -o')[0]}` of 200,000 States: memory", 250, cost.peak, "MiB", "one run")


def made(ottawa: Environment, states: int) -> Path:
    """A made registry of so many States; written once."""
    file = ottawa.scratch / f"{states}.yaml"
    if not file.exists():
        with file.open("w", encoding="utf-8") as out:
            out.writelines(registry(states))
    return file


def settle(file: Path) -> None:
    """Wait until a file is old enough to be trusted."""
    found = file.stat()
    time.sleep(max(0, SETTLED - (time.time() - max(found.st_mtime, found.st_ctime))))


class Edited:
    """A registry that is another one before each run: a path that leads to two copies by turns.

    Both are settled, so that each run finds an index that is out of date, and leaves a new one: the dearest case.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "edited.yaml"
        text = SHIPPED.read_text(encoding="utf-8")
        self._copies = [folder / f"edit-{number}.yaml" for number in (1, 2)]
        for number, copy in enumerate(self._copies):
            copy.write_text(f"{text}# edit {number}\n", encoding="utf-8")
        settle(self._copies[1])

    def edit(self) -> None:
        """Let the path lead to the other copy."""
        self._copies.reverse()
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(self._copies[0])


class Work:
    """A repository with one commit, and one State changed in its working tree."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.file = folder / "data" / "states.yaml"
        self.file.parent.mkdir(parents=True)
        text = SHIPPED.read_text(encoding="utf-8")
        self.file.write_text(text, encoding="utf-8")
        for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "The registry"]):
            person = ("-c", "user.name=A person", "-c", "user.email=person@example.org")
            subprocess.run(["git", *person, *words], cwd=folder, check=True)  # noqa: S607 - the git one works with
        self._text = text.replace("  name: Lithuania\n", "  name: The Republic of Lithuania\n")
        self._edits = count(1)
        self.file.write_text(self._text, encoding="utf-8")
        settle(self.file)

    def diff(self, ottawa: Environment, *options: str) -> Command:
        """What changed since the commit."""
        return ottawa.command("ottawa", "diff", *options, folder=self._folder)

    def edit(self) -> None:
        """Change the file once more."""
        self.file.write_text(f"{self._text}# edit {next(self._edits)}\n", encoding="utf-8")
