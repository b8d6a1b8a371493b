"""``ottawa report``: the registry as a page to look at."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer
from ottawa_cli.cli.question import asked_registry, day_of, refuse_foreign_ending
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Day, Registry, Treaty
    from ottawa_cli.facts.model import Registry as FiledRegistry
    from ottawa_cli.facts.names import Names

STDOUT = "-"


def report(
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; - is standard output.")
    ] = None,
    embed: Annotated[
        bool, typer.Option("--embed", help="A small page for a frame in another's: map, headline, legend and credit.")
    ] = False,
    on: Day = None,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa report -o report.html

    One self-contained HTML page: a world map by status, a slider over all days, a table, each State's life and the
    reasoning behind it, the number of States Parties over time. It opens on the day asked, and needs no network.
    With --embed it is the map alone, for a frame in another page.
    """
    if not output:
        raise WrongUse("report needs a file to write, such as: ottawa report -o report.html")
    refuse_foreign_ending(output, "report writes HTML", "html", "htm")
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.reading.registry import load
    from ottawa_cli.system.files import write_file

    facts = load(asked_registry(registry, treaty))
    page = page_of(facts, load_names(), day_of(on), "embed" if embed else "page")
    if output == STDOUT:
        return Answer(page, exact=True)
    write_file(output, page.encode())
    return Answer()


def page_of(facts: FiledRegistry, names: Names, day: date, template: str = "page") -> str:
    """The page of a registry, which opens on a day, whole or as the map alone."""
    from ottawa_cli.documents.page import PageGroup, page_report
    from ottawa_cli.reading.groups import load_groups
    from ottawa_cli.render.map_shapes import world_of
    from ottawa_cli.render.page.html import PARTS, page_html
    from ottawa_cli.system.files import read_file
    from ottawa_cli.system.output import counted
    from ottawa_cli.system.paths import module_file, shipped
    from ottawa_cli.version import __version__

    groups = [PageGroup(group.code, group.name, group.memberships) for group in load_groups().values()]
    parts = {name: read_file(module_file(f"render/page/{name}")).decode() for name in PARTS}
    world = world_of(read_file(shipped("map.json")).decode())
    report = page_report(facts, names, day, groups, lambda timelines: counted(timelines, "States told"))
    return page_html(report, world, parts, __version__, template)
