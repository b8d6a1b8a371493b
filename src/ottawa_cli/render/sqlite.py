"""Rows into one SQLite file: the tables, their keys, and the views that a newcomer asks."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from errno import EIO
from itertools import groupby
from operator import attrgetter
from re import sub
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.full_days import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from re import Match

    from ottawa_cli.documents.sql_rows import Row

APPLICATION_ID: Final = 0x4F545457  # 'OTTW', as SQLite's header tells programs apart
FORMAT_VERSION: Final = 2

SETTINGS: Final = f"""\
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -500;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT_VERSION};
"""
"""No journal: a file that is not whole is never seen. A small cache: rows come nearly in the order of their keys.
What a build of SQLite may have another default for is said."""


def _moments(*names: str) -> str:
    """Dates as the registry writes them (partial ones too), and the days between which each lies; NULL: none known."""
    return ", ".join(f"{name} TEXT, {name}_earliest TEXT, {name}_latest TEXT" for name in names)


def _checked(tables: str) -> str:
    """Hold each column to its type, as ``STRICT`` would: that word is none to an SQLite before 3.37."""
    return sub(r"\b(\w+) (TEXT|INTEGER)\b( NOT NULL| PRIMARY KEY)?", _checked_column, tables)


def _checked_column(column: Match[str]) -> str:
    name, kind, constraint = column.groups()
    kinds = f"= '{kind.lower()}'" if constraint else f"IN ('{kind.lower()}', 'null')"
    return f"{column[0]} CHECK (typeof({name}) {kinds})"


_FACT: Final = "id TEXT PRIMARY KEY REFERENCES fact (id)"
_OF_A_STATE: Final = "code TEXT NOT NULL REFERENCES state (code)"
_ON_A_NOTIFICATION: Final = "notification TEXT NOT NULL REFERENCES notification (id), made_by TEXT NOT NULL"

TABLES: Final = _checked(f"""\
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
  id TEXT PRIMARY KEY, title TEXT, url TEXT, {_moments("as_of")}
  -- title and url are NULL where the registry cites a source that it does not describe
) WITHOUT ROWID;
CREATE TABLE state (
  code TEXT PRIMARY KEY, iso3 TEXT, name TEXT NOT NULL, {_moments("signed")}, note TEXT
) WITHOUT ROWID;
CREATE TABLE fact (
  id TEXT PRIMARY KEY,  -- by its kind and ordinal, such as apmbc/LT/withdrawal/1
  path TEXT NOT NULL,  -- where it stands in the registry, such as LT.instruments[1]
  {_OF_A_STATE}, kind TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE citation (
  fact TEXT NOT NULL REFERENCES fact (id), place INTEGER NOT NULL, source TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (fact, place)
) WITHOUT ROWID;
CREATE TABLE instrument (
  {_FACT}, {_OF_A_STATE}, place INTEGER NOT NULL,
  kind TEXT NOT NULL, is_consent INTEGER NOT NULL, {_moments("day")},  -- of deposit or, by the depositary, of receipt
  {_moments("published")}, reference TEXT, reasons TEXT, notified TEXT, not_found TEXT,
  {_moments("takes_effect", "not_before", "revoked")}, article TEXT, rule TEXT, idle TEXT  -- computed
) WITHOUT ROWID;
CREATE TABLE notification (
  {_FACT}, {_OF_A_STATE}, place INTEGER NOT NULL,
  kind TEXT NOT NULL, {_moments("received", "ended")}, reasons TEXT
) WITHOUT ROWID;
CREATE TABLE objection ({_FACT}, {_ON_A_NOTIFICATION}, {_moments("day")}) WITHOUT ROWID;
CREATE TABLE statement ({_FACT}, {_ON_A_NOTIFICATION}, {_moments("day")}, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE armed_conflict ({_FACT}, {_OF_A_STATE}, {_moments("since", "ended")}) WITHOUT ROWID;
CREATE TABLE step (
  {_FACT}, {_OF_A_STATE}, kind TEXT NOT NULL, {_moments("day")}, text TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE declaration (
  {_FACT}, {_OF_A_STATE}, said_with TEXT NOT NULL, {_moments("day")}, about TEXT, text TEXT NOT NULL, reference TEXT
) WITHOUT ROWID;
CREATE TABLE deadline (  -- what the State must have done by when; 'fact' is NULL where nothing is known of one
  {_OF_A_STATE}, clause TEXT NOT NULL, term INTEGER NOT NULL, fact TEXT REFERENCES fact (id),
  article TEXT NOT NULL, what TEXT NOT NULL, {_moments("original", "due")},  -- by its period, by the last decision
  {_moments("met", "unmet", "settled", "found")}, affected INTEGER, late INTEGER, PRIMARY KEY (code, clause, term)
) WITHOUT ROWID;
CREATE TABLE extension (
  {_FACT}, {_OF_A_STATE}, clause TEXT NOT NULL, term INTEGER NOT NULL, place INTEGER NOT NULL,
  until TEXT, {_moments("decided")}, made_by TEXT,
  FOREIGN KEY (code, clause, term) REFERENCES deadline (code, clause, term)
) WITHOUT ROWID;
CREATE TABLE run (  -- one answer from 'since' (NULL: ever) through the day before 'until' (NULL: as far as is known)
  {_OF_A_STATE}, number INTEGER NOT NULL, since TEXT, until TEXT, status TEXT NOT NULL,
  PRIMARY KEY (code, number)
) WITHOUT ROWID;
CREATE TABLE run_status (  -- every status that it may be; one where it is certain
  code TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (code, number, place), FOREIGN KEY (code, number) REFERENCES run (code, number)
) WITHOUT ROWID;
CREATE TABLE run_mark (
  code TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, mark TEXT NOT NULL, certain INTEGER NOT NULL,
  PRIMARY KEY (code, number, place), FOREIGN KEY (code, number) REFERENCES run (code, number)
) WITHOUT ROWID;
CREATE TABLE event (
  id TEXT PRIMARY KEY,  -- of the fact and what became of it, such as apmbc/LT/withdrawal/1/withdrawal-effect
  {_OF_A_STATE}, number INTEGER NOT NULL, {_moments("day")}, event TEXT NOT NULL, article TEXT,
  text TEXT NOT NULL, fact TEXT NOT NULL REFERENCES fact (id)
) WITHOUT ROWID;
CREATE TABLE day (day TEXT PRIMARY KEY) WITHOUT ROWID;
""")

VIEWS: Final = """\
CREATE VIEW parties_on AS  -- ask for a day: WHERE day = '2025-12-27'
  SELECT day.day, run.code, state.iso3, state.name, run.status = 'state-party' AS certain
  FROM run_status AS may
    JOIN run ON run.code = may.code AND run.number = may.number
    JOIN state ON state.code = run.code
    CROSS JOIN day ON day.day >= ifnull(run.since, '') AND day.day < ifnull(run.until, '9999')
  WHERE may.status = 'state-party';
CREATE VIEW runs AS
  SELECT run.code, state.iso3, state.name, run.since, run.until, run.status,
    (SELECT group_concat(status, ' ') FROM run_status AS may
      WHERE may.code = run.code AND may.number = run.number) AS possible,
    (SELECT group_concat(mark, ' ') FROM run_mark AS its
      WHERE its.code = run.code AND its.number = run.number AND its.certain) AS marks,
    (SELECT group_concat(mark, ' ') FROM run_mark AS its
      WHERE its.code = run.code AND its.number = run.number AND NOT its.certain) AS possible_marks
  FROM run JOIN state ON state.code = run.code;
CREATE VIEW instruments AS
  SELECT instrument.code, state.iso3, state.name, instrument.kind, instrument.day, instrument.takes_effect,
    instrument.not_before, instrument.published, instrument.revoked, instrument.article, instrument.rule,
    instrument.idle, instrument.reasons, instrument.reference,
    (SELECT group_concat(source, ' ') FROM citation WHERE citation.fact = instrument.id) AS sources,
    fact.path, instrument.id
  FROM instrument JOIN state ON state.code = instrument.code JOIN fact ON fact.id = instrument.id;
CREATE VIEW sources AS
  SELECT id, title, url, as_of, (SELECT count(*) FROM citation WHERE citation.source = source.id) AS citations
  FROM source;
"""

INDEXES: Final = """\
CREATE INDEX citation_source ON citation (source);
CREATE INDEX run_since ON run (since, until);
CREATE INDEX instrument_code ON instrument (code, place);
CREATE INDEX event_code ON event (code, number);
CREATE INDEX event_day ON event (day_earliest, code);
"""

EVERY_DAY: Final = 25
"""So many years after the facts are complete, and after the last change, each day is asked for; then two of a year."""

# Days beyond the last change are as it left them. All of 400 years would make a view that nobody can count.
_DAYS: Final = f"""\
INSERT INTO day
  WITH RECURSIVE span(first, last) AS (
    SELECT min(since), min('{LAST_YEAR}-12-31', date(max(max(since), (
      SELECT ifnull(max(value), '') FROM meta WHERE key = 'verified'
    )), '+{EVERY_DAY} years')) FROM run
  ), calendar(day) AS (
    SELECT first FROM span WHERE first IS NOT NULL
    UNION ALL SELECT date(day, '+1 day') FROM calendar, span WHERE day < last
  ), year(year) AS (
    SELECT CAST(last AS INTEGER) FROM span WHERE first IS NOT NULL
    UNION ALL SELECT year + 1 FROM year WHERE year < {LAST_YEAR}
  ) SELECT day FROM calendar UNION SELECT year || '-01-01' FROM year, span WHERE year || '-01-01' > first
    UNION SELECT year || '-12-31' FROM year;
"""  # noqa: S608 - numbers of ours
_ROWS_AT_ONCE: Final = 1_000
_TABLE: Final = attrgetter("table")
_UNDESCRIBED_SOURCES: Final = "INSERT OR IGNORE INTO source (id) SELECT DISTINCT source FROM citation;\n"


@contextmanager
def new_database(path: str) -> Iterator[Callable[[Iterable[Row]], None]]:
    """Give what adds rows to a new file: the same bytes each time from the same rows, by one version of SQLite.

    Raises:
        OSError: the disk is full, or the file cannot be written.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            _execute(database, SETTINGS + "BEGIN;\n" + TABLES)
            waiting: list[Row] = []

            def add(rows: Iterable[Row]) -> None:
                waiting.extend(rows)
                if len(waiting) >= _ROWS_AT_ONCE:
                    _insert(database, waiting)

            yield add
            _insert(database, waiting)
            _execute(database, _UNDESCRIBED_SOURCES + _DAYS + INDEXES + VIEWS + "COMMIT;\n")
    except sqlite3.Error as error:
        raise OSError(EIO, str(error)) from None


def _execute(database: sqlite3.Connection, script: str) -> None:
    """Statement by statement: ``executescript`` would commit first."""
    for statement in script.removesuffix(";\n").split(";\n"):
        database.execute(statement)


def _insert(database: sqlite3.Connection, waiting: list[Row]) -> None:
    """Insert the rows that wait, each table's together; then none wait."""
    for table, rows in groupby(sorted(waiting, key=_TABLE), key=_TABLE):
        cells = [row.cells for row in rows]
        placeholders = ", ".join("?" * len(cells[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({placeholders})", cells)  # noqa: S608 - a name of ours
    waiting.clear()
