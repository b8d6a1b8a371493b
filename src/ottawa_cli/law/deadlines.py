"""What a State must have done by when: periods from its entry into force, decisions that put them off, and what became.

An extension is a decision on record, never computed. A new term in force begins new deadlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.periods import count
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.timelines import Timeline

if TYPE_CHECKING:
    from ottawa_cli.facts.model import DeadlineClause, Extension, FiledDeadline, State, Treaty


class Progress(StrEnum):
    """How far a State has come with a deadline; of several that fit the first in this order."""

    NOT_AFFECTED = "not-affected"
    MET = "met"
    LAPSED = "lapsed"
    RUNNING = "running"
    REOPENED = "reopened"
    OVERDUE = "overdue"
    SETTLED = "settled"
    UNKNOWN = "unknown"


class Deadline(NamedTuple):
    """A deadline of one State in one term in force."""

    clause: DeadlineClause
    term: int
    begins: PartialDate
    """When the treaty entered into force for the State."""
    left: PartialDate | None
    """When the State ceased to be a Party; None: it has not, as far as is known."""
    filed: FiledDeadline | None
    path: Path
    """Of what is on file of it, or of the State where nothing is."""

    @property
    def original(self) -> PartialDate:
        """The day that the period alone gives, through which it runs."""
        first, last = (count(day, self.clause.period).result for day in (self.begins.earliest, self.begins.latest))
        return PartialDate(first, last)

    @property
    def extensions(self) -> tuple[Extension, ...]:
        """Every decision on record, in the order in which they were made, whenever they were filed."""
        filed = self.filed.extensions if self.filed else ()
        return tuple(sorted(filed, key=lambda extension: extension.decided.latest))

    @property
    def days_due(self) -> list[tuple[PartialDate, Extension | None]]:
        """The days on which it falls due, each with the decision that set it, None where the period alone does.

        No day is among them that was put off before it came, or by which the work was done or the State gone.
        """
        decided = [*(extension.decided.latest for extension in self.extensions), date.max]
        days = [(self.original, None), *((_one_day(extension.until), extension) for extension in self.extensions)]
        return [
            (due, set_by)
            for (due, set_by), put_off in zip(days, decided, strict=True)
            if due and due.earliest < put_off and not self._is_over_on(due.earliest)
        ]

    def _is_over_on(self, day: date) -> bool:
        """Is there nothing left that the State must do by ``day``, or nobody who must?"""
        return self.progress_on(day) in {Progress.NOT_AFFECTED, Progress.MET, Progress.LAPSED}

    def extensions_by(self, day: date) -> list[Extension]:
        """The decisions made by a day; one of a meeting counts from its last."""
        return [extension for extension in self.extensions if extension.decided.latest <= day]

    def due_on(self, day: date) -> PartialDate | None:
        """The day through which it runs, by what was decided by ``day``; None: the last decision was not read."""
        decided = self.extensions_by(day)
        if not decided:
            return self.original
        return _one_day(decided[-1].until)

    def progress_on(self, day: date) -> Progress:
        """How far the State has come by ``day``."""
        if self.filed and not self.filed.affected:
            return Progress.NOT_AFFECTED
        if self.is_met_on(day):
            return Progress.MET
        if self.left and self.left.latest <= day:
            return Progress.SETTLED if self._was_settled_before(self.left.earliest) else Progress.LAPSED
        due = self.due_on(day)
        if day < self.begins.latest:
            return Progress.UNKNOWN  # whether it has begun to run
        if due is None or day < due.earliest:
            return Progress.RUNNING if due else Progress.UNKNOWN
        return Progress.RUNNING if day <= due.earliest else self._progress_after(due, day)

    def is_met_on(self, day: date) -> bool:
        """Has the work ended by ``day``, and nothing come to light since?"""
        met, found = (self.filed.met, self.filed.found) if self.filed else (None, None)
        return bool(met and met.latest <= day and not (found and met.latest < found.latest <= day))

    def _progress_after(self, due: PartialDate, day: date) -> Progress:
        if day <= due.latest or self.filed is None:
            return Progress.UNKNOWN
        found, settled, unmet = self.filed.found, self.filed.settled, self.filed.unmet
        if found and found.latest <= day and due.latest < found.earliest:
            return Progress.REOPENED
        if found and day < found.latest:  # what a source shows from then on tells nothing of the days before
            return Progress.UNKNOWN
        decided_after = any(each.decided.earliest > due.latest for each in self.extensions)
        if decided_after or (unmet and unmet.latest >= due.latest):
            return Progress.OVERDUE
        return Progress.SETTLED if settled and settled.earliest >= due.latest else Progress.UNKNOWN

    def _was_settled_before(self, leaving: date) -> bool:
        """Did a source show, while the State was bound, that it had nothing left to do? One of later tells nothing."""
        settled = self.filed.settled if self.filed else None
        eve = leaving - A_DAY
        return bool(settled and settled.latest < leaving and self.progress_on(eve) is Progress.SETTLED)

    def was_late_on(self, day: date) -> bool | None:
        """Was it met after it was due? None: it is not met, or no source says and the days leave it open."""
        if self.filed is None or self.filed.met is None or not self.is_met_on(day):
            return None
        if self.filed.late:
            return True
        due = self.due_on(self.filed.met.latest)
        return False if due and self.filed.met.latest <= due.earliest else None


def _one_day(day: date | None) -> PartialDate | None:
    return PartialDate(day, day) if day else None


def deadlines_of(timeline: Timeline, treaty: Treaty) -> list[Deadline]:
    """All deadlines of a State, term by term; none before the treaty is in force for it."""
    return [
        Deadline(clause, number, begins, left, *_filed(timeline.state, clause, number))
        for number, (begins, left) in enumerate(_terms(timeline), 1)
        for clause in treaty.deadlines
    ]


def days_of_deadlines(timeline: Timeline, treaty: Treaty) -> set[date]:
    """Every day on which what is said of a deadline may begin to differ, but for how many days are left."""
    days: set[date] = set()
    for deadline in deadlines_of(timeline, treaty):
        filed = deadline.filed
        known = (filed.met, filed.unmet, filed.settled, filed.found) if filed else ()
        decided = (extension.decided for extension in deadline.extensions)
        moments = [moment for moment in (deadline.begins, deadline.left, *known, *decided) if moment]
        due = [deadline.original, *(_one_day(extension.until) for extension in deadline.extensions)]
        days.update(chain.from_iterable((moment.earliest, moment.latest) for moment in moments))
        days.update(chain.from_iterable((day.earliest, day.earliest + A_DAY, day.latest + A_DAY) for day in due if day))
    return days


def _terms(timeline: Timeline) -> Iterator[tuple[PartialDate, PartialDate | None]]:
    """From when to when the State is a Party, as far as is known, whichever reading of its dates is the true one."""
    for spans in zip_longest(*(life.party_spans for life in timeline.lives)):
        known = [span for span in spans if span]
        begins = PartialDate(min(since for since, _ in known), max(since for since, _ in known))
        left = PartialDate.spanning(until for _, until in known)
        yield begins, left


def _filed(state: State, clause: DeadlineClause, term: int) -> tuple[FiledDeadline | None, Path]:
    for place, filed in enumerate(state.deadlines):
        if (filed.id, filed.term) == (clause.id, term):
            return filed, (state.code, "deadlines", place)
    return None, (state.code,)
