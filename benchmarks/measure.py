"""What commands cost, as ratios to starting Python: python benchmarks/measure.py [PAIRS].

Each command runs as a process in turn with `python -c pass`; a figure is the median of the ratios of their CPU time,
pair by pair, so that the speed of the machine cancels out. Install the wheel into an environment of its own first. The
variable PYTHONDONTWRITEBYTECODE is left out, as a user would.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from make_registry import registry

PYTHON: Final = sys.executable
OTTAWA: Final = str(Path(sys.executable).parent / "ottawa")
ENVIRONMENT: Final = {
    name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
}

ROWS: Final = (
    (["check"], "check of the registry that is shipped"),
    (["status", "LT", "--json"], "`status LT --json`"),
    (["status", "LT"], "`status LT`, table"),
    (["list", "--json"], "`list --json`"),
    (["status", "--help"], "`status --help`"),
)
PARSE: Final = "import sys, yaml\nfor event in yaml.parse(open(sys.argv[1]).read(), Loader=yaml.CLoader): pass"


def cpu(command: list[str]) -> float:
    """CPU seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(command: list[str], other: list[str], pairs: int) -> float:
    """The median of the ratios, one run of each before the first pair not counted."""
    cpu(command), cpu(other)
    return statistics.median(cpu(command) / cpu(other) for _ in range(pairs))


def main(pairs: int) -> None:
    """Print the table, as Markdown."""
    day = datetime.now(UTC).date()
    print(f"{day}, {platform.machine()}, CPython {platform.python_version()}, median of {pairs} pairs\n")
    print("| command, 197 States | x `python -c pass` |\n|---|---|")
    for arguments, name in ROWS:
        print(f"| {name} | {ratio([OTTAWA, *arguments], [PYTHON, '-c', 'pass'], pairs):.1f} |", flush=True)
    print("\n| 20,000 States | x `yaml.parse` alone |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "states.yaml"
        file.write_text("".join(registry(20_000)), encoding="utf-8")
        parse = [PYTHON, "-c", PARSE, str(file)]
        print(f"| `check` | {ratio([OTTAWA, 'check', str(file)], parse, max(3, pairs // 4)):.1f} |")


if __name__ == "__main__":
    main(int(*sys.argv[1:2] or ["21"]))
