"""The registry that the program ships: what must be true of it, whatever is added."""

from __future__ import annotations

import pycountry
import pytest

from conftest import day, overview
from ottawa_cli import check, standing
from ottawa_cli.facts.model import Consent, Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.spelling import folded
from ottawa_cli.law.lives import A_DAY
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.names import find_state

WITHOUT_A_DEADLINE = ["CG", "ER", "ET", "GW", "MR", "NE", "NG", "UA"]
"""Of which a decision is on record that came when the deadline known before it had passed."""


def test_nothing_is_found_wrong_with_it_but_that_decisions_came_late() -> None:
    found = [(finding.rule, finding.path[0]) for finding in check().findings]
    assert found == [("late-extension", code) for code in WITHOUT_A_DEADLINE]


def test_it_has_the_members_of_the_united_nations_and_four_other_states(shipped: Registry) -> None:
    assert len(shipped.states) == 197
    assert {"VA", "PS", "CK", "NU", "NO"} <= set(shipped.states)


def test_133_states_signed_and_166_dated_consents_were_deposited(shipped: Registry) -> None:
    assert sum(state.signed is not None for state in shipped.states.values()) == 133
    consents = [act for state in shipped.states.values() for act in state.instruments if isinstance(act, Consent)]
    dated = [
        consent
        for consent in consents
        if consent.deposited.latest - consent.deposited.earliest < day("2000-01-03") - day("2000-01-01")
    ]
    assert (len(consents), len(dated)) == (167, 166)


@pytest.mark.parametrize(
    ("on", "in_force", "deposited"),
    [
        ("1999-02-28", (0, 0), (67, 67)),
        ("1999-03-01", (45, 45), (67, 67)),
        ("2022-08-31", (164, 164), (164, 164)),
        ("2025-03-18", (164, 164), (165, 165)),
        ("2025-12-26", (166, 166), (166, 166)),
        ("2025-12-27", (163, 163), (163, 163)),
        ("2026-01-10", (162, 162), (162, 162)),
        ("2026-02-20", (161, 161), (161, 162)),
        ("2026-11-21", (161, 162), (162, 162)),
    ],
)
def test_states_parties_are_counted_in_force_and_by_deposit(
    on: str, in_force: tuple[int, int], deposited: tuple[int, int]
) -> None:
    parties = overview(on)["parties"]
    assert (parties["in_force"]["min"], parties["in_force"]["max"]) == in_force
    assert (parties["deposited"]["min"], parties["deposited"]["max"]) == deposited


@pytest.mark.parametrize(
    ("code", "received", "out"),
    [
        ("EE", "2025-06-27", "2025-12-27"),
        ("LV", "2025-06-27", "2025-12-27"),
        ("LT", "2025-06-27", "2025-12-27"),
        ("FI", "2025-07-10", "2026-01-10"),
        ("PL", "2025-08-20", "2026-02-20"),
    ],
)
def test_the_five_left_six_months_after_receipt(shipped: Registry, code: str, received: str, out: str) -> None:
    withdrawal = standing(shipped, code, day(out)).withdrawal
    assert withdrawal
    assert (str(withdrawal.instrument.received), str(withdrawal.takes_effect)) == (received, out)
    assert withdrawal.instrument.reasons


def test_ukraine_is_a_state_party_on_every_day(shipped: Registry) -> None:
    for run in timeline_of(shipped.states["UA"], shipped.treaty).runs[2:]:
        if run.since and run.since >= day("2006-06-01"):
            assert run.possible == ("state-party",)
    suspended = timeline_of(shipped.states["UA"], shipped.treaty).run_on(day("2025-07-18"))
    assert (suspended.since, suspended.until, suspended.marks) == (day("2025-07-18"), None, ("suspension-notified",))


def test_what_is_published_agrees_with_what_is_computed(shipped: Registry) -> None:
    for state in shipped.states.values():
        for act in state.instruments:
            if isinstance(act, Consent) and act.takes_effect and act.kind != "succession":
                consent = standing(shipped, state.code, day("2025-12-26")).consent
                assert consent
                assert consent.takes_effect == act.takes_effect, state.code


