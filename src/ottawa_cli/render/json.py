"""Documents as JSON: keys in order, one element of a list of objects to a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def json_text(document: Mapping[str, object]) -> str:
    """Write a document, a key to a line, and the elements of its lists of objects a line each."""
    lines = [f"{json.dumps(key)}: {_value(value)}" for key, value in document.items()]
    return "{" + ",\n ".join(lines) + "}\n"


def jsonl_text(elements: Iterable[Mapping[str, object]], **shared: object) -> str:
    """Write one element a line, each with what all of them share."""
    return "".join(f"{_compact({**shared, **element})}\n" for element in elements)


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(_compact(element) for element in value) + "\n ]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
