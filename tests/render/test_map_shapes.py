"""The map as elements of an SVG: a shape for each State, in the colour of its status, even where no style is."""

from __future__ import annotations

from xml.etree import ElementTree

from ottawa_cli.documents.types import AnswerForm
from ottawa_cli.render.map_shapes import DOT, STATUS_INKS, World, map_shapes, patterns, swatch

WORLD = World(
    box=(0, 0, 100, 50),
    views={},
    regions={},
    sea="M0 0h100v50h-100z",
    grid="M0 25h100",
    areas={"AA": "M1 1h9v9z", "BB": "M20 1h9v9z", "CC": "M40 1h1v1z"},
    others="M60 1h9v9z",
    dots={"CC": (42, 3, 40, 1)},
    beyond={"CC": (140, 1)},
    credit="nobody",
)


def standing(status: str, *marks: str, possible: tuple[str, ...] = ()) -> AnswerForm:
    return {"status": status, "possible": [status], "marks": [*marks], "possible_marks": [*possible]}


def drawn(**standings: AnswerForm) -> ElementTree.Element:
    return ElementTree.fromstring(f"<svg>{map_shapes(WORLD, standings)}</svg>")


def test_each_state_has_the_colour_of_its_status() -> None:
    root = drawn(AA=standing("state-party"), BB=standing("state-not-party"))
    fills = {group.get("data-code"): group.get("fill") for group in root.iter("g")}
    assert fills == {"AA": STATUS_INKS["state-party"].fill, "BB": STATUS_INKS["state-not-party"].fill}


def test_what_has_no_standing_is_one_neutral_shape_and_what_is_on_no_map_is_none() -> None:
    root = drawn(AA=standing("state-party"), XX=standing("state-party"))
    (others,) = [path.get("d") or "" for path in root.iter("path") if path.get("class") == "others"]
    assert WORLD.areas["BB"] in others
    assert WORLD.areas["AA"] not in others
    assert [group.get("data-code") for group in root.iter("g")] == ["AA"]


def test_a_dot_stands_over_all_shapes_and_knows_its_true_places() -> None:
    root = drawn(CC=standing("signatory"), AA=standing("state-party"))
    last = [*root.iter("g")][-1]
    (dot,) = last.iter("circle")
    assert (last.get("data-code"), dot.get("cx"), dot.get("r")) == ("CC", "42", str(DOT))
    assert dot.get("data-at") == "40 1 140 1"


def test_a_mark_is_a_line_of_its_own_even_one_that_is_only_possible() -> None:
    root = drawn(
        AA=standing("state-party", "withdrawal-pending"), BB=standing("state-party", possible=("suspension-notified",))
    )
    marks = {group.get("data-code"): [path.get("class") for path in group.iter("path")][1:] for group in root.iter("g")}
    assert marks == {"AA": ["k0"], "BB": ["k2"]}
    assert swatch(standing("state-party", "withdrawal-pending")).count("<rect") == 2


def test_patterns_are_called_by_their_prefix() -> None:
    names = [pattern.get("id") for pattern in ElementTree.fromstring(patterns("m", 2)).iter("pattern")]
    assert names == ["m0", "m1", "m2", "m3", "m4", "m5", "mout", "mk0", "mk1", "mk2", "mk3"]
