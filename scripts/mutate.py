"""Change one thing at a time in a pure room, and see whether a test fails: what no test notices, no test holds.

    python scripts/mutate.py                                every mutant of every pure room
    python scripts/mutate.py law facts                      of two rooms
    python scripts/mutate.py --sample 60 --seed 1 law       so many of a room, the same ones for the same seed
    python scripts/mutate.py --file law/turns.py law        of one module

What is changed is told in ``mutants.py``. The tests of the pure rooms and the whole screens of ``golden/`` are
collected once and run once, to learn which of them run which function and how long each takes. Then each mutant is
tried in a process of its own, forked from the one that has collected: its function gets the changed code, and the tests
that run it are run, the quickest first: those of its room, the screens, and some of the others. What survives that, or
stands outside of functions, is tried from the import on, on the tests of its room. Mutants that mean the same as the
program are listed with a reason in ``equivalent_mutants.toml``. Exit code 1: some other one survived.
"""

from __future__ import annotations

import argparse
import difflib
import gc
import importlib
import json
import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from importlib.machinery import SourceFileLoader
from itertools import pairwise
from pathlib import Path
from time import process_time
from types import CodeType, FunctionType

import pytest
from coverage import Coverage
from mutants import Mutant, mutants_of

ROOT = Path(__file__).parent.parent
ROOMS = ("law", "facts", "documents", "comparison", "rules")
SCREENS = "tests/render/test_screens.py::test_a_screen_is_as_it_was_looked_at"
OPTIONS = [
    "-o",
    "addopts=",
    "-s",
    "-x",
    "--tb",
    "native",
    "--assert",
    "plain",
    "-p",
    "no:cacheprovider",
    "--hypothesis-profile",
    "mutants",
]
BYTES = 4 << 30  # of memory, for the tests of one mutant
MOST_OF_OTHER_ROOMS = 100  # tests that are run for a mutant
FORK = multiprocessing.get_context("fork")

TestRuns = dict[str, tuple[float, list[str]]]
"""By a test's name: how many seconds it takes, and the functions that it runs, as ``file:function``."""


def passes(run: Callable[[], bool]) -> bool:
    """Do some tests pass, in a process of their own that is silent, limited, and leaves no files?"""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            null = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(null, stream)
            os.environ.update(PYTEST_DEBUG_TEMPROOT=folder, OTTAWA_NO_INDEX="1")  # a kept answer would run nothing
            with suppress(BaseException):
                os._exit(0 if run() else 1)
            os._exit(1)
        return os.waitpid(child, 0)[1] == 0


# In functions: the tests that run it, where all of them stand collected


