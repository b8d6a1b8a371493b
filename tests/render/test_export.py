"""`ottawa export`: what other programs read, whole or not at all, the same bytes each time."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from conftest import CLOCKED, ROOT, day, text_of
from lives import ARTICLES, UNCERTAIN, life_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.sql_rows import state_rows
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.words import UNDETERMINED
from ottawa_cli.law.standings import standing
from ottawa_cli.render.sqlite import new_database

Capture = pytest.CaptureFixture[str]

LIFE = """\
XA:
  name: Examplia
  signed: 1998-02
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2003-05-12, sources: [x]}
    - kind: withdrawal
      received: 2010-08
      takes_effect: 2011-02
      reasons: Its own.
      notified: [depositary]
      not_found: [security-council]
      sources: [x]
    - {kind: revocation, received: 2010-10-01, sources: [unheard-of, x]}
    - {kind: withdrawal, received: 2020-01-01, sources: [x]}
  armed_conflicts: [{since: 2019, sources: [x]}]
  notifications:
    - kind: suspension
      received: 2012-01-01
      objections: [{by: XB, on: 2012-02, sources: [x]}]
      statements: [{by: A meeting, on: 2012-03-01, text: No., sources: [x]}]
      sources: [x]
  steps: [{kind: refusal, text: Never dated, sources: [x]}]
  declarations: [{with: signature, on: 1998-02, about: "1(1)", text: A word., reference: C.N.1.1998, sources: [x]}]
  deadlines: [{id: clearance, met: 2009, extensions: [{until: 2010-01-01, decided: 2008, sources: [x]}], sources: [x]}]
