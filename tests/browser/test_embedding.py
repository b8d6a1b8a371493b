"""The page in another's page: it never moves what is around it, tells its height, and gives its link and its code."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from pages import Opened, Page

playwright = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")

ARTICLE = """<!doctype html><meta charset="utf-8"><title>News</title><body>
{words}<iframe id="frame" {source} width="600" height="400" {also}></iframe>{words}
<script>window.heights = []; addEventListener("message", ({{data}}) => heights.push(data?.ottawa?.height));</script>"""
WORDS = "<p>An article of many words, in which the page stands.</p>" * 60


def article(opened: Opened, folder: Path, source: str, also: str = "") -> Page:
    """Another's page, with the page in a frame far below its beginning."""
    path = folder / "news.html"
    path.write_text(ARTICLE.format(words=WORDS, source=source, also=also), encoding="utf-8")
    page = opened(path)
    page.frame_locator("#frame").locator("#map").wait_for()
    return page


@pytest.mark.parametrize("also", ["", 'loading="lazy"', 'sandbox="allow-scripts"'])
@pytest.mark.parametrize("which", ["file", "embed"])
def test_a_frame_that_opens_on_a_state_leaves_its_host_where_it_is(
    opened: Opened, request: pytest.FixtureRequest, tmp_path: Path, also: str, which: str
) -> None:
    made: Path = request.getfixturevalue(which)
    page = article(opened, tmp_path, f'src="{made.as_uri()}#LT@2025-12-27"', also)
    if "lazy" in also:
        page.locator("#frame").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") == before
    if "lazy" not in also:
        assert before == 0


def test_what_is_chosen_within_a_frame_leaves_its_host_where_it_is(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = article(opened, tmp_path, f'src="{file.as_uri()}#@2025-12-27"')
    page.locator("#frame").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    frame = page.frames[1]
    for code in ("LT", "FR", "KI"):
        frame.evaluate(
            "code => document.querySelector(`#map g[data-code=${code}]`).dispatchEvent(new KeyboardEvent('keydown', "
            "{key: 'Home', bubbles: true}))",
            code,
        )
        frame.evaluate("code => document.querySelector(`tr[data-code=${code}] a`).click()", code)
        frame.evaluate("document.querySelector('#story .close').click()")
        page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("which", ["file", "embed"])
def test_a_page_that_is_given_as_text_works(
    opened: Opened, request: pytest.FixtureRequest, tmp_path: Path, which: str
) -> None:
    """As notebooks and content systems have it: there is no address to keep anything in, and nothing fails of it."""
    made: Path = request.getfixturevalue(which)
    page = article(opened, tmp_path, f'srcdoc="{html.escape(made.read_text(encoding="utf-8"))}"')
    frame = page.frame_locator("#frame")
    frame.locator("#map g[data-code=FI]").press("Enter")
    playwright.expect(frame.locator("#live")).to_contain_text("Finland is a former State Party")
    assert frame.locator("#copyembed").count() == 0


@pytest.mark.parametrize("which", ["file", "embed"])
def test_a_frame_tells_its_height(opened: Opened, request: pytest.FixtureRequest, tmp_path: Path, which: str) -> None:
    made: Path = request.getfixturevalue(which)
    page = article(opened, tmp_path, f'src="{made.as_uri()}"')
    page.wait_for_function("heights.length > 0")
    tall = page.evaluate("heights.at(-1)")
    assert tall == pytest.approx(page.frames[1].evaluate("document.body.scrollHeight"), abs=2)
    page.locator("#frame").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('frame').width = 320")
    page.wait_for_function(f"heights.at(-1) !== {tall}")


def test_the_code_to_embed_makes_a_frame_that_grows_with_what_is_in_it(
    opened: Opened, embed: Path, tmp_path: Path
) -> None:
    page = opened(embed, "#@2025-12-27?region=Europe")
    page.locator("#copyembed").click()
    code = page.locator("#embedcode").input_value()
    assert code.startswith(f'<iframe src="{embed.as_uri()}#@2025-12-27?region=Europe" title="163 States are bound')
    (tmp_path / "host.html").write_text(f"<!doctype html><title>Host</title>{code}", encoding="utf-8")
    host = opened(tmp_path / "host.html", width=420)
    inner = "document.body.getBoundingClientRect().height"
    host.frame_locator("iframe").locator("#map").wait_for()
    host.wait_for_timeout(300)
    assert float(host.locator("iframe").get_attribute("height")) == pytest.approx(host.frames[1].evaluate(inner), abs=2)


def test_the_small_page_is_headline_map_legend_and_credit(opened: Opened, embed: Path) -> None:
    page = opened(embed, "#@2025-12-27", width=600)
    assert " ".join(page.locator("h1").inner_text().split()) == (
        "163 States are bound by the Ottawa Convention on 27 December 2025"
    )
    assert page.locator("#changed").inner_text() == "On this day: left: Estonia, Latvia, Lithuania."
    assert page.locator("#map g.s4").count() == 3
    assert "Natural Earth" in page.locator("footer").inner_text()
    assert "Complete through 2026-02-21" in page.locator("footer").inner_text()
    assert page.locator("table, #slider, #story").count() == 0
    page.locator("#map g[data-code=LT]").press("Enter")
    assert page.locator("#one").inner_text() == "Lithuania is a former State Party, last bound 2025-12-26."
    page.locator("#legend button", has_text="former State Party").click()
    assert page.locator("#map g[data-code]:not(.dim)").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 600


def test_the_link_that_is_copied_has_all_that_is_asked(opened: Opened, file: Path) -> None:
    page = opened(file, "#LT@2025-12-27?region=Europe", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#copylink").click()
    playwright.expect(page.locator("#copylink")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{file.as_uri()}#LT@2025-12-27?region=Europe"


def test_where_nothing_may_be_copied_the_code_stands_in_a_field(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("#embedding summary").click()
    page.locator("#copyembed").click()
    assert page.locator("#embedcode").input_value().startswith("<iframe src=")
    assert page.evaluate("getSelection().toString()").startswith("<iframe src="), "ready to be taken"
