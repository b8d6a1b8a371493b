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
    day = day_of(on)
    from ottawa_cli.documents.explain import explain_document
    from ottawa_cli.reading.names import find_state, load_names
    from ottawa_cli.reading.registry import load

    file = asked_registry(registry, treaty)
    facts, names = load(file), load_names()
    code = find_state(state, facts.own_names(), names)
    aside = numbers_note([state], lambda _: f"{facts.states[code].name} ({code})")
    document = explain_document(facts, names, code, day)
    if also:
        from ottawa_cli.cli.several import bindings

        binding = bindings(code, day.isoformat(), file, also)
        return answer_in(form, "explain_also", {**document, "binding": binding}, aside=aside)
    return answer_in(form, "explain", document, aside=aside)
