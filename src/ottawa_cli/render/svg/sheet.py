"""What both pictures have around them: the sheet, a title and a description inside, headline, credit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.colours import INK, MUTED, PAPER, RULE
from ottawa_cli.render.svg.elements import BOLD, broken, element, height_of, paragraph, words
from ottawa_cli.render.svg.paint import FONT, patterns
from ottawa_cli.render.words import beyond_text, day_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ottawa_cli.facts.model import Treaty

_DETAILS: Final = 3
"""Lines of a text that only a stranger's registry makes long."""
MOST_NAMED: Final = 12
"""So many States are named in a sentence, and of more how many there are."""
LINES_OF_NAMES: Final = MOST_NAMED * _DETAILS
"""Room for all of them in the narrowest picture; only a stranger's names are cut."""


class Sheet(NamedTuple):
    """The measures of a picture so wide."""

    width: int

    @property
    def letter(self) -> float:
        """The size of usual letters."""
        return min(20.0, max(11.0, self.width / 75))

    @property
    def margin(self) -> float:
        """Free on all sides."""
        return 1.5 * self.letter

    @property
    def inner(self) -> float:
        """How wide what is drawn may be."""
        return self.width - 2 * self.margin


def head(sheet: Sheet, headline: str, below: str) -> tuple[str, float]:
    """The headline and what stands below it, and where they end."""
    size, small = 2 * sheet.letter, 1.15 * sheet.letter
    lines = broken(headline, sheet.inner / BOLD, size, 4)
    told = broken(below, sheet.inner, small, _DETAILS)
    top = sheet.margin
    drawn = paragraph(lines, sheet.margin, top, size, fill=INK, font_weight="bold")
    top += height_of(lines, size)
    drawn += paragraph(told, sheet.margin, top, small, fill=MUTED)
    return drawn, top + height_of(told, small) + 0.5 * sheet.letter


def foot(sheet: Sheet, top: float, treaty: Treaty, on: date, *credits_: str) -> tuple[str, float]:
    """Of which day and from whom it is, and where that ends."""
    size, told = 0.85 * sheet.letter, " ".join(filter(None, (credit(treaty, on), *credits_)))
    lines = broken(told, sheet.inner, size, 4 * _DETAILS)
    rule = element("path", d=f"M{sheet.margin:.1f} {top:.1f}h{sheet.inner:.1f}", stroke=RULE, stroke_width=1)
    drawn = rule + paragraph(lines, sheet.margin, top + 0.4 * size, size, fill=MUTED)
    return drawn, top + 0.4 * size + height_of(lines, size)


def credit(treaty: Treaty, on: date) -> str:
    """Of which treaty the facts are, and through which day they are held to be complete."""
    reference = f" ({treaty.reference})" if treaty.reference else ""
    known = f"Facts complete through {day_in_words(treaty.verified)}."
    if on > treaty.verified:
        known = beyond_text(treaty.verified.isoformat())
    return f"{treaty.name}{reference}. {known} Made by ottawa."


def some_of(names: Sequence[str]) -> str:
    """As many names as a sentence has, and how many more there are."""
    more = f", and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def whole(sheet: Sheet, height: float, which: str, title: str, description: str, *inside: str) -> str:
    """The picture as a file; ``which`` keeps the ids of several in one page apart."""
    size = round(height)
    ids = [f"ottawa-{which}-title", f"ottawa-{which}-desc"]
    return (
        element(
            "svg",
            element("title", words(title), id=ids[0]),
            element("desc", words(description), id=ids[1]),
            patterns(),
            element("rect", width=sheet.width, height=size, fill=PAPER),
            *inside,
            xmlns="http://www.w3.org/2000/svg",
            width=sheet.width,
            height=size,
            viewBox=f"0 0 {sheet.width} {size}",
            role="img",
            aria_labelledby=" ".join(ids),
            font_family=FONT,
            **{"xml:lang": "en"},
        )
        + "\n"
    )
