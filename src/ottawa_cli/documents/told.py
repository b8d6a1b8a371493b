"""Documents put together from what was finished before, State by State; so it imports no law and no model."""

from __future__ import annotations

from ottawa_cli.facts.words import TOLD_WHEN_CHOSEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from ottawa_cli.documents.types import (
        DatedDocument,
        DeadlineForm,
        DeadlinesDocument,
        DeadlinesPart,
        EventForm,
        ExplainDocument,
        Explanation,
        TimelineDocument,
        TimelinePart,
    )


def told_explanation(head: DatedDocument, explanation: Explanation) -> ExplainDocument:
    """``ottawa/explain/1``."""
    return {**head, **explanation}


def told_timeline(
    head: DatedDocument,
    parts: Sequence[TimelinePart],
    first: date | None = None,
    last: date | None = None,
    chosen: Collection[str] = (),
    *,
    with_runs: bool = False,
) -> TimelineDocument:
    """``ottawa/timeline/1``: the events of some States from ``first`` through ``last``, undated ones last.

    ``chosen``: of these kinds alone; by default of all but those that are told only when they are chosen.
    ``with_runs``: and their runs, which tell the whole life.
    """
    events = [
        event
        for part in parts
        for event in part["events"]
        if (event["event"] in chosen if chosen else event["event"] not in TOLD_WHEN_CHOSEN)
    ]
    if first or last:
        events = [event for event in events if _may_fall_within(event, first, last)]
    return {
        **head,
        "runs": [run for part in parts for run in part["runs"]] if with_runs else [],
        "events": events if len(parts) == 1 else sorted(events, key=_day_order),
    }


def told_deadlines(
    head: DatedDocument,
    parts: Iterable[DeadlinesPart],
    ids: Collection[str] = (),
    statuses: Collection[str] = (),
    until: date | None = None,
) -> DeadlinesDocument:
    """``ottawa/deadlines/1``, by day due, those whose day is not known last.

    Args:
        head: with the day asked.
        parts: of the States asked.
        ids: only these deadlines; of all where none is named.
        statuses: only those that have come so far.
        until: only those that are due, or may be, from the day asked through this one.
    """
    asked = [
        form
        for part in parts
        for form in part["deadlines"]
        if (not ids or form["id"] in ids) and (not statuses or form["status"] in statuses)
    ]
    if until is not None:
        asked = [form for form in asked if _may_be_due(form["due"], head["on"], str(until))]
    asked.sort(key=due_order)
    return {**head, "deadlines": asked}


def due_order(form: DeadlineForm) -> tuple[bool, str, str, str]:
    """Sort by day due, those whose day is not known last."""
    return form["due"] is None, form["due"] or "", form["name"], form["id"]


def _may_be_due(due: str | None, first: str, last: str) -> bool:
    """Does a day lie within others, or a range reach into them?"""
    earliest, _, latest = (due or "").partition("/")
    return bool(earliest) and earliest <= last and (latest or earliest) >= first


def _may_fall_within(event: EventForm, first: date | None, last: date | None) -> bool:
    """Can it fall on a day from ``first`` through ``last``? An undated event cannot."""
    if event["on"] is None:
        return False
    earliest, latest = _ends(event["on"])
    return (first is None or str(first) <= latest) and (last is None or earliest <= str(last))


def _day_order(event: EventForm) -> tuple[bool, tuple[str, ...], bool]:
    """Sort by day, undated last; what falls on one day keeps its order, but that a withdrawal goes before a consent."""
    days = _ends(event["on"]) if event["on"] else ()
    return not days, days, not event["event"].startswith("withdrawal-")


def _ends(on: str) -> tuple[str, str]:
    """The first and the last day on which it may be: what follows from a date on file may lie after every such date."""
    first, _, last = on.partition("/")
    return f"{first}{'-01-01'[len(first) - 4 :]}", _last_day(last or first)


def _last_day(moment: str) -> str:
    from datetime import date, timedelta

    if len(moment) == len("YYYY-MM"):
        next_month = date.fromisoformat(f"{moment}-28") + timedelta(days=4)
        return str(next_month.replace(day=1) - timedelta(days=1))
    return f"{moment}{'-12-31'[len(moment) - 4 :]}"
