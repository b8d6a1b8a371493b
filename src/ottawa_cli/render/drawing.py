"""How a page is drawn: tables, grids and text with rich, markup off, every line ending where its text does."""

from __future__ import annotations

import io
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from rich.box import Box
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ottawa_cli.render.columns import Columns
from ottawa_cli.system.escapes import visible
from ottawa_cli.system.output import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import RenderableType

    from ottawa_cli.system.output import Look

    Cells = Sequence[str | Text]

Item = TypeVar("Item")

MOST_DRAWN: Final = 2_000
"""More rows than anyone reads on a screen are aligned without rich, which takes a minute for so many."""

STYLES: Final = {
    "state-party": "green",
    "contracting-state": "cyan",
    "signatory": "cyan",
    "former-state-party": "red",
    "undetermined": "magenta",
}
"""The colour of each status, beside its word or form."""

_PLAIN_AGAIN: Final = "\x1b[0m"
_ANY_HEIGHT: Final = 25  # pages have none, but without one rich takes a terminal that calls itself dumb for 80 columns

_BETWEEN: Final = 2
_BETWEEN_RULED: Final = 3
"""The spaces between two columns, of a table without lines and of one with."""
_RULED_BOX: Final = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_ASCII_BOX: Final = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


class FinishedLines(str):
    """Lines that nothing is left to be done to."""

    __slots__ = ()


def page_of(blocks: Iterable[RenderableType], look: Look) -> str:
    """Draw everything at one width; lines end where their text ends, and words do nothing to a terminal."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=look.width,
        height=_ANY_HEIGHT,
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for block in blocks:
        if isinstance(block, FinishedLines):
            out.write(f"{block}\n")
            continue
        drawn = text_of(block) if isinstance(block, str) else block
        console.print(drawn, soft_wrap=isinstance(drawn, Text) and bool(drawn.no_wrap))
    return "".join(f"{_ended(line)}\n" for line in out.getvalue().removesuffix("\n").split("\n"))


def _ended(line: str) -> str:
    """A line without the spaces after its text, be they coloured or not."""
    text = line.rstrip()
    return f"{text.removesuffix(_PLAIN_AGAIN).rstrip()}{_PLAIN_AGAIN}" if text.endswith(_PLAIN_AGAIN) else text


def filled_table(
    look: Look, headers: Sequence[str], items: Sequence[Item], row_of: Callable[[Item], Cells], gap_before: int = 0
) -> RenderableType:
    """A table with a row for each item, and a gap before the item at ``gap_before``."""
    if len(items) > MOST_DRAWN:
        return FinishedLines(_aligned_text(headers, items, row_of))
    box = _ASCII_BOX if look.ascii else _RULED_BOX
    table = Table(*headers, box=box, header_style="bold", pad_edge=False, show_edge=False)
    rows = [[*map(text_of, row_of(item))] for item in items]
    return Columns(table, _BETWEEN_RULED, headers, rows, gap_before)


def _aligned_text(headers: Sequence[str], items: Sequence[Item], row_of: Callable[[Item], Cells]) -> str:
    widths = [cell_len(header) for header in headers]
    for item in counted(iter(items), "rows measured"):
        widths = [max(width, text_of(cell).cell_len) for width, cell in zip(widths, row_of(item), strict=True)]
    rows = counted(iter(items), "rows drawn")
    lines = chain([headers], ([text_of(cell).plain for cell in row_of(item)] for item in rows))
    return "\n".join("   ".join(map(set_cell_size, line, widths)) for line in lines)


def labelled(rows: Sequence[tuple[str, str]]) -> RenderableType:
    """Two columns without lines: a label, and what it is a label of."""
    if len(rows) > MOST_DRAWN:
        return FinishedLines("\n".join(f"{label}  {text}" for label, text in rows))
    return columns_alone([(Text(label, "dim"), text_of(text)) for label, text in rows])


def columns_alone(rows: Sequence[Sequence[Text]]) -> RenderableType:
    """Columns without lines or headers."""
    grid = Table.grid(*("" for _ in rows[0]), padding=(0, _BETWEEN))
    return Columns(grid, _BETWEEN, ["" for _ in rows[0]], rows)


def text_of(words: str | Text) -> Text:
    """Text with nothing in it that a terminal would act on; what is drawn already is left as it is."""
    return words if isinstance(words, Text) else Text("\n".join(visible(line) for line in words.split("\n")))
