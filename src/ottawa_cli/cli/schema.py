"""``ottawa schema``: JSON Schema of the registry and of the documents."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ottawa_cli.cli.answers import chosen_format, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, format_option, words
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import emit

FORMATS = ("json",)
KNOWN = ("registry", "status", "list", "overview", "explain", "when", "timeline", "history", "check", "diff")


@app.command(short_help="JSON Schema of the registry, or of a document.")
def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=f"One of: {', '.join(KNOWN)}.", autocompletion=words(*KNOWN)),
    ] = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    as_json: JsonOption = False,
) -> None:
    """Example: ottawa schema status

    The JSON Schema of a registry, for editors, or of the JSON document of that name.
    """
    from ottawa_cli.documents import schemas

    chosen_format(one_format(format, as_json=as_json), FORMATS)
    if name is not None and name not in schemas.NAMES:
        raise WrongUse(f"no schema is called '{quoted(name)}'; give one of: {', '.join(schemas.NAMES)}")
    emit(json.dumps(schemas.schema(name or schemas.REGISTRY), ensure_ascii=False, indent=1) + "\n", exact=True)
