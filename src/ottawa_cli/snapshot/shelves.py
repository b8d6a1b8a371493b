"""On which shelf of the index a spelling stands: each has a row, so that a lost row is never taken for no such name."""

from __future__ import annotations

import zlib

SHELVES = [f"{number:02x}" for number in range(256)]


def shelf_of(spelling: str) -> str:
    """The shelf of a spelling."""
    return SHELVES[zlib.crc32(spelling.encode("utf-8", "surrogatepass")) % len(SHELVES)]
