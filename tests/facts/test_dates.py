"""Days known in part, and periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import day
from ottawa_cli.facts.full_days import WrongDate, parse_day
from ottawa_cli.facts.partial_dates import PartialDate, parse_partial
from ottawa_cli.facts.periods import DayRule, Period, count

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
RULES: list[DayRule] = ["same", "first-of-month", "first-of-next-month"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-06-27", "2025-06-27", "2025-06-27"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06-25/2025-06-26", "2025-06-25", "2025-06-26"),
        ("2025-06-25/2025-06-25", "2025-06-25", "2025-06-25"),
        ("1800", "1800-01-01", "1800-12-31"),
        ("2200-12", "2200-12-01", "2200-12-31"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_written(text: str, earliest: str, latest: str) -> None:
    assert parse_partial(text) == PartialDate(day(earliest), day(latest))


@pytest.mark.parametrize("text", ["2025-06", "2025", "2025-06-01/2025-06-30", "2025-06-27"])
def test_a_date_is_written_as_the_registry_has_it(text: str) -> None:
    assert str(parse_partial(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "2025x06-27", "2025-06x27", "20250-6-27", "2025-0-627",
        "2025-x1-01", "2025-1x-01", "2025-01-x1", "2025-01-1x", "x025-01-01", "202x-01-01",
        "2025-02-30", "2025-13-01", "2025-2-3", "20250203", "2025-W05-1", "2025-06-27T00:00", " 2025-06-27",
        "2025-06-27 ",         "1799-12-31", "2201-01-01", "2025-06-26/2025-06-25", "2025-06/2025-07",
        "2025/2026", "05/06/2025", "0", "",
        "٢٠٢٥-06-27", "2025-06-27\n", "None", "2025-06-25/", "2025-06-25/2025-06-26/2025-06-27",
    ],
)  # fmt: skip
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(WrongDate):
        parse_partial(text)


@pytest.mark.parametrize("text", ["2025-06-27/", "/2025-06-27", "2025-06-27/2025-07", "2025-06/2025-06-27", "June"])
def test_what_is_no_date_is_told_all_notations(text: str) -> None:
    with pytest.raises(WrongDate, match="YYYY-MM-DD, or YYYY-MM, YYYY or YYYY-MM-DD/YYYY-MM-DD"):
        parse_partial(text)


def test_a_span_that_was_computed_is_written_as_a_day_or_a_range() -> None:
    assert str(PartialDate(day("2025-06-27"), day("2025-06-27"))) == "2025-06-27"
    assert repr(parse_partial("2025-06")) == "PartialDate(2025-06)"
    assert str(PartialDate(day("2025-06-01"), day("2025-06-30"))) == "2025-06-01/2025-06-30"


@given(DAYS)
def test_every_day_of_the_calendar_is_read_back(on: date) -> None:
    assert parse_day(on.isoformat()) == on


@pytest.mark.parametrize(
    ("start", "period", "rule", "result", "clamped"),
    [
        ("2025-06-27", "P6M", "same", "2025-12-27", False),
        ("2025-08-31", "P6M", "same", "2026-02-28", True),
        ("2027-08-31", "P6M", "same", "2028-02-29", True),
        ("2024-02-29", "P1Y", "same", "2025-02-28", True),
        ("2020-08-31", "P3M", "same", "2020-11-30", True),
        ("2016-02-29", "P3M", "same", "2016-05-29", False),
        ("2005-01-31", "P30D", "same", "2005-03-02", False),
        ("2003-01-31", "P60D", "first-of-next-month", "2003-05-01", False),
        ("2007-05-02", "P6M1D", "same", "2007-11-03", False),
        ("2025-08-31", "P6M1D", "same", "2026-03-01", True),
        ("2005-07-01", "P6M", "first-of-month", "2006-01-01", False),
        ("2003-03-31", "P6M", "first-of-month", "2003-09-01", False),
        ("2021-03-22", "P3M", "first-of-next-month", "2021-07-01", False),
        ("2025-01-01", "P2W", "same", "2025-01-15", False),
        ("2025-01-01", "P0D", "same", "2025-01-01", False),
    ],
)
def test_periods_are_counted_as_depositaries_count_them(
    start: str, period: str, rule: DayRule, result: str, clamped: bool
) -> None:
    counted = count(day(start), Period.parse(period), rule)
    assert (counted.result, counted.clamped) == (day(result), clamped)


def test_where_a_month_is_clamped_the_alternative_is_the_next_day() -> None:
    assert count(day("2025-08-31"), Period.parse("P6M")).alternative == day("2026-03-01")
    assert count(day("2025-06-27"), Period.parse("P6M")).alternative is None


@pytest.mark.parametrize(
    "text", ["", "P", "P6", "6M", "PT6H", "P1.5M", "-P6M", "p6m", "P6M ", "P101Y", "P1201M", "P36526D"]
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(WrongDate):
        Period.parse(text)


@given(DAYS, st.integers(0, 1200), st.integers(0, 3000), st.sampled_from(RULES))
def test_a_period_never_ends_before_it_begins_but_for_the_first_of_its_month(
    start: date, months: int, days: int, rule: DayRule
) -> None:
    counted = count(start, Period(months, days, ""), rule)
    assert counted.counted >= start
    assert counted.result >= start.replace(day=1)
    assert rule == "same" or counted.result.day == 1


@given(st.lists(st.one_of(st.none(), DAYS), max_size=5))
def test_a_span_is_known_only_where_every_day_is(days: list[date | None]) -> None:
    span = PartialDate.spanning(days)
    known = [each for each in days if each]
    assert span == (PartialDate(min(known), max(known)) if known and len(known) == len(days) else None)


def test_a_date_is_the_same_however_it_is_written() -> None:
    month, computed = parse_partial("2025-06"), PartialDate(day("2025-06-01"), day("2025-06-30"))
    assert len({month, computed, parse_partial("2025-06-01/2025-06-30")}) == 1
    assert month != parse_partial("2025-06-01/2025-06-29")
    assert month != "2025-06"
