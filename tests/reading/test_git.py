"""What git keeps: a file of a revision is read by its id, and nothing of the repository is run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import run_git as _git
from conftest import text_of
from ottawa_cli.__main__ import run
from ottawa_cli.reading import git
from ottawa_cli.system.failures import Unreadable, WrongUse

Capture = pytest.CaptureFixture[str]
Git = Callable[..., str]

ONE = text_of("XA: {name: Examplia}\n")
TWO = text_of("XA: {name: Examplia, signed: 1998-02-03}\n")
USUAL = "data/states.yaml"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits of a registry, to stand in."""
    folder = tmp_path / "work"
    folder.mkdir()
    _git(folder, "init", "-q")
    for text in (ONE, TWO):
        _put(folder, text)
        _git(folder, "add", ".")
        _git(folder, "commit", "-qm", "a change")
    _git(folder, "tag", "v1", "HEAD~1")
    monkeypatch.chdir(folder)
    return folder


def _put(folder: Path, text: str, path: str = USUAL) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def _paths(capsys: Capture, *operands: str) -> list[str]:
    """The facts that differ between two operands."""
    assert run(["diff", *operands, "-f", "github"]) == 0, capsys.readouterr().err
    return [line.split("title=")[1].split("::")[0] for line in capsys.readouterr().out.splitlines()]


def _refusal(capsys: Capture, *operands: str, code: int = 3) -> str:
    assert run(["diff", *operands]) == code
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


SIGNED = ["correction XA.signed"]


def test_alone_it_compares_the_last_commit_with_the_registry_as_it_is(work: Path, capsys: Capture) -> None:
    assert _paths(capsys) == []
    _put(work, ONE)
    assert _paths(capsys) == SIGNED
    (work / "deeper").mkdir()
    os.chdir(work / "deeper")
    assert _paths(capsys) == SIGNED


@pytest.mark.parametrize(
    "operands",
    [
        ["HEAD~1"], ["v1"], ["main~1", "main"], ["v1", "HEAD"], [f"v1:{USUAL}"], [f"v1:{USUAL}", f"main:{USUAL}"],
        ["v1", USUAL], [f"HEAD^{{/a change}}~1:{USUAL}", "HEAD"], ["@~1"], ["HEAD~1", f"./{USUAL}"],
    ],
)  # fmt: skip
def test_operands_are_revisions_paths_of_revisions_and_files(work: Path, capsys: Capture, operands: list[str]) -> None:
    assert _paths(capsys, *operands) == SIGNED