XB: {name: Beispielland}
"""


@pytest.fixture(scope="module")
def shipped_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("export") / "ottawa.db"
    assert run(["export", "sqlite", "-o", str(path)]) == 0
    with closing(sqlite3.connect(path)) as database:
        yield database


def exported(folder: Path, states: str) -> sqlite3.Connection:
    (folder / "states.yaml").write_text(text_of(states, CLOCKED), encoding="utf-8")
    path = folder / "life.db"
    assert run(["export", "sqlite", "--output", str(path), "--registry", str(folder / "states.yaml")]) == 0
    return sqlite3.connect(path)


def names_of(database: sqlite3.Connection, kind: str) -> list[str]:
    """The names of the tables, or of the views."""
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = ? ORDER BY name", [kind])
    return [name for (name,) in rows]


def columns_of(database: sqlite3.Connection, table: str) -> dict[str, str]:
    """The type of each column of a table or view, by its name."""
    return {name: kind for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table})")}


def test_every_key_leads_somewhere_by_a_column_that_is_named(
    shipped_database: sqlite3.Connection, tmp_path: Path
) -> None:
    with closing(exported(tmp_path, LIFE)) as small:
        for database in (shipped_database, small):
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            keys = {name: database.execute(f"PRAGMA foreign_key_list({name})") for name in names_of(database, "table")}
            named = {name: [(table, to) for _, _, table, _, to, *_ in found] for name, found in keys.items()}
            assert named["event"] == [("fact", "id"), ("state", "code")]
            assert all(to for found in named.values() for _, to in found)
            assert {name for name, found in named.items() if not found} == {"meta", "source", "state", "day"}


def test_what_was_declared_and_looked_for_in_vain_is_told_as_filed(tmp_path: Path) -> None:
    with closing(exported(tmp_path, LIFE)) as database:
        declared = database.execute("SELECT id, said_with, day, about, text, reference FROM declaration").fetchall()
        assert declared == [
            ("apmbc/XA/declaration/signature/1", "signature", "1998-02", "1(1)", "A word.", "C.N.1.1998")
        ]
        told = database.execute("SELECT notified, not_found FROM instrument ORDER BY place").fetchall()
        assert told == [(None, None), ("depositary", "security-council"), (None, None), (None, None)]


def test_a_column_takes_values_of_its_type_alone(tmp_path: Path) -> None:
    with closing(exported(tmp_path, LIFE)) as database:
        for table in names_of(database, "table"):
            for name, kind in columns_of(database, table).items():
                wrong = "x'00'" if kind == "TEXT" else "'a word'"
                with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
                    database.execute(f"UPDATE {table} SET {name} = {wrong}")


def test_no_word_of_the_tables_is_newer_than_sqlite_3_25(shipped_database: sqlite3.Connection) -> None:
    """Those of 3.30 to 3.47: so far the words were tried in 3.22."""
    newer = (
        r"STRICT|GENERATED|ALWAYS|MATERIALIZED|RETURNING|NULLS|FILTER|IIF|FULL|RIGHT|sqlite_schema|string_agg|concat"
        r"|unixepoch|timediff|->"
    )
    texts = shipped_database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    assert len(texts) > 20
    assert [
        text for (text,) in texts if re.search(rf"(?<!\w)(?:{newer})(?!\w)", re.sub("--.*", "", text), re.IGNORECASE)
    ] == []


@pytest.mark.skipif("OTTAWA_OLD_SQLITE" not in os.environ, reason="no old sql.js is named by $OTTAWA_OLD_SQLITE")
def test_an_old_sqlite_reads_every_table_and_view(shipped_database: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "ottawa.db"
    assert run(["export", "sqlite", "-o", str(path)]) == 0
    program = """
        const sql = require(process.argv[1]), database = require('fs').readFileSync(process.argv[2]);
        const answer = (made) => {
          const asked = new made.Database(database), found = (text) => asked.exec(text)[0].values;
          const names = found("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name");
          console.log(JSON.stringify(names.map(([name]) => [name, found(`SELECT count(*) FROM ${name}`)[0][0]])));
        };
        sql.Database ? answer(sql) : sql().then(answer);
    """
    command = ["node", "-e", program, os.environ["OTTAWA_OLD_SQLITE"], str(path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    names = sorted([*names_of(shipped_database, "table"), *names_of(shipped_database, "view")])
    counted = [(name, *shipped_database.execute(f"SELECT count(*) FROM {name}").fetchone()) for name in names]
    assert [tuple(row) for row in json.loads(done.stdout.splitlines()[-1])] == counted


def test_what_datasette_shows_beside_the_rows_is_of_what_there_is(shipped_database: sqlite3.Connection) -> None:
    told = json.loads((ROOT / "docs" / "datasette.json").read_text(encoding="utf-8"))
    shown = told["databases"]["ottawa"]
    tables, views = names_of(shipped_database, "table"), names_of(shipped_database, "view")
    assert sorted(shown["tables"]) == sorted([*tables, *views])
    for name, table in shown["tables"].items():
        columns = columns_of(shipped_database, name)
        assert {*table["columns"], *table.get("facets", [])} <= columns.keys()
        if name in views:
            assert list(table["columns"]) == list(columns)
    for query in shown["queries"].values():
        assert shipped_database.execute(query["sql"], {"day": "2025-12-27"}).fetchall()


def test_the_days_are_every_day_for_a_generation_and_then_two_of_a_year(shipped_database: sqlite3.Connection) -> None:
    days = [day for (day,) in shipped_database.execute("SELECT day FROM day ORDER BY day")]
    daily = [date.fromisoformat(day) for day in days if day <= "2052-05-01"]
    assert len(daily) == (daily[-1] - daily[0]).days + 1
    assert (daily[0], daily[-1]) == (date(1997, 12, 3), date(2052, 5, 1))
    assert days[len(daily) : len(daily) + 4] == ["2052-12-31", "2053-01-01", "2053-12-31", "2054-01-01"]
    assert days[-1] == "2200-12-31"


def test_nobody_need_name_a_day_to_see_rows(shipped_database: sqlite3.Connection) -> None:
    """What datasette asks of a view first. A step of the machine takes some tens of nanoseconds."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return steps > 200

    shipped_database.set_progress_handler(count, 100_000)
    try:
        shipped_database.execute("SELECT count(*) FROM parties_on").fetchall()
    finally:
        shipped_database.set_progress_handler(None, 0)
    assert steps <= 200


