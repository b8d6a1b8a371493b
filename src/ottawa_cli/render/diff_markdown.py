"""The difference of two registries as Markdown, for a pull request or a release: nothing in it is more than text.

The words come from a stranger's file: they make no link, no mention, no row and no tag.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from ottawa_cli.render.diff_facts import SYMBOLS, new_text, old_text, place_text
from ottawa_cli.render.diff_sentences import MOST_NAMED, answer_text, closed, headline, parties_text, sentences
from ottawa_cli.render.words import eve
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.document import DiffLegend
    from ottawa_cli.documents.types import ChangeForm, ConsequenceForm, DiffDocument

MOST_BYTES: Final = 60_000
"""A comment may have 65,536 characters."""

_SHARE: Final = 18_000  # of each of the three lists; what stands around them is short
_LONGEST: Final = 300
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
_LINKED: Final = re.compile(r"(?i)\b(https?|ftps?|mailto|xmpp)(?=:)|\b(www)(?=\.)|\b(gh)(?=-[0-9])|:(?=[\w+-]+:)")


def diff_markdown(document: DiffDocument, legend: DiffLegend) -> str:
    """One table of facts, what follows from them, and every stretch of days behind a fold; under 60 KB."""
    told = sentences(document, legend.state_names)
    parts = [
        f"**{safe(headline(document, told))}**",
        f"{_code(legend.old_name)} to {_code(legend.new_name)}. {safe(parties_text(document))}",
    ]
    if document["facts"]:
        rows = [_fact(*pair, legend) for pair in zip(document["facts"], legend.changes, strict=True)]
        parts.append(_table(("Change", "Fact", "Before", "After", "Nature", "Level", "Line"), rows))
    if len(told) > MOST_NAMED:
        kept, more = _kept([_item(closed(sentence)) for sentence in told])
        parts.append("\n".join([*kept, *([f"- and {more} more"] if more else [])]))
    if days := document["consequences"]:
        title = f"{len(days)} stretch{'' if len(days) == 1 else 'es'} of days with another answer"
        table = _table(("State", "From", "Through", "Before", "After"), [_days(row, legend) for row in days])
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
    shown = visible(name)
    return safe(shown) if "`" in shown or not shown.strip() else f"`{shown}`"


def _fact(form: ChangeForm, change: Change, legend: DiffLegend) -> str:
    line = f"{form['line']}{' of OLD' if form['change'] == 'removed' else ''}"
    words = (
        place_text(change, legend.state_names),
        old_text(change),
        new_text(change),
        form["nature"],
        form["level"],
        line,
    )
    return _row(f"{SYMBOLS[form['change']]} {form['change']}", *words)


def _days(row: ConsequenceForm, legend: DiffLegend) -> str:
    through = eve(row["until"]) if row["until"] else "open"
    name = legend.state_names.get(row["code"], row["code"])
    return _row(name, row["from"] or "ever", through, answer_text(row["before"]), answer_text(row["after"]))


def _row(*cells: str) -> str:
    shown = (cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1]}…" for cell in cells)
    return f"| {' | '.join(safe(cell) for cell in shown)} |"


def _table(headers: Sequence[str], rows: Sequence[str]) -> str:
    kept, more = _kept(rows)
    table = "\n".join([f"| {' | '.join(headers)} |", f"|{'---|' * len(headers)}", *kept])
    return f"{table}\n\nand {more} more" if more else table


def _kept(lines: Sequence[str]) -> tuple[list[str], int]:
    """As many lines as have room, and how many are left out."""
    sizes = accumulate(len(line.encode()) + 1 for line in lines)
    count = sum(1 for _ in takewhile(lambda size: size <= _SHARE, sizes))
    return [*lines[:count]], len(lines) - count
