"""``ottawa timeline``: what happened, and what is to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from ottawa_cli.cli.answers import chosen_format, day_of, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, OnOption, RegistryOption, StatesArgument, format_option
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import look, note, write

if TYPE_CHECKING:
    from datetime import date

FORMATS = ("table", "json", "jsonl", "csv", "ics")


@app.command(short_help="Dated events, past and to come.")
def timeline(
    states: StatesArgument = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="No event before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="No event after this day.")] = None,
    upcoming: Annotated[bool, typer.Option("--upcoming", help="Only what comes after the day asked.")] = False,
    within: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="Only what comes so soon after the day asked, such as P90D.")
    ] = None,
    on: OnOption = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa timeline UA --from 2025-06-01

    Each STATE as a line in time, and its dated events: acts and their effects, objections, statements, domestic steps.
    Without a STATE: the events of all.
    """
    from ottawa_cli.documents.timeline import timeline_document
    from ottawa_cli.reading.names import find_state, load_names
    from ottawa_cli.reading.registry import load
    from ottawa_cli.render.writers import timeline_text

    wanted = chosen_format(one_format(format, as_json=json), FORMATS)
    day = day_of(on)
    window = _window(day, first, last, upcoming, within)
    facts, names = load(registry), load_names()
    codes = [find_state(query, facts, names) for query in states or ()] or sorted(facts.states)
    document = timeline_document(facts, codes, day, *window, with_runs=bool(states))
    write(timeline_text(document, wanted, look()), wanted)
    undated = sum(event["on"] is None for event in document["events"])
    if wanted == "ics" and undated:
        note(f"note: left out of the calendar, since no day is known: {undated} event{'s' * (undated > 1)}")


def _window(
    day: date, first: str | None, last: str | None, upcoming: bool, within: str | None
) -> tuple[date | None, date | None]:
    """The first and the last day of the events asked for; what is upcoming comes after the day itself."""
    from ottawa_cli.facts.full_days import WrongDate
    from ottawa_cli.facts.periods import Period, count

    starts = [day_of(first)] if first is not None else []
    stops = [day_of(last)] if last is not None else []
    if upcoming or within is not None:
        starts.append(day + timedelta(days=1))
    if within is not None:
        try:
            stops.append(count(day, Period.parse(within)).result)
        except WrongDate as error:
            raise WrongUse(f"--within: '{quoted(within)}' is {error}") from None
    return max(starts, default=None), min(stops, default=None)
