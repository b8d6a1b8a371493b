"""``ottawa export``: the registry with its computed days, for other programs."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer
from ottawa_cli.cli.question import asked_registry, known_words, refuse_bom_outside_csv, refuse_foreign_ending
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.paths import STDIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Bom, Registry, Treaty, complete
    from ottawa_cli.facts.model import Names
    from ottawa_cli.facts.model import Registry as FiledRegistry

EXPORTS = ("sqlite", "panel")


def export(
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help=f"One of: {', '.join(EXPORTS)}.", autocompletion=complete(*EXPORTS))
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The file to write, whole or not at all.", show_default=False
        ),
    ],
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa export sqlite -o ottawa.db

    The registry with all that follows from it, in one file: sqlite, a database for datasette and SQL; panel, a CSV file
    with a row for each State and year. The same registry gives the same bytes.
    """
    (what,) = known_words([what], EXPORTS, "export")
    if output == STDIN:
        raise WrongUse("an export is a file; name one, such as: ottawa export sqlite -o ottawa.db")
    if what == "sqlite":
        refuse_foreign_ending(output, "export sqlite writes an SQLite database", "db", "sqlite", "sqlite3")
    else:
        refuse_foreign_ending(output, "export panel writes CSV", "csv", "txt")
    refuse_bom_outside_csv("csv" if what == "panel" else "an SQLite database", bom=bom)
    from ottawa_cli.system.files import written_whole

    file = asked_registry(registry, treaty)
    with written_whole(output) as part:
        if what == "sqlite":
            _sqlite(part, file)
        else:
            from ottawa_cli.reading.names import load_names
            from ottawa_cli.reading.registry import load

            write_panel(part, load(file), load_names(), bom=bom)
    return Answer()


def _sqlite(path: str, registry: str) -> None:
    """Source by source and State by State, so that a registry of any size needs little memory."""
    from ottawa_cli.documents.sql_rows import head_rows, source_row, state_rows
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.reading.registry import valid_parts
    from ottawa_cli.render.sqlite import new_database
    from ottawa_cli.rules.examination import Head

    names, treaty = load_names(), None
    with new_database(path) as add:
        sha256, facts = valid_parts(registry, lambda name, source: add([source_row(name, source)]))
        for part in facts:
            if isinstance(part, Head):
                treaty = part.treaty
                add(head_rows(treaty, sha256) if treaty else ())
            elif treaty:
                add(state_rows(part, treaty, names))


def write_panel(path: str, facts: FiledRegistry, names: Names, *, bom: bool = False) -> None:
    """Write the panel of a registry to a path."""
    from functools import cache

    from ottawa_cli.documents.panel import StateYear, state_years
    from ottawa_cli.reading.groups import load_groups
    from ottawa_cli.render.csv import write_table

    groups = {code: cache(group.members_on) for code, group in load_groups().items()}
    with open(path, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        write_table(file, StateYear._fields, state_years(facts, names, groups))
