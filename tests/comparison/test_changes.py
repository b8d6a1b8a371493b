"""What differs in a block: facts are known again by what they are, not by where they stand."""

from __future__ import annotations

import pytest

from conftest import MakeRegistry
from differences import NOTICE, PARTY, compare_texts, in_short
from ottawa_cli.comparison.changes import Change, Context, block_changes
from ottawa_cli.comparison.difference import Difference
from ottawa_cli.facts.plain import Fact


def test_an_added_state_and_an_added_instrument_are_one_change_each(registry: MakeRegistry) -> None:
    joined = "XB: {name: Beispielland, instruments: [{kind: accession, deposited: 2026-03-02, sources: [x]}]}\n"
    difference = compare_texts(registry, PARTY, PARTY + joined)
    assert in_short(difference) == [("XB", "added", "status", "event")]
    rows = difference.consequences
    assert [(row["from"], row["before"], row["after"] and row["after"]["status"]) for row in rows] == [
        (None, None, "state-not-party"),
        ("2026-03-02", None, "contracting-state"),
        ("2026-09-01", None, "state-party"),
    ]
    back = PARTY + "    - {kind: accession, deposited: 2026-03-02, sources: [x]}\n"
    assert in_short(compare_texts(registry, PARTY, back)) == [("XA.instruments[2]", "added", "status", "event")]


def test_an_instrument_before_the_others_is_an_addition_and_no_change_of_those(registry: MakeRegistry) -> None:
    earlier = PARTY.replace(
        "    - {kind: withdrawal",
        "    - {kind: withdrawal, received: 2010-01-05}\n    - {kind: revocation, received: 2010-02-01}\n"
        "    - {kind: withdrawal",
    ).replace("2025-06-27", "2025-06-29")
    assert [change[:2] for change in in_short(compare_texts(registry, PARTY, earlier))] == [
        ("XA.instruments[1]", "added"),
        ("XA.instruments[2]", "added"),
        ("XA.instruments[3].received", "changed"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("by: CH, on: 2025-10-17", "by: CH, on: 2025-10-18",
         [("UA.notifications[0].objections[1].on", "changed", "fact")]),
        ("by: CH, on: 2025-10-17", "by: NO, on: 2025-10-17",
         [("UA.notifications[0].objections[1]", "added", "fact"),
          ("UA.notifications[0].objections[1]", "removed", "fact")]),
        ("text: No suspension", "text: None", [("UA.notifications[0].statements[0].text", "changed", "text")]),
        ("on: 2025-12-05, text", "on: 2025-12-04, text", [("UA.notifications[0].statements[0].on", "changed", "fact")]),
        ("received: 2025-07-18", "received: 2025-07-17", [("UA.notifications[0].received", "changed", "status")]),
        ("received: 2025-07-18", "received: 2025-07-18\n      ended: 2026-04-01",
         [("UA.notifications[0].ended", "added", "status")]),
        ("since: 2022-02-24", "since: 2014-02-26", [("UA.armed_conflicts[0].since", "changed", "fact")]),
        ("text: A vote", "text: 'A vote: 299'", [("UA.steps[1].text", "changed", "text")]),
        ("on: 2025-07-15, text: A vote", "on: 2025-07-16, text: A vote", [("UA.steps[1].on", "changed", "fact")]),
        ("kind: parliament", "kind: decree", [("UA.steps[1].kind", "changed", "fact")]),
        ("on: 2025-07-11, text: A bill", "on: 2025-06-29, text: A decision",
         [("UA.steps[0]", "added", "fact"), ("UA.steps[0]", "removed", "fact")]),
    ],
)  # fmt: skip
def test_what_is_inside_a_notification_and_every_step_is_known_again(
    registry: MakeRegistry, before: str, after: str, expected: list[tuple[str, str, str]]
) -> None:
    assert before in NOTICE
    assert [row[:3] for row in in_short(compare_texts(registry, NOTICE, NOTICE.replace(before, after)))] == expected


