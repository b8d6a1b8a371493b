"""What would become of an act that nobody has made, by the treaty alone and beside all that a State did."""

from __future__ import annotations

import pytest

from conducts import when_made
from conftest import TREATY, MakeRegistry, day
from ottawa_cli.documents.types import WhenDocument
from ottawa_cli.law.clauses import clauses_of
from ottawa_cli.law.prospects import outcomes_if_made

LEFT = """\
XA:
  name: Examplia
  instruments:
    - {kind: ratification, deposited: 2003-05-12, sources: [x]}
    - {kind: withdrawal, received: 2025-06-27, sources: [x]}
"""


def asked(registry: MakeRegistry, act: str, on: str, states: str = LEFT, treaty: str = TREATY) -> WhenDocument:
    return when_made(registry(states, treaty), act, on, "XA")


@pytest.mark.parametrize(
    ("act", "on", "why"),
    [
        ("accession", "2010-01-01", "the State had consented to be bound already"),
        ("withdrawal", "2003-10-31", "the State was not a State Party"),
        ("withdrawal", "2025-06-27", "another withdrawal stood"),
        ("withdrawal", "2025-12-27", "the State had ceased to be a State Party on 2025-12-27"),
        ("revocation", "2025-06-26", "no withdrawal stood"),
        ("revocation", "2025-12-27", "the withdrawal had taken effect on 2025-12-27"),
        ("withdrawal", "1999-02-28", "nobody was a State Party: the treaty entered into force on 1999-03-01"),
        ("revocation", "1999-02-28", "nobody was a State Party: the treaty entered into force on 1999-03-01"),
        ("accession", "1997-09-17", "the treaty was adopted on 1997-09-18, after that day"),
    ],
)
def test_an_act_that_would_move_nothing_is_told_with_its_reason(
    registry: MakeRegistry, act: str, on: str, why: str
) -> None:
    document = asked(registry, act, on)
    assert (document["moves_nothing"], document["takes_effect"], document["rule"]) == (why, None, None)


@pytest.mark.parametrize(
    ("act", "on", "effect"),
    [
        ("withdrawal", "2010-01-31", "2010-07-31"),
        ("accession", "2025-10-01", "2026-04-01"),
        ("accession", "2025-06-27", "2025-12-27"),
        ("accession", "2026-01-05", "2026-07-01"),
        ("revocation", "2025-12-26", "2025-12-26"),
    ],
)
def test_an_act_takes_effect_beside_all_that_its_state_did(
    registry: MakeRegistry, act: str, on: str, effect: str
) -> None:
    document = asked(registry, act, on)
    assert (document["takes_effect"], document["moves_nothing"], document["name"]) == (effect, None, "Examplia")


def test_where_it_cannot_be_said_that_an_act_moves_anything_both_are_told(registry: MakeRegistry) -> None:
    document = asked(
        registry, "accession", "2026-06-01", "XA: {name: X, instruments: [{kind: accession, deposited: 2026}]}\n"
    )
    assert (document["takes_effect"], document["moves_nothing"]) == (
        "2026-12-01",
        "the State had consented to be bound already",
    )


def test_a_revocation_needs_a_withdrawal_clause_and_none_of_a_state(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: X}\n")
    document = when_made(facts, "revocation", "2025-07-01")
    assert (document["takes_effect"], document["article"], document["state"]) == ("2025-07-01", "VCLT 68", None)


def test_on_the_day_of_its_adoption_a_treaty_may_be_consented_to(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: Examplia}\n")
    outcomes = outcomes_if_made("accession", day("1997-09-18"), clauses_of(facts.treaty), None)
    assert (str(outcomes.takes_effect), outcomes.idle) == ("1999-03-01", "")


def test_of_no_state_in_particular_an_act_has_the_effect_that_the_treaty_gives_it(registry: MakeRegistry) -> None:
    clause = '  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}\n'
    for treaty, effect, idle in (
        (TREATY, "2025-12-27", ""),
        (TREATY.replace(clause, ""), "None", "moves nothing: the treaty has no clause on withdrawal"),
    ):
        outcomes = outcomes_if_made("withdrawal", day("2025-06-27"), clauses_of(registry("", treaty).treaty), None)
        assert (str(outcomes.takes_effect), outcomes.idle) == (effect, idle)


def test_of_no_state_in_particular_a_revocation_takes_effect_at_once(registry: MakeRegistry) -> None:
    treaty = registry("", TREATY.replace("  adopted: 1997-09-18\n", "")).treaty
    outcomes = outcomes_if_made("revocation", day("2025-06-27"), clauses_of(treaty), None)
    assert (str(outcomes.takes_effect), outcomes.article) == ("2025-06-27", "VCLT 68")


SIGNED = "XA: {name: Examplia, signed: 1998-02-03}\n"
NEVER = "XA: {name: Examplia}\n"


@pytest.mark.parametrize(
    ("act", "states", "condition"),
    [
        ("ratification", NEVER, "it had not signed by that day; a State that has not signed accedes"),
        ("ratification", "XA: {name: Examplia, signed: 2026-02}\n", "it had not signed by that day"),
        ("accession", SIGNED, "it signed on 1998-02-03; a State that has signed ratifies, accepts or approves"),
        ("acceptance", SIGNED, None), ("accession", NEVER, None),
        ("succession", SIGNED, "from when a succession takes effect, its instrument or the depositary says"),
        ("ratification", LEFT, None), ("withdrawal", LEFT, None),
    ],
)  # fmt: skip
def test_signature_and_the_kind_of_a_first_consent_hang_together(
    registry: MakeRegistry, act: str, states: str, condition: str | None
) -> None:
    document = asked(registry, act, "2026-01-05", states)
    assert (document["condition"] or "None").startswith(str(condition))


def test_of_a_treaty_that_nobody_could_sign_no_kind_is_odd(registry: MakeRegistry) -> None:
    unsigned = TREATY.replace('  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}\n', "")
    assert unsigned != TREATY
    assert asked(registry, "ratification", "2026-01-05", NEVER, unsigned)["condition"] is None


def test_a_withdrawal_by_any_state_is_told_to_wait_for_the_end_of_an_armed_conflict(registry: MakeRegistry) -> None:
    facts = registry(LEFT, TREATY)
    document = when_made(facts, "withdrawal", "2025-08-31")
    assert document["condition"] == (
        "a State that is engaged in an armed conflict on 2026-02-28 stays bound until its end"
    )


def test_nobody_withdraws_from_a_treaty_that_is_not_in_force(registry: MakeRegistry) -> None:
    treaty = TREATY.replace("    date: 1999-03-01\n    threshold: 40\n    threshold_reached: 1998-09-16\n", "")
    assert treaty != TREATY
    document = asked(registry, "withdrawal", "2010-01-01", NEVER, treaty)
    assert document["moves_nothing"] == "nobody was a State Party: the treaty is not in force"
    assert document["condition"] is None
