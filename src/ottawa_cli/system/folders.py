"""A folder written whole or not at all: beside its place first, then in it; nobody else's folder is replaced."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from ottawa_cli.system.ending import tidy_when_asked_to_end, undisturbed
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.output import counted
from ottawa_cli.system.paths import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST: Final = ".ottawa-site"
"""The file by which a folder is known again as one that was made here: it names all that is in it, itself apart."""

_HEADING: Final = "Made by ottawa site, which replaces the whole folder the next time; these are its files:"


class NewFolder:
    """A folder that is being written."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._names: set[str] = set()

    def place(self, name: str) -> str:
        """Where a file is to be written, its folders made.

        Args:
            name: the file's path in the folder, its parts parted by ``/``.

        Raises:
            ValueError: that is no path inside the folder.
        """
        parts = name.split("/")
        if any(part in {"", ".", "..", LIST} or os.sep in part or "\0" in part for part in parts):
            raise ValueError(f"no file of the folder: {quoted(name)}")
        if not os.path.isdir(self._path):
            raise FileNotFoundError(f"{self._path} is gone")
        self._names.add(name)
        os.makedirs(os.path.join(self._path, *parts[:-1]), exist_ok=True)
        return os.path.join(self._path, *parts)

    def write(self, name: str, data: bytes) -> None:
        """Write a file; ``name`` is as for ``place``, and so is what is raised."""
        with open(self.place(name), "wb") as file:
            file.write(data)

    def finish(self) -> None:
        """List what is in it."""
        text = "\n".join([_HEADING, *sorted(self._names)]) + "\n"
        with open(os.path.join(self._path, LIST), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


@contextmanager
def folder_written_whole(path: str) -> Iterator[NewFolder]:
    """Give a folder beside ``path`` to write in; when all went well it takes its place.

    Raises:
        WrongUse: what stands there is neither empty nor a folder that was made so, or one stands in it.
        Unreadable: there is no folder to make it in, no room, or no right.
    """
    target = os.path.realpath(path)
    if leads_out(path):
        raise Unreadable(f"{quoted(path)}: cannot be written: it is a link that leads out of its repository")
    _refuse_to_replace(path, target)
    beside = os.path.join(os.path.dirname(target), f".ottawa-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with tidy_when_asked_to_end():
            try:
                os.mkdir(beside)
                folder = NewFolder(beside)
                yield folder
                folder.finish()
                with undisturbed():
                    _take_place(beside, target)
            finally:
                with undisturbed():
                    shutil.rmtree(beside, ignore_errors=True)
    except FileNotFoundError:
        raise Unreadable(f"{quoted(path)}: cannot be written: there is no such folder") from None
    except OSError as error:
        raise Unreadable(f"{quoted(path)}: cannot be written: {(error.strerror or '').lower()}") from None


def _refuse_to_replace(path: str, target: str) -> None:
    """Refuse a place where something of somebody else's stands.

    Raises:
        WrongUse: there is.
    """
    if not os.path.lexists(target):
        return
    if not os.path.isdir(target):
        raise WrongUse(f"{quoted(path)} is no folder; name one that is new, empty, or made by ottawa site")
    if os.path.join(os.path.realpath(os.getcwd()), "").startswith(os.path.join(target, "")):
        raise WrongUse(
            f"{quoted(path)} is, or holds, the folder that you are in, and a site takes a folder's whole place; "
            "name a new one, such as: ottawa site -o public"
        )
    strange = sorted(_found_in(target) - _listed(target))
    if strange:
        others = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        raise WrongUse(
            f"{quoted(path)} holds what ottawa site did not write ({quoted(strange[0])}{others}); "
            "name a folder that is new, empty, or made by it"
        )


def _found_in(folder: str) -> set[str]:
    """All that a folder holds but folders that hold something, by paths in it; a link to a folder is no folder."""
    found: set[str] = set()
    for parent, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        held = files + links if files or folders else [""]
        found.update(os.path.relpath(os.path.join(parent, name), folder).replace(os.sep, "/") for name in held)
    return found - {"."}


def _listed(folder: str) -> set[str]:
    """What a folder says that it was made of, by the list in it, and the folders of that; nothing, where none is."""
    try:
        with open(os.path.join(folder, LIST), encoding="utf-8") as file:
            heading, *names = file.read().splitlines()
    except (OSError, ValueError):
        return set()
    own_folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    return {LIST, *names} | own_folders if heading == _HEADING else set()


def _take_place(beside: str, target: str) -> None:
    """Put a folder where another may stand, which is put aside, and goes only when the new one is there."""
    if not os.path.exists(target):
        os.rename(beside, target)
        return
    os.chmod(beside, os.stat(target).st_mode & 0o7777)
    old = f"{beside}-old"
    os.rename(target, old)
    try:
        os.rename(beside, target)
    except BaseException:
        os.rename(old, target)
        raise
    for name in counted(iter(sorted(_found_in(old))), "files of before removed"):
        with suppress(OSError):
            os.unlink(os.path.join(old, name))
    shutil.rmtree(old, ignore_errors=True)
