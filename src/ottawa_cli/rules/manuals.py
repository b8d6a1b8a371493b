"""The manual of each rule: its function's docstring, with a bad and a good block that the tests run."""

from __future__ import annotations

import inspect
import re
import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.rules.definition import name_of
from ottawa_cli.rules.table import REFUSALS, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

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
    return (
        *(_manual(refusal, "error", stops=True) for refusal in REFUSALS),
        *(_manual(rule.look, rule.severity, stops=False) for rule in RULES),
    )


def _manual(rule: Callable[..., object], severity: Severity, *, stops: bool) -> Manual:
    text = inspect.cleandoc(rule.__doc__ or "") + "\n"
    examples = {kind: textwrap.dedent(block).strip("\n") + "\n" for kind, block in _EXAMPLE.findall(text)}
    asks, _, why = _EXAMPLE.sub("", text).strip().partition("\n\n")
    return Manual(name_of(rule), severity, stops, _joined(asks), why.strip(), examples.get("Bad"), examples.get("Good"))


def _joined(text: str) -> str:
    return " ".join(text.split())
