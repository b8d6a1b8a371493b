"""Two readings of the same block held against each other, by identity and not by line: what differs, and how gravely.

Facts are plain data here, mappings, lists and text, so that whoever keeps them can compare them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.comparison.identities import DAY_KEYS, IDENTITIES, TEXT, day_entry, paired_positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.comparison.identities import Fact
    from ottawa_cli.facts.findings import Path

Level = Literal["status", "fact", "source", "text"]
Nature = Literal["event", "correction"]
LEVELS: Final[tuple[Level, ...]] = ("status", "fact", "source", "text")
"""How much a change matters, the gravest first."""
TREATY: Final = "treaty"
SOURCES: Final = "sources"

_OWN_DAYS: Final = frozenset({*DAY_KEYS, "signed", "ended"})
_TOLD: Final = frozenset({"name", "short_name", "note", "reasons", "text"})
_CLAUSES: Final = frozenset({"entry_into_force", "withdrawal"})
_MOVING: Final = frozenset({"kind", "deposited", "received", "since", "ended"})


class Change(NamedTuple):
    """One fact that was added, removed or changed. An added block or item is one change, whatever is in it."""

    path: Path
    """Where it stands in NEW; what was removed, where it stood in OLD."""
    change: Literal["added", "removed", "changed"]
    old: Fact | None
    new: Fact | None
    of: tuple[str, ...] = ()
    """What the items on the path are, from the outside in: ``("suspension", "CH")``."""
    day: str | None = None
    """The earliest day on which what it tells of can have been, by either side; None: it has none."""
    succession: bool = False
    """Does it stand in an instrument of succession, whose published day of effect decides?"""
    is_order: bool = False
    """Are they the same instruments in another order? Of two on one day, or of days known in part, it can decide."""

    @property
    def code(self) -> str | None:
        """The State that it is about; None for the treaty and its sources."""
        return None if self.path[0] in (TREATY, SOURCES) else str(self.path[0])

    @property
    def can_move(self) -> bool:
        """Is it of what statuses and marks are computed from?"""
        steps = [step for step in self.path if isinstance(step, str)]
        match steps:
            case ["treaty", clause, *rest]:
                return clause in _CLAUSES and rest != ["article"]
            case [_] | [_, "signed"]:
                return True
            case [_, "instruments", "takes_effect"]:
                return self.succession
            case [_, "instruments" | "notifications" | "armed_conflicts", *rest]:
                return not rest or (len(rest) == 1 and rest[0] in _MOVING)
            case _:
                return False

    def level(self, *, moved: bool) -> Level:
        """How much it matters; ``moved``: does an answer differ that it bears on?

        Of several changes that bear on an answer that differs, each is of level ``status``.
        """
        if self.path[0] == SOURCES or SOURCES in self.path or self.path[-1] == "reference":
            return "source"
        if len(self.path) > 1 and self.path[-1] in _TOLD:
            return "text"
        return "status" if moved and self.can_move else "fact"

    def nature(self, verified: str) -> Nature:
        """News, or the mending of a record that OLD held to be complete through ``verified``.

        An ``event`` is dated after that day: on both sides, where both tell of it; so is a later ``verified``. Where a
        day is known in part, its earliest end counts. A ``correction`` is what is dated up to that day, what has no day
        (a name, a note, the treaty's clauses), and whatever is removed: no act unmakes another that was filed, for a
        revocation is filed beside the withdrawal that it takes back.
        """
        if self.path == (TREATY, "verified"):
            return "event" if str(self.new) > verified else "correction"
        return "event" if self.change != "removed" and self.day is not None and self.day > verified else "correction"


class _Thing(NamedTuple):
    """The item, or the block, in which a change stands."""

    of: tuple[str, ...] = ()
    days: tuple[str | None, str | None] = (None, None)
    succession: bool = False


def changes(key: str, old: Fact | None, new: Fact | None) -> Iterator[Change]:
    """What differs between two readings of the block ``key``; None: the file has no such block."""
    if old is None or new is None:
        days = [day for fact in (old, new) for day in _days_in(fact)]
        yield from _one((key,), old, new, _Thing(days=(min(days, default=None),) * 2))
    else:
        yield from _differences((key,), old, new, _Thing())


def _one(path: Path, old: Fact | None, new: Fact | None, thing: _Thing) -> Iterator[Change]:
    kind: Literal["added", "removed", "changed"] = "added" if old is None else "removed" if new is None else "changed"
    is_day = path[-1] in _OWN_DAYS and not isinstance(old or new, dict)
    pair = (_earliest(old), _earliest(new)) if is_day else thing.days
    days = pair[1:] if kind == "added" else pair[:1] if kind == "removed" else pair
    known = [day for day in days if day]
    day = min(known) if len(known) == len(days) else None
    yield Change(path, kind, old, new, thing.of, day, thing.succession)


def _differences(path: Path, old: Fact | None, new: Fact | None, thing: _Thing) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, list) or isinstance(new, list):
        yield from _items(path, old if isinstance(old, list) else [], new if isinstance(new, list) else [], thing)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            within = _source(old.get(key), new.get(key)) if path == (SOURCES,) else thing
            yield from _differences((*path, key), old.get(key), new.get(key), within)
    else:
        yield from _one(path, old, new, thing)


def _source(old: Fact | None, new: Fact | None) -> _Thing:
    return _Thing(days=(_day_of(old), _day_of(new)))


def _items(path: Path, old: list[Fact], new: list[Fact], thing: _Thing) -> Iterator[Change]:
    """The items of a list, each beside the one that it is on the other side, wherever that stands."""
    identity = IDENTITIES.get(str(path[-1]), TEXT)
    partners = paired_positions(old, new, identity)
    if path[-1] == "instruments":
        yield from _order(path, old, new, [i for i, j in partners if i is not None and j is not None])
    for i, j in partners:
        before, after = old[i] if i is not None else None, new[j] if j is not None else None
        item = after if after is not None else before
        within = _Thing(
            (*thing.of, identity.label_of(item)) if isinstance(item, dict) else thing.of,
            (_day_of(before), _day_of(after)) if isinstance(item, dict) else thing.days,
            any(isinstance(fact, dict) and fact.get("kind") == "succession" for fact in (before, after)),
        )
        place = (*path, j if j is not None else i if i is not None else 0)
        if before is None or after is None:
            yield from _one(place, before, after, within)
        else:
            yield from _differences(place, before, after, within)


def _order(path: Path, old: list[Fact], new: list[Fact], kept: list[int]) -> Iterator[Change]:
    """Were instruments that both sides have put in another order?"""
    if kept != sorted(kept):
        before, after = (
            [" ".join(IDENTITIES["instruments"].kind_and_day(item)) for item in items] for items in (old, new)
        )
        yield Change(path, "changed", [*before], [*after], is_order=True)


def _day_of(fact: Fact | None) -> str | None:
    own = day_entry(fact) if isinstance(fact, dict) else ()
    return _earliest(own[1]) if own else None


def _days_in(block: Fact | None) -> Iterator[str]:
    """The days of a State's acts, its signature included."""
    if not isinstance(block, dict):
        return
    items = [item for value in block.values() if isinstance(value, list) for item in value]
    for day in (_earliest(block.get("signed")), *map(_day_of, items)):
        if day:
            yield day


def _earliest(moment: Fact | None) -> str | None:
    """The first day that a date of the registry can mean: of ``2025``, of ``2025-06``, of a range."""
    return f"{moment}-01-01"[:10] if isinstance(moment, str) else None
