"""The reasoning behind an answer, and the events of a life."""

from __future__ import annotations

from conftest import TREATY, MakeRegistry, day, told_of
from ottawa_cli import standing
from ottawa_cli.documents.elements import element
from ottawa_cli.documents.timeline import timeline_document
from ottawa_cli.documents.types import EventForm, Reason
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.render.reasoning import explain_page
from ottawa_cli.render.words import headline, rule_text
from ottawa_cli.system.output import Look

LIFE = """\
XA:
  name: Examplia
  signed: 1998-02-03
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2003-05-12, sources: [x]}
    - {kind: accession, deposited: 2004-01-01, sources: [unheard-of]}
    - {kind: withdrawal, received: 2010-08-31, sources: [x]}
    - {kind: revocation, received: 2010-10-01, sources: [x]}
    - {kind: withdrawal, received: 2015-03-01, takes_effect: 2015-09-02, sources: [x]}
    - {kind: revocation, received: 2016-01-01, sources: [x]}
  notifications:
    - kind: suspension
      received: 2012-01-01
      ended: 2013-01-01
      objections: [{by: XB, on: 2012-02-01, sources: [x]}]
      statements: [{by: A meeting, on: 2012-03-01, text: No., sources: [x]}]
      sources: [x]
    - {kind: provisional-application, received: 2003-05-12, sources: [x]}
  steps:
    - {kind: refusal, text: Never dated, sources: [x]}
    - {kind: parliament, on: 2010-07, text: A vote, sources: [x]}
XB: {name: Beispielland}
"""


SUSPENSION = "no instrument that the treaty provides for; it moves no status"


def reasons(registry: Registry, names: Names, on: str) -> list[Reason]:
    return told_of(registry, names, "XA", day(on))["reasoning"]


def events(registry: Registry) -> list[EventForm]:
    return timeline_document(registry, {}, ["XA"], day("2020-01-01"))["events"]


def test_who_objects_is_named_as_the_file_names_it_else_as_it_is_known_and_only_else_by_code(
    registry: MakeRegistry, names: Names
) -> None:
    objections = ", ".join(f"{{by: {code}, on: 2012-02-01}}" for code in ("XB", "AT", "XC"))
    facts = registry(LIFE.replace("{by: XB, on: 2012-02-01, sources: [x]}", objections))
    told = timeline_document(facts, names, ["XA"], day("2020-01-01"))["events"]
    assert [event["text"] for event in told if event["event"] == "objection"] == [
        f"{name} objects to the suspension" for name in ("Beispielland", "Austria", "XC")
    ]
    (suspension,) = (each for each in reasons(facts, names, "2012-02-01") if each["act"] == "suspension")
    assert suspension["text"].endswith("; objections by Beispielland, Austria, XC")


def test_each_act_is_reasoned_with_its_rule_sum_and_outcome(registry: MakeRegistry, names: Names) -> None:
    told = reasons(registry(LIFE), names, "2016-01-01")
    assert [(reason["act"], reason["date"], reason["sum"], reason["text"]) for reason in told] == [
        (
            "signature",
            "1998-02-03",
            None,
            "a signature alone does not bind; it is subject to ratification, acceptance or approval",
        ),
        (
            "ratification",
            "2003-05-12",
            "2003-05-12 + P6M = 2003-11-12, moved to 2003-11-01",
            "in force for the State from 2003-11-01",
        ),
        ("accession", "2004-01-01", None, "moves nothing: the State had consented to be bound already"),
        (
            "withdrawal",
            "2010-08-31",
            "2010-08-31 + P6M = 2011-02-28 (the last day of the month)",
            "revoked on 2010-10-01, before it took effect",
        ),
        ("revocation", "2010-10-01", None, "takes back the withdrawal before it (VCLT art. 68)"),
        (
            "withdrawal",
            "2015-03-01",
            "2015-03-01 + P6M = 2015-09-01",
            "not bound from 2015-09-01; last bound on 2015-08-31",
        ),
        ("revocation", "2016-01-01", None, "moves nothing: the withdrawal had taken effect on 2015-09-01"),
        (
            "suspension",
            "2012-01-01",
            None,
            f"{SUSPENSION}; objections by Beispielland; ended on 2013-01-01",
        ),
        (
            "provisional-application",
            "2003-05-12",
            None,
            "provisional application is no party status; it sets a mark beside the status",
        ),
    ]
    assert told[5]["published"] == "2015-09-02"
    assert [reason["rule"] for reason in told[2:5]] == [None, "receipt + P6M", None]


