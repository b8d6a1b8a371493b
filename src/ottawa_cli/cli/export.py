"""``ottawa export``: the registry with its computed days, for other programs, and as pictures."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, beyond_note
from ottawa_cli.cli.question import (
    asked_registry,
    day_of,
    known_words,
    refuse_bom_outside_csv,
    refuse_foreign_ending,
)
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.paths import STDIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Bom, Registry, Treaty, complete

EXPORTS = ("sqlite", "panel", "spells", "map", "curve")
LEAST_WIDTH, USUAL_WIDTH, MOST_WIDTH = 320, 1200, 8000
"""How wide a picture may be, in pixels, and is unless it is asked for otherwise."""
_WRITES = {
    "sqlite": ("an SQLite database", ("db", "sqlite", "sqlite3")),
    "panel": ("CSV", ("csv", "txt")),
    "spells": ("CSV", ("csv", "txt")),
    "map": ("SVG", ("svg",)),
    "curve": ("SVG", ("svg",)),
}
"""What each writes, and the endings of such a file's name."""


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
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The day of a map or curve; today by default, in UTC.")
    ] = None,
    width: Annotated[
        str | None, typer.Option("--width", metavar="PIXELS", help=f"Of a map or curve; {USUAL_WIDTH} by default.")
    ] = None,
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa export sqlite -o ottawa.db

    The registry with all that follows from it, in one file: sqlite, a database for datasette and SQL; panel, a CSV file
    with a row for each State and year; spells, one for each State and run; map and curve, SVG pictures of a day. The
    same registry gives the same bytes.
    """
    (what,) = known_words([what], EXPORTS, "export")
    writes, endings = _WRITES[what]
    if output == STDIN:
        raise WrongUse(f"an export is a file; name one, such as: ottawa export {what} -o {what}.{endings[0]}")
    refuse_foreign_ending(output, f"export {what} writes {writes}", *endings)
    refuse_bom_outside_csv("csv" if writes == "CSV" else writes, bom=bom)
    _refuse_picture_options(what, writes, on, width)
    from ottawa_cli.system.files import written_whole

    day, pixels = day_of(on), _width_of(width)
    file = asked_registry(registry, treaty)
    with written_whole(output) as part:
        if what == "sqlite":
            _sqlite(part, file)
            return Answer()
        if writes == "SVG":
            return _picture(what, part, file, day, pixels)
        return _table(what, part, file, bom=bom)


def _picture(what: str, path: str, registry: str, day: date, width: int) -> Answer:
    """A picture; it is said aside if facts of its day may be missing."""
    from ottawa_cli.cli.exports import picture_text
    from ottawa_cli.reading.registry import load

    facts = load(registry)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(picture_text(what, facts, day, width))
    verified = facts.treaty.verified
    return Answer(aside=beyond_note(str(verified)) if day > verified else "")


def _table(what: str, path: str, registry: str, *, bom: bool) -> Answer:
    """A table, State by State, so that a registry of any size needs little memory."""
    from ottawa_cli.cli.exports import write_rows
    from ottawa_cli.documents.course import beginning
    from ottawa_cli.reading.registry import treaty_and_timelines
    from ottawa_cli.system.files import read_file

    raw = read_file(registry)
    treaty, timelines = treaty_and_timelines(raw, registry)
    first = treaty.verified
    if what == "panel":  # its first year is everyone's, so all are read twice
        first = beginning(treaty, timelines, treaty.verified)
        treaty, timelines = treaty_and_timelines(raw, registry)
    with open(path, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as out:
        write_rows(out, what, treaty, timelines, first)
    return Answer()


def _refuse_picture_options(what: str, writes: str, on: str | None, width: str | None) -> None:
    """Refuse what makes sense of a picture alone.

    Raises:
        WrongUse: it is asked for.
    """
    for option, value in (("--on", on), ("--width", width)):
        if value is not None and writes != "SVG":
            raise WrongUse(f"{option} is for a picture: ottawa export map, ottawa export curve; {what} has every day")


def _width_of(text: str | None) -> int:
    """The width asked for, in pixels.

    Raises:
        WrongUse: it is no number, or too small or large.
    """
    if text is None:
        return USUAL_WIDTH
    width = int(text) if text.isascii() and text.isdigit() and len(text) < len(str(MOST_WIDTH)) + 1 else 0
    if not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise WrongUse(f"--width '{quoted(text)}' is no width; give pixels from {LEAST_WIDTH} to {MOST_WIDTH}")
    return width


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
