"""A real browser for the page: where $OTTAWA_BROWSER names a Chromium, and the extra 'browser' is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ottawa_cli.__main__ import run

BROWSER = os.environ.get("OTTAWA_BROWSER", "")
AXE = os.environ.get("AXE", "")
Page = Any


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, started once."""
    if not BROWSER:
        pytest.skip("no browser: $OTTAWA_BROWSER names none")
    playwright = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the shipped registry."""
    made = tmp_path_factory.mktemp("page") / "page.html"
    assert run(["report", "-o", str(made), "--on", "2026-02-21"]) == 0
    return made


@pytest.fixture(scope="session")
def embed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small page of the shipped registry, for a frame in another's."""
    made = tmp_path_factory.mktemp("page") / "embed.html"
    assert run(["report", "--embed", "-o", str(made), "--on", "2026-02-21"]) == 0
    return made


class Opened:
    """Pages opened, and what was wrong with them."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser
        self.wrong: list[str] = []
        self.contexts: list[Any] = []

    def __call__(self, path: Path, hash_: str = "", width: int = 1400, scheme: str = "light", **also: Any) -> Page:
        page = self.blank(width, scheme, **also)
        page.goto(f"{path.as_uri()}{hash_}")
        return page

    def blank(self, width: int = 1400, scheme: str = "light", **also: Any) -> Page:
        """A page before anything is opened in it."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **also
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith("file:") or not url.partition("#")[0].endswith((".html", ".svg")):
            self.wrong.append(f"request: {url}")


@pytest.fixture
def opened(browser: Any) -> Iterator[Opened]:
    """Open pages; afterwards nothing may have been wrong with any, and nothing asked of the network."""
    pages = Opened(browser)
    yield pages
    for context in pages.contexts:
        context.close()
    assert pages.wrong == []
