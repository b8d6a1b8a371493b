"""A value as JSON on one line; and JSON that no runner of workflows obeys."""

from __future__ import annotations


def json_line(value: object) -> str:
    """Write a value on one line."""
    import json

    return unobeyed(json.dumps(value, ensure_ascii=False))


def unobeyed(text: str) -> str:
    """The same JSON, in which a runner of workflows that prints it finds no command: it obeys ``##[`` anywhere."""
    return text.replace("##[", "#\\u0023[")
