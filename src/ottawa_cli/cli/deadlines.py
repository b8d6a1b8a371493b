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
    from ottawa_cli.documents.types import GroupForm
    from ottawa_cli.facts.model import Registry as FiledRegistry
    from ottawa_cli.facts.model import Treaty as TreatyFacts


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
    file: str | None,
    form: str,
    *,
    bom: bool,
) -> Answer:
    """Those that are asked for: on which day, how far they have come, due by when."""
    from ottawa_cli.documents.citations import citations_of
    from ottawa_cli.documents.deadlines import deadlines_document
    from ottawa_cli.reading.names import find_states, load_names
    from ottawa_cli.reading.registry import load

    day, statuses, until = asked_for
    facts = load(file)
    ids = _known_ids(ids, facts.treaty)
    groups: list[GroupForm] = []
    if may_be_groups(states):
        states, groups = expanded(states, day.isoformat(), facts.states.__contains__)
    asked = find_states(states, facts.own_names(), load_names())
    codes = [*dict.fromkeys(asked)] or sorted(facts.states)
    document = deadlines_document(facts, codes, day, ids, statuses, until)
    numbers = numbers_note(states, lambda position: f"{facts.states[asked[position]].name} ({asked[position]})")
    left_out = _left_out_note(facts, codes, (day, statuses, until), ids)
    aside = "\n".join(filter(None, (numbers, groups_note(groups, day.isoformat()), left_out)))
    cited = [citations_of(facts.sources)] if form == "md" else []
    return answer_in(form, "deadlines", with_groups(document, groups), *cited, aside=aside, bom=bom)


def _left_out_note(
    facts: FiledRegistry, codes: Sequence[str], asked_for: tuple[date, list[str], date | None], ids: Sequence[str]
) -> str:
    """What is said aside where a list leaves out what cannot be said, or where a treaty has none to list."""
    from ottawa_cli.documents.deadlines import deadlines_document

    day, statuses, until = asked_for
    if not facts.treaty.deadlines:
        return "note: no deadlines of this treaty are on file"
    if len(codes) == 1 and not deadlines_document(facts, codes, day)["deadlines"]:
        return f"note: {facts.states[codes[0]].name} has not been a State Party by {day}: nothing runs for it"
    everyone = deadlines_document(facts, codes, day, ids, statuses)["deadlines"] if until else []
    number = sum(form["due"] is None for form in everyone)
    return f"note: left out, since the day due was not read: {number} deadline{'s' * (number > 1)}" if number else ""


def _last_day(day: date, within: str | None) -> date | None:
    from ottawa_cli.facts.periods import count

    return None if within is None else count(day, period_of(within, "--within")).result


def _known_ids(ids: Sequence[str], treaty: TreatyFacts) -> list[str]:
    if ids and not treaty.deadlines:
        raise WrongUse("--id: this treaty has no deadlines on file")
    return known_words(ids, [clause.id for clause in treaty.deadlines], "--id")
