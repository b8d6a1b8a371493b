"""Rows in columns of whole words: a day or an id is never broken, however narrow the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.table import Table

    Row = Sequence[Text]

_WORD: Final = re.compile(r"\S+\s*")
_INDENT: Final = 2


class Columns:
    """A table whose columns are as wide as they need be; where they do not fit, each row's cells below one another.

    Args:
        table: a table with its columns, and no rows yet.
        gap: the spaces between two of its columns.
        headers: what the cells are labelled with below one another; of a table without headers, nothing.
        rows: the cells.
        gap_before: the row before which there is a gap; 0: none.
    """

    def __init__(
        self, table: Table, gap: int, headers: Sequence[str], rows: Sequence[Row], gap_before: int = 0
    ) -> None:
        self._table = table
        self._gap = gap
        self._headers = headers
        self._rows = rows
        self._gap_before = gap_before

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.max_width - self._gap * (len(self._table.columns) - 1)
        widths = _widths([*([[*map(Text, self._headers)]] if any(self._headers) else []), *self._rows], room)
        if widths is None:
            yield from self._below_one_another(options.max_width)
            return
        for column, width in zip(self._table.columns, widths, strict=True):
            column.width = width
        for position, row in enumerate(self._rows):
            if position == self._gap_before:
                self._table.add_section()
            self._table.add_row(*row)
        yield self._table

    def _below_one_another(self, width: int) -> Iterator[Text]:
        for position, (first, *others) in enumerate(self._rows):
            if position and position == self._gap_before:
                yield Text("")
            yield from whole_words(first, width)
            for header, cell in zip(self._headers[1:], others, strict=True):
                if cell.plain:
                    label = Text(f"{header}: ", "dim") if header else Text("")
                    for line in whole_words(label + cell, width - _INDENT):
                        yield Text(" " * _INDENT, no_wrap=True) + line


def whole_words(text: Text, width: int) -> Iterator[Text]:
    """The lines of a text. A word that is longer than a line stays whole."""
    for line in text.split("\n", allow_blank=True):
        breaks, used = [], 0
        for word in _WORD.finditer(line.plain):
            if used and used + cell_len(word[0].rstrip()) > width:
                breaks.append(word.start())
                used = 0
            used += cell_len(word[0])
        for part in line.divide(breaks):
            part.rstrip()
            part.no_wrap, part.overflow = True, "ignore"
            yield part


def _widths(rows: Sequence[Row], room: int) -> list[int] | None:
    """How wide each column is: the widest give way to the others, but none breaks a word; None: there is no room."""
    columns = [*zip(*rows, strict=True)]
    least = [max(_longest_word(cell) for cell in column) for column in columns]
    if sum(least) > room:
        return None
    widths = [min(max(_longest_line(cell) for cell in column), room) for column in columns]
    while sum(widths) > room:
        _, widest = max((width, position) for position, width in enumerate(widths) if width > least[position])
        widths[widest] -= 1
    return widths


def _longest_word(cell: Text) -> int:
    return max(map(cell_len, cell.plain.split()), default=0)


def _longest_line(cell: Text) -> int:
    return max(map(cell_len, cell.plain.split("\n")))
