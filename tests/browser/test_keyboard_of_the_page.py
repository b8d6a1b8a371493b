"""By keyboard: into a story and out of it."""

from __future__ import annotations

from pathlib import Path

from pages import Opened

HELD = "document.activeElement.closest('section')?.id + ' ' + document.activeElement.tagName"


def test_enter_on_the_map_leads_into_the_story_and_escape_back(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27")
    page.locator("#map g[data-code=LT]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(HELD) == "story H2"
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator("#story h2").inner_text() == "What comes next"
    assert page.evaluate("document.activeElement.dataset.code") == "LT"


def test_enter_in_the_table_leads_into_the_story(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#rows a", has_text="Latvia").press("Enter")
    assert page.evaluate(HELD) == "story H2"


def test_a_click_leaves_the_keyboard_where_it_was(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#map").scroll_into_view_if_needed()
    page.locator("#map g[data-code=BR]").click()
    assert page.locator("#story h2").inner_text().startswith("Brazil")
    assert "H2" not in page.evaluate(HELD)
