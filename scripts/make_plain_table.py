"""Write src/ottawa_cli/cli/plain_table.py anew from the commands' declarations: python scripts/make_plain_table.py."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import Any

import typer

from ottawa_cli.cli.program import program_for

FILE = Path(__file__).parent.parent / "src" / "ottawa_cli" / "cli" / "plain_table.py"
_BEGINNING = '''\
"""What each command takes, for the plain way in: made by ``python scripts/make_plain_table.py``, and tested to be so.

``arguments``: one (``1``), one or none (``?``), or any number (``*``); ``options`` take a value and may stand once,
``repeated`` ones any number of times, ``flags`` take none; of the options some are ``required``.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class PlainCommand(TypedDict):
        """Words and options of a command line, each with the parameter of the command's function that it is for."""

        function: str
        arguments: dict[str, str]
        options: dict[str, str]
        repeated: dict[str, str]
        flags: dict[str, str]
        required: list[str]


'''


def plain_table() -> str:
    """The text of the module."""
    group = typer.main.get_group(program_for([]))
    table = "".join(f'    "{name}": {{\n{_fields(command)}    }},\n' for name, command in group.commands.items())
    return f"{_BEGINNING}# fmt: off\nCOMMANDS: dict[str, PlainCommand] = {{\n{table}}}\n"


def _fields(command: Any) -> str:
    """What a command takes, in lines that are short enough."""
    fields = repr(_command(command))[1:-1].replace("'", '"').replace('": ', '":\0')  # a key stays by its value
    lines = wrap(f"{fields},", 112, break_long_words=False, break_on_hyphens=False)
    return "".join(f"        {line}\n" for line in lines).replace("\0", " ")


def _command(command: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {"function": command.callback.__name__}
    entry.update(arguments={}, options={}, repeated={}, flags={})
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            entry["arguments"][parameter.name] = "*" if parameter.nargs == -1 else "1" if parameter.required else "?"
        else:
            kind = "flags" if parameter.is_flag else "repeated" if parameter.multiple else "options"
            entry[kind].update(dict.fromkeys(parameter.opts, parameter.name))
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    entry["required"] = [parameter.name for parameter in options if parameter.required]
    return entry


if __name__ == "__main__":
    FILE.write_text(plain_table(), encoding="utf-8")
