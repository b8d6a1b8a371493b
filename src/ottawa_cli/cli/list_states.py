"""``ottawa list``: the States that fit."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.groups import group_form, groups_note, with_groups
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, known_words
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS
from ottawa_cli.snapshot.opening import opened
from ottawa_cli.snapshot.protocol import heading_of, sources_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Bom, Day, Group, Json, Registry, Treaty, complete, format_option
    from ottawa_cli.documents.head import Heading
    from ottawa_cli.documents.types import Element, GroupForm


def list_states(
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Only States of this status; several are or-ed.",
            autocompletion=complete(*STATUS_WORDS),
        ),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD", help="Only States with this mark; several are or-ed.", autocompletion=complete(*MARK_WORDS)
        ),
    ] = None,
    on: Day = None,
    format: Annotated[str | None, format_option("list")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
    group: Group = None,
) -> Answer:
    """Example: ottawa list --status former-state-party

    The States that fit, by code; those of which it cannot be said are named apart.
    """
    form = chosen_format("list", format, as_json=json, bom=bom)
    statuses = known_words(status or [], STATUS_WORDS, "--status")
    marks = known_words(mark or [], MARK_WORDS, "--mark")
    asked_day = day_of(on)
    day = asked_day.isoformat()
    if form == "jsonl":
        groups = [group_form(group, asked_day)] if group is not None else []
        return _lines(asked_registry(registry, treaty), day, statuses, marks, groups)
    with opened(asked_registry(registry, treaty)) as snapshot:
        elements = snapshot.finished("state", None, day)
        heading = heading_of(snapshot)
        cited = [sources_of(snapshot)] if form == "md" else []
    groups = []
    if group is not None:
        groups = [group_form(group, asked_day)]
        elements = [text for text in elements if _code(text) in groups[0]["members"]]
    return _listed(heading, day, elements, statuses, marks, groups, form, cited, bom=bom)


def _lines(file: str, day: str, statuses: Sequence[str], marks: Sequence[str], groups: Sequence[GroupForm]) -> Answer:
    """A line for each State that fits, one after another, so that a registry of any size needs little memory."""
    members = {code for group in groups for code in group["members"]} if groups else None

    def lines(answer: Answer) -> Iterator[str]:
        from json import loads

        from ottawa_cli.documents.status import fits
        from ottawa_cli.render.json import state_jsonl

        unsure: list[str] = []
        with opened(file) as snapshot:
            for text in snapshot.each("state", day):
                element: Element = loads(text)
                if members is not None and element["code"] not in members:
                    continue
                fit = fits(element, statuses, marks)
                if fit:
                    yield state_jsonl(day, element)
                elif fit is None:
                    unsure.append(element["code"])
        answer.aside = "\n".join(filter(None, (groups_note(groups, day), _unsure_note(unsure))))

    return Answer(exact=True, lines=lines)


def _unsure_note(codes: Sequence[str]) -> str:
    return f"note: it cannot be said of: {', '.join(codes)}" if codes else ""


def _listed(
    heading: Heading,
    day: str,
    elements: list[str],
    statuses: list[str],
    marks: list[str],
    groups: list[GroupForm],
    form: str,
    cited: Sequence[object],
    *,
    bom: bool,
) -> Answer:
    """The States that fit, of those given."""
    if form == "json" and not statuses and not marks and not groups:
        from ottawa_cli.render.json import status_json

        return Answer(status_json(heading, day, elements, undetermined="[]", names="{}"), exact=True)
    from ottawa_cli.documents.status import list_document, status_document

    document = list_document(status_document(heading, day, elements), statuses, marks)
    unsure = _unsure_note(document["undetermined"] if form == "csv" else [])
    aside = "\n".join(filter(None, (groups_note(groups, day), unsure)))
    return answer_in(form, "list", with_groups(document, groups), *cited, aside=aside, bom=bom)


def _code(element: str) -> str:
    """The State of a finished element."""
    from json import loads

    return str(loads(element)["code"])
