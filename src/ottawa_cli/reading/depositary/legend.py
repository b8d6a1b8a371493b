"""The heading of a column is the legend of the marks behind its days: ``Ratification, Accession(a), Succession(d)``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from ottawa_cli.reading.depositary.table import plain_text

Use = Literal["signature", "consent", "provisional", "other"]
"""What a day is of, in the registry's terms."""

_ITEMS: Final = re.compile(r",\s*(?=[A-Z])")
_MARKED: Final = re.compile(r"(.*?[^\s0-9])\s*\(\s*([A-Za-z$]{1,3})\s*\)")
"""An item and its mark; behind a number the bracket is a paragraph's: ``Notification under article 7(b)``."""
_KINDS: Final = ("ratification", "acceptance", "approval", "accession", "succession")
_ALSO_CONSENT: Final = (
    "consent to be bound", "formal confirmation", "definitive signature", "definitive acceptance",
    "participation", "simplified procedure", "application",
)  # fmt: skip
"""Ways to be bound that are none of the registry's own kinds, and count as consent."""


class Meaning(NamedTuple):
    """What a day with some mark is of."""

    use: Use
    kind: str | None = None
    """The registry's word for the consent."""
    printed: str | None = None
    """The legend's word, where the registry has none of its own."""
    by_succession: bool = False


class Column(NamedTuple):
    """A column: its heading, and what its marks mean; that of no mark stands under the empty text."""

    heading: str
    meanings: Mapping[str, Meaning]
    is_ours: bool
    """Has the registry a place for any of it?"""

    @property
    def is_of_signatures(self) -> bool:
        """Is a bare day in it one of signature?"""
        bare = self.meanings.get("")
        return bare is not None and bare.use == "signature"


def columns_of(headers: Sequence[str]) -> tuple[Column, ...]:
    """The columns behind that of the names."""
    return tuple(_column(plain_text(header)) for header in headers[1:])


def meaning_of(mark: str, column: Column, columns: Sequence[Column]) -> Meaning | None:
    """What a day in a column means by its mark; of a mark that its own heading has not, by another's; None: unknown.

    In a column of signatures a succession is one to a signature, whether its heading says so or not.
    """
    if mark in column.meanings or not (mark and column.is_ours):
        return column.meanings.get(mark)
    borrowed = next((each.meanings[mark] for each in columns if mark in each.meanings), None)
    if borrowed and borrowed.kind == "succession" and column.is_of_signatures:
        return Meaning("signature", by_succession=True)
    return borrowed


def _column(heading: str) -> Column:
    meanings: dict[str, Meaning] = {}
    unmarked: list[Meaning] = []
    for item in _ITEMS.split(heading):
        if match := _MARKED.fullmatch(item.strip()):
            meanings.setdefault(match[2], _meaning(match[1]))
        else:
            unmarked.append(_meaning(item.strip()))
    bare = _of_several(unmarked or ([*meanings.values()] if len(meanings) == 1 else []))
    is_ours = any(meaning.use != "other" for meaning in (*meanings.values(), *unmarked))
    return Column(heading, {**meanings, "": bare} if bare else meanings, is_ours)


def _of_several(meanings: Sequence[Meaning]) -> Meaning | None:
    """What a bare day means: under two words it is not said which; None: no word says it, or it may be of two acts."""
    ours = [meaning for meaning in meanings if meaning.use != "other"] or [*meanings]
    if len(ours) <= 1:
        return ours[0] if ours else None
    words = " or ".join(meaning.printed or meaning.kind or "" for meaning in ours)
    uses = {meaning.use for meaning in ours}
    return Meaning("consent", "consent", words) if uses == {"consent"} else None


def _meaning(words: str) -> Meaning:
    word = words.casefold()
    if "provisional" in word:
        return Meaning("provisional")
    if any(known in word for known in _ALSO_CONSENT) and "notification under" not in word:
        is_ours = "consent to be bound" in word
        return Meaning("consent", "consent", None if is_ours else words)
    if "confirmation of" in word or "notification" in word:
        return Meaning("other")
    if "signature" in word:
        return Meaning("signature", by_succession="succession" in word)
    kinds = [kind for kind in _KINDS if kind in word]
    if len(kinds) == 1:
        return Meaning("consent", kinds[0])
    return Meaning("consent", "consent", words) if kinds else Meaning("other")
