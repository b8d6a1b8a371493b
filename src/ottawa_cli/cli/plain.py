"""The plain way in: a command line is read without typer, whose start costs more than most answers.

What each command takes stands in ``plain_table``, which is made from the commands' own declarations. A command line
that is not plain (help, completion, an abbreviation, a misspelt option) is None, and typer reads it.
"""

from __future__ import annotations

import os

from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from ottawa_cli.cli.answer import Answer
    from ottawa_cli.cli.plain_table import PlainCommand

    Values = dict[str, Any]


def plain_answer(arguments: Sequence[str]) -> Answer | None:
    """The answer to a plain command line; None where typer is to read it.

    Raises:
        Failure: something that the user can mend.
    """
    if [*arguments] in (["--version"], ["-V"]):
        from ottawa_cli.cli.which import which_answer

        return which_answer()
    command = COMMANDS.get(arguments[0]) if arguments and not os.environ.get("_OTTAWA_COMPLETE") else None
    values = plain_values(arguments[1:], command) if command else None
    if command is None or values is None:
        return None
    name = command["function"]
    answer: Answer = getattr(__import__(f"ottawa_cli.cli.{name}", fromlist=[name]), name)(**values)
    return answer


def plain_values(arguments: Sequence[str], command: PlainCommand) -> Values | None:
    """The values that a command line gives to a command's parameters; None where it is not plain.

    Raises:
        WrongUse: an option that takes one value is given two.
    """
    values: Values = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words += rest
        elif argument[:1] != "-" or argument == "-":
            words.append(argument)
        elif not _take_option(*_parted(argument), rest, command, values):
            return None
    is_whole = _take_words(words, command, values) and all(name in values for name in command["required"])
    return values if is_whole else None


def _parted(argument: str) -> tuple[str, str | None]:
    """An option, and the value that stands in one word with it: ``--on=DAY``, ``-fcsv``."""
    if argument[:2] == "--":
        option, is_given, value = argument.partition("=")
        return option, value if is_given else None
    return argument[:2], argument[2:] or None


def _take_option(option: str, value: str | None, rest: Iterator[str], command: PlainCommand, values: Values) -> bool:
    """Take an option with its value, which may be the next word; is it known, and whole?"""
    if option in command["flags"]:
        values[command["flags"][option]] = True
        return value is None
    parameter = command["options"].get(option) or command["repeated"].get(option)
    if parameter and value is None:
        value = next(rest, None)  # whatever it begins with, as typer has it
    if not parameter or value is None:
        return False
    if option in command["repeated"]:
        values[parameter] = [*values.get(parameter, []), value]
    elif values.setdefault(parameter, value) != value:
        earlier = quoted(values[parameter])
        raise WrongUse(f"{option} is given twice, as '{earlier}' and as '{quoted(value)}'; give one of them")
    return True


def _take_words(words: list[str], command: PlainCommand, values: Values) -> bool:
    """Give the words that belong to no option to the command's arguments, in their order; do they all fit?"""
    for name, number in command["arguments"].items():
        if number == "*":
            if words:
                values[name] = words
            return True
        if words:
            values[name] = words.pop(0)
        elif number == "1":
            return False
    return not words
