"""What other people's machines run: the pre-commit hooks, the workflows of this repository, and the job for GitLab."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import run_git, text_of
from made_deposits import xml_of
from runner import PROGRAM, ROOT, documented

GOOD = text_of("AD: {name: Andorra}\n")
BAD = text_of("AD: {name: Andorra, signed: 1998-02-30}\n")
WORKFLOWS = sorted(
    str(path.relative_to(ROOT)) for folder in (".github", "docs") for path in ROOT.glob(f"{folder}/workflows/*.yaml")
)
MARKER = "<!-- ottawa: registry review -->"
SHA = "c0ffee"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


def steps(path: str) -> list[dict[str, Any]]:
    """The steps of a workflow's only job."""
    (job,) = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))["jobs"].values()
    listed: list[dict[str, Any]] = job["steps"]
    return listed


def test_the_hook_is_for_registries_and_runs_check() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["language"]) == ("ottawa-check", "ottawa check", "python")
    assert hook["pass_filenames"] is hook["require_serial"] is True
    taken = ("data/states.yaml", "treaties/ccm/data/states.yml")
    left = ("data/names.yaml", "mydata/states.yaml", "data/states.yaml.orig", "data/states.schema.json")
    assert [name for name in (*taken, *left) if re.search(hook["files"], name)] == [*taken]


