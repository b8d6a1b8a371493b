"""The curve as elements of an SVG: what it says of the number over time, with and without a style."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from ottawa_cli.documents.counting import Steps
from ottawa_cli.documents.pictures import Leaving
from ottawa_cli.render.curve import Plot, curve_shapes, line_path, peak_of, recent_plot, segments, whole_plot
from ottawa_cli.render.page.opening import recent_text

FALL: Steps = [("", 0, 0), ("2000-01-01", 100, 100), ("2024-01-01", 104, 104), ("2025-01-01", 102, 103)]
FIRST, LAST = date(1999, 1, 1), date(2026, 1, 1)
SIZE = (1000, 132)


def texts(steps: Steps, plot: Plot, *leavings: Leaving) -> list[str]:
    root = ElementTree.fromstring(f"<svg>{curve_shapes(steps, plot, leavings)}</svg>")
    return [text.text or "" for text in root.iter("text")]


def test_the_number_of_each_day_is_drawn_from_that_day_until_the_next() -> None:
    assert [*segments(FALL, date(2023, 1, 1), date(2024, 6, 1))] == [
        (date(2023, 1, 1), date(2024, 1, 1), (100, 100)),
        (date(2024, 1, 1), date(2024, 6, 1), (104, 104)),
    ]
    assert [*segments(FALL, FIRST, date(1999, 6, 1))] == [(FIRST, date(1999, 6, 1), (0, 0))]
    plot = Plot(date(2023, 12, 31), date(2024, 1, 2), 100, 104, 220, 100, margin=10, head=20, foot=20)
    assert line_path(FALL, plot) == "M10 80V80.0H110V20.0H210"


def test_all_years_begin_at_none_and_the_last_ten_have_an_axis_of_their_own() -> None:
    whole, recent = whole_plot(FALL, FIRST, LAST, SIZE), recent_plot(FALL, date(2025, 6, 1), LAST, SIZE)
    assert (whole.first, whole.least, whole.most) == (FIRST, 0, 104)
    assert recent
    assert (recent.first, recent.last, recent.least, recent.most) == (date(2016, 1, 1), LAST, 99, 105)
    fallen = [plot.y(102) - plot.y(104) for plot in (whole, recent)]
    assert fallen[0] < 3
    assert fallen[1] > 20, "seen at once"


def test_the_years_that_are_drawn_closer_are_told_however_old_the_facts_are() -> None:
    recent = recent_plot(FALL, date(2019, 6, 1), LAST, SIZE)
    assert recent
    assert recent_text(recent) == "The years 2010 to 2026, closer: this axis goes from 99 to 105, and not from none."


def test_the_days_of_which_facts_may_be_missing_are_shaded() -> None:
    plot = whole_plot(FALL[:2], FIRST, LAST, SIZE)
    (shade,) = ElementTree.fromstring(f"<svg>{curve_shapes(FALL[:2], plot, [], date(2025, 1, 1))}</svg>").iter("rect")
    assert float(shade.get("x", "")) == pytest.approx(plot.x(date(2025, 1, 1)), abs=0.1)
    assert "<rect" not in curve_shapes(FALL[:2], plot, [], LAST)


@pytest.mark.parametrize(
    "steps", [[("", 0, 0)], [("", 0, 0), ("2024-01-01", 5, 5)], [("", 0, 0), ("1990-01-01", 9, 9)]]
)
def test_nothing_is_drawn_closer_where_nothing_moved_or_all_is_seen(steps: Steps) -> None:
    assert recent_plot(steps, date(2025, 6, 1), LAST, SIZE) is None


def test_the_peak_is_told_where_it_has_gone_down_since() -> None:
    assert peak_of(FALL) == (date(2024, 1, 1), 104)
    assert peak_of(FALL[:3]) is None
    assert peak_of(FALL[:1]) is None
    assert "peak 104, 2024-01-01" in texts(FALL, whole_plot(FALL, FIRST, LAST, SIZE))
    assert not [text for text in texts(FALL[:3], whole_plot(FALL[:3], FIRST, LAST, SIZE)) if "peak" in text]


def test_leavings_that_are_near_share_their_words_and_each_has_its_stroke() -> None:
    near = [Leaving(date(2024, 12, 1), ("A", "B")), Leaving(date(2025, 1, 1), ("C",))]
    plot = whole_plot(FALL, FIRST, LAST, SIZE)
    assert "3 left" in texts(FALL, plot, *near)
    assert {"2 left", "1 left"} <= {*texts(FALL, plot, Leaving(date(2010, 1, 1), ("D",)), near[0])}
    assert "2025-01-01: left: C" in curve_shapes(FALL, plot, near)
    assert "left: &#35;#[error]" in curve_shapes(FALL, plot, [Leaving(date(2024, 12, 1), ("##[error]",))])
    assert "left: &lt;b&gt;" in curve_shapes(FALL, plot, [Leaving(date(2024, 12, 1), ("<b>",))])


def test_what_the_facts_leave_open_is_a_box_above_the_line() -> None:
    plot = whole_plot(FALL, FIRST, LAST, SIZE)
    (box,) = ElementTree.fromstring(f"<svg>{curve_shapes(FALL, plot, [])}</svg>").iter("rect")
    assert float(box.get("x", "")) == pytest.approx(plot.x(date(2025, 1, 1)), abs=0.1)
    assert float(box.get("height", "")) == pytest.approx(plot.y(102) - plot.y(103), abs=0.1)
