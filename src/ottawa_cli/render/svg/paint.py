"""The colours and patterns of statuses and marks, as the page has them, and their samples in the legend.

A pattern tells what a colour alone might not. What is too small for one is drawn in one colour, with a mark's outline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.colours import (
    AMBER,
    FORMER,
    FORMER_SOFT,
    INK,
    NOT_PARTY,
    PAPER,
    PARTY,
    PARTY_SOFT,
    SEA,
    UNSAID,
    UNSAID_SOFT,
)
from ottawa_cli.render.svg.elements import element

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_ENTRY, EDGE = "#d9d9d3", "#ffffff"
FONT: Final = "'Helvetica Neue', 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
PATTERNED: Final = 11.0
"""Pixels that a shape must be broad for a pattern in it to be seen as one."""


class _Fill(NamedTuple):
    """How an area looks, and in small: its colour, or of a mark that of its outline."""

    plain: str
    pattern: str = ""


_STATUSES: Final = {
    "state-not-party": _Fill(NOT_PARTY),
    "signatory": _Fill("#bccbd0", "signatory"),
    "contracting-state": _Fill("#7fa4b2", "contracting"),
    "state-party": _Fill(PARTY),
    "former-state-party": _Fill(FORMER, "former"),
    "undetermined": _Fill("#b7a3ca", "undetermined"),
}
_MARKS: Final = {
    "withdrawal-pending": _Fill(FORMER, "pending"),
    "withdrawal-deferred": _Fill(FORMER, "deferred"),
    "suspension-notified": _Fill(INK, "suspension"),
    "provisional-application": _Fill(INK, "provisional"),
}
_PREFIX: Final = "ottawa-"
"""Before each id: several pictures may stand in one page."""


def _fill(status: str, breadth: float) -> str:
    """The fill of a status in a shape so broad, in pixels."""
    plain, pattern = _STATUSES[status]
    return f"url(#{_PREFIX}{pattern})" if pattern and breadth >= PATTERNED else plain


def shape(name: str, status: str, marks: Sequence[str], breadth: float, **geometry: str | float) -> str:
    """A shape with the colour of a status, and over it each mark: hatching where there is room, and an outline."""
    is_broad = breadth >= PATTERNED
    drawn = element(name, fill=_fill(status, breadth), stroke=EDGE, stroke_width=0.6 if is_broad else 0.3, **geometry)
    for mark in marks:
        plain, pattern = _MARKS[mark]
        fill, stroke = (f"url(#{_PREFIX}{pattern})", INK) if is_broad else ("none", plain)
        drawn += element(name, fill=fill, stroke=stroke, stroke_width=1.1 if is_broad else 0.7, **geometry)
    return drawn


def patterns() -> str:
    """The definitions that fills refer to."""
    return element(
        "defs",
        _tile("signatory", 5, 0, _ground(5, SEA), element("circle", cx=2.5, cy=2.5, r=1.3, fill=PARTY)),
        _tile("contracting", 5, 0, _ground(5, PARTY_SOFT), _stripe(5, 1.7, PARTY)),
        _tile("former", 6, 45, _ground(6, FORMER), _stripe(6, 1.3, FORMER_SOFT)),
        _tile("undetermined", 6, 45, _ground(6, UNSAID_SOFT), _stripe(6, 1.2, UNSAID), _upright(6, 1.2, UNSAID)),
        _tile("pending", 7, 135, _stripe(7, 4.1, PAPER), _stripe(7, 2.6, FORMER)),
        _tile("deferred", 7, 0, element("circle", cx=3.5, cy=3.5, r=2.4, fill=FORMER, stroke=PAPER, stroke_width=0.8)),
        _tile("suspension", 6, 45, _stripe(6, 1.9, AMBER)),
        _tile("provisional", 6, 90, _stripe(6, 1.8, AMBER)),
    )


def _tile(name: str, size: float, turn: float, *inside: str) -> str:
    tile: dict[str, str | float] = {"id": f"{_PREFIX}{name}", "width": size, "height": size}
    if turn:
        tile["patternTransform"] = f"rotate({turn})"
    return element("pattern", *inside, patternUnits="userSpaceOnUse", **tile)


def _ground(size: float, colour: str) -> str:
    return element("rect", width=size, height=size, fill=colour)


def _stripe(size: float, width: float, colour: str) -> str:
    return element("path", d=f"M0 {size / 2:g}H{size:g}", stroke=colour, stroke_width=width)


def _upright(size: float, width: float, colour: str) -> str:
    return element("path", d=f"M{size / 2:g} 0V{size:g}", stroke=colour, stroke_width=width)
