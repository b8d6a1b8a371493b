"""The map of the page: parts of the world in frames of their own, dots that keep to themselves, small States."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import Opened, Page

PARTS = ["World", "Africa", "Americas", "Caribbean", "Asia", "Europe", "Oceania"]

MIDDLES = """() => {
  const map = document.getElementById("map"), seen = map.getBoundingClientRect(), matrix = map.getScreenCTM();
  return [...map.querySelectorAll("g[data-code]")].flatMap(g => {
    const path = g.querySelector("path"), box = path.getBBox();
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    const at = middle.matrixTransform(matrix), [x, y] = [Math.floor(at.x), Math.floor(at.y)];
    const tapped = new DOMPoint(x, y).matrixTransform(matrix.inverse());
    const owners = [...map.querySelectorAll("g[data-code] > path.base")].filter(each => each.isPointInFill(tapped));
    if (owners.length !== 1 || owners[0] !== path) return [];
    const big = Math.min(box.width, box.height) * matrix.a >= 4;
    return big && x > seen.left && x < seen.right && y > seen.top && y < seen.bottom ? [[g.dataset.code, x, y]] : [];
  });
}"""
"""Where the middle of each State's shape is on the screen, where that is its own land, four pixels or more."""
TAPPED = """spots => spots.map(([code, x, y]) => {
  document.elementFromPoint(x, y).dispatchEvent(new MouseEvent("click", {clientX: x, clientY: y, bubbles: true}));
  const got = document.querySelector("#story h2 .code")?.textContent.slice(0, 2) ?? "";
  document.querySelector(".close")?.click();
  document.getElementById("map").scrollIntoView();
  return [code, got];
})"""
CHOSEN = "document.querySelector('#story h2 .code')?.textContent.slice(0, 2) ?? ''"


def show(page: Page, part: str) -> None:
    page.locator(f"button[data-view={part}]").click()
    page.evaluate("document.getElementById('map').scrollIntoView()")


@pytest.mark.parametrize("width", [390, 1400])
def test_a_dot_never_takes_what_is_tapped_in_the_middle_of_its_neighbour(
    opened: Opened, file: Path, width: int
) -> None:
    page = opened(file, width=width)
    tried = 0
    for part in PARTS:
        show(page, part)
        told = page.evaluate(TAPPED, page.evaluate(MIDDLES))
        assert [(code, got) for code, got in told if code != got] == [], part
        tried += len(told)
    assert tried > 200


def test_each_part_of_the_world_has_a_frame_of_its_own_shape(opened: Opened, file: Path) -> None:
    page = opened(file)
    shapes = {}
    for part in PARTS:
        show(page, part)
        box = page.locator("#map").bounding_box()
        left, top, width, height = (float(number) for number in page.locator("#map").get_attribute("viewBox").split())
        assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.01), part
        shapes[part] = width / height
        assert left + top >= 0
    assert shapes["Africa"] < 1 < shapes["Europe"] < shapes["World"]


@pytest.mark.parametrize(
    ("part", "most"), [("Africa", 90), ("Americas", 50), ("Caribbean", 35), ("Asia", 110), ("Oceania", 35)]
)
def test_a_part_of_the_world_shows_little_beside_its_own(opened: Opened, file: Path, part: str, most: int) -> None:
    page = opened(file)
    show(page, part)
    in_view = page.evaluate(
        """() => { const seen = document.getElementById("map").getBoundingClientRect();
        const meets = box => box.right > seen.left && box.left < seen.right && box.bottom > seen.top;
        return [...document.querySelectorAll("#map g[data-code] > path.base")].filter(path => {
          const box = path.getBoundingClientRect();
          return meets(box) && box.top < seen.bottom;
        }).map(path => path.parentNode.dataset.code); }"""
    )
    assert len(in_view) <= most


def test_oceania_goes_across_the_antimeridian(opened: Opened, file: Path) -> None:
    page = opened(file)
    show(page, "Oceania")
    seen = page.locator("#map").bounding_box()
    for code in ("AU", "CK", "FJ", "FM", "KI", "MH", "NR", "NU", "NZ", "PG", "PW", "SB", "TO", "TV", "VU", "WS"):
        spot = page.locator(f"#map g[data-code={code}] > :is(circle, path:only-child)").bounding_box()
        assert seen["x"] < spot["x"] + spot["width"] / 2 < seen["x"] + seen["width"], code
        assert seen["y"] < spot["y"] + spot["height"] / 2 < seen["y"] + seen["height"], code
    islands = page.locator("#map g[data-code=KI] circle").bounding_box()
    assert islands["x"] > page.locator("#map g[data-code=WS] circle").bounding_box()["x"], "east of Samoa"
    page.mouse.click(islands["x"] + 4, islands["y"] + 4)
    assert page.evaluate(CHOSEN) == "KI"


def test_on_a_phone_ukraine_has_the_colour_of_its_status_and_a_line_about_it(opened: Opened, file: Path) -> None:
    look = """() => { const g = document.querySelector("#map g[data-code=UA]");
      const base = getComputedStyle(g.querySelector(".base"));
      return [base.fill, base.stroke, getComputedStyle(g.querySelector("path:not(.base)")).display]; }"""
    assert opened(file, width=360).evaluate(look) == ["rgb(44, 98, 121)", "rgb(28, 35, 39)", "none"]
    fill, _, overlay = opened(file, width=1400).evaluate(look)
    assert fill.startswith("url(")
    assert overlay == "inline"


def test_a_small_state_that_is_chosen_keeps_its_colour_within_a_ring(opened: Opened, file: Path) -> None:
    page = opened(file, "#LT@2026-02-21")
    look = "getComputedStyle(document.querySelector('#map g[data-code=LT] .base')).%s"
    assert page.evaluate(look % "fill") == "rgb(177, 67, 42)"
    assert page.evaluate(look % "stroke") == "rgb(251, 249, 244)"
    ring = page.locator("#rings circle").bounding_box()
    shape = page.locator("#map g[data-code=LT] .base").bounding_box()
    assert ring["x"] < shape["x"] - 2
    assert ring["x"] + ring["width"] > shape["x"] + shape["width"] + 2


def test_the_words_under_the_map_tell_what_hatching_and_lines_mean(opened: Opened, file: Path) -> None:
    page = opened(file)
    words = page.locator("#mapwords").inner_text()
    assert "hatched in grey have no entry of their own" in words
    assert "Greenland" in words
    assert "dark line where something stands beside its status" in words


def test_a_registry_of_which_nothing_is_on_the_map_has_none(opened: Opened, tmp_path: Path) -> None:
    from conftest import text_of
    from ottawa_cli.__main__ import run

    states = "".join(f"X{letter}{other}: {{name: State {letter}{other}}}\n" for letter in "ABC" for other in "ABCDE")
    (tmp_path / "states.yaml").write_text(text_of(states), encoding="utf-8")
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 0
    page = opened(tmp_path / "page.html")
    assert not page.locator("#map").is_visible()
    assert not page.locator("#views").is_visible()
    assert not page.locator("#mapwords").is_visible()
    assert page.locator("#absent").inner_text().endswith(" and 5 more.")
    assert page.locator("#rows tr").count() == 15
