"""Documents as CSV for spreadsheets and scripts; no cell is run as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TextIO

    from ottawa_cli.documents.types import (
        DeadlinesDocument,
        HistoryDocument,
        StandingsDocument,
        StatusDocument,
        TimelineDocument,
        TimelinesDocument,
    )

_OWN_COLUMNS: Final = ("code", "iso3", "name", "status", "possible", "marks", "since", "until", "signed")
_ACT_COLUMNS: Final = (
    *(("consent", "kind"), ("consent", "deposited"), ("consent", "takes_effect")),
    *(("withdrawal", "received"), ("withdrawal", "phase"), ("withdrawal", "takes_effect"), ("suspension", "received")),
)
"""An act, and what is told of it: the column is called by both."""
STATUS_COLUMNS: Final = (*_OWN_COLUMNS, *map("_".join, _ACT_COLUMNS))
EVENT_COLUMNS: Final = ("on", "code", "event", "article", "text", "sources")
DEADLINE_COLUMNS: Final = (
    *("code", "name", "id", "article", "term", "due", "original", "status", "late"),
    *("met", "unmet", "settled", "found", "as_of", "sources"),
)
HISTORY_COLUMNS: Final = ("on", "in_force_min", "in_force_max", "deposited_min", "deposited_max", "joined", "left")

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def status_csv(document: StatusDocument) -> str:
    """A row for each State."""
    return _table_text(STATUS_COLUMNS, (_status_row(element) for element in document["states"]))


def standings_csv(document: StandingsDocument) -> str:
    """A row for each State and treaty."""
    rows = (
        [part["treaty"]["id"], *_status_row(element)] for part in document["standings"] for element in part["states"]
    )
    return _table_text(("treaty", *STATUS_COLUMNS), rows)


def events_csv(document: TimelineDocument) -> str:
    """A row for each event."""
    return _table_text(EVENT_COLUMNS, ([event[column] for column in EVENT_COLUMNS] for event in document["events"]))


def timelines_csv(document: TimelinesDocument) -> str:
    """A row for each event under each treaty."""
    rows = (
        [part["treaty"]["id"], *(event[column] for column in EVENT_COLUMNS)]
        for part in document["timelines"]
        for event in part["events"]
    )
    return _table_text(("treaty", *EVENT_COLUMNS), rows)


def deadlines_csv(document: DeadlinesDocument) -> str:
    """A row for each deadline; ``extensions`` are the days that it was put off to; ``?`` where one was not read."""
    rows = (
        [
            *(form[column] for column in DEADLINE_COLUMNS),
            [each["until"] or "?" for each in form["extensions"]],
        ]
        for form in document["deadlines"]
    )
    return _table_text((*DEADLINE_COLUMNS, "extensions"), rows)


def history_csv(document: HistoryDocument) -> str:
    """A row for each year or month."""
    rows = (
        [row["on"], *row["in_force"].values(), *row["deposited"].values(), row["joined"], row["left"]]
        for row in document["rows"]
    )
    return _table_text(HISTORY_COLUMNS, rows)


def _status_row(element: Mapping[str, Any]) -> list[object]:
    cells = [element[column] for column in _OWN_COLUMNS]
    return cells + [element[act] and element[act][key] for act, key in _ACT_COLUMNS]


def _table_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    write_table(out, header, rows)
    return out.getvalue()


def write_table(out: TextIO, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table as it comes, for one that is too long to be held."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell_text(value) for value in row] for row in rows)


def _cell_text(value: object) -> str:
    """A list is joined by spaces; what a spreadsheet would run gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
