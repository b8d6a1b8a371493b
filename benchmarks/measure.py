"""What commands cost, as ratios to starting Python: python benchmarks/measure.py [--peers] [--large] [--gate].

A figure is the median of the ratios of CPU time, pair by pair: a command runs as a process in turn with another, most
often ``python -c pass`` of the same environment (F), so that the speed of the machine cancels out. The environments are
made for the purpose: the wheel of this repository, installed by pip, with a home and a cache of its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from environments import Environment, with_ottawa, with_packages
from peers import PACKAGES, peers, versions
from processes import Failed, ratio
from rows import SLACK, Figure, also_figures, index_figures, large_rows, long_rows, memory_figures, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SECONDS_TO_A_ROW = 300.0
SECONDS_TO_A_QUICK_ROW = 8.0
QUICK_PAIRS = 11


def main(arguments: Sequence[str]) -> int:
    """Print the tables, as Markdown; 1 where the gate closes, 3 where something that was to be measured failed."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as folder:
        try:
            figures = _ottawa(asked, Path(folder))
            if asked.peers:
                _peers(asked, Path(folder) / "peers")
        except Failed as failure:
            print(f"nothing is measured of what fails: {failure}", file=sys.stderr)
            return 3
    beyond = [figure for figure in figures if figure.is_beyond]
    if not asked.gate or not beyond:
        return 0
    print(
        "\n".join(f"more than {SLACK} times its limit: {row.name}: {row.value:.2f}" for row in beyond), file=sys.stderr
    )
    return 1


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--pairs", type=int, default=21, help="how many pairs of runs a figure is the median of (21)")
    parser.add_argument("--quick", action="store_true", help=f"the rows that take seconds, {QUICK_PAIRS} pairs of each")
    parser.add_argument("--large", action="store_true", help="registries of 200,000 States as well: some minutes")
    parser.add_argument("--peers", action="store_true", help="other programs as well, newest versions from pip")
    parser.add_argument("--gate", action="store_true", help=f"exit 1 where a row is beyond {SLACK} times its limit")
    parser.add_argument("--python", type=Path, help="measure the ottawa of this environment, instead of a fresh one")
    return parser.parse_args(arguments)


def _ottawa(asked: argparse.Namespace, folder: Path) -> list[Figure]:
    ottawa = Environment(asked.python.absolute(), folder) if asked.python else with_ottawa(folder / "ottawa")
    print(f"{_circumstances(ottawa)}\n\n| 197 States, if not told | at most | measured | half of the pairs | |")
    print("|---|---|---|---|---|")
    figures = []
    for figure in _figures(asked, ottawa):
        figures.append(figure)
        limit, value = f"{figure.most:g} {figure.unit}", f"{figure.value:{'.0f' if figure.unit == 'MiB' else '.2f'}}"
        met = "met" if figure.is_met else "**not met**"
        print(f"| {figure.name} | {limit} | {value} | {figure.spread} | {met} |", flush=True)
    if not ottawa.cache.exists():
        print("\nNo run left an index, so second runs cost what first ones do.")
    return figures


def _figures(asked: argparse.Namespace, ottawa: Environment) -> Iterator[Figure]:
    pairs, longest = asked.pairs, SECONDS_TO_A_ROW
    if asked.quick:
        pairs, longest = min(pairs, QUICK_PAIRS), SECONDS_TO_A_QUICK_ROW
    if asked.large:
        yield from index_figures(ottawa)
        yield from memory_figures(ottawa)
    if not asked.quick:
        yield from also_figures(ottawa)
    kinds = [rows] if asked.quick else [rows, long_rows, large_rows] if asked.large else [rows, long_rows]
    for some in kinds:
        for row in some(ottawa):
            yield from row.figures(pairs, longest)


def _circumstances(environment: Environment) -> str:
    said = environment.said("-c", "import platform as p; print(p.system(), p.machine(), 'CPython', p.python_version())")
    unit = median(environment.nothing().run().cpu for _ in range(11))
    day = datetime.now(UTC).date()
    return f"{day}, {said}, {environment.pip()}. F is `python -c pass`, here {1000 * unit:.0f} ms of CPU time."


def _peers(asked: argparse.Namespace, folder: Path) -> None:
    environment = with_packages(folder, *PACKAGES)
    print(f"\nThe same day and machine; {versions(environment)}.\n\n| program | F | half of the pairs |\n|---|---|---|")
    for name, command in peers(environment):
        found = ratio(command, environment.nothing(), max(5, asked.pairs // 3), SECONDS_TO_A_ROW)
        print(f"| {name} | {found.median:.1f} | {found.low:.1f} to {found.high:.1f} of {found.pairs} |", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
