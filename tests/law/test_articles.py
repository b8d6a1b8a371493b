"""The articles, one by one."""

from __future__ import annotations

import pytest

from conftest import day
from ottawa_cli.facts.periods import Period
from ottawa_cli.law.articles import Conflict, anew_after_withdrawal, consent_takes_effect, withdrawal_takes_effect
from ottawa_cli.law.clauses import EntryClause, ExitClause

P6M = Period.parse("P6M")
ARTICLE_17 = EntryClause("17", P6M, "first-of-month", day("1999-03-01"), 40, day("1998-09-16"), "after-threshold")
ARTICLE_20 = ExitClause("20", P6M, "same", armed_conflict_defers=True, saves=None)


@pytest.mark.parametrize(
    ("deposited", "in_force"),
    [
        ("1997-12-03", "1999-03-01"),  # Canada
        ("1998-09-16", "1999-03-01"),  # the 40th deposit
        ("1998-09-17", "1999-03-01"),
        ("1998-10-01", "1999-04-01"),
        ("2003-05-12", "2003-11-01"),  # Lithuania
        ("2005-07-01", "2006-01-01"),  # Latvia, deposited on a first
        ("2003-03-31", "2003-09-01"),  # Sao Tome and Principe, on a last
        ("2025-08-31", "2026-02-01"),
    ],
)
def test_article_17_brings_the_convention_into_force(deposited: str, in_force: str) -> None:
    assert consent_takes_effect(ARTICLE_17, day(deposited)).takes_effect == day(in_force)


def test_a_treaty_not_in_force_binds_nobody() -> None:
    clause = ARTICLE_17._replace(in_force=None)
    assert consent_takes_effect(clause, day("1998-01-01")).takes_effect is None
    assert consent_takes_effect(clause, day("1998-01-01"), day("1998-01-01")).takes_effect is None


def test_no_state_is_bound_before_the_treaty_is_in_force_at_all() -> None:
    clause = ARTICLE_17._replace(period=Period.parse("P30D"), day="same")
    assert consent_takes_effect(clause, day("1998-09-17")).takes_effect == day("1999-03-01")


def test_a_clause_without_a_threshold_counts_from_each_deposit() -> None:
    clause = ARTICLE_17._replace(threshold=None, threshold_reached=None)
    assert consent_takes_effect(clause, day("2000-01-15")).takes_effect == day("2000-07-01")
    assert consent_takes_effect(clause, day("1998-01-01")).takes_effect == day("1999-03-01")


def test_a_period_that_ends_on_the_day_of_the_treaty_itself_is_counted_like_any_later_one() -> None:
    effect = consent_takes_effect(ARTICLE_17, day("1998-09-17"))
    assert (effect.takes_effect, effect.rule) == (day("1999-03-01"), "deposit + P6M, first of the month")


def test_the_rule_says_by_which_deposit_the_treaty_came_into_force() -> None:
    assert "40th deposit" in consent_takes_effect(ARTICLE_17, day("1998-01-01")).rule
    for number, ordinal in (
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (11, "11th"),
        (22, "22nd"),
        (313, "313th"),
        (1001, "1001st"),
    ):
        clause = ARTICLE_17._replace(threshold=number)
        assert f"{ordinal} deposit" in consent_takes_effect(clause, day("1998-01-01")).rule
    clause = ARTICLE_17._replace(threshold=None)
    assert "by the threshold" in consent_takes_effect(clause, day("1998-01-01")).rule


CWC_XXI = EntryClause(
    "XXI", Period.parse("P30D"), "same", day("1997-04-29"), 65, day("1996-10-31"), "after-entry-into-force"
)
"""Of the Chemical Weapons Convention: the period is for those that deposit 'subsequent to the entry into force'."""


def test_whom_the_clause_counts_a_period_for_only_after_entry_into_force_is_bound_with_the_treaty() -> None:
    assert consent_takes_effect(CWC_XXI, day("1996-10-31")).rule == (
        "by the 65th deposit, 1996-10-31: general entry into force"
    )
    united_states = consent_takes_effect(CWC_XXI, day("1997-04-25"))
    assert united_states[:4] == (
        day("1997-04-29"), day("1997-04-29"), "XXI", "before 1997-04-29: general entry into force"
    )  # fmt: skip
    assert consent_takes_effect(CWC_XXI, day("1997-04-28")).takes_effect == day("1997-04-29")
    assert consent_takes_effect(CWC_XXI, day("1997-04-29")).takes_effect == day("1997-05-29")


