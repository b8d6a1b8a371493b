"""``ottawa timeline``: what happened, and what is to come."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.groups import expanded, groups_note, may_be_groups, with_groups
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, known_words, numbers_note, period_of
from ottawa_cli.facts.words import EVENT_WORDS
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Alarm, Also, Bom, Day, Json, Registry, States, Treaty, complete, format_option
    from ottawa_cli.documents.types import GroupForm, TimelineDocument, TimelinePart
    from ottawa_cli.facts.partial_dates import PartialDate
    from ottawa_cli.facts.periods import Period


def timeline(
    states: States = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="No event before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="No event after this day.")] = None,
    upcoming: Annotated[bool, typer.Option("--upcoming", help="Only what comes after the day asked.")] = False,
    within: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Only what comes so soon after the day asked, such as P90D.")
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Only events of this kind; several are or-ed. A declaration is told only where it is asked for.",
            autocompletion=complete(*EVENT_WORDS),
        ),
    ] = None,
    alarm: Alarm = None,
    on: Day = None,
    format: Annotated[str | None, format_option("timeline")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
    also: Also = None,
) -> Answer:
    """Example: ottawa timeline UA --from 2025-06-01

    Each STATE as a line in time, and its dated events: acts and their effects, objections, statements, domestic steps.
    Without a STATE: the events of all.
    """
    form = chosen_format("timeline", format, as_json=json, bom=bom)
    reminder, day = _reminder(alarm, form), day_of(on)
    days = _window(day, first, last, upcoming=upcoming, within=within)
    window = (*days, known_words(event or (), EVENT_WORDS, "--event"))
    file = asked_registry(registry, treaty)
    groups: list[GroupForm] = []
    if may_be_groups(states or ()):
        states, groups = expanded(states or (), day.isoformat(), file)
    if also:
        from ottawa_cli.cli.several import timelines_answer

        return timelines_answer(states or (), day, [file], also, form, window, reminder, bom=bom)
    return _told(file, states or [], day.isoformat(), window, groups, form, reminder, bom=bom)


def _told(
    file: str,
    states: list[str],
    on: str,
    window: tuple[date | None, date | None, list[str]],
    groups: list[GroupForm],
    form: str,
    alarm: Period | None,
    *,
    bom: bool,
) -> Answer:
    """What happened to States, by one registry."""
    from json import loads

    from ottawa_cli.documents.head import head_as_kept
    from ottawa_cli.documents.told import told_timeline
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.snapshot.protocol import heading_of, sources_of

    with opened(file) as snapshot:
        asked: list[TimelinePart] = [loads(text) for text in snapshot.finished("timeline", states or None, on)]
        head = head_as_kept("ottawa/timeline/1", heading_of(snapshot), on)
        cited = sources_of(snapshot) if form in {"md", "ics", "atom"} else {}
    parts = [*{part["code"]: part for part in asked}.values()]
    document = told_timeline(head, parts, *window, with_runs=bool(states))
    names = {part["code"]: part["name"] for part in parts}
    beside: dict[str, list[object]] = {"md": [cited, names], "ics": [cited, alarm], "atom": [cited]}
    numbers = numbers_note(states, lambda position: f"{asked[position]['name']} ({asked[position]['code']})")
    aside = "\n".join(filter(None, (numbers, groups_note(groups, on), _left_out_note(document, form))))
    return answer_in(form, "timeline", with_groups(document, groups), *beside.get(form, []), aside=aside, bom=bom)


def _left_out_note(document: TimelineDocument, form: str) -> str:
    """What is said aside of the events that a calendar or a feed cannot tell."""
    if form == "ics":
        number = sum(event["on"] is None for event in document["events"])
        why = "calendar, since no day is known"
    elif form == "atom":
        from ottawa_cli.render.atom import number_to_come

        number = number_to_come(document["events"], document["on"])
        why = "feed, since their day has not come or is not known"
    else:
        return ""
    return f"note: left out of the {why}: {number} event{'s' * (number > 1)}" if number else ""


def _reminder(alarm: str | None, form: str) -> Period | None:
    """How long before an event one is to be reminded.

    Raises:
        WrongUse: it is no period, or there is no calendar to hold it.
    """
    if alarm is None:
        return None
    if form != "ics":
        raise WrongUse("--alarm is a reminder in a calendar; give -f ics too")
    return period_of(alarm, "--alarm")


def _window(
    day: date, first: str | None, last: str | None, *, upcoming: bool, within: str | None
) -> tuple[date | None, date | None]:
    """The first and the last day of the events asked for; what is upcoming comes after the day itself."""
    starts = [_span_of(first, "--from").earliest] if first is not None else []
    stops = [_span_of(last, "--to").latest] if last is not None else []
    if starts and stops and stops < starts:
        raise WrongUse(f"--from {starts[0]} comes after --to {stops[0]}")
    if upcoming or within is not None:
        starts.append(day + timedelta(days=1))
    if within is not None:
        from ottawa_cli.facts.periods import count

        stops.append(count(day, period_of(within, "--within")).result)
    return max(starts, default=None), min(stops, default=None)


def _span_of(text: str, option: str) -> PartialDate:
    """A day, or all days of a month or a year."""
    from ottawa_cli.facts.partial_dates import PartialDate, parse_partial

    if text[:1].isdigit() and len(text) in {len("YYYY"), len("YYYY-MM")}:
        with suppress(ValueError):
            return parse_partial(text)
    day = day_of(text, option)
    return PartialDate(day, day)
