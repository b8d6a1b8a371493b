"""Whose words are shown: what a terminal would act on, or not show, is spelled out.

Imported by every command, so it imports nothing itself.
"""

from __future__ import annotations

_LONGEST_QUOTE = 60


def visible(text: str) -> str:
    """The text with all that a terminal would act on, or not show, spelled out as its code point."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)


def quoted(text: str) -> str:
    """The user's own words inside a message: visible, and cut where they go on and on."""
    return visible(shortened(text, _LONGEST_QUOTE))


def shortened(text: str, most: int) -> str:
    """The text, cut to so many characters where it goes on and on."""
    return text if len(text) <= most else f"{text[: most - 3]}..."
