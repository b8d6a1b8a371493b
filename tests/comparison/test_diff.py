"""Two registries held against each other: facts by identity, and every day on which an answer differs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import ROOT, SOURCES, MakeRegistry, text_of
from lives import ARTICLES, CERTAIN, UNCERTAIN
from ottawa_cli import compare
from ottawa_cli.__main__ import run
from ottawa_cli.comparison.difference import Difference
from ottawa_cli.documents.types import AnswerForm
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.model import Registry, State, Status, Treaty
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import Timeline, timeline_of
from ottawa_cli.reading.registry import registry_of
from ottawa_cli.render.diff_markdown import MOST_BYTES, safe
from ottawa_cli.render.diff_sentences import state_sentences
from ottawa_cli.snapshot.comparing import Side, difference_of, document_of
from ottawa_cli.snapshot.loaded import Loaded

Capture = pytest.CaptureFixture[str]

PARTY = """\
XA:
  name: Examplia
  signed: 1998-02-03
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}
    - {kind: withdrawal, received: 2025-06-27, takes_effect: 2025-12-27, reasons: Its own, sources: [x]}
"""


def _told(found: Difference) -> list[tuple[str, str, str, str]]:
    """Each change in short: where, what, how grave, and whether it is news."""
    return [(path_text(change.path), change.kind, level, nature) for change, level, nature in found.facts]


def _diff(make: MakeRegistry, old: str, new: str) -> Difference:
    return compare(make(old), make(new))


# Facts


def test_a_corrected_day_of_receipt_is_one_change_and_moves_the_effect(registry: MakeRegistry) -> None:
    found = _diff(registry, PARTY, PARTY.replace("2025-06-27", "2025-06-29"))
    assert _told(found) == [("XA.instruments[1].received", "changed", "status", "correction")]
    assert [(fact.change.old, fact.change.new) for fact in found.facts] == [("2025-06-27", "2025-06-29")]
    assert [(row["from"], row["until"]) for row in found.consequences] == [
        ("2025-06-27", "2025-06-29"),
        ("2025-12-27", "2025-12-29"),
    ]
    bound = found.consequences[1]
    assert bound["before"] is not None
    assert bound["after"] is not None
    assert (bound["before"]["status"], bound["after"]["status"]) == ("former-state-party", "state-party")
    assert bound["after"]["marks"] == ["withdrawal-pending"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("name: Examplia", "name: Exampland", ("XA.name", "changed", "text", "correction")),
        ("reasons: Its own", "reasons: Other", ("XA.instruments[1].reasons", "changed", "text", "correction")),
        ("sources: [x]}\n    - {kind: w", "sources: [x, y]}\n    - {kind: w",
         ("XA.instruments[0].sources[1]", "added", "source", "correction")),
        ("takes_effect: 2025-12-27", "takes_effect: 2025-12-28",
         ("XA.instruments[1].takes_effect", "changed", "fact", "correction")),
        ("signed: 1998-02-03", "signed: 1998-02-04", ("XA.signed", "changed", "status", "correction")),
        ("  signed: 1998-02-03\n", "", ("XA.signed", "removed", "status", "correction")),
        ("kind: ratification", "kind: approval", ("XA.instruments[0].kind", "changed", "fact", "correction")),
        ("  instruments:", "  note: One line\n  instruments:", ("XA.note", "added", "text", "correction")),
        ("  instruments:", "  steps: [{kind: parliament, on: 2026-03-01, text: A vote}]\n  instruments:",
         ("XA.steps[0]", "added", "fact", "event")),
        ("  instruments:", "  steps: [{kind: parliament, text: A vote}]\n  instruments:",
         ("XA.steps[0]", "added", "fact", "correction")),
        ("  instruments:", "  armed_conflicts: [{since: 2026-02-22}]\n  instruments:",
         ("XA.armed_conflicts[0]", "added", "fact", "event")),
        ("verified: 2026-02-21", "verified: 2026-03-01", ("treaty.verified", "changed", "fact", "event")),
        ("verified: 2026-02-21", "verified: 2026-02-01", ("treaty.verified", "changed", "fact", "correction")),
        ("period: P6M, armed", "period: P1Y, armed", ("treaty.withdrawal.period", "changed", "status", "correction")),
        ('{article: "20"', '{article: "21"', ("treaty.withdrawal.article", "changed", "fact", "correction")),
        ("  withdrawal: {", "  # {", ("treaty.withdrawal", "removed", "status", "correction")),
        ("title: A source", "title: The source", ("sources.x.title", "changed", "source", "correction")),
        ("sources:\n  x:", "sources:\n  z: {title: Z, url: 'https://example.org', as_of: 2026-03}\n  x:",
         ("sources.z", "added", "source", "event")),
    ],
)  # fmt: skip
def test_each_fact_has_its_place_its_level_and_its_nature(
    tmp_path: Path, before: str, after: str, told: tuple[str, str, str, str]
) -> None:
    text = text_of(PARTY, sources=SOURCES + '  y: {title: Y, url: "https://example.org"}\n')
    assert text.replace(before, after, 1) != text
    assert _told(compare(_of(text, tmp_path), _of(text.replace(before, after, 1), tmp_path))) == [told]


def _of(text: str, folder: Path) -> Registry:
    return registry_of(text.encode(), str(folder))


def test_an_added_state_and_an_added_instrument_are_one_change_each(registry: MakeRegistry) -> None:
    joined = "XB: {name: Beispielland, instruments: [{kind: accession, deposited: 2026-03-02, sources: [x]}]}\n"
    found = _diff(registry, PARTY, PARTY + joined)
    assert _told(found) == [("XB", "added", "status", "event")]
    assert [(row["from"], row["before"], row["after"] and row["after"]["status"]) for row in found.consequences] == [
        (None, None, "state-not-party"),
        ("2026-03-02", None, "contracting-state"),
        ("2026-09-01", None, "state-party"),
    ]
    back = PARTY + "    - {kind: accession, deposited: 2026-03-02, sources: [x]}\n"
    assert _told(_diff(registry, PARTY, back)) == [("XA.instruments[2]", "added", "status", "event")]


def test_what_is_removed_was_wrong_whatever_its_day(registry: MakeRegistry) -> None:
    back = PARTY + "    - {kind: accession, deposited: 2026-03-02, sources: [x]}\n"
    assert _told(_diff(registry, back, PARTY)) == [("XA.instruments[2]", "removed", "status", "correction")]


def test_a_day_known_better_than_before_is_news_only_where_all_of_it_is_later(registry: MakeRegistry) -> None:
    state = "XB: {{name: B, instruments: [{{kind: accession, deposited: {}}}]}}\n"
    for old, new, nature in [
        ("2026-03", "2026-03-05", "event"),
        ("2026", "2026-03-05", "correction"),
        ("2026-03-05", "2025-06-01", "correction"),
        ("2025-06-01", "2026-03-05", "correction"),
    ]:
        (fact,) = _diff(registry, state.format(old), state.format(new)).facts
        assert fact.nature == nature


def test_an_instrument_before_the_others_is_an_addition_and_no_change_of_those(registry: MakeRegistry) -> None:
    earlier = PARTY.replace(
        "    - {kind: withdrawal",
        "    - {kind: withdrawal, received: 2010-01-05}\n    - {kind: revocation, received: 2010-02-01}\n"
        "    - {kind: withdrawal",
    ).replace("2025-06-27", "2025-06-29")
    assert [told[:2] for told in _told(_diff(registry, PARTY, earlier))] == [
        ("XA.instruments[1]", "added"),
        ("XA.instruments[2]", "added"),
        ("XA.instruments[3].received", "changed"),
    ]


NOTICE = """\
UA:
  name: Examplia
  instruments: [{kind: accession, deposited: 2003-01-02}]
  notifications:
    - kind: suspension
      received: 2025-07-18
      objections:
        - {by: AT, on: 2025-09-01/2025-12-05, sources: [x]}
        - {by: CH, on: 2025-10-17, sources: [x]}
      statements:
        - {by: 22MSP, on: 2025-12-05, text: No suspension}
  armed_conflicts: [{since: 2022-02-24}]
  steps:
    - {kind: government, on: 2025-07-11, text: A bill}
    - {kind: parliament, on: 2025-07-15, text: A vote}
    - {kind: promulgation, on: 2025-07-15, text: A law}
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("by: CH, on: 2025-10-17", "by: CH, on: 2025-10-18",
         [("UA.notifications[0].objections[1].on", "changed", "fact")]),
        ("by: CH, on: 2025-10-17", "by: NO, on: 2025-10-17",
         [("UA.notifications[0].objections[1]", "added", "fact"),
          ("UA.notifications[0].objections[1]", "removed", "fact")]),
        ("text: No suspension", "text: None", [("UA.notifications[0].statements[0].text", "changed", "text")]),
        ("on: 2025-12-05, text", "on: 2025-12-04, text", [("UA.notifications[0].statements[0].on", "changed", "fact")]),
        ("received: 2025-07-18", "received: 2025-07-17", [("UA.notifications[0].received", "changed", "status")]),
        ("received: 2025-07-18", "received: 2025-07-18\n      ended: 2026-04-01",
         [("UA.notifications[0].ended", "added", "status")]),
        ("since: 2022-02-24", "since: 2014-02-26", [("UA.armed_conflicts[0].since", "changed", "fact")]),
        ("text: A vote", "text: 'A vote: 299'", [("UA.steps[1].text", "changed", "text")]),
        ("on: 2025-07-15, text: A vote", "on: 2025-07-16, text: A vote", [("UA.steps[1].on", "changed", "fact")]),
        ("kind: parliament", "kind: decree", [("UA.steps[1].kind", "changed", "fact")]),
        ("on: 2025-07-11, text: A bill", "on: 2025-06-29, text: A decision",
         [("UA.steps[0]", "added", "fact"), ("UA.steps[0]", "removed", "fact")]),
    ],
)  # fmt: skip
def test_what_is_inside_a_notification_and_every_step_is_known_again(
    registry: MakeRegistry, before: str, after: str, told: list[tuple[str, str, str]]
) -> None:
    assert before in NOTICE
    assert [row[:3] for row in _told(_diff(registry, NOTICE, NOTICE.replace(before, after)))] == told


