"""The words of the answers stand once for the fast way in; the types that know them too say the same."""

from __future__ import annotations

from typing import get_args

from ottawa_cli.cli.when import ACTS
from ottawa_cli.comparison.levels import Level
from ottawa_cli.documents.counting import IN_FORCE
from ottawa_cli.facts.model import ConsentKind
from ottawa_cli.facts.statuses import Mark, Status
from ottawa_cli.facts.words import EVENT_WORDS, LEVELS, MARK_WORDS, STATUS_WORDS, UNDETERMINED
from ottawa_cli.law.events import Kind


def test_a_word_that_is_typed_is_a_word_that_is_answered() -> None:
    assert (*Status, UNDETERMINED) == STATUS_WORDS
    assert (*Mark,) == MARK_WORDS
    assert (*Kind,) == EVENT_WORDS
    assert get_args(Level) == LEVELS


def test_what_is_counted_is_a_status() -> None:
    assert IN_FORCE == (Status.PARTY,)


def test_an_act_that_may_be_asked_for_is_an_instrument() -> None:
    assert (*get_args(ConsentKind), "withdrawal", "revocation") == ACTS
