"""What ``diff`` is told to compare: what each operand names, and what people call it."""

from __future__ import annotations

import os
import os.path
import re
from typing import Final, NamedTuple

from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.files import read_file, refuse_unreadable
from ottawa_cli.system.paths import STDIN, is_linked, registry_in_work, work_tree

USUAL: Final = "data/states.yaml"
"""Where a revision has its registry, unless the one worked on lies elsewhere."""

_REV_AND_PATH: Final = re.compile(r"((?:[^:{]|\{[^}]*\})*):(.*)")


class Operand(NamedTuple):
    """One side: what people call it, and the file that it is; standard input is none."""

    name: str
    file: str | None
    """A path, of a revision's file from the top of its tree."""
    raw: bytes | None = None
    """Those of a revision's file, or of standard input; None: the file is one on disk, read when it must be."""
    is_revision: bool = False
    """Is it what git keeps, and not what may be edited?"""


def operands(
    old: str | None, new: str | None, registry: str | None, treaty: str | None = None
) -> tuple[Operand, Operand]:
    """Both sides; by default what ``HEAD`` has, and the working tree.

    An operand is a file where it ends in ``.yaml`` or ``.yml``, or begins with ``./``, ``../`` or ``/``; ``-`` is
    standard input; with a colon it is ``REV:path``; all else is a revision, whose registry has the path of the one
    worked on. So the same words mean the same whatever lies in the folder: a file called ``main`` is ``./main``.

    Beside a revision, a file of a work tree is read as a revision has it: no link is followed on either side.

    Raises:
        WrongUse: there is no working tree to compare with, or both sides are standard input.
        Unreadable: one cannot be read.
    """
    work = registry_in_work(registry, treaty)
    if new is None and work is None:
        raise WrongUse(
            "there is no registry to work on here, so give two operands (files, revisions or REV:path), or --registry"
        )
    if old == new == STDIN:
        raise WrongUse("standard input can be one side, not both")
    before = _operand("HEAD" if old is None else old, work)
    after = _file(work or "") if new is None else _operand(new, work)
    for side, other in ((before, after), (after, before)):
        if side.is_revision and not other.is_revision and other.file and is_linked(other.file):
            raise Unreadable(
                f"{quoted(other.file)}: cannot be compared with a revision: it is a link, or in a folder that is one; "
                "name the file that it leads to"
            )
    return before, after


def _operand(given: str, work: str | None) -> Operand:
    if given == STDIN or given.startswith(("./", "../")) or os.path.isabs(given):
        return _file(given)
    folder = os.path.dirname(work or "") or "."
    if match := _REV_AND_PATH.fullmatch(given):
        return _at_path(match[1], match[2], folder)
    if not given:
        raise WrongUse("an operand is empty; give a file, -, a revision or REV:path")
    return _file(given) if given.endswith((".yaml", ".yml")) else _at_revision(given, work, folder)


def _file(path: str) -> Operand:
    if path == STDIN:
        return Operand("standard input", None, read_file(path))
    refuse_unreadable(path)
    return Operand(path, path)


def _at_path(revision: str, path: str, folder: str) -> Operand:
    """``REV:path``, from the top of the tree as git has it."""
    if not revision or not path:
        raise WrongUse(f"'{quoted(f'{revision}:{path}')}' is not REV:path; write HEAD:{USUAL}, for example")
    from ottawa_cli.reading import git

    raw = git.blob_of(git.commit_of(revision, folder), path, folder)
    return Operand(f"{git.shown(revision)}:{path}", path, raw, is_revision=True)


def _at_revision(revision: str, work: str | None, folder: str) -> Operand:
    """The registry worked on as a revision has it, under the name that it had then."""
    from ottawa_cli.reading import git

    path = _path_in_tree(work) if work else USUAL
    try:
        return _at_path(revision, path, folder)
    except git.NotThere as missing:
        before = git.name_before(git.commit_of(revision, folder), git.commit_of("HEAD", folder), path, folder)
        if before is None:
            raise Unreadable(
                f"{missing}, and git finds no rename; if the registry has another name there, "
                f"write {quoted(revision)}:path"
            ) from None
    except git.NoRevision as error:
        hint = f"; the file of that name is ./{quoted(revision)}" if os.path.isfile(revision) else ""
        raise Unreadable(f"{error}{hint}") from None
    return _at_path(revision, before, folder)


def _path_in_tree(work: str) -> str:
    """A file's path from the top of its work tree.

    Raises:
        Unreadable: it lies in no work tree.
    """
    whole = os.path.abspath(work)
    top = work_tree(os.path.dirname(whole))
    if top is None:
        raise Unreadable(f"{quoted(work)} is in no git repository, so a revision alone names no file; write REV:path")
    return os.path.relpath(whole, top).replace(os.sep, "/")
