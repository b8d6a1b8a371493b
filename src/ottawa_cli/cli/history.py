"""``ottawa history``: States Parties over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from ottawa_cli.cli.answers import chosen_format, chosen_words, day_of, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, OnOption, RegistryOption, format_option, words
from ottawa_cli.system.output import look, write

if TYPE_CHECKING:
    from ottawa_cli.documents.history import Every

FORMATS = ("table", "json", "csv")
SPANS = ("year", "month")


@app.command(short_help="States Parties over time, and who joined and left.")
def history(
    every: Annotated[
        str, typer.Option(metavar="SPAN", help=f"A row for each: {', '.join(SPANS)}.", autocompletion=words(*SPANS))
    ] = "year",
    on: OnOption = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa history --every year

    How many States Parties there were at the end of each year or month up to the day asked, in force and by deposit,
    as a plot and a table, and who joined and left by name.
    """
    from ottawa_cli.documents.history import history_document
    from ottawa_cli.reading.registry import load
    from ottawa_cli.render.writers import history_text

    wanted = chosen_format(one_format(format, as_json=json), FORMATS)
    chosen_words([every], SPANS, "--every")
    document = history_document(load(registry), day_of(on), cast("Every", every))
    write(history_text(document, wanted, look()), wanted)
