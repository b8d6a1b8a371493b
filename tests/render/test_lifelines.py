"""A State's runs as a line: nothing hidden, nothing longer than the screen, no colour needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeRegistry, day
from lives import UNCERTAIN, life_of
from ottawa_cli.documents.timeline import run_forms, timeline_document
from ottawa_cli.documents.types import RunForm
from ottawa_cli.facts.model import Registry
from ottawa_cli.render.drawing import page_of
from ottawa_cli.render.lifelines import life_lines
from ottawa_cli.system.output import Look

PLAIN = {
    "state-not-party": ".",
    "signatory": "-",
    "contracting-state": "~",
    "state-party": "=",
    "former-state-party": "x",
    "undetermined": "?",
}
THRICE = """\
XA:
  name: Examplia
  instruments:
    - {kind: accession, deposited: 2001-01-01, sources: [x]}
    - {kind: withdrawal, received: 2001-08-01, sources: [x]}
    - {kind: accession, deposited: 2003-01-01, sources: [x]}
    - {kind: withdrawal, received: 2003-08-01, sources: [x]}
    - {kind: accession, deposited: 2199-01-01, sources: [x]}
"""


def runs(registry: Registry, *codes: str) -> list[RunForm]:
    return timeline_document(registry, {}, codes, day("2026-02-21"), with_runs=True)["runs"]


def drawn(registry: Registry, *codes: str, width: int = 80, on: str = "2026-02-21") -> list[str]:
    """The lines, without the empty one before them."""
    blocks = life_lines(runs(registry, *codes), on, Look(width, colour=False, ascii=True))
    return page_of(blocks, Look(width, colour=False, ascii=True)).split("\n")[1:-1] if blocks else []


def squeezed(line: str) -> str:
    """Each stroke once."""
    return "".join(char for position, char in enumerate(line) if line[:position][-1:] != char)


@pytest.mark.parametrize("width", [30, 80, 10_000])
def test_every_state_is_drawn_in_the_order_of_its_life(shipped: Registry, width: int) -> None:
    for code, state in shipped.states.items():
        life = runs(shipped, code)
        lines = drawn(shipped, code, width=width)
        if not state.instruments and not state.signed:
            assert (lines, len(life)) == ([], 1)
            continue
        strokes = [_stroke(run) for run in life]
        assert squeezed(lines[1]) == squeezed("".join(strokes)), code
        assert len(lines[1]) == min(width, 100)
        assert max(map(len, lines)) <= width
        assert "2026-02-21 ^" in lines[2] or "^ 2026-02-21" in lines[2]


@given(state=UNCERTAIN, width=st.integers(20, 120))
def test_any_life_is_drawn_in_its_order_within_the_width(state: dict[str, object], width: int) -> None:
    life = run_forms(life_of(state))
    blocks = life_lines(life, "2005-06-01", Look(width, colour=False, ascii=True))
    if len(life) == 1:
        assert blocks == []
        return
    lines = page_of(blocks, Look(width, colour=False, ascii=True)).split("\n")
    strokes = [_stroke(run) for run in life]
    assert squeezed(lines[2]) == squeezed("".join(strokes))
    assert len(lines[2]) == max(min(width, 100), len(life))
    assert lines[3].strip("^ ") == "2005-06-01"


def _stroke(run: RunForm) -> str:
    marks = {*run["marks"], *run["possible_marks"]}
    if run["status"] != "state-party" or not marks:
        return PLAIN[run["status"]]
    return "%" if marks == {"suspension-notified"} else "#"


def test_the_first_and_the_last_day_of_each_run_stand_below(shipped: Registry) -> None:
    run_texts = [line.split("  ", 1)[1].strip() for line in drawn(shipped, "LT")[3:]]
    assert run_texts == [
        "State not party                  through 1999-02-25",
        "signatory                        1999-02-26 through 2003-05-11",
        "contracting State                2003-05-12 through 2003-10-31",
        "State Party                      2003-11-01 through 2025-06-26",
        "State Party, withdrawal pending  2025-06-27 through 2025-12-26",
        "former State Party               from 2025-12-27",
    ]


def test_a_run_of_a_day_among_centuries_is_seen(registry: MakeRegistry) -> None:
    line = drawn(registry(THRICE), "XA", width=40)[1]
    assert squeezed(line) == ".~=#x~=#x~="
    assert len(line) == 40
    assert squeezed(drawn(registry(THRICE), "XA", width=5, on="1800-01-01")[1]) == ".~=#x~=#x~="


def test_several_stand_below_one_another_with_what_they_are_on_the_day_asked(shipped: Registry) -> None:
    lines = drawn(shipped, "LT", "UA", "US", width=120, on="2025-12-26")
    assert [line[:3] for line in lines[1:4]] == ["LT ", "UA ", "US "]
    assert lines[1].endswith(" State Party, withdrawal pending 2025-06-27 through 2025-12-26")
    assert lines[2].endswith(" State Party, suspension notified from 2025-07-18")
    assert lines[3].endswith(". State not party")
    assert lines[-2:] == [
        ". State not party   - signatory   ~ contracting State   = State Party   # State Party, withdrawal notified",
        "% State Party, suspension notified   x former State Party",
    ]


def test_where_there_is_no_room_for_words_the_lines_stand_alone(shipped: Registry) -> None:
    lines = drawn(shipped, "LT", "LB", width=60)
    assert lines[1].endswith("xx")
    assert len(lines[1]) == 60
    assert "? undetermined" in "\n".join(lines)


def test_a_mark_that_is_not_sure_is_told_as_such(registry: MakeRegistry) -> None:
    life = "XA: {name: Examplia, instruments: [{kind: accession, deposited: 2001-01-01, sources: [x]}, %s]}\n"
    text = " ".join(
        " ".join(drawn(registry(life % "{kind: withdrawal, received: 2010-03, sources: [x]}"), "XA", width=120)).split()
    )
    assert "State Party, perhaps withdrawal pending 2010-03-01 through 2010-03-30" in text


def test_all_states_together_are_not_drawn(shipped: Registry) -> None:
    assert drawn(shipped, *shipped.states) == []
