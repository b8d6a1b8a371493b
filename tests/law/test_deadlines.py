"""What a State must have done by when: the clocks from entry into force, decisions that put them off, what became."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from conftest import CLOCKED, MakeRegistry, day
from ottawa_cli.documents.deadlines import deadline_forms, deadlines_part
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.told import told_deadlines
from ottawa_cli.documents.types import DeadlineForm, DeadlinesDocument
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.words import DEADLINE_WORDS
from ottawa_cli.law.deadlines import Progress
from ottawa_cli.law.events import events_of
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.render.csv import deadlines_csv
from ottawa_cli.render.deadline_words import status_text

PARTY = "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2005-12-27}]"
"""In force from 2006-06-01."""
FOUND = "met: 2012-04-24, found: 2021-06-23"


def forms(make: MakeRegistry, filed: str, on: str, party: str = PARTY) -> list[DeadlineForm]:
    known = f", deadlines: [{filed}]" if filed else ""
    facts = make(f"{party}{known}}}\n", CLOCKED)
    return [*deadline_forms(facts, timeline_of(facts.states["XA"], facts.treaty), day(on))]


def document(facts: Registry, on: str, **asked: Any) -> DeadlinesDocument:
    """The deadlines of every State."""
    timelines = [timeline_of(state, facts.treaty) for state in facts.states.values()]
    parts = [deadlines_part(facts, timeline, day(on)) for timeline in timelines]
    return told_deadlines(head_of("ottawa/deadlines/1", facts, day(on)), parts, **asked)


def clearance(make: MakeRegistry, filed: str, on: str, party: str = PARTY) -> DeadlineForm:
    (form,) = [form for form in forms(make, filed, on, party) if form["id"] == "clearance" and form["term"] == 1]
    return form


def test_the_words_of_progress_are_those_of_the_answers() -> None:
    assert (*Progress,) == DEADLINE_WORDS


def test_three_clocks_run_from_the_entry_into_force(registry: MakeRegistry) -> None:
    told = {form["id"]: (form["due"], form["article"], form["status"]) for form in forms(registry, "", "2006-06-01")}
    assert told == {
        "stockpiles": ("2010-06-01", "4", "running"),
        "clearance": ("2016-06-01", "5", "running"),
        "initial-report": ("2006-11-28", "7", "running"),
    }
    assert forms(registry, "", "2006-05-31") == []


EXTENDED = (
    "{id: clearance, extensions: [{until: 2021-06-01, decided: 2018-11-26/2018-11-30, by: 17MSP}, "
    "{until: 2023-12-01, decided: 2020-11-20, by: 18MSP}]}"
)


@pytest.mark.parametrize(
    ("on", "due", "status"),
    [
        ("2016-06-01", "2016-06-01", "running"), ("2016-06-02", "2016-06-01", "overdue"),
        ("2018-11-29", "2016-06-01", "overdue"), ("2018-11-30", "2021-06-01", "running"),
        ("2020-11-20", "2023-12-01", "running"), ("2023-12-02", "2023-12-01", "unknown"),
    ],
)  # fmt: skip
def test_a_decision_puts_the_day_off_from_the_last_day_of_its_meeting_on(
    registry: MakeRegistry, on: str, due: str, status: str
) -> None:
    form = clearance(registry, EXTENDED, on)
    assert (form["due"], form["original"], form["status"]) == (due, "2016-06-01", status)


def test_an_extension_of_which_the_day_was_not_read_leaves_it_open(registry: MakeRegistry) -> None:
    form = clearance(registry, "{id: clearance, extensions: [{decided: 2015-12-04}]}", "2016-07-01")
    assert (form["due"], form["status"], form["extensions"][0]["until"]) == (None, "unknown", None)


@pytest.mark.parametrize(
    ("filed", "on", "status"),
    [
        ("affected: false", "2006-06-01", "not-affected"),
        ("met: 2012-04-24", "2012-04-23", "running"), ("met: 2012-04-24", "2012-04-24", "met"),
        ("met: 2006-06-01/2012-12-05", "2012-12-04", "running"), ("met: 2006-06-01/2012-12-05", "2012-12-05", "met"),
        ("unmet: 2024-11-25", "2020-01-01", "overdue"), ("unmet: 2015-11-25", "2020-01-01", "unknown"),
        ("settled: 2022-11-25", "2020-01-01", "settled"), ("settled: 2015-11-25", "2020-01-01", "unknown"),
        ("settled: 2022-11-25", "2015-01-01", "running"),
        ("unmet: 2024-11-25, found: 2021-06-23", "2020-01-01", "unknown"),
        ("unmet: 2024-11-25, found: 2021-06-23", "2022-01-01", "reopened"),
        ("met: 2012-04-24, found: 2021-06-23", "2021-06-22", "met"),
        ("met: 2012-04-24, found: 2021-06-23", "2021-06-23", "reopened"),
        ("met: 2012-04-24, found: 2014-06-23", "2014-06-23", "running"),
        (f"{FOUND}, extensions: [{{until: 2027-12-31, decided: 2024-11-29}}]", "2025-01-01", "running"),
    ],
)  # fmt: skip
def test_the_first_that_fits_is_said(registry: MakeRegistry, filed: str, on: str, status: str) -> None:
    assert clearance(registry, f"{{id: clearance, {filed}}}", on)["status"] == status


@pytest.mark.parametrize(
    ("filed", "late"),
    [
        ("met: 2017-04-24, late: true", True), ("met: 2012-04-24", False), ("met: 2016-06-01", False),
        ("met: 2006-06-01/2018-12-05", None), ("unmet: 2018-01-01", None), ("affected: false", None),
        ("met: 2017-04-24, extensions: [{until: 2018-01-01, decided: 2015-12-04}]", False),
    ],
)  # fmt: skip
def test_late_is_said_only_where_the_file_or_the_days_say_it(
    registry: MakeRegistry, filed: str, late: bool | None
) -> None:
    assert clearance(registry, f"{{id: clearance, {filed}}}", "2020-01-01")["late"] is late


LEFT = f"{PARTY[:-1]}, {{kind: withdrawal, received: 2012-01-05}}, {{kind: accession, deposited: 2014-01-05}}]"


def test_a_state_that_left_has_lapsed_deadlines_and_a_new_term_new_ones(registry: MakeRegistry) -> None:
    told = {
        (form["id"], form["term"]): (form["due"], form["status"]) for form in forms(registry, "", "2015-01-01", LEFT)
    }
    assert told["clearance", 1] == ("2016-06-01", "lapsed")
    assert told["clearance", 2] == ("2024-07-01", "running")
    assert clearance(registry, "{id: clearance, met: 2011-01-01}", "2015-01-01", LEFT)["status"] == "met"
    second = "{id: clearance, term: 2, met: 2014-12-01}"
    assert [form["status"] for form in forms(registry, second, "2015-01-01", LEFT) if form["id"] == "clearance"] == [
        "lapsed",
        "met",
    ]


@pytest.mark.parametrize(
    ("settled", "status"), [("2011-02-01", "settled"), ("2010-02-01", "lapsed"), ("2013-01-01", "lapsed")]
)
def test_what_was_settled_while_it_was_bound_does_not_lapse(registry: MakeRegistry, settled: str, status: str) -> None:
    filed = f"{{id: stockpiles, settled: {settled}}}"
    (form,) = [
        each for each in forms(registry, filed, "2015-01-01", LEFT) if (each["id"], each["term"]) == ("stockpiles", 1)
    ]
    assert form["status"] == status


def test_a_day_known_in_part_gives_a_range_and_counts_to_no_reading(registry: MakeRegistry) -> None:
    partial = "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2005-12-27/2006-01-05}]"
    form = clearance(registry, "", "2010-01-01", partial)
    assert form["due"] == "2016-06-01/2016-07-01"
    assert clearance(registry, "", "2016-06-15", partial)["status"] == "unknown"
    decisions = "[{decided: 2015}, {decided: 2016}, {decided: 2017}]"
    many = f"{{id: clearance, met: 2012, unmet: 2011, found: 2013, settled: 2014, extensions: {decisions}}}"
    assert clearance(registry, many, "2030-01-01")["extensions"] != []


def test_a_document_is_sorted_by_day_due_and_keeps_what_is_asked(registry: MakeRegistry) -> None:
    facts = registry(
        f"{PARTY}}}\nXB: {{name: Beispiel, instruments: [{{kind: accession, deposited: 2004-12-27}}]}}\n", CLOCKED
    )
    everything = document(facts, "2006-06-01")["deadlines"]
    assert [(form["code"], form["id"]) for form in everything] == [
        ("XB", "initial-report"), ("XA", "initial-report"), ("XB", "stockpiles"), ("XA", "stockpiles"),
        ("XB", "clearance"), ("XA", "clearance"),
    ]  # fmt: skip
    near = document(facts, "2006-06-01", until=day("2010-06-01"))["deadlines"]
    assert [form["id"] for form in near] == ["initial-report", "stockpiles", "stockpiles"]
    asked = document(facts, "2006-06-01", ids=["clearance"], statuses=["running"])["deadlines"]
    assert [form["id"] for form in asked] == ["clearance", "clearance"]
    assert document(facts, "2006-06-01", statuses=["met"])["deadlines"] == []


def test_the_newest_day_of_its_sources_is_told(registry: MakeRegistry) -> None:
    sources = 'sources:\n  x: {title: A, url: "https://example.org/x", as_of: 2018-12}\n  y: {title: B, url: "https://example.org/y"}\n'
    filed = "{id: clearance, sources: [y], extensions: [{decided: 2018-11-30, sources: [x]}]}"
    state = f"{PARTY}, deadlines: [{filed}]}}\n"
    facts = registry(state, CLOCKED, sources)
    forms_of = [*deadline_forms(facts, timeline_of(facts.states["XA"], facts.treaty), day("2019-01-01"))]
    assert [(form["as_of"], form["sources"]) for form in forms_of if form["id"] == "clearance"] == [
        ("2018-12", ["y", "x"])
    ]


OF_DEADLINES = ("deadline", "extension", "deadline-met")


def told(make: MakeRegistry, filed: str, party: str = PARTY) -> list[tuple[str, str, str]]:
    """Of each event of clearance its day, kind and text."""
    facts = make(f"{party}, deadlines: [{filed}], sources: [y]}}\n", CLOCKED)
    events = events_of(timeline_of(facts.states["XA"], facts.treaty), facts.treaty, {}, OF_DEADLINES)
    return [(str(event.on), event.kind, event.text) for event in events if event.article == "5"]


def test_a_day_due_a_decision_and_the_end_of_the_work_are_events_where_they_are_chosen(registry: MakeRegistry) -> None:
    put_off = ("2020-11-20", "extension", "put off until 2023-12-01 (18MSP): clear mined areas")
    assert told(registry, EXTENDED) == [
        ("2016-06-01", "deadline", "due: clear mined areas"),
        ("2018-11-26/2018-11-30", "extension", "put off until 2021-06-01 (17MSP): clear mined areas"),
        put_off,
        ("2023-12-01", "deadline", "due: clear mined areas"),
    ]
    assert told(registry, f"{EXTENDED[:-1]}, met: 2022}}")[-2:] == [
        put_off,
        ("2022", "deadline-met", "done: clear mined areas"),
    ]
    assert told(registry, "{id: clearance, extensions: [{decided: 2015-12-04}]}") == [
        ("2015-12-04", "extension", "put off: clear mined areas")
    ]
    assert told(registry, "{id: clearance, affected: false}") == []


def test_a_state_that_left_has_no_day_due_after_it(registry: MakeRegistry) -> None:
    assert told(registry, "", LEFT) == [("2024-07-01", "deadline", "due: clear mined areas")]


def test_each_event_leads_to_what_is_on_file_of_the_deadline_or_to_the_state(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}, deadlines: [{EXTENDED}], sources: [y]}}\n", CLOCKED)
    events = events_of(timeline_of(facts.states["XA"], facts.treaty), facts.treaty, {}, OF_DEADLINES)
    assert [(event.identity, path_text(event.path), event.sources) for event in events[:4]] == [
        ("apmbc/XA/deadline/initial-report/1/1/deadline", "XA", ("y",)),
        ("apmbc/XA/deadline/stockpiles/1/1/deadline", "XA", ("y",)),
        ("apmbc/XA/deadline/clearance/1/1/deadline", "XA.deadlines[0]", ("y",)),
        ("apmbc/XA/deadline/clearance/1/extension/17MSP/1/extension", "XA.deadlines[0].extensions[0]", ()),
    ]
    assert len({event.identity for event in events}) == len(events)


def test_no_deadline_is_told_of_among_the_usual_events(registry: MakeRegistry) -> None:
    facts = registry(f"{PARTY}, deadlines: [{EXTENDED}]}}\n", CLOCKED)
    usual = events_of(timeline_of(facts.states["XA"], facts.treaty), facts.treaty, {})
    assert {event.kind for event in usual}.isdisjoint(OF_DEADLINES)


def test_a_table_for_spreadsheets_has_words_for_what_is_true_and_nothing_for_what_was_not_read(
    registry: MakeRegistry,
) -> None:
    extensions = "[{decided: 2015-12-04}, {decided: 2016-12-04, until: 2021-06-01}, {decided: 2017-12-04}]"
    filed = f"{{id: clearance, met: 2019, late: true, extensions: {extensions}}}, {{id: stockpiles, met: 2008}}"
    facts = registry(f"{PARTY}, deadlines: [{filed}]}}\n", CLOCKED)
    header, *rows = csv.reader(deadlines_csv(document(facts, "2020-01-01")).splitlines())
    cells = {row[2]: dict(zip(header, row, strict=True)) for row in rows}
    late = {name: row["late"] for name, row in cells.items()}
    assert late == {"clearance": "true", "stockpiles": "false", "initial-report": ""}
    assert (cells["clearance"]["due"], cells["clearance"]["extensions"]) == ("", "? 2021-06-01 ?")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_last_decision_counts_wherever_it_is_filed(registry: MakeRegistry, order: tuple[int, int]) -> None:
    decisions = ["{until: 2020-06-01, decided: 2015-12-04}", "{until: 2025-01-01, decided: 2019-11-29}"]
    filed = f"{{id: clearance, extensions: [{', '.join(decisions[i] for i in order)}]}}"
    assert clearance(registry, filed, "2020-06-02")["due"] == "2025-01-01"


def test_what_settles_or_shows_a_day_that_has_passed_is_told_whenever_it_was_said(registry: MakeRegistry) -> None:
    settled = clearance(registry, "{id: clearance, settled: 2022-11-25}", "2020-01-01")
    assert (settled["status"], settled["settled"]) == ("settled", "2022-11-25")
    assert clearance(registry, "{id: clearance, settled: 2022-11-25}", "2010-01-01")["settled"] is None
    unmet = clearance(registry, "{id: clearance, unmet: 2022-11}", "2020-01-01")
    assert (unmet["status"], unmet["unmet"]) == ("overdue", "2022-11")
    assert status_text(unmet, "2020-01-01") == "overdue: 1309 days gone, last seen unfulfilled in 2022-11"
    ranged = clearance(registry, "{id: clearance, unmet: 2022-11-01/2022-11-25}", "2020-01-01")
    assert status_text(ranged, "2020-01-01").endswith("unfulfilled between 2022-11-01 and 2022-11-25")


def test_a_decision_that_came_late_is_cited_by_the_days_before_it(registry: MakeRegistry) -> None:
    late = "{until: 2021-06-01, decided: 2018-11-26/2018-11-30, sources: [z]}"
    form = clearance(registry, f"{{id: clearance, extensions: [{late}], sources: [y]}}", "2018-01-01")
    assert (form["status"], form["sources"], form["extensions"]) == ("overdue", ["y", "z"], [])


def test_of_a_state_that_may_not_be_bound_yet_no_deadline_is_said_to_run(registry: MakeRegistry) -> None:
    partial = "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2005-12-27/2006-01-05}]"
    assert clearance(registry, "", "2006-06-15", partial)["status"] == "unknown"
    assert clearance(registry, "", "2006-07-01", partial)["status"] == "running"


def test_what_falls_due_on_the_day_asked_or_may_is_due_within_any_time(registry: MakeRegistry) -> None:
    def due(on: str, until: str, party: str = PARTY) -> list[str]:
        within = document(registry(f"{party}}}\n", CLOCKED), on, until=day(until))["deadlines"]
        return [form["id"] for form in within]

    assert due("2010-06-01", "2010-06-30") == ["stockpiles"]
    assert due("2010-06-02", "2010-06-30") == []
    partial = "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2005-12-27/2006-01-05}]"
    assert due("2010-06-10", "2010-06-20", partial) == ["stockpiles"]
    assert due("2010-07-02", "2010-07-20", partial) == []
