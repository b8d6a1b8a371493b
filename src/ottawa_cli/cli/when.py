"""``ottawa when``: the day an act takes effect."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, known_words, numbers_note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Json, Registry, complete, complete_state, format_option

ACTS = ("ratification", "acceptance", "approval", "accession", "succession", "withdrawal")


def when(
    act: Annotated[
        str, typer.Argument(metavar="ACT", help=f"One of: {', '.join(ACTS)}.", autocompletion=complete(*ACTS))
    ],
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day of its deposit, or of a withdrawal's receipt.")],
    state: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="Take this State's armed conflicts along.", autocompletion=complete_state),
    ] = None,
    format: Annotated[str | None, format_option("when")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: Registry = None,
) -> Answer:
    """Example: ottawa when withdrawal 2026-03-01 --state UA

    The day on which an act takes effect, by which article, and how it is counted. Exit 4: the day is not known.
    """
    form = chosen_format("when", format, as_json=json)
    (act,) = known_words([act], ACTS, "ACT")
    day = day_of(date)
    from ottawa_cli.documents.when import when_document
    from ottawa_cli.reading.names import find_state, load_names
    from ottawa_cli.reading.registry import load

    facts = load(asked_registry(registry))
    member = facts.states[find_state(state, facts.own_names(), load_names())] if state is not None else None
    document = when_document(facts, act, day, member)
    is_known = document["takes_effect"] is not None and "/" not in document["takes_effect"]
    aside = numbers_note([state], lambda _: f"{member.name} ({member.code})") if state and member else ""
    return answer_in(form, "when", document, exit_code=0 if is_known else 4, aside=aside)
