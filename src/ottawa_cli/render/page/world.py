"""The map that a page is drawn on, as ``data/map.json`` has it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class World(NamedTuple):
    """Paths in one frame, by the codes of States."""

    box: tuple[int, int, int, int]
    views: Mapping[str, tuple[int, int, int, int]]
    sea: str
    grid: str
    areas: Mapping[str, str]
    others: str
    dots: Mapping[str, tuple[int, int, int, int]]
    """Two positions: apart from other dots where the whole world is shown, and the true one."""
    credit: str


def world_of(text: str) -> World:
    """Read the text of ``data/map.json``."""
    return World(**json.loads(text))
