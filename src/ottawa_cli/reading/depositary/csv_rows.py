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
        return Table("csv", headers, tuple(_rows(reader)))
    except csv.Error as error:
        raise Unreadable(f"{quoted(name)}:{reader.line_num}: no CSV: {error}") from None


def _rows(reader: csv._reader) -> Iterator[Row]:  # type: ignore[name-defined]
    """The rows, and one more than any treaty has."""
    rows = (Row(reader.line_num, tuple(cells)) for cells in reader if any(cells))
    yield from islice(rows, MOST_ROWS + 1)
