"""A file of a revision, read from git's store by its id, and nothing else: no hook, filter, driver or fetch runs.

A revision may come from a stranger's workflow: it is resolved where no option can stand, and then never used again. The
work tree is a stranger's too: the repository is the one at its top, whatever lies below.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
from typing import Final

from ottawa_cli.system.escapes import quoted, visible
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.files import LARGEST_FILE
from ottawa_cli.system.paths import work_tree

TIME_LIMIT: Final = 20.0
"""Seconds for each call."""

_Result = subprocess.CompletedProcess[bytes]

_LONGEST: Final = 200
_SHORT: Final = 12
_HARMLESS: Final = (
    "git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null", "-c", "core.warnAmbiguousRefs=true",
)  # fmt: skip
_SURROUNDINGS: Final = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # nothing is fetched, by no protocol, whatever the repository's settings allow
    "GIT_GRAFT_FILE": "/dev/null/none",  # the history as it was made, as without replacements
}
_NOTHING: Final = b"fatal: Needed a single revision"
_FILE: Final = re.compile(rb"(100644|100755) blob ([0-9a-f]{40,64}) +([0-9]+|BAD)\t(.*)", re.DOTALL)
_OID: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_UNAMBIGUOUS: Final = re.compile(r"(HEAD|@|refs/[^~^@]+|[0-9a-f]{40}|[0-9a-f]{64})?([~^@].*)?", re.DOTALL)
"""What git takes as it stands, before it looks whether a tag, a branch or another branch is called so."""


class NoRevision(Unreadable):
    """There is no such revision here."""


class NotThere(Unreadable):
    """The revision is there, but has no such file."""


def commit_of(revision: str, folder: str = ".") -> str:
    """The id of the commit that a revision names.

    Raises:
        WrongUse: it cannot be a revision.
        NoRevision: there is none such here, or more than one, or git refuses to look; the message says what to do.
    """
    if not revision or revision.startswith("-") or not revision.isprintable() or len(revision) > _LONGEST:
        raise WrongUse(f"'{quoted(revision)}' cannot be a revision")
    result = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit = result.stdout.decode("ascii", "replace").strip()
    if result.returncode or not _OID.fullmatch(commit):
        raise NoRevision(_why_not(revision, folder, result))
    if b"is ambiguous" in result.stderr and not _UNAMBIGUOUS.fullmatch(revision):
        raise NoRevision(
            f"'{quoted(revision)}' names more than one thing here; write it in full, such as refs/heads/NAME, "
            "refs/tags/NAME, refs/remotes/NAME or the whole id"
        )
    return commit


def shown(revision: str) -> str:
    """A revision as people are told of it: a whole id in short."""
    return revision[:_SHORT] if _OID.fullmatch(revision) else revision


def blob_of(commit: str, path: str, folder: str = ".") -> bytes:
    """The bytes of a regular file as a commit has it; ``path`` from the top of the tree.

    Raises:
        NotThere: the commit has no file there.
        Unreadable: what is there is no regular file, or is larger than any registry.
    """
    what = f"{quoted(path)} of {shown(commit)}"
    result = _git(folder, "ls-tree", "-z", "-l", "--full-tree", commit, "--", path)
    entries = [entry for entry in result.stdout.split(b"\0") if entry.endswith(b"\t" + os.fsencode(path))]
    if result.returncode:
        raise Unreadable(f"{what} cannot be read; {_missing(commit, path, result)}")
    if not entries:
        raise NotThere(f"there is no file {quoted(path)} in commit {shown(commit)}")
    entry = _FILE.fullmatch(entries[0])
    if entry is None:
        raise Unreadable(f"{what} cannot be read: it is a folder, a link or another repository")
    if entry[3].isdigit() and int(entry[3]) > LARGEST_FILE:
        raise Unreadable(f"{what} cannot be read: it is larger than {LARGEST_FILE >> 20} MiB")
    oid = entry[2].decode()
    result = _git(folder, "cat-file", "blob", oid)
    if result.returncode:
        raise Unreadable(f"{what} cannot be read; {_missing(commit, path, result)}")
    if _id_of(result.stdout, like=oid) != oid:  # git itself does not look, of a file that is whole
        raise Unreadable(f"{what} cannot be read: the repository is damaged, and has another file in its place")
    return result.stdout


def _id_of(blob: bytes, like: str) -> str:
    """The id of a file by its bytes, in the repository's own manner."""
    digest = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    digest.update(b"blob %d\0" % len(blob))
    digest.update(blob)
    return digest.hexdigest()


