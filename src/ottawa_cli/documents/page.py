"""From a registry to all that a page tells: each State's life in stages, the events, and how many are bound when."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.documents.counting import IN_FORCE, count_over_time
from ottawa_cli.documents.explain import explain_document
from ottawa_cli.facts.full_days import LAST_YEAR
from ottawa_cli.law.events import day_order, events
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.standings import days_of_change
from ottawa_cli.law.timelines import timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ottawa_cli.documents.counting import StateCount
    from ottawa_cli.documents.types import ExplainDocument
    from ottawa_cli.facts.model import Names, Registry, Source, Treaty
    from ottawa_cli.law.events import Event
    from ottawa_cli.law.timelines import Timeline


class Stage(NamedTuple):
    """From ``since`` (None: ever) on, this is all that is said of a State; ``told`` is of the stage's first day."""

    since: date | None
    told: ExplainDocument


class Story(NamedTuple):
    """All that is ever said of one State: on any day, its last stage that has begun."""

    code: str
    stages: tuple[Stage, ...]


class Report(NamedTuple):
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
    in_force: StateCount
    """How many are States Parties, counted as an overview does."""


def report(registry: Registry, names: Names, on: date) -> Report:
    """Compute everything that a page which opens on ``on`` tells, of any day."""
    treaty, codes = registry.treaty, sorted(registry.states)
    timelines = [timeline_of(registry.states[code], treaty) for code in codes]
    found = chain.from_iterable(events(timeline, treaty) for timeline in timelines)
    runs = chain.from_iterable(timeline.runs for timeline in timelines)
    days = sorted({on, *_turns_of_the_treaty(treaty), *chain.from_iterable(map(_turns, timelines))})
    return Report(
        treaty,
        tuple(registry.sources.items()),
        registry.sha256,
        on,
        days[0] - A_DAY,
        days[-1],
        tuple(Story(timeline.state.code, tuple(_stages(registry, names, timeline))) for timeline in timelines),
        tuple(sorted(found, key=day_order)),
        count_over_time(IN_FORCE, ((run.since, run.until, run.possible) for run in runs)),
    )


def _stages(registry: Registry, names: Names, timeline: Timeline) -> Iterator[Stage]:
    """What is said on each day on which it may change, where it does."""
    days = sorted(_turns(timeline))
    before = min([registry.treaty.verified, *days]) - A_DAY
    told = explain_document(registry, names, timeline.state.code, before)
    yield Stage(None, told)
    for day in days:
        now = explain_document(registry, names, timeline.state.code, day)
        if _undated(now) != _undated(told):
            yield Stage(day, now)
            told = now


def _undated(told: ExplainDocument) -> dict[str, object]:
    return {key: value for key, value in told.items() if key not in {"on", "beyond_verified"}}


def _turns(timeline: Timeline) -> set[date]:
    """Every day on which an answer, or anything that is told beside it, may begin to differ."""
    conflicts = (conflict.since.earliest for conflict in timeline.state.armed_conflicts)
    return set(_known((*days_of_change(timeline), *conflicts)))


def _turns_of_the_treaty(treaty: Treaty) -> Iterator[date]:
    opened = treaty.signature.opened if treaty.signature else None
    yield from _known((treaty.adopted, opened, treaty.entry_into_force.date, treaty.verified))


def _known(days: Iterable[date | None]) -> Iterator[date]:
    """The days that are known; one after the last year that the registry knows is nobody's concern."""
    return (day for day in days if day and day.year <= LAST_YEAR)
