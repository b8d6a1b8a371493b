"""A State's life, from the facts on file to the answer on a day."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import TREATY, MakeRegistry, day
from ottawa_cli import standing
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import Registry
from ottawa_cli.law.readings import readings_of
from ottawa_cli.law.standings import Standing, days_of_change, is_contested
from ottawa_cli.law.timelines import timeline_of

PARTY = """\
XA:
  name: Examplia
  instruments:
    - {kind: accession, deposited: 2003-05-12, sources: [x]}
"""


def on(registry: Registry, when: str, code: str = "XA") -> Standing:
    return standing(registry, code, day(when))


def status(registry: Registry, when: str, code: str = "XA") -> str:
    return on(registry, when, code).status


def marks(registry: Registry, when: str, code: str = "XA") -> list[str]:
    return [*on(registry, when, code).marks]


# A State joins


def test_a_state_that_never_acted_is_not_party(registry: MakeRegistry) -> None:
    answer = on(registry("XA: {name: Examplia}\n"), "2020-01-01")
    assert (answer.status, answer.since, answer.until, answer.consent) == ("state-not-party", None, None, None)


def test_a_signatory_deposits_and_becomes_a_party(registry: MakeRegistry) -> None:
    facts = registry(
        """\
XA:
  name: Examplia
  signed: 1999-02-26
  instruments:
    - {kind: ratification, deposited: 2003-05-12}
