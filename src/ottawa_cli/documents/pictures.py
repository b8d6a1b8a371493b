"""From a registry to what its two pictures tell: where each State stands on a day, and how many are bound over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.documents.counting import IN_FORCE, Steps, count_over_time, has_one_of, in_force, number_of
from ottawa_cli.documents.course import beginning, party_changes
from ottawa_cli.facts.model import Registry, Treaty
from ottawa_cli.facts.spelling import folded
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.timelines import Timeline, timeline_of

if TYPE_CHECKING:
    from ottawa_cli.documents.types import Between


class StateOnMap(NamedTuple):
    """Where a State stands on the day of the map."""

    code: str
    name: str
    status: str
    marks: tuple[str, ...]
    """Those that are sure, then those that are not."""


class MapPicture(NamedTuple):
    """What the map tells."""

    treaty: Treaty
    on: date
    states: tuple[StateOnMap, ...]
    """In the order of their names."""
    in_force: Between
    """How many are States Parties that day."""


class Peak(NamedTuple):
    """The most that were surely bound at once, before they became fewer."""

    number: int
    since: date
    through: date
    """The last day on which so many surely were."""


class Leaving(NamedTuple):
    """States that surely were States Parties no longer from a day on."""

    on: date
    names: tuple[str, ...]


class CurvePicture(NamedTuple):
    """What the curve tells."""

    treaty: Treaty
    first: date
    on: date
    """The last day of the curve."""
    in_force: Steps
    """How many are States Parties, up to that day."""
    peak: Peak | None
    """None: there are as many as ever, or there never was one."""
    leavings: tuple[Leaving, ...]

    @property
    def begins_later(self) -> date | None:
        """The day of adoption, where nothing happened through the last day; None where there is a curve to draw."""
        adopted = self.treaty.adopted
        return adopted if adopted and self.first == self.on < adopted else None


def map_picture(registry: Registry, on: date) -> MapPicture:
    """Where each State stands on a day."""
    states, answers = [], []
    for state in registry.states.values():
        run = timeline_of(state, registry.treaty).run_on(on)
        states.append(
            StateOnMap(state.code, state.name, str(run.status), tuple(map(str, (*run.marks, *run.possible_marks))))
        )
        answers.append(has_one_of(IN_FORCE, run.possible))
    by_name = sorted(states, key=lambda state: folded(state.name))
    return MapPicture(registry.treaty, on, tuple(by_name), number_of(answers))


def curve_picture(registry: Registry, on: date) -> CurvePicture:
    """How many States Parties there were, from the adoption through a day."""
    timelines = [timeline_of(state, registry.treaty) for state in registry.states.values()]
    steps = count_over_time(chain.from_iterable(map(in_force, timelines)))
    steps = [step for step in steps if step[0] <= str(on)]
    first = beginning(registry.treaty, timelines, on)
    return CurvePicture(registry.treaty, first, on, steps, _peak(steps), _leavings(timelines, on))


def _peak(steps: Steps) -> Peak | None:
    numbers = [least for _, least, _ in steps]
    number = max(numbers)
    if numbers[-1] == number:
        return None
    since_then = steps[numbers.index(number) :]
    fewer = next(day for day, least, _ in since_then if least < number)
    return Peak(number, date.fromisoformat(since_then[0][0]), date.fromisoformat(fewer) - A_DAY)


def _leavings(timelines: Iterable[Timeline], on: date) -> tuple[Leaving, ...]:
    names: defaultdict[date, list[str]] = defaultdict(list)
    for timeline in timelines:
        for day, joins in party_changes(timeline):
            if day <= on and not joins:
                names[day].append(timeline.state.name)
    return tuple(Leaving(day, tuple(sorted(names[day], key=folded))) for day in sorted(names))
