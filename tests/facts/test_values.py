"""Single values of a file: text that is read strictly, and written back as it was filed."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel, ValidationError

from conftest import day
from ottawa_cli.facts.findings import MOST_FINDINGS, Finding
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import MOST_PARTIAL_DATES, EntryIntoForce, State
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.periods import Period
from ottawa_cli.facts.plain import plain_fact
from ottawa_cli.facts.scalars import Address, Code, Day, Moment, Span, Truth, Whole, is_code
from ottawa_cli.facts.spelling import LONGEST_QUERY


class Values(BaseModel):
    """One of each."""

    address: Address = ""
    code: Code = ""
    day: Day | None = None
    moment: Moment | None = None
    span: Span | None = None
    truth: Truth = False
    whole: Whole = 0


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("address", "https://example.org/x", "https://example.org/x"),
        ("code", "LT", "LT"),
        ("day", "2025-06-27", day("2025-06-27")),
        ("moment", "2025-06", PartialDate(day("2025-06-01"), day("2025-06-30"))),
        ("span", "P6M1D", Period(6, 1, "P6M1D")),
        ("truth", "true", True),
        ("truth", "false", False),
        ("whole", "0040", 40),
    ],
)
def test_a_value_is_read_from_its_text(key: str, text: str, value: object) -> None:
    assert getattr(Values.model_validate({key: text}), key) == value


@pytest.mark.parametrize(
    ("key", "value", "rule", "reason"),
    [
        ("address", "javascript:alert(1)", "wrong-address", "not an address; write https://..."),
        ("code", "lt", "wrong-code", "not a State's code, which is two to eight capital letters or digits"),
        ("day", "2025-06", "wrong-date", "not a day; write YYYY-MM-DD"),
        ("moment", "2025-02-30", "wrong-date", "not a day of the calendar"),
        ("span", "6M", "wrong-period", "not a period"),
        ("truth", "yes", "wrong-word", "neither true nor false"),
        ("whole", "10000", "wrong-number", "not a whole number"),
        ("whole", ["1"], "wrong-shape", "a single value, not a list or a mapping, belongs"),
        ("day", 20250627, "wrong-shape", "a single value, not a list or a mapping, belongs"),
    ],
)
def test_any_other_is_refused_by_its_rule_with_the_reason(key: str, value: object, rule: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Values.model_validate({key: value})
    (error,) = refused.value.errors()
    assert error["type"] == rule
    assert error["msg"].startswith(reason)


def test_a_code_begins_with_a_letter() -> None:
    assert [text for text in ("LT", "L1", "X", "1L", "ABCDEFGH", "ABCDEFGHI", "lt") if is_code(text)] == [
        "LT",
        "L1",
        "ABCDEFGH",
    ]


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("P100Y", True), ("P1200M", True), ("P36525D", True), ("P5217W", True), ("P5218W", False), ("P1200M1D", False)],
)
def test_a_period_is_a_hundred_years_at_most(text: str, is_read: bool) -> None:
    if is_read:
        assert str(Period.parse(text)) == text
    else:
        with pytest.raises(ValueError, match="longer than P100Y"):
            Period.parse(text)


def test_a_fact_is_written_back_as_it_was_filed() -> None:
    filed = {
        "name": "Examplia",
        "signed": "1998-02",
        "sources": ["x"],
        "instruments": [
            {"kind": "accession", "deposited": "2003-05-12", "sources": ["x", "y"]},
            {"kind": "withdrawal", "received": "2025", "notified": ["depositary"]},
        ],
        "declarations": [{"with": "accession", "on": "2003-05-12", "text": "A line", "sources": ["x"]}],
    }
    assert plain_fact(State.model_validate({"code": "XA", **filed})) == filed


def test_editors_are_told_what_is_read_where_yaml_types_a_number() -> None:
    properties = Values.model_json_schema()["properties"]
    assert (properties["whole"]["minimum"], properties["whole"]["maximum"]) == (0, 9999)
    moment = properties["moment"]["anyOf"][0]
    assert (moment["minimum"], moment["maximum"]) == (1800, 2200)
    for text, fits in {"1800": True, "2200": True, "1799": False, "2201": False, "2025-13": False}.items():
        assert bool(re.fullmatch(moment["pattern"], text)) is fits
    assert properties["code"]["patternErrorMessage"].startswith("a State's code is")


def test_the_limits_are_those_that_are_promised() -> None:
    assert (MOST_PARTIAL_DATES, MOST_FINDINGS, LONGEST_QUERY, Invalid.exit_code) == (6, 1000, 200, 3)


def test_what_is_not_filed_counts_for_nothing() -> None:
    clause = EntryIntoForce.model_validate({"article": "17", "period": "P6M"})
    assert clause.also_counted == 0
    finding = Finding("A message", "a hint", ("LT",))
    assert (finding.line, finding.column) == (0, 0)
