"""What the tests of differences share: two registries to hold against each other, and how."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import strategies as st

from conftest import MakeRegistry, text_of
from lives import ARTICLES, CERTAIN, UNCERTAIN
from ottawa_cli import compare
from ottawa_cli.__main__ import run
from ottawa_cli.comparison.difference import Difference
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import Registry, State

Capture = pytest.CaptureFixture[str]

PARTY = """\
XA:
  name: Examplia
  signed: 1998-02-03
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}
    - {kind: withdrawal, received: 2025-06-27, takes_effect: 2025-12-27, reasons: Its own, sources: [x]}
"""
NOTICE = """\
UA:
  name: Examplia
  instruments: [{kind: accession, deposited: 2003-01-02}]
  notifications:
    - kind: suspension
      received: 2025-07-18
      objections:
        - {by: AT, on: 2025-09-01/2025-12-05, sources: [x]}
        - {by: CH, on: 2025-10-17, sources: [x]}
      statements:
        - {by: 22MSP, on: 2025-12-05, text: No suspension}
  armed_conflicts: [{since: 2022-02-24}]
  steps:
    - {kind: government, on: 2025-07-11, text: A bill}
    - {kind: parliament, on: 2025-07-15, text: A vote}
    - {kind: promulgation, on: 2025-07-15, text: A law}
"""
DEPOSITED = "XA: {{name: Examplia, instruments: [{{kind: accession, deposited: {}, sources: [x]}}{}]}}\n"
WITHDRAWN = ", {{kind: withdrawal, received: {}, sources: [x]}}"

LIVES = st.one_of(CERTAIN, UNCERTAIN)
PAIRS = st.tuples(LIVES, LIVES)


def in_short(difference: Difference) -> list[tuple[str, str, str, str]]:
    """Each change in short: where, what, how grave, and whether it is news."""
    return [(path_text(change.path), change.kind, level, nature) for change, level, nature in difference.facts]


def compare_texts(make: MakeRegistry, old: str, new: str) -> Difference:
    """What differs between two registries, from the text of their States."""
    return compare(make(old), make(new))


def registry_of_states(states: Iterable[State]) -> Registry:
    """A registry of some States, under the usual treaty."""
    return Registry(ARTICLES, {}, {state.code: state for state in states}, "")


def state_of(facts: dict[str, object], code: str) -> State:
    """A State from its facts."""
    return State.model_validate({**facts, "code": code})


def files_of(folder: Path, old: str, new: str) -> list[str]:
    """Two files, each from its whole text or from that of its States."""
    paths = [folder / "old.yaml", folder / "new.yaml"]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text if text.startswith("format") else text_of(text), encoding="utf-8")
    return [str(path) for path in paths]


def first_line(capsys: Capture, files: list[str], *options: str) -> str:
    """The first line that ``ottawa diff`` prints."""
    assert run(["diff", *files, *options]) == 0
    return capsys.readouterr().out.split("\n")[0]
