"""A State's runs as a line in time, with the first and last day of each in words."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.table import Table
from rich.text import Text

from ottawa_cli.render.drawing import STYLES
from ottawa_cli.render.words import STATUS_NAMES, eve, run_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import RunForm
    from ottawa_cli.system.output import Look

WIDEST: Final = 100
"""A line longer than this is not read better."""
MOST_LIVES: Final = 12
"""More of them are not looked at together."""

_STROKES: Final = {
    "state-not-party": "·.",
    "signatory": "┄-",
    "contracting-state": "─~",
    "state-party": "━=",
    "former-state-party": "×x",
    "undetermined": "??",
}
_MARKED: Final = "┅#"
"""A State Party that has a mark, or may have one."""
_NOTICE: Final = "State Party, notice given"
_ORDER: Final = [*STATUS_NAMES.values()]
_WORDS: Final = 60
"""Columns for the words behind a line, where nobody counts columns."""
_SHORTEST: Final = 30
"""A line shorter than this says nothing; then the words behind it are left out."""
_LABEL: Final = 6
_YEARS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)


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
    asked = date.fromisoformat(on)
    return _alone(lives[0], changes, asked, look) if len(lives) == 1 else _together(lives, changes, asked, look)


def _alone(life: Sequence[RunForm], changes: Sequence[date], asked: date, look: Look) -> list[RenderableType]:
    scale = _scale([*changes, asked], min(look.width, WIDEST))
    table = Table.grid(padding=(0, 2))
    for run in life:
        style = STYLES.get(run["status"], "")
        table.add_row(Text(_stroke(run, look), style), Text(run_text(run), style), _days(run))
    return ["", _years(scale), _line(life, scale, look), _caret(scale, asked), table]


def _together(
    lives: Sequence[Sequence[RunForm]], changes: Sequence[date], asked: date, look: Look
) -> list[RenderableType]:
    """Each with its code before it and, where there is room, its run of the day asked behind it."""
    label, width = max(len(life[0]["code"]) for life in lives) + 1, min(look.width, WIDEST + _WORDS)
    said = [" ".join(f" {run_text(run)} {_days(run)}".rstrip() for run in life if _holds(run, asked)) for life in lives]
    room = width - label - max(map(len, said))
    if room < _SHORTEST:
        said, room = [""] * len(lives), width - label
    scale, before = _scale([*changes, asked], min(room, WIDEST)), Text(" " * label, no_wrap=True)
    lines = [
        Text.assemble((f"{life[0]['code']:<{label}}", "bold"), _line(life, scale, look), words, no_wrap=True)
        for life, words in zip(lives, said, strict=True)
    ]
    return ["", before + _years(scale), *lines, before + _caret(scale, asked), *_legend(lives, look)]


def _legend(lives: Sequence[Sequence[RunForm]], look: Look) -> list[Text]:
    """What each stroke says of all the runs that it is drawn for, in the order of a State's life."""
    drawn = {_stroke(run, look): _kind(run) for life in lives for run in life}
    told = [f"{stroke} {what}" for stroke, what in sorted(drawn.items(), key=lambda item: _place(item[1]))]
    lines = [""]
    for item in told:
        if len(lines[-1]) + len(item) > look.width:
            lines.append("")
        lines[-1] += f"{item}   "
    return [Text(line, "dim", no_wrap=True) for line in lines]


def _place(kind: str) -> float:
    return _ORDER.index("State Party") + 0.5 if kind == _NOTICE else _ORDER.index(kind)


def _kind(run: RunForm) -> str:
    return _NOTICE if _is_marked(run) else STATUS_NAMES[run["status"]]


def _caret(scale: _Scale, asked: date) -> Text:
    """A caret under a day, with the day on the side where there is room."""
    place, day = min(scale.column(asked), scale.columns - 1), asked.isoformat()
    if place + 2 + len(day) <= scale.columns:
        return Text(f"{' ' * place}^ {day}", no_wrap=True)
    return Text(f"{day + ' ^':>{place + 1}}", no_wrap=True)


def _scale(days: Sequence[date], columns: int) -> _Scale:
    """From the first day to the last, with room on both sides for what was before, and what goes on."""
    first, last = min(days), max(days)
    margin = max((last - first) / 20, date.resolution * 30)
    return _Scale(max(first, date.min + margin) - margin, min(last, date.max - margin) + margin, columns)


def _holds(run: RunForm, day: date) -> bool:
    since, until = run["since"], run["until"]
    return (since is None or since <= day.isoformat()) and (until is None or day.isoformat() < until)


def _line(life: Sequence[RunForm], scale: _Scale, look: Look) -> Text:
    """Each run as wide as it is long, but never so short that it cannot be seen."""
    starts: list[int] = []
    for place, run in enumerate(life):
        at = scale.column(date.fromisoformat(run["since"])) if run["since"] else 0
        latest = scale.columns - (len(life) - place)
        starts.append(min(max(at if place else 0, starts[-1] + 1 if starts else 0), max(latest, place)))
    line = Text(no_wrap=True)
    for run, (start, stop) in zip(life, pairwise([*starts, scale.columns]), strict=True):
        line.append(_stroke(run, look) * max(1, stop - start), STYLES.get(run["status"], ""))
    return line


def _stroke(run: RunForm, look: Look) -> str:
    return (_MARKED if _is_marked(run) else _STROKES[run["status"]])[int(look.ascii)]


def _is_marked(run: RunForm) -> bool:
    return run["status"] == "state-party" and bool(run["marks"] or run["possible_marks"])


def _days(run: RunForm) -> str:
    """The first and the last day of a run: it ends on the day before the next begins."""
    last = f"through {eve(run['until'])}" if run["until"] else ""
    if run["since"] is None:
        return last
    return f"{run['since']} {last}" if last else f"from {run['since']}"


def _years(scale: _Scale) -> Text:
    """The years, each over its first day, as many as there is room for."""
    first, last = scale.first.year + 1, scale.last.year
    gap = next((gap for gap in _YEARS if scale.columns * gap >= _LABEL * max(1, last - first + 1)), _YEARS[-1])
    line = ""
    for year in range(first, last + 1):
        start = scale.column(date(year, 1, 1))
        if year % gap == 0 and len(line) + bool(line) <= start <= scale.columns - len(str(year)):
            line = f"{line:<{start}}{year}"
    return Text(line, "dim", no_wrap=True)
