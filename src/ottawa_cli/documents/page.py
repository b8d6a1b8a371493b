"""From a registry to all that a page tells: each State's life in stages, the events, and how many are bound when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.documents.counting import Steps, count_on, count_over_time, in_force
from ottawa_cli.documents.course import party_changes
from ottawa_cli.documents.explain import days_explained, explain_document
from ottawa_cli.facts.full_days import LAST_YEAR
from ottawa_cli.facts.model import Registry, Source, Treaty
from ottawa_cli.facts.names import Name, Names
from ottawa_cli.law.events import Event, day_order, events_of
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.timelines import Timeline, timeline_of

if TYPE_CHECKING:
    from ottawa_cli.documents.types import Between, ExplainDocument


class Stage(NamedTuple):
    """From ``since`` (None: ever) on, this is all that is said of a State; it is explained as of the first day."""

    since: date | None
    explanation: ExplainDocument


class Story(NamedTuple):
    """All that is ever said of one State: on any day, its last stage that has begun."""

    code: str
    stages: tuple[Stage, ...]

    def on(self, day: date) -> ExplainDocument:
        """What is said of it on a day."""
        begun = [stage for stage in self.stages if stage.since is None or stage.since <= day]
        return begun[-1].explanation


class Move(NamedTuple):
    """On ``on`` a State surely has become a State Party, or surely has ceased to be one, as a history tells it."""

    on: date
    code: str
    joins: bool


class PageGroup(NamedTuple):
    """A group of States, and each membership in it: a code, the first day, and the first day without it."""

    code: str
    name: str
    memberships: Sequence[tuple[str, date, date | None]]


class PageReport(NamedTuple):
    """All that a page tells; whatever it shows of a day is looked up in here."""

    treaty: Treaty
    sources: tuple[tuple[str, Source], ...]
    sha256: str
    on: date
    """The day that the page opens on."""
    first: date
    last: date
    """Before and after these days nothing changes."""
    stories: tuple[Story, ...]
    events: tuple[Event, ...]
    """By day, undated ones last."""
    in_force: Steps
    """How many are States Parties, counted as an overview does."""
    moves: tuple[Move, ...]
    """By day."""
    groups: tuple[PageGroup, ...]
    names: dict[str, Name]
    """By what else a State of the page is known."""

    def standings(self) -> dict[str, ExplainDocument]:
        """Where each State stands on the day that the page opens on, by its code."""
        return {story.code: story.on(self.on) for story in self.stories}

    def bound(self) -> Between:
        """How many are States Parties on the day that the page opens on."""
        return count_on(self.in_force, self.on.isoformat())


def page_report(
    registry: Registry,
    names: Names,
    on: date,
    groups: Sequence[PageGroup] = (),
    watched: Callable[[Iterator[Timeline]], Iterator[Timeline]] = iter,
) -> PageReport:
    """Compute everything that a page tells of any day.

    Args:
        registry: what ``load`` returned.
        names: under which States are known.
        on: the day on which it opens.
        groups: those that may be asked for on it.
        watched: gives the States as they are, one after another, and may tell how many have passed.
    """
    treaty, codes = registry.treaty, sorted(registry.states)
    timelines = [timeline_of(registry.states[code], treaty) for code in codes]
    all_names = registry.names_of_all(names)
    all_events = chain.from_iterable(events_of(timeline, treaty, all_names) for timeline in timelines)
    turns = chain.from_iterable(map(days_explained, timelines))
    days = sorted({on, *_days_of_the_treaty(treaty), *_within_the_calendar(*turns)})
    return PageReport(
        treaty,
        tuple(registry.sources.items()),
        registry.sha256,
        on,
        days[0] - A_DAY,
        days[-1],
        tuple(
            Story(timeline.state.code, tuple(_stages(registry, names, timeline)))
            for timeline in watched(iter(timelines))
        ),
        tuple(sorted(all_events, key=day_order)),
        count_over_time(chain.from_iterable(map(in_force, timelines))),
        tuple(sorted(chain.from_iterable(map(_moves, timelines)))),
        tuple(groups),
        {code: names[code] for code in codes if code in names},
    )


def _moves(timeline: Timeline) -> Iterator[Move]:
    return (Move(day, timeline.state.code, joins) for day, joins in party_changes(timeline))


def _stages(registry: Registry, names: Names, timeline: Timeline) -> Iterator[Stage]:
    """What is said on each day on which it may change, where it does."""
    days = sorted(_within_the_calendar(*days_explained(timeline)))
    before = min([registry.treaty.verified, *days]) - A_DAY
    last = explain_document(registry, names, timeline, before, with_deadlines=False)
    yield Stage(None, last)
    for day in days:
        explanation = explain_document(registry, names, timeline, day, with_deadlines=False)
        if _undated(explanation) != _undated(last):
            yield Stage(day, explanation)
            last = explanation


def _undated(explanation: ExplainDocument) -> dict[str, object]:
    return {key: value for key, value in explanation.items() if key not in {"on", "beyond_verified"}}


def _days_of_the_treaty(treaty: Treaty) -> set[date]:
    opened = treaty.signature.opened if treaty.signature else None
    return _within_the_calendar(treaty.adopted, opened, treaty.entry_into_force.date, treaty.verified)


def _within_the_calendar(*days: date | None) -> set[date]:
    """The days that there are; one after the last year that the registry knows is nobody's concern."""
    return {day for day in days if day and day.year <= LAST_YEAR}