@pytest.mark.parametrize("on", ["1999-02-28", "1999-03-01", "2025-12-26", "2025-12-27", "2026-11-21", "2199-01-01"])
def test_parties_on_a_day_are_those_of_the_program(
    shipped_database: sqlite3.Connection, shipped: Registry, on: str
) -> None:
    rows = shipped_database.execute("SELECT code, certain FROM parties_on WHERE day = ?", [on]).fetchall()
    standings = {code: standing(shipped, code, day(on)) for code in shipped.states}
    assert dict(rows) == {
        code: int(answer.status != UNDETERMINED)
        for code, answer in standings.items()
        if "state-party" in answer.possible
    }
    assert len(rows) == len(dict(rows))


def test_runs_say_on_each_day_what_status_says(shipped_database: sqlite3.Connection, shipped: Registry) -> None:
    query = (
        "SELECT status, possible, marks FROM runs WHERE code = ? AND ifnull(since, '') <= ? AND ifnull(until, '9') > ?"
    )
    for code in ("LT", "UA", "LB", "NO", "US", "SS"):
        for on in ("1997-01-01", "1999-03-01", "2025-12-26", "2025-12-27", "2026-07-01"):
            answer = standing(shipped, code, day(on))
            row = (str(answer.status), " ".join(answer.possible), " ".join(answer.marks) or None)
            assert shipped_database.execute(query, [code, on, on]).fetchall() == [row]


def test_instruments_come_with_what_the_law_makes_of_them(tmp_path: Path) -> None:
    with closing(exported(tmp_path, LIFE)) as database:
        rows = database.execute("SELECT id, day, takes_effect, not_before, idle, sources, path FROM instruments")
        assert sorted(rows.fetchall(), key=lambda row: str(row[-1])) == [
            ("apmbc/XA/ratification/1", "2003-05-12", "2003-11-01", "2003-11-01", None, "x", "XA.instruments[0]"),
            ("apmbc/XA/withdrawal/1", "2010-08", None, "2011-02-01/2011-02-28", None, "x", "XA.instruments[1]"),
            ("apmbc/XA/revocation/1", "2010-10-01", None, None, None, "unheard-of x", "XA.instruments[2]"),
            ("apmbc/XA/withdrawal/2", "2020-01-01", None, "2020-07-01", None, "x", "XA.instruments[3]"),
        ]
        withdrawal = (
            "SELECT day_earliest, day_latest, published, reasons, notified, revoked FROM instrument WHERE place = 1"
        )
        assert database.execute(withdrawal).fetchall() == [
            ("2010-08-01", "2010-08-31", "2011-02", "Its own.", "depositary", "2010-10-01")
        ]


def test_what_others_said_and_what_was_never_dated_is_there_too(tmp_path: Path) -> None:
    with closing(exported(tmp_path, LIFE)) as database:
        assert database.execute("SELECT made_by, day FROM objection").fetchall() == [("XB", "2012-02")]
        assert database.execute("SELECT made_by, text FROM statement").fetchall() == [("A meeting", "No.")]
        assert database.execute("SELECT kind, day FROM step").fetchall() == [("refusal", None)]
        assert database.execute("SELECT since, since_latest, ended FROM armed_conflict").fetchall() == [
            ("2019", "2019-12-31", None)
        ]
        assert database.execute("SELECT id, citations FROM sources WHERE title IS NULL").fetchall() == [
            ("unheard-of", 1)
        ]
        undated = "SELECT id, fact FROM event WHERE day IS NULL ORDER BY number"
        assert database.execute(undated).fetchall() == [
            ("apmbc/XA/withdrawal/2/withdrawal-effect", "apmbc/XA/withdrawal/2"),
            ("apmbc/XA/refusal/1/step", "apmbc/XA/refusal/1"),
        ]


def test_the_database_says_which_registry_it_is_of(
    shipped_database: sqlite3.Connection, shipped: Registry, names: Names
) -> None:
    meta = dict(shipped_database.execute("SELECT key, value FROM meta").fetchall())
    assert (meta["treaty_id"], meta["sha256"], meta["verified"]) == ("apmbc", shipped.sha256, "2026-02-21")
    assert shipped_database.execute("SELECT iso3, name FROM state WHERE code = 'NA'").fetchall() == [("NAM", "Namibia")]
    assert shipped_database.execute("SELECT count(*) FROM state").fetchall() == [(len(shipped.states),)]


