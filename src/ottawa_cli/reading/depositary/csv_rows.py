"""From a CSV of the depositary's rows to their table: a header, then names and cells; brackets and notes are gone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from ottawa_cli.reading.depositary.table import MOST_ROWS, Row, Table
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable


def table_of_csv(text: str, name: str) -> Table:
    """Read the rows.

    Raises:
        Unreadable: it is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headers = tuple(next(reader, ()))
        return Table("csv", headers, tuple(islice(_rows(reader), MOST_ROWS + 1)))
    except csv.Error as error:
        raise Unreadable(f"{quoted(name)}:{reader.line_num}: no CSV: {error}") from None


def _rows(reader: csv._reader) -> Iterator[Row]:  # type: ignore[name-defined]
    """The rows; a cell may go over several lines, and a row begins on the first."""
    begins = reader.line_num + 1
    for cells in reader:
        if any(cells):
            yield Row(begins, tuple(cells))
        begins = reader.line_num + 1
