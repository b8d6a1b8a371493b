"""Options that commands share, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable


def complete_state(incomplete: str) -> list[tuple[str, str]]:
    """The States whose code or name begins so, for the shell: a code with its name, a name with its code."""
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.system.failures import Failure

    try:
        names = load_names()
    except Failure:
        return []
    codes = [(code.lower() if incomplete.islower() else code, name.name) for code, name in names.items()]
    pairs = [*codes, *((name, code) for code, name in codes if incomplete)]
    return [pair for pair in pairs if pair[0].startswith(incomplete)]


def words(*choices: str) -> Callable[[str], list[str]]:
    """Complete one of some words."""

    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


RegistryOption = Annotated[
    str | None,
    typer.Option(
        "--registry", metavar="PATH", help="Another registry file (else $OTTAWA_REGISTRY, else the one shipped)."
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day asked: YYYY-MM-DD or today (the default, in UTC)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
OutputOption = Annotated[
    str,
    typer.Option("-o", "--output", metavar="FILE", help="The file to write, whole or not at all.", show_default=False),
]
StateArgument = Annotated[
    str, typer.Argument(metavar="STATE", help="A code or a name, in many languages.", autocompletion=complete_state)
]
StatesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="STATE", help="Codes or names, in many languages.", autocompletion=complete_state),
]


def format_option(*formats: str) -> object:
    """``-f``, with the formats of one command."""
    return typer.Option(
        "-f", "--format", metavar="FORMAT", help=f"One of: {', '.join(formats)}.", autocompletion=words(*formats)
    )
