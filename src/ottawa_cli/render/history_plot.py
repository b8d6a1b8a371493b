"""The history for people: States Parties plotted over time, the last ten years closer, then who joined and left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text

from ottawa_cli.render.drawing import filled_table
from ottawa_cli.render.remarks import answer_page
from ottawa_cli.render.words import between_text, names_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.types import HistoryDocument, HistoryRow
    from ottawa_cli.system.output import Look

WIDEST: Final = 100
"""A plot wider than this is not read better."""
HIGHEST: Final = 10
"""Lines of a plot."""
_ROOM_BESIDE: Final = 8
"""Columns kept for an axis, and for a peak between two rows."""
RECENT_YEARS: Final = 10
"""So many are drawn closer."""

_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
"""States between two marks of the axis."""
_YEAR_GAPS: Final = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_COLUMNS: Final = 3
"""Columns of a row, at most, where all rows are plotted."""
_YEAR_COLUMNS: Final = 6
"""Columns that a year under the axis needs, with a gap."""


class _Ink(NamedTuple):
    """What a plot is drawn with; ``eighths`` are a cell's, from empty to full."""

    eighths: str
    deposited: str
    perhaps: str
    axis: str
    corner: str
    line: str


_BLOCK_INK: Final = _Ink(" ▁▂▃▄▅▆▇█", "░", "?", "┤", "└", "─")
_ASCII_INK: Final = _Ink("    #####", ":", "?", "|", "+", "-")


class _Axes(NamedTuple):
    """How a plot is scaled: States to a line upwards, columns to a row of the history along."""

    base: int
    """The number at the foot of the plot: not always none."""
    step: int
    """States between two marks of the axis."""
    levels: int
    margin: int
    """Columns for the numbers before the axis."""
    columns: int
    """Columns for each row."""
    edge: int
    """The last column that may be drawn in."""


def history_page(document: HistoryDocument, look: Look) -> str:
    """A plot of States Parties over time, and a line for each year or month."""
    when = f"at the end of each {document['every']}, to {document['on']}"
    title = f"{visible(document['treaty']['short_name'])}: States Parties {when}"
    rows, headers = document["rows"], ["Day", "In force", "By deposit", "Joined and left"]
    table = filled_table(look, headers, rows, lambda row: _table_row(row, document["names"]))
    plot = (
        ["", *_plot(rows, look), *_recent(document, look), ""] if any(row["deposited"]["max"] for row in rows) else [""]
    )
    return answer_page([Text(title, "bold"), *plot, table], document, look)


def _table_row(row: HistoryRow, names: dict[str, str]) -> list[str]:
    moves = (("joined", row["joined"]), ("left", row["left"]))
    named = "; ".join(f"{word}: {names_text(codes, names)}" for word, codes in moves if codes)
    return [row["on"], between_text(row["in_force"]), between_text(row["deposited"]), named]


def _plot(rows: Sequence[HistoryRow], look: Look) -> list[Text]:
    """Columns in time; in force from the bottom, above it those whose consent waits, or may have been given."""
    ink = _ASCII_INK if look.ascii else _BLOCK_INK
    lines, years = _drawn(rows, 0, _MOST_COLUMNS, look)
    return [*lines, years, Text(""), _legend(lines, ink)]


def _recent(document: HistoryDocument, look: Look) -> list[Text | str]:
    """The last ten years on an axis of their own, with the peak where it lies between two rows.

    Only where the number moved by less than a quarter of what it is: from none upwards, that looks flat.
    """
    since = str(int(document["on"][:4]) - RECENT_YEARS)
    rows: Sequence[HistoryRow] = [row for row in document["rows"] if row["on"][:4] > since]
    is_all = len(rows) == len(document["rows"])
    peak = document["peak"]
    rows = _thinned(rows, max(1, min(look.width, WIDEST) - _ROOM_BESIDE))
    if peak and peak["on"][:4] > since and peak["on"] not in {row["on"] for row in rows}:
        at_the_peak: HistoryRow = {**peak, "deposited": peak["in_force"], "joined": [], "left": []}
        rows = sorted([*rows, at_the_peak], key=lambda row: row["on"])
    least = min(row["in_force"]["min"] for row in rows)
    most = max(row["deposited"]["max"] for row in rows)
    if is_all or most == least or 4 * (most - least) > most:
        return []
    lines, years = _drawn(rows, least - 1, _YEAR_COLUMNS, look)
    title = f"From {rows[0]['on'][:4]} on, closer: this axis begins at {least - 1}"
    told = f"; the most were {between_text(peak['in_force'])}, on {peak['on']}" if peak else ""
    return ["", Text(title + told, "bold"), *lines, years]


