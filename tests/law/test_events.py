"""What happened to a State and what will: the acts and what follows from them, each on its day, by its article."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import TREATY, MakeRegistry, day
from ottawa_cli.documents.timeline import timeline_document
from ottawa_cli.law.events import Event, events_of
from ottawa_cli.law.timelines import timeline_of

Told = tuple[str | None, str, str | None, str]

LIFE = """\
XA:
  name: Examplia
  signed: 1997-12-03
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2003-05-12, sources: [x]}
    - {kind: withdrawal, received: 2025-06-27, sources: [x]}
"""


def events(make: MakeRegistry, states: str, treaty: str = TREATY) -> list[Event]:
    """All events of the one State."""
    facts = make(states, treaty)
    return events_of(timeline_of(facts.states["XA"], facts.treaty), facts.treaty, facts.own_names())


def told(make: MakeRegistry, states: str, treaty: str = TREATY) -> list[Told]:
    """Of each event its day, kind, article and text."""
    return [
        (str(event.on) if event.on else None, event.kind, event.article, event.text)
        for event in events(make, states, treaty)
    ]


SIGNED = ("1997-12-03", "signature", "15", "signature")
JOINED = [
    ("2003-05-12", "deposit", None, "ratification deposited"),
    ("2003-11-01", "entry-into-force", "17", "entry into force for Examplia"),
]
NOTICE = ("2025-06-27", "withdrawal-received", "20", "withdrawal received by the depositary")


def test_each_act_and_what_it_effects_is_an_event_on_its_day(registry: MakeRegistry) -> None:
    left = ("2025-12-27", "withdrawal-effect", "20", "withdrawal takes effect")
    assert told(registry, LIFE) == [SIGNED, *JOINED, NOTICE, left]


def test_each_event_leads_to_the_fact_that_it_comes_from(registry: MakeRegistry) -> None:
    consent, withdrawal = ("XA", "instruments", 0), ("XA", "instruments", 1)
    found = events(registry, LIFE)
    assert [event.path for event in found] == [("XA",), consent, consent, withdrawal, withdrawal]
    assert {(event.code, event.sources) for event in found} == {("XA", ("x",))}


def test_a_signature_has_no_article_where_the_treaty_was_not_open_for_it(registry: MakeRegistry) -> None:
    treaty = TREATY.replace('  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}\n', "")
    assert told(registry, LIFE, treaty)[0] == ("1997-12-03", "signature", None, "signature")


def test_what_an_armed_conflict_defers_without_an_end_takes_effect_on_no_day_known(registry: MakeRegistry) -> None:
    deferred = f"{LIFE}  armed_conflicts: [{{since: 2022-02-24, sources: [x]}}]\n"
    waits = (None, "withdrawal-effect", "20", "withdrawal takes effect: not before 2025-12-27, the day is not known")
    assert told(registry, deferred) == [SIGNED, *JOINED, NOTICE, waits]


def test_a_withdrawal_revoked_takes_no_effect(registry: MakeRegistry) -> None:
    revoked = f"{LIFE}    - {{kind: revocation, received: 2025-08-01, sources: [x]}}\n"
    taken_back = ("2025-08-01", "revocation", "VCLT 68", "withdrawal revoked")
    assert told(registry, revoked) == [SIGNED, *JOINED, NOTICE, taken_back]


def test_an_act_that_moves_nothing_says_so_and_effects_nothing(registry: MakeRegistry) -> None:
    idle = (
        f"{LIFE}    - {{kind: withdrawal, received: 2025-07-01, sources: [x]}}\n"
        "    - {kind: revocation, received: 2026-01-01, sources: [x]}\n"
    )
    assert told(registry, idle)[3:] == [
        NOTICE,
        (
            "2025-07-01",
            "withdrawal-received",
            "20",
            "withdrawal received by the depositary, which moves nothing: another withdrawal stood",
        ),
        ("2025-12-27", "withdrawal-effect", "20", "withdrawal takes effect"),
        (
            "2026-01-01",
            "revocation",
            "VCLT 68",
            "revocation received, which moves nothing: the withdrawal had taken effect on 2025-12-27",
        ),
    ]


def test_a_state_that_has_returned_has_no_withdrawal_to_revoke(registry: MakeRegistry) -> None:
    returned = (
        f"{LIFE}    - {{kind: accession, deposited: 2027-01-15, sources: [x]}}\n"
        "    - {kind: revocation, received: 2028-01-01, sources: [x]}\n"
    )
    text = "revocation received, which moves nothing: no withdrawal stood"
    assert told(registry, returned)[-1] == ("2028-01-01", "revocation", "VCLT 68", text)


def test_a_withdrawal_from_a_treaty_without_a_clause_has_no_article(registry: MakeRegistry) -> None:
    treaty = TREATY.replace('  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}\n', "")
    text = "withdrawal received by the depositary, which moves nothing: the treaty has no clause on withdrawal"
    assert told(registry, LIFE, treaty)[3:] == [("2025-06-27", "withdrawal-received", None, text)]


def test_a_suspension_what_was_said_of_it_and_its_end_are_events(registry: MakeRegistry) -> None:
    facts = """\
