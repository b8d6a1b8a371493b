"""How much a change matters, and whether it is news or a correction."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SOURCES, MakeRegistry, text_of
from differences import NOTICE, PAIRS, PARTY, compare_texts, in_short, registry_of_states, state_of
from ottawa_cli import compare
from ottawa_cli.facts.model import Registry
from ottawa_cli.reading.registry import registry_of


@pytest.mark.parametrize(
    ("before", "after", "expected"),
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
        ("  instruments:", "  declarations: [{with: later, on: 2001-01-01, text: A word}]\n  instruments:",
         ("XA.declarations[0]", "added", "fact", "correction")),
        ("  instruments:", "  steps: [{kind: parliament, on: 2026-02-21, text: A vote}]\n  instruments:",
         ("XA.steps[0]", "added", "fact", "correction")),
        ("  instruments:", "  steps: [{kind: parliament, on: 2026-02-21/2026-03-01, text: A vote}]\n  instruments:",
         ("XA.steps[0]", "added", "fact", "correction")),
        ("reasons: Its own", "reasons: Its own, reference: C.N.1.2025",
         ("XA.instruments[1].reference", "added", "source", "correction")),
        ("  instruments:", "  armed_conflicts: [{since: 2026-02-22}]\n  instruments:",
         ("XA.armed_conflicts[0]", "added", "fact", "event")),
        ("verified: 2026-02-21", "verified: 2026-03-01", ("treaty.verified", "changed", "fact", "event")),
        ("verified: 2026-02-21", "verified: 2026-02-01", ("treaty.verified", "changed", "fact", "correction")),
        ("period: P6M, armed", "period: P1Y, armed", ("treaty.withdrawal.period", "changed", "status", "correction")),
        ('{article: "20"', '{article: "21"', ("treaty.withdrawal.article", "changed", "fact", "correction")),
        ("armed_conflict_defers: true", "armed_conflict_defers: true, saves: 20(4)",
         ("treaty.withdrawal.saves", "added", "fact", "correction")),
        ("period: P6M, armed", "period: P6M, reasons: true, armed",
         ("treaty.withdrawal.reasons", "added", "fact", "correction")),
        ("  adopted:", "  reconciled: 2018-01-15\n  adopted:", ("treaty.reconciled", "added", "fact", "correction")),
        ("  adopted:", "  reconciled: 2026-03-15\n  adopted:", ("treaty.reconciled", "added", "fact", "event")),
        ("  adopted:", "  note: One line\n  adopted:", ("treaty.note", "added", "text", "correction")),
        ("  adopted:", "  reference: UNTC XXVI-5\n  adopted:",
         ("treaty.reference", "added", "source", "correction")),
        ("XA:", "totals: [{on: 2011-01-01, signed: 1}]\nXA:", ("totals[0]", "added", "fact", "correction")),
        ("  withdrawal: {", "  # {", ("treaty.withdrawal", "removed", "status", "correction")),
        ("title: A source", "title: The source", ("sources.x.title", "changed", "source", "correction")),
        ("sources:\n  x:", "sources:\n  z: {title: Z, url: 'https://example.org', as_of: 2026-03}\n  x:",
         ("sources.z", "added", "source", "event")),
        ("sources:\n  x:", "sources:\n  received: {title: Z, url: 'https://example.org', as_of: 2026-03}\n  x:",
         ("sources.received", "added", "source", "event")),
    ],
)  # fmt: skip
def test_each_fact_has_its_place_its_level_and_its_nature(
    tmp_path: Path, before: str, after: str, expected: tuple[str, str, str, str]
) -> None:
    text = text_of(PARTY, sources=SOURCES + '  y: {title: Y, url: "https://example.org"}\n')
    assert text.replace(before, after, 1) != text
    assert in_short(compare(_of(text, tmp_path), _of(text.replace(before, after, 1), tmp_path))) == [expected]


def _of(text: str, folder: Path) -> Registry:
    return registry_of(text.encode(), str(folder))


def test_what_is_removed_was_wrong_whatever_its_day(registry: MakeRegistry) -> None:
    back = PARTY + "    - {kind: accession, deposited: 2026-03-02, sources: [x]}\n"
    assert in_short(compare_texts(registry, back, PARTY)) == [("XA.instruments[2]", "removed", "status", "correction")]


def test_a_day_known_better_than_before_is_news_only_where_all_of_it_is_later(registry: MakeRegistry) -> None:
    state = "XB: {{name: B, instruments: [{{kind: accession, deposited: {}}}]}}\n"
    for old, new, nature in [
        ("2026-03", "2026-03-05", "event"),
        ("2026", "2026-03-05", "correction"),
        ("2026-03-05", "2025-06-01", "correction"),
        ("2025-06-01", "2026-03-05", "correction"),
    ]:
        (fact,) = compare_texts(registry, state.format(old), state.format(new)).facts
        assert fact.nature == nature


def test_an_end_that_came_after_verified_is_an_event_of_its_own_day(registry: MakeRegistry) -> None:
    ended = NOTICE.replace("2025-07-18\n", "2025-07-18\n      ended: 2026-04-01\n")
    assert in_short(compare_texts(registry, NOTICE, ended))[0][3] == "event"


def test_what_bears_on_nothing_is_no_graver_for_what_stands_beside_it(registry: MakeRegistry) -> None:
    steps = "  steps: [{kind: parliament, on: 2025-05-08, text: A vote}]\n"
    new = (PARTY + steps).replace("received: 2025-06-27, takes_effect: 2025-12-27", "received: 2025-06-29")
    assert [change[::2] for change in in_short(compare_texts(registry, PARTY, new))] == [
        ("XA.instruments[1].received", "status"),
        ("XA.instruments[1].takes_effect", "fact"),
        ("XA.steps[0]", "fact"),
    ]


def test_what_has_a_day_on_one_side_alone_is_no_news(registry: MakeRegistry) -> None:
    declared = "XA: {name: X, notifications: [{kind: provisional-application, reasons: A, sources: [x]}]}\n"
    received = declared.replace("reasons: A", "received: 2026-03-02, reasons: B")
    assert in_short(compare_texts(registry, declared, received)) == [
        ("XA.notifications[0].received", "added", "status", "event"),
        ("XA.notifications[0].reasons", "changed", "text", "correction"),
    ]


def test_a_state_is_news_only_where_the_first_of_its_acts_is(registry: MakeRegistry) -> None:
    state = "XB: {name: B, instruments: [{kind: accession, deposited: 2025-08-31}, %s]}\n"
    new = PARTY + state % "{kind: withdrawal, received: 2026-03-02}"
    assert in_short(compare_texts(registry, PARTY, new)) == [("XB", "added", "status", "correction")]


def test_a_published_number_is_as_new_as_the_day_that_it_is_of(tmp_path: Path) -> None:
    totals = "totals: [{{on: {}, deposited: {}, sources: [x]}}]\n"
    for on, nature in (("2026-02-21", "correction"), ("2026-03-31", "event")):
        old, new = (_of(text_of(totals.format(on, number) + PARTY), tmp_path) for number in (161, 162))
        assert in_short(compare(old, new)) == [("totals[0].deposited", "changed", "fact", nature)]


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("adopted: 1997-09-18", "adopted: 1997-09-17", "fact"),
        ("opened: 1997-12-03", "opened: 1997-12-04", "fact"),
        ('article: "20"', 'article: "21"', "fact"),
        ("defers: true", "defers: true, notify: [depositary]", "fact"),
        ("  withdrawal: {", "  withdrawal: {day: first-of-month, ", "status"),
    ],
)
def test_beside_a_clause_that_moves_an_answer_the_treatys_other_words_are_no_graver(
    tmp_path: Path, before: str, after: str, level: str
) -> None:
    old = text_of(PARTY)
    new = old.replace(before, after, 1).replace("period: P6M, armed", "period: P1Y, armed")
    levels = {path: level for path, _, level, _ in in_short(compare(_of(old, tmp_path), _of(new, tmp_path)))}
    assert levels.pop("treaty.withdrawal.period") == "status"
    assert [*levels.values()] == [level]


def test_the_treatys_clauses_move_no_answer_that_only_one_side_has(tmp_path: Path) -> None:
    one, two = "XA: {name: Examplia}\n", "XA: {name: Examplia}\nXB: {name: B}\n"
    for states in ((one, two), (two, one)):
        old, new = (_of(text_of(text), tmp_path) for text in states)
        slower = text_of(states[1]).replace("period: P6M, armed", "period: P1Y, armed")
        (clause, state) = in_short(compare(old, _of(slower, tmp_path)))
        assert (clause[0], clause[2]) == ("treaty.withdrawal.period", "fact")
        assert (state[0], state[2]) == ("XB", "status")
        assert compare(old, new).consequences


@pytest.mark.parametrize(("old", "new"), [("accession", "succession"), ("succession", "accession")])
def test_a_published_day_decides_where_either_side_has_a_succession(registry: MakeRegistry, old: str, new: str) -> None:
    state = "XA: {name: X, instruments: [{kind: %s, deposited: 2001-03-05, takes_effect: %s, sources: [x]}]}\n"
    both = state % ("succession", "2001-03-01"), state % ("succession", "2001-03-02")
    assert [row[2] for row in in_short(compare_texts(registry, *both))] == ["status"]
    corrected = compare_texts(registry, state % (old, "2001-03-01"), state % (new, "2001-03-02"))
    assert [row[::2] for row in in_short(corrected)] == [
        ("XA.instruments[0].kind", "status"),
        ("XA.instruments[0].takes_effect", "status"),
    ]


def test_what_others_say_of_a_notice_is_no_graver_for_a_day_corrected_beside_it(registry: MakeRegistry) -> None:
    new = NOTICE.replace("received: 2025-07-18", "received: 2025-07-17").replace("2025-10-17", "2025-10-18")
    assert [row[::2] for row in in_short(compare_texts(registry, NOTICE, new))] == [
        ("UA.notifications[0].received", "status"),
        ("UA.notifications[0].objections[1].on", "fact"),
    ]


@given(PAIRS, st.booleans())
@settings(max_examples=150)
def test_an_answer_differs_if_and_only_if_a_change_is_of_level_status(
    lives: tuple[dict[str, object], dict[str, object]], is_new: bool
) -> None:
    one, other = (state_of(facts, "XA") for facts in lives)
    difference = compare(registry_of_states([] if is_new else [one]), registry_of_states([other]))
    assert bool(difference.consequences) == difference.reaches("status")
