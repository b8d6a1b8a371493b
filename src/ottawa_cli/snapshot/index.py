"""The index: answers that were computed once, kept in SQLite in the user's cache folder for the next time.

One file per registry. It holds, for each State, the finished text of its element at every stage of its timeline, which
spellings name it, and what ``check`` found; a side of ``diff`` is known by its bytes, and has a file to itself, with
its facts, runs and lines. It never speaks and never fails: whatever is wrong with it, there is none,
and the registry is read. Every row carries a sum, so that a damaged one is noticed.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib

from ottawa_cli.system.paths import index_folder, leads_out, program
from ottawa_cli.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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
CREATE TABLE filing (sha256, verified, blocks, digests, parties, sum);
CREATE TABLE blocks (block PRIMARY KEY, facts, runs, lines, sum);
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

    __slots__ = ("file", "key", "settled")

    def __init__(self, file: str, key: tuple[object, ...], *, settled: bool) -> None:
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
    return Place(file, key, settled=max(times) + _UNSETTLED < time.time_ns())


def place_of_bytes(sha256: str) -> Place | None:
    """Where the index of a registry is that is known by its bytes alone, wherever they come from."""
    folder = index_folder()
    if folder is None:
        return None
    key = (sha256, 0, 0, 0, 0, program(__version__), FORMAT)
    return Place(os.path.join(folder, f"{sha256[:32]}{_KEPT}"), key, settled=True)


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


def rows(connection: sqlite3.Connection, query: str, *values: str) -> list[tuple[Any, ...]]:
    """What was added, without its sums.

    Raises:
        Damaged: a row is not what was written.
    """
    found = [(row[:-1], row[-1]) for row in connection.execute(query, values)]
    if any(_sum(row) != told for row, told in found):
        raise Damaged
    return [row for row, _ in found]


def _sum(row: tuple[object, ...]) -> int:
    return zlib.crc32("\x1f".join(map(str, row)).encode())


class Writer:
    """Adds rows to an index that is being written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def names(self) -> list[tuple[str, str]]:
        """The name of each State, with its code."""
        return [(name, code) for code, name, *_ in rows(self._connection, "SELECT * FROM states")]

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
