"""SVG elements as text; all lengths are pixels of the picture's own width."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BOLD: Final = 1.12
"""How much wider a text is in bold."""
_NARROW: Final = 0.58
"""How wide a letter is at most, on the average of a line, as a part of its size; no font is known here."""


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """An element with what stands in it; ``stroke_width`` is the attribute ``stroke-width``."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{value if isinstance(value, str) else pixels(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def words(text: str) -> str:
    """Words as they stand in an element or an attribute; with no command to a runner of workflows that prints it."""
    return escape(text).replace("##[", "&#35;#[")


def pixels(length: float) -> str:
    """A length to a tenth of a pixel."""
    text = f"{length:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def breadth(text: str, size: float) -> float:
    """How wide a text may be at a size of letters: rather too much than too little."""
    return size * sum(1.05 if east_asian_width(char) in "WF" else _NARROW for char in text)


def broken(text: str, width: float, size: float, most: int) -> list[str]:
    """The lines of a text, each within a width; of more than ``most``, the last one ends in an ellipsis."""
    lines = [*_lines(text, width, size)]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and breadth(f"{last}…", size) > width:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def _lines(text: str, width: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        rest = word
        if line and breadth(f"{line} {rest}", size) <= width:
            line = f"{line} {rest}"
            continue
        if line:
            yield line
        while len(rest) > 1 and breadth(rest, size) > width:
            cut = max(1, sum(breadth(rest[:end], size) <= width for end in range(1, len(rest) + 1)))
            yield rest[:cut]
            rest = rest[cut:]
        line = rest
    yield line


def paragraph(lines: Sequence[str], x: float, top: float, size: float, **attributes: str | float) -> str:
    """Lines below one another, each a text of its own; ``top``: above the first."""
    return "".join(
        element("text", words(line), x=x, y=top + size * (1 + 1.35 * i), font_size=size, **attributes)
        for i, line in enumerate(lines)
    )


def height_of(lines: Sequence[str], size: float) -> float:
    """How high a paragraph is."""
    return 1.35 * size * len(lines)
