"""The curve of States Parties over time, as elements of an SVG that needs no style to be seen."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.colours import FORMER, MUTED, PARTY, RULE, UNSAID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.documents.counting import Steps
    from ottawa_cli.documents.pictures import Leaving

AREA, SHADE = "#d3e1e6", "#efeadf"
RECENT_YEARS: Final = 10
_LEVELS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_YEARS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200)
_MOST_LEVELS: Final = 4
_YEAR_ROOM: Final = 62
"""Units that a year under the axis needs."""
_NEAR: Final = 40
"""Leavings nearer than this, in units, share their words."""


class Plot(NamedTuple):
    """What is drawn where: days along, States upwards, in units from the upper left corner."""

    first: date
    last: date
    least: int
    """The number at the foot: not always none."""
    most: int
    width: int
    height: int
    margin: int = 10
    head: int = 34
    foot: int = 20

    def x(self, day: date) -> float:
        """How far from the left a day is; one before the first is there."""
        part = max(0, (day - self.first).days) / max(1, (self.last - self.first).days)
        return self.margin + part * (self.width - 2 * self.margin)

    def y(self, number: int) -> float:
        """How far from the top a number of States is."""
        base = self.height - self.foot
        return base - (number - self.least) / max(1, self.most - self.least) * (base - self.head)


def whole_plot(steps: Steps, first: date, last: date, size: tuple[int, int]) -> Plot:
    """All days, from none upwards."""
    return Plot(first, last, 0, max([1, *(most for _, _, most in steps)]), *size)


def recent_plot(steps: Steps, until: date, last: date, size: tuple[int, int]) -> Plot | None:
    """The ten years through that of ``until`` and all after, on an axis of their own; None where they hide nothing.

    That is where the number moved by less than a quarter of what it is, so that from none upwards it looks flat.
    """
    first = date(max(1, until.year - RECENT_YEARS + 1), 1, 1)
    within = [step for _, _, step in segments(steps, first, last)]
    least, most = min(low for low, _ in within), max(high for _, high in within)
    if most == least or 4 * (most - least) > most:
        return None
    return Plot(first, last, max(0, least - 1), most + 1, *size)


def segments(steps: Steps, first: date, last: date) -> Iterator[tuple[date, date, tuple[int, int]]]:
    """The numbers from ``first`` through ``last``: each from a day until another, the sure one and the most."""
    begins = [day for day, _, _ in steps]
    start = bisect_right(begins, first.isoformat()) - 1
    _, least, most = steps[start]
    shown = [(first, least, most), *((date.fromisoformat(day), low, high) for day, low, high in steps[start + 1 :])]
    for (since, low, high), (until, _, _) in pairwise([*shown, (last, 0, 0)]):
        if since < last:
            yield since, min(until, last), (low, high)


def line_path(steps: Steps, plot: Plot) -> str:
    """The number that is sure, as a path of steps."""
    points = [
        f"V{plot.y(least):.1f}H{plot.x(until):.0f}" for _, until, (least, _) in segments(steps, plot.first, plot.last)
    ]
    return f"M{plot.x(plot.first):.0f} {plot.height - plot.foot}{''.join(points)}"


def curve_shapes(steps: Steps, plot: Plot, leavings: Sequence[Leaving], verified: date = date.max) -> str:
    """The curve as elements of an SVG whose ``viewBox`` is ``0 0 plot.width plot.height``.

    Args:
        steps: the number over time, the sure one and the most.
        plot: what is drawn where.
        leavings: what is told on the curve, in the order of their days; where two are near, their words are one.
        verified: the day after which facts may be missing: what comes after it is shaded.

    Returns:
        The area and the line of the sure number, what the facts leave open above it, both axes, the peak, the leavings.
    """
    line = line_path(steps, plot)
    parts = [
        *_beyond(verified, plot),
        f'<path class="area" fill="{AREA}" d="{line}V{plot.height - plot.foot}z"/>',
        f'<path class="line" fill="none" stroke="{PARTY}" stroke-width="1.6" d="{line}"/>',
        *_open_boxes(steps, plot),
        *_levels(plot),
        *_years(plot),
        *_peak(steps, plot),
        *_leavings(leavings, plot),
    ]
    return "".join(parts)


def _beyond(verified: date, plot: Plot) -> Iterator[str]:
    if verified < plot.last:
        x, height = plot.x(verified), plot.height - plot.foot - 6
        size = f'width="{plot.width - plot.margin - x:.1f}" height="{height}"'
        yield f'<rect class="unknown" fill="{SHADE}" x="{x:.1f}" y="6" {size}/>'


def _open_boxes(steps: Steps, plot: Plot) -> Iterator[str]:
    for since, until, (least, most) in segments(steps, plot.first, plot.last):
        if least != most:
            x, y = plot.x(since), plot.y(most)
            size = f'width="{plot.x(until) - x:.1f}" height="{plot.y(least) - y:.1f}"'
            yield f'<rect class="open" fill="none" stroke="{UNSAID}" x="{x:.1f}" y="{y:.1f}" {size}/>'


def _levels(plot: Plot) -> Iterator[str]:
    reach = plot.most - plot.least
    gap = next((gap for gap in _LEVELS if reach / gap < _MOST_LEVELS), reach)
    for number in range((plot.least // gap + 1) * gap, plot.most + 1, gap):
        y = f"{plot.y(number):.1f}"
        ends = f'x1="{plot.margin}" x2="{plot.width - plot.margin}" y1="{y}" y2="{y}"'
        yield f'<line class="level" stroke="{RULE}" stroke-dasharray="1 3" {ends}/>'
        yield _words(plot.margin, plot.y(number) - 4, str(number))


def _years(plot: Plot) -> Iterator[str]:
    base, years = plot.height - plot.foot, plot.last.year - plot.first.year
    ends = f'x1="{plot.margin}" x2="{plot.width - plot.margin}" y1="{base}" y2="{base}"'
    yield f'<line class="axis" stroke="{RULE}" {ends}/>'
    room = max(2, plot.width // _YEAR_ROOM)
    gap = next((gap for gap in _YEARS if years / gap <= room), _YEARS[-1])
    for year in range(-(-(plot.first.year + 1) // gap) * gap, plot.last.year + 1, gap):
        x = plot.x(date(year, 1, 1))
        if plot.margin + 4 < x < plot.width - plot.margin - 4:
            yield _words(x, plot.height - 4, str(year), "middle")


def _peak(steps: Steps, plot: Plot) -> Iterator[str]:
    """The most that were ever sure, on its first day, where fewer are after it."""
    peak = peak_of(steps)
    if peak and plot.first <= peak[0] <= plot.last:
        day, number = peak
        yield _words(plot.x(day) - 4, plot.y(number) - 5, f"peak {number}, {day}", "end", "peak halo")


def peak_of(steps: Steps) -> tuple[date, int] | None:
    """The first day of the most that were ever sure, and how many; None where it has not gone down since."""
    number = max(least for _, least, _ in steps)
    day = next(day for day, least, _ in steps if least == number)
    return (date.fromisoformat(day), number) if day and steps[-1][1] < number else None


def _leavings(leavings: Sequence[Leaving], plot: Plot) -> Iterator[str]:
    base, shown = plot.height - plot.foot, [each for each in leavings if plot.first < each.on <= plot.last]
    for leaving in shown:
        x = f"{plot.x(leaving.on):.1f}"
        title = escape(f"{leaving.on}: left: {', '.join(leaving.names)}").replace("##[", "&#35;#[")  # as text_of has it
        line = f'x1="{x}" x2="{x}" y1="{base - 7}" y2="{base}"'
        yield f'<line class="left" stroke="{FORMER}" stroke-width="1.6" {line}><title>{title}</title></line>'
    for near in _near_together(shown, plot):
        number = sum(len(leaving.names) for leaving in near)
        yield _words(plot.x(near[0].on) - 4, base - 4, f"{number} left", "end", "gone halo")


def _near_together(leavings: Sequence[Leaving], plot: Plot) -> list[list[Leaving]]:
    """Leavings in order, each with those that are near the one before it."""
    together: list[list[Leaving]] = []
    for leaving in leavings:
        if together and plot.x(leaving.on) - plot.x(together[-1][-1].on) < _NEAR:
            together[-1].append(leaving)
        else:
            together.append([leaving])
    return together


def _words(x: float, y: float, text: str, anchor: str = "start", name: str = "halo") -> str:
    fill = FORMER if name.startswith("gone") else MUTED
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{name}" {place} font-size="11.5" font-family="sans-serif" fill="{fill}">{text}</text>'
