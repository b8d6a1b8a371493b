"""What is filed of deadlines, against the clauses and the days through which there was time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import CLOCKED, TREATY, text_of
from ottawa_cli import check

if TYPE_CHECKING:
    from pathlib import Path

DENIED = "contradicted-deadline"
MORE = "extensions: [{until: 2021-06-01, decided: 2015-12-04, sources: [x]}]"
LATE = "extensions: [{until: 2021-06-01, decided: 2017-12-04, sources: [x]}]"
LATE_ONE = ("late-extension", "decided on 2017-12-04, when the deadline of 2016-06-01 had passed")
NEWEST_FIRST = MORE.replace("[{", "[{until: 2023-06-01, decided: 2021-01-05, sources: [x]}, {")
UNREAD = "{decided: 2015-12-04, sources: [x]}, {until: 2040-06-01, decided: 2019-12-04, sources: [x]}"


@pytest.mark.parametrize(
    ("filed", "found"),
    [
        (f"id: clearance, {MORE}", []),
        (
            "id: stockpiles, extensions: [{decided: 2009-12-04, sources: [x]}]",
            [("unknown-deadline", "the deadline 'stockpiles' cannot be put off (art. 4)")],
        ),
        ("id: reports, met: 2010", [("unknown-deadline", "the treaty sets no deadline 'reports'")]),
        ("id: clearance, term: 2", [("unknown-deadline", "this State has no term in force number 2")]),
        (
            "id: clearance, sources: [x]}, {id: clearance",
            [("unknown-deadline", "'clearance' stands here a second time")],
        ),
        (f"id: clearance, extensions: [{UNREAD}]", []),
        (
            "id: clearance, extensions: [{until: 2026-06-02, decided: 2015-12-04, sources: [x]}]",
            [("long-extension", "put off until 2026-06-02, more than ten years after 2016-06-01")],
        ),
        (
            "id: clearance, extensions: [{until: 2026-06-02, decided: 2016-06-02, sources: [x]}]",
            [("late-extension", "decided on 2016-06-02, when the deadline of 2016-06-01 had passed")],
        ),
        (
            "id: clearance, met: 2006-05-31",
            [("early-completion", "met on 2006-05-31, before the treaty was in force for this State, on 2006-06-01")],
        ),
        ("id: stockpiles, met: 2006-05-31", []),
        ("id: clearance, met: 2014-04-24, unmet: 2013-12-05", []),
        (
            "id: clearance, met: 2011-04-24, unmet: 2013-12-05",
            [(DENIED, "unfulfilled on 2013-12-05, and met on 2011-04-24, with nothing found between")],
        ),
        ("id: clearance, met: 2011-04-24, found: 2012, unmet: 2013-12-05", []),
        (
            "id: clearance, met: 2011-04-24, found: 2014, unmet: 2013-12-05",
            [(DENIED, "unfulfilled on 2013-12-05, and met on 2011-04-24, with nothing found between")],
        ),
        ("id: clearance, found: 2012", [(DENIED, "found on 2012, and not met before")]),
        (
            "id: clearance, met: 2013-04-24, found: 2012",
            [(DENIED, "found on 2012, and not met before")],
        ),
        ("id: clearance, met: 2016-06-02, late: true", []),
        (
            "id: clearance, met: 2016-06-01, late: true",
            [(DENIED, "late, and met on 2016-06-01, by the day due, 2016-06-01")],
        ),
        ("id: clearance, late: true", [(DENIED, "late, and not met")]),
        ("id: clearance, met: 2018-01-01, late: true, " + LATE, [LATE_ONE]),
        ("id: clearance, " + NEWEST_FIRST, []),
        ("id: clearance, affected: false", []),
        (
            f"id: clearance, affected: false, unmet: 2012-01-01, {MORE}",
            [(DENIED, f"'{key}' of what the State is not affected by") for key in ("unmet", "extensions")],
        ),
        (
            "id: clearance, extensions: [{until: 2015-06-01, decided: 2014-12-04, sources: [x]}]",
            [(DENIED, "put off until 2015-06-01, before 2016-06-01, through which it ran")],
        ),
    ],
)
def test_what_is_filed_of_a_deadline_fits_its_clause_and_its_days(
    tmp_path: Path, filed: str, found: list[tuple[str, str]]
) -> None:
    assert _findings(tmp_path, filed, CLOCKED) == found


def test_what_was_done_when_the_state_had_left_is_not_its_deadlines(tmp_path: Path) -> None:
    left = "{kind: withdrawal, received: 2012-01-01, sources: [x]}"
    assert _findings(tmp_path, "id: clearance, met: 2012-06-30", CLOCKED, left) == []
    assert _findings(tmp_path, "id: clearance, met: 2012-07-01", CLOCKED, left) == [
        (DENIED, "met on 2012-07-01, when the State had left, on 2012-07-01")
    ]


def test_a_treaty_without_deadlines_has_none_to_file(tmp_path: Path) -> None:
    assert _findings(tmp_path, "id: clearance", TREATY) == [
        ("unknown-deadline", "the treaty sets no deadline 'clearance'")
    ]


def _findings(folder: Path, filed: str, treaty: str, *acts: str) -> list[tuple[str, str]]:
    instruments = ", ".join(["{kind: accession, deposited: 2005-12-27, sources: [x]}", *acts])
    state = f"GH: {{name: Ghana, instruments: [{instruments}], deadlines: [{{{filed}, sources: [x]}}]}}\n"
    (folder / "states.yaml").write_text(text_of(state, treaty), encoding="utf-8")
    found = check(str(folder / "states.yaml")).findings
    return [
        (finding.rule, finding.message) for finding in found if "deadline" in finding.rule or _is_ours(finding.rule)
    ]


def _is_ours(rule: str) -> bool:
    return rule in {"late-extension", "long-extension", "early-completion"}


def test_two_deadlines_of_a_treaty_have_each_an_id_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "states.yaml").write_text(text_of("", CLOCKED.replace("id: stockpiles", "id: clearance")))
    (found,) = check(str(tmp_path / "states.yaml")).findings[:1]
    assert (found.rule, found.path) == ("wrong-shape", ("treaty", "deadlines"))
