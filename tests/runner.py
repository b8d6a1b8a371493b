"""action.yml as a runner runs it: each step by the shell that it names, told what the file tells it and no more.

What a step says to the runner stands in the files that the runner gives it; what it says to people is what it prints.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
PROGRAM = str(Path(sys.executable).parent / "ottawa")

_FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")
_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Ran(NamedTuple):
    """What became of an action: how it ended, what it printed, and what it wrote where the runner looks."""

    exit_code: int
    log: str
    aside: str
    outputs: dict[str, str]
    summary: str
    report: str


def documented(path: str) -> dict[str, Any]:
    """A YAML file of the repository, every scalar as text: ``on`` is a word here."""
    read: dict[str, Any] = yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return read


def run_action(workspace: Path, temp: Path, program: str | None = PROGRAM, base_ref: str = "", **given: str) -> Ran:
    """Run the action in a folder, with some inputs (``fail_on`` for ``fail-on``).

    With ``program``, that one is used and none is installed. ``base_ref`` is the base branch, of a pull request.
    """
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: str(about["default"]) for name, about in action["inputs"].items()}
    inputs.update({name.replace("_", "-"): value for name, value in given.items()})
    values = {f"inputs.{name}": value for name, value in inputs.items()}
    files = {name: temp / name.lower() for name in _FILES}
    env = _surroundings(workspace, temp, base_ref) | {name: str(file) for name, file in files.items()}
    log = aside = summary = ""
    exit_code = 0
    for step in action["runs"]["steps"]:
        if program is not None and "id" not in step:
            continue
        for file in files.values():
            file.write_text("", encoding="utf-8")
        told = {name: _filled(text, values) for name, text in step.get("env", {}).items()}
        done = _step(step, workspace, temp, {**env, **told, **({"OTTAWA": program} if program else {})})
        log, aside, exit_code = log + done.stdout, aside + done.stderr, done.returncode
        said = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
        values.update({f"steps.{step.get('id')}.outputs.{name}": value for name, value in said.items()})
        summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        assert files["GITHUB_ENV"].read_text() == files["GITHUB_PATH"].read_text() == ""
        if exit_code:
            break
    outputs = {name: _filled(about["value"], values) for name, about in action["outputs"].items()}
    report = Path(outputs["report"]).read_text(encoding="utf-8") if outputs["report"] else ""
    return Ran(exit_code, log, aside, outputs, summary, report)


def _step(
    step: Mapping[str, str], workspace: Path, temp: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    assert step["shell"] == "bash"
    assert "${{" not in step["run"]
    script = temp / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    return subprocess.run(
        shell, cwd=workspace, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


def _surroundings(workspace: Path, temp: Path, base_ref: str) -> dict[str, str]:
    """The environment of a step, but for the files that are its own."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "OTTAWA_TODAY", "XDG_CACHE_HOME"}}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return {
        **kept,
        "HOME": str(temp),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_BASE_REF": base_ref,
        "GITHUB_WORKSPACE": str(workspace),
        "RUNNER_TEMP": str(temp),
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions filled in; an output that no step gave is empty."""

    def value(match: re.Match[str]) -> str:
        kind, *_ = match[1].split(".")
        assert kind == "steps" or match[1] in values, match[1]
        return values.get(match[1], "")

    return _EXPRESSION.sub(value, text)
