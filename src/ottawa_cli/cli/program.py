"""The commands: read, compute, render, exit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ottawa_cli.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

ROOMS: Final = {
    "status": "status",
    "list": "list_states",
    "explain": "explain",
    "when": "when",
    "timeline": "timeline",
    "history": "history",
    "check": "check",
    "rules": "rules",
    "diff": "diff",
    "export": "export",
    "report": "report",
    "schema": "schema",
    "index": "index",
}
"""Where each command lives, in the order in which the help tells of them."""


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The program with the command that is asked for; with all of them, where none is."""
    asked = arguments[0] if arguments else ""
    for room in [ROOMS[asked]] if asked in ROOMS else ROOMS.values():
        import_module(f"ottawa_cli.cli.{room}")
    return app
