"""Properties of every history, whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TREATY
from ottawa_cli.model import State, Status, Treaty
from ottawa_cli.reader import Block, read
from ottawa_cli.standings import standing_on
from ottawa_cli.timelines import Timeline, timeline

FIRST, LAST = date(1998, 1, 1), date(2012, 12, 31)
PRESENT = st.dates(FIRST, LAST).map(date.isoformat)
PARTIAL = st.one_of(
    PRESENT,
    PRESENT.map(lambda text: text[:7]),
    PRESENT.map(lambda text: text[:4]),
    st.tuples(PRESENT, PRESENT).map(lambda ends: "/".join(sorted(ends))),
)


def _instruments(moments: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, object]]:
    return st.one_of(
        st.fixed_dictionaries({"kind": st.sampled_from(["accession", "ratification"]), "deposited": moments}),
        st.fixed_dictionaries(
            {"kind": st.just("succession"), "deposited": moments}, optional={"takes_effect": moments}
        ),
        st.fixed_dictionaries({"kind": st.sampled_from(["withdrawal", "revocation"]), "received": moments}),
    )


def _states(moments: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, object]]:
    spells = st.fixed_dictionaries({"since": moments}, optional={"ended": moments})
    notices = st.fixed_dictionaries(
        {"kind": st.sampled_from(["suspension", "provisional-application"]), "received": moments},
        optional={"ended": moments},
    )
    return st.fixed_dictionaries(
        {"code": st.just("XA"), "name": st.just("Examplia")},
        optional={
            "signed": moments,
            "instruments": st.lists(_instruments(moments), max_size=5),
            "armed_conflicts": st.lists(spells, max_size=2),
            "notifications": st.lists(notices, max_size=2),
        },
    )


def _few_partial(state: dict[str, object]) -> bool:
    try:
        State.model_validate(state)
    except ValueError:
        return False
    return True


CERTAIN = _states(PRESENT)
UNCERTAIN = _states(PARTIAL).filter(_few_partial)


def _treaty() -> Treaty:
    (block,) = (item for item in read(TREATY.encode()) if isinstance(item, Block))
    return Treaty.model_validate(block.data)


ARTICLES = _treaty()


def _life(state: dict[str, object]) -> Timeline:
    return timeline(State.model_validate(state), ARTICLES)


@given(st.one_of(CERTAIN, UNCERTAIN))
@settings(max_examples=300, deadline=None)
def test_the_end_of_each_run_is_the_beginning_of_the_next(state: dict[str, object]) -> None:
    runs = _life(state).runs
    assert runs[0].since is None
    assert runs[-1].until is None
    for run, after in pairwise(runs):
        assert run.until is not None
        assert run.until == after.since
        assert run.since is None or run.since < run.until
        assert run[2:] != after[2:]


@given(CERTAIN)
@settings(max_examples=200, deadline=None)
def test_where_every_day_is_known_every_answer_is(state: dict[str, object]) -> None:
    for run in _life(state).runs:
        assert len(run.possible) == 1
        assert run.possible_marks == ()


@given(CERTAIN)
@settings(max_examples=200, deadline=None)
def test_a_state_leaves_only_what_it_was_bound_by(state: dict[str, object]) -> None:
    for run, after in pairwise(_life(state).runs):
        if after.possible == (Status.FORMER,) and run.possible != after.possible:
            assert run.possible == (Status.PARTY,)


@given(UNCERTAIN, st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400)))
@settings(max_examples=300, deadline=None)
def test_an_answer_holds_what_each_reading_says_and_nothing_is_both_sure_and_possible(
    state: dict[str, object], on: date
) -> None:
    life = _life(state)
    run = life.run_on(on)
    assert {course.status_on(on) for course in life.courses} <= set(run.possible)
    assert not set(run.marks) & set(run.possible_marks)
    answer = standing_on(life, on)
    assert (answer.status == "undetermined") == (len(run.possible) > 1)
    assert answer.since is None or answer.since.earliest <= on
    assert answer.until is None or on < answer.until.latest


@given(st.integers(0, 700), st.integers(0, 900), st.dates(date(2003, 1, 1), date(2006, 12, 31)))
@settings(max_examples=300, deadline=None)
def test_a_range_of_deposits_says_what_every_day_in_it_would(width: int, shift: int, on: date) -> None:
    """What may be, by the ends and what lies between, is just what some day of the range would make of it."""
    first = date(2003, 1, 1) + timedelta(days=shift)
    last = first + timedelta(days=width)

    def possible(deposited: str) -> set[Status]:
        life = _life({"code": "XA", "name": "X", "instruments": [{"kind": "accession", "deposited": deposited}]})
        return set(life.run_on(on).possible)

    each = [possible((first + timedelta(days=days)).isoformat()) for days in range(0, width + 1, max(1, width // 40))]
    each.append(possible(last.isoformat()))
    assert set().union(*each) <= possible(f"{first}/{last}")
    if width < 40:
        assert set().union(*each) == possible(f"{first}/{last}")
