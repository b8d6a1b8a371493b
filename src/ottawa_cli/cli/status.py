"""``ottawa status``: where States stand on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import (
    MARK_WORDS,
    STATUS_WORDS,
    JsonOption,
    OnOption,
    RegistryOption,
    StatesArgument,
    chosen_format,
    chosen_words,
    codes_of,
    day_of,
    format_option,
    words,
)
from ottawa_cli.failures import WrongUse
from ottawa_cli.output import look, note, write

if TYPE_CHECKING:
    from ottawa_cli.forms import StatusDocument

FORMATS = ("table", "json", "jsonl", "csv")
OVERVIEW_FORMATS = ("table", "json")

ExpectOption = Annotated[
    str | None,
    typer.Option(
        metavar="WORD",
        help="Ask whether every STATE has this status or mark: exit 0 yes, 1 no, 4 it cannot be said.",
        autocompletion=words(*STATUS_WORDS, *MARK_WORDS),
    ),
]


@app.command(short_help="Where States stand on a day; alone: how many stand where.")
def status(
    states: StatesArgument = None,
    on: OnOption = None,
    expect: ExpectOption = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa status LT --on 2025-12-26

    Where each STATE stands on a day: its status, since when, until when, by which article, and says who. Without a
    STATE: how many stand where, and who is about to change.
    """
    from ottawa_cli.documents import overview_document, status_document
    from ottawa_cli.names import load_names
    from ottawa_cli.registry import load
    from ottawa_cli.render.formats import page_text, status_text

    if expect is not None:
        chosen_words([expect], (*STATUS_WORDS, *MARK_WORDS), "--expect")
        if not states:
            raise WrongUse("--expect needs a STATE to ask about")
    wanted = chosen_format(format, json, FORMATS if states else OVERVIEW_FORMATS)
    day = day_of(on)
    facts, names = load(registry), load_names()
    if not states:
        write(page_text(overview_document(facts, names, day), wanted, look()), wanted)
        return
    document = status_document(facts, names, codes_of(states, facts, names), day)
    write(status_text(document, wanted, look()), wanted)
    if expect is not None:
        _answer(document, expect, wanted)


def _answer(document: StatusDocument, expected: str, wanted: str) -> None:
    """Exit with 1 where a State surely has it not, else 4 where one may not, else 0."""
    from ottawa_cli.documents import fits

    if document["beyond_verified"] and wanted != "table":
        verified = document["registry"]["verified"]
        note(f"note: the facts are held to be complete through {verified}; what happened later may be missing")
    statuses, marks = ([expected], []) if expected in STATUS_WORDS else ([], [expected])
    answers = [fits(element, statuses, marks) for element in document["states"]]
    raise typer.Exit(1 if False in answers else 4 if None in answers else 0)
