"""One panel of the curve: an axis of years, an axis of States, the steps between them."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.colours import FORMER, INK, MUTED, PARTY, RULE, UNSAID
from ottawa_cli.render.svg.elements import BOLD, breadth, element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.documents.counting import Steps

_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""States, or years, between two marks of an axis."""
_LEVELS: Final = 5
"""Marks of the axis of States, at most and roughly."""


class Plot(NamedTuple):
    """A panel: where it lies, and what of days and numbers it shows."""

    left: float
    top: float
    width: float
    height: float
    letter: float
    first: date
    last: date
    low: int
    high: int

    def x(self, day: date) -> float:
        """Where a day is, from left to right."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + self.width * min(1.0, max(0.0, share))

    def y(self, number: float) -> float:
        """Where a number of States is."""
        return self.top + self.height * (self.high - number) / (self.high - self.low)


class Level(NamedTuple):
    """A stretch of days with one number, or a range of it."""

    since: date
    until: date
    least: int
    most: int


def levels_of(steps: Steps, first: date, last: date) -> list[Level]:
    """The steps that can be seen between two days."""
    levels = []
    for (day, least, most), following in zip_longest(steps, steps[1:]):
        since = max(first, date.fromisoformat(day)) if day else first
        until = date.fromisoformat(following[0]) if following else last
        if until > first or not following:
            levels.append(Level(since, max(since, until), least, most))
    return levels


def bounds_of(levels: Sequence[Level], *, from_zero: bool) -> tuple[int, int]:
    """The lowest and the highest mark of the axis."""
    least, most = (0 if from_zero else min(level.least for level in levels)), max(level.most for level in levels)
    step = step_of(most - least, _LEVELS)
    low = max(0, (least - 1) // step * step)
    return low, max(low + step, -(-most // step) * step)


def step_of(span: float, most: int) -> int:
    """The distance of marks on an axis, so that there are not too many."""
    return next((step for step in _STEPS if span <= step * most), _STEPS[-1])


def plotted(plot: Plot, levels: Sequence[Level], verified: date) -> str:
    """The panel with both axes; days after ``verified`` are shaded."""
    base = plot.top + plot.height
    line = "".join(f"{'L' if i else 'M'}{_at(plot, level)}" for i, level in enumerate(levels))
    beyond = plot.x(verified) if plot.last > verified else plot.left + plot.width
    shaded = element(
        "rect", x=beyond, y=plot.top, width=plot.left + plot.width - beyond, height=plot.height, fill="#ecebe6"
    )
    start, end = plot.x(levels[0].since), plot.x(levels[-1].until)
    area = element("path", d=f"{line}L{end:.1f} {base:.1f}L{start:.1f} {base:.1f}z", fill=PARTY, fill_opacity="0.16")
    curve = element("path", d=line, fill="none", stroke=PARTY, stroke_width=2, stroke_linejoin="round")
    return "".join([shaded, *_rules(plot), "" if plot.low else area, *_open(plot, levels), curve, *_years(plot)])


def triangle(x: float, y: float, letter: float) -> str:
    """The sign for States that left; its tip is at the point."""
    size = 0.42 * letter
    return element("path", d=f"M{x:.1f} {y:.1f}l{size:.1f} {1.6 * size:.1f}h{-2 * size:.1f}z", fill=FORMER)


def number_label(plot: Plot, x: float, y: float, text: str) -> str:
    """A number at the curve; it stays within the panel."""
    half = BOLD * breadth(text, plot.letter) / 2
    middle = min(plot.left + plot.width - half, max(plot.left + half, x))
    shown: dict[str, str | float] = {"x": middle, "y": y, "font_size": plot.letter, "text_anchor": "middle"}
    return element("text", text, fill=INK, font_weight="bold", **shown)


def _at(plot: Plot, level: Level) -> str:
    y = plot.y(level.least)
    return f"{plot.x(level.since):.1f} {y:.1f}L{plot.x(level.until):.1f} {y:.1f}"


def _open(plot: Plot, levels: Sequence[Level]) -> Iterator[str]:
    """Above the line, what the facts leave open."""
    for level in levels:
        if level.most > level.least:
            top, bottom = plot.y(level.most), plot.y(level.least)
            box = {"x": plot.x(level.since), "width": plot.x(level.until) - plot.x(level.since)}
            yield element("rect", y=top, height=bottom - top, fill=UNSAID, fill_opacity="0.35", **box)


def _rules(plot: Plot) -> Iterator[str]:
    """A line for each mark of the axis of States, with its number above it."""
    step = step_of(plot.high - plot.low, _LEVELS)
    for number in range(plot.low, plot.high + 1, step):
        y = plot.y(number)
        yield element("path", d=f"M{plot.left:.1f} {y:.1f}h{plot.width:.1f}", stroke=RULE, stroke_width=1)
        size = 0.8 * plot.letter
        yield element("text", str(number), x=plot.left, y=y - 0.25 * size, font_size=size, fill=MUTED)


def _years(plot: Plot) -> Iterator[str]:
    """The axis of years, as many of them named as there is room for."""
    base, size = plot.top + plot.height, 0.8 * plot.letter
    yield element("path", d=f"M{plot.left:.1f} {base:.1f}h{plot.width:.1f}", stroke=INK, stroke_width=1)
    years = plot.last.year - plot.first.year
    step = step_of(years, max(2, int(plot.width / (4 * size))))
    for year in range(-(-(plot.first.year + 1) // step) * step, plot.last.year + 1, step):
        x = plot.x(date(year, 1, 1))
        yield element("path", d=f"M{x:.1f} {base:.1f}v4", stroke=INK, stroke_width=1)
        if plot.left + 1.2 * size < x < plot.left + plot.width - 1.2 * size:
            yield element("text", str(year), x=x, y=base + 4 + size, font_size=size, fill=MUTED, text_anchor="middle")