def test_order_quotes_comments_and_styles_are_no_change(registry: MakeRegistry) -> None:
    objection = "        - {by: AT, on: 2025-09-01/2025-12-05, sources: [x]}\n"
    turned = "        - {sources: ['x'], by: \"AT\", on: 2025-09-01/2025-12-05}\n"
    notice = NOTICE.replace(objection, "").replace("      statements", f"{turned}      statements")
    act = "    - {kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}\n"
    block = "    - kind: ratification\n"
    block += "      sources: ['x']\n      takes_effect: '2001-09-01'\n      deposited: 2001-03-05\n"
    assert objection in NOTICE
    assert act in PARTY
    reordered = f"{notice}# a comment\n{PARTY.replace(act, block)}"
    assert compare_texts(registry, PARTY + NOTICE, reordered) == Difference((), ())


def test_instruments_of_one_day_in_another_order_are_told_where_it_decides(registry: MakeRegistry) -> None:
    acts = ["{kind: withdrawal, received: 2025-06-27}", "{kind: revocation, received: 2025-06-27}"]
    joined = "{kind: accession, deposited: 2001-01-02}"
    state = "XA: {{name: Examplia, instruments: [{}]}}\n"
    one, other = (state.format(", ".join(acts)) for acts in ([joined, *acts], [joined, *acts[::-1]]))
    difference = compare_texts(registry, one, other)
    assert in_short(difference) == [("XA.instruments", "changed", "status", "correction")]
    assert [row["from"] for row in difference.consequences] == ["2025-06-27", "2025-12-27"]
    harmless = state.format(", ".join([acts[0], joined]))
    assert compare_texts(registry, state.format(", ".join([joined, acts[0]])), harmless) == Difference((), ())


def test_only_the_order_of_instruments_is_told_and_not_for_one_that_is_gone(registry: MakeRegistry) -> None:
    ratification = "    - {kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}\n"
    gone = compare_texts(registry, PARTY, PARTY.replace(ratification, ""))
    assert in_short(gone) == [("XA.instruments[0]", "removed", "status", "correction")]
    first, last = "    - {kind: government, on: 2025-07-11, text: A bill}\n", "    - {kind: promulgation"
    turned = NOTICE.replace(first, "").replace(last, first + last).replace("2025-07-18", "2025-07-17")
    assert in_short(compare_texts(registry, NOTICE, turned)) == [
        ("UA.notifications[0].received", "changed", "status", "correction")
    ]


def test_a_change_stands_in_its_item_as_new_has_it_with_the_day_of_either_side() -> None:
    def block(kind: str, day: str, by: str) -> Fact:
        act: Fact = {"kind": kind, "deposited": "2001-03", "reference": by}
        said: Fact = {"by": "CH", "on": day, "text": by}
        notice: Fact = {"kind": "suspension", "received": "2025-07-18", "objections": [said]}
        return {"name": "Examplia", "instruments": [act], "notifications": [notice]}

    old, new = block("acceptance", "2025-10-17", "A"), block("approval", "2025-09", "B")
    act, objection = (
        Context(("approval",), ("2001-03-01",) * 2),
        Context(("suspension", "CH"), ("2025-10-17", "2025-09-01")),
    )
    first, second = ("XA", "instruments", 0), ("XA", "notifications", 0, "objections", 0)
    assert [*block_changes("XA", old, new)] == [
        Change((*first, "kind"), "acceptance", "approval", act),
        Change((*first, "reference"), "A", "B", act),
        Change((*second, "on"), "2025-10-17", "2025-09", objection),
        Change((*second, "text"), "A", "B", objection),
    ]
    for whole in (Change(("XA",), old, None), Change(("XA",), None, old)):
        (told,) = block_changes("XA", whole.old, whole.new)
        assert told == whole._replace(context=Context(days=("2001-03-01", "2001-03-01")))
        assert (told.day, told.code) == ("2001-03-01", "XA")
