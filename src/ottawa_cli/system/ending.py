"""A request to end, heeded as Ctrl-C is while something is written: what is half-written goes first."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKED_TO_END: Final = 128  # and the number of the signal: the exit code by which shells tell it


@contextmanager
def tidy_when_asked_to_end() -> Iterator[None]:
    """While something is written, have SIGTERM and SIGHUP raise what tidies up on its way out.

    ``timeout`` sends the one, as do services and jobs that are stopped; a terminal that is closed sends the other.
    """
    signals = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    try:
        before = {each: signal.signal(each, _end) for each in signals if signal.getsignal(each) is signal.SIG_DFL}
    except ValueError:  # not the main thread: whoever runs this has a say in how it ends
        before = {}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _end(number: int, _: object) -> None:
    raise SystemExit(_ASKED_TO_END + number)
