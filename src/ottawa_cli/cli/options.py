"""Options that commands share, and what they mean."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ottawa_cli.failures import WrongUse
from ottawa_cli.findings import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ottawa_cli.model import Names, Registry

STATUS_WORDS: Final = (
    "state-not-party", "signatory", "contracting-state", "state-party", "former-state-party", "undetermined",
)  # fmt: skip
MARK_WORDS: Final = ("withdrawal-pending", "withdrawal-deferred", "suspension-notified", "provisional-application")


def complete_state(incomplete: str) -> list[tuple[str, str]]:
    """The States whose code or name begins so, for the shell: a code with its name, a name with its code."""
    from ottawa_cli.failures import Failure
    from ottawa_cli.names import load_names

    try:
        names = load_names()
    except Failure:
        return []
    codes = [(code.lower() if incomplete.islower() else code, name.name) for code, name in names.items()]
    pairs = [*codes, *((name, code) for code, name in codes if incomplete)]
    return [pair for pair in pairs if pair[0].startswith(incomplete)]


def words(*choices: str) -> Callable[[str], list[str]]:
    """Complete one of some words."""

    def complete(incomplete: str) -> list[str]:
        return [choice for choice in choices if choice.startswith(incomplete)]

    return complete


RegistryOption = Annotated[
    str | None,
    typer.Option(
        "--registry", metavar="PATH", help="Another registry file (else $OTTAWA_REGISTRY, else the one shipped)."
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day asked: YYYY-MM-DD or today (the default, in UTC)."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
StateArgument = Annotated[
    str, typer.Argument(metavar="STATE", help="A code or a name, in many languages.", autocompletion=complete_state)
]
StatesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[STATE]...", help="Codes or names, in many languages.", autocompletion=complete_state),
]


def format_option(*formats: str) -> object:
    """``-f``, with the formats of one command."""
    return typer.Option(
        "-f", "--format", metavar="FORMAT", help=f"One of: {', '.join(formats)}.", autocompletion=words(*formats)
    )


def chosen_format(asked: str | None, as_json: bool, formats: Sequence[str]) -> str:
    """The output to write, by default the first of ``formats``.

    Raises:
        WrongUse: there is no such format here, or two differ.

    """
    if as_json and asked not in (None, "json"):
        raise WrongUse(f"--json and -f {quoted(asked or '')} differ; give one of them")
    wanted = "json" if as_json else asked or formats[0]
    if wanted not in formats:
        raise WrongUse(f"no format '{quoted(wanted)}' here; give one of: {', '.join(formats)}")
    return wanted


def day_of(text: str | None) -> date:
    """The day asked; by default today in UTC, or ``$OTTAWA_TODAY``.

    Raises:
        WrongUse: it is no day.

    """
    if text is None or text == "today":
        fixed = os.environ.get("OTTAWA_TODAY")
        return _parsed(fixed, "$OTTAWA_TODAY") if fixed else datetime.now(UTC).date()
    return _parsed(text, "the day")


def _parsed(text: str, what: str) -> date:
    from ottawa_cli.dates import WrongDate, parse_day

    try:
        return parse_day(text)
    except WrongDate as error:
        raise WrongUse(f"{what}, '{quoted(text)}', is {error}") from None


def chosen_words(asked: Sequence[str] | None, choices: Sequence[str], option: str) -> list[str]:
    """The words asked for, all of them known.

    Raises:
        WrongUse: one is not.

    """
    for word in asked or ():
        if word not in choices:
            raise WrongUse(f"{option} does not know '{quoted(word)}'; give one of: {', '.join(choices)}")
    return [*(asked or ())]


def codes_of(queries: Iterable[str], registry: Registry, names: Names) -> list[str]:
    """The codes of the States named, in the order asked.

    Raises:
        WrongUse: one is not known.

    """
    from ottawa_cli.names import find_state

    return [find_state(query, registry, names) for query in queries]
