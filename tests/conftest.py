"""What tests share: a registry from the text that stands in the test, and the one shipped."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from ottawa_cli import load
from ottawa_cli.documents.explain import explain_document
from ottawa_cli.documents.overview import overview_document
from ottawa_cli.documents.status import status_document
from ottawa_cli.documents.types import ExplainDocument, OverviewDocument
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.names import load_names
from ottawa_cli.snapshot.opening import opened
from ottawa_cli.snapshot.protocol import heading_of
from ottawa_cli.system.paths import look_anew

pytest_plugins = ["pages"]

# For every property test: a busy machine is no failure, and a failure says how it is repeated.
settings.register_profile("ottawa", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(  # for scripts/mutate.py: the same each time, and a failure is enough
    "mutants", settings.get_profile("ottawa"), derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("ottawa")

ROOT = Path(__file__).parent.parent
BAD = ROOT / "tests" / "bad"

TREATY = """\
treaty:
  id: apmbc
  name: Convention on the Prohibition of Anti-Personnel Mines
  short_name: Ottawa Convention
  adopted: 1997-09-18
  verified: 2026-02-21
  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}
  entry_into_force:
    article: "17"
    date: 1999-03-01
    threshold: 40
    threshold_reached: 1998-09-16
    period: P6M
    day: first-of-month
  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}
"""
SOURCES = """\
sources:
  x: {title: A source, url: "https://example.org/x"}
"""

MakeRegistry = Callable[..., Registry]


CLOCKS = """\
  deadlines:
    - {id: stockpiles, article: "4", name: destroy stockpiles, period: P4Y}
    - {id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}
    - {id: initial-report, article: "7", name: make an initial report, period: P180D}
"""
CLOCKED = TREATY + CLOCKS
"""The same with what must be done by when."""


def text_of(states: str, treaty: str = TREATY, sources: str = SOURCES) -> str:
    """A whole registry file around some States."""
    return f"format: 1\n{treaty}{sources}{states}"


def run_git(folder: Path, *arguments: str) -> str:
    """Git as a user with no settings of their own would run it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env.update(HOME=str(folder), GIT_CONFIG_NOSYSTEM="1", LC_ALL="C")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test depends on the day, the terminal, the folder that it is run in or what was kept before."""
    for variable in ("OTTAWA_REGISTRY", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("OTTAWA_TODAY", "2026-02-21")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    assert os.environ["OTTAWA_TODAY"]
    look_anew()


@pytest.fixture
def registry(tmp_path: Path) -> MakeRegistry:
    """Load a registry from the text of its States."""

    def make(states: str, treaty: str = TREATY, sources: str = SOURCES) -> Registry:
        file = tmp_path / "states.yaml"
        file.write_text(text_of(states, treaty, sources), encoding="utf-8")
        return load(str(file))

    return make


@pytest.fixture(scope="session")
def shipped() -> Registry:
    """The registry that the program ships. Not for a test with ``@given``, whose failure would print all of it."""
    return load()


@pytest.fixture(scope="session")
def names() -> Names:
    """The names that the program ships. Not for a test with ``@given`` either."""
    return load_names()


def overview(on: str) -> OverviewDocument:
    """How many States stand where on a day, by the registry that the program ships."""
    with opened(None) as snapshot:
        everyone = status_document(heading_of(snapshot), on, snapshot.finished("state", None, on))
        return overview_document(everyone, json.loads(snapshot.finished("tally", [""], on)[0]))


def day(text: str) -> date:
    """Short for the tests' many days."""
    return date.fromisoformat(text)


def told_of(registry: Registry, names: Names, code: str, on: date) -> ExplainDocument:
    """Why a State stands where it stands."""
    return explain_document(registry, names, timeline_of(registry.states[code], registry.treaty), on)