def test_south_sudan_is_bound_from_its_independence(shipped: Registry) -> None:
    assert standing(shipped, "SS", day("2011-07-08")).status == "state-not-party"
    assert standing(shipped, "SS", day("2011-07-09")).status == "state-party"


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("AT", "1998-06-29", "1999-02-28"),
        ("CH", "1998-03-24", "1999-02-28"),
        ("CL", "2001-09-10", "2002-02-28"),
        ("MU", "1997-12-03", "1999-02-28"),
        ("SE", "1998-11-30", "1999-04-30"),
        ("ZA", "1998-06-26", "1999-02-28"),
    ],
)
def test_six_states_applied_article_1_provisionally(shipped: Registry, code: str, first: str, last: str) -> None:
    runs = timeline_of(shipped.states[code], shipped.treaty).runs
    (run,) = [run for run in runs if run.marks]
    assert run.marks == ("provisional-application",)
    assert (run.since, run.until) == (day(first), day(last) + A_DAY)


def test_what_the_depositary_prints_beside_its_dates_is_on_record(shipped: Registry) -> None:
    declared = {code: [each.said_with for each in state.declarations] for code, state in shipped.states.items()}
    assert {code: words for code, words in declared.items() if words} == {
        "AR": ["ratification"],
        "AU": ["ratification"],
        "CA": ["ratification"],
        "CL": ["ratification"],
        "CZ": ["ratification"],
        "GB": ["ratification", "later", "later"],
        "GR": ["signature"],
        "LT": ["signature"],
        "ME": ["succession"],
        "NL": ["acceptance", "later"],
        "PL": ["ratification"],
        "RS": ["accession"],
        "UA": ["later"],
    }


def test_numbers_that_others_published_are_on_record_from_1998_to_2025(shipped: Registry) -> None:
    days = [total.on for total in shipped.totals]
    assert (len(days), days) == (19, sorted(days))
    assert (days[0], days[-1]) == (day("1998-06-17"), day("2025-06-26"))


def test_lebanon_cannot_be_said(shipped: Registry) -> None:
    assert [*standing(shipped, "LB", day("2026-11-21")).possible] == ["contracting-state", "state-party"]
    assert "state-not-party" in standing(shipped, "LB", day("2026-11-20")).possible


def test_every_source_has_a_title_an_address_and_no_invented_day(shipped: Registry) -> None:
    for name, source in shipped.sources.items():
        assert source.title, name
        assert source.as_of is None or isinstance(source.as_of, PartialDate)


def test_codes_and_numbers_of_the_names_are_those_of_iso_3166(names: Names) -> None:
    assert len(names) == 197
    for code, name in names.items():
        country = pycountry.countries.get(alpha_2=code)
        assert country is not None
        assert (country.alpha_3, country.numeric) == (name.alpha_3, name.m49), code


def test_no_name_stands_for_two_states(names: Names) -> None:
    owners: dict[str, str] = {}
    for code, name in names.items():
        for spelling in {folded(each) for each in (code, name.alpha_3, name.m49, name.name, *name.also)}:
            assert owners.setdefault(spelling, code) == code, spelling


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("LT", "LT"), ("lt", "LT"), ("LTU", "LT"), ("440", "LT"), ("Lithuania", "LT"), ("LITHUANIA", "LT"),
        ("Litauen", "LT"), ("Lietuva", "LT"), ("Литва", "LT"), ("Łotwa", "LV"), ("Lotwa", "LV"), ("Viro", "EE"),
        ("UK", "GB"), ("EL", "GR"), ("NO", "NO"), ("Norge", "NO"), ("004", "AF"), ("Türkiye", "TR"), ("turkey", "TR"),
        ("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Swaziland", "SZ"), ("Holy See", "VA"), ("Vatican", "VA"),
        ("Palestine", "PS"), ("Congo", "CG"), ("DRC", "CD"), ("South Korea", "KR"), ("DPRK", "KP"), ("Україна", "UA"),
    ],
)  # fmt: skip
def test_a_state_is_found_by_code_and_name(shipped: Registry, names: Names, query: str, code: str) -> None:
    assert find_state(query, shipped.own_names(), names) == code
