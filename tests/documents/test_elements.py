"""Where one State stands, and all of them together: what is told of a day is what may have been by then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import MakeRegistry, day, text_of
from ottawa_cli import standing
from ottawa_cli.__main__ import run
from ottawa_cli.documents.elements import element
from ottawa_cli.facts.names import Names

NOTICE = """\
UA:
  name: Ukraine
  signed: 1999-02
  instruments: [{kind: ratification, deposited: 2005-12-27, sources: [x]}]
  notifications:
    - kind: suspension
      received: 2025-07-18
      ended: 2026-04
      reasons: Its ground
      objections:
        - {by: AT, on: 2025-09-01/2025-12-05, sources: [x]}
        - {by: XB, on: 2025-10-17}
      statements: [{by: 22MSP, on: 2025-12, text: No suspension, sources: [x]}]
      sources: [x]
"""
COUNTED = """\
XA: {name: Not party}
XB: {name: Signatory, signed: 1998-02-03}
XC: {name: Contracting, instruments: [{kind: accession, deposited: 2025-11-11}]}
XD: {name: Bound, signed: 1998-02-03, instruments: [{kind: approval, deposited: 1999-01-04}]}
XE: {name: Leaving, signed: 1998-02-03, instruments: [{kind: ratification, deposited: 1999-01-04},
  {kind: withdrawal, received: 2025-07-01}]}
XF: {name: Staying while at war, instruments: [{kind: accession, deposited: 1999-01-04},
  {kind: withdrawal, received: 2025-01-01}], armed_conflicts: [{since: 2025-02-24}]}
XG: {name: Left, signed: 1998-02-03, instruments: [{kind: ratification, deposited: 1999-01-04},
  {kind: withdrawal, received: 2025-01-01}]}
XH: {name: Stayed, instruments: [{kind: succession, deposited: 1999-01-04, takes_effect: 1999-01-04},
  {kind: withdrawal, received: 2025-07-01}, {kind: revocation, received: 2025-08-01}]}
XI: {name: Uncertain, instruments: [{kind: acceptance, deposited: 2025-12-01/2026-01-31}]}
"""


def test_what_others_may_have_said_by_the_day_is_told_and_what_came_later_is_not(
    registry: MakeRegistry, names: Names
) -> None:
    facts = registry(NOTICE)
    austria = {"by": "AT", "name": "Austria", "on": "2025-09-01/2025-12-05", "sources": ["x"]}
    other: dict[str, object] = {"by": "XB", "name": None, "on": "2025-10-17", "sources": []}
    meeting = {"by": "22MSP", "on": "2025-12", "text": "No suspension", "sources": ["x"]}
    for on, contested, ended, objections, statements in [
        ("2025-07-18", False, None, [], []),
        ("2025-08-31", False, None, [], []),
        ("2025-09-01", None, None, [austria], []),
        ("2025-10-17", True, None, [austria, other], []),
        ("2025-12-01", True, None, [austria, other], [meeting]),
        ("2026-03-31", True, None, [austria, other], [meeting]),
        ("2026-04-01", None, "2026-04", [austria, other], [meeting]),
    ]:
        assert element(standing(facts, "UA", day(on)), names)["suspension"] == {
            "received": "2025-07-18",
            "ended": ended,
            "contested": contested,
            "reasons": "Its ground",
            "objections": objections,
            "statements": statements,
            "sources": ["x"],
        }, on
    assert element(standing(facts, "UA", day("2025-07-17")), names)["suspension"] is None


def test_a_signature_that_may_have_been_given_is_told(registry: MakeRegistry, names: Names) -> None:
    facts = registry(NOTICE)
    assert element(standing(facts, "UA", day("1999-01-31")), names)["signed"] is None
    told = element(standing(facts, "UA", day("1999-02-01")), names)
    assert (told["signed"], told["status"], told["since"], told["until"]) == ("1999-02", "undetermined", None, None)
    assert (told["code"], told["iso3"], told["consent"], told["next_consent"]) == ("UA", "UKR", None, None)


def test_an_overview_counts_every_state_once_and_names_those_about_to_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "states.yaml").write_text(text_of(COUNTED), encoding="utf-8")
    assert run(["status", "--json", "--on", "2025-12-31", "--registry", str(tmp_path / "states.yaml")]) == 0
    document = json.loads(capsys.readouterr().out)
    changing = document.pop("changing")
    del document["treaty"], document["registry"]
    assert document == {
        "schema": "ottawa/overview/1",
        "on": "2025-12-31",
        "beyond_verified": False,
        "counts": {
            "state-not-party": 1,
            "signatory": 1,
            "contracting-state": 1,
            "state-party": 4,
            "former-state-party": 1,
            "undetermined": 1,
        },
        "parties": {"in_force": {"min": 4, "max": 4}, "deposited": {"min": 5, "max": 6}},
        "signatures": 4,
        "signatures_standing": 3,
        "by_kind": {
            "ratification": 1, "acceptance": 0, "approval": 1, "accession": 2, "succession": 1, "consent": 0,
        },
    }  # fmt: skip
    assert [(each["code"], each["until"]) for each in changing] == [
        ("XC", "2026-05-01"), ("XE", "2026-01-01"), ("XF", None),
    ]  # fmt: skip
