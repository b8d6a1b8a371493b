"""Every history that a State may have, for tests of properties."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from conftest import TREATY
from ottawa_cli.facts.model import MOST_PARTIAL_DATES, State, Treaty
from ottawa_cli.law.timelines import Timeline, timeline_of
from ottawa_cli.reading.blocks import Block, read

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
    notices = st.one_of(
        st.fixed_dictionaries({"kind": st.just("suspension"), "received": moments}, optional={"ended": moments}),
        st.fixed_dictionaries(
            {"kind": st.just("provisional-application")}, optional={"received": moments, "ended": moments}
        ),
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
    return State.model_validate(state).partial_dates() <= MOST_PARTIAL_DATES


CERTAIN = _states(PRESENT)
UNCERTAIN = _states(PARTIAL).filter(_few_partial)


def _treaty() -> Treaty:
    (block,) = (item for item in read(TREATY.encode()) if isinstance(item, Block))
    return Treaty.model_validate(block.data)


ARTICLES = _treaty()


def life_of(state: dict[str, object]) -> Timeline:
    """What the law makes of a State's facts."""
    return timeline_of(State.model_validate(state), ARTICLES)