class Trials:
    """A plugin of pytest that runs the tests collected for one mutant after another."""

    def __init__(self, mutants: list[Mutant], processes: int, results: multiprocessing.SimpleQueue) -> None:
        self.mutants, self.processes, self.results = mutants, processes, results

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running each test once."""
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self.runs = self.learn()
        self.share(self.try_some, [self.mutants[i :: self.processes] for i in range(self.processes)])
        return True

    def share(self, task: Callable[..., None], parts: Iterable[object]) -> None:
        """Do a task in as many processes as there are parts."""
        processes = [FORK.Process(target=task, args=(part,)) for part in parts]
        for process in processes:
            process.start()
        for process in processes:
            process.join()

    def learn(self) -> TestRuns:
        """Run every test once, shared out among the processes."""
        with tempfile.TemporaryDirectory() as folder:
            shares = [(f"{folder}/{i}", [*self.items][i :: self.processes]) for i in range(self.processes)]
            self.share(lambda share: passes(partial(self.measure, *share)), shares)
            if not all(Path(file).exists() for file, _ in shares):
                self.results.put((None, "the tests fail without any mutant"))
                raise pytest.UsageError
            return {name: run for file, _ in shares for name, run in json.loads(Path(file).read_text()).items()}

    def measure(self, file: str, names: list[str]) -> bool:
        """Run tests under coverage, a context for each."""
        coverage, seconds = Coverage(data_file=None, include=[f"{ROOT}/src/*"], config_file=False), {}
        coverage.start()
        for name, following in pairwise([*names, None]):
            coverage.switch_context(name)
            began = process_time()
            if not self.passed([name], following):
                return False
            seconds[name] = process_time() - began
        coverage.stop()
        functions: dict[str, set[str]] = {name: set() for name in names}
        data, ranges = coverage.get_data(), {file: [*functions_of(file)] for file in {m.file for m in every_mutant()}}
        for module, spans in ranges.items():
            for line, contexts in data.contexts_by_lineno(str(ROOT / module)).items():
                for function in (function for function, lines in spans if line in lines):
                    for name in {*contexts} & functions.keys():
                        functions[name].add(f"{module}:{function}")
        Path(file).write_text(json.dumps({name: (seconds[name], sorted(functions[name])) for name in names}))
        return True

    def passed(self, names: Iterable[str], following: str | None = None, limits: TestRuns | None = None) -> bool:
        """Do some tests pass, one after another, in this process?"""
        for name, next_name in pairwise([*names, following]):
            item, next_item = self.items[name], self.items[next_name] if next_name else None
            if limits:
                signal.setitimer(signal.ITIMER_PROF, 1 + 5 * limits[name][0])  # a processor's time; its end is death
            item.ihook.pytest_runtest_protocol(item=item, nextitem=next_item)
            if self.session.testsfailed:
                return False
        return True

    def try_some(self, mutants: list[Mutant]) -> None:
        """Tell of each mutant whether it survives; None: no test runs it."""
        for mutant in mutants:
            names = self.names_for(mutant)
            self.results.put((mutant, passes(partial(self.passed_with, mutant, names)) if names else None))

    def names_for(self, mutant: Mutant) -> list[str]:
        """The tests that run its function: those of its room, the screens, some of the others."""
        function = f"{mutant.file}:{mutant.function}"
        run = [name for name in sorted(self.runs, key=self.runs.__getitem__) if function in self.runs[name][1]]
        own = [name for name in run if name.startswith(f"tests/{mutant.room}/")]
        screens = [name for name in run if name.startswith(SCREENS)]
        others = [name for name in run if name not in {*own, *screens}]
        return [*own, *screens, *others[:MOST_OF_OTHER_ROOMS]]

    def passed_with(self, mutant: Mutant, names: list[str]) -> bool:
        """Do some tests pass with a mutant?"""
        put_in_place(mutant)
        return self.passed(names, limits=self.runs)


def functions_of(file: str) -> Iterator[tuple[str, range]]:
    """The outermost functions of a module, each with the lines of its body."""
    code = compile((ROOT / file).read_bytes(), str(ROOT / file), "exec")
    for function in outermost(code):
        lines = [line for each in nested(function) for _, _, line in each.co_lines() if line]
        yield function.co_qualname, range(function.co_firstlineno + 1, max(lines) + 1)


def outermost(code: CodeType) -> Iterator[CodeType]:
    """The functions of a module, and the methods of its classes."""
    for each in code.co_consts:
        if isinstance(each, CodeType) and each.co_flags & 0x2:  # CO_NEWLOCALS: a function, no class
            if not each.co_name.startswith("<"):
                yield each
        elif isinstance(each, CodeType):
            yield from outermost(each)


def nested(code: CodeType) -> Iterator[CodeType]:
    """A function and all within it."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from nested(each)


def put_in_place(mutant: Mutant) -> None:
    """Give the function that has been imported the code of the mutant."""
    file = ROOT / mutant.file
    changed = compile(mutant.applied_to(file.read_bytes()), str(file), "exec")
    codes = {(code.co_qualname, code.co_firstlineno): code for code in outermost(changed)}
    found = [
        function
        for function in gc.get_objects()
        if isinstance(function, FunctionType)
        and function.__code__.co_filename == str(file)
        and function.__code__.co_qualname == mutant.function
    ]
    if not found:
        raise LookupError(mutant)
    for function in found:
        function.__code__ = codes[mutant.function, function.__code__.co_firstlineno]


# Outside of functions: from the import on


def tried_from_import(mutant: Mutant) -> tuple[Mutant, bool]:
    """Whether a mutant survives the tests of its room."""
    return mutant, passes(partial(imported_and_passed, mutant, [f"tests/{mutant.room}"]))


