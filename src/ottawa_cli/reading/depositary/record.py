"""From a table to a record: each row read by the legend of its columns, and held against the header's own numbers."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ottawa_cli.facts.deposits import Entry, Record, Saying
from ottawa_cli.facts.full_days import WrongDate, parse_day
from ottawa_cli.reading.depositary.cells import DAY_WORDS, Cell, cell_of, day_of
from ottawa_cli.reading.depositary.heading import entry_into_force_of
from ottawa_cli.reading.depositary.legend import Column, columns_of, meaning_of
from ottawa_cli.reading.depositary.notes import Notices, predecessors_in
from ottawa_cli.reading.depositary.participants import Participants
from ottawa_cli.reading.depositary.table import MOST_COLUMNS, MOST_ROWS, Row, Said, Table, note_numbers, plain_text
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable

_DAY: Final = re.compile(DAY_WORDS)
_PROVISIONAL: Final = re.compile("provisional application", re.IGNORECASE)
_LONGEST_SAYING: Final = 400  # characters of a declaration that are kept
_LONGEST_QUOTE: Final = 80  # characters of a cell that are repeated in a doubt
_MOST_DOUBTS: Final = 50


def record_of(table: Table, raw: bytes, name: str) -> Record:
    """Understand a table.

    Raises:
        Unreadable: it has no participants, though there may be some.
    """
    if not table.rows:
        raise Unreadable(f"{quoted(name)}: {_why_no_rows(table)}")
    if len(table.rows) > MOST_ROWS:
        raise Unreadable(f"{quoted(name)}: more than {MOST_ROWS} participants, and no treaty has so many")
    if len(table.headers) > MOST_COLUMNS:
        raise Unreadable(f"{quoted(name)}: more than {MOST_COLUMNS} columns, and no treaty has so many")
    columns = columns_of(table.headers)
    if not any(column.is_ours for column in columns):
        raise Unreadable(
            f"{quoted(name)}: no column of signatures or consents under '{quoted(', '.join(table.headers))}'"
        )
    reader = _RowReader(table, columns)
    entries = tuple(map(reader.entry, table.rows))
    concluded = _DAY.search(table.concluded or "")
    return Record(
        shape=table.shape,
        sha256=hashlib.sha256(raw).hexdigest(),
        reference=table.reference,
        title=table.title,
        concluded=table.concluded,
        adopted=day_of(*concluded.groups()) if concluded else None,
        as_of=_as_of(table),
        entry_into_force=entry_into_force_of(table.entry_into_force),
        parties=_number(table.parties),
        signatories=_number(table.signatories),
        entries=entries,
        declared=tuple((said.participant, _saying(said)) for said in table.declarations),
        territories=tuple(dict.fromkeys((*table.territories, *predecessors_in(table.notes)))),
        columns_left=tuple(column.heading for column in columns if not column.is_ours),
        shows_brackets=table.shape != "csv" or any(entry.is_withdrawn for entry in entries),
        doubts=(*_self_test(table, entries), *_first_of([*reader.doubts, *_listed_twice(entries)])),
    )


def _why_no_rows(table: Table) -> str:
    if number := _number(table.parties):
        return (
            f"no table of participants, though it prints {number} Parties: this copy has lost it; get the file "
            "anew from the UN Treaty Collection"
        )
    return "no table of participants"


class _RowReader:
    """Reads rows; ``doubts`` are what it could not make sense of."""

    def __init__(self, table: Table, columns: Sequence[Column]) -> None:
        self.doubts: list[str] = []
        self._columns = columns
        self._participants = Participants()
        self._notices = Notices(table.notes, self._key_of)
        self._declarations = self._by_participant(table.declarations)
        under_article = [said for said in table.under_article if not _is_provisional(said)]
        self._under_article = self._by_participant((*under_article, *table.notifications))
        self._provisionally = self._by_participant([said for said in table.under_article if _is_provisional(said)])

    def entry(self, row: Row) -> Entry:
        """One row."""
        name = self._participants.name_of(row.cells[0])
        code = self._participants.code_of(name)
        key = code or name
        numbers = note_numbers(row.cells[0])
        found: dict[str, object] = {"applies_provisionally": bool(self._provisionally[key])}
        others: list[tuple[str, str]] = []
        brackets: set[bool] = set()
        for column, text in zip(self._columns, row.cells[1:], strict=False):
            plain = plain_text(text)
            cell = cell_of(plain)
            fields = self._fields_of(cell, column) if cell else {}
            if cell and fields and not _days_of(fields) & _days_of(found):
                found |= fields
                brackets.add(cell.is_bracketed)
            elif plain:
                others.append((column.heading, plain))
                self._doubt_cell(name, column, plain, is_second=bool(fields))
        self._doubt_row(row, name, brackets)
        return Entry(
            name=name,
            code=code,
            entity=self._participants.entity_of(name, code),
            line=row.line,
            is_withdrawn=True in brackets,
            others=tuple(others),
            notes=numbers,
            notices=self._notices.of(key, self._participants.forms_of(name, code), numbers),
            declarations=(*self._declarations[key], *self._under_article[key]),
            **found,  # type: ignore[arg-type]
        )

    def _fields_of(self, cell: Cell, column: Column) -> dict[str, object]:
        """What a day says, under the names of an entry's fields; nothing: it is of none of the registry's acts."""
        meaning = meaning_of(cell.mark, column, self._columns)
        if meaning is None or meaning.use == "other":
            return {}
        if meaning.use == "signature":
            return {"signed": cell.day, "by_succession": meaning.by_succession}
        if meaning.use == "provisional":
            return {"applies_provisionally": True, "provisional": cell.day}
        return {"consent": cell.day, "kind": meaning.kind, "kind_printed": meaning.printed}

    def _doubt_cell(self, name: str, column: Column, plain: str, *, is_second: bool) -> None:
        if column.is_ours:
            why = "is a second day of one act" if is_second else "is no day with a known mark"
            self.doubts.append(f"{name}: '{plain[:_LONGEST_QUOTE]}' under '{column.heading}' {why}")

    def _doubt_row(self, row: Row, name: str, brackets: set[bool]) -> None:
        who, headings = name or f"the row of line {row.line}", len(self._columns) + 1
        if not name:
            self.doubts.append(f"{who} names no participant")
        if len(row.cells) != headings:
            self.doubts.append(f"{who} has {len(row.cells)} cells under {headings} headings")
        if len(brackets) > 1:
            self.doubts.append(f"{who} has days in square brackets, and others without")

    def _key_of(self, marked: str) -> str:
        """By what a participant is known: its code, or its name."""
        name = self._participants.name_of(marked)
        return self._participants.code_of(name) or name

    def _by_participant(self, all_said: Sequence[Said]) -> defaultdict[str, list[Saying]]:
        said_by: defaultdict[str, list[Saying]] = defaultdict(list)
        for said in all_said:
            said_by[self._key_of(said.participant)].append(_saying(said))
        return said_by


def _days_of(fields: dict[str, object]) -> set[str]:
    """Which of its days a row has."""
    return fields.keys() & {"signed", "consent", "provisional"}


def _is_provisional(said: Said) -> bool:
    """Is it a declaration of provisional application, by its heading or that of its section?"""
    return bool(_PROVISIONAL.search(f"{said.above} {said.title}"))


def _saying(said: Said) -> Saying:
    text = said.text if len(said.text) <= _LONGEST_SAYING else f"{said.text[:_LONGEST_SAYING]}…"
    return Saying(said.title, text)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 6 else None


def _as_of(table: Table) -> date | None:
    try:
        return parse_day(table.as_of) if table.as_of else None
    except WrongDate:
        return None


def _first_of(doubts: Sequence[str]) -> Iterator[str]:
    """The first doubts, and how many more there are."""
    yield from doubts[:_MOST_DOUBTS]
    if len(doubts) > _MOST_DOUBTS:
        yield f"and {len(doubts) - _MOST_DOUBTS} more like these"


def _listed_twice(entries: Sequence[Entry]) -> Iterator[str]:
    """A participant has one row, whenever it came and left."""
    times = Counter(entry.code or entry.name for entry in entries)
    for who, number in times.items():
        if number > 1:
            yield f"{who} has {number} rows"


def _self_test(table: Table, entries: Sequence[Entry]) -> Iterator[str]:
    """The header's numbers against the rows without brackets."""
    standing = [entry for entry in entries if not entry.is_withdrawn]
    pairs = {
        "Parties": (table.parties, sum(1 for entry in standing if entry.consent)),
        "Signatories": (table.signatories, sum(1 for entry in standing if entry.signed)),
    }
    for title, (printed, counted) in pairs.items():
        number = _number(printed)
        if number is not None and number != counted:
            yield f"the file prints {number} {title}, and its rows without brackets are {counted}"
