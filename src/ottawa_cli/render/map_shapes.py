"""The world as shapes that tell where each State stands: colours as attributes, so that no style is needed to see them.

A style may say more, by the classes: ``s`` and the number of a status, ``k`` and the number of a mark.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.render.colours import (
    AMBER,
    FORMER,
    FORMER_SOFT,
    GRID,
    NOT_PARTY,
    PAPER,
    PARTY,
    PARTY_SOFT,
    SEA,
    UNSAID,
    UNSAID_SOFT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ottawa_cli.documents.types import AnswerForm

NEUTRAL, EDGE = "#b9b6ab", "#7d765f"
DOT: Final = 14
"""How far a dot reaches from its middle, in the map's units."""


class Ink(NamedTuple):
    """What a shape is filled with, and the line round it."""

    fill: str
    stroke: str = PAPER


STATUS_INKS: Final = {
    "state-not-party": Ink(NOT_PARTY, EDGE),
    "signatory": Ink(SEA, PARTY),
    "contracting-state": Ink(PARTY_SOFT, PARTY),
    "state-party": Ink(PARTY),
    "former-state-party": Ink(FORMER),
    "undetermined": Ink(UNSAID_SOFT, UNSAID),
}
"""By a document's word for a status."""
MARK_STROKES: Final = dict(zip(MARK_WORDS, (FORMER, FORMER, AMBER, AMBER), strict=True))
"""The line that tells of a mark where there are no patterns, by a document's word for it."""


class World(NamedTuple):
    """Paths in one frame, by the codes of States."""

    box: tuple[int, int, int, int]
    views: Mapping[str, tuple[int, int, int, int]]
    """Frames of parts of the world, each of its own shape; they may reach beyond the map."""
    regions: Mapping[str, Sequence[str]]
    """Which States each of these parts has."""
    sea: str
    grid: str
    areas: Mapping[str, str]
    others: str
    dots: Mapping[str, tuple[int, int, int, int]]
    """Two positions: apart from other dots where the whole world is shown, and the true one."""
    beyond: Mapping[str, tuple[int, int]]
    """The true position of a dot where the map goes on eastwards past its edge."""
    credit: str


def world_of(text: str) -> World:
    """Read the text of ``data/map.json``."""
    return World(**json.loads(text))


def map_shapes(world: World, standings: Mapping[str, AnswerForm]) -> str:
    """The map as elements of an SVG whose ``viewBox`` is ``world.box`` (or one of its views).

    That SVG says the rest of all of them: ``fill-rule="evenodd"``, ``stroke="#fbf9f4"``, ``stroke-width="2"``.

    Args:
        world: what is drawn.
        standings: where each State of a registry stands, by its code: ``status``, ``marks``, ``possible_marks`` count.

    Returns:
        Sea, grid, all that has no standing as one neutral shape, then a ``g`` for each State, those with dots last.
    """
    others = world.others + "".join(path for code, path in world.areas.items() if code not in standings)
    codes = sorted((code for code in standings if code in world.areas), key=lambda code: code in world.dots)
    return (
        f'<path class="sea" fill="{SEA}" stroke="none" d="{world.sea}"/>'
        f'<path class="grid" fill="none" stroke="{GRID}" d="{world.grid}"/>'
        f'<path class="others" fill="{NEUTRAL}" d="{others}"/>'
        + "".join(_area(world, code, standings[code]) for code in codes)
    )


def marks_of(standing: AnswerForm) -> list[str]:
    """The marks beside a status, those that are possible too, in the order in which they are drawn."""
    return [*standing["marks"], *standing["possible_marks"]]


def _area(world: World, code: str, standing: AnswerForm) -> str:
    """A State's shape, the dot that stands for it where it is too small, and over both the marks."""
    shape, dot = f'd="{world.areas[code]}"', ""
    if code in world.dots:
        x, y, *true = world.dots[code]
        at = " ".join(map(str, (*true, *world.beyond.get(code, ()))))
        dot = f'<circle class="base" cx="{x}" cy="{y}" r="{DOT}" data-at="{at}"/>'
    fill, stroke = STATUS_INKS[standing["status"]]
    line = "" if stroke == PAPER else f' stroke="{stroke}"'
    marks = "".join(
        f'<path class="k{MARK_WORDS.index(mark)}" fill="none" stroke="{MARK_STROKES[mark]}" stroke-width="6" {shape}/>'
        for mark in marks_of(standing)
    )
    return (
        f'<g data-code="{code}" class="s{STATUS_WORDS.index(standing["status"])}" fill="{fill}"{line}>'
        f'<path class="base" {shape}/>{dot}{marks}</g>'
    )


