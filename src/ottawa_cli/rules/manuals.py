"""The manual of each rule: its function's docstring, with a bad and a good example that the tests run."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable
from typing import Final, NamedTuple

from ottawa_cli.facts.findings import Severity
from ottawa_cli.rules.definition import name_of
from ottawa_cli.rules.table import REFUSALS, RULES

_FILE: Final = {
    "format": "format: 1\n",
    "treaty": "treaty:\n",
    "treaty.id": "  id: apmbc\n",
    "treaty.name": "  name: Convention on the Prohibition of Anti-Personnel Mines\n",
    "treaty.short_name": "  short_name: Ottawa Convention\n",
    "treaty.adopted": "",
    "treaty.verified": "  verified: 2026-02-21\n",
    "treaty.entry_into_force": (
        '  entry_into_force: {article: "17", date: 1999-03-01, period: P6M, day: first-of-month}\n'
    ),
    "treaty.withdrawal": "",
    "treaty.deadlines": "",
    "sources": "sources:\n",
    "sources.x": '  x: {title: A source, url: "https://example.org/x"}\n',
    "sources.y": "",
    "XA": "XA:\n",
    "XA.name": "  name: Examplia\n",
    "XA.sources": "  sources: [x]\n",
}
"""The file around an example, each key with its lines; none: only an example has it."""

_EXAMPLE: Final = re.compile(r"^(Bad|Good)::\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
_HEAD: Final = re.compile(r"^(?:format|treaty|sources):", re.MULTILINE)
_KEY_WITH_ITS_LINES: Final = re.compile(r"^(  )?(\w+):.*\n(?: {4}.*\n)*", re.MULTILINE)


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
        *(_manual(rule.tell, "error", stops=True) for rule in REFUSALS.values()),
        *(_manual(rule.look, rule.severity, stops=False) for rule in RULES),
    )


def _manual(rule: Callable[..., object], severity: Severity, *, stops: bool) -> Manual:
    text = inspect.cleandoc(rule.__doc__ or "") + "\n"
    examples = {kind: _whole(textwrap.dedent(lines).strip("\n") + "\n") for kind, lines in _EXAMPLE.findall(text)}
    asks, _, why = _EXAMPLE.sub("", text).strip().partition("\n\n")
    return Manual(
        name_of(rule), severity, stops, " ".join(asks.split()), why.strip(), examples.get("Bad"), examples.get("Good")
    )


def _whole(example: str) -> str:
    """An example as it is shown: a State's block alone; what shows some of a file's head, with the rest of the file."""
    head = _HEAD.search(example)
    if head is None:
        return example
    lines, block = _FILE.copy(), ""
    for match in _KEY_WITH_ITS_LINES.finditer(example, head.start()):
        indent, key = match.groups()
        block = block if indent else key
        lines[f"{block}.{key}" if indent else key] = match[0]
    return example[: head.start()] + "".join(lines.values())
