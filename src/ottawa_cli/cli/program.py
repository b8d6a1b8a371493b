"""The program as typer reads it: help, completion, and every command line that is not plain."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final, get_type_hints

import typer

from ottawa_cli.cli import options
from ottawa_cli.cli.answer import Answer
from ottawa_cli.cli.which import which_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = {
    "status": ("status", "Where States stand on a day; alone: how many stand where."),
    "list": ("list_states", "The States that fit."),
    "explain": ("explain", "Why a State stands where it stands, with the sources."),
    "when": ("when", "The day on which an act takes effect."),
    "timeline": ("timeline", "Dated events, past and to come."),
    "history": ("history", "States Parties over time, and who joined and left."),
    "deadlines": ("deadlines", "What States must have done by when."),
    "treaties": ("treaties", "The treaties that are shipped."),
    "check": ("check", "Everything that is wrong with a registry."),
    "rules": ("rules", "What each finding means."),
    "diff": ("diff", "What changed between two registries, and which answers."),
    "reconcile": ("reconcile", "Where the registry and the depositary's own file differ."),
    "draft": ("draft", "A registry of another treaty, begun from the depositary's file."),
    "export": ("export", "The registry with its computed days, for other programs."),
    "report": ("report", "One page: map, table, timeline."),
    "site": ("site", "A folder for any web server: page, calendars, feeds, data."),
    "schema": ("schema", "JSON Schema of the registry, or of a document."),
    "index": ("index", "Where answers are kept for the next time; empties it."),
}
"""The function of each command, in the module of its name, and what the help says of it; in the help's order."""


def typed_answer(arguments: Sequence[str]) -> Answer:
    """The answer to any command line, help included, as typer reads it.

    Raises:
        Failure: something that the user can mend; typer's own exceptions are its refusals.
    """
    arguments = _spelt_out(arguments)
    if arguments and arguments[0] in {"--install-completion", "--show-completion"} and len(arguments) <= 2:
        from ottawa_cli.cli.completion import completion_answer

        return completion_answer(arguments[0], arguments[1] if len(arguments) > 1 else None)
    answer = program_for(arguments)(arguments, prog_name="ottawa", standalone_mode=False)
    return answer if isinstance(answer, Answer) else Answer(exit_code=answer if isinstance(answer, int) else 0)


def _spelt_out(arguments: Sequence[str]) -> Sequence[str]:
    """``ottawa help [COMMAND]`` is the help of a command, or of the program."""
    return [*arguments[1:2], "--help"] if arguments[:1] == ["help"] else arguments


def program_for(arguments: Sequence[str]) -> typer.Typer:
    """The program with the command that is asked for; with all of them, where none is."""
    program = typer.Typer(
        name="ottawa",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Exit codes: 0 done, or yes; 1 no, or errors found; 2 wrong use; 3 a file cannot be read or is invalid; "
        "4 it cannot be said; 70 a defect of this program; 130 interrupted.",
    )
    program.callback()(ottawa)
    asked = arguments[0] if arguments else ""
    for name in [asked] if asked in COMMANDS else COMMANDS:
        _add(program, name)
    return program


def _add(program: typer.Typer, name: str) -> None:
    """Add a command. Its annotations are evaluated here alone, where typer is: the plain way in needs none."""
    function_name, short_help = COMMANDS[name]
    function = getattr(import_module(f"ottawa_cli.cli.{function_name}"), function_name)
    function.__annotations__.pop("return", None)
    function.__annotations__ = get_type_hints(function, localns=vars(options), include_extras=True)
    program.command(name, short_help=short_help)(function)


def _version(asked: bool) -> None:
    if asked:
        which_answer().deliver()
        raise typer.Exit


def ottawa(
    version: Annotated[
        bool,
        typer.Option(
            "-V", "--version", callback=_version, is_eager=True, help="Say which program and which registry this is."
        ),
    ] = False,
) -> None:
    """Example: ottawa status LT --on 2025-12-26

    Treaty status from the command line: who is bound by the Ottawa Convention on any day, who is leaving, from when, by
    which article, with the sources.
    """
