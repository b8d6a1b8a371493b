"""``ottawa site``: all that a registry gives, as a folder for any web server."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer
from ottawa_cli.cli.question import asked_registry, day_of
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.paths import STDIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Day, Registry, Treaty


def site(
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="The folder to write: new, empty, or one that this command made."
        ),
    ] = None,
    on: Day = None,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa site -o public

    A folder for any web server: the page, a JSON, a calendar and a feed for all and for each State, the exports, the
    schemas, and an index that explains them. It is written whole or not at all, and holds nothing but files. The same
    registry and day give the same bytes.
    """
    if not output or output == STDIN:
        raise WrongUse("site needs a folder to write, such as: ottawa site -o public")
    day = day_of(on)
    from ottawa_cli.cli.site_parts import Site, write_site
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.reading.registry import collector_paused, load
    from ottawa_cli.system.folders import folder_written_whole

    file = asked_registry(registry, treaty)
    with collector_paused(), folder_written_whole(output) as folder:
        write_site(Site(load(file), load_names(), day), folder)
    return Answer()
