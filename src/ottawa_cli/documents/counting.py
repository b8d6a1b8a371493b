"""How many States have one of some statuses: on one day from what each may be, over all days from the runs of all.

Imported by commands that answer at once, so it imports no more than it must.
"""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from ottawa_cli.documents.types import Between

IN_FORCE = ("state-party",)
DEPOSITED = ("contracting-state", "state-party")
"""As the United Nations count: who has deposited an instrument that stands, in force or not."""

Steps = list[tuple[str, int, int]]
"""A number of States over time, a step for each day on which it changes, in order: the day in ISO 8601, from then on
the number that is sure, and the most it may be. The first step has no day: it is from ever."""


def has_one_of(statuses: Collection[str], possible: Iterable[str]) -> bool | None:
    """Has a State one of these statuses, of which only those ``possible`` can be its own? None: it cannot be said."""
    fits = [status in statuses for status in possible]
    return True if all(fits) else None if any(fits) else False


def number_of(answers: Iterable[bool | None]) -> Between:
    """How many States it is true of: those of which it is sure, and with those of which it cannot be said."""
    by_state = [*answers]
    surely = by_state.count(True)
    return {"min": surely, "max": surely + by_state.count(None)}


def count_over_time(
    statuses: Collection[str], runs: Iterable[tuple[date | str | None, date | str | None, Iterable[str]]]
) -> Steps:
    """How many States have one of these statuses, from the runs of all: since, until, and what may be in between."""
    changes: dict[str, tuple[int, int]] = {"": (0, 0)}
    for since, until, possible in runs:
        answer = has_one_of(statuses, possible)
        for day, way in ((since or "", 1), (until, -1)):
            if answer is not False and day is not None:
                surely, perhaps = changes.get(str(day), (0, 0))
                changes[str(day)] = (surely + way * (answer is True), perhaps + way)
    steps: Steps = []
    least = most = 0
    for day in sorted(changes):
        surely, perhaps = changes[day]
        least, most = least + surely, most + perhaps
        if not steps or surely or perhaps:
            steps.append((day, least, most))
    return steps


def count_on(steps: Steps, day: str) -> Between:
    """The number of States on a day."""
    _, least, most = steps[bisect_right(steps, day, key=lambda step: step[0]) - 1]
    return {"min": least, "max": most}
