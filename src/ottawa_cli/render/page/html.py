"""A report as one page that needs no network: template, style, script, world and data in a single file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from ottawa_cli.render import words
from ottawa_cli.render.curve import curve_shapes, recent_plot, whole_plot
from ottawa_cli.render.map_shapes import map_shapes, patterns
from ottawa_cli.render.page.changes import changes_text, leavings_of
from ottawa_cli.render.page.opening import (
    coming_elements,
    description_text,
    headline_text,
    key_text,
    legend_elements,
    recent_text,
    row_elements,
    text_of,
)
from ottawa_cli.render.page.payload import payload_of
from ottawa_cli.system.json_line import unobeyed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ottawa_cli.documents.page import PageReport
    from ottawa_cli.facts.model import Treaty
    from ottawa_cli.render.curve import Plot
    from ottawa_cli.render.map_shapes import World

_SHARED: Final = ("lookup", "elements", "address", "map", "legend", "changes", "frame")
SCRIPTS: Final = {
    "page": (*_SHARED, "curve", "day", "search", "table", "story", "downloads", "page"),
    "embed": (*_SHARED, "embed"),
}
"""The parts of the script of each template, in their order: what runs when it is opened stands in the last."""
STYLES: Final = {"page": ("page", "print"), "embed": ("page", "embed")}
PARTS: Final = (
    *(f"{name}.html" for name in SCRIPTS),
    *(f"{name}.css" for name in dict.fromkeys(chain(*STYLES.values()))),
    *(f"script/{name}.js" for name in dict.fromkeys(chain(*SCRIPTS.values()))),
)
"""The templates and what goes into them; they lie beside this module."""

CURVE_SIZE: Final = (1000, 132)
"""In units of the curve as it is written; a script draws it anew to the width that it has."""
_UNITS_PER_PIXEL: Final = 4.9
"""The map's, where the page is as wide as it gets."""
_GAP = re.compile(r"\{\{([a-z]+)\}\}")
_INDENTED = re.compile(r"^ *(?:// .*\n *)*", re.MULTILINE)


def page_html(report: PageReport, world: World, parts: Mapping[str, str], version: str, template: str = "page") -> str:
    """The whole page.

    Args:
        report: what it tells.
        world: what it is drawn on.
        parts: the text of each of ``PARTS``.
        version: the program's version, for the foot of the page.
        template: ``page``, or ``embed`` for a frame in another's page.
    """
    treaty, style, script = report.treaty, style_of(parts, template), script_of(parts, template)
    texts = {
        "policy": _policy(style, script),
        "version": text_of(version),
        "name": text_of(treaty.name),
        "treaty": text_of(treaty.short_name),
        "reference": text_of(f", {treaty.reference}" if treaty.reference else ""),
        "verified": treaty.verified.isoformat(),
        "reconciled": _reconciled(treaty),
        "credit": text_of(world.credit),
        "sha": report.sha256,
        "style": style,
        "patterns": patterns("w"),
        "data": _json_text(payload_of(report, whole=template == "page")),
        "world": _json_text({"views": {"World": world.box, **world.views}, "regions": world.regions}),
        "script": script,
        **_opening(report, world, parts[f"{template}.html"]),
    }
    return _GAP.sub(lambda gap: texts[gap[1]], parts[f"{template}.html"])


def _opening(report: PageReport, world: World, template: str) -> dict[str, str]:
    """What is written down of the day that the page opens on; only what the template has room for is made."""
    day, on = report.on, report.on.isoformat()
    recent = recent_plot(report.in_force, report.treaty.verified, report.last, CURVE_SIZE)
    makers = {
        "title": lambda: text_of(f"{headline_text(report)} on {on}"),
        "description": lambda: text_of(description_text(report)),
        "bound": lambda: text_of(headline_text(report)),
        "daywords": lambda: f"on {words.day_in_words(day)}",
        "on": lambda: on,
        "changes": lambda: text_of(changes_text(report, day)),
        "beyond": lambda: (
            text_of(words.beyond_text(str(report.treaty.verified))) if day > report.treaty.verified else ""
        ),
        "box": lambda: " ".join(map(str, world.box)),
        "map": lambda: patterns("m", _UNITS_PER_PIXEL) + map_shapes(world, report.standings()),
        "legend": lambda: legend_elements(report),
        "curve": lambda: _curve(report, whole_plot(report.in_force, report.first, report.last, CURVE_SIZE)),
        "recent": lambda: _curve(report, recent) if recent else "",
        "recentwords": lambda: recent_text(recent) if recent else "",
        "key": lambda: key_text(report),
        "coming": lambda: coming_elements(report),
        "rows": lambda: row_elements(report),
    }
    return {gap: makers[gap]() for gap in _GAP.findall(template) if gap in makers}


def _curve(report: PageReport, plot: Plot) -> str:
    return curve_shapes(report.in_force, plot, leavings_of(report), report.treaty.verified)


def _reconciled(treaty: Treaty) -> str:
    """With what the record was last reconciled; empty where the registry does not say."""
    if not treaty.reconciled:
        return ""
    day = f'<time datetime="{treaty.reconciled}">{treaty.reconciled}</time>'
    return f" They were last reconciled with the depositary’s own file of {day}."


def style_of(parts: Mapping[str, str], template: str = "page") -> str:
    """The styles of a template as one, without spaces that mean nothing."""
    style = _INDENTED.sub("", "\n".join(parts[f"{name}.css"] for name in STYLES[template]))
    return style.replace(": ", ":").replace(" {\n", "{").replace(";\n", ";")


def script_of(parts: Mapping[str, str], template: str = "page") -> str:
    """The parts of a template's script as one, whose names are its own; no text in it goes over lines."""
    script = _INDENTED.sub("", "\n".join(parts[f"script/{name}.js"] for name in SCRIPTS[template]))
    return f'"use strict";\n(() => {{\n{script}}})();\n'


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded from anywhere, and nothing run or styled but what the page was made with."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json_text(value: object) -> str:
    """JSON that no part of can end the element it stands in, whatever a file says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return unobeyed(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
