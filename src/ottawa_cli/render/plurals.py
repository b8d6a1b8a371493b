"""A number of things in words, for every page and message; imports nothing, so that a kept answer may use it."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """How many there are: ``1 State``, ``2 States``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
