"""The rows of the database: each fact with its address and its sources, and what follows from it."""

from __future__ import annotations

from conftest import CLOCKED, MakeRegistry
from ottawa_cli.documents.sql_rows import SCHEMA, Cell, Row, head_rows, source_row, state_rows
from ottawa_cli.facts.names import Names

LIFE = """\
XA:
  name: Examplia
  signed: 1998-02
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2003-05-12, takes_effect: 2003-11-01, sources: [x, y]}
    - kind: withdrawal
      received: 2010-08-31
      reasons: Its own
      notified: [depositary, states-parties]
      not_found: [security-council]
      reference: C.N.1.2010
      sources: [x]
    - {kind: revocation, received: 2010-10-01}
    - {kind: revocation, received: 2016-01-01}
  notifications:
    - kind: suspension
      received: 2012
      ended: 2013-01-01
      reasons: Its ground
      objections: [{by: LT, on: 2012-02-01, sources: [x]}, {by: XB, on: 2012-02-02}]
      statements: [{by: 22MSP, on: 2012-03-01, text: No.}]
  armed_conflicts: [{since: 2004-01-01, ended: 2005}]
  steps: [{kind: refusal, text: Never dated}]
  declarations: [{with: later, on: 2001-05, about: 1(1), text: A word., reference: C.N.}]
  note: A note.
"""
NEVER = (None, None, None)


def on(day: str) -> tuple[Cell, ...]:
    """The cells of a day that is known: as it is written, its first and its last."""
    return day, day, day


def test_every_fact_has_its_address_its_sources_and_its_row(registry: MakeRegistry) -> None:
    facts = registry(LIFE)
    rows = [*state_rows(facts.states["XA"], facts.treaty, {})]

    def told(table: str) -> list[tuple[Cell, ...]]:
        return [row.cells for row in rows if row.table == table]

    assert told("state") == [("XA", None, "Examplia", "1998-02", "1998-02-01", "1998-02-28", "A note.")]
    assert [(key, path, kind) for key, path, _, kind in told("fact")] == [
        ("apmbc/XA", "XA", "state"),
        ("apmbc/XA/ratification/1", "XA.instruments[0]", "instrument"),
        ("apmbc/XA/withdrawal/1", "XA.instruments[1]", "instrument"),
        ("apmbc/XA/revocation/1", "XA.instruments[2]", "instrument"),
        ("apmbc/XA/revocation/2", "XA.instruments[3]", "instrument"),
        ("apmbc/XA/suspension/1", "XA.notifications[0]", "notification"),
        ("apmbc/XA/suspension/1/objection/LT/1", "XA.notifications[0].objections[0]", "objection"),
        ("apmbc/XA/suspension/1/objection/XB/1", "XA.notifications[0].objections[1]", "objection"),
        ("apmbc/XA/suspension/1/statement/22MSP/1", "XA.notifications[0].statements[0]", "statement"),
        ("apmbc/XA/armed-conflict/1", "XA.armed_conflicts[0]", "armed_conflict"),
        ("apmbc/XA/refusal/1", "XA.steps[0]", "step"),
        ("apmbc/XA/declaration/later/1", "XA.declarations[0]", "declaration"),
    ]
    assert {code for _, _, code, _ in told("fact")} == {"XA"}
    assert told("citation") == [
        ("apmbc/XA", 0, "x"),
        ("apmbc/XA/ratification/1", 0, "x"),
        ("apmbc/XA/ratification/1", 1, "y"),
        ("apmbc/XA/withdrawal/1", 0, "x"),
        ("apmbc/XA/suspension/1/objection/LT/1", 0, "x"),
    ]
    told_to, by_law = ("Its own", "depositary states-parties", "security-council"), "deposit + P6M, first of the month"
    in_force = on("2003-11-01")
    joined = (*in_force, *in_force, *NEVER, "17", by_law, None)
    revoked = (*NEVER, *on("2011-02-28"), *on("2010-10-01"), "20", "receipt + P6M", None)
    no_effect = (*NEVER, *NEVER, *NEVER, None, None)
    moves_nothing = "moves nothing: no withdrawal stood"
    assert [cells[1:] for cells in told("instrument")] == [
        ("XA", 0, "ratification", 1, *on("2003-05-12"), *in_force, None, *NEVER, *joined),
        ("XA", 1, "withdrawal", 0, *on("2010-08-31"), *NEVER, "C.N.1.2010", *told_to, *revoked),
        ("XA", 2, "revocation", 0, *on("2010-10-01"), *NEVER, None, *NEVER, *no_effect, None),
        ("XA", 3, "revocation", 0, *on("2016-01-01"), *NEVER, None, *NEVER, *no_effect, moves_nothing),
    ]
    days = ("2012", "2012-01-01", "2012-12-31", *on("2013-01-01"))
    notice = "apmbc/XA/suspension/1"
    assert told("notification") == [(notice, "XA", 0, "suspension", *days, "Its ground")]
    assert told("objection") == [
        (f"{notice}/objection/LT/1", notice, "LT", *on("2012-02-01")),
        (f"{notice}/objection/XB/1", notice, "XB", *on("2012-02-02")),
    ]
    assert told("statement") == [(f"{notice}/statement/22MSP/1", notice, "22MSP", *on("2012-03-01"), "No.")]
    spell = (*on("2004-01-01"), "2005", "2005-01-01", "2005-12-31")
    assert told("armed_conflict") == [("apmbc/XA/armed-conflict/1", "XA", *spell)]
    assert told("step") == [("apmbc/XA/refusal/1", "XA", "refusal", *NEVER, "Never dated")]
    said = ("2001-05", "2001-05-01", "2001-05-31", "1(1)", "A word.", "C.N.")
    assert told("declaration") == [("apmbc/XA/declaration/later/1", "XA", "later", *said)]


