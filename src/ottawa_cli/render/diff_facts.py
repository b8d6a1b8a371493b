"""A changed fact in words: whose, which act's, and what stood and stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.comparison.identities import Fact

SYMBOLS: Final = {"added": "+", "removed": "-", "changed": "~"}

_ITEMS: Final = {
    "steps": "domestic step",
    "objections": "objection by",
    "statements": "statement by",
}
_KEYS: Final = {
    "takes_effect": "published day of effect",
    "sources": "source",
    "signed": "signature",
    "instruments": "order of the instruments",
    "by": "author",
    "on": "day",
    "as_of": "of",
    "url": "address",
}


def place_text(change: Change, names: Mapping[str, str]) -> str:
    """Whose fact it is, and which: ``Lithuania, withdrawal, received``."""
    head, *steps = change.path
    words = [{"treaty": "the treaty", "sources": "source"}.get(str(head)) or names.get(str(head), str(head))]
    of = iter(change.context.labels)
    for place, step in enumerate(steps):
        if isinstance(step, int):
            continue
        is_list = place + 1 < len(steps) and isinstance(steps[place + 1], int)
        if head == "sources" and place == 0:
            words[0] = f"source {step}"
        elif is_list and step not in ("sources", "notified"):
            words.append(" ".join(part for part in (_ITEMS.get(step), next(of, "")) if part))
        else:
            words.append(_key(step))
    return visible(", ".join(words))


def old_text(change: Change) -> str:
    """What stood there; nothing where it was added."""
    return _value(change.old, change)


def new_text(change: Change) -> str:
    """What stands there now; nothing where it was removed."""
    return _value(change.new, change)


def change_text(change: Change, names: Mapping[str, str], arrow: str) -> str:
    """The whole change in a line: ``Lithuania, withdrawal, received: 2025-06-27 → 2025-06-29``."""
    said = f" {arrow} ".join(text for text in (old_text(change), new_text(change)) if text)
    return f"{place_text(change, names)}: {said}" if said else place_text(change, names)


def _key(key: str) -> str:
    return _KEYS.get(key, key.replace("_", " "))


def _value(fact: Fact | None, change: Change) -> str:
    """A value, or what a whole block or item holds, but for what the place says of it."""
    if isinstance(fact, dict):
        said = {"kind", "by"} if len(change.path) > 1 else {"name"}
        return ", ".join(_part(key, value) for key, value in fact.items() if key not in said)
    if isinstance(fact, list):
        return ", then ".join(visible(str(item)) for item in fact)
    return visible(str(fact)) if fact is not None else ""


def _part(key: str, value: Fact) -> str:
    if isinstance(value, str):
        return f"{_key(key)} {visible(value)}"
    if isinstance(value, dict):
        return f"{_key(key)} ({', '.join(_part(*part) for part in value.items())})"
    if all(isinstance(item, str) for item in value):
        return f"{_key(key)}{'s' if key == 'sources' and len(value) > 1 else ''} {_listed(value)}"
    return f"{len(value)} {key.replace('_', ' ') if len(value) > 1 else key.replace('_', ' ').removesuffix('s')}"


def _listed(values: Iterable[Fact]) -> str:
    return " and ".join(visible(str(value)) for value in values)
