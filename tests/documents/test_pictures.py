"""What the pictures tell: the same numbers as every other answer, the peak, and who left when."""

from __future__ import annotations

from conftest import MakeRegistry, day, overview
from ottawa_cli.documents.counting import count_on
from ottawa_cli.documents.course import history_document
from ottawa_cli.documents.pictures import Leaving, Peak, curve_picture, map_picture
from ottawa_cli.facts.model import Registry

TWO = """\
XA: {name: Examplia, instruments: [{kind: accession, deposited: 2003-01-01, sources: [x]}, {kind: withdrawal, received: 2005-06-27, sources: [x]}]}
XB: {name: Beispielland, instruments: [{kind: accession, deposited: 2004-01-01, sources: [x]}, {kind: withdrawal, received: 2005-06-27, sources: [x]}]}
"""  # noqa: E501


def test_a_map_stands_where_status_stands(shipped: Registry) -> None:
    for on in ("1999-02-28", "2025-12-26", "2025-12-27", "2026-11-21"):
        picture = map_picture(shipped, day(on))
        assert picture.in_force == overview(on)["parties"]["in_force"]
        assert sorted(state.code for state in picture.states) == [*shipped.states]
    told = {state.code: (state.status, state.marks) for state in picture.states}
    assert told["UA"] == ("state-party", ("suspension-notified",))
    assert told["LT"] == ("former-state-party", ())
    assert told["LB"] == ("undetermined", ())


def test_a_mark_that_is_not_sure_is_on_the_map_too(registry: MakeRegistry) -> None:
    unsure = TWO.replace("2005-06-27", "2005-06-20/2005-06-30", 1)
    marks = {state.code: state.marks for state in map_picture(registry(unsure), day("2005-06-25")).states}
    assert marks == {"XA": ("withdrawal-pending",), "XB": ()}


def test_the_curve_ends_on_its_day_and_counts_as_the_history_does(shipped: Registry) -> None:
    picture = curve_picture(shipped, day("2025-12-27"))
    rows = history_document(shipped, day("2025-12-27"), "month")["rows"]
    assert (picture.first, picture.in_force[-1]) == (day("1997-09-18"), ("2025-12-27", 163, 163))
    assert [row["in_force"] for row in rows] == [count_on(picture.in_force, row["on"]) for row in rows]


def test_the_peak_is_told_once_there_are_fewer_again(shipped: Registry) -> None:
    assert curve_picture(shipped, day("2025-12-26")).peak is None
    peak = Peak(166, day("2025-12-01"), day("2025-12-26"))
    assert curve_picture(shipped, day("2025-12-27")).peak == curve_picture(shipped, day("2026-11-21")).peak == peak


def test_of_a_peak_reached_twice_the_first_is_told(registry: MakeRegistry) -> None:
    again = TWO + "XC: {name: Tertia, instruments: [{kind: accession, deposited: 2006-01-01, sources: [x]}, "
    again += "{kind: withdrawal, received: 2008-01-01, sources: [x]}]}\n"
    peak = curve_picture(registry(again.replace("2005-06-27", "2006-01-02", 1)), day("2010-01-01")).peak
    assert peak == Peak(2, day("2004-07-01"), day("2005-12-26"))


def test_a_peak_lasts_while_another_may_have_joined_and_until_somebody_may_have_left(registry: MakeRegistry) -> None:
    perhaps = "XC: {name: Tertia, instruments: [{kind: accession, deposited: 2004-06-15/2006-08-15, sources: [x]}]}\n"
    both, one = registry(TWO + perhaps), registry(TWO.replace("2005-06-27", "2005-06-27/2005-07-27"))
    assert [
        curve_picture(both, day("2005-12-27")).in_force[-2:],
        curve_picture(one, day("2005-12-27")).in_force[-1:],
    ] == [
        [("2004-12-01", 2, 3), ("2005-12-27", 0, 1)],
        [("2005-12-27", 0, 2)],
    ]
    peak = Peak(2, day("2004-07-01"), day("2005-12-26"))
    assert curve_picture(both, day("2005-12-27")).peak == curve_picture(one, day("2005-12-27")).peak == peak


def test_who_left_is_told_by_day_and_name(registry: MakeRegistry, shipped: Registry) -> None:
    facts = registry(TWO)
    assert curve_picture(facts, day("2005-12-26")).leavings == ()
    assert curve_picture(facts, day("2005-12-27")).leavings == (
        Leaving(day("2005-12-27"), ("Beispielland", "Examplia")),
    )
    names = [leaving.names for leaving in curve_picture(shipped, day("2026-02-21")).leavings]
    assert names == [("Estonia", "Latvia", "Lithuania"), ("Finland",), ("Poland",)]


def test_of_a_treaty_that_binds_nobody_there_is_a_curve_without_a_peak(registry: MakeRegistry) -> None:
    picture = curve_picture(registry("XA: {name: Examplia}\n"), day("2026-02-21"))
    assert (picture.in_force, picture.peak, picture.leavings) == ([("", 0, 0)], None, ())
