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
        ("XA:", "totals: [{on: 2011-01-01, signed: 1}]\nXA:", ("totals[0]", "added", "fact", "correction")),
        ("  withdrawal: {", "  # {", ("treaty.withdrawal", "removed", "status", "correction")),
        ("title: A source", "title: The source", ("sources.x.title", "changed", "source", "correction")),
        ("sources:\n  x:", "sources:\n  z: {title: Z, url: 'https://example.org', as_of: 2026-03}\n  x:",
         ("sources.z", "added", "source", "event")),
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


@given(PAIRS, st.booleans())
@settings(max_examples=150)
def test_an_answer_differs_if_and_only_if_a_change_is_of_level_status(
    lives: tuple[dict[str, object], dict[str, object]], is_new: bool
) -> None:
    one, other = (state_of(facts, "XA") for facts in lives)
    difference = compare(registry_of_states([] if is_new else [one]), registry_of_states([other]))
    assert bool(difference.consequences) == difference.reaches("status")
