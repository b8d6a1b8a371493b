"""The sister treaties as they are shipped: what they count, whom they bind, and that nothing in them is idle."""

from __future__ import annotations

import pytest

from conftest import ROOT, day
from ottawa_cli import load, standing
from ottawa_cli.facts.model import Consent, Registry, Withdrawal
from ottawa_cli.reading.registry import check

FILES = sorted((ROOT / "data" / "treaties").glob("*.yaml"))
SISTERS = {file.stem: load(str(file)) for file in FILES}
LEFT_OTTAWA = ("2025-12-27", "2026-01-10", "2025-12-27", "2025-12-27", "2026-02-20")


def numbers(name: str, on: str) -> tuple[object, object]:
    """How many have a consent on deposit, and how many are signatories."""
    standings = [standing(SISTERS[name], code, day(on)) for code in SISTERS[name].states]
    deposited = [each for each in standings if str(each.status) in {"state-party", "contracting-state"}]
    return len(deposited), sum(str(each.status) == "signatory" for each in standings)


@pytest.mark.parametrize(
    ("name", "on", "deposited", "signatories"),
    [
        ("ccm", "2018-01-15", 102, 17), ("ccm", "2022-08-01", 110, 13), ("ccm", "2025-03-05", 112, 12),
        ("ccm", "2025-03-06", 111, 12), ("ccw", "2018-01-15", 125, 4), ("ccw", "2023-09-30", 127, 4),
        ("ccw-p2a", "2018-01-15", 104, 0), ("ccw-p5", "2018-01-15", 94, 0),
    ],
)  # fmt: skip
def test_a_sister_treaty_counts_as_was_published(name: str, on: str, deposited: int, signatories: int) -> None:
    assert numbers(name, on) == (deposited, signatories)


def test_what_is_known_in_part_is_within_its_range() -> None:
    later = [standing(SISTERS["ccw-p2a"], code, day("2024-01-01")) for code in SISTERS["ccw-p2a"].states]
    assert sum(str(each.status) == "state-party" for each in later) == 104
    assert sorted(each.state.code for each in later if str(each.status) == "undetermined") == ["BJ", "MU"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("apmbc", [f"former-state-party {on}" for on in LEFT_OTTAWA]),
        ("ccm", ["state-not-party"] * 3 + ["former-state-party 2025-03-06", "state-not-party"]),
        ("ccw", ["2000-10-20", "1983-12-02", "1993-07-04", "1998-12-03", "1983-12-02"]),
        ("ccw-p2a", ["2000-10-20", "1998-12-03", "2003-02-22", "1998-12-03", "2004-04-14"]),
        ("ccw-p5", ["2007-06-18", "2006-11-12", "2010-03-16", "2006-11-12", "2012-03-26"]),
    ],
)
def test_the_five_that_left_ottawa_are_bound_by_others(name: str, expected: list[str], shipped: Registry) -> None:
    registry = {"apmbc": shipped, **SISTERS}[name]
    answers = [standing(registry, code, day("2026-03-01")) for code in ("EE", "FI", "LV", "LT", "PL")]
    told = [
        f"{each.status} {each.since or ''}".replace("state-party ", "", each.status == "state-party")
        for each in answers
    ]
    assert [text.strip() for text in told] == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sister_treaty_has_no_error_and_true_warnings_alone(file: object) -> None:
    report = check(str(file))
    assert report.errors == 0
    assert {finding.rule for finding in report.findings} <= {
        "kind-of-consent",  # the depositary has Chile and Cote d'Ivoire as accepting, and neither signed
        "threshold-deposits",  # the Holy See's row is earlier than the day from which it was counted
    }  # fmt: skip


def test_all_treaties_have_the_same_states(shipped: Registry) -> None:
    for name, registry in SISTERS.items():
        assert registry.own_names() == shipped.own_names(), name
        assert registry.treaty.id == name


def test_the_head_of_a_sister_treaty_is_that_of_its_text() -> None:
    periods = {name: str(r.treaty.withdrawal.period) for name, r in SISTERS.items() if r.treaty.withdrawal}
    assert periods == {"ccm": "P6M", "ccw": "P1Y", "ccw-p2a": "P1Y", "ccw-p5": "P1Y"}
    saves = {name: r.treaty.withdrawal.saves for name, r in SISTERS.items() if r.treaty.withdrawal}
    assert saves == {"ccm": None, "ccw": "2", "ccw-p2a": "CCW 2", "ccw-p5": "CCW 2"}
    assert SISTERS["ccw"].treaty.entry_into_force.also_counted == 3
    assert {name: str(registry.treaty.verified) for name, registry in SISTERS.items()} == {
        "ccm": "2025-09-05",
        "ccw": "2023-09-21",
        "ccw-p2a": "2018-01-15",
        "ccw-p5": "2018-01-15",
    }


def test_what_is_later_than_it_is_verified_is_not_in_a_sister_treaty_but_for_the_two_without_a_day() -> None:
    for name, registry in SISTERS.items():
        acts = [(code, act) for code, state in registry.states.items() for act in state.instruments]
        later = {code for code, act in acts if act.moment.latest > registry.treaty.verified}
        assert later == ({"BJ", "MU"} if name == "ccw-p2a" else set()), name


def test_a_succession_that_reaches_back_by_no_rule_has_a_published_day_or_its_bounds() -> None:
    consents = {code: state.instruments[0] for code, state in SISTERS["ccw"].states.items() if state.instruments}
    successions = {code: act for code, act in consents.items() if isinstance(act, Consent) and act.kind == "succession"}
    assert sorted(successions) == ["BA", "CZ", "HR", "ME", "MK", "RS", "SI", "SK"]
    assert all(act.takes_effect for act in successions.values())
    told = [str(standing(SISTERS["ccw"], "CZ", day(on)).status) for on in ("1992-12-31", "1993-01-01", "1993-08-22")]
    assert told == ["state-not-party", "undetermined", "state-party"]


def test_lithuania_left_the_cluster_munitions_convention_with_its_reasons_on_record() -> None:
    left = SISTERS["ccm"].states["LT"].instruments[-1]
    assert isinstance(left, Withdrawal)
    assert left.reasons
    assert (left.notified, left.not_found) == (("depositary",), ("states-parties", "security-council"))
    before, on = (standing(SISTERS["ccm"], "LT", day(text)) for text in ("2025-03-05", "2025-03-06"))
    assert ([str(mark) for mark in before.marks], str(on.status)) == (["withdrawal-pending"], "former-state-party")


def test_a_declaration_stands_by_the_act_that_it_was_made_with_and_not_before_it_was_accepted() -> None:
    acts = {
        (name, code, said.said_with, str(said.on))
        for name, registry in SISTERS.items()
        for code, state in registry.states.items()
        for said in state.declarations
    }
    assert {
        ("ccw-p2a", "CA", "later", "1998-10-19"),  # circulated on 21 July 1998, and nobody objected in 90 days
        ("ccw", "GB", "signature", "1981-04-10"),
        ("ccw", "GB", "ratification", "1995-02-13"),
        ("ccw", "US", "later", "2009-01-21"),
        ("ccm", "DK", "ratification", "2010-02-12"),
        ("ccw-p5", "NL", "later", "2014-04-28"),
    } <= acts
