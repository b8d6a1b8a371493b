"""A registry as rows of tables that refer to one another: the facts, and what follows from them, computed here once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from ottawa_cli.facts.findings import Path, path_text
from ottawa_cli.facts.identities import Identities
from ottawa_cli.facts.model import Cited, Consent, Source, State, Treaty, Withdrawal
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import PartialDate, date_text
from ottawa_cli.law.deadlines import deadlines_of
from ottawa_cli.law.events import events_of
from ottawa_cli.law.timelines import Timeline, timeline_of

Cell = str | int | None
SCHEMA: Final = "ottawa/sqlite/2"


class Row(NamedTuple):
    """A row of a table; its cells are in the order of the table's columns."""

    table: str
    cells: tuple[Cell, ...]


def source_row(source_id: str, source: Source) -> Row:
    """A source that the file describes."""
    return Row("source", (source_id, source.title, source.url, *_date_cells(source.as_of)))


def head_rows(treaty: Treaty, sha256: str) -> Iterator[Row]:
    """Which treaty and which file it is."""
    about = {
        "schema": SCHEMA,
        "treaty_id": treaty.id,
        "treaty": treaty.name,
        "short_name": treaty.short_name,
        "reference": treaty.reference,
        "depositary": treaty.depositary,
        "adopted": date_text(treaty.adopted),
        "verified": treaty.verified.isoformat(),
        "sha256": sha256,
    }
    yield from (Row("meta", (key, value)) for key, value in about.items() if value is not None)


def state_rows(state: State, treaty: Treaty, names: Names) -> Iterator[Row]:
    """All that is on file of a State, and all that follows: its runs and events. A row comes after those it names."""
    timeline, name = timeline_of(state, treaty), names.get(state.code)
    facts = _FactRows(state, treaty)
    yield Row("state", (state.code, name.alpha_3 if name else None, state.name, *_date_cells(state.signed), state.note))
    yield from facts.cited((state.code,), "state", state)
    yield from _instrument_rows(timeline, facts)
    yield from _notification_rows(state, facts)
    yield from _rows_that_move_nothing(state, facts)
    yield from _deadline_rows(timeline, treaty, facts)
    yield from _run_rows(timeline)
    objectors = [objection.by for notification in state.notifications for objection in notification.objections]
    names_of_objectors = {code: names[code].name for code in objectors if code in names}
    for number, event in enumerate(events_of(timeline, treaty, names_of_objectors)):
        cells = (*_date_cells(event.on), str(event.kind), event.article, event.text, facts.id_of(event.path))
        yield Row("event", (event.identity, state.code, number, *cells))


class _FactRows:
    """The rows that all facts of a State have alike."""

    def __init__(self, state: State, treaty: Treaty) -> None:
        self._treaty = treaty.id
        self._identities = Identities(state.code, state)

    def id_of(self, path: Path) -> str:
        """By what a fact is known again."""
        return f"{self._treaty}/{self._identities.of(path)}"

    def cited(self, path: Path, kind: str, fact: Cited) -> Iterator[Row]:
        """A fact's address, and who says so."""
        yield Row("fact", (self.id_of(path), path_text(path), str(path[0]), kind))
        for number, source_id in enumerate(fact.sources):
            yield Row("citation", (self.id_of(path), number, source_id))

    def item(self, path: Path, table: str, item: Cited, *cells: Cell) -> Iterator[Row]:
        """An item of a list: its address, who says so, and its row, which begins with its id."""
        yield from self.cited(path, table, item)
        yield Row(table, (self.id_of(path), *cells))


def _instrument_rows(timeline: Timeline, facts: _FactRows) -> Iterator[Row]:
    """What was filed, what goes with a withdrawal alone, and what became of it."""
    code = timeline.state.code
    for number, (instrument, outcomes) in enumerate(zip(timeline.state.instruments, timeline.outcomes, strict=True)):
        days = _date_cells(instrument.moment, instrument.takes_effect)
        filed = (instrument.kind, int(isinstance(instrument, Consent)), *days, instrument.reference)
        told: tuple[Cell, ...] = (None, None, None)
        if isinstance(instrument, Withdrawal):
            notified, not_found = (" ".join(whom) or None for whom in (instrument.notified, instrument.not_found))
            told = (instrument.reasons, notified, not_found)
        effect = _date_cells(outcomes.takes_effect, outcomes.not_before, outcomes.revoked)
        law = (*effect, outcomes.article, outcomes.rule or None, outcomes.idle or None)
        cells = (*filed, *told, *law)
        yield from facts.item((code, "instruments", number), "instrument", instrument, code, number, *cells)


