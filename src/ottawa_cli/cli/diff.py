"""``ottawa diff``: what changed in the facts, and what follows."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.answers import DIFF_FORMATS, diff_answer, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, RegistryOption, format_option, words
from ottawa_cli.facts.words import LEVELS
from ottawa_cli.system.output import look


@app.command(short_help="What changed between two registries, and which answers.")
def diff(
    old: Annotated[
        str | None, typer.Argument(metavar="OLD", help="A file, -, a revision, or REV:path; by default HEAD.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="Likewise; by default the registry as it is now.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            help=f"Exit 1 where a change is of this level or a graver one: {', '.join(LEVELS)}.",
            autocompletion=words(*LEVELS),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day on which States Parties are counted; today (UTC) by default."),
    ] = None,
    format: Annotated[str | None, format_option(*DIFF_FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa diff main

    What changed in the facts between two registries, and what follows: every stretch of days on which a State's answer
    differs, and the States Parties on a day. Without operands: the last commit, and the registry as it is now.
    """
    wanted = one_format(format, as_json=json)
    raise typer.Exit(diff_answer(old, new, fail_on, on, wanted, registry, look()).give())