def test_an_end_that_came_after_verified_is_an_event_of_its_own_day(registry: MakeRegistry) -> None:
    ended = NOTICE.replace("2025-07-18\n", "2025-07-18\n      ended: 2026-04-01\n")
    assert _told(_diff(registry, NOTICE, ended))[0][3] == "event"


def test_order_quotes_comments_and_styles_are_no_change(registry: MakeRegistry) -> None:
    objection = "        - {by: AT, on: 2025-09-01/2025-12-05, sources: [x]}\n"
    turned = "        - {sources: ['x'], by: \"AT\", on: 2025-09-01/2025-12-05}\n"
    notice = NOTICE.replace(objection, "").replace("      statements", f"{turned}      statements")
    act = "    - {kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}\n"
    block = "    - kind: ratification\n"
    block += "      sources: ['x']\n      takes_effect: '2001-09-01'\n      deposited: 2001-03-05\n"
    assert objection in NOTICE
    assert act in PARTY
    reordered = f"{notice}# a comment\n{PARTY.replace(act, block)}"
    assert _diff(registry, PARTY + NOTICE, reordered) == Difference((), ())


def test_instruments_of_one_day_in_another_order_are_told_where_it_decides(registry: MakeRegistry) -> None:
    acts = ["{kind: withdrawal, received: 2025-06-27}", "{kind: revocation, received: 2025-06-27}"]
    joined = "{kind: accession, deposited: 2001-01-02}"
    state = "XA: {{name: Examplia, instruments: [{}]}}\n"
    one, other = (state.format(", ".join(acts)) for acts in ([joined, *acts], [joined, *acts[::-1]]))
    found = _diff(registry, one, other)
    assert _told(found) == [("XA.instruments", "changed", "status", "correction")]
    assert [row["from"] for row in found.consequences] == ["2025-06-27", "2025-12-27"]
    harmless = state.format(", ".join([acts[0], joined]))
    assert _diff(registry, state.format(", ".join([joined, acts[0]])), harmless) == Difference((), ())


