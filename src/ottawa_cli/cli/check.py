"""``ottawa check``: a registry against itself and the law."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.answers import CHECK_FORMATS, check_answer, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, RegistryOption, format_option


@app.command(short_help="Everything that is wrong with a registry.")
def check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Registry files; - is standard input.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    format: Annotated[str | None, format_option(*CHECK_FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa check data/states.yaml

    Everything that is wrong with a registry, at its line and column, and what to do. Without a FILE: data/states.yaml
    of the repository one stands in, else the registry shipped.
    """
    wanted = one_format(format, as_json=json)
    raise typer.Exit(check_answer(files or [], wanted, registry, strict=strict).give())
