"""Rows into one SQLite file: the tables, their keys, and the views that a newcomer asks."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from errno import EIO
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.full_days import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ottawa_cli.documents.sql_rows import Row

APPLICATION_ID: Final = 0x4F545457  # 'OTTW', as SQLite's header tells programs apart
FORMAT_VERSION: Final = 1

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


TABLES: Final = f"""\
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source (
  id TEXT PRIMARY KEY, title TEXT, url TEXT, {_moments("as_of")}
  -- title and url are NULL where the registry cites a source that it does not describe
) STRICT, WITHOUT ROWID;
CREATE TABLE state (code TEXT PRIMARY KEY, iso3 TEXT, name TEXT NOT NULL, {_moments("signed")}, note TEXT)
  STRICT, WITHOUT ROWID;
CREATE TABLE fact (
  path TEXT PRIMARY KEY,  -- where it stands in the registry, such as LT.instruments[1]
  code TEXT NOT NULL REFERENCES state, kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE citation (
  path TEXT NOT NULL REFERENCES fact, place INTEGER NOT NULL, source TEXT NOT NULL REFERENCES source,
  PRIMARY KEY (path, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE instrument (
  path TEXT PRIMARY KEY REFERENCES fact, code TEXT NOT NULL REFERENCES state, place INTEGER NOT NULL,
  kind TEXT NOT NULL, is_consent INTEGER NOT NULL, {_moments("day")},  -- of deposit or, by the depositary, of receipt
  {_moments("published")}, reference TEXT, reasons TEXT, notified TEXT,
  {_moments("takes_effect", "not_before", "revoked")}, article TEXT, rule TEXT, idle TEXT  -- computed
) STRICT, WITHOUT ROWID;
CREATE TABLE notification (
  path TEXT PRIMARY KEY REFERENCES fact, code TEXT NOT NULL REFERENCES state, place INTEGER NOT NULL,
  kind TEXT NOT NULL, {_moments("received", "ended")}, reasons TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE objection (
  path TEXT PRIMARY KEY REFERENCES fact, notification TEXT NOT NULL REFERENCES notification,
  made_by TEXT NOT NULL, {_moments("day")}
) STRICT, WITHOUT ROWID;
CREATE TABLE statement (
  path TEXT PRIMARY KEY REFERENCES fact, notification TEXT NOT NULL REFERENCES notification,
  made_by TEXT NOT NULL, {_moments("day")}, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE armed_conflict (
  path TEXT PRIMARY KEY REFERENCES fact, code TEXT NOT NULL REFERENCES state, {_moments("since", "ended")}
) STRICT, WITHOUT ROWID;
CREATE TABLE step (
  path TEXT PRIMARY KEY REFERENCES fact, code TEXT NOT NULL REFERENCES state, kind TEXT NOT NULL, {_moments("day")},
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE run (  -- one answer from 'since' (NULL: ever) through the day before 'until' (NULL: as far as is known)
  code TEXT NOT NULL REFERENCES state, number INTEGER NOT NULL, since TEXT, until TEXT, status TEXT NOT NULL,
  PRIMARY KEY (code, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_status (  -- every status that it may be; one where it is certain
  code TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (code, number, place), FOREIGN KEY (code, number) REFERENCES run
) STRICT, WITHOUT ROWID;
CREATE TABLE run_mark (
  code TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, mark TEXT NOT NULL, certain INTEGER NOT NULL,
  PRIMARY KEY (code, number, place), FOREIGN KEY (code, number) REFERENCES run
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  code TEXT NOT NULL REFERENCES state, number INTEGER NOT NULL, {_moments("day")}, event TEXT NOT NULL, article TEXT,
  text TEXT NOT NULL, path TEXT NOT NULL REFERENCES fact, PRIMARY KEY (code, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE day (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""

VIEWS: Final = """\
CREATE VIEW parties_on AS  -- ask for a day: WHERE day = '2025-12-27'
  SELECT day.day, run.code, state.iso3, state.name, run.status = 'state-party' AS certain
  FROM day JOIN run ON (run.since IS NULL OR run.since <= day.day) AND (run.until IS NULL OR day.day < run.until)
    JOIN run_status AS may ON may.code = run.code AND may.number = run.number AND may.status = 'state-party'
    JOIN state ON state.code = run.code;
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
    (SELECT group_concat(source, ' ') FROM citation WHERE citation.path = instrument.path) AS sources, instrument.path
  FROM instrument JOIN state ON state.code = instrument.code;
CREATE VIEW sources AS
  SELECT id, title, url, as_of, (SELECT count(*) FROM citation WHERE citation.source = source.id) AS citations
  FROM source;
"""

INDEXES: Final = """\
CREATE INDEX citation_source ON citation (source);
CREATE INDEX run_since ON run (since, until);
CREATE INDEX instrument_code ON instrument (code, place);
CREATE INDEX event_day ON event (day_earliest, code);
"""

# Days beyond the last change are as it left them; the calendar ends with the years that a registry may speak of.
_DAYS: Final = f"""\
INSERT INTO day
  WITH RECURSIVE calendar(day) AS (
    SELECT min(since) FROM run WHERE since IS NOT NULL HAVING min(since) IS NOT NULL
    UNION ALL SELECT date(day, '+1 day') FROM calendar WHERE day < '{LAST_YEAR}-12-31'
  ) SELECT day FROM calendar;
"""  # noqa: S608 - a number of ours
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
