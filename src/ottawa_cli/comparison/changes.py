"""Two readings of the same block held against each other, by identity and not by line: what differs.

Facts are plain data here, mappings, lists and text, so that whoever keeps them can compare them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.comparison.identities import BY_ITSELF, DAY_KEYS, IDENTITIES, day_entry, paired_positions
from ottawa_cli.facts.identities import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.facts.plain import Fact

TREATY: Final = "treaty"
SOURCES: Final = "sources"
TOTALS: Final = "totals"
HEAD: Final = (TREATY, SOURCES, TOTALS)
"""The blocks that are no State's, in the order of the file."""

_DATED_KEYS: Final = frozenset({*DAY_KEYS, "signed", "ended"})
"""What has a day of its own, be it another than its item's."""


class Context(NamedTuple):
    """The item, or the block, in which a change stands."""

    labels: tuple[str, ...] = ()
    """What the items on the way to it are, from the outside in: ``("suspension", "CH")``."""
    days: tuple[str | None, str | None] = (None, None)
    """Its earliest day in OLD and in NEW; None: it has none there."""
    is_succession: bool = False
    """Is it an instrument of succession, whose published day of effect decides?"""


class Change(NamedTuple):
    """One fact that was added, removed or changed. An added block or item is one change, whatever is in it."""

    path: Path
    """Where it stands in NEW; what was removed, where it stood in OLD."""
    old: Fact | None
    new: Fact | None
    context: Context = Context()

    @property
    def kind(self) -> Literal["added", "removed", "changed"]:
        """What became of the fact."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def code(self) -> str | None:
        """The State that it is about; None for the treaty, its sources and totals."""
        return None if self.path[0] in HEAD else str(self.path[0])

    @property
    def day(self) -> str | None:
        """The earliest day on which what it tells of can have been, by each side that has it; None: one has no day."""
        facts = (self.old, self.new)
        is_number = self.path[0] == TOTALS
        is_day = self.path[-1] in _DATED_KEYS and not is_number and not any(isinstance(fact, dict) for fact in facts)
        days = [
            _earliest(fact) if is_day else day
            for fact, day in zip(facts, self.context.days, strict=True)
            if fact is not None
        ]
        return min((day for day in days if day), default=None) if all(days) else None


class Reordered(Change):
    """The instruments that both sides have, in another order.

    Of two on one day, or of days known in part, it can decide. ``old`` and ``new`` are the kinds and the days of all.
    """

    __slots__ = ()


def block_changes(block: str, old: Fact | None, new: Fact | None) -> Iterator[Change]:
    """What differs between two readings of a block; None: the file has no such block."""
    if old is None or new is None:
        first_day = min((day for fact in (old, new) for day in _act_days(fact)), default=None)
        yield Change((block,), old, new, Context(days=(first_day, first_day)))
    else:
        yield from _fact_changes((block,), old, new, Context())


def _fact_changes(path: Path, old: Fact | None, new: Fact | None, context: Context) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, list) or isinstance(new, list):
        old_items, new_items = (fact if isinstance(fact, list) else [] for fact in (old, new))
        yield from _list_changes(path, old_items, new_items, context)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            source = Context(days=(_day_of(old.get(key)), _day_of(new.get(key)))) if path == (SOURCES,) else context
            yield from _fact_changes((*path, key), old.get(key), new.get(key), source)
    else:
        yield Change(path, old, new, context)


def _list_changes(path: Path, old: list[Fact], new: list[Fact], context: Context) -> Iterator[Change]:
    """Each item beside the one that it is on the other side, wherever that stands."""
    identity = IDENTITIES.get(str(path[-1]), BY_ITSELF)
    positions = paired_positions(old, new, identity)
    kept = [i for i, j in positions if i is not None and j is not None]
    if path[-1] == "instruments" and kept != sorted(kept):
        old_order, new_order = ([" ".join(identity.kind_and_day(item)) for item in items] for items in (old, new))
        yield Reordered(path, [*old_order], [*new_order])
    for i, j in positions:
        old_item, new_item = old[i] if i is not None else None, new[j] if j is not None else None
        position = next(position for position in (j, i) if position is not None)
        yield from _fact_changes((*path, position), old_item, new_item, _within(context, old_item, new_item))


def _within(context: Context, old: Fact | None, new: Fact | None) -> Context:
    """Where the changes of an item stand: in itself, or, of plain text, where its list stands."""
    items = [item for item in (new, old) if isinstance(item, dict)]
    if not items:
        return context
    return Context(
        (*context.labels, kind_of(items[0])),
        (_day_of(old), _day_of(new)),
        any(item.get("kind") == "succession" for item in items),
    )


def _act_days(block: Fact | None) -> Iterator[str]:
    """The earliest days of a State's acts, its signature included."""
    if isinstance(block, dict):
        items = [item for value in block.values() if isinstance(value, list) for item in value]
        yield from filter(None, (_earliest(block.get("signed")), *map(_day_of, items)))


def _day_of(item: Fact | None) -> str | None:
    entry = day_entry(item) if isinstance(item, dict) else ()
    return _earliest(entry[1]) if entry else None


def _earliest(moment: Fact | None) -> str | None:
    """The first day that a date of the registry can mean: of ``2025``, of ``2025-06``, of a range."""
    return f"{moment}-01-01"[:10] if isinstance(moment, str) else None
