"""What a State must have done by when, and how far it has come on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.documents.told import due_order
from ottawa_cli.facts.model import Registry, Source, State, Treaty, Withdrawal
from ottawa_cli.facts.partial_dates import PartialDate, date_text
from ottawa_cli.law.deadlines import Deadline, Progress, deadlines_of
from ottawa_cli.law.timelines import Timeline

if TYPE_CHECKING:
    from ottawa_cli.documents.types import DeadlineForm, DeadlinesPart, DueForm


def deadline_forms(registry: Registry, timeline: Timeline, on: date) -> Iterator[DeadlineForm]:
    """The deadlines of a State that run, or ran, on a day, by the day due."""
    begun = (each for each in deadlines_of(timeline, registry.treaty) if each.begins.earliest <= on)
    yield from sorted((_form(each, registry.sources, timeline.state, on) for each in begun), key=due_order)


def deadlines_part(registry: Registry, timeline: Timeline, on: date) -> DeadlinesPart:
    """The same with whose they are."""
    state = timeline.state
    return {"code": state.code, "name": state.name, "deadlines": [*deadline_forms(registry, timeline, on)]}


def due_forms(timeline: Timeline, treaty: Treaty) -> list[DueForm]:
    """Through which day each deadline of a State runs, by all that is decided."""
    return [
        {
            "id": deadline.clause.id,
            "term": deadline.term,
            "what": deadline.clause.name,
            "due": date_text(deadline.due_on(date.max)),
        }
        for deadline in deadlines_of(timeline, treaty)
    ]


def _form(deadline: Deadline, on_file: Mapping[str, Source], state: State, on: date) -> DeadlineForm:
    filed, clause = deadline.filed, deadline.clause
    extensions, progress = deadline.extensions_by(on), deadline.progress_on(on)
    shows = deadline.extensions if progress is Progress.OVERDUE else extensions  # a later decision shows it unfulfilled
    cited = [*(filed.sources if filed else ()), *(name for each in shows for name in each.sources)]
    if progress is Progress.LAPSED and deadline.left:
        cited.extend(_sources_of_leaving(state, deadline.left))
    sources = [*dict.fromkeys(cited)]
    known = [moment for name in sources if (source := on_file.get(name)) and (moment := source.as_of)]
    return {
        "code": state.code,
        "id": clause.id,
        "name": state.name,
        "what": clause.name,
        "article": clause.article,
        "term": deadline.term,
        "due": date_text(deadline.due_on(on)),
        "original": str(deadline.original),
        "status": str(progress),
        "late": deadline.was_late_on(on),
        "met": _by(filed.met if filed else None, on),
        "unmet": _by(filed.unmet if filed else None, date.max if progress is Progress.OVERDUE else on),
        "settled": _by(filed.settled if filed else None, date.max if progress is Progress.SETTLED else on),
        "found": _by(filed.found if filed else None, on),
        "extensions": [
            {
                "until": date_text(extension.until),
                "decided": str(extension.decided),
                "by": extension.by,
                "sources": [*extension.sources],
            }
            for extension in extensions
        ],
        "as_of": date_text(max(known, key=lambda moment: moment.latest, default=None)),
        "sources": sources,
    }


def _sources_of_leaving(state: State, left: PartialDate) -> tuple[str, ...]:
    """Those of the last notice of withdrawal by the day on which the State ceased to be a Party."""
    notices = [
        each for each in state.instruments if isinstance(each, Withdrawal) and each.moment.earliest < left.latest
    ]
    return notices[-1].sources if notices else ()


def _by(moment: PartialDate | None, on: date) -> str | None:
    """A day on file, if it may have come by a day."""
    return str(moment) if moment and moment.earliest <= on else None
