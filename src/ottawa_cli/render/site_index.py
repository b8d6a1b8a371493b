"""The page that a site opens with: every file, what it is, and where it leads, without a script."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.spelling import folded
from ottawa_cli.render.words import beyond_text, marks_text, possible_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import Element, ListDocument
    from ottawa_cli.facts.model import Treaty

_STYLE: Final = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid; padding: .25rem .75rem .25rem 0; text-align: start; vertical-align: top }
dt { margin-top: .5rem }
td a { margin-inline-end: .5rem; white-space: nowrap }
code { overflow-wrap: anywhere }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="ottawa">
<meta name="description" content="{name}: who is bound, as a page, calendars, feeds and data">
<title>{name}: who is bound</title>
<link rel="alternate" type="application/atom+xml" title="{name}" href="timeline.atom">
<style>{style}</style>
</head>
<body>
<h1>{name}: who is bound</h1>
<p>{full_name}. Each file tells what <code>ottawa</code> answers on <time>{on}</time>.</p>
<p>{reach}</p>
{sections}
<h2>Each State</h2>
<p>The JSON tells why a State stands where it stands (schemas/explain.json); its calendar and its feed tell of it
alone.</p>
<table>
<thead><tr><th scope="col">State</th><th scope="col">Status</th><th scope="col">Files</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>The shape of the JSON</h2>
<p>JSON Schema of each document that the command line gives, and of a registry: {schemas}.</p>
<p>A calendar is subscribed to by its address, with <code>webcal://</code> in the place of <code>https://</code>. The
registry has the SHA-256 digest <code>{sha256}</code>.</p>
</body>
</html>
"""


def index_html(
    treaty: Treaty, everyone: ListDocument, parts: Sequence[tuple[str, str, str]], schemas: Iterable[str]
) -> str:
    """The whole page; all its links are relative.

    Args:
        treaty: which treaty it is.
        everyone: where each State stands.
        parts: each file of all States, in the order of their headings: the heading, its name, and what it is.
        schemas: the names of the JSON Schemas.
    """
    verified = everyone["registry"]["verified"]
    reach = (
        beyond_text(verified)
        if everyone["beyond_verified"]
        else f"The facts are held to be complete through {verified}."
    )
    rows = "\n".join(map(_state_row, sorted(everyone["states"], key=lambda state: folded(state["name"]))))
    return _PAGE.format(
        policy=_POLICY,
        style=_STYLE,
        name=_text(treaty.short_name),
        full_name=_text(treaty.name),
        on=everyone["on"],
        reach=_text(reach),
        sections=_sections(parts),
        rows=rows,
        schemas=_schema_links(schemas),
        sha256=everyone["registry"]["sha256"],
    )


def _sections(parts: Sequence[tuple[str, str, str]]) -> str:
    lines = []
    for heading, under_it in groupby(parts, key=lambda part: part[0]):
        lines += [f"<h2>{_text(heading)}</h2>", "<dl>"]
        lines += [f'<dt><a href="{name}">{name}</a></dt><dd>{_text(about)}</dd>' for _, name, about in under_it]
        lines.append("</dl>")
    return "\n".join(lines)


def _state_row(state: Element) -> str:
    status = possible_text(state["possible"]) + marks_text(state)
    name = _text(state["name"])
    links = " ".join(
        f'<a href="states/{state["code"]}.{ending}" aria-label="{name}: {word}">{word}</a>'
        for ending, word in (("json", "JSON"), ("ics", "calendar"), ("atom", "feed"))
    )
    return f'<tr><th scope="row">{name}</th><td>{_text(status)}</td><td>{links}</td></tr>'


def _schema_links(schemas: Iterable[str]) -> str:
    return ", ".join(f'<a href="schemas/{name}.json">{name}</a>' for name in schemas)


def _text(text: str) -> str:
    """Words as the page shows them."""
    return escape(visible(text)).replace("##[", "&#35;#[")
