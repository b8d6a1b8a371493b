"""The world's outlines, as ``data/map.json`` has them, fitted to a picture of any size."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_PART: Final = re.compile(r"([Mlhvz])([^Mlhvz]*)")
_NUMBER: Final = re.compile(r"-?\d+")


class Frame(NamedTuple):
    """Where in the picture the map lies, and how many pixels one of its units is."""

    left: float
    top: float
    scale: float

    def at(self, x: float, y: float) -> Point:
        """Where a point of the map is in the picture."""
        return self.left + x * self.scale, self.top + y * self.scale


class Ring(NamedTuple):
    """A closed line by its sides, and its box."""

    sides: tuple[tuple[Point, Point], ...]
    box: Box

    def has(self, x: float, y: float) -> bool:
        """Does a point lie within it? Then the way from there to the right crosses it an odd number of times."""
        if not _meets(self.box, x, y, 0):
            return False
        crossed = [
            x < ax + (bx - ax) * (y - ay) / (by - ay) for (ax, ay), (bx, by) in self.sides if (ay > y) != (by > y)
        ]
        return sum(crossed) % 2 == 1

    def near(self, x: float, y: float, reach: float) -> Ring:
        """Without the sides that no way to the right crosses from within a distance of a point."""
        left, top, bottom = x - reach, y - reach, y + reach
        sides = [(a, b) for a, b in self.sides if max(a[0], b[0]) >= left and max(a[1], b[1]) >= top]
        return self._replace(sides=tuple([(a, b) for a, b in sides if min(a[1], b[1]) <= bottom]))


class Outline(NamedTuple):
    """An area of the picture."""

    rings: tuple[Ring, ...]
    area: float
    """Of its largest ring, in square pixels."""
    breadth: float
    """The shorter side of its largest ring's box: a pattern is seen in what is broader than its tiles."""

    def has(self, x: float, y: float) -> bool:
        """Does a point lie in it?"""
        return sum([ring.has(x, y) for ring in self.rings]) % 2 == 1

    def is_near(self, x: float, y: float, reach: float) -> bool:
        """May any of it be within a distance of a point?"""
        return any(_meets(ring.box, x, y, reach) for ring in self.rings)

    def near(self, x: float, y: float, reach: float) -> Outline:
        """What of it may be within a distance of a point."""
        rings = [ring.near(x, y, reach) for ring in self.rings if _meets(ring.box, x, y, reach)]
        return self._replace(rings=tuple(rings))


def outline_of(path: str, frame: Frame) -> Outline:
    """The area that a path of the map encloses."""
    rings = []
    for points, _ in _strokes(path):
        corners = [frame.at(*point) for point in points]
        rings.append(Ring(tuple(pairwise((*corners, corners[0]))), _box(corners)))
    areas = [_area(ring.sides) for ring in rings]
    left, top, right, bottom = rings[areas.index(max(areas))].box
    return Outline(tuple(rings), max(areas), min(right - left, bottom - top))


def _meets(box: Box, x: float, y: float, reach: float) -> bool:
    left, top, right, bottom = box
    return left - reach <= x <= right + reach and top - reach <= y <= bottom + reach


def fitted(path: str, frame: Frame) -> str:
    """A path of the map as one of the picture, in tenths of pixels."""
    out = []
    for points, closed in _strokes(path):
        tenths = [(round(10 * x), round(10 * y)) for x, y in (frame.at(*point) for point in points)]
        (x, y), *others = [point for point, _ in groupby(tenths)]
        steps = "".join(f"{_signed(bx - ax)}{_signed(by - ay)}" for (ax, ay), (bx, by) in pairwise([(x, y), *others]))
        if not others:  # too small for the picture's tenths, yet to be seen as a point
            steps, closed = " 0 0", True
        out.append(f"M{_tenths(x)} {_tenths(y)}l{steps.removeprefix(' ')}{'z' if closed else ''}")
    return "".join(out)


def _strokes(path: str) -> Iterator[tuple[list[Point], bool]]:
    """The points of each stroke, and whether it returns to the first."""
    points: list[Point] = []
    for command, text in _PART.findall(path):
        numbers = [int(number) for number in _NUMBER.findall(text)]
        if command == "M":
            if points:
                yield points, False
            points = [(numbers[0], numbers[1])]
        elif command == "z":
            yield points, True
            points = []
        else:
            points += _steps(points[-1], command, numbers)
    if points:
        yield points, False


def _steps(start: Point, command: str, numbers: Sequence[int]) -> Iterator[Point]:
    x, y = start
    if command == "l":
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    else:
        pairs = [(number, 0) if command == "h" else (0, number) for number in numbers]
    for dx, dy in pairs:
        x, y = x + dx, y + dy
        yield x, y


def _signed(tenths: int) -> str:
    text = _tenths(tenths)
    return text if tenths < 0 else f" {text}"


def _tenths(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def _area(sides: Sequence[tuple[Point, Point]]) -> float:
    return abs(sum([ax * by - bx * ay for (ax, ay), (bx, by) in sides])) / 2


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
