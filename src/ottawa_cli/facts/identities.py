"""By what a fact is known again, wherever it stands in the file: its kind, and its ordinal among those of its kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ottawa_cli.system.escapes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.facts.findings import Path

    Words = tuple[str, ...]

KIND_KEYS: Final = ("kind", "by", "with", "said_with", "id")
"""What an item of a list is: its kind, who said it, with which act (as filed, as typed), of which deadline it is."""


class Identities:
    """Those of the facts of one block, as it was read or as it was typed."""

    def __init__(self, key: str, block: object) -> None:
        self._key = key
        self._block = block
        self._of_items: dict[Path, list[Words]] = {}

    def of(self, path: Path) -> str:
        """That of the fact at a path: ``LT/withdrawal/1/received``, where the path is ``LT.instruments[1].received``.

        An item with a kind of its own is called by it, others by their list and who or what they are of:
        ``UA/suspension/1/objection/AT/1``. What the block does not hold is counted by its place.
        """
        words, value = [self._key], self._block
        for place, step in enumerate(path[1:], 1):
            part = _part(value, step)
            if isinstance(step, int):
                words[-1:] = self._item_words(path[:place], value, step)
            else:
                words.append(quoted(step))
            value = part
        return "/".join(words)

    def _item_words(self, path: Path, items: object, position: int) -> Words:
        of_items = self._of_items.get(path)
        if of_items is None:
            of_items = self._of_items[path] = _numbered(str(path[-1]), items if isinstance(items, list | tuple) else ())
        return of_items[position] if position < len(of_items) else (_one_of(str(path[-1])), str(position + 1))


def kind_of(item: object) -> str:
    """What an item of a list is; empty where it does not say."""
    return next((kind for key in KIND_KEYS if isinstance(kind := _part(item, key), str)), "")


def _numbered(list_key: str, items: Sequence[object]) -> list[Words]:
    seen: Counter[Words] = Counter()
    numbered = []
    for item in items:
        words = _words_of(list_key, item)
        seen[words] += 1
        numbered.append((*words, str(seen[words])))
    return numbered


def _words_of(list_key: str, item: object) -> Words:
    kind = quoted(item if isinstance(item, str) else kind_of(item))
    if kind and _part(item, "kind"):
        return (kind,)
    return (_one_of(list_key), kind) if kind else (_one_of(list_key),)


def _one_of(list_key: str) -> str:
    """The word for one item of a list, by the list's key."""
    return quoted(list_key.removesuffix("s").replace("_", "-"))


def _part(value: object, step: str | int) -> object:
    """What stands under a key or at a position, in what was read or in a model; None where nothing does."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list | tuple):
        return value[step] if isinstance(step, int) and step < len(value) else None
    return None if isinstance(value, str) else getattr(value, str(step), None)
