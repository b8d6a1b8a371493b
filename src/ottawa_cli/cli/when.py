"""``ottawa when``: the day an act takes effect."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, known_words, numbers_note
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Json, Registry, Treaty, complete, complete_state, format_option
    from ottawa_cli.documents.types import WhenDocument

ACTS = ("ratification", "acceptance", "approval", "accession", "succession", "consent", "withdrawal", "revocation")

_OTHER_WORDS = {
    "denunciation": "ask for withdrawal",
    "re-accession": "a State that comes back accedes; ask for accession, with --state",
    "suspension": "the treaties' clauses know none; a notified one sets a mark beside the status, and moves no day",
    "signature": "it binds nobody; ask for the consent that follows it, such as ratification",
}
"""What is asked for by other names, and what to ask for."""


def when(
    act: Annotated[
        str, typer.Argument(metavar="ACT", help=f"One of: {', '.join(ACTS)}.", autocompletion=complete(*ACTS))
    ],
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day of deposit, or of receipt by the depositary.")],
    state: Annotated[
        str | None,
        typer.Option(
            metavar="STATE",
            help="Beside all that this State did, and its armed conflicts.",
            autocompletion=complete_state,
        ),
    ] = None,
    format: Annotated[str | None, format_option("when")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa when withdrawal 2026-03-01 --state UA

    The day on which an act takes effect, by which article, and how it is counted. Exit 1: it would move nothing; 4: the
    day is not known, or it may move nothing.
    """
    form = chosen_format("when", format, as_json=json)
    if act.casefold() in _OTHER_WORDS:
        raise WrongUse(f"ACT does not know '{act.casefold()}': {_OTHER_WORDS[act.casefold()]}")
    (act,) = known_words([act], ACTS, "ACT")
    day = day_of(date)
    from json import loads

    from ottawa_cli.documents.head import beginning_as_kept
    from ottawa_cli.documents.when import when_document
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.snapshot.protocol import heading_of

    with opened(asked_registry(registry, treaty)) as snapshot:
        member = loads(snapshot.finished("conduct", [state], str(day))[0]) if state is not None else None
        (clauses,) = snapshot.finished("heading", ["clauses"])
        head = beginning_as_kept("ottawa/when/1", heading_of(snapshot))
    document = when_document(head, loads(clauses), act, day, member)
    aside = numbers_note([state], lambda _: f"{member['name']} ({member['code']})") if state and member else ""
    return answer_in(form, "when", document, exit_code=_exit_code(document), aside=aside)


def _exit_code(document: WhenDocument) -> int:
    """1 where the act would move nothing, 4 where the day is not known, or it may move nothing, else 0."""
    if not document["rule"]:
        return 1
    is_known = document["takes_effect"] is not None and "/" not in document["takes_effect"]
    return 0 if is_known and not document["moves_nothing"] else 4
