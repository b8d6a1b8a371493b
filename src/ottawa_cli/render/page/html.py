"""A report as one page that needs no network: template, style, script, world and data in a single file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.page.payload import payload_of
from ottawa_cli.system.json_line import unobeyed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.documents.page import PageReport
    from ottawa_cli.facts.model import Treaty

SCRIPT: Final = ("lookup", "elements", "map", "legend", "curve", "day", "table", "story", "page")
"""The parts of the script, in their order: what runs when the page is opened stands in the last."""
PARTS: Final = ("page.html", "page.css", *(f"script/{name}.js" for name in SCRIPT))
"""The template and what goes into it; they lie beside this module."""

_GAP = re.compile(r"\{\{([a-z]+)\}\}")


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


def page_html(report: PageReport, world: World, parts: Mapping[str, str], version: str) -> str:
    """The whole page.

    Args:
        report: what it tells.
        world: what it is drawn on.
        parts: the text of each of ``PARTS``.
        version: the program's version, for the foot of the page.
    """
    treaty, style, script = report.treaty, parts["page.css"], script_of(parts)
    texts = {
        "policy": _policy(style, script),
        "version": _words(version),
        "name": _words(treaty.name),
        "treaty": _words(treaty.short_name),
        "reference": _words(f", {treaty.reference}" if treaty.reference else ""),
        "verified": treaty.verified.isoformat(),
        "reconciled": _reconciled(treaty),
        "credit": _words(world.credit),
        "sha": report.sha256,
        "style": style,
        "map": _map_svg(world, [story.code for story in report.stories]),
        "data": _json_text(payload_of(report)),
        "views": _json_text({"World": world.box, **world.views}),
        "script": script,
    }
    return _GAP.sub(lambda gap: texts[gap[1]], parts["page.html"])


def _reconciled(treaty: Treaty) -> str:
    """With what the record was last reconciled; empty where the registry does not say."""
    if not treaty.reconciled:
        return ""
    day = f'<time datetime="{treaty.reconciled}">{treaty.reconciled}</time>'
    return f" They were last reconciled with the depositary’s own file of {day}."


def script_of(parts: Mapping[str, str]) -> str:
    """The parts of the script as one, whose names are its own."""
    script = "\n".join(parts[f"script/{name}.js"] for name in SCRIPT)
    return f'"use strict";\n(() => {{\n{script}}})();\n'


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded from anywhere, and nothing run or styled but what the page was made with."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _words(text: str) -> str:
    """Words as the page shows them; with no command to a runner of workflows that prints it."""
    return escape(text).replace("##[", "&#35;#[")


def _json_text(value: object) -> str:
    """JSON that no part of can end the element it stands in, whatever a file says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return unobeyed(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _map_svg(world: World, codes: Sequence[str]) -> str:
    """The map without its colours: an area for each State on file, all others together."""
    others = world.others + "".join(path for code, path in world.areas.items() if code not in codes)
    areas = sorted((code for code in codes if code in world.areas), key=lambda code: code in world.dots)
    return (
        f'<path class="sea" d="{world.sea}"/><path class="grid" d="{world.grid}"/>'
        f'<path class="others" d="{others}"/>{"".join(_area_svg(world, code) for code in areas)}'
    )


def _area_svg(world: World, code: str) -> str:
    """A State's shape, and the dot that stands for it where it is too small."""
    dot = '<circle cx="{}" cy="{}" r="14" data-at="{} {}"/>'.format(*world.dots[code]) if code in world.dots else ""
    return f'<g data-code="{code}"><path d="{world.areas[code]}"/>{dot}</g>'
