"""The depositary's own file of a treaty: bytes in, a record out.

The United Nations Treaty Collection publishes each multilateral treaty as an XML file and as a page; others pass its
rows on as CSV. All three reduce to header cells and rows, and are read by the same code. In the order of the work:

- ``repair``: from bytes to text, with nothing dropped
- ``tree``, ``page``, ``csv_rows``: from text to the header, the table and what stands around it
- ``table``: that, as values
- ``legend``: what a column's heading says of the marks behind its days; ``cells``: a day, its mark, its brackets
- ``heading``: the general entry into force, its ``numerals``; ``notes``: what end notes tell of withdrawals
- ``participants``: who a row is about; ``record``: all of it together, and what is odd in the file
"""

from __future__ import annotations

from ottawa_cli.facts.deposits import Record
from ottawa_cli.reading.depositary.csv_rows import table_of_csv
from ottawa_cli.reading.depositary.page import table_of_page
from ottawa_cli.reading.depositary.record import record_of
from ottawa_cli.reading.depositary.repair import Shape, repaired, shape_of
from ottawa_cli.reading.depositary.tree import table_of_xml


def read_deposits(raw: bytes, name: str) -> Record:
    """Read the depositary's file.

    Args:
        raw: its bytes.
        name: what messages call it.

    Raises:
        Unreadable: it is no such file, is larger than any, or has no table of participants.
    """
    shape = shape_of(raw, name)
    readers = {Shape.XML: table_of_xml, Shape.HTML: table_of_page, Shape.CSV: table_of_csv}
    return record_of(readers[shape](repaired(raw, shape), name), raw, name)
