"""The action that reviews a pull request, run as a runner would: what it says, where, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import pytest

from conftest import run_git, text_of
from runner import ROOT, Ran, run_action

USUAL = "data/states.yaml"
BEFORE = "AD:\n  name: Andorra\n  signed: 1998-02-03\n  sources: [x]\n"
AFTER = BEFORE + "  instruments:\n    - {kind: ratification, deposited: 2005-03-05, sources: [x]}\n"
OTHER = "BE:\n  name: Belgium\n  note: Another's work.\n"
UNKNOWN = {"level": "unknown", "changed": "", "errors": ""}


class Pull:
    """A pull request on a base branch, checked out in ``work``, and the runner's folder."""

    def __init__(self, folder: Path) -> None:
        self.work, self.temp = folder / "work", folder / "temp"
        self.temp.mkdir()
        (self.work / "data").mkdir(parents=True)
        run_git(self.work, "init", "-q")
        self.commit(BEFORE)
        self.merged()

    def commit(self, states: str) -> None:
        self.put(states)
        run_git(self.work, "add", ".")
        run_git(self.work, "commit", "-q", "--allow-empty", "-m", "a change")

    def put(self, states: str) -> None:
        """Write the registry, an hour ago: a file as fresh as this moment is checked anew by each command."""
        file = self.work / USUAL
        file.write_text(text_of(states), encoding="utf-8")
        an_hour_ago = time.time_ns() - 3_600_000_000_000
        os.utime(file, ns=(an_hour_ago, an_hour_ago))

    def merged(self) -> None:
        """The base branch is where the work is."""
        run_git(self.work, "update-ref", "refs/remotes/origin/main", "HEAD")

    def reviewed(self, base_ref: str = "main", **inputs: str) -> Ran:
        return run_action(self.work, self.temp, base_ref=base_ref, **inputs)


def told(ran: Ran) -> dict[str, str]:
    """The outputs, but for the place of the report."""
    return {name: value for name, value in ran.outputs.items() if name != "report"}


@pytest.fixture
def pull(tmp_path: Path) -> Pull:
    return Pull(tmp_path)


def test_a_change_of_an_answer_is_annotated_told_and_counted_and_nothing_beside_it_is_run(pull: Pull) -> None:
    pull.commit(AFTER)
    _lay_modules(pull.work)
    ran = run_action(pull.work.parent, pull.temp, base_ref="main", path="work", fail_on="status")
    assert (ran.exit_code, told(ran)) == (1, {"level": "status", "changed": "1", "errors": "0"})
    assert re.match(rf"::warning file={USUAL},line=\d+,title=correction AD.instruments\[0\]::added: ", ran.log)
    assert ran.summary.startswith("**1 fact added; Andorra is a State Party from 2005-09-01 on.**\n")
    assert ran.summary == ran.report
    assert not list(pull.work.parent.rglob("made"))


def test_what_a_pull_request_writes_is_text_and_only_a_graver_level_fails(pull: Pull) -> None:
    pull.commit(BEFORE.replace("Andorra", """'"level": "status" ```</code><img src=x>@all ::error::forged'"""))
    ran = pull.reviewed(fail_on="source")
    assert (ran.exit_code, told(ran)) == (0, {"level": "text", "changed": "1", "errors": "0"})
    assert ran.log.startswith(f"::notice file={USUAL},line=20,title=correction AD.name::changed: ")
    assert [line for line in ran.log.splitlines() if not line.startswith(("::notice file=", "::warning file="))] == []
    assert "<img" not in ran.summary
    assert "@all" not in ran.summary


def test_a_registry_that_did_not_change_is_not_checked(pull: Pull) -> None:
    pull.commit(BEFORE.replace("  sources: [x]\n", ""))  # an error, and not of this pull request
    pull.merged()
    ran = pull.reviewed(fail_on="text")
    assert (ran.exit_code, ran.log, ran.report, ran.summary) == (0, "", "", "The registry is as it was.\n")
    assert told(ran) == {"level": "none", "changed": "0", "errors": ""}


def test_what_others_merged_in_the_meantime_is_not_the_pull_requests(pull: Pull) -> None:
    run_git(pull.work, "branch", "pull")
    pull.commit(BEFORE + OTHER)
    pull.merged()
    run_git(pull.work, "checkout", "-q", "pull")
    pull.commit(BEFORE)
    assert pull.reviewed().outputs["level"] == "none"  # the pull request itself is checked out
    run_git(pull.work, "merge", "-q", "-m", "as it would be merged", "origin/main")
    assert OTHER in (pull.work / USUAL).read_text(encoding="utf-8")
    assert pull.reviewed().outputs["level"] == "none"


def test_elsewhere_than_in_a_pull_request_the_commit_before_is_compared(pull: Pull) -> None:
    pull.commit(BEFORE.replace("Andorra", "AD"))
    pull.commit(BEFORE.replace("Andorra", "AD"))
    assert pull.reviewed(base_ref="").outputs["changed"] == "0"


