"""What follows from changed facts: the days on which a State's answer differs, from its runs in OLD and in NEW.

Days are ISO text, so that they compare as they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from ottawa_cli.documents.counting import IN_FORCE, has_one_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import AnswerForm, Between, ConsequenceForm, PartiesCompared, RunForm


def state_consequences(code: str, before: Sequence[RunForm], after: Sequence[RunForm]) -> list[ConsequenceForm]:
    """Every longest stretch of days with the same two answers, where they are not the same: each cut changes one.

    Where a file has no such State, there are no runs of it.
    """
    cuts = sorted({run["since"] for run in (*before, *after) if run["since"]})
    return [
        {"code": code, "from": since, "until": until, "before": old_answer, "after": new_answer}
        for since, until in pairwise([None, *cuts, None])
        if (old_answer := _answer_on(before, since or "")) != (new_answer := _answer_on(after, since or ""))
    ]


def parties_compared(day: str, before: Between, consequences: Iterable[ConsequenceForm]) -> PartiesCompared:
    """How many States Parties OLD and NEW have on a day, from how many OLD has on it and all that follows."""
    rows = [row for row in consequences if (row["from"] or "") <= day and (row["until"] is None or day < row["until"])]
    gone, come = _parties(row["before"] for row in rows), _parties(row["after"] for row in rows)
    after: Between = {
        "min": before["min"] - gone["min"] + come["min"],
        "max": before["max"] - gone["max"] + come["max"],
    }
    return {"on": day, "before": before, "after": after}


def _answer_on(runs: Sequence[RunForm], day: str) -> AnswerForm | None:
    """What is said of a State on a day, or, of an empty one, before all days."""
    if not runs:
        return None
    run = runs[bisect_right(runs, day, key=lambda run: run["since"] or "") - 1]
    return {
        "status": run["status"],
        "possible": run["possible"],
        "marks": run["marks"],
        "possible_marks": run["possible_marks"],
    }


def _parties(answers: Iterable[AnswerForm | None]) -> Between:
    return number_of(has_one_of(IN_FORCE, answer["possible"]) for answer in answers if answer)
