"""Lives full of events that are near to one another, under the clauses of any treaty: for tests of properties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from oracle.ahead import DECLARED_WITH_CONSENT_KNOWN, LATER_KNOWN

Facts = dict[str, object]
"""A block as a file has it."""


class Case(NamedTuple):
    """A State's block and the treaty's."""

    state: Facts
    treaty: Facts


_BEGINNINGS = st.sampled_from([date(2000, 1, 1), date(2000, 1, 31), date(2000, 2, 29)])
_ACTS = st.sampled_from(
    ["withdrawal", "withdrawal", "withdrawal", "revocation", "accession", "ratification", "succession"]
)
_NOTICES = st.sampled_from(["suspension", "provisional-application"])
_MOSTLY = st.sampled_from([True, True, True, False])


class _Calendar:
    """Days at some distances from one another, some of them known in part."""

    def __init__(self, draw: st.DrawFn, gaps: list[int], widths: list[int]) -> None:
        self._draw, self._gaps, self._widths = draw, gaps, widths

    def after(self, day: date) -> date:
        return day + timedelta(days=self._draw(st.sampled_from(self._gaps)))

    def about(self, day: date) -> date:
        return day + timedelta(days=self._draw(st.sampled_from([*self._gaps, *(-gap for gap in self._gaps)])))

    def text(self, day: date) -> str:
        last = day + timedelta(days=self._draw(st.sampled_from(self._widths)))
        return f"{day}/{last}" if last > day else str(day)


@st.composite
def _cases(draw: st.DrawFn, clauses: list[str], gaps: list[int], widths: list[int]) -> Case:
    """A treaty of some of the clauses, each a period and a rule for the day, and a State with such gaps in its life."""
    calendar, begins = _Calendar(draw, gaps, widths), draw(_BEGINNINGS)
    state = _state(draw, calendar, begins)
    general, threshold = calendar.about(begins), calendar.after(begins)
    periods = st.sampled_from(clauses).map(lambda text: dict(zip(("period", "day"), text.split(), strict=True)))
    entry: Facts = {"article": "17", **draw(periods)}
    if draw(_MOSTLY):
        entry["date"] = str(general)
    if draw(st.booleans()):
        entry["threshold_reached"] = str(threshold)
    if LATER_KNOWN and draw(st.booleans()):
        entry["later"] = "after-entry-into-force"
        entry["threshold_reached"] = str(min(threshold, general - timedelta(days=1)))  # as it is in any treaty
    treaty: Facts = {"id": "x", "name": "X", "short_name": "X", "verified": "2026-02-21", "entry_into_force": entry}
    if draw(_MOSTLY):
        treaty["withdrawal"] = {"article": "20", **draw(periods), "armed_conflict_defers": str(draw(_MOSTLY)).lower()}
    return Case(state, treaty)


def _state(draw: st.DrawFn, calendar: _Calendar, begins: date) -> Facts:
    """A State that begins with a consent; most file their acts in order."""
    instruments, day = [], begins
    for kind in ["accession", *draw(st.lists(_ACTS, max_size=4))]:
        day = calendar.after(day)
        instruments.append({"kind": kind, _dated(kind): calendar.text(day)})
        if kind == "succession" and draw(st.booleans()):
            instruments[-1]["takes_effect"] = calendar.text(calendar.about(day))
    beginnings = st.lists(
        st.integers(0, (day - begins).days).map(lambda days: begins + timedelta(days=days)), max_size=2
    )
    conflicts = [_spell(draw, calendar, {"since": calendar.text(since)}, since) for since in draw(beginnings)]
    notices = [
        _spell(draw, calendar, {"kind": draw(_NOTICES), "received": calendar.text(received)}, received)
        for received in draw(beginnings)
    ]
    if DECLARED_WITH_CONSENT_KNOWN and draw(st.booleans()):
        notices.append({"kind": "provisional-application"})
    acts = instruments if draw(_MOSTLY) else draw(st.permutations(instruments))
    state: Facts = {"code": "XA", "name": "Examplia", "instruments": acts}
    if draw(st.booleans()):
        state["signed"] = calendar.text(calendar.after(begins))
    return {**state, "armed_conflicts": conflicts, "notifications": notices}


def _dated(kind: str) -> str:
    return "received" if kind in ("withdrawal", "revocation") else "deposited"


def _spell(draw: st.DrawFn, calendar: _Calendar, spell: dict[str, str], begins: date) -> dict[str, str]:
    return {**spell, "ended": calendar.text(calendar.after(begins))} if draw(st.booleans()) else spell


_MONTHS = ["P6M same", "P1Y same", "P6M first-of-month", "P3M first-of-next-month", "P90D same", "P6M1D same"]
_MONTHS_APART = [0, 1, 29, 30, 31, 90, 92, 181, 182, 183, 184, 185, 365, 366]
_DAYS = ["P10D same", "P5D same", "P1W same", "P0D same"]
_DAYS_APART = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 14, 20]

CERTAIN = st.one_of(_cases(_MONTHS, _MONTHS_APART, [0]), _cases(_DAYS, _DAYS_APART, [0]))
UNCERTAIN = _cases(_DAYS, _DAYS_APART, [0, 0, 0, 0, 0, 3, 12])