def test_acts_after_the_day_asked_are_not_told(registry: MakeRegistry, names: Names) -> None:
    facts = registry(LIFE)
    assert [reason["act"] for reason in reasons(facts, names, "2003-05-11")] == ["signature"]
    pending = reasons(facts, names, "2010-09-30")[3]
    assert (pending["act"], pending["result"]) == ("withdrawal", None)
    assert pending["text"] == "not before 2011-02-28"


def test_each_source_is_told_once_if_the_file_describes_it(registry: MakeRegistry, names: Names) -> None:
    told = told_of(registry(LIFE), names, "XA", day("2020-01-01"))
    assert [source["id"] for source in told["citations"]] == ["x"]


def test_conflicts_on_record_are_told_from_their_beginning(registry: MakeRegistry, names: Names) -> None:
    facts = registry("XA: {name: Examplia, armed_conflicts: [{since: 2022-02-24, sources: [x]}]}\n")
    assert told_of(facts, names, "XA", day("2022-02-23"))["armed_conflicts"] == []
    (conflict,) = told_of(facts, names, "XA", day("2022-02-24"))["armed_conflicts"]
    assert conflict == {"since": "2022-02-24", "ended": None, "sources": ["x"]}


def test_a_consent_to_a_treaty_not_in_force_is_told_as_such(registry: MakeRegistry, names: Names) -> None:
    facts = registry(LIFE, TREATY.replace("    date: 1999-03-01\n", ""))
    assert reasons(facts, names, "2003-06-01")[1]["text"] == "consent to be bound; not in force"
    assert headline(element(standing(facts, "XA", day("2003-06-01")), names)) == (
        "Examplia is a contracting State, provisional application, not bound yet."
    )


def test_a_life_is_told_in_events_and_what_is_undated_comes_last(registry: MakeRegistry) -> None:
    told = events(registry(LIFE))
    assert [(event["on"], event["event"]) for event in told] == [
        ("1998-02-03", "signature"),
        ("2003-05-12", "deposit"),
        ("2003-05-12", "provisional-application"),
        ("2003-11-01", "entry-into-force"),
        ("2004-01-01", "deposit"),
        ("2010-07", "step"),
        ("2010-08-31", "withdrawal-received"),
        ("2010-10-01", "revocation"),
        ("2012-01-01", "suspension-notified"),
        ("2012-02-01", "objection"),
        ("2012-03-01", "statement"),
        ("2013-01-01", "suspension-ended"),
        ("2015-03-01", "withdrawal-received"),
        ("2015-09-01", "withdrawal-effect"),
        ("2016-01-01", "revocation"),
        (None, "step"),
    ]
    assert "moves nothing" in told[4]["text"]
    assert "moves nothing" in told[-2]["text"]


def test_an_effect_whose_day_is_not_known_is_an_undated_event(registry: MakeRegistry) -> None:
    facts = registry(
        "XA:\n  name: Examplia\n  instruments: [{kind: accession, deposited: 2003-05-12}, "
        "{kind: withdrawal, received: 2025-06-27}]\n  armed_conflicts: [{since: 2022-02-24}]\n"
    )
    told = events(facts)[-1]
    assert (told["on"], told["event"]) == (None, "withdrawal-effect")
    assert told["text"] == "withdrawal takes effect: not before 2025-12-27, the day is not known"


def test_a_consent_to_a_treaty_not_in_force_has_no_entry_into_force(registry: MakeRegistry) -> None:
    facts = registry(LIFE, TREATY.replace("    date: 1999-03-01\n", ""))
    assert "entry-into-force" not in [event["event"] for event in events(facts)]