def test_a_change_of_the_treaty_shows_what_follows_for_every_state(shipped: Registry) -> None:
    withdrawal = shipped.treaty.withdrawal
    assert withdrawal is not None
    from ottawa_cli.facts.periods import Period

    slower = withdrawal.model_copy(update={"period": Period.parse("P1Y")})
    found = compare(shipped, shipped._replace(treaty=shipped.treaty.model_copy(update={"withdrawal": slower})))
    assert _told(found) == [("treaty.withdrawal.period", "changed", "status", "correction")]
    assert {row["code"] for row in found.consequences} == {"EE", "FI", "LT", "LV", "PL"}


def test_a_state_whose_facts_are_the_same_is_looked_at_no_closer(
    registry: MakeRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = NOTICE.replace("UA:", "XB:")
    old, new = registry(PARTY + other), registry(PARTY.replace("06-27", "06-29") + other)
    asked: list[str] = []

    def watched(state: State, treaty: Treaty) -> Timeline:
        asked.append(state.code)
        return timeline_of(state, treaty)

    monkeypatch.setattr("ottawa_cli.snapshot.loaded.timeline_of", watched)
    compare(old, new)
    assert asked == ["XA", "XA"]


# Properties


def _registry(states: Iterable[State]) -> Registry:
    return Registry(ARTICLES, {}, {state.code: state for state in states}, "")


def _state(facts: dict[str, object], code: str) -> State:
    return State.model_validate({**facts, "code": code})


LIVES = st.one_of(CERTAIN, UNCERTAIN)
PAIRS = st.tuples(LIVES, LIVES)


def _mirrored(found: Difference) -> list[tuple[object, ...]]:
    """The facts as the other side sees them, whatever their places: these are those of the newer side."""
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    return sorted(
        (_steps(change.path), turned[change.kind], repr(change.new), repr(change.old), level)
        for change, level, _ in found.facts
    )


def _steps(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


@given(st.lists(LIVES, max_size=4))
@settings(max_examples=50, deadline=None)
def test_a_registry_does_not_differ_from_itself(lives: list[dict[str, object]]) -> None:
    states = [_state(facts, f"X{number}") for number, facts in enumerate(lives)]
    assert compare(_registry(states), _registry(reversed(states))) == Difference((), ())


@given(PAIRS)
@settings(max_examples=150, deadline=None)
def test_the_other_way_round_is_the_mirror_image(lives: tuple[dict[str, object], dict[str, object]]) -> None:
    old, new = (_registry([_state(facts, "XA")]) for facts in lives)
    there, back = compare(old, new), compare(new, old)
    assert _mirrored(there) == sorted(
        (_steps(change.path), change.kind, repr(change.old), repr(change.new), level) for change, level, _ in back.facts
    )
    assert there.consequences == tuple(
        {**row, "before": row["after"], "after": row["before"]} for row in back.consequences
    )


@given(PAIRS)
@settings(max_examples=150, deadline=None)
def test_a_consequence_lies_on_a_day_if_and_only_if_the_standing_differs(
    lives: tuple[dict[str, object], dict[str, object]],
) -> None:
    one, other = (timeline_of(_state(facts, "XA"), ARTICLES) for facts in lives)
    found = compare(_registry([one.state]), _registry([other.state]))
    turns = {run.since for life in (one, other) for run in life.runs if run.since}
    for turn in [date(1990, 1, 1), *turns]:
        for day in (turn - timedelta(days=1), turn, turn + timedelta(days=1)):
            covering = [
                row
                for row in found.consequences
                if (row["from"] or "") <= day.isoformat() and (row["until"] is None or day.isoformat() < row["until"])
            ]
            answers = _answer(one, day), _answer(other, day)
            assert len(covering) == (answers[0] != answers[1])
            assert all((row["before"], row["after"]) == answers for row in covering)


def _answer(life: Timeline, day: date) -> AnswerForm:
    standing = standing_on(life, day)
    return {
        "status": str(standing.status),
        "possible": [*standing.possible],
        "marks": [*standing.marks],
        "possible_marks": [*standing.possible_marks],
    }


@given(PAIRS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_an_answer_differs_if_and_only_if_a_change_is_of_level_status(
    lives: tuple[dict[str, object], dict[str, object]], is_new: bool
) -> None:
    one, other = (_state(facts, "XA") for facts in lives)
    found = compare(_registry([] if is_new else [one]), _registry([other]))
    assert bool(found.consequences) == found.reaches("status")


@given(PAIRS)
@settings(max_examples=100, deadline=None)
def test_consequences_are_the_longest_stretches(lives: tuple[dict[str, object], dict[str, object]]) -> None:
    rows = compare(*(_registry([_state(facts, "XA")]) for facts in lives)).consequences
    for row, after in pairwise(rows):
        assert row["until"] is not None
        assert after["from"] is not None
        assert row["until"] <= after["from"]
        assert row["until"] < after["from"] or (row["before"], row["after"]) != (after["before"], after["after"])


BOUND_ON_TWO_DAYS = {
    r"is bound .* longer, through ([\d-]+)": (0, "10"),
    r"is bound .* less, through ([\d-]+)": (0, "10"),
    r"is bound .* earlier, from ([\d-]+)": (-1, "01"),
    r"is bound .* later, from ([\d-]+)": (-1, "01"),
    r"is out on ([\d-]+), last bound": (-1, "10"),
    r"is not bound from ([\d-]+)": (-1, "10"),
    r"stays bound from ([\d-]+)": (-1, "11"),
    r"is a State Party from ([\d-]+)": (-1, "01"),
    r"is no State Party any more from ([\d-]+)": (-1, "00"),
}
"""What a clause says of NEW: is the State bound on the day named, or on the one before it, and on the next?"""


def _no_return_by_succession(facts: dict[str, object]) -> bool:
    """A return without a day as contracting State, which only a succession can be, is not seen on the days around."""
    acts = State.model_validate(facts).instruments
    return len(acts) == 1 or all(act.kind != "succession" for act in acts)


PLAIN = CERTAIN.filter(_no_return_by_succession)


@given(st.tuples(PLAIN, PLAIN))
@settings(max_examples=200, deadline=None)
def test_a_sentence_says_of_its_day_what_the_law_says(lives: tuple[dict[str, object], dict[str, object]]) -> None:
    old, new = (_registry([_state(facts, "XA")]) for facts in lives)
    sides = Side(Loaded(old)), Side(Loaded(new))
    found = difference_of(*sides)
    document = document_of(found, *sides, "2026-02-21")
    life = timeline_of(new.states["XA"], ARTICLES)
    for sentence in state_sentences(document, {"XA": "Examplia"}):
        for clause in sentence.text.split("; "):
            for pattern, (shift, expected) in BOUND_ON_TWO_DAYS.items():
                if match := re.search(pattern, clause):
                    first = date.fromisoformat(match[1]) + timedelta(days=shift)
                    days = (first, first + timedelta(days=1))
                    bound = [standing_on(life, day).status is Status.PARTY for day in days]
                    assert bound == [answer == "1" for answer in expected], clause


# The command


def _files(folder: Path, old: str, new: str) -> list[str]:
    paths = [folder / "old.yaml", folder / "new.yaml"]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text if text.startswith("format") else text_of(text), encoding="utf-8")
    return [str(path) for path in paths]


def _first_line(capsys: Capture, files: list[str], *options: str) -> str:
    assert run(["diff", *files, *options]) == 0
    return capsys.readouterr().out.split("\n")[0]


DEPOSITED = "XA: {{name: Examplia, instruments: [{{kind: accession, deposited: {}, sources: [x]}}{}]}}\n"
WITHDRAWN = ", {{kind: withdrawal, received: {}, sources: [x]}}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (("2003-05-12", "2025-06-27"), ("2003-05-12", "2025-06-29"), "is bound two days longer, through 2025-12-28"),
        (("2003-05-12", "2025-06-27"), ("2003-05-12", "2025-06-26"), "is bound one day less, through 2025-12-25"),
        (("2003-05-12", "2025-06-27"), ("2003-05-12", None), "stays bound from 2025-12-27 on"),
        (("2003-05-12", None), ("2003-05-12", "2025-06-27"), "is out on 2025-12-27, last bound on 2025-12-26"),
        (("2003-05-12", None), ("2003-06-12", None), "is bound 30 days later, from 2003-12-01"),
        (("2003-06-12", None), ("2003-05-12", None), "is bound 30 days earlier, from 2003-11-01"),
        (("2003-05-12", None), (None, None), "is no State Party any more from 2003-11-01 on, but a State not party"),
        ((None, None), ("2003-05-12", None), "is a State Party from 2003-11-01 on"),
        ((None, None), ("2003-05-12", "2025-06-27"), "is a State Party from 2003-11-01 through 2025-12-26"),
    ],
)
def test_the_first_line_says_what_follows_as_a_lawyer_would(
    capsys: Capture,
    tmp_path: Path,
    old: tuple[str | None, str | None],
    new: tuple[str | None, str | None],
    said: str,
) -> None:
    def text(deposited: str | None, received: str | None) -> str:
        if deposited is None:
            return "XA: {name: Examplia}\n"
        return DEPOSITED.format(deposited, WITHDRAWN.format(received) if received else "")

    line = _first_line(capsys, _files(tmp_path, text(*old), text(*new)))
    assert line.partition("; ")[2].startswith(f"Examplia {said}")


