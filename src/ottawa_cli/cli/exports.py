"""What ``ottawa export`` writes as text, each by its word: rows of a table as they come, pictures as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import TextIO

    from ottawa_cli.facts.model import Registry, Treaty
    from ottawa_cli.law.timelines import Timeline

TABLES: Final = ("panel", "spells")
"""CSV, with a row for each State and year, or each State and run."""


def write_rows(out: TextIO, what: str, treaty: Treaty, timelines: Iterable[Timeline], first: date) -> None:
    """Write one of ``TABLES``, row by row, so that a registry of any size needs little memory.

    Args:
        out: a file, opened with ``newline=""``, or any other place for text.
        what: which of them.
        treaty: of the registry.
        timelines: of its States, one after another.
        first: the day on which the treaty's course begins.
    """
    from functools import cache

    from ottawa_cli.documents.panel import StateYear, state_years
    from ottawa_cli.documents.spells import Spell, spells
    from ottawa_cli.reading.groups import load_groups
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.reading.state_numbers import load_numbers
    from ottawa_cli.render.csv import write_table

    names, numbers = load_names(), load_numbers()
    if what == "panel":
        groups = {code: cache(group.members_on) for code, group in load_groups().items()}
        write_table(out, StateYear._fields, state_years(timelines, first, treaty.verified, names, groups, numbers))
    else:
        write_table(out, Spell._fields, spells(treaty, timelines, names, numbers))


def picture_text(what: str, registry: Registry, on: date, width: int) -> str:
    """The map or the curve, as the text of an SVG file.

    Args:
        what: which of them.
        registry: what ``load`` returned.
        on: the day of the map, or the last one of the curve.
        width: in pixels; the height follows.
    """
    from ottawa_cli.documents.pictures import curve_picture, map_picture
    from ottawa_cli.render.map_shapes import world_of
    from ottawa_cli.render.svg.curve import curve_svg
    from ottawa_cli.render.svg.map import map_svg
    from ottawa_cli.system.files import read_file
    from ottawa_cli.system.paths import shipped

    if what == "curve":
        return curve_svg(curve_picture(registry, on), width)
    return map_svg(map_picture(registry, on), world_of(read_file(shipped("map.json")).decode()), width)
