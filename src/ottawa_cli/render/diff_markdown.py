"""The difference of two registries as Markdown, for a pull request or a release: nothing in it is more than text.

The words come from a stranger's file: they make no link, no mention, no row and no tag.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from ottawa_cli.render.diff_facts import kind_text, line_text, old_and_new, subject_text
from ottawa_cli.render.diff_sentences import STRETCH_HEADERS, diff_summary, short_names
from ottawa_cli.system.escapes import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.difference import DiffLegend
    from ottawa_cli.documents.types import ChangeForm, DiffDocument

MOST_BYTES: Final = 60_000
"""A comment may have 65,536 characters."""

_SHARE: Final = MOST_BYTES * 3 // 10  # of each of the three lists; what stands around them is short
_LONGEST: Final = 300  # characters of a cell, a name of a file, or what is said of one State
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
_LINKED: Final = re.compile(
    r"(?i)[a-z0-9+.-](?=://)|(mailto|xmpp)(?=:)|www|gh(?=-[0-9])|:(?=[\w+-]+:)|[0-9a-f]{6}(?=[0-9a-f])"
)
"""After what a break is put, wherever it stands: GitHub looks for addresses behind any letter, digit or underscore.

The last are numbers of commits, of which seven digits are enough.
"""


def difference_markdown(document: DiffDocument, legend: DiffLegend) -> str:
    """One table of facts, what follows from them, and every stretch of days behind a fold; under 60 KB."""
    summary = diff_summary(document, short_names(legend.state_names))
    parts = [
        f"**{safe(shortened(summary.headline, 2 * _LONGEST))}**",
        f"{_code(legend.old_name)} to {_code(legend.new_name)}. {safe(summary.parties)}",
    ]
    if document["facts"]:
        rows = [_fact_row(*pair, legend) for pair in zip(document["facts"], legend.changes, strict=True)]
        parts.append(_table(("Change", "Fact", "Before", "After", "Nature", "Level", "Line"), rows))
    if summary.sentences:
        items, number_of_others = _fitting([_item(shortened(text, _LONGEST)) for text in summary.sentences])
        parts.append("\n".join([*items, *([f"- and {number_of_others} more"] if number_of_others else [])]))
    if stretches := summary.stretches:
        title = f"{len(stretches)} stretch{'' if len(stretches) == 1 else 'es'} of days with another answer"
        table = _table(STRETCH_HEADERS, [_row(*cells) for cells in stretches])
        parts.append(f"<details>\n<summary>{title}</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(parts) + "\n"


def safe(text: str) -> str:
    """Text that Markdown shows as it stands, and makes nothing of."""
    words = _LINKED.sub(lambda match: f"{match[0]}\0", visible(text))
    return "".join(_SPECIAL.get(char, char) for char in words).replace("\0", _BREAK)


def _item(text: str) -> str:
    """An item of a list; what begins it begins no list, heading or block of code of its own."""
    return f"- {'' if text[:1].isalpha() else _BREAK}{safe(text)}"


def _code(name: str) -> str:
    """A file's or a revision's name, between backticks where it has none itself."""
    shown = shortened(visible(name), _LONGEST)
    return safe(shown) if "`" in shown or not shown.strip() else f"`{shown}`"


def _fact_row(form: ChangeForm, change: Change, legend: DiffLegend) -> str:
    subject = subject_text(change, legend.state_names)
    classes = form["nature"], form["level"], line_text(form)
    return _row(kind_text(form), subject, *old_and_new(change), *classes)


def _row(*cells: str) -> str:
    return f"| {' | '.join(safe(shortened(cell, _LONGEST)) for cell in cells)} |"


def _table(headers: Sequence[str], all_rows: Sequence[str]) -> str:
    rows, number_of_others = _fitting(all_rows)
    table = "\n".join([f"| {' | '.join(headers)} |", f"|{'---|' * len(headers)}", *rows])
    return f"{table}\n\nand {number_of_others} more" if number_of_others else table


def _fitting(lines: Sequence[str]) -> tuple[Sequence[str], int]:
    """As many lines as have room, and how many are left out."""
    sizes = accumulate(len(line.encode()) + 1 for line in lines)
    count = sum(1 for _ in takewhile(lambda size: size <= _SHARE, sizes))
    return lines[:count], len(lines) - count
