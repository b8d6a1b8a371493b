"""What GitHub makes of a Markdown text that holds a stranger's words: rendered by cmark-gfm and looked over."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import cmarkgfm
from cmarkgfm.cmark import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS: Final = frozenset(
    ("p", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "details", "summary", "br")
)
"""The tags that the program's own Markdown may come to."""
_YAML: Final = ("pre", {"lang": "yaml"})
"""What is to be pasted."""
FOLDS: Final = 1
"""Folds in it: ``details`` and its ``summary``."""

_LIVE: Final = re.compile(
    r"(?i)@[a-z0-9-]|#[0-9]|\bgh-[0-9]|[a-z0-9]://|www\.|:[\w+-]+:"
    r"|(?<![0-9a-z])(?=[a-f]*[0-9]|[a-f]{40})[0-9a-f]{7,40}(?![0-9a-z])"
)
"""What GitHub links by itself, after cmark-gfm: mentions, numbers of issues, names of commits; and emoji."""


class _Reader(HTMLParser):
    """Every tag, and every text that is no code."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.links: list[tuple[str, str]] = []
        """The address and the text of each."""
        self._in_code = 0
        self._in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_code += tag == "code"
        self._in_link = self._in_link or tag == "a"
        if tag == "a":
            self.links.append((dict(attrs).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_code -= tag == "code"
        self._in_link = self._in_link and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._in_link:
            address, text = self.links[-1]
            self.links[-1] = address, text + data
        if not self._in_code:
            self.texts.append(data)


def rendered(text: str) -> _Reader:
    """The text as GitHub's own renderer has it, raw HTML included."""
    reader = _Reader()
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    reader.close()
    return reader


def living(text: str, *, with_links: bool = False) -> Iterator[str]:
    """What in a text of the program is more than text, and not the program's own; ``with_links``: to the sources."""
    reader = rendered(text)
    names = [tag for tag, _ in reader.tags]
    if with_links:
        yield from (
            f"a link to {address!r}, called {words!r}"
            for address, words in reader.links
            if not address.startswith(("http://", "https://")) or address in words
        )
    yield from (
        f"the tag {tag} with {about}"
        for tag, about in reader.tags
        if not (with_links and tag == "a" and {*about} == {"href"})
        and (tag not in OURS or (set(about) - {"align"} and (tag, about) != _YAML))
    )
    yield from (f"{names.count(tag)} times {tag}" for tag in ("details", "summary") if names.count(tag) > FOLDS)
    for words in reader.texts:
        if match := _LIVE.search(words):
            yield f"{match[0]!r} in {words[max(0, match.start() - 30) : match.end() + 30]!r}"
