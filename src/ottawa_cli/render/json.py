"""Documents as JSON: keys in order, one element of a list of objects to a line."""

from __future__ import annotations

from ottawa_cli.system.json_line import json_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ottawa_cli.documents.head import Heading


def json_text(document: Mapping[str, object]) -> str:
    """Write a document, a key to a line, and the elements of its lists of objects a line each."""
    return _framed((key, _value(value)) for key, value in document.items())


def jsonl_text(elements: Iterable[Mapping[str, object]], **shared: object) -> str:
    """Write one element a line, each with what all of them share."""
    return "".join(f"{json_line({**shared, **element})}\n" for element in elements)


def status_json(heading: Heading, on: str, texts: Iterable[str], **more: str) -> str:
    """``ottawa/status/1``, of elements, and of more, that are written already."""
    return _framed(
        [
            ("schema", '"ottawa/status/1"'),
            ("treaty", heading.treaty),
            ("registry", heading.registry),
            ("on", f'"{on}"'),
            ("beyond_verified", "true" if on > heading.verified else "false"),
            ("states", _lines(texts)),
            *more.items(),
        ]
    )


def _framed(pairs: Iterable[tuple[str, str]]) -> str:
    return "{" + ",\n ".join(f'"{key}": {value}' for key, value in pairs) + "}\n"


def _lines(elements: Iterable[str]) -> str:
    lines = ",\n  ".join(elements)
    return f"[\n  {lines}\n ]" if lines else "[]"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _lines(map(json_line, value))
    return json_line(value)
