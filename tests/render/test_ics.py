"""`ottawa timeline -f ics`, as another program reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import TREATY, MakeRegistry, day, text_of
from lives import ARTICLES, UNCERTAIN, life_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.citations import citations_of
from ottawa_cli.documents.timeline import timeline_document
from ottawa_cli.documents.types import EventForm, TimelineDocument
from ottawa_cli.facts.model import Registry
from ottawa_cli.render.ics import LONGEST_LINE, timeline_ics

Capture = pytest.CaptureFixture[str]

LEAVING = "XA: {name: Examplia, instruments: [{kind: accession, deposited: %s}, {kind: withdrawal, received: %s}]}\n"


def calendar_of(text: str) -> list[icalendar.Event]:
    return [event for event in icalendar.Calendar.from_ical(text).walk("VEVENT") if isinstance(event, icalendar.Event)]


def calendar(registry: Registry, *codes: str) -> list[icalendar.Event]:
    return calendar_of(
        timeline_ics(
            timeline_document(registry, {}, codes or [*registry.states], day("2026-02-21")),
            citations_of(registry.sources),
        )
    )


def days(event: icalendar.Event) -> tuple[date, date]:
    """The first and the last day: an event ends on the day before ``DTEND``."""
    return event.decoded("DTSTART"), event.decoded("DTEND") - timedelta(days=1)


def by_uid(registry: Registry) -> dict[str, tuple[date, date]]:
    return {str(event["UID"]): days(event) for event in calendar(registry)}


def test_every_event_with_a_day_is_in_the_calendar_on_its_day(shipped: Registry) -> None:
    forms = timeline_document(shipped, {}, [*shipped.states], day("2026-02-21"))["events"]
    events = calendar(shipped)
    assert len(events) == sum(event["on"] is not None for event in forms)
    for event, form in zip(events, (form for form in forms if form["on"]), strict=True):
        first, last = days(event)
        assert first == last
        assert str(first).startswith((form["on"] or "-").partition("/")[0])
        assert form["text"] in str(event["SUMMARY"])
        assert event["STATUS"] == ("CONFIRMED" if str(first) == form["on"] else "TENTATIVE")
        assert ("on a day between" in str(event["SUMMARY"])) == (event["STATUS"] == "TENTATIVE")
        assert event.decoded("DTSTAMP") == datetime(2026, 2, 21, tzinfo=UTC)
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_the_day_of_a_withdrawal_is_a_whole_day(capsys: Capture) -> None:
    assert run(["timeline", "LT", "-f", "ics", "--upcoming", "--on", "2025-07-01", "--within", "P1Y"]) == 0
    (event,) = calendar_of(capsys.readouterr().out)
    assert days(event) == (day("2025-12-27"), day("2025-12-27"))
    assert str(event["UID"]) == "apmbc/LT/withdrawal/1/withdrawal-effect@ottawa"
    assert str(event["SUMMARY"]) == "Lithuania: withdrawal takes effect"
    article, heading, first, *others = str(event["DESCRIPTION"]).split("\n")
    assert (article, heading, len(others)) == ("art. 20", "Sources:", 3)
    assert "https://" in first
    assert (event["SEQUENCE"], event.decoded("LAST-MODIFIED")) == (739668, datetime(2026, 2, 21, tzinfo=UTC))
    assert event["TRANSP"] == "TRANSPARENT"
    assert str(event["URL"]) in first


def test_a_corrected_day_moves_an_event_and_makes_no_other(registry: MakeRegistry) -> None:
    before = by_uid(registry(LEAVING % ("2003-05-12", "2020-06-27")))
    after = by_uid(registry(LEAVING % ("2003-05-12", "2020-06-28")))
    assert before.keys() == after.keys()
    moved = {uid.split("/")[-1] for uid in before if before[uid] != after[uid]}
    assert moved == {"withdrawal-received@ottawa", "withdrawal-effect@ottawa"}


def test_a_fact_of_another_kind_before_it_changes_no_events_identity(registry: MakeRegistry) -> None:
    leaving = LEAVING.replace("XA: {", "XA: {steps: [%s{kind: parliament, on: 2020-05-08, text: A vote}], ")
    before = by_uid(registry(leaving % ("", "2003-05-12", "2020-06-27")))
    found = "{kind: government, on: 2020-01-02, text: Late found}, "
    after = by_uid(registry(leaving % (found, "2003-05-12", "2020-06-27")))
    assert before["apmbc/XA/parliament/1/step@ottawa"] == after["apmbc/XA/parliament/1/step@ottawa"]
    assert before.items() < after.items()
    assert after.keys() - before.keys() == {"apmbc/XA/government/1/step@ottawa"}


def test_a_source_that_is_not_described_is_named(registry: MakeRegistry) -> None:
    one = registry("XA: {name: Examplia, instruments: [{kind: accession, deposited: 2003-05-12, sources: [y]}]}\n")
    assert {str(event["DESCRIPTION"]) for event in calendar(one)} == {
        "Sources:\ny: not described",
        "art. 17\nSources:\ny: not described",
    }


def test_what_is_not_known_to_the_day_is_one_day_that_says_between_which(registry: MakeRegistry) -> None:
    days_by_uid = by_uid(registry(LEAVING % ("2003", "2020-06")))
    assert days_by_uid["apmbc/XA/accession/1/deposit@ottawa"] == (day("2003-01-01"), day("2003-01-01"))
    assert days_by_uid["apmbc/XA/withdrawal/1/withdrawal-received@ottawa"] == (day("2020-06-01"), day("2020-06-01"))
    assert days_by_uid["apmbc/XA/withdrawal/1/withdrawal-effect@ottawa"] == (day("2020-12-01"), day("2020-12-01"))
    summaries = [str(event["SUMMARY"]) for event in calendar(registry(LEAVING % ("2003", "2020-06")))]
    assert "Examplia: withdrawal takes effect, on a day between 2020-12-01 and 2020-12-30" in summaries


def test_a_computed_day_beyond_the_years_of_a_registry_is_written(registry: MakeRegistry) -> None:
    days_by_uid = by_uid(registry(LEAVING % ("2003-01-01", "2200-12-01/2200-12-31")))
    assert days_by_uid["apmbc/XA/withdrawal/1/withdrawal-effect@ottawa"] == (day("2201-06-01"), day("2201-06-01"))


def alarms(text: str) -> dict[str, tuple[timedelta, str]]:
    """By the identity of its event, how long before the day a reminder comes, and what it says."""
    return {
        str(event["UID"]): (alarm.decoded("TRIGGER"), str(alarm["DESCRIPTION"]))
        for event in calendar_of(text)
        for alarm in event.walk("VALARM")
    }


@pytest.mark.parametrize(("period", "before"), [("P7D", 7), ("1w", 7), ("P0D", 0), ("P1M", 30), ("P6M", 183)])
def test_a_reminder_comes_so_long_before_what_is_to_come_and_before_nothing_else(
    capsys: Capture, period: str, before: int
) -> None:
    assert run(["timeline", "LT", "-f", "ics", "--on", "2025-07-01", "--alarm", period]) == 0
    told = alarms(capsys.readouterr().out)
    assert told == {
        "apmbc/LT/withdrawal/1/withdrawal-effect@ottawa": (
            -timedelta(days=before), "Lithuania: withdrawal takes effect",
        )
    }  # fmt: skip
    assert run(["timeline", "LT", "-f", "ics", "--on", "2025-12-27", "--alarm", period]) == 0
    assert alarms(capsys.readouterr().out) == {}


def test_a_reminder_is_of_each_treaty_that_is_asked(capsys: Capture) -> None:
    asked = ["timeline", "LT", "-f", "ics", "--on", "2024-12-01", "--alarm", "P7D", "--also", "ccm"]
    assert run(asked) == 0
    told = alarms(capsys.readouterr().out)
    assert told["ccm/LT/withdrawal/1/withdrawal-effect@ottawa"] == (
        -timedelta(days=7), "Cluster Munitions Convention: Lithuania: withdrawal takes effect",
    )  # fmt: skip
    assert "apmbc/LT/withdrawal/1/withdrawal-effect@ottawa" in told


def test_a_source_is_that_of_its_own_treatys_registry(capsys: Capture) -> None:
    assert run(["timeline", "LT", "-f", "ics", "--also", "ccm"]) == 0
    told = {str(event["UID"]): str(event["DESCRIPTION"]) for event in calendar_of(capsys.readouterr().out)}
    assert "status table XXVI-5" in told["apmbc/LT/ratification/1/deposit@ottawa"]
    assert "XXVI-6" in told["ccm/LT/ratification/1/deposit@ottawa"]


@pytest.mark.parametrize("arguments", [["--alarm", "P7D"], ["--alarm", "P7D", "--json"], ["--alarm", "x", "-f", "ics"]])
def test_a_reminder_that_no_calendar_holds_is_refused(capsys: Capture, arguments: list[str]) -> None:
    assert run(["timeline", "LT", *arguments]) == 2
    assert "--alarm" in capsys.readouterr().err


def test_a_subscriber_is_told_how_often_to_ask(capsys: Capture) -> None:
    assert run(["timeline", "LT", "-f", "ics"]) == 0
    whole = icalendar.Calendar.from_ical(capsys.readouterr().out)
    assert whole.decoded("REFRESH-INTERVAL") == timedelta(days=1)
    assert str(whole["X-PUBLISHED-TTL"]) == "P1D"


@pytest.mark.parametrize(
    ("states", "title"),
    [(["LT"], "Ottawa Convention: Lithuania"), (["LT", "LV"], "Ottawa Convention"), ([], "Ottawa Convention")],
)
def test_who_subscribes_to_one_state_sees_which(capsys: Capture, states: list[str], title: str) -> None:
    assert run(["timeline", *states, "-f", "ics"]) == 0
    assert str(icalendar.Calendar.from_ical(capsys.readouterr().out)["X-WR-CALNAME"]) == title
    assert run(["timeline", *states, "-f", "atom"]) == 0
    assert f"<title>{title}</title>" in capsys.readouterr().out


def test_a_state_named_twice_has_each_event_once(capsys: Capture) -> None:
    assert run(["timeline", "LT", "lt", "Lithuania", "-f", "ics"]) == 0
    twice = capsys.readouterr().out
    assert run(["timeline", "LT", "-f", "ics"]) == 0
    assert twice == capsys.readouterr().out


def test_what_has_no_day_is_left_out_and_counted_aside(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    steps = "steps: [{kind: parliament, text: the day was not found, sources: [x]}]"
    file.write_text(text_of(f"XA: {{name: Examplia, signed: 1998-02-03, sources: [x], {steps}}}\n"), encoding="utf-8")
    assert run(["timeline", "XA", "-f", "ics", "--registry", str(file)]) == 0
    captured = capsys.readouterr()
    assert "since no day is known: 1 event\n" in captured.err
    assert "the day was not found" not in captured.out


@given(state=UNCERTAIN)
def test_no_two_events_of_a_life_have_one_identity(state: dict[str, object]) -> None:
    one = Registry(ARTICLES, {}, {"XA": life_of(state).state}, "")
    events = calendar(one)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(first <= last for first, last in map(days, events))


def event_of(text: str) -> TimelineDocument:
    event: EventForm = {
        "on": "2025-12-27",
        "code": "XA",
        "event": "step",
        "article": None,
        "text": text,
        "sources": [],
        "name": "Examplia",
        "path": "XA.steps[0]",
        "identity": "a; treaty, so/XA/other/1/step",
    }
    return {
        "schema": "ottawa/timeline/1",
        "treaty": {"id": "a; treaty, so", "short_name": "Ünïted \\ Convention, the"},
        "registry": {"sha256": "", "verified": "2026-02-21"},
        "on": "2026-02-21",
        "beyond_verified": False,
        "runs": [],
        "events": [event],
    }


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=200))
@example(text=f"{'x' * 56}::error::forged")
@example(text=":::::: ##[error]###[group]")
def test_any_text_comes_back_and_no_line_is_too_long(text: str) -> None:
    written = timeline_ics(event_of(text), {})
    assert all(len(line.encode()) <= LONGEST_LINE for line in written.split("\r\n"))
    assert "\n" not in written.replace("\r\n", "")
    assert "::" not in written
    assert "##[" not in written
    (event,) = calendar_of(written)
    assert str(event["SUMMARY"]) == f"Examplia: {text}"
    assert str(event["UID"]) == "a; treaty, so/XA/other/1/step@ottawa"
    assert "DESCRIPTION" not in event


def test_an_article_is_told_whatever_its_number_is_written_in(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    treaty = TREATY.replace('article: "17"', 'article: "XXI(2)"').replace('article: "20"', 'article: "XVI"')
    acts = (
        "{kind: accession, deposited: 2005-03-05, sources: [x]}, {kind: withdrawal, received: 2020-05-04, sources: [x]}"
    )
    acts += ", {kind: revocation, received: 2020-06-04, sources: [x]}"
    file.write_text(text_of(f"XA: {{name: Examplia, instruments: [{acts}]}}\n", treaty), encoding="utf-8")
    assert run(["timeline", "XA", "--registry", str(file)]) == 0
    table = capsys.readouterr().out
    assert "entry into force for Examplia (art. XXI(2))" in table
    assert "withdrawal received by the depositary (art. XVI)" in table
    assert "withdrawal revoked (VCLT art. 68)" in table
    assert run(["timeline", "XA", "-f", "ics", "--registry", str(file)]) == 0
    assert "art. XXI(2)" in capsys.readouterr().out