"""
    )
    assert status(facts, "1999-02-25") == "state-not-party"
    assert status(facts, "1999-02-26") == "signatory"
    assert status(facts, "2003-05-11") == "signatory"
    assert status(facts, "2003-05-12") == "contracting-state"
    assert status(facts, "2003-10-31") == "contracting-state"
    assert status(facts, "2003-11-01") == "state-party"
    answer = on(facts, "2003-06-01")
    assert (str(answer.since), str(answer.until)) == ("2003-05-12", "2003-11-01")


def test_of_a_signature_and_a_deposit_on_one_day_the_deposit_counts(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, signed: 1997-12-03, instruments: [{kind: ratification, deposited: 1997-12-03}]}\n"
    )
    assert status(facts, "1997-12-03") == "contracting-state"


def test_of_a_deposit_and_entry_into_force_on_one_day_the_entry_into_force_counts(registry: MakeRegistry) -> None:
    facts = registry(PARTY, TREATY.replace("period: P6M\n    day: first-of-month", "period: P0D"))
    assert status(facts, "2003-05-11") == "state-not-party"
    assert status(facts, "2003-05-12") == "state-party"


def test_a_signature_after_the_deposit_moves_nothing(registry: MakeRegistry) -> None:
    facts = registry(PARTY.replace("name: Examplia", "name: Examplia\n  signed: 2003-06-01"))
    assert status(facts, "2003-06-02") == "contracting-state"


def test_a_treaty_not_in_force_has_contracting_states_alone(registry: MakeRegistry) -> None:
    treaty = TREATY.replace("    date: 1999-03-01\n", "")
    answer = on(registry(PARTY, treaty), "2025-01-01")
    assert (answer.status, str(answer.since), answer.until) == ("contracting-state", "2003-05-12", None)


def test_a_second_consent_while_one_stands_moves_nothing(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}    - {{kind: ratification, deposited: 2010-01-01}}\n")
    consent = on(facts, "2015-01-01").consent
    assert consent
    assert consent.instrument.kind == "accession"


# Succession


def test_a_succession_takes_effect_before_its_receipt(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, instruments: [{kind: succession, deposited: 2011-11-11, takes_effect: 2011-07-09}]}\n"
    )
    assert status(facts, "2011-07-08") == "state-not-party"
    assert status(facts, "2011-07-09") == "state-party"
    assert on(facts, "2011-07-08").consent is None
    assert on(facts, "2011-07-09").consent is not None


def test_a_succession_may_take_effect_after_its_receipt(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, instruments: [{kind: succession, deposited: 2006-10-23, takes_effect: 2007-04-01}]}\n"
    )
    assert status(facts, "2007-03-31") == "contracting-state"
    assert status(facts, "2007-04-01") == "state-party"


# A State leaves

LEAVES = f"{PARTY}    - {{kind: withdrawal, received: 2025-06-27, sources: [x]}}\n"


def test_a_withdrawing_state_is_bound_through_the_day_before(registry: MakeRegistry) -> None:
    facts = registry(LEAVES)
    assert (status(facts, "2025-06-26"), marks(facts, "2025-06-26")) == ("state-party", [])
    assert (status(facts, "2025-06-27"), marks(facts, "2025-06-27")) == ("state-party", ["withdrawal-pending"])
    assert (status(facts, "2025-12-26"), marks(facts, "2025-12-26")) == ("state-party", ["withdrawal-pending"])
    assert (status(facts, "2025-12-27"), marks(facts, "2025-12-27")) == ("former-state-party", [])
    withdrawal = on(facts, "2025-12-27").withdrawal
    assert withdrawal
    assert withdrawal.phase == "effective"


def test_acts_dated_after_the_day_asked_are_not_shown_but_their_law_holds(registry: MakeRegistry) -> None:
    answer = on(registry(LEAVES), "2025-06-26")
    assert answer.withdrawal is None
    assert str(answer.until) == "2025-12-27"


def test_a_revocation_in_time_undoes_the_withdrawal(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: revocation, received: 2025-12-26}}\n")
    assert marks(facts, "2025-12-25") == ["withdrawal-pending"]
    assert marks(facts, "2025-12-26") == []
    assert status(facts, "2025-12-27") == "state-party"
    before, after = on(facts, "2025-12-25").withdrawal, on(facts, "2025-12-26").withdrawal
    assert before
    assert after
    assert (before.phase, before.revoked, before.takes_effect) == ("pending", None, None)
    assert (after.phase, str(after.revoked), after.takes_effect) == ("revoked", "2025-12-26", None)


def test_a_revocation_on_the_day_of_effect_is_too_late(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: revocation, received: 2025-12-27}}\n")
    assert status(facts, "2025-12-28") == "former-state-party"


def test_a_revocation_is_shown_from_the_first_day_on_which_it_may_have_been_received(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: revocation, received: 2025-08-01/2025-08-31}}\n")
    for when, revoked, phase in (
        ("2025-07-31", None, "pending"),
        ("2025-08-01", "2025-08-01/2025-08-31", None),
        ("2025-08-31", "2025-08-01/2025-08-31", "revoked"),
    ):
        withdrawal = on(facts, when).withdrawal
        assert withdrawal
        assert ((withdrawal.revoked and str(withdrawal.revoked)), withdrawal.phase) == (revoked, phase)


def test_on_the_day_on_which_one_withdrawal_takes_effect_another_moves_nothing(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: withdrawal, received: 2025-12-27}}\n")
    assert (status(facts, "2025-12-27"), marks(facts, "2025-12-27")) == ("former-state-party", [])


def test_after_a_revocation_a_state_may_withdraw_again(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: revocation, received: 2025-08-01}}\n    - {{kind: withdrawal, received: 2025-08-01}}\n"
    )
    assert status(facts, "2026-01-31") == "state-party"
    assert status(facts, "2026-02-01") == "former-state-party"


@pytest.mark.parametrize("received", ["2003-05-11", "2003-05-12", "2003-10-31"])
def test_a_state_that_is_no_party_cannot_withdraw(registry: MakeRegistry, received: str) -> None:
    facts = registry(f"{PARTY}    - {{kind: withdrawal, received: {received}}}\n")
    assert (status(facts, "2010-01-01"), on(facts, "2010-01-01").withdrawal) == ("state-party", None)
    assert marks(facts, received) == []


def test_a_state_may_withdraw_on_its_first_day_as_a_party(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}    - {{kind: withdrawal, received: 2003-11-01}}\n")
    assert status(facts, "2004-05-01") == "former-state-party"


def test_a_second_withdrawal_while_one_stands_moves_nothing(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: withdrawal, received: 2025-09-01}}\n")
    assert status(facts, "2025-12-27") == "former-state-party"
    withdrawal = on(facts, "2025-10-01").withdrawal
    assert withdrawal
    assert str(withdrawal.instrument.received) == "2025-06-27"


def test_without_a_clause_a_withdrawal_moves_nothing(registry: MakeRegistry) -> None:
    treaty = TREATY.replace('  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}\n', "")
    facts = registry(LEAVES, treaty)
    assert (status(facts, "2030-01-01"), marks(facts, "2025-07-01")) == ("state-party", [])


# Armed conflict

AT_WAR = f"{LEAVES}  armed_conflicts:\n    - {{since: 2022-02-24, sources: [x]}}\n"


def test_an_armed_conflict_defers_the_effect_without_an_end_known(registry: MakeRegistry) -> None:
    facts = registry(AT_WAR)
    assert marks(facts, "2025-12-26") == ["withdrawal-pending"]
    assert (status(facts, "2025-12-27"), marks(facts, "2025-12-27")) == ("state-party", ["withdrawal-deferred"])
    for when, phase in (("2025-07-01", "pending"), ("2026-01-01", "deferred")):
        answer = on(facts, when)
        assert answer.withdrawal
        assert (answer.withdrawal.phase, str(answer.withdrawal.not_before)) == (phase, "2025-12-27")
        assert (answer.withdrawal.takes_effect, answer.until) == (None, None)


def test_a_deferred_withdrawal_takes_effect_when_the_conflict_ends(registry: MakeRegistry) -> None:
    facts = registry(AT_WAR.replace("2022-02-24,", "2022-02-24, ended: 2026-05-01,"))
    assert status(facts, "2026-04-30") == "state-party"
    assert status(facts, "2026-05-01") == "former-state-party"


def test_a_withdrawal_is_pending_then_deferred_then_effective(registry: MakeRegistry) -> None:
    facts = registry(AT_WAR.replace("2022-02-24,", "2022-02-24, ended: 2026-05-01,"))
    phases = {"2025-12-26": "pending", "2025-12-27": "deferred", "2026-04-30": "deferred", "2026-05-01": "effective"}
    for when, phase in phases.items():
        withdrawal = on(facts, when).withdrawal
        assert withdrawal
        assert withdrawal.phase == phase


def test_a_short_conflict_may_defer_what_was_received_on_neither_end_of_its_range(registry: MakeRegistry) -> None:
    """Due on a day from 1 December 2025 to 30 June 2026, of which ten are in the conflict."""
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2025-06-01/2025-12-31}}\n"
        "  armed_conflicts: [{since: 2026-03-01, ended: 2026-03-11, sources: [x]}]\n"
    )
    expected = {"2026-02-28": [], "2026-03-01": ["deferred"], "2026-03-10": ["deferred"], "2026-03-11": []}
    for when, deferred in expected.items():
        answer = on(facts, when)
        assert answer.possible_marks == ("withdrawal-pending", *(f"withdrawal-{each}" for each in deferred)), when
        assert answer.possible == ("state-party", "former-state-party"), when


def test_the_conflict_that_defers_is_shown_also_where_it_may_not(registry: MakeRegistry) -> None:
    """Due on 27 December 2025, or on 10 January 2026, when the conflict is over."""
    ended = AT_WAR.replace("2022-02-24,", "2022-02-24, ended: 2026-01-01,")
    for received in ("2025-06-27", "2025-06-27/2025-07-10"):
        facts = registry(ended.replace("2025-06-27", received))
        withdrawal = on(facts, "2025-08-01").withdrawal
        assert withdrawal
        assert withdrawal.conflict == facts.states["XA"].armed_conflicts[0]
    withdrawal = on(registry(ended.replace("2025-06-27", "2025-07-10")), "2025-08-01").withdrawal
    assert withdrawal
    assert withdrawal.conflict is None


def test_a_deferred_withdrawal_can_be_revoked(registry: MakeRegistry) -> None:
    revoked = "    - {kind: revocation, received: 2027-01-01}\n  armed_conflicts:"
    facts = registry(AT_WAR.replace("  armed_conflicts:", revoked))
    assert marks(facts, "2026-12-31") == ["withdrawal-deferred"]
    assert marks(facts, "2027-01-01") == []


# A State returns


def test_a_former_party_returns_by_a_new_deposit(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: accession, deposited: 2030-01-15}}\n")
    assert status(facts, "2030-01-14") == "former-state-party"
    assert status(facts, "2030-01-15") == "contracting-state"
    assert status(facts, "2030-07-01") == "state-party"
    answer = on(facts, "2031-01-01")
    assert answer.consent
    assert str(answer.consent.instrument.deposited) == "2030-01-15"
    assert answer.consent.rule == "deposit + P6M, first of the month"
    assert answer.withdrawal
    assert answer.withdrawal.phase == "effective"


def test_on_the_day_of_effect_former_counts_and_a_new_deposit_from_the_next(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: accession, deposited: 2025-12-27}}\n")
    assert status(facts, "2025-12-27") == "former-state-party"
    assert status(facts, "2025-12-28") == "contracting-state"


def test_a_returned_party_may_leave_again(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2030-01-15}}\n    - {{kind: withdrawal, received: 2031-01-01}}\n"
    )
    assert [status(facts, when) for when in ("2010-01-01", "2029-01-01", "2031-06-30", "2031-07-01")] == [
        "state-party",
        "former-state-party",
        "state-party",
        "former-state-party",
    ]


# A State consents anew while its withdrawal stands


def test_a_consent_during_a_notice_binds_anew_after_a_time_as_a_contracting_state(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: accession, deposited: 2025-10-01}}\n")
    assert [status(facts, when) for when in ("2025-12-26", "2025-12-27", "2026-03-31", "2026-04-01")] == [
        "state-party",
        "contracting-state",
        "contracting-state",
        "state-party",
    ]
    asked = on(facts, "2025-11-01")
    assert asked.consent
    assert asked.next_consent
    assert (asked.consent.instrument.deposited.earliest, asked.next_consent.instrument.deposited.earliest) == (
        day("2003-05-12"),
        day("2025-10-01"),
    )
    assert marks(facts, "2025-11-01") == ["withdrawal-pending"]
    between = on(facts, "2026-01-01")
    assert between.consent
    assert (str(between.consent.instrument.deposited), between.next_consent) == ("2025-10-01", None)
    assert between.withdrawal
    assert between.withdrawal.phase == "effective"


def test_where_the_two_days_meet_a_state_is_bound_without_a_gap(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: accession, deposited: 2025-06-27}}\n")
    answer = on(facts, "2026-01-01")
    assert (answer.status, str(answer.since), answer.until) == ("state-party", "2003-11-01", None)
    assert answer.consent
    assert (str(answer.consent.instrument.deposited), str(answer.consent.takes_effect)) == ("2025-06-27", "2025-12-27")


def test_on_one_day_a_withdrawal_goes_before_a_consent_whatever_the_order_of_the_file(registry: MakeRegistry) -> None:
    lines = f"{LEAVES}    - {{kind: accession, deposited: 2025-06-27}}\n".splitlines(keepends=True)
    facts = registry("".join([*lines[:-2], lines[-1], lines[-2]]))
    answer = on(facts, "2026-01-01")
    assert answer.consent
    assert str(answer.consent.instrument.deposited) == "2025-06-27"


def test_a_revocation_leaves_the_new_consent_nothing_to_move(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2025-10-01}}\n    - {{kind: revocation, received: 2025-11-01}}\n"
    )
    answer = on(facts, "2026-05-01")
    assert (answer.status, str(answer.since), answer.next_consent) == ("state-party", "2003-11-01", None)
    assert answer.consent
    assert str(answer.consent.instrument.deposited) == "2003-05-12"


def test_where_the_day_of_a_withdrawal_is_not_known_a_state_stays_bound(registry: MakeRegistry) -> None:
    conflict = "  armed_conflicts: [{since: 2022-02-24, sources: [x]}]\n"
    facts = registry(f"{LEAVES}    - {{kind: accession, deposited: 2025-10-01}}\n{conflict}")
    answer = on(facts, "2030-01-01")
    assert (answer.status, [*answer.marks]) == ("state-party", ["withdrawal-deferred"])
    assert answer.next_consent
    assert answer.next_consent.takes_effect is None


def test_a_second_consent_while_one_waits_moves_nothing(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2025-10-01}}\n"
        "    - {kind: ratification, deposited: 2025-11-20}\n"
    )
    assert [status(facts, when) for when in ("2026-03-31", "2026-04-01")] == ["contracting-state", "state-party"]
    waits = on(facts, "2025-12-01").next_consent
    assert waits
    assert waits.instrument.kind == "accession"
    assert timeline_of(facts.states["XA"], facts.treaty).outcomes[3].idle


def test_a_term_that_waits_may_be_left_once_it_has_begun(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2025-10-01}}\n    - {{kind: withdrawal, received: 2026-05-01}}\n"
    )
    assert status(facts, "2026-10-31") == "state-party"
    assert status(facts, "2026-11-01") == "former-state-party"


def test_on_the_day_on_which_a_term_that_waited_begins_a_withdrawal_may_be_received(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2025-06-27}}\n    - {{kind: withdrawal, received: 2025-12-27}}\n"
    )
    assert (status(facts, "2026-06-26"), marks(facts, "2026-06-26")) == ("state-party", ["withdrawal-pending"])
    assert status(facts, "2026-06-27") == "former-state-party"


def test_a_consent_is_on_deposit_from_its_deposit_until_a_withdrawal_takes_effect(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: accession, deposited: 2025-10-01}}\n")
    timeline = timeline_of(facts.states["XA"], facts.treaty)
    assert [(stretch.since, *stretch.possible) for stretch in timeline.on_deposit] == [
        (None, None),
        (day("2003-05-12"), "accession"),
    ]
    left = registry(LEAVES)
    timeline = timeline_of(left.states["XA"], left.treaty)
    assert [(stretch.since, *stretch.possible) for stretch in timeline.on_deposit] == [
        (None, None),
        (day("2003-05-12"), "accession"),
        (day("2025-12-27"), None),
    ]


def test_a_succession_is_on_deposit_from_its_receipt_though_it_reaches_back(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, instruments: "
        "[{kind: succession, deposited: 2011-11-11, takes_effect: 2011-07-09, sources: [x]}]}\n"
    )
    timeline = timeline_of(facts.states["XA"], facts.treaty)
    assert [(stretch.since, *stretch.possible) for stretch in timeline.on_deposit] == [
        (None, None),
        (day("2011-11-11"), "succession"),
    ]
    assert [*timeline.kinds_on_deposit(day("2011-11-10")), *timeline.kinds_on_deposit(day("2011-11-11"))] == [
        None,
        "succession",
    ]
    assert status(facts, "2011-07-09") == "state-party"


def test_a_signature_stands_until_a_withdrawal_takes_effect(registry: MakeRegistry) -> None:
    facts = registry(LEAVES.replace("  instruments:", "  signed: 1999-02-26\n  instruments:"))
    timeline = timeline_of(facts.states["XA"], facts.treaty)
    assert [(stretch.since, *stretch.possible) for stretch in timeline.signature_stands] == [
        (None, False),
        (day("1999-02-26"), True),
        (day("2025-12-27"), False),
    ]


def test_a_state_that_left_and_acceded_again_is_bound_and_its_signature_stands_no_more(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, signed: 1999-02-26, instruments: [{kind: ratification, deposited: 2003-05-12}, "
        "{kind: withdrawal, received: 2010-06-27}, {kind: accession, deposited: 2015-01-05}]}\n"
    )
    timeline = timeline_of(facts.states["XA"], facts.treaty)
    assert str(timeline.run_on(day("2016-01-01")).status) == "state-party"
    since, _, stands = timeline.signature_stands[-1]
    assert (since, *stands) == (day("2010-12-27"), False)


# An act valid in a part of its range alone


def test_a_day_on_which_an_acts_validity_turns_is_a_reading_too(registry: MakeRegistry) -> None:
    """Received before it was a State Party, the withdrawal moves nothing; from 1 November on it is one."""
    facts = registry(f"{PARTY}    - {{kind: withdrawal, received: 2003-10-15/2004-12-31}}\n")
    assert on(facts, "2004-04-30").possible == ("state-party",)
    assert on(facts, "2004-05-01").possible == ("state-party", "former-state-party")
    assert on(facts, "2005-07-01").possible == ("state-party", "former-state-party")


def test_an_acts_validity_may_turn_twice_within_its_range(registry: MakeRegistry) -> None:
    """It moves nothing before 1 November 2003, takes effect if received by 30 June 2004, and is revoked if later."""
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2003-10-15/2004-12-31}}\n"
        "    - {kind: revocation, received: 2004-12-31}\n"
    )
    assert on(facts, "2004-06-15").possible == ("state-party", "former-state-party")
    assert on(facts, "2004-06-15").possible_marks == ("withdrawal-pending",)
    assert on(facts, "2004-12-30").possible == ("state-party", "former-state-party")
    assert on(facts, "2004-12-30").possible_marks == ("withdrawal-pending",)
    assert on(facts, "2005-01-01").possible == ("state-party", "former-state-party")
    assert on(facts, "2005-01-01").possible_marks == ()


def test_a_mark_that_goes_on_where_it_ended_is_not_taken_for_two(registry: MakeRegistry) -> None:
    """Received anew on the day of the revocation, the withdrawal goes on to be pending; received later, it is again."""
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2010-01-01}}\n"
        "    - {kind: revocation, received: 2010-03-01}\n"
        "    - {kind: withdrawal, received: 2010-03-01/2010-12-31}\n"
    )
    assert on(facts, "2010-02-28").marks == ("withdrawal-pending",)
    assert on(facts, "2010-10-15").possible_marks == ("withdrawal-pending",)


def test_where_the_statuses_that_follow_turn_there_is_a_reading_too(registry: MakeRegistry) -> None:
    """Out by the day of the succession, it is out for that day alone; received later, the withdrawal leaves no gap."""
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2010-01-01/2010-12-31}}\n"
        "    - {kind: succession, deposited: 2010-12-31, takes_effect: 2003-01-01, sources: [x]}\n"
    )
    assert on(facts, "2010-06-30").possible == ("state-party",)
    assert on(facts, "2010-09-01").possible == ("state-party", "former-state-party")
    assert on(facts, "2010-12-30").possible == ("state-party", "former-state-party")
    assert on(facts, "2010-12-31").possible == ("state-party",)


# Dates known in part that the order of the file binds to one another


def test_two_acts_whose_ranges_overlap_may_have_come_on_one_day(registry: MakeRegistry) -> None:
    """Received at the end of 2003 and before entry into force, the withdrawal moves nothing."""
    facts = registry(
        "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2003, sources: [x]}, "
        "{kind: withdrawal, received: 2003-07-01/2004-12-31, sources: [x]}]}\n"
    )
    assert on(facts, "2003-12-30").possible == ("state-not-party", "contracting-state", "state-party")
    assert on(facts, "2003-12-31").possible == ("contracting-state", "state-party")
    assert on(facts, "2004-06-01").possible == ("state-party", "former-state-party")
    assert on(facts, "2005-07-01").possible == ("state-party", "former-state-party")


def test_two_acts_that_can_be_in_order_on_one_day_alone_stand_on_that_day(registry: MakeRegistry) -> None:
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2010-06-01/2010-12-31}}\n"
        "    - {kind: revocation, received: 2010-01-01/2010-06-01}\n"
    )
    timeline = timeline_of(facts.states["XA"], facts.treaty)
    assert [[act.on for act in life.reading.acts[1:]] for life in timeline.lives] == [[day("2010-06-01")] * 2]
    assert on(facts, "2020-01-01").possible == ("state-party",)


def test_what_three_acts_on_one_day_would_come_to_is_a_reading_too(registry: MakeRegistry) -> None:
    """Received on one day, the revocation undoes the withdrawal, and the next one stands."""
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2010-01-01/2010-01-31}}\n"
        "    - {kind: revocation, received: 2010-01-15/2010-02-15}\n"
        "    - {kind: withdrawal, received: 2010-01-20/2010-03-01}\n"
    )
    readings = {reading.days[1:3] for reading in readings_of(facts.states["XA"])}
    assert (day("2010-01-15"), day("2010-01-15")) in readings
    assert (day("2010-01-15"), day("2010-02-15")) not in readings
    timeline = timeline_of(facts.states["XA"], facts.treaty)
    days = [{act.on for act in life.reading.acts[1:]} for life in timeline.lives]
    assert {day for each in days if len(each) == 1 for day in each} == {day("2010-01-20"), day("2010-01-31")}


def test_an_objection_that_may_have_been_made_leaves_open_whether_a_suspension_is_contested(
    registry: MakeRegistry,
) -> None:
    (suspension,) = registry(SUSPENDED).states["XA"].notifications
    assert [is_contested(suspension, day(when)) for when in ("2025-09-30", "2025-10-01", "2025-10-31")] == [
        False,
        None,
        True,
    ]
    taken_back = SUSPENDED.replace("received: 2025-07-18", "received: 2025-07-18\n      ended: 2026-01-01/2026-01-31")
    (ended,) = registry(taken_back).states["XA"].notifications
    assert [is_contested(ended, day(when)) for when in ("2025-12-31", "2026-01-01")] == [True, None]


def test_of_two_suspensions_the_later_is_shown(registry: MakeRegistry) -> None:
    facts = registry(SUSPENDED.replace("XB: {", "    - {kind: suspension, received: 2026-01-01, sources: [x]}\nXB: {"))
    for when, received in {"2025-07-17": None, "2025-12-31": "2025-07-18", "2026-01-01": "2026-01-01"}.items():
        suspension = on(facts, when).suspension
        assert (suspension and str(suspension.received)) == received


def test_a_suspension_is_shown_from_the_first_day_on_which_it_may_have_been_notified(registry: MakeRegistry) -> None:
    facts = registry(SUSPENDED.replace("received: 2025-07-18", "received: 2025-07"))
    assert [on(facts, when).suspension is None for when in ("2025-06-30", "2025-07-01")] == [True, False]


def test_a_succession_shows_from_the_earlier_of_its_receipt_and_its_effect(registry: MakeRegistry) -> None:
    for effect, shows in (("2011-07-09", "2011-07-09"), ("2012-01-01", "2011-11-11")):
        facts = registry(
            "XA: {name: Examplia, instruments: "
            f"[{{kind: succession, deposited: 2011-11-11, takes_effect: {effect}, sources: [x]}}]}}\n"
        )
        (outcome,) = timeline_of(facts.states["XA"], facts.treaty).outcomes[0].each
        assert outcome.shows_from == day(shows)


def test_the_day_from_which_a_note_is_shown_is_a_day_of_change(registry: MakeRegistry) -> None:
    steps = "  steps: [{kind: other, on: 2026-03, text: A step, sources: [x]}]\n"
    for note, days in (("  note: One line\n", {day("2026-03-01"), day("2026-03-31")}), ("", set[date]())):
        facts = registry(PARTY + steps + note)
        changes = days_of_change(timeline_of(facts.states["XA"], facts.treaty))
        assert {each for each in changes if each.year == 2026} == days


def test_the_paragraph_that_saves_other_duties_stands_beside_a_withdrawal(registry: MakeRegistry) -> None:
    treaty = TREATY.replace('{article: "20",', '{article: "20", saves: "20(4)",')
    withdrawal = on(registry(LEAVES, treaty), "2025-12-27").withdrawal
    assert withdrawal
    assert withdrawal.saves == "20(4)"
    facts = registry(f"{PARTY}    - {{kind: withdrawal, received: 2003-05-12}}\n", treaty)
    assert timeline_of(facts.states["XA"], facts.treaty).outcomes[1].saves is None


def test_the_days_on_which_contesting_becomes_possible_and_sure_are_days_of_change(registry: MakeRegistry) -> None:
    facts = registry(SUSPENDED)
    changes = days_of_change(timeline_of(facts.states["XA"], facts.treaty))
    assert {day("2025-10-01"), day("2025-10-31")} <= {*changes}


def test_what_is_filed_late_counts_as_if_filed_in_order(registry: MakeRegistry) -> None:
    lines = LEAVES.splitlines(keepends=True)
    facts = registry("".join([*lines[:-2], lines[-1], lines[-2]]))
    assert status(facts, "2025-12-27") == "former-state-party"


# Notifications

SUSPENDED = f"""\
{PARTY}  notifications:
    - kind: suspension
      received: 2025-07-18
      objections: [{{by: XB, on: 2025-10, sources: [x]}}]
      statements: [{{by: 22MSP, on: 2025-12-05, text: Not allowed., sources: [x]}}]
      sources: [x]
