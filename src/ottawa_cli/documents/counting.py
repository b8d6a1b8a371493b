"""How many States something is true of: on one day from what each may be, over all days from the runs of all.

Imported by commands that answer at once, so it imports no more than it must.
"""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from ottawa_cli.documents.types import Between
    from ottawa_cli.law.timelines import Timeline

    Answers = Iterable[tuple[date | str | None, date | str | None, bool | None]]
    """From a day (None: ever) until another (None: as far as is known) it is so, is not so, or cannot be said."""

IN_FORCE = ("state-party",)

Steps = list[tuple[str, int, int]]
"""A number of States over time, a step for each day on which it changes, in order: the day in ISO 8601, from then on
the number that is sure, and the most it may be. The first step has no day: it is from ever."""


def has_one_of(statuses: Collection[str], possible: Iterable[str]) -> bool | None:
    """Has a State one of these statuses, of which only those ``possible`` can be its own? None: it cannot be said."""
    fits = [status in statuses for status in possible]
    return True if all(fits) else None if any(fits) else False


def is_on_deposit(possible: Collection[object]) -> bool | None:
    """Is a consent on deposit, of which only these kinds can be its own, None being none? None: it cannot be said."""
    return None if None in possible and len(possible) > 1 else None not in possible


def number_of(answers: Iterable[bool | None]) -> Between:
    """How many States it is true of: those of which it is sure, and with those of which it cannot be said."""
    by_state = [*answers]
    surely = by_state.count(True)
    return {"min": surely, "max": surely + by_state.count(None)}


def in_force(timeline: Timeline) -> Iterator[tuple[date | None, date | None, bool | None]]:
    """When a State is a State Party."""
    return ((run.since, run.until, has_one_of(IN_FORCE, run.possible)) for run in timeline.runs)


def on_deposit(timeline: Timeline) -> Iterator[tuple[date | None, date | None, bool | None]]:
    """When a State's consent is on deposit, in force or not, as the United Nations count."""
    return ((since, until, is_on_deposit(kinds)) for since, until, kinds in timeline.on_deposit)


class Count:
    """How many States something is true of over time: they are added one by one."""

    def __init__(self) -> None:
        self._changes: dict[str, tuple[int, int]] = {"": (0, 0)}

    def add(self, answers: Answers) -> None:
        """Count the answers of a State, or of several."""
        for since, until, answer in answers:
            for day, way in ((since or "", 1), (until, -1)):
                if answer is not False and day is not None:
                    surely, perhaps = self._changes.get(str(day), (0, 0))
                    self._changes[str(day)] = (surely + way * (answer is True), perhaps + way)

    def steps(self) -> Steps:
        """The number over time."""
        steps: Steps = []
        least = most = 0
        for day in sorted(self._changes):
            surely, perhaps = self._changes[day]
            least, most = least + surely, most + perhaps
            if not steps or surely or perhaps:
                steps.append((day, least, most))
        return steps


def count_over_time(answers: Answers) -> Steps:
    """How many States it is true of, from the answers of all of them."""
    count = Count()
    count.add(answers)
    return count.steps()


def count_on(steps: Steps, day: str) -> Between:
    """The number of States on a day."""
    _, least, most = steps[bisect_right(steps, day, key=lambda step: step[0]) - 1]
    return {"min": least, "max": most}
