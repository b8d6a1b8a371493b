"""Which registry file: the one named, the one of the repository one stands in, or the one shipped."""

from __future__ import annotations

import os
import os.path
from zlib import crc32

from ottawa_cli.system.failures import WrongUse
from ottawa_cli.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    FileIdentity = tuple[int, int, int, int]
    Answer = TypeVar("Answer")

STDIN = "-"
VARIABLE = "OTTAWA_REGISTRY"
DEFAULT_TREATY = "apmbc"
NO_INDEX = "OTTAWA_NO_INDEX"
_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


_looked: list[Callable[[], None]] = []


def once_a_command(look: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Look once and remember: one command sees one state of the folders, however many files lie in them."""
    seen: dict[str, Answer] = {}
    _looked.append(seen.clear)

    def remembered(about: str) -> Answer:
        if about not in seen:
            seen[about] = look(about)
        return seen[about]

    return remembered


def look_anew() -> None:
    """Forget what was looked at: another command begins."""
    for forget in _looked:
        forget()


def shipped(name: str) -> str:
    """Where a file of ``data/`` is: inside the installed package, or beside the sources it is run from."""
    packaged = os.path.join(_HERE, "data", name)
    if os.path.exists(packaged):
        return packaged
    return os.path.join(os.path.dirname(os.path.dirname(_HERE)), "data", name)


def index_folder() -> str | None:
    """Where indexes are kept; None where ``$OTTAWA_NO_INDEX`` is set, or no home is known."""
    return None if os.environ.get(NO_INDEX) else usual_index_folder()


def usual_index_folder() -> str | None:
    """The same, were nothing set: by the XDG rules, which heed whole paths alone."""
    cache, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
    if os.path.isabs(cache):
        return os.path.join(cache, "ottawa")
    return os.path.join(home, ".cache", "ottawa") if os.path.isabs(home) else None


def program_identity() -> str:
    """Which program this is: the list of what was installed; run from its sources, each of their files.

    A version alone would not tell: two programs of one version may differ.
    """
    return _identity_of(_HERE)


@once_a_command
def _identity_of(here: str) -> str:
    record = os.path.join(os.path.dirname(here), f"ottawa-{__version__}.dist-info", "RECORD")
    try:
        return f"{__version__} {file_identity(os.stat(record))}"
    except OSError:
        rooms = [entry.path for entry in os.scandir(here) if entry.is_dir() and entry.name != "__pycache__"]
        files = [entry.path for folder in (here, *rooms) for entry in os.scandir(folder) if entry.is_file()]
        identities = [
            (file, file_identity(os.stat(file)))
            for file in sorted((*files, shipped("names.yaml"), shipped("no_states.yaml")))
        ]
        return f"{__version__} {crc32(repr(identities).encode()):08x}"


def file_identity(found: os.stat_result) -> FileIdentity:
    """By what a file is known to be the same, unchanged: its inode, size and both times, to the nanosecond."""
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def module_file(name: str) -> str:
    """Where a file is that lies among the program's own modules."""
    return os.path.join(_HERE, *name.split("/"))


def registry_file(named: str | None) -> str:
    """The registry that answers are computed from: as named, by ``$OTTAWA_REGISTRY``, or the one shipped."""
    return named or os.environ.get(VARIABLE) or shipped("states.yaml")


def refuse_two_registries(named: str | None, treaty: str | None) -> None:
    """Refuse a registry beside a treaty.

    Raises:
        WrongUse: both are asked for.
    """
    if named is not None and treaty is not None:
        raise WrongUse("--treaty and --registry each say which registry; give one of them")


def treaty_files() -> dict[str, str]:
    """The registries that are shipped, by the ids of their treaties, the default one first."""
    folder = shipped("treaties")
    names = os.listdir(folder) if os.path.isdir(folder) else []
    sisters = sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
    return {DEFAULT_TREATY: shipped("states.yaml"), **{name: os.path.join(folder, f"{name}.yaml") for name in sisters}}


def registry_in_work(named: str | None, treaty: str | None = None) -> str | None:
    """The registry being worked on: as named, by ``$OTTAWA_REGISTRY``, or ``data/states.yaml`` where one works.

    That is at the top of the git work tree that one stands in, else in the folder itself. Of a ``treaty`` other than
    the default one it is ``data/treaties/ID.yaml`` there.
    """
    refuse_two_registries(named, treaty)
    if chosen := named or (None if treaty else os.environ.get(VARIABLE)):
        return chosen
    here = os.getcwd()
    within = ("states.yaml",) if treaty in (None, DEFAULT_TREATY) else ("treaties", f"{treaty}.yaml")
    for folder in (work_tree(here), here):
        path = os.path.join(folder or "", "data", *within)
        if folder and os.path.isfile(path):
            return os.path.relpath(path)
    return None


def repository_path(path: str) -> str:
    """A file's path from the top of its git work tree, as reviewers' programs name it; elsewhere as it was given."""
    whole = os.path.abspath(path)
    top = None if path == STDIN else work_tree(os.path.dirname(whole))
    return os.path.relpath(whole, top).replace(os.sep, "/") if top else path


@once_a_command
def work_tree(folder: str) -> str | None:
    """The top of the git work tree that a folder lies in."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def leads_out(path: str) -> bool:
    """Does a path inside a git work tree lead out of it, by a symbolic link that a stranger may have put there?"""
    top = work_tree(os.path.dirname(os.path.abspath(path))) or work_tree(os.path.realpath(os.path.dirname(path)))
    if top is None:
        return False
    inside = os.path.join(os.path.realpath(top), "")
    return not os.path.realpath(path).startswith(inside)


def is_linked(path: str) -> bool:
    """Is a file of a git work tree a symbolic link, or in a folder of it that is one?"""
    lexical = os.path.abspath(path)
    top = work_tree(os.path.dirname(lexical))
    return top is not None and os.path.realpath(path) != os.path.join(
        os.path.realpath(top), os.path.relpath(lexical, top)
    )