def test_a_day_that_is_no_longer_known_and_one_that_is_known_now(capsys: Capture, tmp_path: Path) -> None:
    known, open_ones = DEPOSITED.format("2003-05-12", ""), DEPOSITED.format("2003", "")
    lost = _first_line(capsys, _files(tmp_path, known, open_ones))
    assert lost == (
        "1 fact changed; it can no longer be said where Examplia stands from 2003-01-01 through 2004-05-31: "
        "State not party, contracting State or State Party."
    )
    found = _first_line(capsys, _files(tmp_path, open_ones, known))
    assert found == (
        "1 fact changed; it can now be said where Examplia stands from 2003-01-01 through 2004-05-31: "
        "State not party, then contracting State from 2003-05-12, then State Party from 2003-11-01."
    )


def test_a_day_known_worse_or_better_but_not_for_certain(capsys: Capture, tmp_path: Path) -> None:
    left = DEPOSITED.format("2003-05-12", WITHDRAWN.format("2025-06-27"))
    line = _first_line(capsys, _files(tmp_path, left, left.replace("2025-06-27", "2025-07-01/2025-07-31")))
    assert line == (
        "1 fact changed; Examplia stays bound from 2025-12-27 through 2025-12-31; it can no longer be said where it "
        "stands from 2026-01-01 through 2026-01-30: State Party or former State Party."
    )
    year = DEPOSITED.format("2003", "")
    line = _first_line(capsys, _files(tmp_path, year, year.replace("2003", "2003-02-01/2003-11-30")))
    assert "it can now be said where Examplia stands from 2003-01-01 through 2003-01-31: State not party; " in line
    assert "it still cannot be said where it stands from" in line


