"""`ottawa export map` and `export curve`: well-formed, the same bytes each time, and in words what is drawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import ROOT, TREATY, MakeRegistry, day
from ottawa_cli.__main__ import run
from ottawa_cli.cli.exports import picture_text
from ottawa_cli.facts.model import Registry
from ottawa_cli.reading.registry import load
from ottawa_cli.render.map_shapes import World, world_of
from ottawa_cli.render.svg.dots import placed
from ottawa_cli.render.svg.elements import breadth, broken, element, pixels
from ottawa_cli.render.svg.outlines import Frame, fitted, outline_of
from ottawa_cli.system.paths import treaty_files

SVG = "{http://www.w3.org/2000/svg}"
TODAY = "2026-02-21"
JOINED = "{kind: accession, deposited: 2001-01-01, sources: [x]}"
LEFT = "{{kind: withdrawal, received: {}-01-01, sources: [x]}}"
TAKES_SIZES = pytest.mark.parametrize("width", [320, 759, 760, 1200, 8000])


@pytest.fixture(scope="module")
def world() -> World:
    return world_of((ROOT / "data" / "map.json").read_text(encoding="utf-8"))


def drawn(what: str, registry: Registry, on: str = TODAY, width: int = 1200) -> ElementTree.Element:
    return ElementTree.fromstring(picture_text(what, registry, day(on), width))


def words_of(picture: ElementTree.Element) -> list[str]:
    """The text that is seen, line by line."""
    return [text.text or "" for text in picture.iter(f"{SVG}text")]


def shapes_of(picture: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """What is drawn of a State, by its name."""
    groups = [group for group in picture.iter(f"{SVG}g") if (group[0].text or "").startswith(f"{name}: ")]
    return [shape for group in groups for shape in group[1:]]


def fills(picture: ElementTree.Element, name: str) -> list[str]:
    return [shape.get("fill", "") for shape in shapes_of(picture, name)]


# What both are


@pytest.mark.parametrize("what", ["map", "curve"])
@TAKES_SIZES
def test_a_picture_is_one_file_without_style_or_script_and_says_what_it_is(
    what: str, width: int, shipped: Registry
) -> None:
    text = picture_text(what, shipped, day(TODAY), width)
    picture = ElementTree.fromstring(text)
    assert picture.get("width") == str(width)
    assert picture.get("viewBox") == f"0 0 {width} {picture.get('height')}"
    title, description = picture.findtext(f"{SVG}title"), picture.findtext(f"{SVG}desc")
    assert title == "161 States are bound by the Ottawa Convention on 21 February 2026"
    assert "Estonia, " in (description or "")
    assert picture.get("aria-labelledby") == f"ottawa-{what}-title ottawa-{what}-desc"
    assert not re.search(r"<(?:style|script|image|foreignObject|use)|style=|class=|href|\\bon\\w+=", text)
    assert (text.count("\n"), text[-1]) == (1, "\n")
    assert not re.search(r"nan|inf|None|e[-+]\d|-0[ \"]", re.sub(r">[^<]*<", "><", text))


@pytest.mark.parametrize("what", ["map", "curve"])
@TAKES_SIZES
def test_no_text_is_wider_than_the_picture_and_none_lies_below_it(what: str, width: int, shipped: Registry) -> None:
    picture = drawn(what, shipped, width=width)
    for text in picture.iter(f"{SVG}text"):
        x, y, size = (float(text.get(key, "")) for key in ("x", "y", "font-size"))
        wide = breadth(text.text or "", size) * (1.12 if text.get("font-weight") else 1)
        left = x - wide / 2 if text.get("text-anchor") else x
        assert left >= 0
        assert left + wide <= width + 0.1, text.text
        assert size <= y <= float(picture.get("height", ""))
        assert size >= 8.8


@pytest.mark.parametrize("what", ["map", "curve"])
def test_the_same_registry_and_day_give_the_same_bytes_in_another_process_too(what: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one.svg", tmp_path / "two.svg"
    assert run(["export", what, "-o", str(one), "--on", TODAY]) == 0
    command = [sys.executable, "-m", "ottawa_cli", "export", what, "-o", str(two)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7", "OTTAWA_TODAY": TODAY})
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("what", ["map", "curve"])
def test_the_credit_names_treaty_day_and_source_and_says_when_facts_may_be_missing(
    what: str, shipped: Registry
) -> None:
    for on, told in [(TODAY, "Facts complete through 21 February 2026."), ("2026-02-22", "what happened later may be")]:
        said = " ".join(words_of(drawn(what, shipped, on)))
        assert "Anti-Personnel Mines and on their Destruction (UNTC XXVI-5)." in said
        assert told in said
    assert ("Natural Earth" in said) == (what == "map")


@pytest.mark.parametrize("what", ["map", "curve"])
@pytest.mark.parametrize("treaty", [*treaty_files()])
def test_other_treaties_have_their_pictures(what: str, treaty: str) -> None:
    registry = load(treaty_files()[treaty])
    for on in ("1970-01-01", str(registry.treaty.verified), "2199-12-31"):
        said = " ".join(words_of(drawn(what, registry, on, 900)))
        assert registry.treaty.short_name in said


@pytest.mark.parametrize("what", ["map", "curve"])
def test_a_strangers_words_are_text_and_take_no_more_room_than_there_is(what: str, registry: MakeRegistry) -> None:
    name = "<script>alert(1)</script>&amp;##[error]" + "W" * 400
    treaty = TREATY.replace("short_name: Ottawa Convention", f'short_name: "{name}"').replace(
        "name: Convention on", f'name: "{name}"\n  reference: Convention on'
    )
    facts = registry(f'XA: {{name: "{name}", instruments: [{JOINED}, {LEFT.format(2002)}]}}\n', treaty=treaty)
    text = picture_text(what, facts, day(TODAY), 320)
    assert "<script" not in text
    assert "##[" not in text
    picture = ElementTree.fromstring(text)
    assert name in (picture.findtext(f"{SVG}title") or "")
    assert float(picture.get("height", "")) < 1200
    assert any(line.endswith("…") for line in words_of(picture))


# The map


def test_each_state_of_the_map_has_its_colour_and_its_name(shipped: Registry, world: World) -> None:
    picture = drawn("map", shipped)
    titles = {group[0].text for group in picture.iter(f"{SVG}g")}
    assert len({*shipped.states} & world.areas.keys()) == len(titles) == 197
    assert {"Brazil: State Party", "Lebanon: it cannot be said", "Ukraine: State Party, suspension notified"} <= titles
    assert fills(picture, "Brazil") == ["#2c6279"]
    assert fills(picture, "United States of America") == ["#ddd0af"]
    assert fills(picture, "Finland") == ["url(#ottawa-former)"]
    assert fills(drawn("map", shipped, "1998-12-31"), "Brazil") == ["url(#ottawa-signatory)"]


def test_a_notified_suspension_is_hatching_with_an_outline_over_a_state_partys_colour(shipped: Registry) -> None:
    base, mark = shapes_of(drawn("map", shipped), "Ukraine")
    assert (base.get("fill"), mark.get("fill")) == ("#2c6279", "url(#ottawa-suspension)")
    assert (mark.get("stroke"), mark.get("d")) == ("#1c2327", base.get("d"))
    small = shapes_of(drawn("map", shipped, width=320), "Ukraine")
    assert [(shape.get("fill"), shape.get("stroke")) for shape in small[1:]] == [("none", "#1c2327")]


def test_what_is_too_small_for_a_pattern_has_one_colour(shipped: Registry) -> None:
    assert fills(drawn("map", shipped, width=320), "Poland") == ["#b1432a"]
    assert set(fills(drawn("map", shipped), "Lebanon")) == {"#b7a3ca"}
    assert set(fills(drawn("map", shipped, "2025-12-01", 320), "Estonia")) == {"#2c6279", "none"}


def test_every_fill_is_an_attribute_and_refers_to_a_pattern_that_is_there(shipped: Registry) -> None:
    for on in ("1998-12-31", "2025-12-01", TODAY):
        picture = drawn("map", shipped, on)
        there = {pattern.get("id") for pattern in picture.iter(f"{SVG}pattern")}
        asked = {found[1] for each in picture.iter() if (found := re.match(r"url\(#(.*)\)", each.get("fill", "")))}
        assert asked <= there
        assert asked


def test_marked_states_are_drawn_over_their_neighbours_and_dots_over_all(shipped: Registry) -> None:
    kinds = [(group[1].tag, len(group) > 2) for group in drawn("map", shipped).iter(f"{SVG}g")]
    areas = [marked for tag, marked in kinds[:153] if tag == f"{SVG}path"]
    assert areas == sorted(areas)


def test_the_legend_counts_what_is_drawn(shipped: Registry) -> None:
    said = words_of(drawn("map", shipped))
    for line in (
        "State Party: 161", "State not party: 30", "former State Party: 5", "it cannot be said: 1",
        "of these, suspension notified: 1", "no entry of its own",
    ):  # fmt: skip
        assert line in said
    assert "signatory: 0" not in said
    assert "of these, withdrawal pending: 5" in words_of(drawn("map", shipped, "2025-12-01"))


def test_states_that_the_map_has_not_are_named_and_of_many_how_many_there_are(registry: MakeRegistry) -> None:
    one = "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2001-01-01, sources: [x]}]}\n"
    said = " ".join(words_of(drawn("map", registry(one))))
    assert "Not on the map: Examplia (State Party)." in said
    many = "".join(f"X{a}{b}: {{name: State {a}{b}}}\n" for a in "ABC" for b in "ABCDEFGH")
    picture = drawn("map", registry(many))
    assert "State AL (State" not in " ".join(words_of(picture))
    assert "and 12 more." in " ".join(words_of(picture))
    assert "and 12 more." in (picture.findtext(f"{SVG}desc") or "")
    assert not [*picture.iter(f"{SVG}g")]


@TAKES_SIZES
def test_twelve_states_that_the_map_has_not_are_named_whole_in_the_order_of_names(
    width: int, registry: MakeRegistry
) -> None:
    names = [f"{first}mocratic People's Republic of Examplia" for first in "ADEGHIKLMNOPQRSTUVWYZ"]
    names[2] = names[2].replace("E", "É", 1)
    codes = [f"X{a}{b}" for a in "CBA" for b in "ABCDEFG"]
    states = "".join(f'{code}: {{name: "{name}"}}\n' for code, name in sorted(zip(codes, names, strict=True)))
    picture = drawn("map", registry(states), width=width)
    told = ", ".join(f"{name} (State not party)" for name in names[:12])
    for said in (" ".join(words_of(picture)), picture.findtext(f"{SVG}desc") or ""):
        assert f"Not on the map: {told}, and 9 more." in said


def test_a_registry_without_states_has_a_map_that_says_that_nobody_is_bound(registry: MakeRegistry) -> None:
    said = words_of(drawn("map", registry("")))
    assert said[0] == "No State is bound by the Ottawa Convention"
    assert "State Party: 0" in said


@TAKES_SIZES
def test_no_dot_hides_another_or_much_of_another_state(width: int, shipped: Registry, world: World) -> None:
    picture = drawn("map", shipped, width=width)
    circles = [each for group in picture.iter(f"{SVG}g") for each in group.iter(f"{SVG}circle")]
    dots = [tuple(float(circle.get(key, "")) for key in ("cx", "cy", "r")) for circle in circles]
    assert len(dots) == len(world.dots)
    for i, (x, y, r) in enumerate(dots):
        for ox, oy, other in dots[:i]:
            assert hypot(x - ox, y - oy) >= r + other
    if width >= 1200:  # beside Israel, not upon it
        frame = frame_of(picture, width, world)
        israel = outline_of(world.areas["IL"], frame)
        assert not any(israel.has(x, y) for x, y, _ in dots)


def frame_of(picture: ElementTree.Element, width: int, world: World) -> Frame:
    """Where the map lies in a picture: its sea begins at the left edge of the outline."""
    sea = next(each for each in picture.iter(f"{SVG}path") if each.get("fill") == "#f0f2ee")
    begins = re.match(r"M[\d.]+ ([\d.]+)", sea.get("d", ""))
    assert begins
    margin = 1.5 * min(20.0, max(11.0, width / 75))
    scale = (width - 2 * margin) / world.box[2]
    return Frame(margin, float(begins[1]) - world.box[3] * scale, scale)


def test_a_dot_moves_only_where_it_would_hide_something() -> None:
    frame = Frame(0, 0, 1)
    land = outline_of("M0 0l20 0 0 20-20 0z", frame)
    small = outline_of("M0 0l4 0 0 4-4 0z", frame)
    assert placed({"XA": (30, 30)}, 3, {"XB": land}) == {"XA": (30, 30)}
    assert placed({"XA": (2, 2)}, 3, {"XA": small}) == {"XA": (2, 2)}
    (moved,) = placed({"XA": (2, 2)}, 3, {"XB": small}).values()
    assert 2 < hypot(moved[0] - 2, moved[1] - 2) < 8
    one, two = placed({"XA": (30, 30), "XB": (30, 30)}, 3, {}).values()
    assert one == (30, 30)
    assert hypot(two[0] - 30, two[1] - 30) >= 7


def test_a_dot_for_which_there_is_no_room_stays_where_its_state_is() -> None:
    crowd = {f"X{number}": (30.0, 30.0) for number in range(200)}
    assert [*placed(crowd, 3, {}).values()][-1] == (30.0, 30.0)


# Outlines


def test_an_outline_is_fitted_in_tenths_of_pixels() -> None:
    assert fitted("M10 20l10 0 0 10z", Frame(1, 2, 0.33)) == "M4.3 8.6l3.3 0 0 3.3z"
    assert fitted("M10 20h1v1z", Frame(0, 0, 0.01)) == "M0.1 0.2l0 0z"
    assert fitted("M0 0l10 0M5 5l-10 0", Frame(0, 0, 1)) == "M0 0l10 0M5 5l-10 0"


def test_an_outline_has_what_lies_in_it_and_not_what_lies_in_its_holes() -> None:
    ring = outline_of("M0 0l30 0 0 30-30 0zM10 10l10 0 0 10-10 0z", Frame(0, 0, 1))
    assert ring.has(5, 5)
    assert not ring.has(15, 15)
    assert not ring.has(31, 5)
    assert (ring.area, ring.breadth) == (900, 30)
    assert len(ring.near(5, 5, 1).rings) == 1


# The curve


def test_the_curve_says_the_peak_and_each_leaving(shipped: Registry) -> None:
    said = words_of(drawn("curve", shipped))
    assert said[:2] == ["161 States are bound by the Ottawa Convention", "on 21 February 2026"]
    for line in (
        "Since 18 September 1997", "The last 10 years: this axis begins at 160, not at 0", "most 166", "161",
        "Most: 166, from 1 December 2025 through 26 December 2025.",
        "Out on 27 December 2025: Estonia, Latvia, Lithuania; 163 remain.",
        "Out on 10 January 2026: Finland; 162 remain.", "Out on 20 February 2026: Poland; 161 remain.",
    ):  # fmt: skip
        assert line in said
    assert "Violet: the facts leave the number open." not in said


def test_the_fall_takes_most_of_the_height_of_the_last_ten_years(shipped: Registry) -> None:
    picture = drawn("curve", shipped)
    curves = [each.get("d", "") for each in picture.iter(f"{SVG}path") if each.get("stroke-linejoin")]
    heights = [[float(y) for y in re.findall(r"[\d.]+ ([\d.]+)", curve)] for curve in curves]
    assert len(heights) == 2
    for height, least in zip(heights, (5 / 200, 5 / 6), strict=True):
        assert height[-1] - min(height) == pytest.approx(280 * least, abs=1)


def test_what_the_facts_leave_open_and_what_lies_after_them_is_shaded_and_said(shipped: Registry) -> None:
    picture = drawn("curve", shipped, "2026-12-31")
    assert "161 to 162" in words_of(picture)
    assert "Violet: the facts leave the number open." in words_of(picture)
    assert "Grey: after 21 February 2026, through which the facts are complete." in words_of(picture)
    assert len([each for each in picture.iter() if each.get("fill") == "#6d4a92" and each.tag == f"{SVG}rect"]) == 2
    assert "Grey" not in " ".join(words_of(drawn("curve", shipped)))


def test_a_young_treaty_has_one_panel(registry: MakeRegistry) -> None:
    acts = "instruments: [{kind: accession, deposited: 2020-01-01, sources: [x]}]"
    young = registry(
        f"XA: {{name: Examplia, {acts}}}\n", treaty=TREATY.replace("adopted: 1997-09-18", "adopted: 2018-01-01")
    )
    said = words_of(drawn("curve", young))
    assert said[0] == "1 State is bound by the Ottawa Convention"
    assert "Since 1 January 2018" in said
    assert not [line for line in said if line.startswith("The last")]


def test_of_many_leavings_the_last_are_told_and_of_the_others_how_many_there_were(registry: MakeRegistry) -> None:
    def left(letters: str, year: int) -> str:
        return f"X{letters}: {{name: State {letters}, instruments: [{JOINED}, {LEFT.format(year)}]}}\n"

    states = "".join(left(letter, 2005 + number) for number, letter in enumerate("ABCDEFGH"))
    together = "".join(left(f"X{letter}", 2015) for letter in "ABCDEFGHIJKLMN")
    said = " ".join(words_of(drawn("curve", registry(states + together))))
    assert "Out through 1 July 2007: 3 States." in said
    assert "Out on 1 July 2008: State D; 18 remain." in said
    assert "and 2 more; 0 remain." in said
    assert "most 22" in said


@TAKES_SIZES
def test_twelve_states_that_left_together_are_named_whole_in_the_order_of_names(
    width: int, registry: MakeRegistry
) -> None:
    names = [f"{first}mocratic People's Republic of Examplia" for first in ("A", "D", "É", *"FGHIJKLM")] + ["Zaragovia"]
    states = "".join(
        f'X{code}: {{name: "{name}", instruments: [{JOINED}, {LEFT.format(2015)}]}}\n'
        for code, name in zip("ABCDEFGHIJKL", reversed(names), strict=True)
    )
    said = " ".join(words_of(drawn("curve", registry(states), width=width)))
    assert f"Out on 1 July 2015: {', '.join(names)}; 0 remain." in said


def test_a_curve_of_nobody_is_flat(registry: MakeRegistry) -> None:
    for on in ("1997-09-18", TODAY):
        said = words_of(drawn("curve", registry("XA: {name: Examplia}\n"), on, 400))
        assert " ".join(said[:2]) == "No State is bound by the Ottawa Convention"
        assert "0" in said


@TAKES_SIZES
def test_before_the_adoption_there_is_no_curve_and_the_picture_says_when_it_begins(
    width: int, shipped: Registry
) -> None:
    picture = drawn("curve", shipped, "1990-01-01", width)
    said = " ".join(words_of(picture))
    assert said.startswith(
        "No State is bound by the Ottawa Convention on 1 January 1990 "
        "The curve begins on 18 September 1997, when the treaty was adopted. Convention on"
    )
    assert "The curve begins on 18 September 1997" in (picture.findtext(f"{SVG}desc") or "")


# Elements


def test_lengths_are_written_to_a_tenth() -> None:
    assert [pixels(length) for length in (0, -0.01, 1, 1.25, 1.26, -3.04, 1e6)] == [
        *("0", "0", "1", "1.2", "1.3", "-3", "1000000"),
    ]
    assert element("path", d="M0 0", stroke_width=1.5) == '<path d="M0 0" stroke-width="1.5"/>'


def test_a_text_is_broken_between_words_and_a_word_only_where_it_is_too_long() -> None:
    assert broken("one two three", 60, 10, 3) == ["one two", "three"]
    assert broken("W" * 25, 60, 10, 9) == ["W" * 10, "W" * 10, "W" * 5]
    assert broken("one two three four five", 60, 10, 2) == ["one two", "three fou…"]
    assert broken("", 60, 10, 3) == [""]
    assert broken("表" * 9, 60, 10, 3) == ["表" * 5, "表" * 4]


# The documents


def test_the_documents_show_the_curve_as_it_is_drawn(shipped: Registry) -> None:
    """Else: OTTAWA_TODAY=2026-02-21 ottawa export curve -o docs/curve.svg."""
    shown = (ROOT / "docs" / "curve.svg").read_text(encoding="utf-8")
    assert shown == picture_text("curve", shipped, day(TODAY), 1200)
