"""How names are compared: case, accents, spaces and punctuation do not matter."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_QUERY = 200
"""So much of a query is looked at, in characters."""

_UNMARKED = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ʼ": "", "ʻ": ""}


def folded(text: str) -> str:
    """The text as look-up sees it: without case, accents, spaces and punctuation."""
    return all_folded([text.replace("\n", "")])[0]


def spelling_of(query: str) -> str:
    """What a query is looked up by; a number has three digits, of which a spreadsheet drops the first zeros."""
    spelling = folded(query[:LONGEST_QUERY])
    return spelling.zfill(3) if spelling.isascii() and spelling.isdigit() else spelling


def all_folded(texts: Iterable[str]) -> list[str]:
    """Many texts at once, none of which holds a line break."""
    plain = "\n".join(texts)
    plain = plain.lower() if plain.isascii() else _unmarked(plain)
    for char in set(plain):
        if not char.isalnum() and char != "\n":
            plain = plain.replace(char, "")
    return plain.split("\n")


def _unmarked(text: str) -> str:
    """Without case and accents, where there may be some."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).casefold()
    for letter, unmarked in _UNMARKED.items():
        plain = plain.replace(letter, unmarked)
    return plain
