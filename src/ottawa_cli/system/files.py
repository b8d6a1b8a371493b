"""The one place that opens files, to read them or to write them."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.paths import STDIN, file_identity, leads_out, once_a_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.system.paths import FileIdentity

LARGEST_FILE = 64 * 1024 * 1024
"""How large a registry may be, in bytes."""


def read_file(path: str) -> bytes:
    """Read a regular file, or standard input for ``-``, at most one byte beyond what a registry may have.

    Raises:
        Unreadable: there is no such file, it is no regular file, or it may not be read.
    """
    return read_identified(path)[0]


def read_identified(path: str) -> tuple[bytes, FileIdentity | None]:
    """Read a file as ``read_file`` does, and tell which file it was that was read; of standard input, None.

    Raises:
        Unreadable: as ``read_file``.
    """
    if path == STDIN:
        return _read_stdin(path), None
    with _opened(path) as (handle, size), open(handle, "rb", closefd=False) as file:
        raw = file.read(min(size, LARGEST_FILE) + 1)
        return raw, file_identity(os.fstat(handle))


def refuse_unreadable(path: str) -> None:
    """Refuse what ``read_file`` would, without reading it: a file on disk that is read later, if at all.

    Raises:
        Unreadable: as ``read_file``.
    """
    with _opened(path):
        pass


@contextmanager
def _opened(path: str) -> Iterator[tuple[int, int]]:
    """A regular file, open to be read, and its size in bytes.

    Raises:
        Unreadable: as ``read_file``, for what goes wrong while it is read too.
    """
    try:
        if leads_out(path):
            raise Unreadable(f"{quoted(path)}: cannot be read: it is a link that leads out of its repository")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{quoted(path)}: cannot be read: {_reason(error)}") from None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{quoted(path)}: cannot be read: it is not a regular file")
        yield handle, found.st_size
    except OSError as error:
        raise Unreadable(f"{quoted(path)}: cannot be read: {_reason(error)}") from None
    finally:
        os.close(handle)


def write_file(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then in its place. A link is followed.

    Raises:
        Unreadable: there is no such folder, no room, no right, or something that is no regular file stands there.
    """
    with written_whole(path) as beside, open(beside, "wb") as file:
        file.write(data)


@contextmanager
def written_whole(path: str) -> Iterator[str]:
    """Give a path beside ``path`` for an empty file; what stands there when all went well takes its place, at once.

    Raises:
        Unreadable: as ``write_file``, for what goes wrong while it is written too.
    """
    from ottawa_cli.system.ending import tidy_when_asked_to_end, undisturbed

    try:
        if leads_out(path):
            raise Unreadable(f"{quoted(path)}: cannot be written: it is a link that leads out of its repository")
        target = os.path.realpath(path)
        mode = _mode(path, target)
        beside = os.path.join(os.path.dirname(target), f".ottawa-{os.getpid()}-{os.urandom(4).hex()}")
        with tidy_when_asked_to_end():
            try:
                os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
                yield beside
                _settle(beside, mode)
                with undisturbed():
                    os.replace(beside, target)
            except BaseException:
                with undisturbed():
                    _forget(beside)
                raise
    except FileNotFoundError as error:
        if not error.filename:  # the folder that one stands in
            raise
        raise Unreadable(f"{quoted(path)}: cannot be written: there is no such folder") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{quoted(path)}: cannot be written: {_reason(error)}") from None


def _mode(path: str, target: str) -> int | None:
    """The rights of the file that is there, to keep them; None where there is none yet."""
    if os.path.abspath(path).startswith(("/dev/", "/proc/")):  # such as /dev/stdout, whatever it leads to
        raise Unreadable(f"{quoted(path)}: cannot be written: it is not a regular file")
    try:
        found = os.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        what = "it is a folder" if stat.S_ISDIR(found.st_mode) else "it is not a regular file"
        raise Unreadable(f"{quoted(path)}: cannot be written: {what}")
    if not os.access(target, os.W_OK):
        raise Unreadable(f"{quoted(path)}: cannot be written: it is write-protected")
    return stat.S_IMODE(found.st_mode)


def _settle(path: str, mode: int | None) -> None:
    """Have a file on the disk before it takes its name: some disks say only now that they are full."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    if mode is not None:
        os.chmod(path, mode)


def _forget(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


@once_a_command
def _read_stdin(_: str) -> bytes:
    try:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    except (AttributeError, OSError, ValueError):
        raise Unreadable("standard input cannot be read") from None


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "").lower() if isinstance(error, OSError) else "it is not a path"