def test_a_registry_in_which_nothing_ever_happened_has_no_days(tmp_path: Path) -> None:
    with closing(exported(tmp_path, "XB: {name: Beispielland}\n")) as database:
        assert database.execute("SELECT count(*) FROM day").fetchall() == [(0,)]
        assert database.execute("SELECT code, since, until, status FROM runs").fetchall() == [
            ("XB", None, None, "state-not-party")
        ]


def test_the_same_registry_gives_the_same_bytes_in_another_process_too(tmp_path: Path) -> None:
    assert run(["export", "sqlite", "-o", str(tmp_path / "one.db")]) == 0
    command = [sys.executable, "-m", "ottawa_cli", "export", "sqlite", "-o", str(tmp_path / "two.db")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


@settings(max_examples=25)
@given(state=UNCERTAIN)
def test_the_rows_of_any_life_hold_together(state: dict[str, object]) -> None:
    life = life_of(state).state
    with TemporaryDirectory() as folder:
        with new_database(f"{folder}/o.db") as add:
            add(state_rows(life, ARTICLES, {}))
        with closing(sqlite3.connect(f"{folder}/o.db")) as database:
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            runs = database.execute("SELECT since, until FROM runs ORDER BY since").fetchall()
            assert [until for _, until in runs] == [*(since for since, _ in runs[1:]), None]
            days = (
                "SELECT count(*), count(DISTINCT day) FROM parties_on WHERE day BETWEEN '2004-12-01' AND '2005-02-01'"
            )
            count, different = database.execute(days).fetchone()
            assert count == different


# Whole or not at all


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path, capsys: Capture) -> None:
    broken = tmp_path / "states.yaml"
    broken.write_text(text_of("XA: {name: Examplia}\nXB: {name: B, signed: 2025-02-30}\n"), encoding="utf-8")
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "o.db"
    target.write_text("as it was")
    assert run(["export", "sqlite", "-o", str(target), "--registry", str(broken)]) == 3
    assert "wrong-date" in capsys.readouterr().err
    assert target.read_text() == "as it was"
    assert [path.name for path in target.parent.iterdir()] == ["o.db"]
    assert run(["export", "sqlite", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"SQLite format 3\0")
    assert [path.name for path in target.parent.iterdir()] == ["o.db"]


def test_a_link_stays_one_and_a_file_has_the_modes_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("real.db")
    assert run(["export", "sqlite", "-o", str(tmp_path / "link.db")]) == 0
    assert (tmp_path / "link.db").is_symlink()
    (tmp_path / "any").touch()
    assert (tmp_path / "real.db").stat().st_mode == (tmp_path / "any").stat().st_mode


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "it is a folder"),
        ("none/o.db", "there is no such folder"),
        ("a-file/o.db", "not a directory"),
        ("nul\0.db", "it is not a path"),
        ("x" * 300, "file name too long"),
    ],
)
def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, capsys: Capture, path: str, reason: str) -> None:
    (tmp_path / "a-file").touch()
    assert run(["export", "sqlite", "-o", f"{tmp_path}/{path}"]) == 3
    assert f"cannot be written: {reason}" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a-file"]


def test_what_standard_output_goes_to_is_not_replaced(tmp_path: Path) -> None:
    command = f"{Path(sys.executable).parent / 'ottawa'} export panel -o /dev/stdout >> {tmp_path}/kept"
    (tmp_path / "kept").write_text("as it was\n")
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (3, b"ottawa: /dev/stdout: cannot be written: it is not a regular file\n")
    assert (tmp_path / "kept").read_text() == "as it was\n"


def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path) -> None:
    ottawa = Path(sys.executable).parent / "ottawa"
    command = f"ulimit -f 64; trap '' XFSZ; {ottawa} export sqlite -o {tmp_path}/o.db"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 3
    assert b"cannot be written: " in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_a_file_or_a_known_form_it_is_wrong_use(capsys: Capture, tmp_path: Path) -> None:
    assert run(["export", "sqlite"]) == 2
    assert "-o" in capsys.readouterr().err
    assert run(["export", "parquet", "-o", str(tmp_path / "o")]) == 2
    assert "give one of: sqlite" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
