"""The index: answers that were computed once, kept in SQLite in the user's cache folder for the next time.

One file per registry. It holds, for each State, the finished text of its element at every stage of its life, which
spellings name it, and what ``check`` found. It never speaks and never fails: whatever is wrong with it, there is none,
and the registry is read. Every row carries a sum, so that a damaged one is noticed.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib

from ottawa_cli import __version__
from ottawa_cli.gathered import Heading
from ottawa_cli.spelling import LONGEST_QUERY, folded
from ottawa_cli.where import index_folder, leads_out, program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, TypeVar

    Said = TypeVar("Said")

FORMAT = 1
MOST_KEPT = 100
"""So many registries; of more, those written longest ago are dropped."""

_KEPT = ".sqlite"
_NEW = ".new"
_UNSETTLED = 2_000_000_000  # ns: a file this young may change again without a trace in its times
_ABANDONED = 3600  # s: what a killed program left behind
_SCHEMA = """
CREATE TABLE key (path, size, mtime, ctime, inode, program, format);
CREATE TABLE heading (treaty, registry, verified, states, sum);
CREATE TABLE states (code PRIMARY KEY, name, signed, stages, sum);
CREATE TABLE spellings (lines, sum);
CREATE TABLE report (
    id, short_name, sha256, verified, errors, warnings, states, instruments, sources, rules, told, sum
);
CREATE TABLE findings (rule, severity, line, column, path, message, hint, sum);
"""


class Unsaid(Exception):
    """The index does not say it; the registry may."""


class Unnamed(Unsaid):
    """No State is known here by a name."""


class Unspelled(Unsaid):
    """Which States may be named how was not needed yet."""


class Damaged(Unsaid):
    """The index is not what was written."""


class Place:
    """Where a registry's index is, and the file that it must have been made from."""

    __slots__ = ("file", "key", "settled", "source")

    def __init__(self, source: str, file: str, key: tuple[object, ...], *, settled: bool) -> None:
        self.source = source
        self.file = file
        self.key = key
        self.settled = settled
        """Can the file no longer change without a trace in its times?"""


def place_of(source: str) -> Place | None:
    """Where the index of a registry file is, or would be; None where none is kept of it."""
    folder = index_folder()
    if folder is None:
        return None
    try:
        path = os.path.abspath(source)
        found = os.stat(path)
        if leads_out(path):
            return None
    except (OSError, ValueError):
        return None
    name, times = os.fsencode(path), (found.st_mtime_ns, found.st_ctime_ns)
    key = (name, found.st_size, *times, found.st_ino, program(__version__), FORMAT)
    file = os.path.join(folder, f"{zlib.crc32(name):08x}{_KEPT}")
    return Place(source, file, key, settled=max(times) + _UNSETTLED < time.time_ns())


class Kept:
    """The index of a registry, open: the records that answers are made of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        treaty, registry, verified, self._count = self._row("SELECT * FROM heading")
        self.heading = Heading(treaty, registry, verified)

    def codes_of(self, queries: Iterable[str]) -> list[str]:
        """The codes of the States named, in the order asked.

        Raises:
            Unnamed: one is not known here.
            Unspelled: only codes are known yet.
        """
        return [self._code_of(query) for query in queries]

    def _code_of(self, query: str) -> str:
        asked = folded(query[:LONGEST_QUERY])
        for code in (query, asked.upper()):
            if self._rows("SELECT * FROM states WHERE code = ?", code):
                return code
        spellings = self._rows("SELECT * FROM spellings")
        if not spellings:
            raise Unspelled
        (lines,) = spellings[0]
        _, found, rest = lines.partition(f"\n{asked}\t")
        if not found:
            raise Unnamed
        return str(rest[: rest.index("\n")])

    def texts(self, codes: Sequence[str] | None, on: str) -> list[str]:
        """The elements of some States, or of all by their codes, on a day.

        Raises:
            Unsaid: one is not here.
        """
        if codes is None:
            return [_stage(stages, on) for *_, stages in self._states()]
        return [_stage(self._row("SELECT * FROM states WHERE code = ?", code)[-1], on) for code in codes]

    def signatures(self, on: str) -> int:
        """How many States had signed by a day.

        Raises:
            Unsaid: the index is damaged.
        """
        return sum(signed is not None and signed <= on for *_, signed, _ in self._states())

    def _states(self) -> list[tuple[Any, ...]]:
        rows = self._rows("SELECT * FROM states ORDER BY code")
        if len(rows) != self._count:
            raise Damaged
        return rows

    def _row(self, query: str, *values: str) -> tuple[Any, ...]:
        rows = self._rows(query, *values)
        if not rows:
            raise Unsaid
        return rows[0]

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        return _whole(self._connection.execute(query, values))


def asked(place: Place, ask: Callable[[sqlite3.Connection], Said]) -> Said:
    """What the index says, where it was made from this very file.

    Raises:
        Unsaid: there is none, or it does not say.
    """
    if not os.path.isfile(place.file) or not is_private(os.path.dirname(place.file)):
        raise Unsaid
    escaped = place.file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = None
    try:
        connection = sqlite3.connect(f"file:{escaped}?mode=ro&immutable=1", uri=True)
        if connection.execute("SELECT * FROM key").fetchone() != place.key:
            raise Unsaid
        return ask(connection)
    except (sqlite3.Error, ValueError, Damaged):  # no database any more, or text that no database takes
        drop(place.file)
        raise Unsaid from None
    finally:
        if connection:
            connection.close()


def report(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What ``check`` found, as it was added: the report, then its findings.

    Raises:
        Unsaid: the file was not checked yet.
    """
    rows = _whole(connection.execute("SELECT * FROM report"))
    if not rows:
        raise Unsaid
    findings = _whole(connection.execute("SELECT * FROM findings ORDER BY rowid"))
    if len(findings) != rows[0][-1]:
        raise Damaged
    return [*rows, *findings]


