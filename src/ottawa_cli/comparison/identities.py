"""By what a fact is known again in another version of a file, wherever it stands there: its kind and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Fact: TypeAlias = "str | list[Fact] | dict[str, Fact]"
"""What was filed, as plain data: every value is text as it is written; what is missing has no key."""
DAYS: Final = ("deposited", "received", "since", "on", "as_of")
"""The day of an act, of a conflict, of what was said, or of a source's information."""

_MOST_PAIRS: Final = 10_000
"""More pairs of items are not weighed against each other: they go together in their order."""


class Identity(NamedTuple):
    """By what an item of a list is known again: first its kind and its day, then one of the two."""

    kind: str = ""
    told: str = ""
    """Where acts are many and alike, one of another day or kind is the same only if its text is."""
    may_be_renamed: bool = False
    """Is one of the same day and another kind the same, its kind corrected?"""
    call: str = ""

    def word(self, item: Fact | None) -> str:
        """What it is."""
        return self.call or (str(item.get(self.kind, "")) if isinstance(item, dict) else "")

    def key(self, item: Fact) -> tuple[str, ...]:
        """What is the same on both sides where nothing but its particulars differs."""
        return (str(item.get(self.kind)), *dated(item)) if isinstance(item, dict) else (str(item),)

    def likeness(self, one: Fact, other: Fact) -> int | None:
        """How well two items of different keys go together, the best 0; None: they are not the same thing."""
        if not (isinstance(one, dict) and isinstance(other, dict)) or one.get(self.told) != other.get(self.told):
            return None
        if one.get(self.kind) == other.get(self.kind):
            return 0
        return 1 if self.may_be_renamed and dated(one) == dated(other) != () else None


def dated(item: dict[str, Fact]) -> tuple[str, ...]:
    """The key and the value of an item's own day; nothing where it has none."""
    return next(((key, str(item[key])) for key in DAYS if key in item), ())


TEXT: Final = Identity()
IDENTITIES: Final = {
    "instruments": Identity("kind", may_be_renamed=True),
    "notifications": Identity("kind", may_be_renamed=True),
    "armed_conflicts": Identity(call="armed conflict"),
    "steps": Identity("kind", "text", may_be_renamed=True),
    "objections": Identity("by"),
    "statements": Identity("by", "text", may_be_renamed=True),
}


def pairs(old: list[Fact], new: list[Fact], found: Identity) -> list[tuple[int | None, int | None]]:
    """The places of each item on both sides, in the order of NEW, then those that only OLD has."""
    partner: dict[int, int] = {}
    places: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}
    for side, items in enumerate((old, new)):
        for place, item in enumerate(items):
            places.setdefault(found.key(item), ([], []))[side].append(place)
    for same in places.values():
        partner.update(_matched(*same, old, new, None))
    taken = set(partner.values())
    rest = [i for i in range(len(old)) if i not in taken], [j for j in range(len(new)) if j not in partner]
    partner.update(_matched(*rest, old, new, found))
    taken = set(partner.values())
    return [
        *((partner.get(j), j) for j in range(len(new))),
        *((i, None) for i in range(len(old)) if i not in taken),
    ]


def _matched(
    left: Sequence[int],
    right: Sequence[int],
    old: list[Fact],
    new: list[Fact],
    found: Identity | None,
) -> Iterator[tuple[int, int]]:
    """Pairs of places, NEW's first: the likest, then the nearest, each place once, and the same from either side.

    ``found`` None: all of them are of one key.
    """
    many = len(left) * len(right) > _MOST_PAIRS
    places = zip(left, right, strict=False) if many else ((i, j) for i in left for j in right)
    weighed = [
        (like, _unlike(old[i], new[j]), abs(i - j), i + j, i, j)
        for i, j in places
        if (like := found.likeness(old[i], new[j]) if found else 0) is not None
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in sorted(weighed):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield j, i


def _unlike(one: Fact, other: Fact) -> int:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return 0
    return sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())
