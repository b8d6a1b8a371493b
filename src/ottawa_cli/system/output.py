"""The way out: results to standard output, all else to standard error, each written whole or not at all."""

from __future__ import annotations

import os
import sys

from ottawa_cli.system.escapes import visible
from ottawa_cli.system.failures import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO, TextIO, TypeVar

    Item = TypeVar("Item")

WIDE = 10_000
"""Columns where nobody looks: nothing is wrapped or cut in a pipe."""
LONG = 2.0
"""Seconds after which work is long, and tells how far it has come."""
_A_STEP = 500
_A_PORTION = 65_536  # characters
_A_WHILE = 0.1  # s: more often nobody reads it


class Look:
    """How text may look where it goes."""

    __slots__ = ("ascii", "colour", "width")

    def __init__(self, width: int, *, colour: bool, ascii: bool) -> None:  # noqa: A002 - the encoding's name
        self.width = width
        self.colour = colour
        self.ascii = ascii


def look() -> Look:
    """What standard output can show: its width and colours on a terminal, natural width and none elsewhere."""
    out = sys.stdout
    terminal = _is_terminal(out)
    forced, refused = os.environ.get("FORCE_COLOR"), os.environ.get("NO_COLOR")
    colour = not refused and bool(forced or (terminal and os.environ.get("TERM") != "dumb"))
    return Look(_columns() if terminal else WIDE, colour=colour, ascii=not _can_encode(out, "─é→"))


def _columns() -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked[:6]) > 0:
        return int(asked[:6])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _can_encode(stream: TextIO | None, text: str) -> bool:
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def emit(text: str, *, exact: bool = False) -> None:
    """Write a result to standard output. ``exact``: in UTF-8 whatever the locale, for programs to read.

    A reader that has gone away, as in ``| head``, is no error.

    Raises:
        Unreadable: standard output is closed or full.
    """
    emit_each([text], exact=exact)


def emit_each(texts: Iterable[str], *, exact: bool = False) -> None:
    """The same of a result in parts, each of whole lines, which are written as they come; none after a reader left."""
    stream = sys.stdout
    if stream is None:
        raise Unreadable("the result cannot be written: standard output is closed")
    encoding = "utf-8" if exact else stream.encoding or "utf-8"
    for text in _in_portions(texts):
        data = (text if exact else harmless(text)).encode(encoding, "backslashreplace")
        if not _is_written(stream, data, encoding):
            return


def _in_portions(texts: Iterable[str]) -> Iterator[str]:
    """Short texts put together, so that few are written."""
    portion, length = [], 0
    for text in texts:
        portion.append(text)
        length += len(text)
        if length > _A_PORTION:
            yield "".join(portion)
            portion, length = [], 0
    yield "".join(portion)


def _is_written(stream: TextIO, data: bytes, encoding: str) -> bool:
    """Write to standard output; False: its reader has gone away."""
    try:
        stream.flush()
        if hasattr(stream, "buffer"):
            _write_all(stream.buffer, data)
        else:
            stream.write(data.decode(encoding))
            stream.flush()
    except BrokenPipeError:
        _silence(stream)
        return False
    except (OSError, ValueError) as error:
        _silence(stream)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is closed"
        raise Unreadable(f"the result cannot be written to standard output: {reason.lower()}") from None
    return True


def _write_all(stream: BinaryIO, data: bytes) -> None:
    """Write every byte: an unbuffered stream (``python -u``) may take a part and call it done, on a full disk say."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) :]
    stream.flush()


def harmless(text: str) -> str:
    """The text with nothing that a runner of workflows would take for a command, whoever wrote the words in it.

    It obeys ``::`` where a line begins, be it in colour, and ``##[`` wherever it stands.
    """
    if "::" not in text and "##[" not in text:
        return text
    import re

    command = re.compile(r"^((?:\s|\x1b\[[0-9;]*m)*):(?=:)|#(?=#\[)", re.MULTILINE)
    return command.sub(lambda match: f"{match[1] or ''}\\u{{{ord(match[0][-1]):x}}}", text)


def tell_aside(text: str) -> None:
    """Write a line to standard error, escapes made visible; where nobody listens, nothing is lost by it."""
    stream = sys.stderr
    shown = harmless("\n".join(visible(line) for line in text.split("\n")) + "\n")
    try:
        stream.write(shown.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))
        stream.flush()
    except (AttributeError, OSError, ValueError):
        return


def counted(items: Iterator[Item], what: str) -> Iterator[Item]:
    """The items as they are; on a terminal, work that takes long tells how many there were, and takes it back."""
    stream = sys.stderr
    return _counting(items, what, stream) if _is_terminal(stream) else items


def _counting(items: Iterator[Item], what: str, stream: TextIO) -> Iterator[Item]:
    from time import monotonic

    due, told = monotonic() + LONG, ""
    try:
        for number, item in enumerate(items, start=1):
            if number % _A_STEP == 0 and monotonic() > due:
                due, told = monotonic() + _A_WHILE, f"{what}: {number:,}"
                _overwrite(stream, told)
            yield item
    finally:
        if told:
            _overwrite(stream, " " * len(told))
            _overwrite(stream, "")


def _overwrite(stream: TextIO, text: str) -> None:
    try:
        stream.write(f"\r{text}")
        stream.flush()
    except (OSError, ValueError):
        return


def _silence(stream: TextIO) -> None:
    """Keep Python from complaining at exit about what can no longer be written."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
