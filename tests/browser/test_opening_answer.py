"""What a page says before its script runs, and where none may: the whole answer for the day that it opens on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pages import Opened, Page

NARROWEST_POLICY = "default-src 'self'"


def served(browser: Any, file: Path, policy: str) -> Page:
    """The page as a server sends it that allows nothing of its own."""
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    headers = {"Content-Security-Policy": policy}
    answer = {"body": file.read_text(encoding="utf-8"), "content_type": "text/html; charset=utf-8", "headers": headers}
    page.route("**/*", lambda route: route.fulfill(**answer))
    page.goto("http://page.test/report.html")
    return page


def without_scripts(browser: Any, file: Path) -> Page:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    return page


@pytest.fixture(params=["no script", "default-src 'self'", "script-src with a nonce"])
def silent(request: pytest.FixtureRequest, browser: Any, file: Path) -> Page:
    if request.param == "no script":
        return without_scripts(browser, file)
    return served(browser, file, NARROWEST_POLICY if "self" in request.param else "script-src 'nonce-abc'")


def test_without_its_script_the_page_says_who_is_bound_on_its_day(silent: Page) -> None:
    assert silent.title() == "161 States are bound by the Ottawa Convention on 2026-02-21"
    assert " ".join(silent.locator("h1").inner_text().split()) == (
        "161 States are bound by the Ottawa Convention on 21 February 2026"
    )
    rows = silent.locator("#rows tr")
    assert rows.count() == 197
    lithuania = rows.filter(has_text="Lithuania").inner_text().split("\t")
    assert lithuania == [
        "LT", "Lithuania", "former State Party", "1999-02-26", "2003-05-12", "ratification", "2003-11-01", "2025-06-27",
        "2025-12-27",
    ]  # fmt: skip
    assert "5 former State Party" in silent.locator("#legend").inner_text()
    assert "Poland: withdrawal takes effect (art. 20)" in silent.locator("#story").inner_text()


def test_without_its_script_nothing_is_shown_that_would_do_nothing(silent: Page) -> None:
    for dead in ("#slider", "#day", "#before", "#search", "#region", "#views", "#csv", "#copylink"):
        assert not silent.locator(dead).is_visible(), dead


def test_without_style_the_map_still_has_its_colours_and_the_curves_their_lines(browser: Any, file: Path) -> None:
    page = served(browser, file, NARROWEST_POLICY)
    fill = "code => getComputedStyle(document.querySelector(`#map g[data-code=${code}] path`)).fill"
    fills = {code: page.evaluate(fill, code) for code in ("FR", "US", "LT", "LB")}
    assert fills == {
        "FR": "rgb(44, 98, 121)",
        "US": "rgb(221, 208, 175)",
        "LT": "rgb(177, 67, 42)",
        "LB": "rgb(231, 220, 240)",
    }
    box = page.locator("#map").bounding_box()
    assert box["width"] > 900
    assert 2.2 < box["width"] / box["height"] < 2.4
    assert page.locator("#curve .line").bounding_box()["width"] > 800
    assert page.locator("#recent text", has_text="peak 166, 2025-12-01").count() == 1
    assert page.locator("#recent text", has_text="5 left").count() == 1


def test_what_the_curves_are_shaded_with_is_told_without_scripts_too(browser: Any, file: Path) -> None:
    page = without_scripts(browser, file)
    words = page.locator("#key").inner_text()
    assert "Violet above the line: the facts leave the number open." in words
    assert "Shaded: the days after 2026-02-21, of which facts may be missing." in words
    assert page.locator("#curve .open, #curve .unknown, #recent .open, #recent .unknown").count() == 4
    assert page.locator("#recentwords").inner_text().startswith("The years 2017 to 2027, closer")


def test_a_link_to_the_page_has_a_preview(browser: Any, file: Path) -> None:
    page = without_scripts(browser, file)
    for name in ("name=description", "property='og:description'"):
        described = page.locator(f"meta[{name}]").get_attribute("content")
        assert described.startswith(
            "161 States are bound by the Ottawa Convention on 2026-02-21. State not party: 30, "
        )
        assert described.endswith("The facts are held to be complete through 2026-02-21.")
    assert page.locator("meta[property='og:title']").get_attribute("content") == page.title()


def test_the_script_leaves_every_word_of_the_opening_answer_as_it_was(browser: Any, opened: Opened, file: Path) -> None:
    """Program and script say the same: the table cell by cell, the headline, what the legend counts."""
    cells = "[...document.querySelectorAll('#rows tr')].map(tr => [...tr.cells].map(cell => cell.firstChild ? "
    cells += "[...cell.childNodes].filter(n => n.className !== 'narrow').map(n => n.textContent).join('') : ''))"
    written = without_scripts(browser, file)
    shown = opened(file)
    plain = [row.split("\t") for row in written.locator("#rows tr").all_inner_texts()]
    assert sorted(plain) == sorted(shown.evaluate(cells))
    assert written.locator("h1").inner_text() == shown.locator("h1").inner_text()
    assert written.title() == shown.title()
    assert written.locator("#changed").inner_text() == shown.locator("#changed").inner_text()
    counted = [text for text in shown.locator("#legend li").all_inner_texts() if not text.strip().startswith("0")]
    assert [" ".join(text.split()) for text in written.locator("#legend li").all_inner_texts()] == [
        " ".join(text.split()) for text in counted
    ]