def _notification_rows(state: State, facts: _FactRows) -> Iterator[Row]:
    """Each notification, and what others made of it."""
    for number, notification in enumerate(state.notifications):
        path, days = (state.code, "notifications", number), _date_cells(notification.received, notification.ended)
        cells = (state.code, number, notification.kind, *days, notification.reasons)
        yield from facts.item(path, "notification", notification, *cells)
        for i, objection in enumerate(notification.objections):
            reaction = (facts.id_of(path), objection.by, *_date_cells(objection.on))
            yield from facts.item((*path, "objections", i), "objection", objection, *reaction)
        for i, statement in enumerate(notification.statements):
            reaction = (facts.id_of(path), statement.by, *_date_cells(statement.on))
            yield from facts.item((*path, "statements", i), "statement", statement, *reaction, statement.text)


def _rows_that_move_nothing(state: State, facts: _FactRows) -> Iterator[Row]:
    """Armed conflicts, which may defer an act; the steps to one; what was declared with one."""
    code = state.code
    for number, conflict in enumerate(state.armed_conflicts):
        days = _date_cells(conflict.since, conflict.ended)
        yield from facts.item((code, "armed_conflicts", number), "armed_conflict", conflict, code, *days)
    for number, step in enumerate(state.steps):
        cells = (code, step.kind, *_date_cells(step.on), step.text)
        yield from facts.item((code, "steps", number), "step", step, *cells)
    for number, said in enumerate(state.declarations):
        cells = (code, said.said_with, *_date_cells(said.on), said.about, said.text, said.reference)
        yield from facts.item((code, "declarations", number), "declaration", said, *cells)


def _deadline_rows(timeline: Timeline, treaty: Treaty, facts: _FactRows) -> Iterator[Row]:
    """What the State must have done by when, and the decisions that put it off; what is known of none is left out."""
    code = timeline.state.code
    for deadline in deadlines_of(timeline, treaty):
        key, clause, filed = (code, deadline.clause.id, deadline.term), deadline.clause, deadline.filed
        if filed:
            yield from facts.cited(deadline.path, "deadline", filed)
        known = (filed.met, filed.unmet, filed.settled, filed.found) if filed else (None,) * 4
        days = _date_cells(deadline.original, deadline.due_on(date.max), *known)
        late = deadline.was_late_on(date.max)
        told = (0 if filed and not filed.affected else None, None if late is None else int(late))
        yield Row(
            "deadline", (*key, facts.id_of(deadline.path) if filed else None, clause.article, clause.name, *days, *told)
        )
        for number, extension in enumerate(deadline.extensions):
            path = (*deadline.path, "extensions", number)
            cells = (*key, number, date_text(extension.until), *_date_cells(extension.decided), extension.by)
            yield from facts.item(path, "extension", extension, *cells)


def _run_rows(timeline: Timeline) -> Iterator[Row]:
    code = timeline.state.code
    for number, run in enumerate(timeline.runs):
        yield Row("run", (code, number, date_text(run.since), date_text(run.until), str(run.status)))
        for position, status in enumerate(run.possible):
            yield Row("run_status", (code, number, position, str(status)))
        for position, mark in enumerate(chain(run.marks, run.possible_marks)):
            yield Row("run_mark", (code, number, position, str(mark), int(mark in run.marks)))


def _date_cells(*moments: PartialDate | None) -> Iterator[Cell]:
    """Each date as the registry writes it, and the days between which it lies."""
    for moment in moments:
        yield from (str(moment), str(moment.earliest), str(moment.latest)) if moment else (None, None, None)
