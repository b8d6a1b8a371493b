"""``ottawa when``: the day an act takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ottawa_cli.cli.answers import chosen_format, chosen_words, day_of, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, RegistryOption, complete_state, format_option, words
from ottawa_cli.system.output import look, write

if TYPE_CHECKING:
    from datetime import date

    from ottawa_cli.facts.model import State, Treaty
    from ottawa_cli.law.articles import Effect

FORMATS = ("table", "json")
ACTS = ("ratification", "acceptance", "approval", "accession", "succession", "withdrawal")


@app.command(short_help="The day on which an act takes effect.")
def when(
    act: Annotated[str, typer.Argument(metavar="ACT", help=f"One of: {', '.join(ACTS)}.", autocompletion=words(*ACTS))],
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day of its deposit, or of a withdrawal's receipt.")],
    state: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="Take this State's armed conflicts along.", autocompletion=complete_state),
    ] = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa when withdrawal 2026-03-01 --state UA

    The day on which an act takes effect, by which article, and how it is counted. Exit 4: the day is not known.
    """
    from ottawa_cli.documents.when import when_document
    from ottawa_cli.reading.names import find_state, load_names
    from ottawa_cli.reading.registry import load
    from ottawa_cli.render.writers import page_text

    wanted = chosen_format(one_format(format, as_json=json), FORMATS)
    chosen_words([act], ACTS, "ACT")
    day = day_of(date)
    facts = load(registry)
    member = facts.states[find_state(state, facts, load_names())] if state is not None else None
    document = when_document(facts, act, day, member, _effects(facts.treaty, act, day, member))
    write(page_text(document, wanted, look()), wanted)
    if document["takes_effect"] is None or "/" in document["takes_effect"]:
        raise typer.Exit(4)


def _effects(treaty: Treaty, act: str, day: date, state: State | None) -> list[Effect]:
    """The effect of an act, one for each reading of the days of the State's armed conflicts."""
    from ottawa_cli.law.articles import Effect, consent_takes_effect, withdrawal_takes_effect
    from ottawa_cli.law.readings import readings_of

    if act != "withdrawal":
        return [consent_takes_effect(treaty.entry_into_force, day)]
    if treaty.withdrawal is None:
        return [Effect(None, None, None, "the treaty has no clause on withdrawal")]
    known = [reading.conflicts for reading in readings_of(state)] if state else [()]
    return [withdrawal_takes_effect(treaty.withdrawal, day, conflicts) for conflicts in known]
