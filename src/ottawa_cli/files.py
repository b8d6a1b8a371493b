"""The one place that opens files."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ottawa_cli.characters import LARGEST_FILE
from ottawa_cli.escapes import quoted
from ottawa_cli.failures import Unreadable
from ottawa_cli.where import STDIN, leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_file(path: str) -> bytes:
    """Read a regular file, or standard input for ``-``, at most one byte beyond what a registry may have.

    Raises:
        Unreadable: there is no such file, it is no regular file, or it may not be read.
    """
    if path == STDIN:
        return _read_stdin()
    try:
        if leads_out(path):
            raise Unreadable(f"{quoted(path)}: cannot be read: it is a link that leads out of its repository")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{quoted(path)}: cannot be read: {_reason(error)}") from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Unreadable(f"{quoted(path)}: cannot be read: it is not a regular file")
        with open(handle, "rb", closefd=False) as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(f"{quoted(path)}: cannot be read: {_reason(error)}") from None
    finally:
        os.close(handle)


def _read_stdin() -> bytes:
    try:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    except (AttributeError, OSError, ValueError):
        raise Unreadable("standard input cannot be read") from None


@contextmanager
def written_whole(path: str) -> Iterator[str]:
    """Give a path beside ``path`` to write to; what stands there when all went well takes its place, at once.

    A file that is there already stays as it was until then, and for good where anything goes wrong.

    Raises:
        Unreadable: there is no such folder, ``path`` is no regular file, or it may not or cannot be written.
    """
    from tempfile import TemporaryDirectory

    try:
        target = os.path.realpath(path)
        device = os.path.abspath(path).startswith(("/dev/", "/proc/"))  # such as /dev/stdout, and what it leads to
        if device or (os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode)):
            raise Unreadable(f"{quoted(path)}: cannot be written: it is not a regular file")
        with TemporaryDirectory(prefix=".ottawa-", dir=os.path.dirname(target)) as beside:
            part = os.path.join(beside, "part")
            yield part
            _settle(part)
            os.replace(part, target)
    except (OSError, ValueError) as error:
        raise Unreadable(f"{quoted(path)}: cannot be written: {_reason(error)}") from None


def _settle(path: str) -> None:
    """Have it on the disk before it takes a name: some disks say only now that they are full."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "").lower() if isinstance(error, OSError) else "it is not a path"
