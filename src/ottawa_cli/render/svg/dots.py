"""Where the dots of States too small to be seen stand: beside what they would hide, and apart from one another."""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ottawa_cli.render.svg.outlines import Outline, Point

_TURNS: Final = [(cos(2 * pi * turn / 16), sin(2 * pi * turn / 16)) for turn in range(16)]
_FURTHEST: Final = 7.0
"""Radii that a dot may stand away from its State."""
_GAP: Final = 1.0
"""Pixels between two dots, and between a dot and what it stands beside."""
_HIDDEN: Final = 0.12
"""What part of another State a dot may hide without being moved."""
_FAR: Final = 0.06
"""How much a radius of distance counts beside a whole State hidden."""


def placed(true: Mapping[str, Point], radius: float, areas: Mapping[str, Outline]) -> dict[str, Point]:
    """Where each dot stands.

    Args:
        true: where each State is, by its code.
        radius: of a dot, in pixels.
        areas: what each State's dot should not hide, the State itself excepted.
    """
    places: dict[str, Point] = {}
    for code, (x, y) in true.items():
        others = (area.near(x, y, radius * (_FURTHEST + 1)) for other, area in areas.items() if other != code)
        places[code] = _best(x, y, radius, [area for area in others if area.rings], [*places.values()])
    return places


def _best(x: float, y: float, radius: float, near: Sequence[Outline], taken: Sequence[Point]) -> Point:
    """The place with the least cost; the true one where it hides little, and where all others are taken."""
    best, least = (x, y), float("inf")
    for place, distance in _around(x, y, radius):
        if any(hypot(place[0] - ox, place[1] - oy) < 2 * radius + _GAP for ox, oy in taken):
            continue
        hidden = _hidden(place, radius, near)
        cost = hidden + _FAR * distance
        if cost < least:
            best, least = place, cost
        if distance == 0 and hidden <= _HIDDEN:
            break
    return best


def _around(x: float, y: float, radius: float) -> Iterator[tuple[Point, float]]:
    """The true place, then circles about it, nearest first, with their distance in radii."""
    yield (x, y), 0
    for step in range(1, int(2 * _FURTHEST) + 1):
        yield from ((point, step / 2) for point in _circle(x, y, radius * step / 2))


def _circle(x: float, y: float, radius: float) -> list[Point]:
    return [(x + radius * cosine, y + radius * sine) for cosine, sine in _TURNS]


def _hidden(place: Point, radius: float, near: Iterable[Outline]) -> float:
    """What parts of other States a dot hides, added up."""
    samples = [place, *_circle(*place, radius * 0.9)]
    dot = pi * radius * radius
    touched = [outline for outline in near if outline.is_near(*place, radius)]
    parts = [(sum([outline.has(*sample) for sample in samples]) / len(samples), outline.area) for outline in touched]
    return sum([part * dot / max(area, dot / 4) for part, area in parts])
