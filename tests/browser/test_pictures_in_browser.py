"""The map and the curve as a real browser draws them, alone and within a page with a strict policy.

Run where $OTTAWA_BROWSER names a Chromium, and the extra 'browser' is installed.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from ottawa_cli.__main__ import run

BOXES = """() => [...document.querySelectorAll("text")].map(each => {
    const {left, top, right, bottom} = each.getBoundingClientRect();
    return {left, top, right, bottom, words: each.textContent};
})"""


@pytest.mark.parametrize("what", ["map", "curve"])
@pytest.mark.parametrize("on", ["1997-12-03", "2025-12-01", "2026-12-31"])
@pytest.mark.parametrize("width", [320, 760, 1200, 2400])
def test_every_word_is_within_the_picture_and_upon_no_other(
    browser: Any, tmp_path: Path, what: str, on: str, width: int
) -> None:
    file = tmp_path / "picture.svg"
    assert run(["export", what, "-o", str(file), "--on", on, "--width", str(width)]) == 0
    page = browser.new_page(viewport={"width": width, "height": 4000})
    page.goto(file.as_uri())
    boxes = page.evaluate(BOXES)
    page.close()
    assert len(boxes) > 5
    for box in boxes:
        assert box["left"] >= 0, box
        assert box["right"] <= width, box
    for one, other in combinations(boxes, 2):
        apart = (
            one["right"] <= other["left"] or other["right"] <= one["left"]
            or one["bottom"] <= other["top"] + 4 or other["bottom"] <= one["top"] + 4
        )  # fmt: skip
        assert apart, (one, other)


@pytest.mark.parametrize("what", ["map", "curve"])
def test_within_a_page_that_allows_nothing_it_has_its_colours(browser: Any, tmp_path: Path, what: str) -> None:
    file, host = tmp_path / "picture.svg", tmp_path / "host.html"
    assert run(["export", what, "-o", str(file), "--on", "2026-02-21"]) == 0
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    host.write_text(f"<!doctype html>{policy}<title>x</title>{file.read_text(encoding='utf-8')}", encoding="utf-8")
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(host.as_uri())
    colours = page.evaluate('() => [...document.querySelectorAll("path")].map(each => getComputedStyle(each).fill)')
    named = page.evaluate('() => document.querySelector("svg").getAttribute("aria-labelledby")')
    assert (
        page.get_by_role("img", name="161 States are bound by the Ottawa Convention on 21 February 2026").count() == 1
    )
    page.close()
    assert wrong == []
    assert named == f"ottawa-{what}-title ottawa-{what}-desc"
    assert "rgb(44, 98, 121)" in colours
