"""``ottawa deadlines``: what a State must have done by when."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.groups import expanded, groups_note, may_be_groups, with_groups
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, known_words, numbers_note, period_of
from ottawa_cli.facts.words import DEADLINE_WORDS
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Bom, Day, Json, Registry, States, Treaty, complete, format_option
    from ottawa_cli.documents.types import DeadlinesDocument, DeadlinesPart, GroupForm


def deadlines(
    states: States = None,
    id: Annotated[  # noqa: A002 - the option's name
        list[str] | None,
        typer.Option("--id", metavar="ID", help="Only this deadline of the treaty's; several are or-ed."),
    ] = None,
    progress: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="WORD",
            help=f"Only deadlines that have come so far: {', '.join(DEADLINE_WORDS)}; several are or-ed.",
            autocompletion=complete(*DEADLINE_WORDS),
        ),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="Only those due from the day through so long after it, such as P1Y."),
    ] = None,
    on: Day = None,
    format: Annotated[str | None, format_option("deadlines")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa deadlines --within P1Y --on 2025-12-01

    What States must have done by when, by day due: with the decisions that put a day off, how far each has come, as far
    as a source says, and the sources. Without a STATE: of all.
    """
    form = chosen_format("deadlines", format, as_json=json, bom=bom)
    day = day_of(on)
    statuses = known_words(progress or (), DEADLINE_WORDS, "--status")
    until = _last_day(day, within)
    return _told(states or [], id or [], (day, statuses, until), asked_registry(registry, treaty), form, bom=bom)


def _told(
    states: list[str],
    ids: Sequence[str],
    asked_for: tuple[date, list[str], date | None],
    file: str,
    form: str,
    *,
    bom: bool,
) -> Answer:
    """Those that are asked for: on which day, how far they have come, due by when."""
    from json import loads

    from ottawa_cli.documents.head import head_as_kept
    from ottawa_cli.documents.told import told_deadlines
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.snapshot.protocol import heading_of, sources_of

    day, statuses, until = asked_for
    on = day.isoformat()
    groups: list[GroupForm] = []
    if may_be_groups(states):
        states, groups = expanded(states, on, file)
    with opened(file) as snapshot:
        asked: list[DeadlinesPart] = [loads(text) for text in snapshot.finished("deadlines", states or None, on)]
        head = head_as_kept("ottawa/deadlines/1", heading_of(snapshot), on)
        (clauses,) = snapshot.finished("heading", ["deadlines"])
        cited = [sources_of(snapshot)] if form == "md" else []
    ids = _known_ids(ids, loads(clauses))
    parts = [*{part["code"]: part for part in asked}.values()]
    document = told_deadlines(head, parts, ids, statuses, until)
    numbers = numbers_note(states, lambda position: f"{asked[position]['name']} ({asked[position]['code']})")
    everyone = told_deadlines(head, parts, ids, statuses)
    left_out = (
        "note: no deadlines of this treaty are on file" if clauses == "[]" else _left_out_note(parts, everyone, until)
    )
    aside = "\n".join(filter(None, (numbers, groups_note(groups, on), left_out)))
    return answer_in(form, "deadlines", with_groups(document, groups), *cited, aside=aside, bom=bom)


def _left_out_note(parts: Sequence[DeadlinesPart], everyone: DeadlinesDocument, until: date | None) -> str:
    """What is said aside where a list leaves out what cannot be said, or where there is nothing to list."""
    if len(parts) == 1 and not parts[0]["deadlines"]:
        return f"note: {parts[0]['name']} has not been a State Party by {everyone['on']}: nothing runs for it"
    number = sum(form["due"] is None for form in everyone["deadlines"]) if until else 0
    return (
        f"note: left out, since the day due is not on record: {number} deadline{'s' * (number > 1)}" if number else ""
    )


def _last_day(day: date, within: str | None) -> date | None:
    if within is None:
        return None
    from ottawa_cli.facts.periods import count

    return count(day, period_of(within, "--within")).result


def _known_ids(ids: Sequence[str], clauses: Sequence[str]) -> list[str]:
    if ids and not clauses:
        raise WrongUse("--id: this treaty has no deadlines on file")
    return known_words(ids, clauses, "--id")