def imported_and_passed(mutant: Mutant, tests: list[str]) -> bool:
    """Do some tests pass with a program that is imported with a mutant?"""
    path, get_data, path_stats = str(ROOT / mutant.file), SourceFileLoader.get_data, SourceFileLoader.path_stats

    def changed(loader: SourceFileLoader, file: str) -> bytes:
        return mutant.applied_to(get_data(loader, file)) if file == path else get_data(loader, file)

    def not_compiled(loader: SourceFileLoader, file: str) -> dict[str, float]:
        if file == path:
            raise OSError("neither take a compiled module for this one nor keep one")
        return path_stats(loader, file)

    SourceFileLoader.get_data, SourceFileLoader.path_stats = changed, not_compiled
    return pytest.main([*OPTIONS, *tests]) == 0


# Which, and what came of it


def every_mutant(rooms: Iterable[str] = ROOMS, module: str = "") -> list[Mutant]:
    """Every mutant of some rooms, in the order of the files."""
    files = [file for room in rooms for file in sorted((ROOT / "src" / "ottawa_cli" / room).glob("*.py"))]
    chosen = [file for file in files if str(file).endswith(module)]
    return [mutant for file in chosen for mutant in mutants_of(str(file.relative_to(ROOT)), file.read_bytes())]


def equivalents() -> dict[tuple[str, ...], str]:
    """The mutants that mean the same as the program, with the reason."""
    listed = tomllib.loads((ROOT / "scripts" / "equivalent_mutants.toml").read_text(encoding="utf-8"))
    return {
        (file, one["function"], one["before"], one["after"]): one["because"] for file in listed for one in listed[file]
    }


def diff_of(mutant: Mutant) -> str:
    """A mutant as a patch of one hunk."""
    source = (ROOT / mutant.file).read_bytes()
    sides = [text.decode().splitlines(keepends=True) for text in (source, mutant.applied_to(source))]
    lines = list(difflib.unified_diff(*sides, mutant.file, mutant.file, n=2))
    return f"in {mutant.function or 'the module'}: {mutant.before!r} -> {mutant.after!r}\n{''.join(lines[2:])}"


def in_functions(chosen: list[Mutant], processes: int, results: multiprocessing.SimpleQueue) -> None:
    """Try those that stand in functions; the results go into a queue."""
    tests = [f"tests/{room}" for room in ROOMS]
    pytest.main([*OPTIONS, *tests, SCREENS], plugins=[Trials(chosen, processes, results)])
    results.put((None, None))


def results_of(chosen: list[Mutant], processes: int) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it survives."""
    results, left = FORK.SimpleQueue(), dict.fromkeys(chosen)
    FORK.Process(target=in_functions, args=([m for m in chosen if m.function], processes, results)).start()
    while (result := results.get())[0]:
        if result[1] is False:
            del left[result[0]]
            yield result
    if result[1]:
        raise SystemExit(result[1])
    for module in ("pydantic", "yaml", "typer", "rich.console"):
        importlib.import_module(module)
    with FORK.Pool(processes) as pool:
        yield from pool.imap_unordered(tried_from_import, left)


def main() -> int:
    """Try the mutants asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"of {', '.join(ROOMS)}; default all")
    parser.add_argument("--file", default="", help="of one module alone")
    parser.add_argument("--sample", type=int, metavar="N", help="so many of each room, not every one")
    parser.add_argument("--seed", type=int, default=1, help="which ones, default 1")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    os.chdir(ROOT)
    same, chosen, count = equivalents(), [], Counter()
    for room in asked.rooms or ROOMS:
        mutants = every_mutant([room], asked.file)
        counted = [mutant for mutant in mutants if mutant.identity() not in same]
        count[room, "equivalent"] = len(mutants) - len(counted)
        chosen += random.Random(asked.seed).sample(counted, min(asked.sample or len(counted), len(counted)))  # noqa: S311 - no secret
    for mutant, survives in results_of(chosen, asked.processes):
        count[mutant.room, "survived" if survives else "killed"] += 1
        if survives:
            print(diff_of(mutant), flush=True)
    for room in asked.rooms or ROOMS:
        killed, survived, equivalent = (count[room, what] for what in ("killed", "survived", "equivalent"))
        share = 100 * killed / max(1, killed + survived)
        print(f"{room}: {killed} killed, {survived} survived ({share:.1f} % killed), {equivalent} equivalent")
    return 1 if any(count[room, "survived"] for room in ROOMS) else 0


if __name__ == "__main__":
    sys.exit(main())
