"""A request to end, heeded as Ctrl-C is while something is written: what is half-written goes first."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKED_TO_END: Final = 128  # and the number of the signal: the exit code by which shells tell it
_REQUESTS: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def tidy_when_asked_to_end() -> Iterator[None]:
    """While something is written, have SIGTERM and SIGHUP raise what tidies up on its way out.

    ``timeout`` sends the one, as do services and jobs that are stopped; a terminal that is closed sends the other. To
    be asked once, or by Ctrl-C, is enough: what comes while it is heeded is not.
    """
    usual = (signal.SIG_DFL, signal.default_int_handler)
    try:
        before = {each: signal.signal(each, _end) for each in _REQUESTS if signal.getsignal(each) in usual}
    except ValueError:  # not the main thread: whoever runs this has a say in how it ends
        before = {}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Have these wait until something is done that must be done whole."""
    heeded = {each: signal.getsignal(each) for each in _REQUESTS}
    waiting: list[int] = []
    try:
        before = {
            each: handler
            for each, handler in heeded.items()
            if callable(handler) and signal.signal(each, lambda number, _: waiting.append(number))
        }
    except ValueError:  # not the main thread
        before = {}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        for number in waiting[:1]:
            signal.raise_signal(number)


def _end(number: int, _: object) -> None:
    for each in _REQUESTS:
        if signal.getsignal(each) is _end:
            signal.signal(each, _asked_already)
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(_ASKED_TO_END + number)


def _asked_already(*_: object) -> None:
    return
