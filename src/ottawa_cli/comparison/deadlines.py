"""What follows from changed facts for deadlines: of which the day through which they run is another in NEW."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.documents.types import DeadlineChangeForm, DueForm

    Due = Mapping[str, Sequence[DueForm]]
    """What each State must have done by when, by code."""


def deadlines_compared(codes: Sequence[str], old: Due, new: Due) -> list[DeadlineChangeForm]:
    """Each deadline with another day, by all that is decided on either side; null: the last decision was not read.

    Of one that only one side has, nothing is told: that the State came, or joined or left, says all.
    """
    return [row for code in codes if code in old and code in new for row in _of_state(code, old[code], new[code])]


def _of_state(code: str, old: Sequence[DueForm], new: Sequence[DueForm]) -> list[DeadlineChangeForm]:
    before = {(due["id"], due["term"]): due for due in old}
    pairs = ((before[key], due) for due in new if (key := (due["id"], due["term"])) in before)
    return [
        {
            "code": code,
            "id": now["id"],
            "term": now["term"],
            "what": now["what"],
            "before": was["due"],
            "after": now["due"],
        }
        for was, now in pairs
        if was["due"] != now["due"]
    ]
