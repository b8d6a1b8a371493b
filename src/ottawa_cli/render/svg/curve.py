"""The curve of States Parties as SVG: all years from zero, the last ten on an axis of their own, and who left when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateutil.relativedelta import relativedelta

from ottawa_cli.documents.counting import count_on
from ottawa_cli.render.colours import INK, MUTED, PARTY
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.svg.elements import broken, element, height_of, paragraph
from ottawa_cli.render.svg.plot import Plot, bounds_of, levels_of, number_label, plotted, triangle
from ottawa_cli.render.svg.sheet import LINES_OF_NAMES, Sheet, foot, head, some_of, whole
from ottawa_cli.render.words import between_text, bound_text, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ottawa_cli.documents.pictures import CurvePicture

_YEARS: Final = 10
"""That the second panel shows."""
_BESIDE: Final = 760
"""Pixels from which on the panels stand side by side."""
_TOLD: Final = 6
"""Days on which States left that are told, the last ones."""


class _Sentence(NamedTuple):
    """What is said under the panels; ``marked``: of those whose sign is in them."""

    text: str
    marked: bool = False


class _Place(NamedTuple):
    """Where a panel may be drawn, its heading included."""

    left: float
    top: float
    width: float


def curve_svg(picture: CurvePicture, width: int) -> str:
    """The number of States Parties over time, up to a day.

    Args:
        picture: what it tells.
        width: in pixels; the height follows.
    """
    sheet = Sheet(width)
    number = count_on(picture.in_force, picture.on.isoformat())
    headline, day = bound_text(number, picture.treaty.short_name), day_in_words(picture.on)
    drawn, top = head(sheet, headline, f"on {day}")
    panels, top = _panels(picture, sheet, top)
    told, parts = [*_sentences(picture)], [drawn, *panels]
    for sentence in told:
        lines = broken(sentence.text, sheet.inner - 1.2 * sheet.letter, sheet.letter, LINES_OF_NAMES)
        if sentence.marked:
            parts.append(triangle(sheet.margin + 0.42 * sheet.letter, top + 0.3 * sheet.letter, sheet.letter))
        parts.append(paragraph(lines, sheet.margin + 1.2 * sheet.letter, top, sheet.letter, fill=INK))
        top += height_of(lines, sheet.letter)
    credit, bottom = foot(sheet, top + 0.8 * sheet.letter, picture.treaty, picture.on)
    description = " ".join(["The number of States Parties over time.", *(sentence.text for sentence in told)])
    return whole(sheet, bottom + sheet.margin, "curve", f"{headline} on {day}", description, *parts, credit)


def _panels(picture: CurvePicture, sheet: Sheet, top: float) -> tuple[list[str], float]:
    """All years, and the last ten beside or below, where there are more; and where they end. None before the first."""
    if picture.begins_later:
        return [], top
    recent = picture.on - relativedelta(years=min(_YEARS, picture.on.year - 1))
    if recent <= picture.first:
        panel, bottom = _panel(picture, sheet, _Place(sheet.margin, top, sheet.inner), picture.first)
        return [panel], bottom
    if sheet.width < _BESIDE:
        panel, middle = _panel(picture, sheet, _Place(sheet.margin, top, sheet.inner), picture.first)
        other, bottom = _panel(picture, sheet, _Place(sheet.margin, middle, sheet.inner), recent)
        return [panel, other], bottom
    gap = 2 * sheet.letter
    half = (sheet.inner - gap) / 2
    panel, bottom = _panel(picture, sheet, _Place(sheet.margin, top, half), picture.first)
    other, _ = _panel(picture, sheet, _Place(sheet.margin + half + gap, top, half), recent)
    return [panel, other], bottom


def _panel(picture: CurvePicture, sheet: Sheet, place: _Place, first: date) -> tuple[str, float]:
    """A panel of the days from ``first`` on with its heading, and where it ends."""
    size, is_whole = 0.9 * sheet.letter, first == picture.first
    levels = levels_of(picture.in_force, first, picture.on)
    low, high = bounds_of(levels, from_zero=is_whole)
    heading = f"Since {day_in_words(first)}" if is_whole else f"The last {_YEARS} years"
    if low:
        heading += f": this axis begins at {low}, not at 0"
    lines = broken(heading, place.width, size, 2)
    top = place.top + height_of(lines, size) + 1.4 * sheet.letter
    plot = Plot(place.left, top, place.width, 0.5 * place.width, sheet.letter, first, picture.on, low, high)
    drawn = (
        paragraph(lines, place.left, place.top, size, fill=MUTED),
        plotted(plot, levels, picture.treaty.verified),
        *_marks(picture, plot),
    )
    return "".join(drawn), plot.top + plot.height + 2.2 * sheet.letter


def _marks(picture: CurvePicture, plot: Plot) -> Iterator[str]:
    """Who left, when it was most, and how many there are at the end."""
    for leaving in picture.leavings:
        if leaving.on >= plot.first:
            remain = count_on(picture.in_force, leaving.on.isoformat())["min"]
            yield triangle(plot.x(leaving.on), plot.y(remain) + 3, plot.letter)
    peak = picture.peak
    if peak and peak.through >= plot.first:
        day = max(peak.since, plot.first)
        middle = day + (peak.through - day) / 2
        yield number_label(plot, plot.x(middle), plot.y(peak.number) - 0.5 * plot.letter, f"most {peak.number}")
    end, x = count_on(picture.in_force, picture.on.isoformat()), plot.x(picture.on)
    yield element("circle", cx=x, cy=plot.y(end["min"]), r=3, fill=PARTY)
    yield number_label(plot, x, plot.y(end["min"]) + 1.9 * plot.letter, between_text(end))


def _sentences(picture: CurvePicture) -> Iterator[_Sentence]:
    """The adoption that is still to come, the peak and each leaving, in words."""
    if picture.begins_later:
        yield _Sentence(f"The curve begins on {day_in_words(picture.begins_later)}, when the treaty was adopted.")
    peak = picture.peak
    if peak:
        yield _Sentence(f"Most: {peak.number}, from {day_in_words(peak.since)} through {day_in_words(peak.through)}.")
    earlier = picture.leavings[:-_TOLD]
    if earlier:
        number = sum(len(leaving.names) for leaving in earlier)
        yield _Sentence(f"Out through {day_in_words(earlier[-1].on)}: {counted(number, 'State')}.", marked=True)
    for leaving in picture.leavings[-_TOLD:]:
        remain = between_text(count_on(picture.in_force, leaving.on.isoformat()))
        yield _Sentence(f"Out on {day_in_words(leaving.on)}: {some_of(leaving.names)}; {remain} remain.", marked=True)
    if any(most > least for _, least, most in picture.in_force):
        yield _Sentence("Violet: the facts leave the number open.")
    verified = picture.treaty.verified
    if picture.on > verified:
        yield _Sentence(f"Grey: after {day_in_words(verified)}, through which the facts are complete.")