def test_a_reason_that_holds_for_one_reading_alone_is_told_as_such(registry: MakeRegistry, names: Names) -> None:
    facts = registry(
        "XA: {name: X, instruments: [{kind: accession, deposited: 2003-05-12}, "
        "{kind: withdrawal, received: 2019-12-20/2020-01-05}, {kind: revocation, received: 2020-06-28}]}\n"
    )
    told = reasons(facts, names, "2021-01-01")[-1]["text"]
    assert told == "may move nothing: the withdrawal had taken effect on a day between 2020-06-20 and 2020-06-28"
    assert "may move nothing" in events(facts)[-2]["text"]


def test_a_revocation_known_in_part_is_told_as_such_and_as_none_where_it_may_have_come_too_late(
    registry: MakeRegistry, names: Names
) -> None:
    state = (
        "XA: {{name: X, instruments: [{{kind: accession, deposited: 2003-05-12}}, "
        "{{kind: withdrawal, received: {}}}, {{kind: revocation, received: {}}}]}}\n"
    )
    facts = registry(state.format("2010-08-31", "2010-10"))
    for on, text in [
        ("2010-09-30", "not before 2011-02-28"),
        ("2010-10-01", "revoked on a day between 2010-10-01 and 2010-10-31, before it took effect"),
        ("2011-12-31", "revoked on a day between 2010-10-01 and 2010-10-31, before it took effect"),
    ]:
        assert reasons(facts, names, on)[1]["text"] == text, on
    facts = registry(state.format("2010-08-31", "2011-02-10/2011-03-10"))
    withdrawal, revocation = reasons(facts, names, "2012-01-01")[1:]
    assert withdrawal["text"] == "not before 2011-02-28; the day is not known"
    assert revocation["text"] == "may move nothing: the withdrawal had taken effect on 2011-02-28"
    deferred = registry(state.format("2010-08", "2011-03-01").replace("}]}", "}], armed_conflicts: [{since: 2009}]}"))
    assert reasons(deferred, names, "2010-12-01")[1]["text"] == "not before a day between 2011-02-01 and 2011-02-28"


def test_what_may_have_happened_by_the_day_is_told(registry: MakeRegistry, names: Names) -> None:
    facts = registry(
        """\
XA:
  name: Examplia
  signed: 1998-02
  instruments:
    - {kind: ratification, deposited: 2003-05}
    - {kind: withdrawal, received: 2010-08}
  notifications:
    - kind: suspension
      received: 2009-03
      ended: 2009-07
      objections: [{by: AT, on: 2009-04}, {by: XB, on: 2009-05}]
  armed_conflicts: [{since: 2008-02}]
"""
    )
    for day_before, first_day, told in [
        ("1998-01-31", "1998-02-01", ("signature", "1998-02")),
        ("2003-04-30", "2003-05-01", ("ratification", "2003-05")),
        ("2009-02-28", "2009-03-01", ("suspension", "2009-03")),
        ("2010-07-31", "2010-08-01", ("withdrawal", "2010-08")),
    ]:
        before, after = (
            {(reason["act"], reason["date"]) for reason in reasons(facts, names, on)} for on in (day_before, first_day)
        )
        assert after - before == {told}
    for on, text in [
        ("2009-03-31", SUSPENSION),
        ("2009-04-01", f"{SUSPENSION}; perhaps objections by Austria"),
        ("2009-04-30", f"{SUSPENSION}; objections by Austria"),
        ("2009-05-01", f"{SUSPENSION}; objections by Austria; perhaps objections by XB"),
        ("2009-05-31", f"{SUSPENSION}; objections by Austria, XB"),
        ("2009-06-30", f"{SUSPENSION}; objections by Austria, XB"),
        ("2009-07-01", f"{SUSPENSION}; objections by Austria, XB; ended on 2009-07"),
    ]:
        assert reasons(facts, names, on)[2]["text"] == text, on
    assert told_of(facts, names, "XA", day("2008-01-31"))["armed_conflicts"] == []
    (conflict,) = told_of(facts, names, "XA", day("2008-02-01"))["armed_conflicts"]
    assert conflict == {"since": "2008-02", "ended": None, "sources": []}


