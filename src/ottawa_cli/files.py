"""The one place that opens files."""

from __future__ import annotations

import os
import stat
import sys

from ottawa_cli.characters import LARGEST_FILE
from ottawa_cli.escapes import quoted
from ottawa_cli.failures import Unreadable
from ottawa_cli.where import STDIN, leads_out


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


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "").lower() if isinstance(error, OSError) else "it is not a path"
