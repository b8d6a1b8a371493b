"""The course of a treaty: how many were bound over time, and who joined and left, counted from the runs of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ottawa_cli.documents.counting import IN_FORCE, Count, has_one_of, in_force, on_deposit
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.history import numbers_of, told_history
from ottawa_cli.facts.model import Registry, Treaty
from ottawa_cli.law.timelines import Timeline, timeline_of

if TYPE_CHECKING:
    from ottawa_cli.documents.history import Every, Members
    from ottawa_cli.documents.types import Between, Course, HistoryDocument


class Courses:
    """The States of a treaty are added one by one; then its course is told."""

    def __init__(self, adopted: date | None = None) -> None:
        self._begins = adopted
        self._in_force, self._on_deposit = Count(), Count()
        self._changes: list[tuple[str, str, bool]] = []
        self._names: dict[str, str] = {}

    def add(self, timeline: Timeline) -> None:
        """Count a State, and note when it surely joined and left."""
        self._begins = min(filter(None, (self._begins, *(run.since for run in timeline.runs))), default=None)
        self._in_force.add(in_force(timeline))
        self._on_deposit.add(on_deposit(timeline))
        changes = [(str(day), timeline.state.code, joins) for day, joins in party_changes(timeline)]
        if changes:
            self._names[timeline.state.code] = timeline.state.name
        self._changes += changes

    def course(self) -> Course:
        """What a history of any day is told of."""
        return {
            "begins": str(self._begins or ""),
            "in_force": self._in_force.steps(),
            "on_deposit": self._on_deposit.steps(),
            "changes": sorted(self._changes),
            "names": self._names,
        }


def history_document(
    registry: Registry, on: date, every: Every = "year", members: Members | None = None
) -> HistoryDocument:
    """``ottawa/history/1``, as ``told_history`` has it; ``members``: who counts on a row's day."""
    timelines = [timeline_of(state, registry.treaty) for state in registry.states.values()]
    head = head_of("ottawa/history/1", registry, on)
    courses = Courses(registry.treaty.adopted)
    for timeline in timelines:
        courses.add(timeline)

    def numbers(day: date) -> tuple[Between, Between]:
        of_day, counted = members(day) if members else (), Courses()
        for timeline in timelines:
            if timeline.state.code in of_day:
                counted.add(timeline)
        return numbers_of(counted.course(), str(day))

    return told_history(head, courses.course(), every, members, numbers if members else None)


def beginning(treaty: Treaty, timelines: Iterable[Timeline], on: date) -> date:
    """The day of adoption, or an earlier one on which anything changes; ``on`` where the file has neither."""
    changes = (run.since for timeline in timelines for run in timeline.runs)
    return min(filter(None, (treaty.adopted, on, min(filter(None, changes), default=None))))


def party_changes(timeline: Timeline) -> Iterator[tuple[date, bool]]:
    """The days on which a State surely has become a State Party (True), or surely has ceased to be one."""
    answers = [(run.since, has_one_of(IN_FORCE, run.possible)) for run in timeline.runs]
    sure = [(since, is_party) for since, is_party in answers if is_party is not None]
    for (_, was_party), (since, is_party) in pairwise(sure):
        if since and is_party != was_party:
            yield since, is_party