def test_where_the_period_is_counted_from_the_threshold_on_who_comes_before_the_treaty_waits_it_out() -> None:
    clause = CWC_XXI._replace(later="after-threshold")
    assert consent_takes_effect(clause, day("1997-04-25")).takes_effect == day("1997-05-25")


def test_a_succession_takes_effect_on_the_day_published_even_before_its_receipt() -> None:
    effect = consent_takes_effect(ARTICLE_17, day("2011-11-11"), day("2011-07-09"))
    assert (effect.takes_effect, effect.article) == (day("2011-07-09"), None)


def test_a_succession_without_a_published_day_falls_under_article_17() -> None:
    assert consent_takes_effect(ARTICLE_17, day("2006-10-23"), None).takes_effect == day("2007-04-01")


def test_a_consent_that_takes_effect_on_the_day_of_the_withdrawal_does_so_by_its_own_rule() -> None:
    own = consent_takes_effect(ARTICLE_17, day("2006-10-23"))
    assert anew_after_withdrawal(own, day("2007-04-01")) == own
    later = anew_after_withdrawal(own, day("2007-04-02"))
    assert (later.takes_effect, later.not_before) == (day("2007-04-02"), day("2007-04-02"))


def test_a_withdrawal_received_in_june_takes_effect_in_december() -> None:
    effect = withdrawal_takes_effect(ARTICLE_20, day("2025-06-27"))
    assert (effect.takes_effect, effect.rule) == (day("2025-12-27"), "receipt + P6M")


CONFLICT = Conflict(0, day("2022-02-24"), None)


@pytest.mark.parametrize(
    ("since", "ended", "effect"),
    [
        ("2022-02-24", None, None),  # under way, end not known
        ("2022-02-24", "2026-05-01", "2026-05-01"),  # the end of the conflict decides
        ("2022-02-24", "2025-12-28", "2025-12-28"),
        ("2022-02-24", "2025-12-27", "2025-12-27"),  # that day is the first without it
        ("2022-02-24", "2025-12-26", "2025-12-27"),  # ended the day before
        ("2025-12-27", "2026-05-01", "2026-05-01"),  # began on the day itself
        ("2025-12-28", "2026-05-01", "2025-12-27"),  # began the day after
    ],
)
def test_article_20_tests_for_armed_conflict_once_on_the_expiry(
    since: str, ended: str | None, effect: str | None
) -> None:
    conflict = Conflict(0, day(since), day(ended) if ended else None)
    computed = withdrawal_takes_effect(ARTICLE_20, day("2025-06-27"), [conflict])
    assert computed.takes_effect == (day(effect) if effect else None)
    assert computed.not_before == day("2025-12-27")
    assert bool(computed.conflict) == (effect != "2025-12-27")


def test_of_several_conflicts_the_last_to_end_decides() -> None:
    first, last = Conflict(0, day("2022-01-01"), day("2026-01-01")), Conflict(1, day("2023-01-01"), day("2027-01-01"))
    effect = withdrawal_takes_effect(ARTICLE_20, day("2025-06-27"), [first, last])
    assert (effect.takes_effect, effect.conflict) == (day("2027-01-01"), last)
    endless = withdrawal_takes_effect(ARTICLE_20, day("2025-06-27"), [first, CONFLICT, last])
    assert (endless.takes_effect, endless.conflict) == (None, CONFLICT)


def test_a_treaty_without_the_proviso_does_not_ask_for_conflicts() -> None:
    clause = ARTICLE_20._replace(armed_conflict_defers=False)
    assert withdrawal_takes_effect(clause, day("2025-06-27"), [CONFLICT]).takes_effect == day("2025-12-27")


@pytest.mark.parametrize(("period", "effect"), [("P1Y", "2026-06-27"), ("P90D", "2025-09-25"), ("P6M1D", "2025-12-28")])
def test_another_treaty_is_another_number(period: str, effect: str) -> None:
    clause = ARTICLE_20._replace(period=Period.parse(period))
    assert withdrawal_takes_effect(clause, day("2025-06-27")).takes_effect == day(effect)
