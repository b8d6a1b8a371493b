"""The program that the commands belong to."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.system.output import emit
from ottawa_cli.version import __version__

app = typer.Typer(
    name="ottawa",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, or yes; 1 no, or errors found; 2 wrong use; 3 a file cannot be read or is invalid; "
    "4 it cannot be said; 70 a defect of this program; 130 interrupted.",
)


def _version(asked: bool) -> None:
    if asked:
        emit(f"ottawa {__version__}\n{_registry_line()}\n")
        raise typer.Exit


def _registry_line() -> str:
    """Which facts this program answers from; a registry that cannot be read is no reason to fail here."""
    from ottawa_cli.reading.registry import load
    from ottawa_cli.system.escapes import visible
    from ottawa_cli.system.failures import Failure
    from ottawa_cli.system.paths import registry_file

    file = visible(registry_file(None))
    try:
        registry = load()
    except Failure as failure:
        return f"registry {file}: {failure}"
    return f"registry {file}\nsha256 {registry.sha256}\nverified {registry.treaty.verified}"


@app.callback()
def ottawa(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Say which program and which registry this is."
        ),
    ] = False,
) -> None:
    """Example: ottawa status LT --on 2025-12-26

    Treaty status from the command line: who is bound by the Ottawa Convention on any day, who is leaving, from when, by
    which article, and says who.
    """
