"""A file of a revision, read from git's store by its id, and nothing else: no hook, filter, driver or fetch runs.

A revision may come from a stranger's workflow: it is resolved where no option can stand, and then never used again.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from typing import Final

from ottawa_cli.system.escapes import quoted, visible
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.files import LARGEST_FILE

TIME_LIMIT: Final = 20.0
"""Seconds for each call."""

_Result = subprocess.CompletedProcess[bytes]

_LONGEST: Final = 200
_HARMLESS: Final = (
    "git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "protocol.allow=never",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
)  # fmt: skip
_FILE: Final = re.compile(rb"(100644|100755) blob ([0-9a-f]{40,64}) +([0-9]+)\t(.*)", re.DOTALL)
_OID: Final = re.compile(r"[0-9a-f]{40,64}")


class NoRevision(Unreadable):
    """There is no such revision here."""


class NotThere(Unreadable):
    """The revision is there, but has no such file."""


def commit_of(revision: str, folder: str = ".") -> str:
    """The id of the commit that a revision names.

    Raises:
        WrongUse: it cannot be a revision.
        NoRevision: there is none such here, or git refuses to look; the message says what to do.
    """
    if not revision or revision.startswith("-") or not revision.isprintable() or len(revision) > _LONGEST:
        raise WrongUse(f"'{quoted(revision)}' cannot be a revision")
    result = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = result.stdout.decode("ascii", "replace").strip()
    if result.returncode == 0 and _OID.fullmatch(commit):
        return commit
    raise NoRevision(_why_not(revision, folder, result))


def blob_of(commit: str, path: str, folder: str = ".") -> bytes:
    """The bytes of a regular file as a commit has it; ``path`` from the top of the tree.

    Raises:
        NotThere: the commit has no file there.
        Unreadable: what is there is no regular file, or is larger than any registry.
    """
    what = f"{quoted(path)} of {commit[:12]}"
    result = _git(folder, "ls-tree", "-z", "-l", "--full-tree", commit, "--", path)
    entries = [entry for entry in result.stdout.split(b"\0") if entry.endswith(b"\t" + os.fsencode(path))]
    if result.returncode:
        raise Unreadable(f"{what} cannot be read; {_missing(commit, path, result)}")
    if not entries:
        raise NotThere(f"there is no file {quoted(path)} in commit {commit[:12]}")
    entry = _FILE.fullmatch(entries[0])
    if entry is None:
        raise Unreadable(f"{what} cannot be read: it is a folder, a link or another repository")
    if int(entry[3]) > LARGEST_FILE:
        raise Unreadable(f"{what} cannot be read: it is larger than {LARGEST_FILE >> 20} MiB")
    result = _git(folder, "cat-file", "blob", entry[2].decode())
    if result.returncode:
        raise Unreadable(f"{what} cannot be read; {_missing(commit, path, result)}")
    return result.stdout


def name_before(old: str, new: str, path: str, folder: str = ".") -> str | None:
    """What ``path`` of one commit was called in an older one, where git finds that it was renamed; else None."""
    only = ("-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv")
    result = _git(folder, "diff-tree", *only, old, new)
    parts = result.stdout.split(b"\0") if result.returncode == 0 else []
    renamed = {os.fsdecode(after): os.fsdecode(before) for before, after in zip(parts[1::3], parts[2::3], strict=False)}
    return renamed.get(path)


def _git(folder: str, *arguments: str) -> _Result:
    """Run git without anything that could make it run another program, ask, or fetch."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env.update(LC_ALL="C", GIT_TERMINAL_PROMPT="0", GIT_NO_LAZY_FETCH="1", GIT_OPTIONAL_LOCKS="0")
    try:
        return subprocess.run(  # noqa: S603 - no shell, and each argument stands where it cannot be an option
            [*_HARMLESS, *arguments],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except FileNotFoundError:
        raise Unreadable("git is not installed, so no revision can be read; name two files instead") from None
    except subprocess.TimeoutExpired:
        raise Unreadable(f"git took longer than {TIME_LIMIT:.0f} seconds; name two files instead") from None
    except OSError as error:
        raise Unreadable(f"git cannot be run: {(error.strerror or '').lower()}") from None


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
    if result.stderr.strip():
        return f"{name} cannot be read; git says: {_words(result)}"
    if _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return f"{name} is not in this shallow clone; get it with: {_fetch(revision, folder)}"
    return f"there is no revision {name} here; see them with: git log --oneline --all, or fetch it first"


def _fetch(revision: str, folder: str) -> str:
    """The command that gets what a shallow clone has not: one commit where that is enough, else all of the history."""
    if _OID.fullmatch(revision):
        return f"git fetch --depth=1 origin {revision}"
    remote, _, branch = revision.partition("/")
    remotes = _git(folder, "remote").stdout.decode("utf-8", "replace").split()
    if remote in remotes and re.fullmatch(r"[\w./-]+", branch):
        return shlex.join(["git", "fetch", "--depth=1", remote, f"+refs/heads/{branch}:refs/remotes/{revision}"])
    return "git fetch --unshallow --tags"
