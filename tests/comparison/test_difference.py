"""Two registries held against each other, as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TREATY, MakeRegistry
from differences import LIVES, NOTICE, PAIRS, PARTY, registry_of_states, state_of
from ottawa_cli import compare
from ottawa_cli.comparison.difference import Difference, differing_blocks
from ottawa_cli.facts.model import State, Treaty
from ottawa_cli.facts.words import LEVELS
from ottawa_cli.law.timelines import Timeline, timeline_of


def test_a_state_whose_facts_are_the_same_is_looked_at_no_closer(
    registry: MakeRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = NOTICE.replace("UA:", "XB:")
    old = registry(PARTY + other)
    renamed = TREATY.replace("Ottawa Convention", "Mine Ban Treaty")  # moves no answer
    new = registry(PARTY.replace("06-27", "06-29") + other, renamed)
    codes: list[str] = []

    def watched(state: State, treaty: Treaty) -> Timeline:
        codes.append(state.code)
        return timeline_of(state, treaty)

    monkeypatch.setattr("ottawa_cli.snapshot.loaded.timeline_of", watched)
    compare(old, new)
    assert codes == ["XA", "XA"]


def test_it_reaches_its_gravest_level_and_all_below_and_names_the_states_alone(registry: MakeRegistry) -> None:
    old = registry(PARTY)
    difference = compare(old, registry(PARTY.replace("Examplia", "Exampland"), TREATY.replace("09-18", "09-17")))
    assert {level: difference.reaches(level) for level in LEVELS} == {
        "status": False, "fact": True, "source": True, "text": True,
    }  # fmt: skip
    assert difference.codes == {"XA"}
    moved = compare(old, registry(PARTY, TREATY.replace("period: P6M, armed", "period: P1Y, armed")))
    assert all(moved.reaches(level) for level in LEVELS)
    assert moved.codes == {"XA"}
    assert not any(compare(old, old).reaches(level) for level in LEVELS)


@given(st.lists(LIVES, max_size=4))
@settings(max_examples=50)
def test_a_registry_does_not_differ_from_itself(lives: list[dict[str, object]]) -> None:
    states = [state_of(facts, f"X{number}") for number, facts in enumerate(lives)]
    assert compare(registry_of_states(states), registry_of_states(reversed(states))) == Difference((), ())


@given(PAIRS)
@settings(max_examples=150)
def test_the_other_way_round_is_the_mirror_image(lives: tuple[dict[str, object], dict[str, object]]) -> None:
    old, new = (registry_of_states([state_of(facts, "XA")]) for facts in lives)
    there, back = compare(old, new), compare(new, old)
    assert _mirrored(there) == sorted(
        (_steps(change.path), change.kind, repr(change.old), repr(change.new), level) for change, level, _ in back.facts
    )
    assert there.consequences == tuple(
        {**row, "before": row["after"], "after": row["before"]} for row in back.consequences
    )


def _mirrored(difference: Difference) -> list[tuple[object, ...]]:
    """The facts as the other side sees them, whatever their places: these are those of the newer side."""
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    return sorted(
        (_steps(change.path), turned[change.kind], repr(change.new), repr(change.old), level)
        for change, level, _ in difference.facts
    )


def _steps(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


DIGESTS = st.dictionaries(
    st.sampled_from(["treaty", "sources", "totals", "LT", "LV", "EE", "FI", "PL"]), st.sampled_from("abc")
)


@given(DIGESTS, DIGESTS)
def test_the_blocks_that_differ_are_those_of_another_digest_wherever_they_stand(
    old: dict[str, str], new: dict[str, str]
) -> None:
    sides = [["", *(f"{block} {digest}" for block, digest in side.items()), ""] for side in (old, new)]
    differing = differing_blocks(*sides)
    assert {*differing} == {block for block in {*old, *new} if old.get(block) != new.get(block)}
    heads = [block for block in ("treaty", "sources", "totals") if block in differing]
    assert differing == heads + sorted({*differing} - {*heads})
