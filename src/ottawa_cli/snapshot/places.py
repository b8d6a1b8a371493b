"""Where the index of a registry is, and the bytes that it must have been made from."""

from __future__ import annotations

import os
import time
import zlib

from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.paths import file_identity, index_folder, leads_out, once_a_command, program_identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ottawa_cli.system.paths import FileIdentity

FORMAT = 7
"""Of the index: one of another format was not written by this program."""
KEPT = ".sqlite"

_UNSETTLED = 2_000_000_000  # ns: a file this young may change again without a trace in its times


class Place:
    """Where a registry's index is, and the bytes that it must have been made from."""

    __slots__ = ("identity", "is_settled", "key", "stem")

    def __init__(self, stem: str, key: str, *, identity: FileIdentity | None, is_settled: bool) -> None:
        self.stem = stem
        self.key = key
        self.identity = identity
        """Of the file on disk; None: it is known by its bytes."""
        self.is_settled = is_settled
        """Can the file no longer change without a trace in its times?"""

    def file(self, group: str) -> str:
        """Where a group of texts is kept."""
        return f"{self.stem}-{group}{KEPT}"


def place_of_file(source: str) -> Place | None:
    """Where the index of a registry file is, or would be; None where none is kept of it."""
    folder = index_folder()
    if folder is None:
        return None
    try:
        path = os.path.abspath(source)
        found = os.stat(source)
        if leads_out(source):
            return None
    except (OSError, ValueError):
        return None
    name, identity = os.fsencode(path), file_identity(found)
    stem = os.path.join(folder, f"{zlib.crc32(name):08x}")
    key = f"{name!r} {identity} {program_identity()} {FORMAT}"
    is_settled = max(found.st_mtime_ns, found.st_ctime_ns) + _UNSETTLED < time.time_ns()
    return Place(stem, key, identity=identity, is_settled=is_settled)


def bytes_to_keep(file: str, place: Place | None, *, is_first: bool) -> tuple[bytes, Place | None]:
    """The bytes of a registry file, and where what they say is kept: if they are of that place, and settled.

    Args:
        file: its path.
        place: where it would be.
        is_first: was nothing of the file told yet?

    Raises:
        Unreadable: it cannot be read, or changed since something of it was told.
    """
    from ottawa_cli.system.files import read_identified

    raw, identity = read_identified(file)
    is_same = place is not None and place.identity == identity
    if not (is_first or is_same):
        raise Unreadable(f"{quoted(file)}: it changed while it was read; ask again")
    return raw, place if place and is_same and place.is_settled else None


def place_of_names() -> Place | None:
    """Where it is kept which States may be named how, the same for every registry."""
    folder = index_folder()
    if folder is None:
        return None
    return Place(os.path.join(folder, "any"), f"{program_identity()} {FORMAT}", identity=None, is_settled=True)


def place_of_bytes(sha256: str) -> Place | None:
    """Where the index of a registry is that is no file on disk: it is known by its bytes alone."""
    folder = index_folder()
    if folder is None:
        return None
    key = f"{sha256} {program_identity()} {FORMAT}"
    return Place(os.path.join(folder, sha256[:32]), key, identity=None, is_settled=True)


@once_a_command
def is_private(folder: str) -> bool:
    """Is the folder there, and the user's alone?"""
    try:
        found = os.stat(folder)
    except (OSError, ValueError):
        return False
    return not found.st_mode & 0o077 and found.st_uid == getattr(os, "geteuid", lambda: found.st_uid)()
