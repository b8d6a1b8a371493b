"""By what an item of a list is known again in another version of it."""

from __future__ import annotations

import pytest

from ottawa_cli.comparison.identities import BY_ITSELF, IDENTITIES, paired_positions
from ottawa_cli.facts.plain import Fact


def _steps(*texts: str) -> list[Fact]:
    """Steps, each from its kind, its day and its text."""
    return [dict(zip(("kind", "on", "text"), text.split(" ", 2), strict=True)) for text in texts]


def _pairs(key: str, old: list[Fact], new: list[Fact]) -> list[tuple[int | None, int | None]]:
    pairs = paired_positions(old, new, IDENTITIES.get(key, BY_ITSELF))
    back = paired_positions(new, old, IDENTITIES.get(key, BY_ITSELF))
    assert sorted(map(str, pairs)) == sorted(str(pair[::-1]) for pair in back), "the other way round is the same"
    return pairs


def test_plain_text_is_known_again_by_itself_alone() -> None:
    assert _pairs("sources", ["a", "b"], ["b", "c"]) == [(1, 0), (None, 1), (0, None)]
    assert _pairs("sources", ["a", "a"], ["a"]) == [(0, 0), (1, None)]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["vote 2026-01-02 A", "vote 2026-01-02 B"], ["vote 2026-01-02 B", "vote 2026-01-02 A"], [(1, 0), (0, 1)]),
        (["vote 2026-01-02 A"], ["vote 2026-01-03 A"], [(0, 0)]),
        (["vote 2026-01-02 A"], ["vote 2026-01-03 B"], [(None, 0), (0, None)]),
        (["vote 2026-01-02 A"], ["bill 2026-01-02 A"], [(0, 0)]),
        (["vote 2026-01-02 A"], ["bill 2026-01-03 A"], [(None, 0), (0, None)]),
        (["vote 2026-01-02 A"], ["bill 2026-01-02 A", "vote 2026-01-09 A"], [(None, 0), (0, 1)]),
        (["vote 2026-01-02 A", "vote 2026-01-02 A"], ["vote 2026-01-02 A"], [(0, 0), (1, None)]),
    ],
)
def test_a_step_of_the_same_text_is_the_same_with_a_day_or_a_kind_corrected(
    old: list[str], new: list[str], pairs: list[tuple[int | None, int | None]]
) -> None:
    assert _pairs("steps", _steps(*old), _steps(*new)) == pairs


def test_an_author_is_not_corrected_but_a_conflict_has_no_kind_to_differ_in() -> None:
    one: Fact = {"by": "AT", "on": "2026-01-02"}
    assert _pairs("objections", [one], [{"by": "CH", "on": "2026-01-02"}]) == [(None, 0), (0, None)]
    assert _pairs("armed_conflicts", [{"since": "2022-02-24"}], [{"since": "2014-02-26"}]) == [(0, 0)]


def test_a_published_total_is_known_again_by_its_day_and_of_two_by_its_kind() -> None:
    old: list[Fact] = [{"on": "2011-01-31", "deposited": "156"}, {"on": "2013-10-31", "in_force": "161"}]
    assert _pairs("totals", old, [{"on": "2013-10-31", "in_force": "160"}]) == [(1, 0), (0, None)]
    assert _pairs("totals", old[:1], [{"on": "2011-02-28", "deposited": "156"}]) == [(None, 0), (0, None)]
    both: list[Fact] = [{"on": "2013-10-31", "deposited": "161"}, {"on": "2013-10-31", "in_force": "160"}]
    assert _pairs("totals", old[1:], both) == [(None, 0), (0, 1)]


def test_more_than_anyone_weighs_go_together_in_their_order() -> None:
    old, new = (_steps(*(f"vote 2026-01-02 {text}" for text in texts)) for texts in (range(200), range(199, -1, -1)))
    assert _pairs("steps", old, new) == [(position, position) for position in range(200)]


def test_ten_thousand_pairs_are_weighed_and_not_one_more() -> None:
    old, new = (_steps(*(f"vote 2026-01-02 {text}" for text in texts)) for texts in (range(100), range(99, -1, -1)))
    assert _pairs("steps", old, new) == [(99 - position, position) for position in range(100)]
    old, new = (_steps(*(f"vote 2026-01-02 {i}" for i in texts)) for texts in (range(73), range(136, -1, -1)))
    assert len(old) * len(new) == 10_001
    assert _pairs("steps", old, new)[:73] == [(position, position) for position in range(73)]


def test_of_those_that_are_alike_the_nearest_go_together_and_of_two_as_near_the_earlier() -> None:
    assert _pairs("sources", ["a", "b", "c"], ["c", "d", "c"]) == [(None, 0), (None, 1), (2, 2), (0, None), (1, None)]
    assert _pairs("sources", ["a", "c"], ["c", "d", "c"]) == [(1, 0), (None, 1), (None, 2), (0, None)]
