"""What commands take, as typer's annotations: options that several commands share, and how the shell completes words.

The commands' own annotations are evaluated among these names, and only where typer reads a command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ottawa_cli.render.writers import FORMATS

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


def complete_rule(incomplete: str) -> list[str]:
    """The rules whose name begins so."""
    from ottawa_cli.rules.manuals import manuals

    return [manual.rule for manual in manuals() if manual.rule.startswith(incomplete)]


def complete(*words: str) -> Callable[[str], list[str]]:
    """Complete one of some words."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def format_option(command: str) -> object:
    """``-f``, with the formats that a command writes."""
    formats = FORMATS[command]
    return typer.Option(
        "-f", "--format", metavar="FORMAT", help=f"One of: {', '.join(formats)}.", autocompletion=complete(*formats)
    )


Registry = Annotated[
    str | None,
    typer.Option(
        "--registry", metavar="PATH", help="Another registry file (else $OTTAWA_REGISTRY, else the one shipped)."
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day asked: YYYY-MM-DD or today (the default, in UTC)."),
]
Json = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
State = Annotated[
    str, typer.Argument(metavar="STATE", help="A code or a name, in many languages.", autocompletion=complete_state)
]
States = Annotated[
    list[str] | None,
    typer.Argument(metavar="STATE", help="Codes or names, in many languages.", autocompletion=complete_state),
]
