"""By what else a State is found on a page: the names of the command line in Latin letters, folded, and packed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.facts.spelling import all_folded

if TYPE_CHECKING:
    from ottawa_cli.facts.names import Name


def search_names(name: Name) -> str:
    """Names in order, each as how many letters it begins with of the one before it, nine at most, and the rest.

    ``0albania;4ien`` are albania and albaien. What another begins with is left out: a page finds by beginnings.
    """
    folded = sorted({each for each in all_folded([name.m49, *name.also]) if each.isascii()})
    kept = [each for each, after in zip(folded, [*folded[1:], ""], strict=True) if not after.startswith(each)]
    parts, before = [], ""
    for each in kept:
        shared = next(count for count in range(9, -1, -1) if each[:count] == before[:count])
        parts.append(f"{shared}{each[shared:]}")
        before = each
    return ";".join(parts)
