"""A value as JSON on one line."""

from __future__ import annotations


def json_line(value: object) -> str:
    """Write a value on one line."""
    import json

    return json.dumps(value, ensure_ascii=False)
