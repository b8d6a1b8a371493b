"""``ottawa list``: the States that fit."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.answers import STATUS_FORMATS, list_answer, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, OnOption, RegistryOption, format_option, words
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.system.output import look


@app.command(name="list", short_help="The States that fit.")
def list_states(
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD", help="Only States of this status; several are or-ed.", autocompletion=words(*STATUS_WORDS)
        ),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD", help="Only States with this mark; several are or-ed.", autocompletion=words(*MARK_WORDS)
        ),
    ] = None,
    on: OnOption = None,
    format: Annotated[str | None, format_option(*STATUS_FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa list --status former-state-party

    The States that fit, by code; those of which it cannot be said are named apart.
    """
    wanted = one_format(format, as_json=json)
    raise typer.Exit(list_answer(status or [], mark or [], on, wanted, registry, look()).give())