XA:
  name: Examplia
  notifications:
    - {kind: provisional-application, received: 1998-05-01, ended: 1998-06-01, sources: [x]}
    - kind: suspension
      received: 2025-07-18
      ended: 2026-02-01
      objections: [{by: XB, on: 2025-10, sources: [x]}]
      statements: [{by: 22MSP, on: 2025-12-05, text: Not allowed., sources: [x]}]
      sources: [x]
    - {kind: suspension, received: 2026-03-01, sources: [x]}
  steps:
    - {kind: parliament, on: 2025-07-15, text: A vote, sources: [x]}
    - {kind: other, text: On no day known, sources: [x]}
XB: {name: Beispielland}
"""
    assert told(registry, facts) == [
        ("1998-05-01", "provisional-application", None, "provisional application notified"),
        ("2025-07-15", "step", None, "parliament: A vote"),
        ("2025-07-18", "suspension-notified", None, "suspension notified"),
        ("2025-10", "objection", None, "Beispielland objects to the suspension"),
        ("2025-12-05", "statement", None, "22MSP on the suspension: Not allowed."),
        ("2026-02-01", "suspension-ended", None, "suspension taken back"),
        ("2026-03-01", "suspension-notified", None, "suspension notified"),
        (None, "step", None, "other: On no day known"),
    ]
    paths = [event.path[1:] for event in events(registry, facts)]
    assert paths[3:5] == [("notifications", 1, "objections", 0), ("notifications", 1, "statements", 0)]
    assert (paths[1], paths[-1]) == (("steps", 0), ("steps", 1))


def test_an_event_may_fall_within_days_that_its_range_touches(registry: MakeRegistry) -> None:
    facts = (
        "XA: {name: Examplia, steps: [{kind: other, on: 2025-10, text: A step, sources: [x]}, "
        "{kind: other, text: Another, sources: [x]}]}\n"
    )

    def within(first: str | None, last: str | None) -> list[str]:
        begins, ends = (day(each) if each else None for each in (first, last))
        told = timeline_document(registry(facts), {}, ["XA"], day("2026-01-01"), begins, ends)
        return [event["text"] for event in told["events"]]

    assert within("2025-10-31", None) == ["other: A step"]
    assert within("2025-11-01", None) == []
    assert within(None, "2025-10-01") == ["other: A step"]
    assert within(None, "2025-09-30") == []
    assert within(None, None) == ["other: A step", "other: Another"]


def test_of_events_that_may_begin_on_one_day_the_surer_comes_first(registry: MakeRegistry) -> None:
    days = ["2025", "2025-01", "2024", "2025-01-01", "2024-12-31/2025-01-01"]
    steps = ", ".join(f"{{kind: other, on: {on}, text: A step, sources: [x]}}" for on in days)
    found = events(registry, f"XA: {{name: Examplia, steps: [{steps}]}}\n")
    assert [str(event.on) for event in found] == ["2024", "2024-12-31/2025-01-01", "2025-01-01", "2025-01", "2025"]


def test_a_declaration_is_told_only_where_it_is_chosen(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, signed: 1998-02-03, "
        "declarations: [{with: signature, on: 1998-02-03, about: '1', text: It understands., sources: [x]}]}\n"
    )
    usual = timeline_document(facts, {}, ["XA"], day("2001-01-01"))["events"]
    assert [event["event"] for event in usual] == ["signature"]
    (chosen,) = timeline_document(facts, {}, ["XA"], day("2001-01-01"), None, None, ["declaration"])["events"]
    assert (chosen["text"], chosen["article"], chosen["on"]) == ("declaration: It understands.", "1", "1998-02-03")
    assert chosen["identity"] == "apmbc/XA/declaration/signature/1/declaration"
    assert timeline_document(facts, {}, ["XA"], day("2001-01-01"), None, None, ["step"])["events"] == []


def test_on_one_day_a_withdrawal_goes_before_a_consent(registry: MakeRegistry) -> None:
    facts = registry(
        "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2003-05-12}, "
        "{kind: accession, deposited: 2010-01-05}, {kind: withdrawal, received: 2010-01-05}]}\n"
    )
    events = timeline_document(facts, {}, ["XA"], day("2011-01-01"), day("2010-01-05"))["events"]
    assert [event["event"] for event in events] == [
        "withdrawal-received", "deposit", "withdrawal-effect", "entry-into-force",
    ]  # fmt: skip


def test_what_follows_after_the_last_year_that_a_file_may_name_is_in_its_order_and_window(
    registry: MakeRegistry,
) -> None:
    acts = "instruments: [{kind: accession, deposited: 2200-12-%s, sources: [x]}]"
    facts = registry("".join(f"{code}: {{name: {code}, {acts % day}}}\n" for code, day in (("XA", "31"), ("XB", "01"))))
    told = timeline_document(facts, {}, ["XA", "XB"], day("2026-01-01"), day("2200-12-02"))["events"]
    assert [(event["code"], event["on"]) for event in told] == [
        ("XA", "2200-12-31"),
        ("XA", "2201-06-01"),
        ("XB", "2201-06-01"),
    ]


@pytest.mark.parametrize(("on", "last"), [("2024-02", "2024-02-29"), ("2025-12", "2025-12-31"), ("2025", "2025-12-31")])
def test_a_month_or_a_year_may_be_its_last_day(registry: MakeRegistry, on: str, last: str) -> None:
    facts = registry(f"XA: {{name: Examplia, steps: [{{kind: other, on: {on}, text: A step, sources: [x]}}]}}\n")
    for first, number in ((day(last), 1), (day(last) + timedelta(days=1), 0)):
        assert len(timeline_document(facts, {}, ["XA"], day("2026-01-01"), first)["events"]) == number
