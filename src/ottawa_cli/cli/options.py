"""What commands take, as typer's annotations: options that several commands share, and how the shell completes words.

The commands' own annotations are evaluated among these names, and only where typer reads a command line.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.completion import complete as complete
from ottawa_cli.cli.completion import complete_rule as complete_rule
from ottawa_cli.cli.completion import complete_state as complete_state
from ottawa_cli.cli.completion import complete_treaty as complete_treaty
from ottawa_cli.render.writers import FORMATS


def format_option(command: str) -> object:
    """``-f``, with the formats that a command writes."""
    formats = FORMATS[command]
    return typer.Option(
        "-f", "--format", metavar="FORMAT", help=f"One of: {', '.join(formats)}.", autocompletion=complete(*formats)
    )


Registry = Annotated[
    str | None,
    typer.Option(
        "--registry", metavar="PATH", help="Another registry file (else $OTTAWA_REGISTRY, else the one shipped)."
    ),
]
Treaty = Annotated[
    str | None,
    typer.Option(
        "--treaty",
        metavar="ID",
        help="Another treaty that is shipped: ottawa treaties.",
        autocompletion=complete_treaty,
    ),
]
Also = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        metavar="TREATY",
        help="Beside it another treaty: its id, a registry file, a folder of them, or all that are shipped.",
        autocompletion=complete_treaty,
    ),
]
Group = Annotated[
    str | None,
    typer.Option("--group", metavar="GROUP", help="Only members of a group on that day: EU, NATO."),
]
RegistryInWork = Annotated[
    str | None,
    typer.Option(
        "--registry",
        metavar="PATH",
        help="The registry (else $OTTAWA_REGISTRY, else data/states.yaml where one works).",
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DAY",
        help="The day asked: YYYY-MM-DD, or today (the default, in UTC), yesterday, tomorrow, today+P90D, today-P1Y.",
    ),
]
DepositaryFile = Annotated[
    str, typer.Argument(metavar="FILE", help="The depositary's file: XML, HTML or CSV; - is standard input.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day of the file, where it does not say it itself.")
]
MaxAge = Annotated[
    str | None,
    typer.Option(
        "--max-age",
        metavar="PERIOD",
        help="With --expect: it cannot be said of a day so long after the facts were complete, such as P90D.",
    ),
]
Alarm = Annotated[
    str | None,
    typer.Option(
        "--alarm",
        metavar="PERIOD",
        help="With -f ics: a reminder so long before what comes after the day, such as P7D.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
Bom = Annotated[bool, typer.Option("--bom", help="Begin a CSV with a byte order mark, for Excel.")]
State = Annotated[
    str, typer.Argument(metavar="STATE", help="A code or a name, in many languages.", autocompletion=complete_state)
]
States = Annotated[
    list[str] | None,
    typer.Argument(metavar="STATE", help="Codes or names, in many languages.", autocompletion=complete_state),
]
