"""The fast way in: plain command lines are answered without typer, whose start costs more than the answer.

The door never speaks for itself: what is not plain, or not answered, is None, and typer does it all, errors included.
Only that a registry is invalid goes past it to whoever runs both, who tells it in either case: so a large file is read
once. What counts as plain stands in one table; that both ways say the same is tested.
"""

from __future__ import annotations

import os

from ottawa_cli.cli.answers import check_answer, diff_answer, list_answer, one_format, status_answer
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.system.failures import Failure
from ottawa_cli.system.output import look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.cli.answers import Answer

_ALIASES = {"-f": "--format"}


class Plain:
    """What a plain command line of a command may hold; each option as a word of its own, its value the next."""

    __slots__ = ("flags", "often", "once", "words")

    def __init__(self, *, words: bool, once: set[str], flags: set[str], often: set[str] | None = None) -> None:
        self.words = words
        """May words without an option stand in it?"""
        self.once = once
        self.flags = flags
        self.often = often or set()


PLAIN = {
    "status": Plain(words=True, once={"--on", "--expect", "--format", "--registry"}, flags={"--json"}),
    "list": Plain(words=False, once={"--on", "--format", "--registry"}, flags={"--json"}, often={"--status", "--mark"}),
    "check": Plain(words=True, once={"--format", "--registry"}, flags={"--strict", "--json"}),
    "diff": Plain(words=True, once={"--fail-on", "--on", "--format", "--registry"}, flags={"--json"}),
}


class _Asked:
    """A command line, read."""

    __slots__ = ("flags", "values", "words")

    def __init__(self) -> None:
        self.words: list[str] = []
        self.values: dict[str, list[str]] = {}
        self.flags: set[str] = set()

    def one(self, option: str) -> str | None:
        return self.values[option][0] if option in self.values else None


def plain_answer(arguments: Sequence[str]) -> Answer | None:
    """The answer to a plain command line; None where typer is to give it, or to say what is wrong.

    Raises:
        Invalid: the registry, or a side of a difference, is invalid.
    """
    plain = PLAIN.get(arguments[0]) if arguments and "_OTTAWA_COMPLETE" not in os.environ else None
    asked = _read(arguments[1:], plain) if plain else None
    if asked is None:
        return None
    try:
        return _answer(arguments[0], asked)
    except Invalid:
        raise
    except Failure:
        return None


def _read(arguments: Sequence[str], plain: Plain) -> _Asked | None:
    asked = _Asked()
    left = iter(arguments)
    for argument in left:
        option = _ALIASES.get(argument, argument)
        if option in plain.flags:
            asked.flags.add(option)
        elif option in plain.once or option in plain.often:
            value = next(left, None)
            if value is None or value.startswith("-") or (option in plain.once and option in asked.values):
                return None
            asked.values.setdefault(option, []).append(value)
        elif argument.startswith("-") or not plain.words:
            return None
        else:
            asked.words.append(argument)
    return asked


def _answer(command: str, asked: _Asked) -> Answer | None:
    wanted = one_format(asked.one("--format"), as_json="--json" in asked.flags)
    registry = asked.one("--registry")
    match command:
        case "status":
            return status_answer(asked.words, asked.one("--on"), asked.one("--expect"), wanted, registry, look())
        case "list":
            statuses, marks = asked.values.get("--status", []), asked.values.get("--mark", [])
            return list_answer(statuses, marks, asked.one("--on"), wanted, registry, look())
        case "diff" if len(asked.words) <= 2:
            old, new = [*asked.words, None, None][:2]
            return diff_answer(old, new, asked.one("--fail-on"), asked.one("--on"), wanted, registry, look())
        case "diff":
            return None
        case _:
            return check_answer(asked.words, wanted, registry, strict="--strict" in asked.flags)
