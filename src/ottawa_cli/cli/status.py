"""``ottawa status``: where States stand on a day."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.answers import STATUS_FORMATS, one_format, status_answer
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, OnOption, RegistryOption, StatesArgument, format_option, words
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.system.output import look

ExpectOption = Annotated[
    str | None,
    typer.Option(
        metavar="WORD",
        help="Ask whether every STATE has this status or mark: exit 0 yes, 1 no, 4 it cannot be said.",
        autocompletion=words(*STATUS_WORDS, *MARK_WORDS),
    ),
]


@app.command(short_help="Where States stand on a day; alone: how many stand where.")
def status(
    states: StatesArgument = None,
    on: OnOption = None,
    expect: ExpectOption = None,
    format: Annotated[str | None, format_option(*STATUS_FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa status LT --on 2025-12-26

    Where each STATE stands on a day: its status, since when, until when, by which article, and says who. Without a
    STATE: how many stand where, and who is about to change.
    """
    wanted = one_format(format, as_json=json)
    raise typer.Exit(status_answer(states or [], on, expect, wanted, registry, look()).give())
