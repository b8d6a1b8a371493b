"""What an act would meet is kept as plain data, and is the same when it is read again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from lives import UNCERTAIN, life_of
from ottawa_cli.documents.conduct import clauses_form, conduct_form, kept_clauses, kept_conduct
from ottawa_cli.law.clauses import clauses_of
from ottawa_cli.law.prospects import conduct_of
from ottawa_cli.reading.registry import load
from ottawa_cli.system.paths import treaty_files


@given(UNCERTAIN)
def test_what_a_state_did_is_the_same_once_it_was_kept(state: dict[str, object]) -> None:
    timeline = life_of(state)
    assert kept_conduct(json.loads(json.dumps(conduct_form(timeline)))) == conduct_of(timeline)


@pytest.mark.parametrize("file", treaty_files().values(), ids=[*treaty_files()])
def test_the_clauses_of_every_treaty_shipped_are_the_same_once_they_were_kept(file: str) -> None:
    clauses = clauses_of(load(file).treaty)
    assert kept_clauses(json.loads(json.dumps(clauses_form(clauses)))) == clauses