@pytest.mark.skipif("OTTAWA_PRE_COMMIT" not in os.environ, reason=".ci/run does it: it needs pre-commit and an index")
def test_pre_commit_passes_a_good_registry_stops_a_bad_one_and_skips_all_else(tmp_path: Path) -> None:
    work = tmp_path / "work"
    (work / "data").mkdir(parents=True)
    hooks = [{"repo": str(ROOT), "rev": run_git(ROOT, "rev-parse", "HEAD"), "hooks": [{"id": "ottawa-check"}]}]
    (work / ".pre-commit-config.yaml").write_text(json.dumps({"repos": hooks}), encoding="utf-8")
    run_git(work, "init", "-q")

    def hooked(path: str, text: str, *files: str) -> tuple[int, str]:
        (work / path).write_text(text, encoding="utf-8")
        run_git(work, "add", ".")
        env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
        command = [os.environ["OTTAWA_PRE_COMMIT"], "run", *(files or ["--all-files"])]
        done = subprocess.run(command, cwd=work, env=env, capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout

    code, said = hooked("data/states.yaml", GOOD)
    assert (code, said.splitlines()[-1].endswith("Passed")) == (0, True), said
    code, said = hooked("data/states.yaml", BAD)
    assert (code, "exit code: 1" in said) == (1, True)
    assert re.search(r"data/states.yaml:\d+:\d+: error \[wrong-date\] AD.signed: '1998-02-30' is not a day", said)
    code, said = hooked("README", "Nothing of the registry.", "--files", "README")
    assert (code, said.splitlines()[-1].endswith("Skipped")) == (0, True)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path: str) -> None:
    used = re.findall(r"^ *(?:- )?uses: (.*)$", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    for action in used:
        pinned = re.fullmatch(r"(actions|pypa)/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
        assert pinned or action.startswith("./ #"), action


def test_one_action_has_one_commit_in_all_workflows() -> None:
    text = "".join((ROOT / path).read_text(encoding="utf-8") for path in WORKFLOWS)
    used = set(re.findall(r"uses: ([a-z/-]+)@(\S+ # \S+)", text))
    assert len(used) == len(dict(used))


@pytest.mark.parametrize("path", WORKFLOWS)
def test_no_job_may_more_than_it_says_and_no_word_of_a_stranger_is_in_its_scripts(path: str) -> None:
    workflow = documented(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_every_python_that_is_promised_is_tried_and_the_lowest_with_the_lowest_dependencies() -> None:
    jobs = documented(".github/workflows/ci.yaml")["jobs"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pythons = jobs["pythons"]["strategy"]["matrix"]["python"]
    assert project["requires-python"] == f">={pythons[0]}"
    lowest, newest = jobs["dependencies"]["strategy"]["matrix"]["include"]
    assert (lowest["python"], newest["python"]) == (pythons[0], pythons[-1])
    assert (lowest["resolution"], newest["resolution"]) == ("lowest-direct", "highest")


def test_only_the_job_that_publishes_can_and_all_jobs_have_the_files_of_the_first() -> None:
    jobs = documented(".github/workflows/release.yaml")["jobs"]
    assert [name for name, job in jobs.items() if "environment" in job] == ["publish"]
    assert [job["permissions"] for job in jobs.values()] == [
        {"contents": "read"},
        {"attestations": "write", "id-token": "write"},
        {"id-token": "write"},
    ]
    built = jobs["build"]["steps"][-1]["with"]["name"]
    for name in ("attest", "publish"):
        assert jobs[name]["steps"][0]["with"]["name"] == built
        assert not any("checkout" in step.get("uses", "") or "run" in step for step in jobs[name]["steps"])


def test_a_release_of_the_data_says_what_differs_from_the_one_before(tmp_path: Path) -> None:
    (script,) = [
        step["run"] for step in documented(".github/workflows/data.yaml")["jobs"]["compare"]["steps"] if "id" in step
    ]
    (tmp_path / "data").mkdir()
    run_git(tmp_path, "init", "-q")
    notes = {}
    for tag, name in (("data-2026-02-21", "Andorra"), ("data-2026-02-21.2", "Andorre"), ("data-2026-06-30", "Andora")):
        (tmp_path / "data" / "states.yaml").write_text(GOOD.replace("Andorra", name), encoding="utf-8")
        run_git(tmp_path, "add", "data")
        run_git(tmp_path, "commit", "-qm", "a change")
        run_git(tmp_path, "tag", "-a", tag, "-m", "a release")
        run_git(tmp_path, "tag", "-f", "v1.0.0")
        shutil.rmtree(tmp_path / "release", ignore_errors=True)
        env = {**os.environ, "TAG": tag, "OTTAWA": PROGRAM}
        subprocess.run(["bash", "-ec", script], cwd=tmp_path, env=env, check=True, capture_output=True)
        notes[tag] = (tmp_path / "release" / "notes.md").read_text(encoding="utf-8")
    first, second, third = notes.values()
    assert first == "The first release of the data: compared with nothing.\n"
    assert [name in second for name in ("Andorra", "Andorre", "Andora ")] == [True, True, False]
    assert [name in third for name in ("Andorra", "Andorre", "Andora")] == [False, True, True]


def test_the_job_that_reads_a_pull_request_can_write_nothing_and_runs_the_base_branch() -> None:
    workflow = documented(".github/workflows/review.yaml")
    assert (list(workflow["on"]), workflow["permissions"]) == (["pull_request"], {"contents": "read"})
    program, data, review, keep = steps(".github/workflows/review.yaml")
    assert program["with"] == {"ref": "${{ github.event.pull_request.base.sha }}", "persist-credentials": False}
    assert data["with"] == {"path": "pull-request", "fetch-depth": 0, "persist-credentials": False}
    assert (review["uses"], review["with"]["path"]) == ("./", "pull-request")
    assert keep["with"]["path"] == "${{ steps.review.outputs.report }}"
    action = documented("action.yml")
    assert set(review["with"]) <= set(action["inputs"])
    assert "report" in action["outputs"]


def test_the_job_that_writes_a_comment_checks_nothing_out_and_may_do_no_more() -> None:
    workflow = documented(".github/workflows/comment.yaml")
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert workflow["on"]["workflow_run"]["workflows"] == [documented(".github/workflows/review.yaml")["name"]]
    fetch, write = steps(".github/workflows/comment.yaml")
    assert fetch["with"]["name"] == steps(".github/workflows/review.yaml")[-1]["with"]["name"]
    assert "${{" not in write["with"]["script"]


class Hub:
    """GitHub, as far as the comment's script sees it: what is asked of it is written down."""

    def __init__(self, folder: Path) -> None:
        self.report = folder / "report.md"
        self.pulls: list[dict[str, object]] = [{"number": 7, "head": {"sha": SHA}}]
        self.comments: list[dict[str, object]] = []

    def run(self, **of_the_run: object) -> subprocess.CompletedProcess[str]:
        run = {"head_sha": SHA, "head_branch": "fix", "head_repository": {"owner": {"login": "someone"}}, **of_the_run}
        told = {"run": run, "pulls": self.pulls, "comments": self.comments}
        script = steps(".github/workflows/comment.yaml")[-1]["with"]["script"]
        return subprocess.run(
            ["node", "-e", _HUB.replace("SCRIPT", script)],
            env={"PATH": os.environ["PATH"], "REPORT": str(self.report), "TOLD": json.dumps(told)},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def asked(self, text: str, **of_the_run: object) -> list[Any]:
        """What is written, with a report of this text; what is written becomes the only comment of ours."""
        self.report.write_text(text, encoding="utf-8")
        done = self.run(**of_the_run)
        assert done.returncode == 0, done.stderr
        calls: list[Any] = json.loads(done.stdout)
        for _, said in calls:
            self.comments = [{"id": 1, "user": {"login": "github-actions[bot]"}, "body": said["body"]}]
        return calls


_HUB = """
const told = JSON.parse(process.env.TOLD), asked = []
const write = (name) => async (said) => void asked.push([name, said])
const pulls = { list: async ({ head }) => (head === 'someone:fix' ? told.pulls : []) }
const issues = {
  listComments: async ({ issue_number }) => (issue_number === 7 ? told.comments : []),
  updateComment: write('update'), createComment: write('create'),
}
const github = { rest: { pulls, issues }, paginate: (list, given) => list(given) }
const context = { repo: { owner: 'o', repo: 'r' }, payload: { workflow_run: told.run } }
const core = { info: () => {} }
;(async () => { SCRIPT })().then(() => console.log(JSON.stringify(asked)))
"""


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return Hub(tmp_path)


@needs_node
def test_one_comment_is_written_and_then_kept_up_to_date(hub: Hub) -> None:
    hub.comments = [{"id": 3, "user": {"login": "stranger"}, "body": f"{MARKER}\nmine"}]
    (first,) = hub.asked("**1 fact changed.**\n")
    assert first == [
        "create",
        {"owner": "o", "repo": "r", "issue_number": 7, "body": f"{MARKER}\n**1 fact changed.**\n"},
    ]
    assert hub.asked("**1 fact changed.**\n") == []
    (second,) = hub.asked("**2 facts changed.**\n")
    assert second == [
        "update",
        {"owner": "o", "repo": "r", "comment_id": 1, "body": f"{MARKER}\n**2 facts changed.**\n"},
    ]
    ((_, last),) = hub.asked("")
    assert last["body"] == f"{MARKER}\nThis pull request no longer changes the registry.\n"


@needs_node
def test_no_comment_is_written_where_nothing_changes_or_the_pull_request_has_moved_on(hub: Hub) -> None:
    assert hub.asked("") == []
    assert hub.asked("text", head_sha="an older one") == []
    assert hub.asked("text", head_repository=None) == []
    hub.pulls *= 2
    assert hub.asked("text") == []


@needs_node
def test_however_many_are_called_the_comment_is_short_enough_to_be_written(hub: Hub) -> None:
    ((_, said),) = hub.asked("@x" * 40_000)
    assert 60_000 < len(said["body"]) < 65_536


@needs_node
def test_a_forged_report_calls_nobody_is_short_and_leads_nowhere(hub: Hub) -> None:
    ((_, said),) = hub.asked("@everybody " + "x" * 100_000)
    assert said["body"].startswith(f"{MARKER}\n@\u200beverybody x")
    assert 60_000 < len(said["body"]) < 65_536
    hub.report.unlink()
    hub.report.symlink_to("/etc/hostname")
    done = hub.run()
    assert (done.returncode != 0, done.stdout) == (True, "")


def stubbed(folder: Path, name: str, script: str) -> None:
    """A program of that name that writes down what it is asked, and does no more than the script."""
    (folder / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >>"$ASKED"\n{script}\n', encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("cell", "ended", "differs"), [("7 May 2016 a", 0, "1"), ("", 0, "0"), (None, 3, ""), ("7 May 2016 x", 0, "0")]
)
def test_the_depositarys_file_is_reconciled_once_a_month(
    tmp_path: Path, cell: str | None, ended: int, differs: str
) -> None:
    jobs = documented("docs/workflows/depositary.yaml")["jobs"]
    assert [job["permissions"] for job in jobs.values()] == [{"contents": "read"}, {"issues": "write"}]
    assert not any("checkout" in step.get("uses", "") for step in jobs["issue"]["steps"])
    *_, get, reconcile, keep = jobs["reconcile"]["steps"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "states.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "served.xml").write_bytes(xml_of([("Andorra", "", cell)] if cell is not None else []))
    stubbed(tmp_path, "curl", 'while [ "$1" != --output ]; do shift; done; cp served.xml "$2"')
    env = {
        **os.environ, **get["env"], "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "OTTAWA": PROGRAM,
        "RUNNER_TEMP": str(tmp_path / "temp"), "GITHUB_OUTPUT": str(tmp_path / "output"),
        "ASKED": str(tmp_path / "asked"),
    }  # fmt: skip
    (tmp_path / "temp").mkdir()
    for script in (get["run"], reconcile["run"]):
        done = subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, check=False)
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked.endswith(f"{tmp_path}/temp/deposits.xml {get['env']['ADDRESS']}\n")
    assert "--proto =https --max-time 120 --max-filesize" in asked
    assert done.returncode == ended
    if ended:
        return
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"differs={differs}\n"
    assert keep["with"]["path"] == "${{ runner.temp }}/report"
    report = (tmp_path / "temp" / "report" / "report.md").read_text(encoding="utf-8")
    assert ("    - {kind: accession, deposited: 2016-05-07, sources: [untc-" in report) == (differs == "1")


def test_the_site_is_written_once_a_week_and_published_by_a_job_that_runs_nothing(tmp_path: Path) -> None:
    workflow = documented("docs/workflows/site.yaml")
    assert [event["cron"].split()[-1] for event in workflow["on"]["schedule"]] == ["1"]
    write, publish = workflow["jobs"]["write"], workflow["jobs"]["publish"]
    assert (write["permissions"], publish["permissions"]) == (
        {"contents": "read"}, {"pages": "write", "id-token": "write"},
    )  # fmt: skip
    assert [*publish["steps"][0]] == ["name", "id", "uses"]
    assert len(publish["steps"]) == 1
    *_, written, kept = write["steps"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "states.yaml").write_text(GOOD, encoding="utf-8")
    env = {**os.environ, "OTTAWA": PROGRAM, "RUNNER_TEMP": str(tmp_path)}
    subprocess.run(["bash", "-eo", "pipefail", "-c", written["run"]], cwd=tmp_path, env=env, check=True)
    assert kept["with"]["path"].replace("${{ runner.temp }}", str(tmp_path)) == str(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").exists()
    assert (tmp_path / "site" / "states" / "AD.ics").exists()


@pytest.mark.parametrize(("number", "does"), [("", "issue create --title T"), ("7", "issue edit 7")])
def test_one_issue_is_opened_and_then_brought_up_to_date(tmp_path: Path, number: str, does: str) -> None:
    script = documented("docs/workflows/depositary.yaml")["jobs"]["issue"]["steps"][-1]["run"]
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.md").write_text("text", encoding="utf-8")
    stubbed(tmp_path, "gh", f'if [ "$2" = list ]; then printf "%s" "{number}"; fi')
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "ASKED": str(tmp_path / "asked"), "TITLE": "T"}
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=env, check=True)
    listed, *_, done = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert listed.startswith("issue list --state open --author app/github-actions")
    assert done == f"{does} --body-file report/report.md"
    (tmp_path / "report" / "report.md").unlink()
    (tmp_path / "report" / "report.md").symlink_to("/etc/hostname")
    assert subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=env, check=False).returncode == 1


def converted(document: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "code_quality.py")]
    text = document if isinstance(document, str) else json.dumps(document)
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)


def test_gitlabs_report_has_the_findings_own_fingerprints_and_tells_files_apart() -> None:
    finding = {"rule": "r", "file": "f", "severity": "error", "message": "m", "hint": "h", "line": 3, "column": 1}
    one, other = {**finding, "fingerprint": "t/r/1"}, {**finding, "fingerprint": "t/r/2", "severity": "warning"}
    report = json.loads(converted({"files": ["f"], "findings": [one, other]}).stdout)
    assert report[0] == {
        "description": "m; h",
        "check_name": "r",
        "fingerprint": "t/r/1",
        "severity": "major",
        "location": {"path": "f", "lines": {"begin": 3}},
    }
    assert [(row["fingerprint"], row["severity"]) for row in report] == [("t/r/1", "major"), ("t/r/2", "minor")]
    several = json.loads(converted({"files": ["f", "g"], "findings": [one, {**one, "file": "g"}]}).stdout)
    assert [row["fingerprint"] for row in several] == ["t/r/1 f", "t/r/1 g"]
    assert (converted({"files": ["f"], "findings": []}).stdout, converted("").returncode) == ("[]\n", 1)


def test_gitlabs_job_reports_tells_fails_and_writes_through_no_link(tmp_path: Path) -> None:
    job = yaml.safe_load((ROOT / "docs" / "gitlab-ci.yml").read_text(encoding="utf-8"))["registry"]
    secret = tmp_path.parent / f"{tmp_path.name}-secret"
    (tmp_path / "data").mkdir()
    run_git(tmp_path, "init", "-q")
    ended = []
    for text in (GOOD, GOOD.replace("Andorra", "Andorre"), BAD):
        (tmp_path / "data" / "states.yaml").write_text(text, encoding="utf-8")
        for name in ("check.json", "gl-code-quality-report.json"):
            (tmp_path / name).unlink(missing_ok=True)
            (tmp_path / name).symlink_to(secret)
        run_git(tmp_path, "add", ".")
        run_git(tmp_path, "commit", "-qm", "a change")
        base = run_git(tmp_path, "rev-list", "--max-parents=0", "HEAD")
        env = {
            **os.environ,
            "PATH": f"{Path(PROGRAM).parent}{os.pathsep}{os.environ['PATH']}",
            "PROGRAM": str(ROOT),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        }
        secret.write_text("kept", encoding="utf-8")
        script = "set -eo pipefail\n" + "\n".join(job["script"])
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False
        )
        assert secret.read_text(encoding="utf-8") == "kept"
        assert not (tmp_path / "gl-code-quality-report.json").is_symlink()
        report = json.loads((tmp_path / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        ended.append((done.returncode, done.stdout.split("\n")[0], [row["severity"] for row in report]))
    assert ended == [
        (0, "No fact differs, and no answer.", ["minor"]),
        (0, "1 fact changed; no answer differs.", ["minor", "minor"]),
        (3, "", ["major"]),
    ]