def test_marks_are_told_where_the_status_stays_the_same(capsys: Capture, tmp_path: Path) -> None:
    parted = NOTICE.replace("received: 2025-07-18", "received: 2025-07-18\n      ended: 2025-09-01")
    line = _first_line(capsys, _files(tmp_path, NOTICE, parted))
    assert line == (
        "1 fact added; Examplia's status stays the same; no longer marked: suspension notified from 2025-09-01 on."
    )
    line = _first_line(capsys, _files(tmp_path, NOTICE, NOTICE.replace("2025-07-18", "2025-07")))
    assert "perhaps suspension notified from 2025-07-01 through 2025-07-30" in line
    gone = NOTICE.replace("instruments: [{kind: accession, deposited: 2003-01-02}]\n", "note: None\n")
    noted = gone.replace("kind: suspension", "kind: provisional-application")
    line = _first_line(capsys, _files(tmp_path, gone, noted))
    assert "marked beside it: provisional application from 2025-07-18 on" in line
    joined = NOTICE.replace("2003-01-02}", "2003-01-02}, {kind: withdrawal, received: 2025-03-01}")
    line = _first_line(capsys, _files(tmp_path, NOTICE, joined))
    assert "marked beside it: withdrawal pending from 2025-03-01 through 2025-08-31, withdrawal deferred" in line