def test_an_invalid_registry_is_an_error_and_never_no_change(pull: Pull) -> None:
    pull.commit(BEFORE.replace("1998-02-03", "1998-02-30"))
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (1, UNKNOWN | {"errors": "1"})
    assert f"::error file={USUAL},line=21,col=11,title=wrong-date AD.signed::" in ran.log
    head = f"**The registry has 1 error.**\n\n    {USUAL}:21:11: error [wrong-date] AD.signed: '1998-02-30'"
    assert ran.summary.startswith(head)
    assert ran.summary.endswith(f"    ottawa: NEW ({USUAL}) is invalid, so nothing is compared\n")


def test_a_base_that_cannot_be_had_is_an_error_and_says_what_to_do(pull: Pull, tmp_path: Path) -> None:
    run_git(pull.work, "checkout", "-q", "-b", "pull")
    pull.commit(AFTER)
    shallow = tmp_path / "shallow"
    run_git(tmp_path, "clone", "-q", "--depth=1", f"file://{pull.work}", str(shallow))
    for base_ref in ("main", ""):
        ran = run_action(shallow, pull.temp, base_ref=base_ref)
        assert (ran.exit_code, told(ran)) == (3, UNKNOWN)
        assert "::error title=ottawa::the commit to compare with is not in this clone; check out with fetch" in ran.log
        assert "Nothing could be compared" in ran.summary


def test_a_registry_that_leads_elsewhere_is_an_error(pull: Pull) -> None:
    (pull.work / USUAL).unlink()
    (pull.work / USUAL).symlink_to("/etc/hostname")
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (3, UNKNOWN)
    assert "a link that leads out of its repository" in ran.summary


CHANGED = {"level": "status", "changed": "1", "errors": "0"}


def test_a_bare_repository_that_a_pull_request_brings_along_is_asked_nothing(pull: Pull) -> None:
    base = run_git(pull.work, "rev-parse", "HEAD")
    pull.put(AFTER)
    evil = pull.work.parent / "evil"
    shutil.copytree(pull.work, evil)
    run_git(evil, "commit", "-qam", "what its names stand for")
    shutil.copytree(evil / ".git" / "objects", pull.work / "data" / "objects")
    names = ("HEAD", "refs/heads/main", "refs/remotes/origin/main", f"refs/tags/{base[:12]}", f"refs/tags/{base}")
    for name in names:
        file = pull.work / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(run_git(evil, "rev-parse", "HEAD"), encoding="utf-8")
    (pull.work / "data" / "config").write_text("[core]\n\tbare = true\n", encoding="utf-8")
    pull.commit(AFTER)
    assert run_git(pull.work / "data", "diff", "--stat", "origin/main", "HEAD") == ""  # git itself is taken in
    for base_name in ("", "origin/main", base[:12], base):
        assert told(pull.reviewed(base=base_name)) == CHANGED


@pytest.mark.parametrize("kind", ["tag", "branch"])
def test_a_tag_or_branch_that_is_called_like_the_base_is_not_taken_for_it(pull: Pull, kind: str) -> None:
    base = run_git(pull.work, "rev-parse", "HEAD")
    pull.commit(AFTER)
    for name in (base, base[:12], base[:7], "HEAD", "origin/main"):
        run_git(pull.work, "update-ref", f"refs/{kind}s/{name}".replace("branchs", "heads"), "HEAD")
    assert told(pull.reviewed()) == CHANGED
    for name in (base[:12], "origin/main"):
        ran = pull.reviewed(base=name)
        assert (ran.exit_code, told(ran)) == (3, UNKNOWN | {"errors": "0"})
        assert "names more than one thing here" in ran.summary


def test_a_registry_that_becomes_a_link_is_never_as_it_was(pull: Pull) -> None:
    (pull.work / USUAL).rename(pull.work / "data" / "real.yaml")
    (pull.work / USUAL).symlink_to("real.yaml")
    run_git(pull.work, "add", ".")
    run_git(pull.work, "commit", "-qm", "a link")
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (3, UNKNOWN | {"errors": "0"})
    assert "it is a link" in ran.summary


def test_a_registry_that_is_checked_out_otherwise_than_it_is_committed_is_never_as_it_was(pull: Pull) -> None:
    run_git(pull.work, "config", "filter.x.smudge", f"git show {run_git(pull.work, 'rev-parse', 'HEAD')}:{USUAL}")
    pull.commit(AFTER)
    (pull.work / ".gitattributes").write_text(f"{USUAL} filter=x\n", encoding="utf-8")
    run_git(pull.work, "add", ".")
    run_git(pull.work, "commit", "-qm", "a filter, such as runners have for large files")
    (pull.work / USUAL).unlink()
    run_git(pull.work, "checkout", USUAL)
    assert (pull.work / USUAL).read_text(encoding="utf-8") == text_of(BEFORE)
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (3, UNKNOWN | {"errors": "0"})
    assert "::error title=ottawa::the registry is checked out otherwise than it is committed" in ran.log
    assert "data/states.yaml is checked out otherwise than it is committed" in ran.summary


