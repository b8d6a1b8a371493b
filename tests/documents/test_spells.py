"""The spells: each run once, without a gap, and nothing that the facts do not say."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from conftest import TREATY, MakeRegistry, day, text_of
from lives import ARTICLES, UNCERTAIN, life_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.spells import Spell, spells
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.law.standings import standing
from ottawa_cli.law.timelines import timeline_of

ONE = "XA: {name: Examplia, signed: 1999-01-01, sources: [x], instruments: [%s]}\n"
JOINED_AND_LEFT = ONE % (
    "{kind: ratification, deposited: 2003-10-12, sources: [x]}, {kind: withdrawal, received: 2005-06-27, sources: [x]}"
)


def spells_of(registry: Registry, names: Names) -> list[Spell]:
    timelines = [timeline_of(state, registry.treaty) for state in registry.states.values()]
    return [*spells(registry.treaty, timelines, names)]


def rows_of(registry: Registry, names: Names, code: str = "XA") -> list[Spell]:
    return [row for row in spells_of(registry, names) if row.code == code]


def test_a_life_is_told_by_its_statuses_and_by_what_ended_each(registry: MakeRegistry, names: Names) -> None:
    rows = rows_of(registry(JOINED_AND_LEFT), names)
    assert [(row.spell, row.status, row.start, row.end, row.ended_by) for row in rows] == [
        (1, "state-not-party", None, day("1999-01-01"), ["signature"]),
        (2, "signatory", day("1999-01-01"), day("2003-10-12"), ["deposit"]),
        (3, "contracting-state", day("2003-10-12"), day("2004-04-01"), ["entry-into-force"]),
        (4, "state-party", day("2004-04-01"), day("2005-06-27"), ["withdrawal-received"]),
        (4, "state-party", day("2005-06-27"), day("2005-12-27"), ["withdrawal-effect"]),
        (5, "former-state-party", day("2005-12-27"), None, []),
    ]
    assert [row.marks for row in rows][3:] == [[], ["withdrawal-pending"], []]
    assert [row.next_status for row in rows][2:] == ["state-party", "state-party", "former-state-party", None]
    assert [row.censored for row in rows] == ["no"] * 5 + ["yes"]


def test_what_has_not_ended_when_the_facts_do_is_censored_the_day_after(registry: MakeRegistry, names: Names) -> None:
    for verified, stop, censored in [
        ("2005-12-26", "2005-12-27", "yes"),
        ("2005-12-27", "2005-12-27", "no"),
        ("2005-09-01", "2005-09-02", "yes"),
    ]:
        facts = registry(JOINED_AND_LEFT, treaty=TREATY.replace("verified: 2026-02-21", f"verified: {verified}"))
        pending = next(row for row in rows_of(facts, names) if row.marks)
        assert (pending.end, pending.stop, pending.censored) == (day("2005-12-27"), day(stop), censored)
        assert (pending.ended_by, pending.next_status) == (
            (["withdrawal-effect"], "former-state-party") if censored == "no" else ([], None)
        )


def test_what_begins_after_the_facts_end_has_no_row(registry: MakeRegistry, names: Names) -> None:
    facts = registry(JOINED_AND_LEFT, treaty=TREATY.replace("verified: 2026-02-21", "verified: 2004-03-31"))
    assert [row.status for row in rows_of(facts, names)] == ["state-not-party", "signatory", "contracting-state"]


def test_a_state_that_never_acted_is_one_row_without_a_beginning(registry: MakeRegistry, names: Names) -> None:
    (row,) = rows_of(registry("XA: {name: Examplia}\n"), names)
    assert (row.spell, row.start, row.end, row.stop, row.censored) == (1, None, None, day("2026-02-22"), "yes")
    assert (row.iso3, row.cow, row.gw, row.spell_earliest, row.spell_latest) == (None, None, None, None, None)


def test_a_day_known_in_part_bounds_the_spells_on_both_sides_of_it(registry: MakeRegistry, names: Names) -> None:
    facts = registry(
        "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2005-03-10/2005-04-10, sources: [x]}]}\n"
    )
    before, unsure, contracting, unsure_again, party = rows_of(facts, names)
    assert (before.end, before.spell_latest, before.ended_by) == (day("2005-03-10"), day("2005-04-10"), ["deposit"])
    assert (unsure.status, unsure.possible) == ("undetermined", ["state-not-party", "contracting-state"])
    assert (contracting.start, contracting.spell_earliest) == (day("2005-04-10"), day("2005-03-10"))
    assert (contracting.end, contracting.spell_latest) == (day("2005-09-01"), day("2005-10-01"))
    assert unsure_again.ended_by == ["entry-into-force"]
    assert (party.start, party.spell_earliest, party.spell_latest) == (day("2005-10-01"), day("2005-09-01"), None)


def test_marks_begin_a_new_row_and_leave_the_bounds_of_the_spell(registry: MakeRegistry, names: Names) -> None:
    *_, bound, pending, _ = rows_of(registry(JOINED_AND_LEFT), names)
    assert bound[5:7] == pending[5:7] == (4, "state-party")
    for row in (bound, pending):
        assert (row.spell_earliest, row.spell_latest) == (day("2004-04-01"), day("2005-12-27"))


def test_a_deferral_that_no_event_begins_names_none(registry: MakeRegistry, names: Names) -> None:
    at_war = JOINED_AND_LEFT.replace("XA: {", "XA: {armed_conflicts: [{since: 2005-01-01, sources: [x]}], ")
    pending = next(row for row in rows_of(registry(at_war), names) if row.marks == ["withdrawal-pending"])
    assert (pending.end, pending.ended_by, pending.next_status) == (day("2005-12-27"), [], "state-party")


def test_what_happened_on_the_very_day_goes_before_what_may_have(registry: MakeRegistry, names: Names) -> None:
    """The withdrawal may have been received on the day of entry into force too, but that is no end of its range."""
    acts = ("accession, deposited: 2004-12-15", "withdrawal, received: 2005-05-20/2005-07-10")
    instruments = ", ".join(f"{{kind: {act}, sources: [x]}}" for act in acts)
    rows = rows_of(registry(f"XA: {{name: Examplia, instruments: [{instruments}]}}\n"), names)
    assert [row.ended_by for row in rows if row.end == day("2005-06-01")] == [["entry-into-force"]]


def test_what_may_have_happened_on_a_day_within_a_range_is_told_where_nothing_else_did(
    registry: MakeRegistry, names: Names
) -> None:
    """Received on 1 January the withdrawal goes before the consent of that day; later it ends the term for good."""
    acts = ("accession, deposited: 2000-01-01", "accession, deposited: 2001-01-01", "withdrawal, received: 2001-01")
    instruments = ", ".join(f"{{kind: {act}, sources: [x]}}" for act in acts)
    facts = registry(f"XA: {{name: Examplia, instruments: [{instruments}]}}\n")
    told = {str(row.end): (row.ended_by, row.next_status) for row in rows_of(facts, names)}
    assert told["2001-07-02"] == (["withdrawal-effect"], "undetermined")


def test_every_row_is_what_status_says_on_its_first_and_its_last_day(shipped: Registry, names: Names) -> None:
    rows = spells_of(shipped, names)
    for code in shipped.states:
        own = [row for row in rows if row.code == code]
        assert [one.end for one, _ in pairwise(own)] == [other.start for _, other in pairwise(own)]
        assert [row.censored for row in own] == ["no"] * (len(own) - 1) + ["yes"]
        for row in own:
            for moment in (row.start, date.fromordinal(row.stop.toordinal() - 1)):
                if moment:
                    answer = standing(shipped, code, moment)
                    assert (row.status, row.possible, row.marks) == (answer.status, [*answer.possible], [*answer.marks])


@given(state=UNCERTAIN)
def test_the_bounds_of_any_spell_hold_it(state: dict[str, object]) -> None:
    facts = Registry(treaty=ARTICLES, sources={}, states={"XA": life_of(state).state}, sha256="")
    for row in spells_of(facts, {}):
        assert row.start is None or (row.spell_earliest is None or row.spell_earliest <= row.start)
        assert row.spell_latest is None or (row.end is not None and row.end <= row.spell_latest)
        assert row.start is None or row.start < row.stop


def test_the_file_is_read_back_by_every_column(tmp_path: Path) -> None:
    assert run(["export", "spells", "-o", str(tmp_path / "spells.csv")]) == 0
    with (tmp_path / "spells.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    (pending,) = (row for row in rows if row["code"] == "PL" and row["marks"])
    assert [*pending.values()] == [
        *("PL", "POL", "290", "290", "Poland", "4", "state-party", "state-party", "withdrawal-pending", ""),
        *("2025-08-20", "2026-02-20", "2026-02-20", "no", "withdrawal-effect", "former-state-party"),
        *("2013-06-01", "2026-02-20"),
    ]
    assert {row["code"]: row["name"] for row in rows}["NA"] == "Namibia"


def test_pandas_counts_who_left_and_how_long_they_were_bound(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas comes with the extra 'read-back'")
    assert run(["export", "spells", "-o", str(tmp_path / "spells.csv")]) == 0
    read = pandas.read_csv(tmp_path / "spells.csv", keep_default_na=False)
    assert sorted(read[read["ended_by"] == "withdrawal-effect"]["code"]) == ["EE", "FI", "LT", "LV", "PL"]
    assert (read["censored"] == "yes").sum() == 197


@pytest.mark.parametrize("what", ["panel", "spells"])
def test_a_table_is_made_of_standard_input_as_of_a_file(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(JOINED_AND_LEFT), encoding="utf-8")
    assert run(["export", what, "--registry", str(file), "-o", str(tmp_path / "one.csv")]) == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    assert run(["export", what, "--registry", "-", "-o", str(tmp_path / "other.csv")]) == 0
    assert (tmp_path / "other.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
