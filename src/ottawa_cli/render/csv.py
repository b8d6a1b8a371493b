"""Documents as CSV for spreadsheets and scripts; no cell is run as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from ottawa_cli.documents.types import Element, HistoryDocument, HistoryRow, StatusDocument, TimelineDocument

STATUS_COLUMNS: Final = (
    "code", "iso3", "name", "status", "possible", "marks", "since", "until", "signed",
    "consent_kind", "consent_deposited", "consent_takes_effect",
    "withdrawal_received", "withdrawal_phase", "withdrawal_takes_effect", "suspension_received",
)  # fmt: skip
EVENT_COLUMNS: Final = ("on", "code", "event", "article", "text", "sources")
HISTORY_COLUMNS: Final = ("on", "in_force_min", "in_force_max", "deposited_min", "deposited_max", "joined", "left")

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def status_csv(document: StatusDocument) -> str:
    """A row for each State."""
    return _table_text(STATUS_COLUMNS, (_status_row(element) for element in document["states"]))


def events_csv(document: TimelineDocument) -> str:
    """A row for each event."""
    return _table_text(EVENT_COLUMNS, ([event[column] for column in EVENT_COLUMNS] for event in document["events"]))


def history_csv(document: HistoryDocument) -> str:
    """A row for each year or month."""
    return _table_text(HISTORY_COLUMNS, (_history_row(row) for row in document["rows"]))


def _history_row(row: HistoryRow) -> list[object]:
    return [row["on"], *row["in_force"].values(), *row["deposited"].values(), row["joined"], row["left"]]


def _status_row(element: Element) -> list[object]:
    consent, withdrawal, suspension = element["consent"], element["withdrawal"], element["suspension"]
    return [
        element["code"],
        element["iso3"],
        element["name"],
        element["status"],
        element["possible"],
        element["marks"],
        element["since"],
        element["until"],
        element["signed"],
        consent and consent["kind"],
        consent and consent["deposited"],
        consent and consent["takes_effect"],
        withdrawal and withdrawal["received"],
        withdrawal and withdrawal["phase"],
        withdrawal and withdrawal["takes_effect"],
        suspension and suspension["received"],
    ]


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
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
