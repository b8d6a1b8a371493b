"""Texts into the index: written beside their place, then put there, whole; and what is too much, dropped."""

from __future__ import annotations

import os
import sqlite3
import time
from itertools import chain, pairwise

from ottawa_cli.snapshot.index_file import IndexFile, Missing, drop, sum_of
from ottawa_cli.snapshot.places import KEPT, is_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ottawa_cli.snapshot.index_file import Texts
    from ottawa_cli.snapshot.places import Place

MOST_BYTES = 256 * 1024 * 1024
"""Of all that is kept; of more, what was not used for longest is dropped."""

_NEW = ".new"
_ABANDONED = 3600  # s: what a killed program left behind
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
BEGIN;
CREATE TABLE finished (kind, code, since, until, text, sum, PRIMARY KEY (kind, code, since));
"""


def write(place: Place, group: str, texts: Iterable[Texts]) -> bool:
    """Write a file of the index, beside its place first, then in it, whole; did it succeed?

    Args:
        place: where, and from which bytes.
        group: which texts.
        texts: the stages of each kind and code.
    """
    path = place.file(group)
    beside = f"{path}.{os.getpid()}{_NEW}"
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not is_private(folder):
            return False
        drop(beside)
        _fill(beside, place.key, texts)
        os.replace(beside, path)
    except (OSError, sqlite3.Error, UnicodeError):
        return False
    finally:
        drop(beside)
    _sweep(folder, path)
    return True


def is_seen_again(place: Place) -> bool:
    """Were these bytes asked for before? If not, it is noted that they are now."""
    if is_kept(place, "seen"):
        return True
    write(place, "seen", ())
    return False


def is_kept(place: Place, group: str) -> bool:
    """Is there a file of a group of texts, made from the very bytes and by this program?"""
    try:
        IndexFile(place, group).close()
    except Missing:
        return False
    return True


def _fill(path: str, key: str, texts: Iterable[Texts]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
        rows = (
            (kind, code, since, until, text, sum_of(kind, code, since, until, text))
            for kind, code, stages in chain([("key", "", [("", key)])], texts)
            for (since, text), (until, _) in pairwise([*stages, ("", "")])
        )
        connection.executemany("INSERT INTO finished VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    finally:
        connection.close()


def sizes(folder: str) -> dict[str, int]:
    """The files that are kept, or that a killed program left behind, with their bytes; the last used come last."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.endswith((KEPT, _NEW)) and entry.is_file()]
        return {entry.path: entry.stat().st_size for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime)}
    except OSError:
        return {}


_swept: set[str] = set()
"""The folders that this run has swept."""


def _sweep(folder: str, newest: str) -> None:
    """Drop what a killed program left behind, and what was not used for longest beyond the bytes that may be kept.

    What was just written stays, however large it is. A folder is swept once a run.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    files = sizes(folder)
    total = sum(files.values())
    for path, size in files.items():
        if path.endswith(_NEW):
            if _is_abandoned(path):
                drop(path)
        elif total > MOST_BYTES and path != newest:
            drop(path)
            total -= size


def _is_abandoned(path: str) -> bool:
    try:
        return os.stat(path).st_mtime < time.time() - _ABANDONED
    except OSError:
        return False