def test_periods_are_told_in_words() -> None:
    assert rule_text("receipt + P6M1D, then the end") == "receipt + 6 months and 1 day, then the end"
    assert rule_text("deposit + P1Y") == "deposit + 1 year"
    assert rule_text("deposit + P90D, first of the month") == "deposit + 90 days, first of the month"
    assert rule_text("P5+ nations, PARIS and P6Mx") == "P5+ nations, PARIS and P6Mx"


def test_a_consent_that_takes_over_without_a_gap_leaves_no_day_on_which_its_state_is_not_bound(
    registry: MakeRegistry, names: Names
) -> None:
    facts = registry(
        "XA: {name: X, instruments: [{kind: accession, deposited: 2003-05-12}, "
        "{kind: withdrawal, received: 2025-06-27}, {kind: accession, deposited: 2025-06-27}]}\n"
    )
    told = reasons(facts, names, "2026-01-01")
    assert told[1]["text"] == "in effect from 2025-12-27, when a newer consent takes its place: bound without a gap"
    assert told[2]["text"] == "in force for the State from 2025-12-27"


def test_a_consent_that_may_take_over_without_a_gap_is_not_said_to_do_so_nor_to_leave_one(
    registry: MakeRegistry, names: Names
) -> None:
    state = (
        "XA: {{name: X, instruments: [{{kind: accession, deposited: 2003-05-12}}, "
        "{{kind: withdrawal, received: 2025-05-20/2025-06-20}}, {{kind: accession, deposited: {}}}]}}\n"
    )
    effect = "a day between 2025-11-20 and 2025-12-20"
    for deposited, text in [
        (
            "2025-06-20",
            f"in effect from {effect}; whether a newer consent takes its place without a gap cannot be said",
        ),
        ("2025-07-01", f"not bound from {effect}; last bound on a day between 2025-11-19 and 2025-12-19"),
    ]:
        told = reasons(registry(state.format(deposited)), names, "2026-01-01")
        assert told[1]["text"] == text


def test_a_declaration_is_told_once_its_day_has_come_with_its_sources(registry: MakeRegistry, names: Names) -> None:
    facts = registry(
        """\
XA:
  name: Examplia
  declarations:
    - {with: signature, on: 1998-02-03, about: 1(1)(c), text: A word., reference: C.N.1.1998, sources: [x]}
    - {with: later, on: 2001-05, text: Another., sources: [x]}
"""
    )
    assert told_of(facts, names, "XA", day("1998-02-02"))["declarations"] == []
    told = told_of(facts, names, "XA", day("2001-04-30"))
    assert told["declarations"] == [
        {
            "with": "signature",
            "on": "1998-02-03",
            "about": "1(1)(c)",
            "text": "A word.",
            "reference": "C.N.1.1998",
            "sources": ["x"],
        }
    ]
    assert [citation["id"] for citation in told["citations"]] == ["x"]
    assert [each["on"] for each in told_of(facts, names, "XA", day("2001-05-01"))["declarations"]] == [
        "1998-02-03",
        "2001-05",
    ]


def test_a_declaration_reads_as_who_said_it_when_and_of_what(registry: MakeRegistry, names: Names) -> None:
    facts = registry("XA: {name: X, declarations: [{with: later, on: 2001-05, text: A word., sources: [x]}]}\n")
    page = explain_page(told_of(facts, names, "XA", day("2001-05-01")), Look(80, colour=False, ascii=True))
    assert "\nDeclarations\n2001-05, later: A word. (x)\n" in page


def test_a_withdrawal_is_told_with_its_reasons_and_with_whom_it_was_told_to(
    registry: MakeRegistry, names: Names
) -> None:
    withdrawal = "received: 2010-08-31, reasons: Its own., notified: [depositary, states-parties]"
    consent = "{kind: accession, deposited: 2003-05-12}"
    instruments = f"[{consent}, {{kind: withdrawal, {withdrawal}, not_found: [security-council]}}]"
    document = told_of(
        registry(f"XA: {{name: Examplia, instruments: {instruments}}}\n"), names, "XA", day("2012-01-01")
    )
    page = explain_page(document, Look(80, colour=False, ascii=True))
    assert "Examplia's reasons: Its own." in page
    assert "Notice on record: to the depositary and the other States Parties." in page
    assert "Looked for in vain: notice to the Security Council." in page
