r"""A structural fuzzer over all commands and formats: whole registries, and command lines about them, by chance.

From the top of the repository, with `pip install -e '.[test]'`, for a minute:

    python fuzz/commands.py --seed 1 --seconds 60

A seed makes the same cases everywhere: with ``--cases`` the same number of them, however fast the machine is. A find is
printed with the command line that repeats it alone, and its registries are kept in ``--keep``. Exit code: 1 with a
find, 2 where the program declares what the fuzzer was not taught.
"""

from __future__ import annotations

import argparse
import itertools
import math
import shlex
import shutil
import sys
import tempfile
import time
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import calls
from calls import answer_of
from cases import EDITED, MADE, RUINED, Case, Disagreed
from command_lines import Unknown, any_line, know_everything, right_line
from comparisons import COMPARISONS
from judgements import every_format_is_sound, faults_of
from ottawa_cli.cli.plain_table import COMMANDS
from relations import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from command_lines import Line

ALL_RELATIONS: Final = (every_format_is_sound, *RELATIONS, *COMPARISONS)
_ANY_LINES: Final = 12
_RELATIONS_A_CASE: Final = 5


class Find(NamedTuple):
    """Something wrong, and the command lines that show it."""

    what: str
    lines: tuple[tuple[str, ...], ...]


def finds_of(case: Case) -> Iterator[Find]:
    """All that is wrong with the answers about a case."""
    setting = case.setting(MADE, EDITED)
    is_right = case.is_right and bool(case.codes)
    lines = [right_line(setting, name) for name in COMMANDS] if is_right else []
    setting = case.setting(MADE, EDITED, RUINED, RUINED)
    for line in [*lines, *(any_line(setting) for _ in range(_ANY_LINES))]:
        yield from (Find(what, (line.arguments,)) for what in caught(partial(line_faults, case, line)))
    if is_right:
        for relation in case.rng.sample(ALL_RELATIONS, _RELATIONS_A_CASE):
            case.asked.clear()
            faults = caught(partial(relation, case))
            yield from (Find(f"{relation.__name__}: {what}", tuple(case.asked)) for what in faults)


def line_faults(case: Case, line: Line) -> Iterator[str]:
    """All that is wrong with the answer to a command line, however it is asked."""
    said, faults = answer_of(case, line)
    yield from (f"not the same answer {fault}" for fault in faults)
    yield from faults_of(line, said)


def caught(look: Callable[[], Iterator[str]]) -> list[str]:
    """The faults; an answer that cannot be looked at, or whatever else goes wrong, is one too."""
    faults: list[str] = []
    try:
        faults.extend(look())
    except Unknown:
        raise
    except calls.Hung:
        faults.append(f"no answer in {calls.LONGEST} s")
    except Disagreed as fault:
        faults.append(str(fault))
    except Exception:
        faults.append("\n".join(traceback.format_exc().splitlines()[-6:]))
    return faults


def fuzz(seed: str, numbers: Iterator[int], seconds: float, keep: Path) -> int:
    """Case after case until the time is over; how many of them found something."""
    end, count, found = time.monotonic() + seconds, 0, 0
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="ottawa-fuzz-") as name:
            folder = Path(name)
            with calls.apart(folder):
                finds = [*finds_of(Case(seed, number, folder))]
            if finds:
                found += 1
                _report(seed, number, finds, _kept(folder, keep / f"{seed}-{number}"))
        count += 1
        if time.monotonic() > end:
            break
    print(f"seed {seed}: {count} cases, {found} of them with finds")
    return found


def _kept(folder: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for file in folder.glob("*.yaml"):
        shutil.copy(file, place)
    return place


def _report(seed: str, number: int, finds: Sequence[Find], place: Path) -> None:
    print(
        f"\n{place}; again: {shlex.join([sys.executable, 'fuzz/commands.py', '--seed', seed, '--case', str(number)])}"
    )
    for find in finds:
        print(f"  {find.what!r}" if "\n" not in find.what else f"  {find.what}")
        for arguments in find.lines:
            words = shlex.join(["ottawa", *arguments])
            print(f"    {ascii(words)[1:-1] if not words.isprintable() else words[:500]}")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz as the command line says, and give the exit code."""
    options = argparse.ArgumentParser(description="Fuzz all commands and formats of ottawa.")
    options.add_argument("--seed", default="1", help="any word: the same one makes the same cases")
    extent = options.add_mutually_exclusive_group()
    extent.add_argument("--seconds", type=float, default=60, help="after which no case is begun")
    extent.add_argument("--cases", type=int, help="so many of them, however long they take")
    extent.add_argument("--case", type=int, help="the number of one case alone")
    options.add_argument("--keep", type=Path, default=Path("fuzz/finds"), help="where the registries of finds are kept")
    asked = options.parse_args(arguments)
    numbers = itertools.count() if asked.case is None else iter([asked.case])
    seconds = asked.seconds if asked.cases is None else math.inf
    try:
        know_everything()
        cases = itertools.islice(numbers, asked.cases)
        return 1 if fuzz(asked.seed, cases, seconds, asked.keep.absolute()) else 0
    except Unknown as unknown:
        print(unknown, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
