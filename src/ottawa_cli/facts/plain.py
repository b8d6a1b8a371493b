"""What was filed, as plain data again: mappings, lists and text, as the file has it."""

from __future__ import annotations

from typing import TypeAlias

from ottawa_cli.facts.model import Cited, Filed

Fact: TypeAlias = "str | list[Fact] | dict[str, Fact]"
"""What was filed, as plain data: every value is text as it is written; what is missing has no key."""


def plain_fact(value: object) -> Fact:
    """What was filed, as the file has it: every value as text, what goes without saying left out."""
    if isinstance(value, Filed):
        fields = type(value).model_fields
        parts = ((key, part) for key, part in value if key not in ("code", "sources") and part != fields[key].default)
        own = {fields[key].alias or key: part for key, part in parts}
        fact = {key: plain_fact(part) for key, part in own.items()}
        source_ids = value.sources if isinstance(value, Cited) else ()
        return {**fact, "sources": [*source_ids]} if source_ids else fact
    if type(value) is tuple:
        return [plain_fact(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
