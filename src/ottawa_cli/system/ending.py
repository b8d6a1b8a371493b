"""A request to end, heeded as Ctrl-C is while something is written: what is half-written goes first."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ASKED_TO_END: Final = 128  # and the number of the signal: the exit code by which shells tell it
_REQUESTS: Final = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def tidy_when_asked_to_end() -> Iterator[None]:
    """While something is written, have SIGTERM and SIGHUP raise what tidies up on its way out.

    ``timeout`` sends the one, as do services and jobs that are stopped; a terminal that is closed sends the other. To
    be asked once, or by Ctrl-C, is enough: what comes while it is heeded is not.
    """
    asked: list[int] = []

    def end(number: int, _: object) -> None:
        if not asked:
            asked.append(number)
            raise _ending(number)

    with _heard_by(end, lambda handler: handler in (signal.SIG_DFL, signal.default_int_handler)):
        try:
            yield
        finally:
            if asked:  # whatever became of it on the way out: an error of what it broke off, or nothing
                raise _ending(asked[0])


@contextmanager
def undisturbed() -> Iterator[None]:
    """Have these wait until something is done that must be done whole."""
    waiting: list[int] = []
    try:
        with _heard_by(lambda number, _: waiting.append(number), callable):
            yield
    finally:
        for number in waiting[:1]:
            signal.raise_signal(number)


@contextmanager
def _heard_by(listener: Callable[[int, object], None], is_ours: Callable[[object], bool]) -> Iterator[None]:
    """Have another listener hear each request whose handler is one that may be replaced; then that one again."""
    try:
        before = {each: signal.signal(each, listener) for each in _REQUESTS if is_ours(signal.getsignal(each))}
    except ValueError:  # not the main thread: whoever runs this has a say in how it ends
        before = {}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _ending(number: int) -> BaseException:
    return KeyboardInterrupt() if number == signal.SIGINT else SystemExit(_ASKED_TO_END + number)
