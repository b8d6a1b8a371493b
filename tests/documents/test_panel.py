"""The State-year panel: three definitions side by side, and no year that is made up."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from conftest import TREATY, MakeRegistry, day
from ottawa_cli.__main__ import run
from ottawa_cli.documents.course import beginning, history_document
from ottawa_cli.documents.panel import StateYear, state_years
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.law.timelines import timeline_of

MAY_BE_EMPTY = {"iso3", "cow", "gw", "groups"}
ONE = "XA: {name: Examplia, instruments: [%s]}\n"
JOINED_AND_LEFT = ONE % (
    "{kind: accession, deposited: 2003-10-12, sources: [x]}, {kind: withdrawal, received: 2005-06-27, sources: [x]}"
)


def rows_of(registry: Registry, names: Names) -> list[StateYear]:
    timelines = [timeline_of(state, registry.treaty) for state in registry.states.values()]
    verified = registry.treaty.verified
    return [*state_years(timelines, beginning(registry.treaty, timelines, verified), verified, names)]


def years(registry: Registry, names: Names, code: str = "XA") -> dict[int, StateYear]:
    return {row.year: row for row in rows_of(registry, names) if row.code == code}


def answers(row: StateYear) -> tuple[str, str, str]:
    return row.deposited, row.in_force_31_december, row.in_force_any_day


def test_the_three_definitions_part_ways_in_the_year_of_the_deposit_and_of_the_effect(
    registry: MakeRegistry, names: Names
) -> None:
    found = years(registry(JOINED_AND_LEFT), names)
    assert answers(found[2002]) == ("no", "no", "no")
    assert answers(found[2003]) == ("yes", "no", "no")
    assert answers(found[2004]) == ("yes", "yes", "yes")
    assert answers(found[2005]) == ("no", "no", "yes")  # out on 27 December
    assert answers(found[2006]) == ("no", "no", "no")
    assert found[2005].status == "former-state-party"


def test_a_withdrawal_that_takes_effect_on_1_january_frees_from_the_whole_year(
    registry: MakeRegistry, names: Names
) -> None:
    found = years(registry(JOINED_AND_LEFT.replace("2005-06-27", "2005-07-01")), names)
    assert answers(found[2005]) == ("yes", "yes", "yes")
    assert answers(found[2006]) == ("no", "no", "no")
    a_day_later = years(registry(JOINED_AND_LEFT.replace("2005-06-27", "2005-07-02")), names)
    assert answers(a_day_later[2006]) == ("no", "no", "yes")  # on 1 January


def test_the_running_year_ends_where_the_facts_do(shipped: Registry, names: Names) -> None:
    rows = rows_of(shipped, names)
    assert {row.in_force_31_december for row in rows if row.year == 2026} == {"not-yet"}
    assert {row.through for row in rows if row.year == 2026} == {day("2026-02-21")}
    assert "not-yet" not in {answer for row in rows if row.year < 2026 for answer in answers(row)}
    assert answers(years(shipped, names, "PL")[2026]) == ("no", "not-yet", "yes")
    assert answers(years(shipped, names, "LB")[2026]) == ("undetermined", "not-yet", "no")
    assert sorted({row.year for row in rows}) == [*range(1997, 2027)]


def test_a_year_whose_facts_are_complete_to_its_end_is_over(registry: MakeRegistry, names: Names) -> None:
    whole = registry(JOINED_AND_LEFT, treaty=TREATY.replace("verified: 2026-02-21", "verified: 2004-12-31"))
    assert answers(years(whole, names)[2004]) == ("yes", "yes", "yes")
    assert max(years(whole, names)) == 2004


def test_of_the_running_year_the_last_day_counts_too(registry: MakeRegistry, names: Names) -> None:
    joined = ONE % "{kind: accession, deposited: 2003-11-15, sources: [x]}"  # in force on 1 May
    for verified, bound in [("2004-04-30", "no"), ("2004-05-01", "yes")]:
        facts = registry(joined, treaty=TREATY.replace("verified: 2026-02-21", f"verified: {verified}"))
        assert answers(years(facts, names)[2004]) == ("yes", "not-yet", bound)


def test_what_the_facts_leave_open_is_undetermined_and_nothing_else(registry: MakeRegistry, names: Names) -> None:
    found = years(registry(ONE % "{kind: accession, deposited: 2005-11-10/2006-02-10, sources: [x]}"), names)
    assert answers(found[2005]) == ("undetermined", "no", "no")
    assert answers(found[2006]) == ("yes", "yes", "yes")  # from May or August on
    found = years(registry(ONE % "{kind: accession, deposited: 2005-03-10/2005-09-10, sources: [x]}"), names)
    assert answers(found[2005]) == ("yes", "undetermined", "undetermined")


def test_the_columns_add_up_to_the_history(shipped: Registry, names: Names) -> None:
    rows = rows_of(shipped, names)
    for row in history_document(shipped, day("2025-12-31"))["rows"]:
        year = [found for found in rows if str(found.through) == row["on"]]
        for answer, bounds in (("in_force_31_december", row["in_force"]), ("deposited", row["deposited"])):
            count = Counter(getattr(found, answer) for found in year)
            assert (count["yes"], count["yes"] + count["undetermined"]) == (bounds["min"], bounds["max"])


def test_a_treaty_without_a_day_of_adoption_begins_with_the_first_act(registry: MakeRegistry, names: Names) -> None:
    unsaid = TREATY.replace("  adopted: 1997-09-18\n", "")
    assert min(years(registry(JOINED_AND_LEFT, treaty=unsaid), names)) == 2003


def test_the_file_is_read_back_with_namibia(tmp_path: Path, shipped: Registry) -> None:
    assert run(["export", "panel", "-o", str(tmp_path / "panel.csv")]) == 0
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert len(rows) == 30 * len(shipped.states)
    assert [row["name"] for row in rows if row["code"] == "NA"] == ["Namibia"] * 30
    assert all(all(value for key, value in row.items() if key not in MAY_BE_EMPTY) for row in rows)
    assert b"\r" not in (tmp_path / "panel.csv").read_bytes()


def test_a_row_has_the_numbers_of_both_lists_and_the_groups_of_its_year(tmp_path: Path) -> None:
    assert run(["export", "panel", "-o", str(tmp_path / "panel.csv")]) == 0
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["code"], row["year"]): row for row in csv.DictReader(file)}
    assert [rows["DE", "2025"][key] for key in ("iso3", "cow", "gw", "groups")] == ["DEU", "255", "260", "EU NATO"]
    assert [rows["CK", "2025"][key] for key in ("iso3", "cow", "gw", "groups")] == ["COK", "", "", ""]
    assert [rows["LT", year]["groups"] for year in ("2003", "2004")] == ["", "EU NATO"]


def test_pandas_reads_namibia_and_counts_as_the_codebook_says(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas comes with the extra 'read-back'")
    assert run(["export", "panel", "-o", str(tmp_path / "panel.csv")]) == 0
    trapped = pandas.read_csv(tmp_path / "panel.csv")
    assert trapped[trapped["iso3"] == "NAM"]["code"].isna().all()
    read = pandas.read_csv(tmp_path / "panel.csv", keep_default_na=False)
    assert (read["code"] == "NA").sum() == 30
    assert set(read["in_force_any_day"]) <= {"yes", "no", "undetermined"}
    assert (read[read["year"] == 2025]["in_force_31_december"] == "yes").sum() == 163
