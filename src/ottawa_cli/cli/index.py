"""``ottawa index``: where answers are kept for the next time."""

from __future__ import annotations

import os

from ottawa_cli.cli.answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer


def index(clear: Annotated[bool, typer.Option("--clear", help="Drop what is kept.")] = False) -> Answer:
    """Example: ottawa index

    Where answers are kept for the next time, in a folder that is yours alone. They are made anew when the registry or
    the program changes, so nothing needs to be cleared; with $OTTAWA_NO_INDEX=1 nothing is kept.
    """
    from ottawa_cli.render.plurals import counted
    from ottawa_cli.snapshot.index_file import drop
    from ottawa_cli.snapshot.index_writing import sizes
    from ottawa_cli.snapshot.places import is_private
    from ottawa_cli.system.escapes import visible
    from ottawa_cli.system.failures import Unreadable
    from ottawa_cli.system.paths import NO_INDEX, usual_index_folder

    folder = usual_index_folder()
    if folder is None:
        return Answer("nothing is kept: no home folder is known\n")
    if clear:
        for file in sizes(folder):
            drop(file)
    kept = sizes(folder)
    if clear and kept:
        raise Unreadable(f"{visible(folder)} cannot be emptied: its files cannot be removed")
    number = f"{counted(len(kept), 'file')}, {sum(kept.values())} bytes"
    why_unused = ""
    if os.path.exists(folder) and not is_private(folder):
        why_unused = "it must be a folder that is yours alone (mode 700)"
    if os.environ.get(NO_INDEX):
        why_unused = f"${NO_INDEX} is set"
    warning = f"none is used or kept: {why_unused}\n" if why_unused else ""
    return Answer(f"{visible(folder)}\n{number}\n{warning}")
