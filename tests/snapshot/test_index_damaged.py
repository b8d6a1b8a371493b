"""The index on a failing disk: whichever byte of it has become another, it gives what was written, or nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ottawa_cli.snapshot import index_writing
from ottawa_cli.snapshot.index_file import IndexFile, Missing, named_line
from ottawa_cli.snapshot.kept import Kept
from ottawa_cli.snapshot.places import Place, place_of_bytes, place_of_names
from ottawa_cli.snapshot.protocol import HEADING
from ottawa_cli.snapshot.shelves import SHELVES, shelf_of
from ottawa_cli.system.failures import UnknownState
from ottawa_cli.system.paths import look_anew

CODES = {"LT": "lithuania", "LV": "latvia", "XA": "alike", "XB": "alike"}
DAYS = ("", "2003-11-01", "2026-01-01")


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Place:
    """The index of four States with three stages each, two of one name, in the smallest pages that SQLite has."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(index_writing, "_SCHEMA", f"PRAGMA page_size = 512;{index_writing._SCHEMA}")
    monkeypatch.setattr("ottawa_cli.snapshot.shelves.shelf_of", lambda spelling: shelf_of(spelling)[:1])
    names, place = place_of_names(), place_of_bytes("0" * 64)
    assert names
    assert place
    shelves: dict[str, list[str]] = {shelf[:1]: [] for shelf in SHELVES}
    meanings = {"lietuva": ["LT"], "latvija": ["LV"], "baltic": ["LT", "LV"], "else": ["XC"]}
    for spelling, codes in meanings.items():
        shelves[shelf_of(spelling)[:1]].append(" ".join([spelling, *codes]))
    spelled = [("spelled", shelf, [("", "\n".join(shelves[shelf]))]) for shelf in shelves]
    shipped = {"names": {}, "meanings": meanings, "no_states": {"nobody": ["who is that", []]}}
    index_writing.write(names, "names", [*spelled, ("shipped", "", [("", json.dumps(shipped))])])
    index_writing.write(
        place,
        "standings",
        [
            *(("state", code, [("", f"{code} free"), ("2003-11-01", f"{code} bound"), ("2025-12-27", f"{code} out")])
              for code in CODES),
            ("named", "", [("", named(CODES))]),
            ("own names", "", [("", "".join(f"{code} {name}\n" for code, name in CODES.items()))]),
            ("number", "state", [("", "4")]),
            *(("heading", about, [("", about)]) for about in HEADING),
            ("tally", "", [("", "0"), ("1999-02-26", "4")]),
        ],
    )  # fmt: skip
    return place


def named(names: dict[str, str]) -> str:
    return "".join([*(named_line(name, code) for code, name in names.items()), "\n"])


def questions() -> Iterator[tuple[str, Sequence[str] | None, str]]:
    """What is asked: all States and each by code on days of three stages, each by name, and what goes with them."""
    for on in DAYS:
        yield "state", None, on
        yield from (("state", [code], on) for code in CODES)
    yield from (("state", [name], "") for name in ("Lithuania", "Lietuva", "Alike", "Baltic", "XC", "nobody"))
    yield "tally", [""], "2000-01-01"
    yield "heading", HEADING, ""


def answers(place: Place) -> list[list[str] | None]:
    """What is kept says to each; None: nothing."""
    kept = Kept(place)

    def answer(kind: str, queries: Sequence[str] | None, on: str) -> list[str] | None:
        try:
            return kept.finished(kind, queries, on)
        except Missing:
            return None
        except UnknownState as failure:
            return [str(failure)]

    look_anew()
    said = [answer(*question) for question in questions()]
    kept.close()
    return said


@pytest.mark.parametrize("group", ["standings", "names"])
def test_whichever_byte_has_become_another_the_answer_is_the_one_written_or_none(place: Place, group: str) -> None:
    names = place_of_names()
    assert names
    path = Path((place if group == "standings" else names).file(group))
    whole, written = path.read_bytes(), answers(place)
    assert written[:5] == [[f"{code} free" for code in CODES], *([f"{code} free"] for code in CODES)]
    assert written[-8:-6] == [["LT free"], ["LT free"]]
    assert written[-6:-3] == [
        ["'Alike' names more than one State: alike (XA), alike (XB); use a code"],
        ["'Baltic' names more than one State: lithuania (LT), latvia (LV); use a code"],
        ["no State is known as 'XC'; see them all with: ottawa list"],
    ]
    assert written[-3:] == [["'nobody' is no State here: who is that"], ["4"], [*HEADING]]
    doubted = 0
    for offset, byte in enumerate(whole):
        path.write_bytes(whole[:offset] + bytes([offset * 7 % 255 + 1 ^ byte]) + whole[offset + 1 :])
        said = answers(place)
        assert all(some in (None, one) for some, one in zip(said, written, strict=True)), offset
        doubted += said != written
    assert doubted > len(whole) / 5


def test_a_list_out_of_order_is_not_believed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = place_of_bytes("1" * 64)
    assert place
    rows = [("number", "state", [("", "2")]), ("state", "LT", [("", "a")]), ("state", "LV", [("", "b")])]
    assert index_writing.write(place, "standings", rows)
    path = Path(place.file("standings"))
    with sqlite3.connect(path) as index:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_finished_1'"
        ((root,),) = index.execute(query)
    index.close()
    page = path.read_bytes()
    cells = (root - 1) * 4096 + 8  # of four rows in the order of their keys; two bytes point to each
    swapped = page[: cells + 4] + page[cells + 6 : cells + 8] + page[cells + 4 : cells + 6] + page[cells + 8 :]
    with IndexFile(place, "standings") as kept:
        assert [*kept.by_code("state")] == ["LT", "LV"]
    path.write_bytes(swapped)
    with IndexFile(place, "standings") as kept, pytest.raises(Missing, match="not what was written"):
        kept.by_code("state")


def test_where_a_states_row_is_lost_another_of_that_name_is_not_taken_for_it(place: Place) -> None:
    names = {"LT": "lithuania", "XA": "lt"}
    rows = [("state", code, [("", said)]) for code, said in names.items()]
    rows += [("named", "", [("", named(names))])]
    assert index_writing.write(place, "standings", rows)
    assert Kept(place).finished("state", ["LT"]) == ["lithuania"]
    with sqlite3.connect(place.file("standings")) as index:
        index.execute("DELETE FROM finished WHERE kind = 'state' AND code = 'LT'")
    index.close()
    with pytest.raises(Missing, match="is lost"):
        Kept(place).finished("state", ["LT"])
