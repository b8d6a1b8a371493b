"""``ottawa index``: where answers are kept for the next time."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from ottawa_cli.cli.app import app
from ottawa_cli.system.output import emit


@app.command(short_help="Where answers are kept for the next time; empties it.")
def index(clear: Annotated[bool, typer.Option("--clear", help="Drop what is kept.")] = False) -> None:
    """Example: ottawa index

    Where answers are kept for the next time, in a folder that is yours alone. They are made anew when the registry or
    the program changes, so nothing needs to be cleared; with $OTTAWA_NO_INDEX=1 nothing is kept.
    """
    from ottawa_cli.render.plurals import counted
    from ottawa_cli.snapshot.index import drop, is_private, sizes
    from ottawa_cli.system.escapes import visible
    from ottawa_cli.system.paths import NO_INDEX, index_folder

    folder = index_folder()
    if folder is None:
        emit(f"nothing is kept: ${NO_INDEX} is set, or no home folder is known\n")
        return
    if clear:
        for file in sizes(folder):
            drop(file)
    kept = sizes(folder)
    unfit = os.path.exists(folder) and not is_private(folder)
    warning = "nothing is kept there: it must be a folder that is yours alone (mode 700)\n" if unfit else ""
    emit(f"{visible(folder)}\n{counted(len(kept), 'file')}, {sum(kept.values())} bytes\n{warning}")