def test_what_is_new_or_gone_is_told_with_its_whole_life(capsys: Capture, tmp_path: Path) -> None:
    other = "XB: {name: Beispielland}\n"
    life = (
        "State not party, then signatory from 1998-02-03, then contracting State from 2001-03-05, then State Party from"
    )
    assert f"Examplia is new in the registry: {life}" in _first_line(capsys, _files(tmp_path, other, PARTY + other))
    line = _first_line(capsys, _files(tmp_path, PARTY + other, other))
    assert f"Examplia is no longer in the registry; OLD has it as {life}" in line
    assert line.count("State Party from") == 2  # a mark that begins is no new stage of it


def test_what_bears_on_nothing_is_no_graver_for_what_stands_beside_it(registry: MakeRegistry) -> None:
    steps = "  steps: [{kind: parliament, on: 2025-05-08, text: A vote}]\n"
    new = (PARTY + steps).replace("received: 2025-06-27, takes_effect: 2025-12-27", "received: 2025-06-29")
    assert [told[::2] for told in _told(_diff(registry, PARTY, new))] == [
        ("XA.instruments[1].received", "status"),
        ("XA.instruments[1].takes_effect", "fact"),
        ("XA.steps[0]", "fact"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("  withdrawal: {", "  # {",
         "- removed the treaty, withdrawal: article 20, period P6M, armed conflict defers true"),
        ("{kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-01, sources: [x]}",
         "{kind: ratification, deposited: 2001-03-05, takes_effect: 2001-09-02, sources: [x]}",
         "~ changed Examplia, ratification, published day of effect: 2001-09-01 → 2001-09-02"),
        ("XA:\n", "XB: {name: B, instruments: [{kind: accession, deposited: 2005-03}], note: New, sources: [x]}\nXA:\n",
         "+ added B: 1 instrument, note New, source x"),
        ("  instruments:", "  armed_conflicts: [{since: 2022-02-24, sources: [x]}]\n  instruments:",
         "+ added Examplia, armed conflict: since 2022-02-24, source x"),
        ("title: A source", "title: The source", "~ changed source x, title: A source → The source"),
        ("sources: [x]\n  instruments", "sources: []\n  instruments", "- removed Examplia, source: x"),
        ("name: Examplia", 'name: "[b]x[/b] :skull:"', "~ changed [b]x[/b] :skull:, name: Examplia → [b]"),
    ],
)  # fmt: skip
def test_a_fact_is_told_in_words(capsys: Capture, tmp_path: Path, before: str, after: str, line: str) -> None:
    text = text_of(PARTY)
    assert run(["diff", *_files(tmp_path, text, text.replace(before, after, 1))]) == 0
    said = [" ".join(shown.split()) for shown in capsys.readouterr().out.split("\n")]
    assert [shown for shown in said if shown.startswith(line)], said


def test_an_order_that_decides_is_told_in_words(capsys: Capture, tmp_path: Path) -> None:
    acts = ["{kind: withdrawal, received: 2025-06-27}", "{kind: revocation, received: 2025-06-27}"]
    files = _files(
        tmp_path,
        *(DEPOSITED.format("2003-05-12", ", " + ", ".join(order)) for order in (acts, acts[::-1])),
    )
    assert run(["diff", *files]) == 0
    assert "Examplia, order of the instruments: accession deposited 2003-05-12, then " in capsys.readouterr().out


