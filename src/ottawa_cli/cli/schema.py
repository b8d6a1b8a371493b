"""``ottawa schema``: JSON Schema of the registry and of the documents."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer
from ottawa_cli.cli.question import chosen_format
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Json, complete, format_option

KNOWN = (
    "registry",
    "status",
    "standings",
    "list",
    "overview",
    "explain",
    "when",
    "timeline",
    "deadlines",
    "timelines",
    "treaties",
    "history",
    "check",
    "diff",
    "reconcile",
)


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=f"One of: {', '.join(KNOWN)}.", autocompletion=complete(*KNOWN)),
    ] = None,
    format: Annotated[str | None, format_option("schema")] = None,  # noqa: A002 - the option's name
    json: Json = False,
) -> Answer:
    """Example: ottawa schema status

    The JSON Schema of a registry, for editors, or of the JSON document of that name.
    """
    from json import dumps

    from ottawa_cli.documents.schemas import schema as schema_of

    chosen_format("schema", format, as_json=json)
    if name is not None and name not in KNOWN:
        raise WrongUse(f"no schema is called '{quoted(name)}'; give one of: {', '.join(KNOWN)}")
    return Answer(dumps(schema_of(name or KNOWN[0]), ensure_ascii=False, indent=1) + "\n", exact=True)
