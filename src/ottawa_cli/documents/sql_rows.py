"""A registry as rows of tables that refer to one another: the facts, and what follows from them, computed here once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import Consent, Withdrawal
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.events import events
from ottawa_cli.law.timelines import timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.facts.model import Cited, Instrument, Names, Notification, Source, State, Treaty
    from ottawa_cli.facts.partial_dates import PartialDate
    from ottawa_cli.law.timelines import Timeline

Cell = str | int | None
FORM: Final = "ottawa/sqlite/1"


class Row(NamedTuple):
    """A row of a table; its cells are in the order of the table's columns."""

    table: str
    cells: tuple[Cell, ...]


def source_row(name: str, source: Source) -> Row:
    """A source that the file describes."""
    return Row("source", (name, source.title, source.url, *_moment(source.as_of)))


def head_rows(treaty: Treaty, sha256: str) -> Iterator[Row]:
    """Which treaty and which file it is."""
    about = {
        "schema": FORM,
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
    yield Row("state", (state.code, name.alpha_3 if name else None, state.name, *_moment(state.signed), state.note))
    yield from _fact((state.code,), "state", state)
    yield from _instruments(timeline)
    yield from _notifications(state)
    yield from _conflicts_and_steps(state)
    yield from _runs(timeline)
    for place, event in enumerate(events(timeline, treaty)):
        told = (str(event.kind), event.article, event.text, path_text(event.path))
        yield Row("event", (state.code, place, *_moment(event.on), *told))


def _fact(path: Path, kind: str, fact: Cited) -> Iterator[Row]:
    """A fact's address, and who says so."""
    where = path_text(path)
    yield Row("fact", (where, str(path[0]), kind))
    for place, source in enumerate(fact.sources):
        yield Row("citation", (where, place, source))


def _instruments(timeline: Timeline) -> Iterator[Row]:
    for place, instrument in enumerate(timeline.state.instruments):
        path: Path = (timeline.state.code, "instruments", place)
        yield from _fact(path, "instrument", instrument)
        yield Row(
            "instrument", (path_text(path), timeline.state.code, place, *_act(instrument), *_effect(timeline, place))
        )


def _act(instrument: Instrument) -> tuple[Cell, ...]:
    """What was filed: the kind, the day of deposit or receipt, the day published, and what goes with a withdrawal."""
    reasons = instrument.reasons if isinstance(instrument, Withdrawal) else None
    notified = " ".join(instrument.notified) if isinstance(instrument, Withdrawal) else None
    said = (instrument.reference, reasons, notified or None)
    return (
        instrument.kind,
        int(isinstance(instrument, Consent)),
        *_moment(instrument.moment),
        *_moment(instrument.takes_effect),
        *said,
    )


def _effect(timeline: Timeline, place: int) -> tuple[Cell, ...]:
    outcomes = timeline.outcomes(place)
    days = (outcomes.takes_effect, outcomes.not_before, outcomes.revoked)
    return (*chain.from_iterable(map(_moment, days)), outcomes.article, outcomes.rule or None, outcomes.idle or None)


def _notifications(state: State) -> Iterator[Row]:
    for place, filed in enumerate(state.notifications):
        path: Path = (state.code, "notifications", place)
        yield from _fact(path, "notification", filed)
        days = (*_moment(filed.received), *_moment(filed.ended))
        yield Row("notification", (path_text(path), state.code, place, filed.kind, *days, filed.reasons))
        yield from _answers(path, filed)


def _answers(path: Path, filed: Notification) -> Iterator[Row]:
    """What others made of a notification."""
    for place, objection in enumerate(filed.objections):
        at: Path = (*path, "objections", place)
        yield from _fact(at, "objection", objection)
        yield Row("objection", (path_text(at), path_text(path), objection.by, *_moment(objection.on)))
    for place, said in enumerate(filed.statements):
        at = (*path, "statements", place)
        yield from _fact(at, "statement", said)
        yield Row("statement", (path_text(at), path_text(path), said.by, *_moment(said.on), said.text))


def _conflicts_and_steps(state: State) -> Iterator[Row]:
    for place, conflict in enumerate(state.armed_conflicts):
        path: Path = (state.code, "armed_conflicts", place)
        yield from _fact(path, "armed_conflict", conflict)
        yield Row("armed_conflict", (path_text(path), state.code, *_moment(conflict.since), *_moment(conflict.ended)))
    for place, step in enumerate(state.steps):
        path = (state.code, "steps", place)
        yield from _fact(path, "step", step)
        yield Row("step", (path_text(path), state.code, step.kind, *_moment(step.on), step.text))


def _runs(timeline: Timeline) -> Iterator[Row]:
    code = timeline.state.code
    for number, run in enumerate(timeline.runs):
        yield Row("run", (code, number, date_text(run.since), date_text(run.until), str(run.status)))
        for place, possible in enumerate(run.possible):
            yield Row("run_status", (code, number, place, str(possible)))
        for place, mark in enumerate(chain(run.marks, run.possible_marks)):
            yield Row("run_mark", (code, number, place, str(mark), int(mark in run.marks)))


def _moment(moment: PartialDate | None) -> tuple[Cell, Cell, Cell]:
    """A date as the registry writes it, and the days between which it lies."""
    if moment is None:
        return None, None, None
    return str(moment), moment.earliest.isoformat(), moment.latest.isoformat()
