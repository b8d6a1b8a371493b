"""The pictures as two other programs draw them: colours where the States lie, the curve where the numbers are."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from conftest import ROOT, day
from ottawa_cli.cli.exports import picture_text
from ottawa_cli.facts.model import Registry
from ottawa_cli.render.map_shapes import world_of
from ottawa_cli.render.svg.outlines import Frame

image = pytest.importorskip("PIL.Image", reason="pillow comes with the extra 'read-back'")

WIDTH = 1200
PARTY, FORMER, NOT_PARTY, PAPER, SEA = "#2c6279", "#b1432a", "#ddd0af", "#fbf9f4", "#f0f2ee"
WITHIN = {  # in units of the map, well within each State
    "BR": (1310, 1050), "AU": (3300, 1290), "US": (850, 430), "RU": (2700, 200), "CN": (2870, 520), "PL": (2090, 242),
}  # fmt: skip

Draw = Callable[[str], Any]


def by_resvg(text: str) -> Any:
    resvg = pytest.importorskip("resvg_py", reason="it comes with the extra 'read-back'")
    return image.open(io.BytesIO(bytes(resvg.svg_to_bytes(svg_string=text)))).convert("RGB")


def by_cairo(text: str) -> Any:
    try:
        import cairosvg
    except (ImportError, OSError):
        pytest.skip("cairosvg, or the library cairo, is not here")
    return image.open(io.BytesIO(cairosvg.svg2png(bytestring=text.encode()))).convert("RGB")


PROGRAMS = pytest.mark.parametrize("draw", [by_resvg, by_cairo])


def colour(picture: Any, x: float, y: float) -> str:
    return "#{:02x}{:02x}{:02x}".format(*picture.getpixel((int(x), int(y))))


def has_amber(picture: Any) -> bool:
    """Is there a pixel of the hatching? It lies aslant, so that its own colour may be on no whole pixel."""
    return any(red > 185 and 140 < green < 210 and blue < 125 for _, (red, green, blue) in picture.getcolors(1 << 22))


def colours(picture: Any) -> set[str]:
    return {"#{:02x}{:02x}{:02x}".format(*pixel) for _, pixel in picture.getcolors(1 << 22)}


@PROGRAMS
def test_the_map_has_each_states_colour_where_the_state_lies(draw: Draw, shipped: Registry) -> None:
    text = picture_text("map", shipped, day("2026-02-21"), WIDTH)
    picture = draw(text)
    world = world_of((ROOT / "data" / "map.json").read_text(encoding="utf-8"))
    margin = 1.5 * 16
    sea_top = next(y for y in range(60, 300) if colour(picture, WIDTH / 2, y) == SEA)
    frame = Frame(margin, sea_top, (WIDTH - 2 * margin) / world.box[2])
    found = {code: colour(picture, *frame.at(*place)) for code, place in WITHIN.items()}
    assert {code: found[code] for code in ("BR", "AU", "US", "RU", "CN")} == {
        "BR": PARTY, "AU": PARTY, "US": NOT_PARTY, "RU": NOT_PARTY, "CN": NOT_PARTY,
    }  # fmt: skip
    assert found["PL"] != PARTY
    assert colour(picture, 2, 2) == PAPER
    assert {PARTY, FORMER, NOT_PARTY} <= colours(picture)
    assert has_amber(picture)  # Ukraine's hatching


@PROGRAMS
def test_before_the_first_withdrawal_nothing_is_red(draw: Draw, shipped: Registry) -> None:
    picture = draw(picture_text("map", shipped, day("2025-06-01"), WIDTH))
    found = colours(picture)
    assert PARTY in found
    assert FORMER not in found
    assert not has_amber(picture)


@PROGRAMS
def test_the_curve_is_drawn_in_both_panels_and_falls_at_the_end(draw: Draw, shipped: Registry) -> None:
    picture = draw(picture_text("curve", shipped, day("2026-02-21"), WIDTH))
    width, height = picture.size
    assert width == WIDTH
    for left, right in ((24, 584), (616, 1176)):
        line = [
            min(y for y in range(height) if colour(picture, x, y) == PARTY)
            for x in range(left + 40, right - 1)
            if any(colour(picture, x, y) == PARTY for y in range(height))
        ]
        assert len(line) > 0.9 * (right - left - 41)
        assert line[0] > min(line)  # it rose
    assert line[-1] - min(line) > 100  # and in the last ten years the fall is seen