XB: {{name: Beispielland}}
"""


def test_a_notified_suspension_moves_no_status(registry: MakeRegistry) -> None:
    facts = registry(SUSPENDED)
    assert marks(facts, "2025-07-17") == []
    for when in ("2025-07-18", "2026-01-01", "2100-01-01"):
        assert (status(facts, when), marks(facts, when)) == ("state-party", ["suspension-notified"])


def test_a_suspension_taken_back_is_marked_no_more(registry: MakeRegistry) -> None:
    facts = registry(SUSPENDED.replace("received: 2025-07-18", "received: 2025-07-18\n      ended: 2030-01-01"))
    assert marks(facts, "2029-12-31") == ["suspension-notified"]
    assert marks(facts, "2030-01-01") == []


def test_a_suspension_ends_when_the_state_leaves(registry: MakeRegistry) -> None:
    notification = "  notifications: [{kind: suspension, received: 2025-07-18}]\n"
    facts = registry(LEAVES + notification)
    assert marks(facts, "2025-12-26") == ["withdrawal-pending", "suspension-notified"]
    assert marks(facts, "2025-12-27") == []


def test_who_is_not_bound_has_nothing_to_suspend(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: Examplia, notifications: [{kind: suspension, received: 2025-07-18}]}\n")
    assert marks(facts, "2025-07-18") == []


def test_provisional_application_lasts_until_entry_into_force(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}  notifications: [{{kind: provisional-application, received: 2003-05-12}}]\n")
    assert marks(facts, "2003-05-12") == ["provisional-application"]
    assert marks(facts, "2003-10-31") == ["provisional-application"]
    assert marks(facts, "2003-11-01") == []


DECLARED = "  notifications: [{kind: provisional-application}]\n"


def test_declared_with_the_consent_provisional_application_runs_from_its_deposit(registry: MakeRegistry) -> None:
    facts = registry(PARTY + DECLARED)
    assert marks(facts, "2003-05-11") == []
    assert marks(facts, "2003-05-12") == ["provisional-application"]
    assert marks(facts, "2003-10-31") == ["provisional-application"]
    assert marks(facts, "2003-11-01") == []


def test_the_day_of_what_was_declared_with_a_consent_is_as_open_as_that_of_its_deposit(registry: MakeRegistry) -> None:
    facts = registry(PARTY.replace("2003-05-12", "2003-05") + DECLARED)
    answer = on(facts, "2003-05-15")
    assert ([*answer.marks], [*answer.possible_marks]) == ([], ["provisional-application"])
    assert facts.states["XA"].partial_dates() == 1
    assert marks(facts, "2003-10-31") == ["provisional-application"]


def test_declared_with_no_consent_provisional_application_marks_nothing(registry: MakeRegistry) -> None:
    facts = registry(f"XA:\n  name: Examplia\n{DECLARED}")
    assert facts.states["XA"].notice_of(facts.states["XA"].notifications[0]) is None
    assert on(facts, "2003-05-12").possible_marks == ()


def test_provisional_application_that_is_ended_lasts_until_then(registry: MakeRegistry) -> None:
    facts = registry(PARTY + DECLARED.replace("application}", "application, ended: 2003-07}"))
    assert marks(facts, "2003-06-30") == ["provisional-application"]
    assert [*on(facts, "2003-07-15").possible_marks] == ["provisional-application"]
    assert marks(facts, "2003-07-31") == []


def test_a_suspension_is_received_on_some_day(registry: MakeRegistry) -> None:
    with pytest.raises(Invalid):
        registry(f"{PARTY}  notifications: [{{kind: suspension}}]\n")


def test_provisional_application_ends_with_entry_into_force_though_a_withdrawal_takes_effect_that_day(
    registry: MakeRegistry,
) -> None:
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2003-11-01}}\n"
        "  notifications: [{kind: provisional-application, received: 2003-05-12}]\n",
        TREATY.replace('{article: "20", period: P6M', '{article: "20", period: P0D'),
    )
    assert marks(facts, "2003-10-31") == ["provisional-application"]
    assert (status(facts, "2003-11-01"), marks(facts, "2003-11-01")) == ("former-state-party", [])


def test_a_state_that_returns_may_apply_provisionally_until_it_is_bound_anew(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2030-01-15}}\n"
        "  notifications: [{kind: provisional-application, received: 2030-01-15}]\n"
    )
    assert marks(facts, "2030-01-14") == []
    assert marks(facts, "2030-01-15") == ["provisional-application"]
    assert marks(facts, "2030-06-30") == ["provisional-application"]
    assert marks(facts, "2030-07-01") == []


def test_on_the_day_on_which_it_leaves_a_state_may_apply_provisionally(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}  notifications: [{{kind: provisional-application, received: 2025-12-27}}]\n")
    assert marks(facts, "2025-12-27") == ["provisional-application"]


def test_a_state_that_returns_declared_provisional_application_when_it_first_consented(registry: MakeRegistry) -> None:
    facts = registry(
        f"{LEAVES}    - {{kind: accession, deposited: 2030-01-15}}\n"
        "  notifications: [{kind: provisional-application}]\n"
    )
    assert (marks(facts, "2003-05-12"), marks(facts, "2030-01-15")) == (["provisional-application"], [])


def test_a_party_applies_nothing_provisionally(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}  notifications: [{{kind: provisional-application, received: 2010-01-01}}]\n")
    assert marks(facts, "2010-01-01") == []


# Dates known in part


def test_a_deposit_known_by_its_year_leaves_the_days_between_undetermined(registry: MakeRegistry) -> None:
    facts = registry(PARTY.replace("2003-05-12", "2003"))
    assert status(facts, "2002-12-31") == "state-not-party"
    answer = on(facts, "2003-01-01")
    assert [*answer.possible] == ["state-not-party", "contracting-state"]
    assert (answer.since, answer.until) == (None, None)
    assert [*on(facts, "2003-08-01").possible] == ["state-not-party", "contracting-state", "state-party"]
    assert [*on(facts, "2003-12-31").possible] == ["contracting-state", "state-party"]
    assert status(facts, "2004-06-01") == "state-party"
    answer = on(facts, "2004-06-01")
    assert str(answer.since) == "2003-07-01/2004-06-01"


def test_what_life_passes_through_between_the_ends_is_a_candidate(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: Examplia, instruments: [{kind: accession, deposited: 2026-01-12/2026-11-21}]}\n")
    answer = on(facts, "2026-11-20")
    assert (answer.status, [*answer.possible]) == (
        "undetermined",
        ["state-not-party", "contracting-state", "state-party"],
    )
    assert [*on(facts, "2026-11-21").possible] == ["contracting-state", "state-party"]
    consent = answer.consent
    assert consent
    assert str(consent.takes_effect) == "2026-07-01/2027-05-01"


def test_the_order_of_the_file_narrows_a_range_down(registry: MakeRegistry) -> None:
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2025}}\n    - {{kind: revocation, received: 2025-06-01}}\n"
    )
    answer = on(facts, "2025-06-01")
    assert (answer.status, [*answer.marks], [*answer.possible_marks]) == ("state-party", [], [])
    assert on(facts, "2025-12-31").status == "state-party"
    assert [*on(facts, "2025-05-31").possible_marks] == ["withdrawal-pending"]


def test_marks_between_the_ends_are_possible(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}    - {{kind: withdrawal, received: 2025-06}}\n")
    answer = on(facts, "2025-06-15")
    assert (answer.status, [*answer.marks], [*answer.possible_marks]) == ("state-party", [], ["withdrawal-pending"])
    assert answer.withdrawal
    assert answer.withdrawal.phase is None
    assert marks(facts, "2025-06-30") == ["withdrawal-pending"]
    answer = on(facts, "2025-12-15")
    assert [*answer.possible] == ["state-party", "former-state-party"]


def test_two_readings_that_part_ways_leave_both_open(registry: MakeRegistry) -> None:
    facts = registry(f"{LEAVES}    - {{kind: revocation, received: 2025-12}}\n")
    assert [*on(facts, "2026-06-01").possible] == ["state-party", "former-state-party"]
    withdrawal = on(facts, "2026-06-01").withdrawal
    assert withdrawal
    assert (withdrawal.phase, withdrawal.takes_effect) == (None, None)


def test_an_end_of_conflict_known_by_its_year_leaves_the_effect_a_range(registry: MakeRegistry) -> None:
    facts = registry(AT_WAR.replace("2022-02-24,", "2022-02-24, ended: 2027,"))
    answer = on(facts, "2026-06-01")
    assert answer.withdrawal
    assert str(answer.withdrawal.takes_effect) == "2027-01-01/2027-12-31"
    assert str(answer.until) == "2027-01-01/2027-12-31"


def test_a_state_that_may_have_left_and_returned_in_between_is_undetermined(registry: MakeRegistry) -> None:
    facts = registry(
        f"{PARTY}    - {{kind: withdrawal, received: 2010}}\n"
        "    - {kind: accession, deposited: 2012-01-01/2040-01-01}\n"
    )
    assert [*on(facts, "2030-01-01").possible] == ["contracting-state", "state-party", "former-state-party"]


def test_a_mark_takes_no_candidate_from_a_status(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2005}], "
        "notifications: [{kind: provisional-application, received: 2005-03-01}]}\n"
    )
    assert [*on(facts, "2005-08-01").possible] == ["state-not-party", "contracting-state", "state-party"]


def test_a_stage_left_out_at_one_end_lies_between_all_the_same(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: X, signed: 2001-02-03, instruments: [{kind: ratification, deposited: 2001}]}\n")
    assert [*on(facts, "2001-09-01").possible] == ["signatory", "contracting-state", "state-party"]


def test_what_was_open_long_ago_opens_nothing_now(registry: MakeRegistry) -> None:
    facts = registry(
        """\
