"""States Parties over time: the runs of all States, counted."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TREATY, MakeRegistry, day, text_of
from lives import ARTICLES, UNCERTAIN, life_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.course import history_document
from ottawa_cli.documents.history import row_days
from ottawa_cli.documents.types import HistoryRow
from ottawa_cli.facts.model import Registry, State
from ottawa_cli.facts.statuses import Status
from ottawa_cli.render.history_plot import history_page
from ottawa_cli.system.output import Look

ONE = "XA: {name: Examplia, instruments: [%s]}\n"
JOINED_BETWEEN = ONE % "{kind: accession, deposited: 2005-11-10/2006-02-10, sources: [x]}"
CAME_AND_WENT = ONE % (
    "{kind: accession, deposited: 2001-01-01, sources: [x]}, {kind: withdrawal, received: 2002, sources: [x]}"
)


def rows(registry: Registry, on: str) -> dict[str, HistoryRow]:
    return {row["on"]: row for row in history_document(registry, day(on))["rows"]}


def test_each_row_counts_what_the_overview_counts(shipped: Registry, capsys: pytest.CaptureFixture[str]) -> None:
    for row in history_document(shipped, day("2026-11-21"))["rows"]:
        assert run(["status", "--on", row["on"], "--json"]) == 0
        parties = json.loads(capsys.readouterr().out)["parties"]
        assert (row["in_force"], row["deposited"]) == (parties["in_force"], parties["deposited"]), row["on"]


def test_who_joined_and_left_stands_in_the_year_of_the_effect(shipped: Registry) -> None:
    found = rows(shipped, "2026-02-21")
    assert (found["2025-12-31"]["joined"], found["2025-12-31"]["left"]) == (["MH", "TO"], ["EE", "LT", "LV"])
    assert (found["2026-02-21"]["joined"], found["2026-02-21"]["left"]) == ([], ["FI", "PL"])
    assert "LT" in found["2003-12-31"]["joined"]  # in force that November, deposited in May


def test_rows_stand_on_the_last_day_of_a_span_and_the_running_one_on_the_day_asked() -> None:
    assert row_days(day("2023-03-05"), day("2024-06-30"), "year") == [day("2023-12-31"), day("2024-06-30")]
    assert row_days(day("2023-12-31"), day("2023-12-31"), "year") == [day("2023-12-31")]
    assert row_days(day("2023-12-31"), day("2024-03-01"), "month") == [
        day("2023-12-31"),
        day("2024-01-31"),
        day("2024-02-29"),
        day("2024-03-01"),
    ]


def test_a_deposit_known_in_part_is_a_range_until_it_is_sure(registry: MakeRegistry) -> None:
    found = rows(registry(JOINED_BETWEEN), "2007-06-01")
    deposited = {on: (row["deposited"]["min"], row["deposited"]["max"]) for on, row in found.items()}
    in_force = {on: (row["in_force"]["min"], row["in_force"]["max"]) for on, row in found.items()}
    assert (deposited["2004-12-31"], deposited["2005-12-31"], deposited["2006-12-31"]) == ((0, 0), (0, 1), (1, 1))
    assert (in_force["2005-12-31"], in_force["2006-12-31"]) == ((0, 0), (1, 1))
    document = history_document(registry(JOINED_BETWEEN), day("2006-06-15"))
    assert document["rows"][-1]["in_force"] == {"min": 0, "max": 1}
    assert (document["rows"][-1]["joined"], document["names"]) == ([], {})


def test_one_that_left_on_a_day_not_known_has_left_once_it_is_sure(registry: MakeRegistry) -> None:
    found = rows(registry(CAME_AND_WENT), "2004-12-31")
    assert found["2001-12-31"]["joined"] == ["XA"]
    assert (found["2002-12-31"]["in_force"], found["2002-12-31"]["left"]) == ({"min": 0, "max": 1}, [])
    assert (found["2003-12-31"]["in_force"], found["2003-12-31"]["left"]) == ({"min": 0, "max": 0}, ["XA"])


def test_before_anything_happened_there_is_one_row_and_no_plot(registry: MakeRegistry) -> None:
    never = registry("XA: {name: Examplia}\n", treaty=TREATY.replace("  adopted: 1997-09-18\n", ""))
    document = history_document(never, day("2020-01-01"))
    assert [row["on"] for row in document["rows"]] == ["2020-01-01"]
    assert "in force" not in history_page(document, Look(80, colour=False, ascii=False))


@given(
    deposits=st.lists(st.dates(date(1998, 1, 1), date(2003, 1, 1)), min_size=1, max_size=5),
    stays=st.lists(st.integers(200, 900), min_size=5, max_size=5),
    on=st.dates(date(1996, 1, 1), date(2006, 1, 1)),
)
def test_where_all_days_are_known_joined_less_left_is_the_difference(
    deposits: list[date], stays: list[int], on: date
) -> None:
    states: dict[str, State] = {}
    for number, (deposited, stay) in enumerate(zip(deposits, stays, strict=False)):
        acts = [
            {"kind": "accession", "deposited": deposited.isoformat()},
            {"kind": "withdrawal", "received": (deposited + timedelta(days=stay)).isoformat()},
        ]
        code = f"X{number}"
        states[code] = State.model_validate({"code": code, "name": code, "instruments": acts})
    for every in ("year", "month"):
        found = history_document(Registry(ARTICLES, {}, states, ""), on, every)["rows"]
        count = 0
        for row in found:
            count += len(row["joined"]) - len(row["left"])
            assert row["in_force"] == {"min": count, "max": count}
            assert row["deposited"]["min"] >= count


@given(state=UNCERTAIN, on=st.dates(date(1996, 1, 1), date(2015, 1, 1)))
def test_whatever_the_facts_leave_open_each_row_counts_the_run_of_its_day(state: dict[str, object], on: date) -> None:
    life = life_of(state)
    one = Registry(ARTICLES, {}, {"XA": life.state}, "")
    bound = False
    for row in history_document(one, on)["rows"]:
        possible = life.run_on(day(row["on"])).possible
        may, must = Status.PARTY in possible, possible == (Status.PARTY,)
        assert row["in_force"] == {"min": int(must), "max": int(may)}
        bound ^= (len(row["joined"]) + len(row["left"])) % 2 == 1  # each time it is the other one's turn
        assert may == must == bound or may != must


@pytest.mark.parametrize("width", [40, 80, 120, 10_000])
@pytest.mark.parametrize("every", ["year", "month"])
def test_a_plot_fits_its_screen_with_and_without_letters_beyond_ascii(
    registry: MakeRegistry, shipped: Registry, width: int, every: str
) -> None:
    for facts, on in ((shipped, "2026-11-21"), (registry(JOINED_BETWEEN), "2006-06-15")):
        document = history_document(facts, day(on), every)  # type: ignore[arg-type]
        page = history_page(document, Look(width, colour=False, ascii=True))
        assert page.replace("Côte", "Cote").replace("Türkiye", "Turkiye").isascii()
        plot = page.partition("\n\n")[2].partition("\n\n")[0].split("\n")
        assert max(len(line) for line in plot) <= min(width, 100)
        assert plot[-2].lstrip().startswith("0+--")
        assert "200" in plot[-1]


def test_a_plot_says_perhaps_where_it_cannot_be_said(registry: MakeRegistry) -> None:
    page = history_page(
        history_document(registry(JOINED_BETWEEN), day("2005-12-15")), Look(80, colour=False, ascii=True)
    )
    assert "1|                        ???" in page
    assert "? perhaps" in page
    page = history_page(
        history_document(registry(JOINED_BETWEEN), day("2006-04-15")), Look(80, colour=False, ascii=True)
    )
    assert ": consent deposited, not in force yet" in page


@pytest.mark.parametrize("command", ["history", "history -f csv", "timeline XA", "timeline -f ics", "explain XA"])
def test_another_treaty_is_another_file_even_one_that_is_not_in_force(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    treaty = (
        "treaty: {id: other, name: Another Treaty, short_name: Other Treaty, verified: 2026-02-21, "
        "entry_into_force: {article: '9', period: P90D}}\n"
    )
    (tmp_path / "other.yaml").write_text(text_of(JOINED_BETWEEN, treaty), encoding="utf-8")
    assert run([*command.split(), "--registry", str(tmp_path / "other.yaml")]) == 0
    said = capsys.readouterr().out
    assert any(word in said for word in ("Other Treaty", "2005-12-31,0,0,0,1", "2005-11-10"))


def test_another_span_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "--every", "decade"]) == 2
    assert "--every does not know 'decade'; give one of: year, month" in capsys.readouterr().err


def test_the_peak_is_the_first_day_of_the_most_that_there_surely_were(shipped: Registry) -> None:
    assert history_document(shipped, day("2026-02-21"))["peak"] == {
        "on": "2025-12-01",
        "in_force": {"min": 166, "max": 166},
    }
    assert history_document(shipped, day("2025-11-30"))["peak"] == {
        "on": "2025-09-01",
        "in_force": {"min": 165, "max": 165},
    }
    assert history_document(shipped, day("1999-02-28"))["peak"] is None
    assert history_document(shipped, day("2026-02-21"), members=lambda _: {"LT"})["peak"] is None


def test_the_last_ten_years_are_drawn_closer_so_that_the_fall_is_seen(shipped: Registry) -> None:
    for every in ("year", "month"):
        document = history_document(shipped, day("2026-02-21"), every)
        page = history_page(document, Look(80, colour=False, ascii=True))
        (title, *lines) = page.partition("\n\nFrom 2017")[2].partition("\n\n")[0].split("\n")
        assert title == " on, closer: this axis begins at 160; the most were 166, on 2025-12-01"
        assert [line[:4] for line in lines[:-1]] == ["166|", "165|", "164|", "163|", "162|", "161|", "160+"]
        assert lines[0].rstrip().endswith("#"), "the peak lies between two rows, and has a column of its own"
        assert len(lines[0].rstrip()) < len(lines[3].rstrip()) < len(lines[5].rstrip()), "166, 163 and 161"


def test_nothing_is_drawn_closer_where_all_the_years_show_it(shipped: Registry, registry: MakeRegistry) -> None:
    look = Look(80, colour=False, ascii=True)
    for facts, on in ((shipped, "2004-12-31"), (shipped, "2009-12-31"), (registry(JOINED_BETWEEN), "2020-06-15")):
        assert "closer" not in history_page(history_document(facts, day(on)), look), on
