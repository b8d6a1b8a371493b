"""The worst files of up to 64 MiB that one can think of: python fuzz/worst.py FOLDER [NAME]... makes and measures them.

Each is given to the installed `ottawa` as a process; the table says seconds, MiB of memory and the exit code.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE: Final = 64 * 1024 * 1024
HEAD: Final = b"""\
format: 1
treaty:
  id: t
  name: T
  short_name: T
  adopted: 1997-09-18
  verified: 2026-02-21
  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}
  entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}
  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}
sources:
  x: {title: A source, url: "https://example.org/"}
"""


def filled(unit: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    """``unit`` again and again, up to the size."""
    return head + unit * ((SIZE - len(head) - len(tail)) // len(unit)) + tail


def blocks(body: str) -> bytes:
    """States until the file is full, each with the same body."""
    parts, size = [HEAD], len(HEAD)
    for number in range(10**8):
        block = f"{_code(number)}:{body}\n".encode()
        size += len(block)
        if size > SIZE:
            return b"".join(parts)
        parts.append(block)
    raise AssertionError


def _code(number: int) -> str:
    letters = ""
    for _ in range(5):
        number, letter = divmod(number, 26)
        letters = chr(65 + letter) + letters
    return letters


SIX_PARTIAL: Final = (" {name: X, signed: 1998, instruments: [{kind: accession, deposited: 2001/2002}, ").replace(
    "2001/2002", "2001"
) + (
    "{kind: withdrawal, received: 2005}, {kind: revocation, received: 2005}, {kind: withdrawal, received: 2007}, "
    "{kind: accession, deposited: 2010}]}"
)
LIFE: Final = (
    " {name: X, sources: [x], signed: 1998-01-01, "
    "instruments: [{kind: ratification, deposited: 2001-01-01, sources: [x]}]}"
)

EVERY_CHARACTER: Final = "".join(map(chr, [*range(0xA1, 0xD800), *range(0x10000, 0x20000)])).encode()

WORST: Final[dict[str, Callable[[], bytes]]] = {
    "brackets": lambda: filled(b"["),
    "braces": lambda: filled(b"{"),
    "dashes": lambda: filled(b"- "),
    "question-marks": lambda: filled(b"? "),
    "one-scalar": lambda: filled(b"a", b"LT: "),
    "one-quoted-scalar": lambda: filled(b"a", b'LT: "', b'"'),
    "escapes-in-quotes": lambda: filled(b"\\u202e", b'LT: "', b'"'),
    "one-comment": lambda: filled(b"#"),
    "comments": lambda: filled(b"#\n"),
    "blank-lines": lambda: filled(b"\n"),
    "control-characters": lambda: filled(b"\x01"),
    "lone-returns": lambda: filled(b"\r"),
    "bidirectional": lambda: filled("\u202e".encode(), b"# "),
    "every-character": lambda: filled(EVERY_CHARACTER, b"# "),
    "nothing-but-nul": lambda: filled(b"\0"),
    "not-utf-8-at-the-end": lambda: filled(b"# \n", tail=b"\xff"),
    "duplicate-keys": lambda: filled(b"a: b\n"),
    "anchors": lambda: filled(b"- &a b\n", b"LT:\n"),
    "unknown-keys": lambda: b"LT: {" + b", ".join(b"k%d: v" % n for n in range(9_000)) + b"}\n",
    "sources-one-by-one": lambda: _sources(),
    "sources-all-broken": lambda: _sources(broken=True),
    "states-of-one-line": lambda: blocks(" {name: X}"),
    "states-with-lives": lambda: blocks(LIFE),
    "states-all-broken": lambda: blocks(" {nome: X, signed: 1998-02-30, status: party}"),
    "states-of-six-partial-dates": lambda: blocks(SIX_PARTIAL),
    "states-backwards": lambda: b"\n".join([HEAD, *reversed(blocks(" {name: X}")[len(HEAD) :].split(b"\n"))])[:SIZE],
    "states-before-the-treaty": lambda: (lambda full: full[len(HEAD) :] + HEAD)(blocks(LIFE)),
    "flow-on-one-line": lambda: (
        HEAD + b"LT: {name: X, instruments: [" + b"{kind: accession, deposited: 2001}, " * 3000 + b"]}\n"
    ),
    "ten-thousand-acts-a-block": lambda: _acts(),
    "deep-keys-after-a-fault": lambda: filled(b"{a: ", b"format: 2\nLU: "),
}


def _sources(*, broken: bool = False) -> bytes:
    parts, size = [HEAD], len(HEAD)
    for number in range(10**8):
        line = f'  s{number}: {{title: A, url: "{"" if broken else "https://e.org/"}"}}\n'.encode()
        size += len(line)
        if size > SIZE:
            return b"".join(parts)
        parts.append(line)
    raise AssertionError


def _acts() -> bytes:
    acts = "".join("\n    - {kind: accession, deposited: 2001-01-01, sources: [x]}" for _ in range(2_400))
    return blocks(f"\n  name: X\n  instruments:{acts}")


def measured(command: list[str]) -> tuple[float, float, int, str]:
    """CPU seconds, peak MiB, exit code and last line of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(["/usr/bin/time", "-f", "%M", *command], capture_output=True, check=False, timeout=900)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = int(done.stderr.split()[-1]) / 1024
    last = done.stdout.decode(errors="replace").strip().split("\n")[-1]
    return max(cpu, time.monotonic() - start), peak, done.returncode, last


def lines(folder: Path, names: list[str]) -> Iterator[str]:
    """A row of the table for each of the worst."""
    for name in names or WORST:
        file = folder / f"{name}.yaml"
        file.write_bytes(WORST[name]()[:SIZE])
        for command in ("check", "status"):
            arguments = [str(file)] if command == "check" else ["--registry", str(file)]
            seconds, peak, code, last = measured([str(Path(sys.executable).parent / "ottawa"), command, *arguments])
            size = os.path.getsize(file) / 1048576
            yield f"| {name} | {size:.0f} | {command} | {seconds:.1f} | {peak:.0f} | {code} | {last[-90:]} |"
        file.unlink()


if __name__ == "__main__":
    where = Path(sys.argv[1])
    print("| file | MiB | command | s | MiB at most | exit | last line |\n|---|---|---|---|---|---|---|")
    for row in lines(where, sys.argv[2:]):
        print(row, flush=True)
