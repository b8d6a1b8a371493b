"""A State's runs as a line in time, with the first and last day of each in words."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text

from ottawa_cli.render.drawing import STYLES, columns_alone
from ottawa_cli.render.words import STATUS_NAMES, answer_text, eve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import RunForm
    from ottawa_cli.system.output import Look

WIDEST: Final = 100
"""A line longer than this is not read better."""
MOST_LIVES: Final = 12
"""More of them are not looked at together."""

_LEAVING, _SUSPENDED = "leaving-state-party", "suspended-state-party"
"""A State Party that has notified its withdrawal, or a suspension, or may have."""
_STROKES: Final = {
    "state-not-party": "·.",
    "signatory": "┄-",
    "contracting-state": "─~",
    "state-party": "━=",
    _LEAVING: "┅#",
    _SUSPENDED: "≈%",
    "former-state-party": "×x",
    "undetermined": "??",
}
"""In the order of a State's life; the second is for terminals that know no more than ASCII."""
_LABELS: Final = {
    **STATUS_NAMES,
    _LEAVING: "State Party, withdrawal notified",
    _SUSPENDED: "State Party, suspension notified",
}
_WORDS_COLUMNS: Final = 60
"""Columns for the words behind a line, where nobody counts columns."""
_SHORTEST: Final = 30
"""A line shorter than this says nothing; then the words behind it are left out."""
_YEAR_COLUMNS: Final = 6
"""Columns that a year needs, with a gap."""
_YEAR_GAPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)


class _Scale(NamedTuple):
    """Days as columns."""

    first: date
    last: date
    columns: int

    def column(self, day: date) -> int:
        return round(self.columns * (day - self.first).days / max(1, (self.last - self.first).days))


def life_lines(runs: Sequence[RunForm], on: str, look: Look) -> list[RenderableType]:
    """One State as a line with its runs in words below; a few as lines below one another; nothing to see: nothing.

    The strokes differ in form as well as in colour; a caret stands under the day asked.
    """
    lives = [[*life] for _, life in groupby(runs, key=lambda run: run["code"])]
    changes = [date.fromisoformat(run["since"]) for run in runs if run["since"]]
    if not changes or len(lives) > MOST_LIVES:
        return []
    day = date.fromisoformat(on)
    return _one_life(lives[0], changes, day, look) if len(lives) == 1 else _several_lives(lives, changes, day, look)


def _one_life(life: Sequence[RunForm], changes: Sequence[date], day: date, look: Look) -> list[RenderableType]:
    """With its runs in words below."""
    scale = _scale([*changes, day], min(look.width, WIDEST))
    legend = []
    for run in life:
        style = STYLES.get(run["status"], "")
        legend.append((Text(_stroke(run, look), style), Text(answer_text(run), style), Text(_days_text(run))))
    return ["", _years_line(scale), _life_line(life, scale, look), _caret_line(scale, day), columns_alone(legend)]


def _several_lives(
    lives: Sequence[Sequence[RunForm]], changes: Sequence[date], day: date, look: Look
) -> list[RenderableType]:
    """Each with its code before it and, where there is room, its run of the day behind it."""
    margin, width = max(len(life[0]["code"]) for life in lives) + 1, min(look.width, WIDEST + _WORDS_COLUMNS)
    words = [
        " ".join(f" {answer_text(run)} {_days_text(run)}".rstrip() for run in life if _holds(run, day))
        for life in lives
    ]
    room = width - margin - max(map(len, words))
    if room < _SHORTEST:
        words, room = [""] * len(lives), width - margin
    scale, indent = _scale([*changes, day], min(room, WIDEST)), Text(" " * margin, no_wrap=True)
    lines = [
        Text.assemble((f"{life[0]['code']:<{margin}}", "bold"), _life_line(life, scale, look), behind, no_wrap=True)
        for life, behind in zip(lives, words, strict=True)
    ]
    return ["", indent + _years_line(scale), *lines, indent + _caret_line(scale, day), *_legend(lives, look)]


def _legend(lives: Sequence[Sequence[RunForm]], look: Look) -> list[Text]:
    """What each stroke says of all the runs that it is drawn for, in the order of a State's life."""
    drawn, lines = {_kind(run) for life in lives for run in life}, [""]
    for kind in (kind for kind in _STROKES if kind in drawn):
        entry = f"{_STROKES[kind][look.ascii]} {_LABELS[kind]}"
        if len(lines[-1]) + len(entry) > look.width:
            lines.append("")
        lines[-1] += f"{entry}   "
    return [Text(line, "dim", no_wrap=True) for line in lines]


def _caret_line(scale: _Scale, day: date) -> Text:
    """A caret under a day, with the day on the side where there is room."""
    column, label = min(scale.column(day), scale.columns - 1), day.isoformat()
    if column + 2 + len(label) <= scale.columns:
        return Text(f"{' ' * column}^ {label}", no_wrap=True)
    return Text(f"{label + ' ^':>{column + 1}}", no_wrap=True)


def _scale(days: Sequence[date], columns: int) -> _Scale:
    """From the first day to the last, with room on both sides for what was before, and what goes on."""
    first, last = min(days), max(days)
    margin = max((last - first) / 20, date.resolution * 30)
    return _Scale(max(first, date.min + margin) - margin, min(last, date.max - margin) + margin, columns)


def _holds(run: RunForm, day: date) -> bool:
    since, until = run["since"], run["until"]
    return (since is None or since <= day.isoformat()) and (until is None or day.isoformat() < until)


def _life_line(life: Sequence[RunForm], scale: _Scale, look: Look) -> Text:
    """Each run as wide as it is long, but never so short that it cannot be seen."""
    starts: list[int] = []
    for position, run in enumerate(life):
        column = scale.column(date.fromisoformat(run["since"])) if position and run["since"] else 0
        earliest, latest = starts[-1] + 1 if starts else 0, max(scale.columns - (len(life) - position), position)
        starts.append(min(max(column, earliest), latest))
    line = Text(no_wrap=True)
    for run, (start, stop) in zip(life, pairwise([*starts, scale.columns]), strict=True):
        line.append(_stroke(run, look) * max(1, stop - start), STYLES.get(run["status"], ""))
    return line


def _stroke(run: RunForm, look: Look) -> str:
    return _STROKES[_kind(run)][look.ascii]


def _kind(run: RunForm) -> str:
    marks = (*run["marks"], *run["possible_marks"])
    if run["status"] != "state-party" or not marks:
        return run["status"]
    return _SUSPENDED if {*marks} == {"suspension-notified"} else _LEAVING


def _days_text(run: RunForm) -> str:
    """The first and the last day of a run: it ends on the day before the next begins."""
    last = f"through {eve(run['until'])}" if run["until"] else ""
    if run["since"] is None:
        return last
    return f"{run['since']} {last}" if last else f"from {run['since']}"


def _years_line(scale: _Scale) -> Text:
    """The years, each over its first day, as many as there is room for."""
    first, last = scale.first.year + 1, scale.last.year
    years = max(1, last - first + 1)
    gap = next((gap for gap in _YEAR_GAPS if scale.columns * gap >= _YEAR_COLUMNS * years), _YEAR_GAPS[-1])
    line = ""
    for year in range(first, last + 1):
        start = scale.column(date(year, 1, 1))
        if year % gap == 0 and len(line) + bool(line) <= start <= scale.columns - len(str(year)):
            line = f"{line:<{start}}{year}"
    return Text(line, "dim", no_wrap=True)