def test_standard_input_is_one_side(work: Path) -> None:
    ottawa = str(Path(sys.executable).parent / "ottawa")
    for operands in (["-"], ["-", "HEAD"], ["HEAD~1", "-"]):
        text = TWO if operands[-1] == "-" and len(operands) > 1 else ONE
        done = subprocess.run(
            [ottawa, "diff", *operands, "-f", "github"],
            input=text,
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        assert "XA.signed" in done.stdout


def test_the_first_side_that_cannot_be_read_is_told_before_anything_is_waited_for(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ottawa_cli.system.files._read_stdin", lambda _: pytest.fail("standard input was waited for"))
    for other in ("-", "", "HEAD:", "nowhere", "HEAD:nowhere"):
        assert "missing.yaml: cannot be read: no such file or directory" in _refusal(capsys, "missing.yaml", other)


def test_beside_a_revision_a_link_that_leads_to_no_file_is_told_as_such(work: Path, capsys: Capture) -> None:
    (work / "data" / "link.yaml").symlink_to("nowhere.yaml")
    assert "no such file or directory" in _refusal(capsys, "data/link.yaml", "HEAD")
    (work / "data" / "link.yaml").unlink()
    (work / "data" / "link.yaml").symlink_to(".")
    assert "it is not a regular file" in _refusal(capsys, "data/link.yaml", "HEAD")


def test_standard_input_cannot_be_both_sides(work: Path, capsys: Capture) -> None:
    assert "not both" in _refusal(capsys, "-", "-", code=2)


def test_what_an_operand_means_does_not_hang_on_what_lies_in_the_folder(work: Path, capsys: Capture) -> None:
    _put(work, "not a registry", "v1")
    assert _paths(capsys, "v1") == SIGNED
    _put(work, ONE, "other")
    assert "the file of that name is ./other" in _refusal(capsys, "other")
    assert _paths(capsys, "./other") == SIGNED
    _git(work, "tag", "old.yaml", "HEAD~1")
    assert "old.yaml: cannot be read" in _refusal(capsys, "old.yaml")
    assert _paths(capsys, "refs/tags/old.yaml^0") == SIGNED


def test_a_renamed_registry_is_found_under_its_old_name(work: Path, capsys: Capture) -> None:
    (work / "registry").mkdir()
    _git(work, "mv", USUAL, "registry/states.yaml")
    _put(work, TWO.replace("Examplia", "Exampland"), "registry/states.yaml")
    moved = ("HEAD", "--registry", "registry/states.yaml")
    said = _refusal(capsys, *moved)
    assert "there is no file registry/states.yaml in commit" in said
    assert "write HEAD:path" in said
    assert _paths(capsys, f"HEAD:{USUAL}", *moved[1:]) == ["correction XA.name"]
    _git(work, "commit", "-qam", "a new place")
    assert _paths(capsys, "HEAD~1", *moved[1:]) == ["correction XA.name"]
    assert run(["diff", "HEAD~1", *moved[1:]]) == 0
    assert "OLD HEAD~1:data/states.yaml," in capsys.readouterr().out


@pytest.mark.parametrize(
    "operand",
    ["--output=x", "-x", "--upload-pack=x", "", "a\nb", "a\x1bb", "HEAD\0", "x" * 201, "--", ":data/states.yaml"],
)
def test_what_cannot_be_a_revision_is_wrong_use(work: Path, capsys: Capture, operand: str) -> None:
    before = sorted(work.iterdir())
    assert run(["diff", "--", operand, "HEAD"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(work.iterdir()) == before
    if ":" not in operand:
        with pytest.raises(WrongUse):
            git.commit_of(operand)


@pytest.mark.parametrize(
    "operand", ["nowhere", "main..v1", "HEAD~9", "HEAD:", "v1:data", "v1:nothing.yaml", "HEAD^{tree}"]
)
def test_what_there_is_not_is_said(work: Path, capsys: Capture, operand: str) -> None:
    assert run(["diff", operand]) in (2, 3)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_a_link_is_not_followed_in_a_revision(work: Path, capsys: Capture) -> None:
    (work / "data" / "states.yaml").unlink()
    (work / "data" / "states.yaml").symlink_to("/etc/passwd")
    _git(work, "add", ".")
    _git(work, "commit", "-qm", "a link")
    said = _refusal(capsys, "HEAD", "HEAD~1")
    assert "a link" in said
    assert "root" not in said


@pytest.mark.parametrize("link", [USUAL, "data"])
def test_beside_a_revision_a_link_is_followed_in_the_work_tree_no_more_than_in_the_revision(
    work: Path, capsys: Capture, link: str
) -> None:
    place = work / link
    place.rename(work / "moved")
    place.symlink_to(work / "moved")
    for operands in ([], ["HEAD"], ["HEAD", USUAL], [USUAL, "HEAD"], [f"v1:{USUAL}"]):
        assert "name the file that it leads to" in _refusal(capsys, *operands)
    _put(work, ONE, "one.yaml")
    assert _paths(capsys, "one.yaml", USUAL) == SIGNED  # two files, and no revision
    _git(work, "add", ".")
    _git(work, "commit", "-qm", "a link")
    assert _refusal(capsys, "HEAD~1", "HEAD")


def test_a_path_is_a_path_and_no_pattern(work: Path) -> None:
    commit = git.commit_of("HEAD")
    for path in ("data/*.yaml", ":(top)data/states.yaml", ":/data/states.yaml", "data", "../work/data/states.yaml"):
        with pytest.raises(Unreadable):
            git.blob_of(commit, path)
    assert git.blob_of(commit, USUAL) == TWO.encode()


def test_nothing_of_the_repository_is_run(work: Path, capsys: Capture) -> None:
    trap = work.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {work.parent / 'sprung'}\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.x.textconv", "diff.x.command", "filter.x.smudge",
                "filter.x.clean", "diff.external", "core.sshCommand", "core.editor"):  # fmt: skip
        _git(work, "config", key, str(trap))
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-commit"):
        (work / ".git" / "hooks" / hook).parent.mkdir(exist_ok=True)
        (work / ".git" / "hooks" / hook).write_text(trap.read_text(encoding="utf-8"), encoding="utf-8")
        (work / ".git" / "hooks" / hook).chmod(0o755)
    _put(work, "*.yaml diff=x filter=x\n", ".gitattributes")
    for act in ("status", "diff", "show"):
        _git(work, act, "HEAD~1") if act != "status" else _git(work, act)
        assert (work.parent / "sprung").exists()  # git itself steps into it
        (work.parent / "sprung").unlink()
    assert _paths(capsys, "HEAD~1") == SIGNED
    assert _paths(capsys, "HEAD~1", "HEAD") == SIGNED
    (work / "registry").mkdir()
    (work / "registry" / "states.yaml").write_text(TWO, encoding="utf-8")
    assert run(["diff", "HEAD~1", "--registry", "registry/states.yaml"]) == 3
    assert not (work.parent / "sprung").exists()


def test_the_environment_does_not_lead_to_another_repository(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_EXTERNAL_DIFF"):
        monkeypatch.setenv(name, "/nowhere")
    assert _paths(capsys, "HEAD~1") == SIGNED


def _lay_bare_repository(work: Path, folder: str) -> None:
    """A repository of a stranger's own, as plain files, in which every name stands for the registry as it is."""
    _git(work.parent, "init", "-q", "evil")
    evil = work.parent / "evil"
    _put(evil, (work / USUAL).read_text(encoding="utf-8"))
    _git(evil, "add", ".")
    _git(evil, "commit", "-qm", "as it is")
    shutil.copytree(evil / ".git" / "objects", work / folder / "objects")
    _put(work, "ref: refs/heads/main\n", f"{folder}/HEAD")
    _put(work, "[core]\n\tbare = true\n", f"{folder}/config")
    for name in ("heads/main", "tags/v1", f"tags/{_git(work, 'rev-parse', '--short=12', 'v1')}"):
        _put(work, _git(evil, "rev-parse", "HEAD"), f"{folder}/refs/{name}")


@pytest.mark.parametrize("folder", ["data", "."])
def test_a_bare_repository_that_is_committed_is_asked_nothing(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    _put(work, ONE)
    short = _git(work, "rev-parse", "--short=12", "v1")
    _lay_bare_repository(work, folder)
    for place in (work, work / "data"):
        monkeypatch.chdir(place)
        assert _paths(capsys) == SIGNED
        assert _paths(capsys, "main") == SIGNED
        assert _paths(capsys, "v1", "main") == SIGNED
        assert _paths(capsys, short, "main") == SIGNED


@pytest.mark.parametrize("is_bare", [True, False])
def test_a_work_tree_without_its_repository_is_not_in_the_one_around_it(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, is_bare: bool
) -> None:
    (work / "inner" / ".git").mkdir(parents=True)
    _put(work, ONE, f"inner/{USUAL}")
    if is_bare:
        _lay_bare_repository(work, "inner")
    monkeypatch.chdir(work / "inner")
    for operand in ("HEAD", "main", f"v1:{USUAL}"):
        said = _refusal(capsys, operand)
        assert ("cannot use bare repository" if is_bare else "is in no git repository") in said


def test_a_submodule_is_a_repository_of_its_own(work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(work.parent, "init", "-q", "outer")
    _git(work.parent / "outer", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(work), "inner")
    assert (work.parent / "outer" / "inner" / ".git").is_file()
    monkeypatch.chdir(work.parent / "outer" / "inner")
    assert _paths(capsys, "v1") == SIGNED
    monkeypatch.chdir(work.parent / "outer")
    assert _paths(capsys, "v1", "--registry", f"inner/{USUAL}") == SIGNED


def test_a_name_of_two_things_is_refused_and_in_full_it_is_not(work: Path, capsys: Capture) -> None:
    short = _git(work, "rev-parse", "--short=12", "v1")
    _git(work, "update-ref", "refs/remotes/origin/main", "v1")
    _git(work, "branch", "v1", "HEAD")
    for name in (short, "main", "origin/main"):
        _git(work, "tag", name, "v1" if name == "main" else "main")
    for name in ("v1", "main", "origin/main", short, "main~0", "v1^0"):
        assert "names more than one thing here" in _refusal(capsys, name)
    for name in ("refs/tags/v1", "refs/remotes/origin/main", _git(work, "rev-parse", f"{short}~1")):
        assert _paths(capsys, name, "refs/heads/main") == SIGNED


def test_what_git_takes_as_it_stands_is_taken_whatever_else_is_called_so(work: Path, capsys: Capture) -> None:
    whole = _git(work, "rev-parse", "v1")
    for name in ("HEAD", whole, "refs/heads/main"):
        _git(work, "update-ref", f"refs/tags/{name}", "v1")
        _git(work, "update-ref", f"refs/heads/{name}", "HEAD")
    assert _paths(capsys, "HEAD") == []
    assert _paths(capsys, "@", "HEAD~0") == []
    assert _paths(capsys, whole) == SIGNED
    assert _paths(capsys, "HEAD~1", "refs/heads/main") == SIGNED
    assert run(["diff", whole]) == 0
    assert f"\nOLD {whole[:12]}:{USUAL}, " in capsys.readouterr().out


def test_history_is_as_it_was_made_without_replacements_and_grafts(work: Path, capsys: Capture) -> None:
    head, before = _git(work, "rev-parse", "HEAD", "v1").split()
    _git(work, "commit", "-q", "--allow-empty", "-m", "nothing")
    _put(work, f"{_git(work, 'rev-parse', 'HEAD')} {before}\n", ".git/info/grafts")
    assert _git(work, "rev-parse", "HEAD~1") == before
    assert _paths(capsys, "HEAD~1") == []
    _git(work, "replace", before, head)
    assert "signed" in _git(work, "show", f"v1:{USUAL}")
    assert _paths(capsys, "v1") == SIGNED


def test_settings_and_flags_of_a_clone_hide_nothing(work: Path, capsys: Capture) -> None:
    _put(work, ONE)
    elsewhere = work.parent / "elsewhere"
    _put(elsewhere, TWO)
    _git(work, "update-index", "--assume-unchanged", USUAL)
    assert _paths(capsys) == SIGNED
    _git(work, "update-index", "--skip-worktree", USUAL)
    assert _paths(capsys) == SIGNED
    _git(work, "config", "core.worktree", str(elsewhere))
    _put(work, "[core]\n\tworktree = /nowhere\n\tbare = true\n", "more.conf")
    assert _paths(capsys) == SIGNED
    _git(work, "config", "include.path", "../more.conf")
    assert _paths(capsys) == SIGNED


@pytest.mark.parametrize("remote", [["url", "ext::sh -c touch% SPRUNG"], ["vcs", "evil"]])
def test_nothing_is_fetched_though_a_clone_allows_it_and_git_would(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, remote: list[str]
) -> None:
    sprung = work.parent / "sprung"
    helper = work.parent / "bin" / "git-remote-evil"
    _put(work.parent, f"#!/bin/sh\ntouch {sprung}\n", "bin/git-remote-evil")
    helper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{helper.parent}{os.pathsep}{os.environ['PATH']}")
    blob = _git(work, "rev-parse", f"v1:{USUAL}")
    (work / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in (("extensions.partialClone", "origin"), ("core.repositoryFormatVersion", "1"),
                       ("remote.origin.promisor", "true"), ("remote.origin.url", "x"), ("protocol.allow", "always"),
                       ("protocol.ext.allow", "always"), ("protocol.evil.allow", "always"),
                       (f"remote.origin.{remote[0]}", remote[1].replace("SPRUNG", str(sprung)))):  # fmt: skip
        _git(work, "config", key, value)
    with pytest.raises(subprocess.CalledProcessError):
        _git(work, "show", f"v1:{USUAL}")
    assert sprung.exists()  # git itself steps into it
    sprung.unlink()
    _refusal(capsys, "v1")
    monkeypatch.delitem(git._SURROUNDINGS, "GIT_NO_LAZY_FETCH")  # a git that does not know it
    _refusal(capsys, "v1")
    assert not sprung.exists()


def test_a_git_in_the_folder_is_not_run(work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(work, "#!/bin/sh\n: >sprung\n", "git")
    (work / "git").chmod(0o755)
    for path in (f".{os.pathsep}{os.environ['PATH']}", f"{os.pathsep}{os.environ['PATH']}"):
        monkeypatch.setenv("PATH", path)
        assert _paths(capsys, "v1") == SIGNED
    for path in ("", "."):
        monkeypatch.setenv("PATH", path)
        run(["diff", "v1"])
    assert not (work / "sprung").exists()


@pytest.fixture
def shallow(work: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of one branch and one commit, as a workflow's is, to stand in."""
    _git(work, "branch", "old", "v1")
    _git(work, "config", "uploadpack.allowAnySHA1InWant", "true")
    _git(work.parent, "clone", "-q", "--depth=1", "--branch=main", f"file://{work}", "shallow")
    monkeypatch.chdir(work.parent / "shallow")
    return work.parent / "shallow"


@pytest.mark.parametrize("operand", ["HEAD~1", "@~1", "main~1", "origin/old", "origin/old~0", "COMMIT"])
def test_a_shallow_clone_says_how_to_get_the_rest_and_that_helps(
    work: Path, shallow: Path, capsys: Capture, operand: str
) -> None:
    revision = _git(work, "rev-parse", "v1") if operand == "COMMIT" else operand
    said = _refusal(capsys, revision)
    assert "not in this shallow clone" in said
    command = shlex.split(said.strip().partition("get it with: ")[2])
    assert command[:2] == ["git", "fetch"]
    _git(shallow, *command[1:])
    assert _paths(capsys, revision) == SIGNED


@pytest.mark.parametrize("steps", ["", "~0"])
def test_a_branch_that_a_shallow_clone_has_not_is_fetched_as_the_remotes(
    shallow: Path, capsys: Capture, steps: str
) -> None:
    said = _refusal(capsys, f"old{steps}").strip()
    command, _, then = said.partition("get it with: ")[2].partition(", then write ")
    _git(shallow, *shlex.split(command)[1:])
    assert then.partition(";")[0] == f"origin/old{steps}"
    assert _paths(capsys, f"origin/old{steps}") == SIGNED


def test_a_tag_that_a_shallow_clone_has_not_is_fetched_as_it_is(shallow: Path, capsys: Capture) -> None:
    said = _refusal(capsys, "v1").strip()
    _git(shallow, *shlex.split(said.partition("a tag, with: ")[2])[1:])
    assert _paths(capsys, "v1") == SIGNED


def test_a_branch_that_only_the_remote_has_is_named(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(work, "branch", "old", "v1")
    _git(work.parent, "clone", "-q", str(work), "clone")
    monkeypatch.chdir(work.parent / "clone")
    assert "there is no revision 'old' here; did you mean origin/old?" in _refusal(capsys, "old")
    assert _paths(capsys, "origin/old") == SIGNED


def test_a_partial_clone_fetches_nothing_by_itself_and_says_what_to_get(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(work, "config", "uploadpack.allowFilter", "true")
    _git(work, "config", "uploadpack.allowAnySHA1InWant", "true")
    _git(work.parent, "clone", "-q", "--filter=blob:none", f"file://{work}", "partial")
    monkeypatch.chdir(work.parent / "partial")
    said = _refusal(capsys, "HEAD~1")
    assert "this clone is partial" in said
    assert _refusal(capsys, "HEAD~1") == said
    _git(work.parent / "partial", *shlex.split(said.strip().partition("get the file with: git ")[2]))
    assert _paths(capsys, "HEAD~1") == SIGNED


def test_a_repository_of_another_user_is_refused_in_gits_own_words(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = subprocess.run

    def as_another(command: list[str], *, env: dict[str, str], **rest: object) -> object:
        stranger = {**env, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "HOME": str(work)}
        return real(command, env=stranger, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr("ottawa_cli.reading.git.subprocess.run", as_another)
    said = _refusal(capsys, "HEAD")
    assert "git says: fatal: detected dubious ownership in repository" in said
    assert "safe.directory" in said


def test_without_git_two_files_are_compared_and_a_revision_says_so(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(work / "nothing"))
    _put(work, ONE, "one.yaml")
    assert _paths(capsys, "one.yaml", USUAL) == SIGNED
    assert "git is not installed" in _refusal(capsys, "HEAD")


def test_a_git_that_cannot_be_run_is_told(work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    (work / "bin").mkdir()
    (work / "bin" / "git").write_text("", encoding="utf-8")
    monkeypatch.setenv("PATH", str(work / "bin"))
    assert "git cannot be run: permission denied" in _refusal(capsys, "HEAD")


def test_a_registry_that_is_gone_with_its_folder_is_told_as_such(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(work, "rm", "-q", USUAL)
    assert not (work / "data").exists()
    for operands in ((), ("HEAD",), (f"v1:{USUAL}",)):
        said = _refusal(capsys, *operands, "--registry", USUAL)
        assert said == f"ottawa: {USUAL}: cannot be read: no such file or directory\n"
    monkeypatch.chdir(work.parent)
    assert "there is no folder nowhere" in _refusal(capsys, f"v1:{USUAL}", "--registry", "nowhere/states.yaml")


@pytest.mark.parametrize(
    ("lost", "how"),
    [(lost, how) for lost in ("HEAD", "HEAD^{tree}", "HEAD:data", f"HEAD:{USUAL}") for how in ("gone", "cut")]
    + [("HEAD", "another's"), (f"HEAD:{USUAL}", "another's")],
)
def test_a_damaged_repository_is_told_as_such_and_never_believed(
    work: Path, capsys: Capture, lost: str, how: str
) -> None:
    oids = _git(work, "rev-parse", lost, lost.replace("HEAD", "HEAD~1")).split()
    stored, others = (work / ".git" / "objects" / oid[:2] / oid[2:] for oid in oids)
    whole = stored.read_bytes()
    stored.unlink()
    if how != "gone":
        stored.write_bytes(whole[: len(whole) // 2] if how == "cut" else others.read_bytes())
    said = _refusal(capsys, "HEAD")
    assert "git says: " in said or "the repository is damaged" in said
    assert "a link" not in said
    assert "no file" not in said


def test_outside_a_repository_two_operands_are_asked_for(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "give two operands" in _refusal(capsys, code=2)
    assert "give two operands" in _refusal(capsys, "HEAD", code=2)
    assert "this folder is in no git repository" in _refusal(capsys, "HEAD", "HEAD~1")
    _put(tmp_path, ONE)
    assert "is in no git repository" in _refusal(capsys, "--registry", USUAL)


def test_a_bare_repository_has_revisions_and_no_working_tree(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _git(work.parent, "clone", "-q", "--bare", str(work), "bare.git")
    monkeypatch.chdir(work.parent / "bare.git")
    assert _paths(capsys, "v1", "main") == SIGNED
    assert _paths(capsys, f"v1:{USUAL}", "main") == SIGNED
    assert "give two operands" in _refusal(capsys, "v1", code=2)


def test_a_linked_work_tree_is_a_repository(work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(work, "worktree", "add", "-q", str(work.parent / "linked"), "v1")
    monkeypatch.chdir(work.parent / "linked")
    assert _paths(capsys, "main") == SIGNED


def test_git_is_given_a_time_limit(work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = work.parent / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("ottawa_cli.reading.git.TIME_LIMIT", 0.2)
    assert "took longer" in _refusal(capsys, "HEAD")


def test_a_file_larger_than_any_registry_is_not_read(
    work: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ottawa_cli.reading.git.LARGEST_FILE", 100)
    assert "it is larger than" in _refusal(capsys, "HEAD")
