"""``ottawa history``: States Parties over time."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.groups import group_form, groups_note, members_of, with_groups
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, known_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Bom, Day, Group, Json, Registry, Treaty, complete, format_option
    from ottawa_cli.documents.history import Every
    from ottawa_cli.documents.types import HistoryDocument

SPANS = ("year", "month")


def history(
    every: Annotated[
        str, typer.Option(metavar="SPAN", help=f"A row for each: {', '.join(SPANS)}.", autocompletion=complete(*SPANS))
    ] = "year",
    on: Day = None,
    format: Annotated[str | None, format_option("history")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    bom: Bom = False,
    registry: Registry = None,
    treaty: Treaty = None,
    group: Group = None,
) -> Answer:
    """Example: ottawa history --every year

    How many States Parties there were at the end of each year or month up to the day asked, in force and by deposit,
    as a plot and a table, and who joined and left by name.
    """
    form = chosen_format("history", format, as_json=json, bom=bom)
    (every,) = known_words([every], SPANS, "--every")
    span: Every = "month" if every == "month" else "year"
    file, day = asked_registry(registry, treaty), day_of(on)
    if group is None:
        return answer_in(form, "history", _told(file, day.isoformat(), span), bom=bom)
    from ottawa_cli.documents.course import history_document
    from ottawa_cli.reading.registry import load

    groups = [group_form(group, day)]
    document = history_document(load(file), day, span, members_of(group))
    aside = groups_note(groups, day.isoformat())
    return answer_in(form, "history", with_groups(document, groups), aside=aside, bom=bom)


def _told(file: str, on: str, every: Every) -> HistoryDocument:
    """The history of all States."""
    from json import loads

    from ottawa_cli.documents.head import head_as_kept
    from ottawa_cli.documents.history import told_history
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.snapshot.protocol import heading_of

    with opened(file) as snapshot:
        (course,) = snapshot.finished("course", [""])
        head = head_as_kept("ottawa/history/1", heading_of(snapshot), on)
    return told_history(head, loads(course), every)
