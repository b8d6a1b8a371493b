"""``ottawa explain``: the reasoning behind an answer."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, numbers_note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from ottawa_cli.cli.options import Also, Day, Json, Registry, State, Treaty, format_option


def explain(
    state: State,
    on: Day = None,
    format: Annotated[str | None, format_option("explain")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: Registry = None,
    treaty: Treaty = None,
    also: Also = None,
) -> Answer:
    """Example: ottawa explain EE

    Why a State stands where it stands: each instrument, the rule and article it falls under, the sum, what was
    published, conflicts on record, the sources in full, and the note.
    """
    form = chosen_format("explain", format, as_json=json)
    day = day_of(on).isoformat()
    from json import loads

    from ottawa_cli.documents.head import head_as_kept
    from ottawa_cli.documents.told import told_explanation
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.snapshot.protocol import heading_of

    file = asked_registry(registry, treaty)
    with opened(file) as snapshot:
        (text,) = snapshot.finished("explanation", [state], day)
        head = head_as_kept("ottawa/explain/1", heading_of(snapshot), day)
    document = told_explanation(head, loads(text))
    code = document["code"]
    aside = numbers_note([state], lambda _: f"{document['name']} ({code})")
    if also:
        from ottawa_cli.cli.several import bindings

        binding = bindings(code, day, file, also)
        return answer_in(form, "explain_also", {**document, "binding": binding}, aside=aside)
    return answer_in(form, "explain", document, aside=aside)
