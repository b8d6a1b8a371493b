"""The history as a page: a plot over time, then a table with names."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text

from ottawa_cli.render.drawing import page_of, rows_of, text_of
from ottawa_cli.render.tables import closing
from ottawa_cli.render.words import between_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.types import HistoryDocument, HistoryRow
    from ottawa_cli.system.output import Look

WIDEST: Final = 100
"""A plot wider than this is not read better."""
HIGHEST: Final = 10
"""Lines of a plot."""

_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_YEARS: Final = (1, 2, 5, 10, 20, 25, 50, 100)
_LABEL: Final = 6
"""Columns that a year on the axis needs, with a gap."""


class _Ink(NamedTuple):
    """What a plot is drawn with; ``parts`` are a cell's eighths, from empty to full."""

    parts: str
    deposited: str
    perhaps: str
    axis: str
    corner: str
    line: str


_LINED: Final = _Ink(" ▁▂▃▄▅▆▇█", "░", "?", "┤", "└", "─")
_PLAIN: Final = _Ink("    #####", ":", "?", "|", "+", "-")


def history_page(document: HistoryDocument, look: Look) -> str:
    """A plot of States Parties over time, and a line for each year or month."""
    when = f"at the end of each {document['every']}, to {document['on']}"
    title = f"{visible(document['treaty']['short_name'])}: States Parties {when}"
    rows, headers = document["rows"], ["Day", "In force", "By deposit", "Joined and left"]
    table = rows_of(look, headers, rows, lambda row: _line(row, document["names"]))
    plot = ["", *_plot(rows, look), ""] if any(row["deposited"]["max"] for row in rows) else [""]
    return page_of([Text(title, "bold"), *plot, table, *closing(document)], look)


def _line(row: HistoryRow, names: dict[str, str]) -> list[Text]:
    sides = (("joined", row["joined"]), ("left", row["left"]))
    moves = "; ".join(f"{word}: {', '.join(names[code] for code in codes)}" for word, codes in sides if codes)
    return [text_of(cell) for cell in (row["on"], between_text(row["in_force"]), between_text(row["deposited"]), moves)]


def _plot(rows: Sequence[HistoryRow], look: Look) -> list[Text]:
    """Columns in time; in force from the bottom, above it those whose consent waits, or may have been given."""
    ink = _PLAIN if look.ascii else _LINED
    most = max(row["deposited"]["max"] for row in rows)
    step = next((step for step in _STEPS if most <= step * HIGHEST), most)
    margin = len(str(step * ceil(most / step)))
    edge = min(look.width, WIDEST)
    room = edge - margin - 1
    shown = rows[:: -ceil(len(rows) / room)][::-1]  # each column stands for its last row, as the whole does
    wide = max(1, min(3, room // len(shown)))
    lines = [_level(shown, level, step, margin, wide, ink) for level in reversed(range(max(1, ceil(most / step))))]
    axis = f"{'0':>{margin}}{ink.corner}{ink.line * wide * len(shown)}"
    return [*lines, Text(axis, no_wrap=True), _years(shown, margin + 1, wide, edge), Text(""), *_legend(lines, ink)]


def _level(rows: Sequence[HistoryRow], level: int, step: int, margin: int, wide: int, ink: _Ink) -> Text:
    line = Text(f"{step * (level + 1):>{margin}}{ink.axis}", no_wrap=True)
    for row in rows:
        char, style = _cell(row, level, step, ink)
        line.append(char * wide, style)
    return line


def _cell(row: HistoryRow, level: int, step: int, ink: _Ink) -> tuple[str, str]:
    """What stands between two marks of the axis, to an eighth of the way."""
    bound, filed, perhaps = (
        max(0, min(8, round(8 * number / step) - 8 * level))
        for number in (row["in_force"]["min"], row["deposited"]["min"], row["deposited"]["max"])
    )
    if ink.parts[bound] != " ":
        return ink.parts[bound], "green"
    return (ink.deposited, "cyan") if filed >= 4 else (ink.perhaps, "magenta") if perhaps >= 4 else (" ", "")


def _years(rows: Sequence[HistoryRow], margin: int, wide: int, edge: int) -> Text:
    years = [int(row["on"][:4]) for row in rows]
    columns = wide * len(years) / (years[-1] - years[0] + 1)
    gap = next((gap for gap in _YEARS if gap * columns >= _LABEL), _YEARS[-1])
    line = " " * margin
    for place, year in enumerate(years):
        start = margin + wide * place
        begins = year % gap == 0 and year not in years[:place]
        if begins and len(line) <= start <= edge - len(str(year)):
            line = f"{line:<{start}}{year}"
    return Text(line, "dim", no_wrap=True)


def _legend(lines: Sequence[Text], ink: _Ink) -> list[Text]:
    drawn = "".join(line.plain for line in lines)
    said = {ink.parts[-1]: "in force", ink.deposited: "consent deposited, not in force yet", ink.perhaps: "perhaps"}
    return [Text("   ".join(f"{char} {what}" for char, what in said.items() if char in drawn), "dim")]