def name_before(old: str, new: str, path: str, folder: str = ".") -> str | None:
    """What ``path`` of one commit was called in an older one, where git finds that it was renamed; else None."""
    only = ("-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv")
    result = _git(folder, "diff-tree", *only, old, new)
    parts = result.stdout.split(b"\0") if result.returncode == 0 else []
    renamed = {os.fsdecode(after): os.fsdecode(before) for before, after in zip(parts[1::3], parts[2::3], strict=False)}
    return renamed.get(path)


def _git(folder: str, *arguments: str) -> _Result:
    """Run git at the top of the work tree that a folder lies in, so that it runs nothing else and fetches nothing.

    Further down, a stranger may have committed what git would take for a repository of its own. Where there is no work
    tree, a bare repository may be what one stands in.
    """
    top = work_tree(os.path.abspath(folder))
    try:
        return subprocess.run(  # noqa: S603 - no shell, and each argument stands where it cannot be an option
            [*_HARMLESS, *(("-c", "safe.bareRepository=explicit") if top else ()), *arguments],
            cwd=top or folder,
            env=_environment(top),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except FileNotFoundError:
        if not os.path.isdir(top or folder):
            raise Unreadable(f"there is no folder {quoted(folder)}, so no revision can be read there") from None
        raise Unreadable("git is not installed, so no revision can be read; name two files instead") from None
    except subprocess.TimeoutExpired:
        raise Unreadable(f"git took longer than {TIME_LIMIT:.0f} seconds; name two files instead") from None
    except OSError as error:
        raise Unreadable(f"git cannot be run: {(error.strerror or '').lower()}") from None


def _environment(top: str | None) -> dict[str, str]:
    """What git is told: no repository above the work tree, no program of a relative folder, nothing from outside."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]
    env["PATH"] = os.pathsep.join(folders) or os.defpath
    ceiling = {"GIT_CEILING_DIRECTORIES": os.path.dirname(top)} if top else {}
    return env | _SURROUNDINGS | ceiling


def _words(result: _Result) -> str:
    """Git's own words, on one line."""
    words = result.stderr.decode("utf-8", "replace").split()
    return visible(" ".join(words)) or f"it ends with exit code {result.returncode}"


def _missing(commit: str, path: str, result: _Result) -> str:
    """Why git has not what its trees tell of; of a partial clone, how to get it."""
    if b"promisor" in result.stderr:
        command = shlex.join(["git", "cat-file", "blob", f"{commit}:{path}"])
        return f"this clone is partial; get the file with: {command}"
    return f"git says: {_words(result)}"


def _why_not(revision: str, folder: str, result: _Result) -> str:
    name = f"'{quoted(revision)}'"
    if b"not a git repository" in result.stderr:
        where = "this folder" if folder == "." else quoted(folder)
        return f"{name} cannot be read: {where} is in no git repository; name two files, or go to the repository"
    if result.stderr.strip() not in {_NOTHING, b""}:
        return f"{name} cannot be read; git says: {_words(result)}"
    for remote in _remotes(folder):
        if _is_known(f"refs/remotes/{remote}/{revision}", folder):
            return f"there is no revision {name} here; did you mean {quoted(f'{remote}/{revision}')}?"
    if _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return f"{name} is not in this shallow clone; {_fetch(revision, folder)}"
    if result.returncode and not _OID.fullmatch(revision) and _is_known(revision, folder):
        return f"{name} names no commit that git has: the repository is damaged; git fsck tells more"
    return f"there is no revision {name} here; see them with: git log --oneline --all, or fetch it first"


def _is_known(name: str, folder: str) -> bool:
    """Does a name stand for an object, be it here or not?"""
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name).returncode == 0


def _remotes(folder: str) -> list[str]:
    return _git(folder, "remote").stdout.decode("utf-8", "replace").split()


def _fetch(revision: str, folder: str) -> str:
    """How to get what a shallow clone has not: one commit where that is enough, else all of the history."""
    remotes = _remotes(folder)
    origin = "origin" if "origin" in remotes or not remotes else remotes[0]
    if _OID.fullmatch(revision):
        return f"get it with: {shlex.join(['git', 'fetch', '--depth=1', origin, revision])}"
    name = re.split(r"[~^:]|@\{", revision)[0]
    if name in {"", "@"} or _is_known(name, folder):
        return "get it with: git fetch --unshallow"
    fetch = ["git", "fetch", "--depth=1" if name == revision else "--unshallow"]
    remote, _, branch = name.partition("/")
    if remote in remotes and branch:
        return f"get it with: {shlex.join([*fetch, remote, f'+refs/heads/{branch}:refs/remotes/{name}'])}"
    as_branch = shlex.join([*fetch, origin, f"+refs/heads/{name}:refs/remotes/{origin}/{name}"])
    as_tag = shlex.join([*fetch, origin, "tag", name])
    return f"get it with: {as_branch}, then write {origin}/{revision}; or, if it is a tag, with: {as_tag}"