def swatch(standing: AnswerForm) -> str:
    """A sample of what a standing looks like on the map, as an SVG of its own."""
    ink, box = STATUS_INKS[standing["status"]], 'x=".5" y=".5" width="23" height="14"'
    marks = "".join(
        f'<rect class="k{MARK_WORDS.index(mark)}" fill="none" stroke="{MARK_STROKES[mark]}" {box}/>'
        for mark in marks_of(standing)
    )
    return (
        f'<svg class="swatch" aria-hidden="true" width="24" height="15"><rect '
        f'class="s{STATUS_WORDS.index(standing["status"])}" fill="{ink.fill}" stroke="{EDGE}" {box}/>{marks}</svg>'
    )


def patterns(prefix: str, scale: float = 1.0) -> str:
    """The patterns by which statuses and marks differ without colour, each called by ``prefix`` and its number."""
    tiles = "".join(_tile(prefix, scale, *tile) for tile in _TILES)
    return f"<defs>{tiles}</defs>"


_PARTY, _SOFT, _FORMER, _AMBER = "party", "soft", "former", "amber"
_COLOURS: Final = {
    "none": NOT_PARTY, "paper": PAPER, "party": PARTY, "soft": PARTY_SOFT, "former": FORMER, "fsoft": FORMER_SOFT,
    "usoft": UNSAID_SOFT, "unsaid": UNSAID, "amber": AMBER, "sea": SEA, "out": NEUTRAL,
}  # fmt: skip


def _ground(size: int, name: str) -> str:
    return f'<rect width="{size}" height="{size}" class="p-{name}" fill="{_COLOURS[name]}" stroke="none"/>'


def _stripe(size: float, width: float, name: str, way: str = "H") -> str:
    line = f"M0 {size / 2:g}H{size:g}" if way == "H" else f"M{size / 2:g} 0V{size:g}"
    return f'<path d="{line}" stroke-width="{width}" class="l-{name}" stroke="{_COLOURS[name]}"/>'


def _spot(size: float, radius: float, name: str) -> str:
    middle = f"{size / 2:g}"
    return f'<circle cx="{middle}" cy="{middle}" r="{radius}" class="p-{name}" fill="{_COLOURS[name]}" stroke="none"/>'


_TILES: Final[Sequence[tuple[str, int, int, Iterable[str]]]] = (
    ("0", 6, 0, [_ground(6, "none")]),
    ("1", 5, 0, [_ground(5, "sea"), _spot(5, 1.25, _PARTY)]),
    ("2", 5, 0, [_ground(5, _SOFT), _stripe(5, 1.7, _PARTY)]),
    ("3", 6, 0, [_ground(6, _PARTY)]),
    ("4", 5, 45, [_ground(5, _FORMER), _stripe(5, 1.5, "fsoft")]),
    ("5", 6, 45, [_ground(6, "usoft"), _stripe(6, 1.2, "unsaid"), _stripe(6, 1.2, "unsaid", "V")]),
    ("out", 4, -45, [_stripe(4, 0.7, "out")]),
    ("k0", 7, 135, [_stripe(7, 4.1, "paper"), _stripe(7, 2.6, _FORMER)]),
    ("k1", 7, 0, [_spot(7, 2.7, "paper"), _spot(7, 1.9, _FORMER)]),
    ("k2", 7, 0, [_stripe(7, 2.3, _AMBER)]),
    ("k3", 7, 90, [_stripe(7, 1.8, _AMBER)]),
)
"""Name, side in pixels, turn in degrees, and what a pattern repeats."""


def _tile(prefix: str, scale: float, name: str, size: int, turn: int, shapes: Iterable[str]) -> str:
    return (
        f'<pattern id="{prefix}{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" data-turn="{turn}" '
        f'patternTransform="scale({scale:g}) rotate({turn})">{"".join(shapes)}</pattern>'
    )
