"""Keys that are misspelt: what was meant is told, where it belongs there."""

from __future__ import annotations

import pytest

from conftest import text_of
from ottawa_cli.reading.registry import check_bytes

STATE = """\
LT:
  name: Lithuania
  singed: 1999-02-26
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2003-05-12, takes_efect: 2003-11-01, sources: [x]}
    - {kind: withdrawal, recieved: 2025-06-27, notifed: [depositary], sources: [x]}
    - {kind: accession, received: 2025-06-27, sources: [x]}
  notifications:
    - kind: suspension
      received: 2020-07-18
      objections: [{by: XC, onn: 2020-07-18, sources: [x]}]
  declarations: [{wiht: later, said_wit: x, on: 2003-01-01, text: A word., sources: [x]}]
  code_: LT
  status: state-party
  flag: yellow
"""


@pytest.fixture(scope="module")
def hints() -> dict[str, str]:
    """What is said of each key that does not belong where it stands."""
    findings = check_bytes(text_of(STATE).encode(), "a file").findings
    return {str(finding.path[-1]): finding.hint for finding in findings if finding.rule == "unknown-key"}


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("singed", "signed"),
        ("takes_efect", "takes_effect"),
        ("recieved", "received"),
        ("notifed", "notified"),
        ("onn", "on"),
        ("wiht", "with"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_what_was_meant(hints: dict[str, str], slip: str, meant: str) -> None:
    assert hints[slip] == f"did you mean '{meant}'?"


def test_a_key_that_belongs_elsewhere_is_sent_there_and_is_no_slip(hints: dict[str, str]) -> None:
    assert "write 'deposited'" in hints["received"]
    assert "is computed, never filed" in hints["status"]


def test_what_looks_like_no_key_of_the_place_is_taken_for_none(hints: dict[str, str]) -> None:
    assert {hints["flag"], hints["said_wit"], hints["code_"]} == {
        "take it out, or look up the spelling; docs/registry.md tells what belongs here"
    }


@pytest.mark.parametrize(
    ("slip", "hint"),
    [
        ("soruces", "did you mean 'sources'?"),
        ("Total", "did you mean 'totals'?"),
        ("lt", "write LT"),
        ("treatytreatytreatytreatytreatytreatytreaty", "only format, treaty, sources, totals and the States"),
    ],
)
def test_a_slip_at_the_top_is_told_too(slip: str, hint: str) -> None:
    (finding,) = check_bytes(text_of(f"{slip}: {{name: Examplia}}\n").encode(), "a file").findings
    assert finding.rule == "wrong-code"
    assert hint in finding.hint
