"""``ottawa status``: where States stand on a day, or how many stand where."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in, beyond_note
from ottawa_cli.cli.question import chosen_format, day_of, refuse_unknown
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.snapshot.opening import opened
from ottawa_cli.snapshot.protocol import heading_of
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Day, Json, Registry, States, complete, format_option
    from ottawa_cli.documents.types import StatusDocument


def status(
    states: States = None,
    on: Day = None,
    expect: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            help="Ask whether every STATE has this status or mark: exit 0 yes, 1 no, 4 it cannot be said.",
            autocompletion=complete(*STATUS_WORDS, *MARK_WORDS),
        ),
    ] = None,
    format: Annotated[str | None, format_option("status")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: Registry = None,
) -> Answer:
    """Example: ottawa status LT --on 2025-12-26

    Where each STATE stands on a day: its status, since when, until when, by which article, with the sources. Without a
    STATE: how many stand where, and who is about to change.
    """
    if expect is not None:
        refuse_unknown([expect], (*STATUS_WORDS, *MARK_WORDS), "--expect")
        if not states:
            raise WrongUse("--expect needs a STATE to ask about")
    form = chosen_format("status" if states else "overview", format, as_json=json)
    day = day_of(on).isoformat()
    return _standings(registry, states, day, expect, form) if states else _overview(registry, day, form)


def _overview(registry: str | None, on: str, form: str) -> Answer:
    from ottawa_cli.documents.overview import overview_document
    from ottawa_cli.documents.status import status_document

    with opened(registry) as snapshot:
        elements = snapshot.finished("state", None, on)
        everyone = status_document(heading_of(snapshot), on, elements)
        return answer_in(form, "overview", overview_document(everyone, int(snapshot.finished("signed", [""], on)[0])))


def _standings(registry: str | None, states: Sequence[str], on: str, expect: str | None, form: str) -> Answer:
    with opened(registry) as snapshot:
        elements = snapshot.finished("state", states, on)
        heading = heading_of(snapshot)
    if form == "json" and expect is None:  # the elements are finished: nothing is taken apart and put together again
        from ottawa_cli.render.json import status_json

        return Answer(status_json(heading, on, elements), exact=True)
    from ottawa_cli.documents.status import status_document

    document = status_document(heading, on, elements)
    answer = answer_in(form, "status", document)
    if expect is not None:
        answer.exit_code = _expected(document, expect)
        answer.aside = beyond_note(heading.verified) if document["beyond_verified"] and form != "table" else ""
    return answer


def _expected(document: StatusDocument, word: str) -> int:
    """1 where a State surely has it not, else 4 where one may not, else 0."""
    from ottawa_cli.documents.status import fits

    statuses, marks = ([word], []) if word in STATUS_WORDS else ([], [word])
    answers = [fits(element, statuses, marks) for element in document["states"]]
    return 1 if False in answers else 4 if None in answers else 0
