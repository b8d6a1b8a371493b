"""``ottawa list``: the States that fit."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import (
    MARK_WORDS,
    STATUS_WORDS,
    JsonOption,
    OnOption,
    RegistryOption,
    chosen_format,
    chosen_words,
    day_of,
    format_option,
    words,
)
from ottawa_cli.output import look, note, write

FORMATS = ("table", "json", "jsonl", "csv")


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
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa list --status former-state-party

    The States that fit, by code; those of which it cannot be said are named apart.
    """
    from ottawa_cli.documents import list_document
    from ottawa_cli.names import load_names
    from ottawa_cli.registry import load
    from ottawa_cli.render.formats import list_text

    wanted = chosen_format(format, json, FORMATS)
    statuses, marks = chosen_words(status, STATUS_WORDS, "--status"), chosen_words(mark, MARK_WORDS, "--mark")
    document = list_document(load(registry), load_names(), day_of(on), statuses, marks)
    if wanted in {"jsonl", "csv"} and document["undetermined"]:
        note(f"note: it cannot be said of: {', '.join(document['undetermined'])}")
    write(list_text(document, wanted, look()), wanted)