XA:
  name: Examplia
  instruments:
    - {kind: accession, deposited: 2000}
    - {kind: withdrawal, received: 2001-02-01}
    - {kind: accession, deposited: 2003-01-01}
    - {kind: withdrawal, received: 2010-01}
"""
    )
    answer = on(facts, "2010-01-10")
    assert (answer.status, [*answer.possible_marks]) == ("state-party", ["withdrawal-pending"])
    assert [*on(facts, "2010-07-10").possible] == ["state-party", "former-state-party"]


def test_marks_are_told_apart_from_one_another(registry: MakeRegistry) -> None:
    treaty = TREATY.replace("period: P6M\n    day: first-of-month", "period: P10D").replace("P6M", "P12D")
    facts = registry(
        "XA: {name: X, instruments: [{kind: ratification, deposited: 2020-01-28}, "
        "{kind: withdrawal, received: 2020-04-03/2020-04-22}], "
        "notifications: [{kind: suspension, received: 2020-04-09}]}\n",
        treaty,
    )
    assert [*on(facts, "2020-04-15").possible_marks] == ["withdrawal-pending", "suspension-notified"]


# A note


def test_a_note_is_not_shown_before_all_that_it_may_tell_of(registry: MakeRegistry) -> None:
    facts = registry(
        f"{PARTY}  steps: [{{kind: parliament, on: 2025-05, text: Vote, sources: [x]}}]\n  note: The vote was close.\n"
    )
    assert [on(facts, when).note for when in ("2025-04-30", "2025-05-01")] == [None, "The vote was close."]
    assert on(registry(f"{PARTY}  note: A word.\n"), "2003-05-12").note == "A word."