def _whole(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    found = [(row[:-1], row[-1]) for row in rows]
    if any(_sum(row) != told for row, told in found):
        raise Damaged
    return [row for row, _ in found]


def _sum(row: tuple[object, ...]) -> int:
    return zlib.crc32("\x1f".join(map(str, row)).encode())


def _stage(stages: str, on: str) -> str:
    """The last of a State's stages that has begun by a day."""
    element = ""
    for line in stages.split("\n"):
        since, _, text = line.partition("\t")
        if since > on:
            break
        element = text
    return element


class Writer:
    """Adds rows to an index that is being written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def names(self) -> list[tuple[str, str]]:
        """The name of each State, with its code."""
        return [(name, code) for code, name, *_ in _whole(self._connection.execute("SELECT * FROM states"))]

    def add(self, table: str, rows: Iterable[tuple[object, ...]]) -> int:
        """Put rows in the place of those that a table has, each with its sum; how many were they?"""
        self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a word of ours
        places = ", ".join("?" * len(self._connection.execute(f"SELECT * FROM {table}").description))  # noqa: S608
        insert = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608
        return self._connection.executemany(insert, ((*row, _sum(row)) for row in rows)).rowcount


def write(place: Place, fill: Callable[[Writer], None]) -> bool:
    """Write a part of an index, beside what is kept of the same file, and put it in place whole; did it succeed?"""
    beside = f"{place.file}.{os.getpid()}{_NEW}"
    try:
        folder = os.path.dirname(place.file)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not is_private(folder):
            return False
        _sweep(folder)
        connection = _begun(place, beside)
        try:
            with connection:
                fill(Writer(connection))
        finally:
            connection.close()
        os.replace(beside, place.file)
    except (OSError, sqlite3.Error, UnicodeError):
        return False
    finally:
        drop(beside)
    return True


def _begun(place: Place, beside: str) -> sqlite3.Connection:
    """A file to write, with what is kept of the same registry, if anything is."""
    new = False
    try:
        asked(place, lambda _: None)
        with open(place.file, "rb") as kept, open(beside, "wb") as copy:
            while block := kept.read(1 << 20):
                copy.write(block)
    except Unsaid:
        new = True
    connection = sqlite3.connect(beside)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    if new:
        connection.executescript(f"BEGIN; {_SCHEMA}")
        connection.execute("INSERT INTO key VALUES (?, ?, ?, ?, ?, ?, ?)", place.key)
    return connection


def is_private(folder: str) -> bool:
    """Is the folder there, and the user's alone?"""
    try:
        found = os.stat(folder)
    except (OSError, ValueError):
        return False
    return not found.st_mode & 0o077 and found.st_uid == getattr(os, "geteuid", lambda: found.st_uid)()


def sizes(folder: str) -> dict[str, int]:
    """The files that are kept, or that a killed program left behind, with their bytes; those written last come last."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.endswith((_KEPT, _NEW)) and entry.is_file()]
        return {entry.path: entry.stat().st_size for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime)}
    except OSError:
        return {}


def _sweep(folder: str) -> None:
    """Drop what a killed program left behind, and indexes beyond the number kept."""
    files = [*sizes(folder)]
    kept = [file for file in files if file.endswith(_KEPT)]
    long_ago = time.time() - _ABANDONED
    left = [file for file in files if file.endswith(_NEW) and os.stat(file).st_mtime < long_ago]
    for file in (*kept[:-MOST_KEPT], *left):
        drop(file)


def drop(path: str) -> None:
    """Remove a file of the index, if it is there."""
    try:
        os.unlink(path)
    except OSError:
        return
