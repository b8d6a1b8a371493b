"""Rules asked of dates that are known in part: a finding is what is wrong however they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import text_of
from ottawa_cli.facts.findings import path_text
from ottawa_cli.reading.registry import check

Found = list[tuple[str, str]]
Find = Callable[[str], Found]

PARTY = """\
LT:
  name: Lithuania
  sources: [x]
  instruments:
    - {kind: accession, deposited: 2003-05-12, sources: [x]}
"""
WITHDRAWAL = (
    "    - {{kind: withdrawal, received: {}, reasons: Its own, "
    "notified: [depositary, states-parties, security-council], sources: [x]}}\n"
)
SAID = "objections: [{{by: LT, on: {}, sources: [x]}}]"
OBJECTION = f"  notifications: [{{{{kind: suspension, received: {{}}, {SAID}, sources: [x]}}}}]"


@pytest.fixture
def found(tmp_path: Path) -> Find:
    """What ``check`` finds in some States."""

    def find(states: str) -> Found:
        file = tmp_path / "states.yaml"
        file.write_text(text_of(states), encoding="utf-8")
        return [(finding.rule, path_text(finding.path)) for finding in check(str(file)).findings]

    return find


def test_an_act_that_may_move_something_is_not_said_to_move_nothing(found: Find) -> None:
    """In force on 1 November 2003: received before, the withdrawal moves nothing; received later, it does."""
    assert found(PARTY + WITHDRAWAL.format("2003-10-15/2004-12-31")) == []
    assert found(PARTY + WITHDRAWAL.format("2003-10-15/2003-10-31")) == [("moves-nothing", "LT.instruments[1]")]


def test_a_revocation_that_may_have_come_in_time_is_not_said_to_be_too_late(found: Find) -> None:
    revoked = PARTY + WITHDRAWAL.format("2025-06-27") + "    - {kind: revocation, received: DAY, sources: [x]}\n"
    assert found(revoked.replace("DAY", "2025-12-26/2025-12-28")) == []
    assert found(revoked.replace("DAY", "2025-12-27/2025-12-28")) == [
        ("revocation-too-late", "LT.instruments[2].received")
    ]


@pytest.mark.parametrize(
    ("lines", "in_order"),
    [
        ("  notifications: [{kind: suspension, received: 2025-07-18, ended: 2025, sources: [x]}]", True),
        ("  notifications: [{kind: suspension, received: 2025-07-18, ended: 2024, sources: [x]}]", False),
        ("  notifications: [{kind: suspension, received: 2025-07, ended: 2025-07-01, sources: [x]}]", True),
        ("  notifications: [{kind: suspension, received: 2025-07, ended: 2025-06-30, sources: [x]}]", False),
        (OBJECTION.format("2025-07", "2025-07-01"), True),
        (OBJECTION.format("2025-07", "2025-06-30"), False),
        (OBJECTION.format("2025-07-18", "2025-07"), True),
        (OBJECTION.format("2025-07-18", "2025-06"), False),
        ("  signed: 2003", True),
        ("  signed: 2003-05-12/2003-05-13", True),
        ("  signed: 2003-05-13", False),
        (WITHDRAWAL.format("2003"), True),
        (WITHDRAWAL.format("2003-05"), True),
        (WITHDRAWAL.format("2003-05-11"), False),
        ("  armed_conflicts: [{since: 2022-02-24, ended: 2022, sources: [x]}]", True),
        ("  armed_conflicts: [{since: 2022-02, ended: 2022-02-02, sources: [x]}]", True),
        ("  armed_conflicts: [{since: 2022-02, ended: 2022-02-01, sources: [x]}]", False),
    ],
)
def test_days_that_may_be_in_order_are(found: Find, lines: str, in_order: bool) -> None:
    assert ("date-order" not in [rule for rule, _ in found(f"{PARTY}{lines}\n")]) is in_order


def test_a_published_day_that_may_be_right_is(found: Find) -> None:
    """Deposited in May or June, it is in force on 1 November or 1 December."""
    states = PARTY.replace("deposited: 2003-05-12", "deposited: 2003-05-31/2003-06-01, takes_effect: DAY")
    wrong = [("published-day", "LT.instruments[0].takes_effect")]
    for day, findings in {
        "2003-10-31": wrong, "2003-11-01": [], "2003-12-01": [], "2003-12-02": wrong,
        "2003-10": wrong, "2003-10-01/2003-11-01": [], "2003-12-01/2003-12-31": [], "2003-12-02/2003-12-31": wrong,
    }.items():  # fmt: skip
        assert found(states.replace("DAY", day)) == findings, day


def test_a_published_day_is_told_beside_all_that_may_follow(tmp_path: Path) -> None:
    state = PARTY.replace("deposited: 2003-05-12", "deposited: 2003-05-31/2003-06-01, takes_effect: 2003-12-02")
    reason = "2003-11-01/2003-12-01 follows from 2003-05-31/2003-06-01 (art. 17: deposit + P6M, first of the month)"
    (finding,) = check(_written(tmp_path / "states.yaml", text_of(state))).findings
    assert finding.message == f"published as 2003-12-02, but {reason}"


def test_a_published_day_is_held_against_none_where_none_can_be_known(found: Find) -> None:
    """The armed conflict is not known to have ended."""
    deferred = WITHDRAWAL.format("2025-06-27").replace("sources", "takes_effect: 2025-12-27, sources")
    assert found(PARTY + deferred) == []
    assert found(PARTY + deferred + "  armed_conflicts: [{since: 2022-02-24, sources: [x]}]\n") == []


def test_a_signature_or_an_act_that_may_lie_in_time_does(found: Find) -> None:
    signed = "LT: {{name: Lithuania, signed: {}, sources: [x]}}\n"
    assert found(signed.format("1997-11-01/1997-12-03")) == []
    assert found(signed.format("1999-02-28/1999-03-01")) == []
    assert found(signed.format("1999-03-01/1999-03-02")) == [("signature-window", "LT.signed")]
    assert found(signed.format("1997-12-01/1997-12-02")) == [("signature-window", "LT.signed")]
    assert found(PARTY.replace("2003-05-12", "1997-09-17/1997-09-18")) == []
    assert found(PARTY.replace("2003-05-12", "1997-09-16/1997-09-17")) == [
        ("before-adoption", "LT.instruments[0].deposited")
    ]


def test_what_was_declared_with_a_consent_that_is_missing_has_no_day_to_be_out_of_order_with(found: Find) -> None:
    declared = "kind: provisional-application, ended: 2000-01-01, objections: [{by: LT, on: 1999-01-01, sources: [x]}]"
    state = f"LT: {{name: Lithuania, notifications: [{{{declared}, sources: [x]}}]}}\n"
    assert found(state) == [("moves-nothing", "LT.notifications[0]")]


def test_a_treaty_that_is_not_in_force_needs_no_day_of_it_unless_its_threshold_was_reached(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    date, reached = "    date: 1999-03-01\n", "    threshold_reached: 1998-09-16\n"
    for left_out, wrong in [((date,), True), ((date, reached), False), ((reached,), False)]:
        text = text_of(PARTY)
        for line in left_out:
            assert line in text
            text = text.replace(line, "")
        file.write_text(text, encoding="utf-8")
        assert ("treaty-order" in {finding.rule for finding in check(str(file)).findings}) is wrong, left_out


@pytest.mark.parametrize(
    ("left_out", "signed", "wrong"),
    [
        ("", "1997-12-02", True),
        ("", "1999-03-01", True),
        (", closed: 1999-02-28", "1997-12-02", True),
        (", closed: 1999-02-28", "1999-03-01", False),
        ('  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}\n', "1997-12-02", False),
        ('  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}\n', "1999-03-01", False),
    ],
)
def test_a_signature_is_held_against_the_days_that_the_treaty_has_for_it(
    tmp_path: Path, left_out: str, signed: str, wrong: bool
) -> None:
    file = tmp_path / "states.yaml"
    text = text_of(f"LT: {{name: Lithuania, signed: {signed}, sources: [x]}}\n")
    assert left_out in text
    file.write_text(text.replace(left_out, "", 1) if left_out else text, encoding="utf-8")
    assert [finding.rule for finding in check(str(file)).findings] == ["signature-window"] * wrong


def test_what_came_before_the_adoption_is_told_of_a_receipt_too_and_of_none_where_no_day_of_it_is_given(
    tmp_path: Path,
) -> None:
    file, adopted = tmp_path / "states.yaml", "  adopted: 1997-09-18\n"
    notice = "LT: {{name: Lithuania, notifications: [{{kind: suspension, received: {}, sources: [x]}}]}}\n"
    for received, treaty_has_day, told in [
        ("1997-09-17", True, True),
        ("1997-09", True, False),
        ("1997-09-18", True, False),
        ("1997-09-17", False, False),
    ]:
        text = text_of(notice.format(received))
        file.write_text(text if treaty_has_day else text.replace(adopted, ""), encoding="utf-8")
        rules = [finding.rule for finding in check(str(file)).findings]
        assert rules == ["moves-nothing"] + ["before-adoption"] * told


def test_a_day_that_may_lie_within_a_year_of_verified_does(found: Find) -> None:
    step = "  steps: [{{kind: parliament, on: {}, text: A vote, sources: [x]}}]\n"
    for on, told in [("2027-02-21/2027-03-01", False), ("2027-02", False), ("2027-02-22/2027-03-01", True)]:
        assert found(PARTY + step.format(on)) == [("after-verified", "LT.steps[0].on")] * told


def test_what_the_treaty_has_on_one_day_is_in_order(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    text = text_of(PARTY).replace("opened: 1997-12-03", "opened: 1997-09-18").replace("1998-09-16", "1999-03-01")
    file.write_text(text.replace("closed: 1999-02-28", "closed: 1997-09-18"), encoding="utf-8")
    assert check(str(file)).findings == ()


@pytest.mark.parametrize(
    ("as_of", "on", "told"),
    [
        ("2025-06", "2025-06-30", False), ("2025-06", "2025-07-01", True), ("2025-06-30", "2025-06", False),
        ("2025-06-29", "2025-06-30/2025-07-02", True), ("2025-06-30", "2025-06-30", False), ("", "2025-06-30", False),
        ("2025-06-15", "2025-06", False),
    ],
)  # fmt: skip
def test_a_source_that_may_have_known_of_it_is_not_told_to_be_older(
    tmp_path: Path, as_of: str, on: str, told: bool
) -> None:
    file = tmp_path / "states.yaml"
    source = "sources:\n  x: {title: A source, url: https://example.org" + (f", as_of: {as_of}}}\n" if as_of else "}\n")
    step = f"LT: {{name: Lithuania, steps: [{{kind: parliament, on: {on}, text: A vote, sources: [x]}}]}}\n"
    file.write_text(text_of(step, sources=source), encoding="utf-8")
    assert [finding.rule for finding in check(str(file)).findings] == ["older-source"] * told


def test_where_nobody_could_sign_every_kind_of_consent_fits(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    signature = '  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}\n'
    for kind in ("ratification", "accession"):
        text = text_of(PARTY.replace("accession", kind))
        assert [finding.rule for finding in check(_written(file, text)).findings] == (
            ["kind-of-consent"] if kind == "ratification" else []
        )
        assert check(_written(file, text.replace(signature, ""))).findings == ()


def test_a_notice_that_may_set_a_mark_is_not_said_to_set_none(found: Find) -> None:
    """In force on 1 November 2003."""
    notice = "  notifications: [{{kind: {}, received: {}, ended: {}, sources: [x]}}]\n"
    none = [("moves-nothing", "LT.notifications[0]")]
    for kind, received, ended, told in [
        ("suspension", "2003-10-31/2003-11-01", "2004-01-01", []),
        ("suspension", "2003-10-30/2003-10-31", "2004-01-01", none),
        ("suspension", "2003-11-02", "2003-11-02/2003-11-03", []),
        ("suspension", "2003-11-02", "2003-11-02", none),
        ("provisional-application", "2003-10-31/2003-11-01", "2004-01-01", []),
        ("provisional-application", "2003-11-01/2003-11-02", "2004-01-01", none),
        ("provisional-application", "2003-10-31", "2003-10-31", none),
    ]:
        assert found(PARTY + notice.format(kind, received, ended)) == told, (kind, received, ended)


def test_an_act_that_moves_nothing_for_one_reason_or_another_is_told_with_both(tmp_path: Path) -> None:
    """In force on 1 November 2003; a withdrawal takes effect six months after its receipt."""
    file, revocation = tmp_path / "states.yaml", "    - {kind: revocation, received: 2025-01-02, sources: [x]}\n"
    notice = "  notifications: [{kind: suspension, received: 2003-10-31/2003-11-01, ended: 2003-11-01, sources: [x]}]\n"
    idle, gone, unmarked = "this revocation moves nothing", "had taken effect", "this suspension sets no mark"
    for states, told in [
        (
            PARTY + WITHDRAWAL.format("2003-10-31/2003-11-02") + revocation,
            f"{idle}: no withdrawal stood or the withdrawal {gone} on a day between 2004-05-01 and 2004-05-02",
        ),
        (
            PARTY + WITHDRAWAL.format("2003-11-02/2003-11-04") + revocation,
            f"received on 2025-01-02, when the withdrawal {gone} on a day between 2004-05-02 and 2004-05-04",
        ),
        (
            PARTY + notice,
            f"{unmarked}: the State was not a State Party or it ended on the day of its receipt, or before",
        ),
    ]:
        assert [finding.message for finding in check(_written(file, text_of(states))).findings] == [told]


def _written(file: Path, text: str) -> str:
    file.write_text(text, encoding="utf-8")
    return str(file)
