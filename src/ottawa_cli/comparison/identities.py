"""By what an item of a list is known again in another version of a file, wherever it stands: its kind and its day."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.facts.identities import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ottawa_cli.facts.plain import Fact

DAY_KEYS: Final = ("on", "deposited", "received", "since", "as_of")
"""The day of an act, of a conflict, of what was said, or of a source's information; of a published total, whose
``deposited`` is a number, that of ``on``."""

_MOST_PAIRS: Final = 10_000
"""More pairs of items are not weighed against each other: they go together in their order."""


class Identity(NamedTuple):
    """By what an item of a list is known again: first its kind and its day, then one of the two."""

    text_key: str = ""
    """The key of its text: of many that are alike, one of another day or kind is the same only if its text is."""
    kind_may_be_corrected: bool = False
    """Is one of the same day and another kind the same, its kind corrected?"""

    def kind_and_day(self, item: Fact) -> tuple[str, ...]:
        """What is the same on both sides where nothing but an item's particulars differs."""
        return (kind_of(item), *day_entry(item)) if isinstance(item, dict) else (str(item),)

    def mismatch(self, one: Fact, other: Fact) -> int | None:
        """How ill two items go together whose kind or day differs, the best 0; None: they are not the same thing."""
        if not (isinstance(one, dict) and isinstance(other, dict)):
            return None
        if one.get(self.text_key) != other.get(self.text_key):
            return None
        if kind_of(one) == kind_of(other):
            return 0
        return 1 if self.kind_may_be_corrected and day_entry(one) == day_entry(other) != () else None


def day_entry(item: dict[str, Fact]) -> tuple[str, ...]:
    """The key and the value of an item's own day; nothing where it has none."""
    return next(((key, str(item[key])) for key in DAY_KEYS if key in item), ())


BY_ITSELF: Final = Identity()
"""Of what is not corrected into another: an armed conflict, which has nothing but its day, an objection, plain text."""
IDENTITIES: Final = {
    "instruments": Identity(kind_may_be_corrected=True),
    "notifications": Identity(kind_may_be_corrected=True),
    "steps": Identity("text", kind_may_be_corrected=True),
    "statements": Identity("text", kind_may_be_corrected=True),
    "declarations": Identity("text", kind_may_be_corrected=True),
    "totals": Identity("on"),
}
"""Of the items of other lists, by their keys."""


def paired_positions(old: list[Fact], new: list[Fact], identity: Identity) -> list[tuple[int | None, int | None]]:
    """Where each item stands in OLD and in NEW, in the order of NEW; then those that only OLD has."""
    alike: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}
    for side, items in enumerate((old, new)):
        for position, item in enumerate(items):
            alike.setdefault(identity.kind_and_day(item), ([], []))[side].append(position)
    partners: dict[int, int] = {}  # by their positions, NEW's to OLD's
    for positions in alike.values():
        partners.update(_matched(*positions, old, new, None))
    partners.update(_matched(_unpaired(old, partners.values()), _unpaired(new, partners), old, new, identity))
    return [*((partners.get(j), j) for j in range(len(new))), *((i, None) for i in _unpaired(old, partners.values()))]


def _unpaired(items: list[Fact], paired: Iterable[int]) -> list[int]:
    taken = set(paired)
    return [i for i in range(len(items)) if i not in taken]


def _matched(
    old_positions: Sequence[int],
    new_positions: Sequence[int],
    old: list[Fact],
    new: list[Fact],
    identity: Identity | None,
) -> Iterator[tuple[int, int]]:
    """Pairs of positions, NEW's first: the likest, then the nearest, each once, and the same from either side.

    ``identity`` None: all of them are of one kind and day.
    """
    many = len(old_positions) * len(new_positions) > _MOST_PAIRS
    candidates = zip(old_positions, new_positions, strict=False) if many else product(old_positions, new_positions)
    weighed = [
        (mismatch, _differing_keys(old[i], new[j]), abs(i - j), i + j, i, j)
        for i, j in candidates
        if (mismatch := identity.mismatch(old[i], new[j]) if identity else 0) is not None
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for *_, i, j in sorted(weighed):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield j, i


def _differing_keys(one: Fact, other: Fact) -> int:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return 0
    return sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())
