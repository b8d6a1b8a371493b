"""The manual of each rule: its function's docstring, with a bad and a good block that the tests run."""

from __future__ import annotations

import inspect
import re
import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.rules import file, form, notation, states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ottawa_cli.facts.findings import Severity

_EXAMPLE: Final = re.compile(r"^(Bad|Good)::\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)


class Manual(NamedTuple):
    """What a rule asks, why, and how it looks broken and kept. An example may be more than can be shown."""

    rule: str
    severity: Severity
    stops: bool
    """Is a file that breaks it invalid, so that no command but ``check`` computes anything from it?"""
    asks: str
    why: str
    bad: str | None
    good: str | None


def manuals() -> tuple[Manual, ...]:
    """The manual of every rule, in the order in which a file meets them."""
    return tuple(_manuals())


def _manuals() -> Iterator[Manual]:
    for refused in (*notation.RULES, *form.RULES):
        yield _manual(refused, "error", stops=True)
    for across in file.RULES:
        yield _manual(across, "warning" if across is file.unused_source else "error", stops=False)
    for rule, severity, _ in states.RULES:
        yield _manual(rule, severity, stops=False)


def _manual(rule: Callable[..., object], severity: Severity, *, stops: bool) -> Manual:
    text = inspect.cleandoc(rule.__doc__ or "") + "\n"
    examples = {kind: textwrap.dedent(block).strip("\n") + "\n" for kind, block in _EXAMPLE.findall(text)}
    asks, _, why = _EXAMPLE.sub("", text).strip().partition("\n\n")
    name = rule.__name__.replace("_", "-")
    return Manual(name, severity, stops, _joined(asks), why.strip(), examples.get("Bad"), examples.get("Good"))


def _joined(text: str) -> str:
    return " ".join(text.split())
