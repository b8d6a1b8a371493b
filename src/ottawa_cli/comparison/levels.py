"""How much a change of the facts matters, by what follows from all of them, and whether it is news or a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.comparison.changes import SOURCES, TREATY, Change, Reordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import ConsequenceForm

Level = Literal["status", "fact", "source", "text"]
Nature = Literal["event", "correction"]

_TEXT_KEYS: Final = frozenset({"name", "short_name", "note", "reasons", "text"})
_DECISIVE_CLAUSES: Final = frozenset({"entry_into_force", "withdrawal"})
_IDLE_CLAUSE_KEYS: Final = frozenset({"article", "also_counted", "reasons", "notify", "saves"})
"""Of a clause that decides, what is told or asked, and moves no day."""
_DECISIVE_KEYS: Final = frozenset({"kind", "deposited", "received", "since", "ended"})


class AssessedChange(NamedTuple):
    """A change of the facts, how much it matters, and whether it is news (``event``) or a ``correction``."""

    change: Change
    level: Level
    nature: Nature


def assessed_changes(
    changes: Iterable[Change], consequences: Sequence[ConsequenceForm], verified: str
) -> list[AssessedChange]:
    """Each change beside what follows from all; ``verified``: the day through which OLD is held to be complete.

    Of several changes that bear on an answer that differs, each is of level ``status``. The treaty's bear on that of a
    State that both sides have: what only one has differs whatever the treaty says. An order that decides nothing is no
    change.
    """
    moved: set[str | None] = {row["code"] for row in consequences}
    if any(row["before"] and row["after"] for row in consequences):
        moved.add(None)
    return [
        AssessedChange(change, _level(change, moved=change.code in moved), _nature(change, verified))
        for change in changes
        if change.code in moved or not isinstance(change, Reordered)
    ]


def can_decide(change: Change) -> bool:
    """Is it of what statuses and marks are computed from?"""
    match [step for step in change.path if isinstance(step, str)]:
        case ["treaty", clause]:
            return clause in _DECISIVE_CLAUSES
        case ["treaty", clause, key]:
            return clause in _DECISIVE_CLAUSES and key not in _IDLE_CLAUSE_KEYS
        case [_] | [_, "signed" | "instruments" | "notifications" | "armed_conflicts"]:
            return True
        case [_, "instruments", "takes_effect"]:
            return change.context.is_succession
        case [_, "instruments" | "notifications" | "armed_conflicts", key]:
            return key in _DECISIVE_KEYS
        case _:
            return False


def _level(change: Change, *, moved: bool) -> Level:
    path = change.path
    if SOURCES in path or path[-1] == "reference":
        return "source"
    if path[-1] in _TEXT_KEYS and path[:2] != (TREATY, "withdrawal"):
        return "text"
    return "status" if moved and can_decide(change) else "fact"


def _nature(change: Change, verified: str) -> Nature:
    """News, or the mending of a record that was held to be complete.

    An ``event`` is dated after that day: on both sides, where both tell of it; so is a later ``verified`` or
    ``reconciled``. Where a day is known in part, its earliest end counts. A ``correction`` is what is dated up to that
    day, what has no day (a name, a note, the treaty's clauses), and whatever is removed: no act unmakes another that
    was filed, for a revocation is filed beside the withdrawal that it takes back.
    """
    is_reach = change.path in {(TREATY, "verified"), (TREATY, "reconciled")}
    day = str(change.new) if is_reach else change.day
    return "event" if change.kind != "removed" and day is not None and day > verified else "correction"
