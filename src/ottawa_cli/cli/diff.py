"""``ottawa diff``: what changed in the facts, and what follows."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import chosen_format, day_of, known_words
from ottawa_cli.facts.words import LEVELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Json, RegistryInWork, Treaty, complete, format_option


def diff(
    old: Annotated[
        str | None, typer.Argument(metavar="OLD", help="A file, -, a revision, or REV:path; by default HEAD.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="Likewise; by default the registry as it is now.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            help=f"Exit 1 where a change is of this level or a graver one: {', '.join(LEVELS)}.",
            autocompletion=complete(*LEVELS),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day on which States Parties are counted; today (UTC) by default."),
    ] = None,
    format: Annotated[str | None, format_option("diff")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: RegistryInWork = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa diff main

    What changed in the facts between two registries, and what follows: every stretch of days on which a State's answer
    differs, and the States Parties on a day. Without operands: the last commit, and the registry as it is now.
    """
    form = chosen_format("diff", format, as_json=json)
    level = known_words([fail_on], LEVELS, "--fail-on")[0] if fail_on is not None else None
    day = day_of(on).isoformat()
    from ottawa_cli.reading.operands import operands
    from ottawa_cli.snapshot.comparing import compared

    before, after = operands(old, new, registry, treaty)
    difference, document, legend = compared(before, after, day)
    return answer_in(
        form,
        "diff",
        document,
        legend,
        exit_code=1 if level is not None and difference.reaches(level) else 0,
        aside=f"note: OLD is {before.name}, NEW is {after.name}" if form in {"json", "github"} else "",
    )