def test_what_follows_from_the_facts_stands_beside_them_in_its_order(registry: MakeRegistry) -> None:
    facts = registry(LIFE)
    rows = [*state_rows(facts.states["XA"], facts.treaty, {})]
    runs = [row.cells for row in rows if row.table == "run"]
    assert runs[:4] == [
        ("XA", 0, None, "1998-02-01", "state-not-party"),
        ("XA", 1, "1998-02-01", "1998-02-28", "undetermined"),
        ("XA", 2, "1998-02-28", "2003-05-12", "signatory"),
        ("XA", 3, "2003-05-12", "2003-11-01", "contracting-state"),
    ]
    assert [row.cells for row in rows if row.table == "run_status"][:4] == [
        ("XA", 0, 0, "state-not-party"),
        ("XA", 1, 0, "state-not-party"),
        ("XA", 1, 1, "signatory"),
        ("XA", 2, 0, "signatory"),
    ]
    assert [row.cells for row in rows if row.table == "run_mark"] == [
        ("XA", 5, 0, "withdrawal-pending", 1),
        ("XA", 7, 0, "suspension-notified", 0),
        ("XA", 8, 0, "suspension-notified", 1),
    ]
    events = [row.cells for row in rows if row.table == "event"]
    act, notice = "apmbc/XA/ratification/1", "apmbc/XA/suspension/1"
    assert events[1] == (f"{act}/deposit", "XA", 1, *on("2003-05-12"), "deposit", None, "ratification deposited", act)
    assert events[7][-2:] == ("XB objects to the suspension", f"{notice}/objection/XB/1")
    assert [cells[2] for cells in events] == [*range(12)]


def test_a_state_and_who_objects_have_the_names_that_the_program_knows(registry: MakeRegistry, names: Names) -> None:
    facts = registry(LIFE.replace("XA:", "AT:"))
    rows = [*state_rows(facts.states["AT"], facts.treaty, names)]
    assert rows[0].cells[:3] == ("AT", "AUT", "Examplia")
    texts = [row.cells[-2] for row in rows if row.table == "event" and row.cells[6] == "objection"]
    assert texts == ["Lithuania objects to the suspension", "XB objects to the suspension"]


def test_the_file_the_treaty_and_each_source_have_rows_and_what_is_not_filed_has_none(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: X}\n", sources="sources:\n  x: {title: T, url: https://x.org, as_of: 2014-01}\n")
    assert [row.cells for row in head_rows(facts.treaty, "00")] == [
        ("schema", SCHEMA),
        ("treaty_id", "apmbc"),
        ("treaty", "Convention on the Prohibition of Anti-Personnel Mines"),
        ("short_name", "Ottawa Convention"),
        ("adopted", "1997-09-18"),
        ("verified", "2026-02-21"),
        ("sha256", "00"),
    ]
    cells = ("x", "T", "https://x.org", "2014-01", "2014-01-01", "2014-01-31")
    assert source_row("x", facts.sources["x"]) == Row("source", cells)


def test_whom_nobody_is_known_to_have_told_is_missing_and_no_empty_text(registry: MakeRegistry) -> None:
    acts = "[{kind: accession, deposited: 2003-05-12}, {kind: withdrawal, received: 2010-08-31}]"
    facts = registry(f"XA: {{name: X, instruments: {acts}}}\n")
    rows = [row.cells for row in state_rows(facts.states["XA"], facts.treaty, {}) if row.table == "instrument"]
    assert rows[1][12:15] == (None, None, None)


def test_a_deadline_has_a_row_whether_something_is_known_of_it_or_not(registry: MakeRegistry) -> None:
    decision = "{decided: 2015-12-04, until: 2021-06-01, by: 14MSP, sources: [x]}, {decided: 2020-11}"
    filed = f"[{{id: clearance, unmet: 2020, extensions: [{decision}], sources: [y]}}]"
    instruments = "[{kind: accession, deposited: 2005-12-27}]"
    facts = registry(f"XA: {{name: X, instruments: {instruments}, deadlines: {filed}}}\n", CLOCKED)
    rows = [*state_rows(facts.states["XA"], facts.treaty, {})]
    cells, fact = {row.cells[1]: row.cells for row in rows if row.table == "deadline"}, "apmbc/XA/deadline/clearance/1"
    due = ("4", "destroy stockpiles", *on("2010-06-01"), *on("2010-06-01"))
    assert cells["stockpiles"] == ("XA", "stockpiles", 1, None, *due, *NEVER * 4, None, None)
    seen = (*NEVER, "2020", "2020-01-01", "2020-12-31", *NEVER, *NEVER, None, None)
    due = ("5", "clear mined areas", *on("2016-06-01"), *NEVER)
    assert cells["clearance"] == ("XA", "clearance", 1, fact, *due, *seen)
    key, month = ("XA", "clearance", 1), ("2020-11", "2020-11-01", "2020-11-30")
    assert [row.cells for row in rows if row.table == "extension"] == [
        (f"{fact}/extension/14MSP/1", *key, 0, "2021-06-01", *on("2015-12-04"), "14MSP"),
        (f"{fact}/extension/1", *key, 1, None, *month, None),
    ]
