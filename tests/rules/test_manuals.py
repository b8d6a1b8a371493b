"""The manual of every rule: its bad example is found, by that rule alone, and its good one has nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from conftest import text_of
from ottawa_cli import check
from ottawa_cli.rules.manuals import Manual, manuals

if TYPE_CHECKING:
    from pathlib import Path

    from ottawa_cli.facts.findings import Finding

MANUALS: Final = {manual.rule: manual for manual in manuals()}
BEYOND_SHOWING: Final = {
    "too-large",
    "not-utf-8",
    "byte-order-mark",
    "block-too-large",
    "too-many-blocks",
    "too-many-readings",
}
"""What a text on a page cannot show: bytes that are no letters, and sizes."""
WHOLE_FILES: Final = ("format:", "%", "#")
"""How an example begins that is a file by itself, not a State's block."""
BESIDE: Final = {"unknown-code", "unused-source"}
"""Warnings that may stand beside what is shown: invented States, and a source that a State with nothing to cite has."""

each_manual = pytest.mark.parametrize("manual", MANUALS.values(), ids=MANUALS)
each_example = pytest.mark.parametrize("rule", [rule for rule in MANUALS if rule not in BEYOND_SHOWING])


def found(example: str | None, folder: Path) -> tuple[Finding, ...]:
    """What ``check`` says of an example."""
    assert example
    file = folder / "states.yaml"
    file.write_text(example if example.startswith(WHOLE_FILES) else text_of(example), encoding="utf-8")
    return check(str(file)).findings


@each_manual
def test_every_rule_says_what_it_asks_in_a_sentence_and_why(manual: Manual) -> None:
    assert manual.asks.endswith((".", ").")), manual.asks
    assert len(manual.asks) <= 100
    assert manual.why.endswith(".")
    assert all(len(line) <= 120 for line in manual.why.splitlines())
    assert "::" not in manual.asks + manual.why, "an example that could not be read"


@each_example
def test_the_bad_example_is_found_by_its_rule_and_by_no_other(rule: str, tmp_path: Path) -> None:
    rules = {finding.rule for finding in found(MANUALS[rule].bad, tmp_path)}
    assert rules - (BESIDE - {rule}) == {rule}


@each_example
def test_the_good_example_keeps_the_rule_and_has_no_error(rule: str, tmp_path: Path) -> None:
    findings = found(MANUALS[rule].good, tmp_path)
    assert rule not in {finding.rule for finding in findings}
    assert not [finding for finding in findings if finding.severity == "error"]


@each_manual
def test_only_what_a_page_cannot_show_has_no_example(manual: Manual) -> None:
    assert (manual.bad is None) == (manual.good is None) == (manual.rule in BEYOND_SHOWING)


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len(MANUALS) == len(manuals())
