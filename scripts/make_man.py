"""Write docs/ottawa.1, the manual page, anew from the commands' own help: python scripts/make_man.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer

from ottawa_cli.cli.program import program_for

FILE = Path(__file__).parent.parent / "docs" / "ottawa.1"


def manual_page() -> str:
    """The text of the page, in the man macros."""
    group = typer.main.get_group(program_for([]))
    _, about = _example_and_text(group.callback.__doc__ or "")
    exit_codes = (group.epilog or "").partition(": ")[2].rstrip(".").split("; ")
    parts = [
        '.TH OTTAWA 1 "" ottawa "Treaty status"',
        ".SH NAME\nottawa \\- who is bound by the Ottawa Convention on any day, by which article, with the sources",
        ".SH SYNOPSIS\n.B ottawa\n.I COMMAND\n[ARGUMENTS] [OPTIONS]",
        f".SH DESCRIPTION\n{_text(about)}",
        ".SH COMMANDS",
        *(_command(name, command) for name, command in group.commands.items()),
        ".SH EXIT STATUS",
        *(f".TP\n.B {code}\n{_text(meaning)}" for code, _, meaning in (line.partition(" ") for line in exit_codes)),
        ".SH ENVIRONMENT",
        *(f".TP\n.B {name}\n{_text(meaning)}" for name, meaning in _ENVIRONMENT.items()),
        ".SH FILES\n.TP\n.I ~/.cache/ottawa\nwhere answers are kept for the next time",
        ".SH SEE ALSO\nThe project's README.md and docs/.",
    ]
    return "\n".join(parts) + "\n"


_ENVIRONMENT = {
    "OTTAWA_REGISTRY": "another registry file, where no --registry is given",
    "OTTAWA_TODAY": "the day that is today, YYYY-MM-DD",
    "OTTAWA_NO_INDEX": "set to 1, or to anything: nothing is kept for the next time, and nothing kept is used",
    "NO_COLOR, FORCE_COLOR": "no colours, or colours even where standard output is no terminal",
}


def _command(name: str, command: Any) -> str:
    example, about = _example_and_text(command.callback.__doc__ or "")
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    usage = " ".join(_argument(argument) for argument in arguments)
    lines = [f".SS ottawa {name} {usage}".rstrip(), _text(about), f".PP\n.RS\n$ {_text(example)}\n.RE"]
    for option in options:
        metavar = "" if option.is_flag else f" \\fI{option.metavar or 'TEXT'}\\fR"
        lines.append(f".TP\n\\fB{_text(', '.join(option.opts))}\\fR{metavar}\n{_text(option.help or '')}")
    return "\n".join(lines)


def _argument(argument: Any) -> str:
    word = f"\\fI{argument.metavar}\\fR{'...' if argument.nargs == -1 else ''}"
    return word if argument.required else f"[{word}]"


def _example_and_text(docstring: str) -> tuple[str, str]:
    """The example that a docstring opens with, and what comes after it."""
    example, _, text = docstring.strip().partition("\n\n")
    return example.removeprefix("Example: "), " ".join(text.split())


def _text(text: str) -> str:
    """Text in which no character is an instruction."""
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\\\").replace("-", "\\-"))


if __name__ == "__main__":
    FILE.write_text(manual_page(), encoding="utf-8")
