"""A report holds every answer there is: what it says of a day is what the program says when asked for that day."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TREATY, MakeRegistry, day, overview, told_of
from lives import ARTICLES, FIRST, LAST, UNCERTAIN
from ottawa_cli.documents.explain import explain_document
from ottawa_cli.documents.page import Story, page_report
from ottawa_cli.documents.timeline import timeline_document
from ottawa_cli.documents.types import ExplainDocument
from ottawa_cli.facts.model import Registry, State
from ottawa_cli.facts.names import Names
from ottawa_cli.law.timelines import timeline_of

EVE = timedelta(days=1)


def said(story: Story, on: date) -> ExplainDocument:
    starts = [stage.since for stage in story.stages[1:] if stage.since]
    return story.stages[bisect_right(starts, on)].explanation


def undated(told: ExplainDocument) -> dict[str, object]:
    return {key: value for key, value in told.items() if key not in {"on", "beyond_verified"}}


def test_each_stage_says_what_is_explained_on_its_first_day_and_on_its_last(shipped: Registry, names: Names) -> None:
    timelines = {code: timeline_of(state, shipped.treaty) for code, state in shipped.states.items()}
    for story in page_report(shipped, names, day("2026-02-21")).stories:
        for stage in story.stages[1:]:
            assert stage.since
            for on in (stage.since - EVE, stage.since):
                assert undated(said(story, on)) == undated(
                    explain_document(shipped, names, timelines[story.code], on, with_deadlines=False)
                )


@given(UNCERTAIN, st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400)))
@settings(max_examples=80)
def test_on_any_day_a_report_says_what_is_explain_document(state: dict[str, object], on: date) -> None:
    facts = Registry(ARTICLES, {}, {"XA": State.model_validate(state)}, "")
    (story,) = page_report(facts, {}, date(2026, 2, 21)).stories
    assert undated(said(story, on)) == undated(told_of(facts, {}, "XA", on))
    for one, other in pairwise(story.stages):
        assert undated(one.explanation) != undated(other.explanation), "nothing new is no stage"


def test_a_day_on_which_nothing_new_is_said_begins_no_stage(registry: MakeRegistry, names: Names) -> None:
    """On the day on which it would have taken effect, a withdrawal that was revoked says no more than it did."""
    facts = registry(
        "XA: {name: X, instruments: [{kind: accession, deposited: 2003-05-12}, "
        "{kind: withdrawal, received: 2010-08-31}, {kind: revocation, received: 2010-10-01}]}\n"
    )
    (story,) = page_report(facts, names, day("2026-02-21")).stories
    assert [str(stage.since) for stage in story.stages] == [
        "None", "2003-05-12", "2003-11-01", "2010-08-31", "2010-10-01",
    ]  # fmt: skip


def test_an_objector_that_has_no_block_is_called_by_its_name(registry: MakeRegistry, names: Names) -> None:
    facts = registry(
        "LT: {name: Lithuania, notifications: [{kind: suspension, received: 2025-01-01, "
        "objections: [{by: AT, on: 2025-02-01}, {by: XX, on: 2025-03-01}]}]}\n"
    )
    on = day("2026-02-21")
    told = ["Austria objects to the suspension", "XX objects to the suspension"]
    assert [event.text for event in page_report(facts, names, on).events][1:] == told
    assert [event["text"] for event in timeline_document(facts, names, ["LT"], on)["events"]][1:] == told


def test_the_numbers_are_those_of_the_overview(shipped: Registry, names: Names) -> None:
    steps = page_report(shipped, names, day("2026-02-21")).in_force
    assert steps[:2] == [("", 0, 0), ("1999-03-01", 45, 45)]
    for before, step in [*pairwise(steps)][::-3]:
        for on, expected in ((day(step[0]) - EVE, before), (day(step[0]), step)):
            number = overview(on.isoformat())["parties"]["in_force"]
            assert (number["min"], number["max"]) == expected[1:]


def test_lebanon_leaves_the_number_open(shipped: Registry, names: Names) -> None:
    steps = page_report(shipped, names, day("2026-02-21")).in_force
    assert steps[-2:] == [("2026-07-01", 161, 162), ("2027-05-01", 162, 162)]


def test_nothing_changes_before_the_first_day_or_after_the_last(shipped: Registry, names: Names) -> None:
    told = page_report(shipped, names, day("2026-02-21"))
    assert (told.first, told.last) == (day("1997-09-17"), day("2027-05-01"))
    begun = [stage.since for story in told.stories for stage in story.stages if stage.since]
    assert told.first < min(begun)
    assert max(begun) <= told.last
    assert page_report(shipped, names, day("2040-01-01")).last == day("2040-01-01")


def test_a_registry_in_which_nobody_acted_is_told_too(registry: MakeRegistry, names: Names) -> None:
    told = page_report(registry("NO: {name: Norway}\n"), names, day("2026-02-21"))
    assert [len(story.stages) for story in told.stories] == [1]
    assert (told.events, told.in_force) == ((), [("", 0, 0)])
    assert told.first < told.last


def test_what_lies_after_the_last_year_that_a_registry_knows_is_no_stage(registry: MakeRegistry, names: Names) -> None:
    told = page_report(
        registry("XA: {name: X, instruments: [{kind: accession, deposited: 2200-12-31}]}\n"), names, day("2026-02-21")
    )
    assert [stage.since for stage in told.stories[0].stages] == [None, day("2200-12-31")]
    assert told.last == day("2200-12-31")


def test_the_first_day_is_the_eve_of_the_treatys_first(registry: MakeRegistry, names: Names) -> None:
    state = "XA: {name: X, armed_conflicts: [{since: 2001-02}], declarations: [{with: later, on: 2002-03, text: T}]}\n"
    for left_out, first in [
        ((), "1997-09-17"),
        (("  adopted",), "1997-12-02"),
        (("  adopted", "  signature"), "1999-02-28"),
        (("  adopted", "  signature", "    date"), "2001-01-31"),
    ]:
        lines = [line for line in TREATY.splitlines(keepends=True) if not line.startswith((*left_out, "#"))]
        told = page_report(registry(state, "".join(lines)), names, day("2026-02-21"))
        assert told.first == day(first), left_out
        assert [str(stage.since) for stage in told.stories[0].stages] == ["None", "2001-02-01", "2002-03-01"]