def test_a_registry_that_is_removed_is_told_as_such(pull: Pull) -> None:
    run_git(pull.work, "rm", "-q", USUAL)
    run_git(pull.work, "commit", "-qm", "none, and no folder either")
    assert not (pull.work / "data").exists()
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (3, UNKNOWN)
    assert ran.summary.endswith("    ottawa: data/states.yaml: cannot be read: no such file or directory\n")


def test_annotations_fit_what_is_shown_of_a_step_and_the_rest_is_in_the_summary(pull: Pull) -> None:
    before = [f"X{letter}: {{name: Land {letter}, sources: [x]}}\n" for letter in "ABCDEFGHIJKL"]
    pull.commit("".join(before))
    pull.merged()
    pull.commit("".join(state.replace("}", ", signed: 1998-02-03}") for state in before))
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (0, {"level": "status", "changed": "12", "errors": "0"})
    lines = ran.log.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning"] * 10 + ["::notice"]
    assert all("signed::added" in line for line in lines[:10])  # answers that differ come before what check found
    assert lines[-1] == "::notice title=ottawa::14 more; the summary of this job tells of them"
    assert ran.summary.startswith("**12 facts added")
    assert ran.summary.count(" | Land ") == 12
    assert "\n**12 warnings, not all of them beside the lines:**\n" in ran.summary
    assert ran.summary.count("warning [unknown-code]") == 12


def test_errors_come_before_all_else_and_how_many_more_there_are_is_told(pull: Pull) -> None:
    pull.commit(AFTER.replace("Andorra", "Andorre") + "".join(f"  n{number}: 1\n" for number in range(30)))
    ran = pull.reviewed()
    assert (ran.exit_code, told(ran)) == (1, UNKNOWN | {"errors": "30"})
    lines = ran.log.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"]
    assert lines[0].startswith("::error title=ottawa::the registry cannot be compared")
    assert lines[-1] == "::notice title=ottawa::21 more; the summary of this job tells of them"
    assert ran.summary.count("error [unknown-key]") == 20
    assert "\nand 10 more\n" in ran.summary


@pytest.mark.parametrize("hostile", ['$(touch made)"; touch made; `touch made` "', "--output=made"])
def test_an_input_is_never_run_and_never_an_option(pull: Pull, hostile: str) -> None:
    ran = pull.reviewed(path=hostile)
    assert (ran.exit_code, told(ran)) == (2, UNKNOWN)
    ran = pull.reviewed(registry=hostile, base=hostile, fail_on=hostile)
    assert (ran.exit_code, told(ran)) == (3, UNKNOWN)
    assert not list(pull.work.parent.rglob("made"))


def test_a_report_is_short_and_its_errors_are_lines_of_code(pull: Pull) -> None:
    wrong = "".join(f'  "```<b>@all{number}{"k" * 900}": 1\n' for number in range(22))
    pull.commit(BEFORE + wrong)
    ran = pull.reviewed()
    assert (ran.exit_code, ran.outputs["errors"]) == (1, "22")
    lines = ran.summary.splitlines()
    assert lines[0] == "**The registry has 22 errors.**"
    assert len([line for line in lines if "[unknown-key]" in line]) == 20
    assert all(line.startswith("    ") for line in lines if "kkk" in line or "@all" in line)
    assert max(map(len, lines)) < 310
    assert "and 2 more" in lines


def test_the_action_is_told_by_its_inputs_alone_and_needs_no_token() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert "token" not in text
    assert set(re.findall(r"\$\{\{ (\w+)\.", text)) == {"inputs", "steps"}  # runner.py refuses one inside a script


@pytest.mark.skipif("OTTAWA_INSTALLS" not in os.environ, reason=".ci/run does it: it installs the program anew")
def test_the_action_installs_the_program_beside_it_whatever_the_pull_request_brings(pull: Pull) -> None:
    pull.commit(AFTER)
    _lay_modules(pull.work)
    ran = run_action(pull.work, pull.temp, program=None, base_ref="main")
    assert (ran.exit_code, told(ran)) == (0, {"level": "status", "changed": "1", "errors": "0"}), ran.aside
    assert not list(pull.work.rglob("made"))


def _lay_modules(folder: Path) -> None:
    """What Python would import instead of its own, or of ours, if it looked into this folder."""
    names = ("ensurepip", "json", "os", "ottawa_cli", "pip", "sitecustomize", "subprocess", "typer", "venv", "yaml")
    for name in names:
        (folder / f"{name}.py").write_text("open('made', 'w')", encoding="utf-8")
