"""The map of a day as SVG: each State by its status, with a legend that counts, and whom the map does not have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.colours import GRID, INK, MUTED, SEA
from ottawa_cli.render.svg.dots import placed
from ottawa_cli.render.svg.elements import breadth, broken, element, height_of, paragraph, words
from ottawa_cli.render.svg.outlines import Frame, fitted, outline_of
from ottawa_cli.render.svg.paint import EDGE, NO_ENTRY, PATTERNED, shape
from ottawa_cli.render.svg.sheet import LINES_OF_NAMES, MOST_NAMED, Sheet, foot, head, some_of, whole
from ottawa_cli.render.words import MARK_NAMES, STATUS_LABELS, bound_text, day_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.pictures import MapPicture, StateOnMap
    from ottawa_cli.render.map_shapes import World
    from ottawa_cli.render.svg.outlines import Outline

_NO_VIEW: Final = "Boundaries imply no view on the status of any territory."


class _Key(NamedTuple):
    """An entry of the legend; ``status`` empty: what has no entry of its own in the registry."""

    status: str
    marks: tuple[str, ...]
    text: str


def map_svg(picture: MapPicture, world: World, width: int) -> str:
    """The map of a day.

    Args:
        picture: where each State stands.
        world: what it is drawn on.
        width: of the picture, in pixels; the height follows.
    """
    sheet = Sheet(width)
    day = day_in_words(picture.on)
    headline = bound_text(picture.in_force, picture.treaty.short_name)
    drawn, top = head(sheet, headline, f"on {day}")
    frame = Frame(sheet.margin, top, sheet.inner / world.box[2])
    absent = [state for state in picture.states if state.code not in world.areas]
    legend, bottom = _legend(sheet, top + world.box[3] * frame.scale + sheet.letter, _keys(picture))
    missing = broken(_absent_text(absent), sheet.inner, sheet.letter, LINES_OF_NAMES) if absent else []
    named = paragraph(missing, sheet.margin, bottom, sheet.letter, fill=INK)
    bottom += height_of(missing, sheet.letter) + 0.8 * sheet.letter
    credit, bottom = foot(sheet, bottom, picture.treaty, picture.on, f"Map: {world.credit}.", _NO_VIEW)
    title, told = f"{headline} on {day}", _description(picture, absent)
    parts = (drawn, _world(picture, world, frame), legend, named, credit)
    return whole(sheet, bottom + sheet.margin, "map", title, told, *parts)


def _world(picture: MapPicture, world: World, frame: Frame) -> str:
    """Sea, land without an entry, States, those with a mark over them, dots over all."""
    states = {state.code: state for state in picture.states if state.code in world.areas}
    outlines = {code: outline_of(world.areas[code], frame) for code in states}
    others = world.others + "".join(path for code, path in world.areas.items() if code not in states)
    ground = (
        element("path", d=fitted(world.sea, frame), fill=SEA)
        + element("path", d=fitted(world.grid, frame), fill="none", stroke=GRID, stroke_width=0.7)
        + element("path", d=fitted(others, frame), fill=NO_ENTRY, stroke=EDGE, stroke_width=0.6)
    )
    areas = []
    for code, state in sorted(states.items(), key=lambda item: (bool(item[1].marks), item[0])):
        path = fitted(world.areas[code], frame)
        areas.append(_titled(state, shape("path", state.status, state.marks, outlines[code].breadth, d=path)))
    return ground + "".join(areas) + _dots(states, outlines, world, frame)


def _dots(states: dict[str, StateOnMap], outlines: dict[str, Outline], world: World, frame: Frame) -> str:
    """A dot for each State that is too small; one that stands beside its State has a line to it."""
    radius = min(5.0, max(1.3, 8.5 * frame.scale))
    true = {code: frame.at(*world.dots[code][2:]) for code in sorted(states) if code in world.dots}
    drawn = []
    for code, (x, y) in placed(true, radius, outlines).items():
        state, (true_x, true_y) = states[code], true[code]
        line = element("path", d=f"M{true_x:.1f} {true_y:.1f}L{x:.1f} {y:.1f}", stroke=MUTED, stroke_width=0.4)
        dot = shape("circle", state.status, state.marks, 2 * radius, cx=x, cy=y, r=radius)
        drawn.append(_titled(state, (line if (x, y) != (true_x, true_y) else "") + dot))
    return "".join(drawn)


def _titled(state: StateOnMap, drawn: str) -> str:
    """What is drawn of a State, with what a pointer over it is told."""
    told = ", ".join((STATUS_LABELS[state.status], *(MARK_NAMES[mark] for mark in state.marks)))
    return element("g", element("title", words(f"{state.name}: {told}")), drawn)


def _keys(picture: MapPicture) -> list[_Key]:
    """Each status that a State has, States Parties in any case, with the marks beside it; then what is in grey."""
    numbers = Counter(state.status for state in picture.states)
    marks = Counter((state.status, mark) for state in picture.states for mark in state.marks)
    keys = []
    for status, label in STATUS_LABELS.items():
        if numbers[status] or status == "state-party":
            keys.append(_Key(status, (), f"{label}: {numbers[status]}"))
        keys += [
            _Key(status, (mark,), f"of these, {named}: {marks[status, mark]}")
            for mark, named in MARK_NAMES.items()
            if marks[status, mark]
        ]
    return [*keys, _Key("", (), "no entry of its own")]


def _legend(sheet: Sheet, top: float, keys: Sequence[_Key]) -> tuple[str, float]:
    """The keys in rows, as many side by side as fit, and where they end."""
    size, high = sheet.letter, 1.7 * sheet.letter
    x, drawn = sheet.margin, []
    for key in keys:
        wide = 3.2 * size + breadth(key.text, size)
        if x > sheet.margin and x + wide > sheet.width - sheet.margin:
            x, top = sheet.margin, top + high
        box = {"x": x, "y": top, "width": 1.6 * size, "height": 1.1 * size}
        if key.status:
            drawn.append(shape("rect", key.status, key.marks, PATTERNED, **box))
        else:
            drawn.append(element("rect", fill=NO_ENTRY, **box))
        drawn.append(element("text", words(key.text), x=x + 2.1 * size, y=top + 0.92 * size, font_size=size, fill=INK))
        x += wide
    return "".join(drawn), top + high + 0.2 * size


def _absent_text(absent: Sequence[StateOnMap]) -> str:
    """Whom the map does not have, and where each stands."""
    told = [f"{state.name} ({STATUS_LABELS[state.status]})" for state in absent]
    return f"Not on the map: {some_of(told)}."


def _description(picture: MapPicture, absent: Sequence[StateOnMap]) -> str:
    """The picture in words: how many stand where, and who, where they are few."""
    sentences = []
    for status, label in STATUS_LABELS.items():
        names = [state.name for state in picture.states if state.status == status]
        if names:
            told = f" ({', '.join(names)})" if len(names) <= MOST_NAMED else ""
            sentences.append(f"{label[0].upper()}{label[1:]}: {len(names)}{told}.")
    for mark, label in MARK_NAMES.items():
        names = [state.name for state in picture.states if mark in state.marks]
        if names:
            sentences.append(f"{label[0].upper()}{label[1:]}: {some_of(names)}.")
    return " ".join(["A map of the world.", *sentences, *([_absent_text(absent)] if absent else [])])