def _drawn(rows: Sequence[HistoryRow], base: int, widest: int, look: Look) -> tuple[list[Text], Text]:
    """The lines of a plot that begins at ``base``, and the years under it."""
    ink = _ASCII_INK if look.ascii else _BLOCK_INK
    most = max(row["deposited"]["max"] for row in rows) - base
    step = next((step for step in _STEPS if most <= step * HIGHEST), most)
    levels = max(1, ceil(most / step))
    margin, edge = len(str(base + step * levels)), min(look.width, WIDEST)
    room = edge - margin - 1
    shown = _thinned(rows, room)
    axes = _Axes(base, step, levels, margin, max(1, min(widest, room // len(shown))), edge)
    lines = [_level_line(shown, level, axes, ink) for level in reversed(range(levels))]
    foot = Text(f"{base:>{margin}}{ink.corner}{ink.line * axes.columns * len(shown)}", no_wrap=True)
    return [*lines, foot], _years_line(shown, axes)


def _thinned(rows: Sequence[HistoryRow], room: int) -> Sequence[HistoryRow]:
    """As many rows as there is room for: each column stands for its last row, as the whole does."""
    return rows[:: -ceil(len(rows) / room)][::-1]


def _level_line(rows: Sequence[HistoryRow], level: int, axes: _Axes, ink: _Ink) -> Text:
    """What stands between two marks of the axis, over all the rows."""
    line = Text(f"{axes.base + axes.step * (level + 1):>{axes.margin}}{ink.axis}", no_wrap=True)
    for row in rows:
        char, style = _cell(row, level, axes, ink)
        line.append(char * axes.columns, style)
    return line


def _cell(row: HistoryRow, level: int, axes: _Axes, ink: _Ink) -> tuple[str, str]:
    """What stands between two marks of the axis for one row, to an eighth of the way."""
    in_force, deposited, perhaps = (
        max(0, min(8, round(8 * (number - axes.base) / axes.step) - 8 * level))
        for number in (row["in_force"]["min"], row["deposited"]["min"], row["deposited"]["max"])
    )
    if ink.eighths[in_force] != " ":
        return ink.eighths[in_force], "green"
    return (ink.deposited, "cyan") if deposited >= 4 else (ink.perhaps, "magenta") if perhaps >= 4 else (" ", "")


def _years_line(rows: Sequence[HistoryRow], axes: _Axes) -> Text:
    """The years, each under its first row, as many as there is room for."""
    years = [int(row["on"][:4]) for row in rows]
    columns_of_a_year = axes.columns * len(years) / (years[-1] - years[0] + 1)
    gap = next((gap for gap in _YEAR_GAPS if gap * columns_of_a_year >= _YEAR_COLUMNS), _YEAR_GAPS[-1])
    line = " " * (axes.margin + 1)
    for position, year in enumerate(years):
        start = axes.margin + 1 + axes.columns * position
        begins = year % gap == 0 and year not in years[:position]
        if begins and len(line) <= start <= axes.edge - len(str(year)):
            line = f"{line:<{start}}{year}"
    return Text(line, "dim", no_wrap=True)


def _legend(lines: Sequence[Text], ink: _Ink) -> Text:
    drawn = "".join(line.plain for line in lines)
    meanings = {
        ink.eighths[-1]: "in force",
        ink.deposited: "consent deposited, not in force yet",
        ink.perhaps: "perhaps",
    }
    return Text("   ".join(f"{char} {meaning}" for char, meaning in meanings.items() if char in drawn), "dim")
