"""Text as Markdown shows it and makes nothing of: for comments, releases and memos.

The words come from a stranger's file: they make no link, no mention, no row and no tag.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from ottawa_cli.system.escapes import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_BYTES: Final = 60_000
"""A comment may have 65,536 characters."""
LONGEST_CELL: Final = 300
"""Characters of a cell, a name of a file, or what is said of one State."""

_SHARE: Final = MOST_BYTES * 3 // 10  # of each of three lists; what stands around them is short
_BREAK: Final = "&#8203;"  # seen by nobody, and what stands on both sides of it is no address, mention or number
_SPECIAL: Final = {
    **{mark: f"\\{mark}" for mark in "\\`*_{}[]()+!~$^="},
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",
    "@": f"@{_BREAK}",
    "#": f"\\#{_BREAK}",
}
_NOT_IN_ADDRESSES: Final = " \"'<>\\^`{|}$"
_PLAINLY_BEGUN: Final = re.compile(r"(?!\d+[.)])\w")
"""What begins a paragraph and no list, heading or block of code."""
_LINKED: Final = re.compile(
    r"(?i)[a-z0-9+.-](?=://)|(mailto|xmpp)(?=:)|www|gh(?=-[0-9])|:(?=[\w+-]*:)"
    r"|(?=[0-9a-f]{40}|[a-f]*[0-9])[0-9a-f]{6}(?=[0-9a-f])"
)
"""After what a break is put, wherever it stands: GitHub looks for addresses behind any letter, digit or underscore.

The last are names of commits, of which seven characters are enough; letters alone that make no whole one are a word.
"""


def safe(text: str) -> str:
    """Text that Markdown shows as it stands, and makes nothing of."""
    words = _LINKED.sub(lambda match: f"{match[0]}\0", visible(text))
    return "".join(_SPECIAL.get(char, char) for char in words).replace("\0", _BREAK)


def paragraph(text: str) -> str:
    """A paragraph; what begins it begins no list, heading or block of code."""
    return f"{'' if _PLAINLY_BEGUN.match(text) else _BREAK}{safe(text)}"


def list_item(text: str) -> str:
    """An item of a list; what begins it begins no list, heading or block of code of its own."""
    return f"- {paragraph(text)}"


def code(name: str) -> str:
    """A file's or a revision's name, between backticks where it has none itself, nor what a runner obeys."""
    shown = shortened(visible(name), LONGEST_CELL)
    return safe(shown) if "`" in shown or "##[" in shown or not shown.strip() else f"`{shown}`"


def link(text: str, address: str) -> str:
    """A text that leads to an address, in a cell of a table too."""
    written = "".join(f"%{ord(char):02X}" if char in _NOT_IN_ADDRESSES else char for char in visible(address))
    return f"[{safe(text)}](<{written.replace('&', '&amp;').replace('##[', '#%23[')}>)"


def row(*cells: str) -> str:
    """A row of a table, each cell cut where it is longer than anyone reads in one."""
    return written_row(*(safe(shortened(cell, LONGEST_CELL)) for cell in cells))


def written_row(*cells: str) -> str:
    """A row of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def table(headers: Sequence[str], all_rows: Sequence[str]) -> str:
    """A table of as many rows as have room, and how many more there are."""
    rows, number_of_others = fitting(all_rows)
    lines = whole_table(headers, rows)
    return f"{lines}\n\nand {number_of_others} more" if number_of_others else lines


def whole_table(headers: Sequence[str], rows: Iterable[str]) -> str:
    """A table of all rows."""
    return "\n".join([written_row(*headers), f"|{'---|' * len(headers)}", *rows])


def fitting(lines: Sequence[str]) -> tuple[Sequence[str], int]:
    """As many lines as have room, and how many are left out."""
    sizes = accumulate(len(line.encode()) + 1 for line in lines)
    count = sum(1 for _ in takewhile(lambda size: size <= _SHARE, sizes))
    return lines[:count], len(lines) - count
