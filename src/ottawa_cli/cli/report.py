"""``ottawa report``: the registry as a page to look at."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.answers import day_of
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import OnOption, RegistryOption  # noqa: TC001 - typer reads them
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import emit

STDOUT = "-"


@app.command(short_help="One page: map, table, timeline.")
def report(
    out: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; - is standard output.")
    ] = None,
    on: OnOption = None,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa report -o report.html

    One self-contained HTML page: a world map by status, a slider over all days, a table, each State's life and the
    reasoning behind it, the number of States Parties over time. It opens on the day asked, and needs no network.
    """
    from ottawa_cli.documents.page import page_report
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.reading.registry import load
    from ottawa_cli.render.page import PARTS, page_html, world_of
    from ottawa_cli.system.files import read_file, write_file
    from ottawa_cli.system.paths import beside, shipped
    from ottawa_cli.version import __version__

    if not out:
        raise WrongUse("report needs a file to write, such as: ottawa report -o report.html")
    told = page_report(load(registry), load_names(), day_of(on))
    parts = {name: read_file(beside(f"render/page/{name}")).decode() for name in PARTS}
    page = page_html(told, world_of(read_file(shipped("map.json")).decode()), parts, __version__)
    if out == STDOUT:
        emit(page, exact=True)
    else:
        write_file(out, page.encode())
