"""``ottawa status``: where States stand on a day, or how many stand where."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.groups import expanded, groups_note, may_be_groups, with_groups
from ottawa_cli.cli.question import (
    asked_registry,
    chosen_format,
    day_of,
    known_words,
    numbers_note,
    shell_word,
)
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.snapshot.opening import opened
from ottawa_cli.snapshot.protocol import heading_of, sources_of
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Also, Bom, Day, Json, MaxAge, Registry, States, Treaty, complete, format_option
    from ottawa_cli.documents.types import GroupForm


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
    max_age: MaxAge = None,
    format: Annotated[str | None, format_option("status")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
    also: Also = None,
) -> Answer:
    """Example: ottawa status LT --on 2025-12-26

    Where each STATE stands on a day: its status, since when, until when, by which article, with the sources. Without a
    STATE: how many stand where, and who is about to change.
    """
    expect = _word_expected(expect, max_age, states)
    form = chosen_format("status" if states else "overview", format, as_json=json, bom=bom)
    day = day_of(on).isoformat()
    if not states:
        if also:
            raise WrongUse("--also needs a STATE to ask about")
        return _overview(asked_registry(registry, treaty), day, form, _who_undetermined(on, registry, treaty))
    file = asked_registry(registry, treaty)
    groups: list[GroupForm] = []
    if may_be_groups(states):
        states, groups = expanded(states, day, file)
    if also:
        from ottawa_cli.cli.several import standings_answer

        return standings_answer(states, day, [file], also, form, expect, max_age, groups, bom=bom)
    return _standing(states, day, file, groups, form, expect, max_age, bom=bom)


def _standing(
    states: list[str],
    day: str,
    file: str,
    groups: list[GroupForm],
    form: str,
    expect: str | None,
    max_age: str | None,
    *,
    bom: bool,
) -> Answer:
    """Where States stand, by one registry."""
    with opened(file) as snapshot:
        elements = snapshot.finished("state", states, day)
        heading = heading_of(snapshot)
        cited = [sources_of(snapshot)] if form == "md" else []
    numbers = numbers_note(states, lambda position: _described(elements[position]))
    aside = "\n".join(filter(None, (numbers, groups_note(groups, day))))
    if form == "json" and expect is None:  # the elements are finished: nothing is taken apart and put together again
        from ottawa_cli.render.json import groups_text, status_json

        return Answer(status_json(heading, day, elements, **groups_text(groups)), exact=True, aside=aside)
    from ottawa_cli.documents.status import status_document

    document = status_document(heading, day, elements)
    answer = answer_in(form, "status", with_groups(document, groups), *cited, aside=aside, bom=bom)
    if expect is None:
        return answer
    from ottawa_cli.cli.expectation import expecting

    return expecting(answer, document, expect, max_age, form)


def _word_expected(expect: str | None, max_age: str | None, states: list[str] | None) -> str | None:
    """The status or the mark that is asked for, as documents have it.

    Raises:
        WrongUse: there is no such word, no State is asked, or a condition stands without what it is one of.
    """
    if expect is None:
        if max_age is not None:
            raise WrongUse("--max-age is a condition of --expect; give that too")
        return None
    (word,) = known_words([expect], (*STATUS_WORDS, *MARK_WORDS), "--expect")
    if not states:
        raise WrongUse("--expect needs a STATE to ask about")
    return word


def _who_undetermined(on: str | None, registry: str | None, treaty: str | None) -> str:
    """The command that names those of whom it cannot be said, of the same day and registry."""
    options = (("--on", on), ("--registry", registry), ("--treaty", treaty))
    given = [f"{option} {shell_word(value)}" for option, value in options if value]
    return " ".join(["ottawa list --status undetermined", *given])


def _described(element: str) -> str:
    """The State of a finished element, by name and code."""
    from json import loads

    state = loads(element)
    return f"{state['name']} ({state['code']})"


def _overview(registry: str, on: str, form: str, who_undetermined: str) -> Answer:
    from json import loads

    from ottawa_cli.documents.overview import overview_document
    from ottawa_cli.documents.status import status_document

    with opened(registry) as snapshot:
        elements = snapshot.finished("state", None, on)
        everyone = status_document(heading_of(snapshot), on, elements)
        document = overview_document(everyone, loads(snapshot.finished("tally", [""], on)[0]))
        beside = sources_of(snapshot) if form == "md" else who_undetermined
    return answer_in(form, "overview", document, beside)