def test_more_than_anyone_reads_is_written_alike(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _files(tmp_path, PARTY, PARTY.replace("06-27", "06-29") + NOTICE)
    assert run(["diff", *files]) == 0
    drawn = capsys.readouterr().out
    for room in ("drawing", "diff_page"):
        monkeypatch.setattr(f"ottawa_cli.render.{room}.MOST_DRAWN", 1)
    assert run(["diff", *files]) == 0
    kept = [line.split() for line in drawn.split("\n") if "──" not in line]
    assert [line.split() for line in capsys.readouterr().out.split("\n")] == kept


def test_a_withdrawal_undone_by_a_return_that_never_was(capsys: Capture, tmp_path: Path) -> None:
    left = DEPOSITED.format("2003-05-12", WITHDRAWN.format("2010-01-05"))
    back = left.replace("]}]}", "]}, {kind: accession, deposited: 2012-01-05, sources: [x]}]}")
    stayed = DEPOSITED.format("2003-05-12", "")
    assert "stays bound from 2010-07-05 through 2012-06-30" in _first_line(capsys, _files(tmp_path, back, stayed))
    assert "is not bound from 2010-07-05 through 2012-06-30" in _first_line(capsys, _files(tmp_path, stayed, back))
    assert "is a State Party from 2012-07-01 on" in _first_line(capsys, _files(tmp_path, left, back))
    never = "is no State Party any more from 2012-07-01 on, but a former State Party"
    assert never in _first_line(capsys, _files(tmp_path, back, left))
    later = back.replace("2012-01-05", "2012-02-05")
    assert "is bound 31 days later, from 2012-08-01" in _first_line(capsys, _files(tmp_path, back, later))
    assert "is bound 31 days earlier, from 2012-07-01" in _first_line(capsys, _files(tmp_path, later, back))
    again = back.replace("]}]}", "]}, {kind: withdrawal, received: 2020-01-05, sources: [x]}]}")
    once_more = "is a State Party from 2012-07-01 through 2020-07-04"
    assert once_more in _first_line(capsys, _files(tmp_path, left, again))


def test_nothing_differs_is_said_and_is_no_failure(capsys: Capture, tmp_path: Path) -> None:
    files = _files(tmp_path, PARTY, "# another comment\n" + PARTY)
    assert _first_line(capsys, files, "--fail-on", "text") == "No fact differs, and no answer."
    for form in ("md", "json", "github"):
        assert run(["diff", *files, "-f", form]) == 0
    assert "No fact differs" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("2025-06-27", "2025-06-29", "status"),
        ("takes_effect: 2025-12-27", "takes_effect: 2025-12-28", "fact"),
        ("title: A source", "title: The source", "source"),
        ("reasons: Its own", "reasons: Other", "text"),
    ],
)
def test_fail_on_answers_in_the_exit_code_and_writes_all_the_same(
    capsys: Capture, tmp_path: Path, before: str, after: str, level: str
) -> None:
    text = text_of(PARTY)
    files = _files(tmp_path, text, text.replace(before, after, 1))
    assert run(["diff", *files]) == 0
    plain = capsys.readouterr().out
    levels = ["status", "fact", "source", "text"]
    for asked in levels:
        assert run(["diff", *files, "--fail-on", asked]) == int(levels.index(level) <= levels.index(asked))
        assert capsys.readouterr().out == plain


def test_an_invalid_side_is_named_with_its_findings_and_is_never_no_change(capsys: Capture, tmp_path: Path) -> None:
    good, bad = _files(tmp_path, PARTY, PARTY.replace("2025-06-27", "2025-02-30"))
    for form in ("table", "json", "md", "github"):
        assert run(["diff", good, bad, "-f", form]) == 3
        said = capsys.readouterr()
        assert said.out == ""
        assert f"{bad}:25:36: error [wrong-date]" in said.err
        assert f"NEW ({bad}) is invalid, so nothing is compared" in said.err
    assert run(["diff", bad, good]) == 3
    assert f"OLD ({bad}) is invalid" in capsys.readouterr().err
    assert run(["diff", bad, bad]) == 3
    assert f"OLD ({bad}) and NEW ({bad}) are invalid" in capsys.readouterr().err


