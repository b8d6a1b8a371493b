"""The plain way in: a command line is read without typer, whose start costs more than most answers.

What each command takes stands in ``plain_table``, which is made from the commands' own declarations. A command line
that is not plain (help, completion, an abbreviation, a misspelt option) is None, and typer reads it.
"""

from __future__ import annotations

import os

from ottawa_cli.cli.plain_table import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.cli.answer import Answer
    from ottawa_cli.cli.plain_table import PlainCommand

    Values = dict[str, str | bool | list[str]]


def plain_answer(arguments: Sequence[str]) -> Answer | None:
    """The answer to a plain command line; None where typer is to read it.

    Raises:
        Failure: something that the user can mend.
    """
    command = COMMANDS.get(arguments[0]) if arguments and "_OTTAWA_COMPLETE" not in os.environ else None
    values = plain_values(arguments[1:], command) if command else None
    if command is None or values is None:
        return None
    name = command["function"]
    answer: Answer = getattr(__import__(f"ottawa_cli.cli.{name}", fromlist=[name]), name)(**values)
    return answer


def plain_values(arguments: Sequence[str], command: PlainCommand) -> Values | None:
    """The values that a command line gives to a command's parameters; None where it is not plain."""
    values: Values = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument in command["flags"]:
            values[command["flags"][argument]] = True
        elif argument in command["options"]:
            parameter = command["options"][argument]
            value = next(rest, None)
            if value is None or value[:1] == "-" != value or parameter in values:
                return None
            values[parameter] = value
        elif argument in command["repeated"]:
            value = next(rest, None)
            if value is None or value[:1] == "-" != value:
                return None
            earlier = values.setdefault(command["repeated"][argument], [])
            earlier.append(value)  # type: ignore[union-attr]  # a list: what is repeated is nothing else
        elif argument[:1] == "-" != argument:
            return None
        else:
            words.append(argument)
    is_whole = _take_words(words, command, values) and all(name in values for name in command["required"])
    return values if is_whole else None


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
