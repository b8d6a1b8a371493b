"""``ottawa explain``: the reasoning behind an answer."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of, numbers_note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from ottawa_cli.cli.options import Day, Json, Registry, State, format_option


def explain(
    state: State,
    on: Day = None,
    format: Annotated[str | None, format_option("explain")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: Registry = None,
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

    facts, names = load(asked_registry(registry)), load_names()
    code = find_state(state, facts.own_names(), names)
    aside = numbers_note([state], lambda _: f"{facts.states[code].name} ({code})")
    return answer_in(form, "explain", explain_document(facts, names, code, day), aside=aside)
