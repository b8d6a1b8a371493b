"""``ottawa explain``: the reasoning behind an answer."""

from __future__ import annotations

from typing import Annotated

from ottawa_cli.cli.answers import chosen_format, day_of, one_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, OnOption, RegistryOption, StateArgument, format_option
from ottawa_cli.system.output import look, write

FORMATS = ("table", "json")


@app.command(short_help="Why a State stands where it stands, with the sources.")
def explain(
    state: StateArgument,
    on: OnOption = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa explain EE

    Why a State stands where it stands: each instrument, the rule and article it falls under, the sum, what was
    published, conflicts on record, the sources in full, and the note.
    """
    from ottawa_cli.documents.explain import explain_document
    from ottawa_cli.reading.names import find_state, load_names
    from ottawa_cli.reading.registry import load
    from ottawa_cli.render.writers import page_text

    wanted = chosen_format(one_format(format, as_json=json), FORMATS)
    day = day_of(on)
    facts, names = load(registry), load_names()
    code = find_state(state, facts, names)
    write(page_text(explain_document(facts, names, code, day), wanted, look()), wanted)
