r"""A fuzzer of what reads the depositary's files: made ones, spoilt ones, and those of a folder, spoilt.

From the top of the repository, with `pip install -e '.[test]'`, for ten minutes:

    python fuzz/deposits.py --seed 1 --seconds 600 [FOLDER]

It finds what raises anything but its own refusal, takes longer than ten seconds, holds what is not seen, or makes a
draft that our own reader refuses for more than what is left to do. Exit code: 1 with a find. The most memory is told.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import traceback
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from made_deposits import any_file, spoilt
from ottawa_cli.comparison.reconcile_document import reconcile_document
from ottawa_cli.comparison.reconciliation import reconciled
from ottawa_cli.documents.draft import draft_of
from ottawa_cli.reading.depositary import read_deposits
from ottawa_cli.reading.names import load_names
from ottawa_cli.reading.registry import check_bytes, load
from ottawa_cli.render.reconcile_markdown import reconcile_markdown
from ottawa_cli.render.registry_yaml import draft_yaml
from ottawa_cli.system.failures import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.facts.deposits import Record

LONGEST: Final = 10


def fault_of(raw: bytes) -> str | None:
    """What is wrong with how some bytes are read; None: nothing."""
    began = time.monotonic()
    try:
        record = read_deposits(raw, "made.xml")
    except Unreadable as refusal:
        said = str(refusal)
        return None if said.isprintable() or "\n" in said else f"a refusal with what is not seen: {said!r}"
    except Exception:
        return traceback.format_exc()
    try:
        fault = _fault_of_record(record)
    except Exception:
        return traceback.format_exc()
    took = time.monotonic() - began
    return fault or (f"{took:.0f} seconds" if took > LONGEST else None)


def _fault_of_record(record: Record) -> str | None:
    registry, names = _registry(), _names()
    outcome = reconciled(record, registry, names, date(2018, 1, 15))
    document = reconcile_document(outcome, record, registry, None, [1] * len(outcome.discrepancies))
    written = (reconcile_markdown(document), draft_yaml(draft_of(record, names, None)))
    for text in written:
        if not all(char.isprintable() or char == "\n" for char in text):
            return f"what is not seen: {next(char for char in text if not char.isprintable() and char != chr(10))!r}"
    strange = [
        finding for finding in check_bytes(written[1].encode(), "draft.yaml").findings if finding.rule != "to-do"
    ]
    refused = [finding for finding in strange if finding.severity == "error"]
    return f"a draft that is refused: {refused[0]}" if refused else None


_registry, _names = cache(load), cache(load_names)


def main(arguments: Sequence[str]) -> int:
    """Fuzz for some time, or some files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--cases", type=int, default=sys.maxsize)
    parser.add_argument("--keep", type=Path, default=Path("fuzz/finds"))
    asked = parser.parse_args(arguments)
    given = [file.read_bytes() for file in sorted(asked.folder.iterdir()) if file.is_file()] if asked.folder else []
    ends, number, finds = time.monotonic() + asked.seconds, 0, 0
    while time.monotonic() < ends and number < asked.cases:
        rng = Random(f"{asked.seed}/{number}")
        raw = rng.choice(given) if given and rng.random() < 0.3 else any_file(rng)
        if rng.random() < 0.6:
            raw = spoilt(rng, raw)
        if fault := fault_of(raw):
            finds += 1
            asked.keep.mkdir(parents=True, exist_ok=True)
            kept = asked.keep / f"deposits-{asked.seed}-{number}.bin"
            kept.write_bytes(raw)
            print(f"case {number}, kept as {kept}: {fault}")
        number += 1
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{number} files of seed {asked.seed}: {finds} finds; at most {most} MiB")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