def test_parties_are_counted_on_the_day_asked(capsys: Capture, tmp_path: Path) -> None:
    files = _files(tmp_path, PARTY, PARTY.replace("2025-06-27", "2025-06"))
    assert run(["diff", *files, "--json", "--on", "2025-12-20"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["parties"] == {
        "on": "2025-12-20", "before": {"min": 1, "max": 1}, "after": {"min": 0, "max": 1},
    }  # fmt: skip
    assert run(["diff", *files, "--on", "2025-12-20"]) == 0
    assert "States Parties on 2025-12-20: 1 before, 0 to 1 after." in capsys.readouterr().out
    assert run(["diff", *files, "--on", "2026-12-20"]) == 0
    assert "The facts are held to be complete through 2026-02-21." in capsys.readouterr().out


def test_a_change_has_its_line_in_new_and_what_was_removed_in_old(capsys: Capture, tmp_path: Path) -> None:
    older = PARTY + "XB: {name: Beispielland}\n"
    newer = "# one more line\n" + PARTY.replace("  signed: 1998-02-03\n", "").replace("06-27", "06-29")
    files = _files(tmp_path, older, newer)
    assert run(["diff", *files, "--json"]) == 0
    lines = {fact["path"]: fact["line"] for fact in json.loads(capsys.readouterr().out)["facts"]}
    texts = [Path(file).read_text(encoding="utf-8").split("\n") for file in files]
    assert "signed" in texts[0][lines["XA.signed"] - 1]
    assert "XB" in texts[0][lines["XB"] - 1]
    assert "2025-06-29" in texts[1][lines["XA.instruments[1].received"] - 1]


# Markdown


HOSTILE = "Ex|am\\|p `l` [i](javascript:a) <b x=y> @team #1 GH-1 https://e.org www.e.org a@e.org *b* _c_ ~d~ &amp;"
HOSTILE += " $x$ :e:"


def test_a_strangers_words_make_no_link_no_mention_and_no_tag() -> None:
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"| x |\n|---|\n| {safe(HOSTILE)} |\n")
    cells = [token for token in shown if token.type == "inline"]
    assert len(cells) == 2
    assert cells[1].children is not None
    assert {child.type for child in cells[1].children} <= {"text", "text_special"}
    text = "".join(child.content for child in cells[1].children)
    assert text.replace("\u200b", "") == HOSTILE
    for live in ("@team", "#1", "GH-1", "https:", "www.", "@e.org", ":e:"):
        assert live not in text


@given(st.text("\\`*_{}[]()<>#+-.!|~&@:/\"'$^=;x1 ", min_size=1, max_size=40).map(str.strip).filter(bool))
@settings(max_examples=200, deadline=None)
def test_whatever_the_words_a_cell_shows_them_as_they_stand(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"| x |\n|---|\n| {safe(words)} |\n")
    cell = [token for token in tokens if token.type == "inline"][1]
    assert {child.type for child in cell.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in cell.children or ()).replace("\u200b", "") == words


def test_a_hostile_file_stays_text_in_the_whole_comment(capsys: Capture, tmp_path: Path) -> None:
    wild = f"XA: {{name: '{HOSTILE}', note: '</details> | x | {HOSTILE}'}}\n"
    assert run(["diff", *_files(tmp_path, "XA: {name: Examplia}\n", wild), "-f", "md"]) == 0
    said = capsys.readouterr().out
    tokens = MarkdownIt("commonmark").enable("table").parse(said)
    assert [token.content for token in tokens if token.type == "html_block"] == []
    assert {child.type for token in tokens for child in token.children or ()} <= {
        "text", "text_special", "code_inline", "strong_open", "strong_close", "softbreak",
    }  # fmt: skip
    rows = [line for line in said.split("\n") if line.startswith("|")]
    assert {line.count("|") for line in rows} == {8}


@pytest.mark.parametrize("name", ["- x", "1. x", "    code", "> x", "+ x", "# x", "***", "---", "[ ] x"])
def test_a_name_begins_no_list_and_no_block_of_its_own(capsys: Capture, tmp_path: Path, name: str) -> None:
    new = "".join(f"X{i}: {{name: '{name}'}}\n" for i in range(1, 5))
    assert run(["diff", *_files(tmp_path, PARTY, PARTY + new), "-f", "md"]) == 0
    tokens = MarkdownIt("commonmark").enable("table").parse(capsys.readouterr().out)
    kinds = {token.type for token in tokens if token.level < 6} - {"html_block"}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= {
        "paragraph", "inline", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item",
    }  # fmt: skip
    assert sum(token.type == "bullet_list_open" for token in tokens) == 1


def test_a_comment_is_never_too_long_and_says_how_much_is_missing(capsys: Capture, tmp_path: Path) -> None:
    many = "".join(
        f"X{number:04}: {{name: '{'é|' * 150}', signed: 1998-01-{1 + number % 28:02}}}\n" for number in range(900)
    )
    assert run(["diff", *_files(tmp_path, PARTY, PARTY + many), "-f", "md"]) == 0
    said = capsys.readouterr().out
    assert len(said.encode()) < MOST_BYTES
    assert said.count(" more") == 3
    assert said.endswith("</details>\n")


# Annotations


def test_annotations_come_gravest_first_at_news_lines_and_ten_of_a_kind(capsys: Capture, tmp_path: Path) -> None:
    many = "".join(f"X{number}: {{name: Land {number}, note: a}}\n" for number in range(10, 40))
    signed = many.replace("note: a", "note: b, signed: 1998-02-03")
    files = _files(tmp_path, many + PARTY, signed + PARTY.replace("reasons: Its own", "reasons: 'a%b'"))
    assert run(["diff", *files, "-f", "github"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning"] * 10 + ["::notice"] * 10
    assert lines[0].startswith(f"::warning file={files[1]},line=19,title=correction X10.signed::added: Land 10")
    assert lines[-1] == "::notice title=ottawa::42 more; 'ottawa diff' tells them all"


def test_what_was_removed_is_told_at_the_file_and_nothing_ends_a_command(capsys: Capture, tmp_path: Path) -> None:
    files = _files(tmp_path, PARTY + "XB: {name: 'A::error ::b 100%'}\n", PARTY)
    assert run(["diff", *files, "-f", "github"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::warning file={files[1]},title=correction XB::removed: A::error ::b 100%25; ")


def test_the_document_fits_its_schema(capsys: Capture, tmp_path: Path) -> None:
    import jsonschema

    from ottawa_cli.documents.schemas import schema

    sides = [str(ROOT / "tests" / "diff" / f"{side}.yaml") for side in ("before", "after")]
    assert run(["diff", *sides, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, schema("diff"))
    assert [*document] == ["schema", "treaty", "old", "new", "facts", "consequences", "parties"]
    assert [*document["facts"][0]] == ["code", "path", "change", "nature", "old", "new", "level", "line"]
    assert [*document["consequences"][0]] == ["code", "from", "until", "before", "after"]
