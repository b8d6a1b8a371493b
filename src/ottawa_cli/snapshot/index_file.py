"""The index: texts that were finished once, kept in SQLite in the user's cache folder for the next time.

A registry has a file for each group of texts that are made together, so that none is copied for another; each is one
table, a row a stage. It never speaks and never fails: whatever is wrong with it, there is none, and the registry is
read. Each row carries a sum, which knows whose it is, from which day and until which: a damaged or misplaced one is
noticed, and in the place of a lost one no other is taken. That a row is lost and was not merely never written is known
where all of a kind are asked for, for their number is kept.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib

from ottawa_cli.snapshot.places import is_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Self

    from ottawa_cli.snapshot.places import Place

    Stage = tuple[str, str]
    """A text, and the day from which it is said (first; empty: from ever), until the next stage begins."""
    Texts = tuple[str, str, list[Stage]]
    """A kind, a code, and the stages of what is said under it."""

_A_DAY = 86_400  # s

GROUP_OF = {
    "heading": "heading",
    "state": "standings",
    "tally": "standings",
    "digests": "comparison",
    "facts": "comparison",
    "runs": "comparison",
    "course": "course",
    "due": "comparison",
    "lines": "comparison",
    "parties": "comparison",
}
"""The group of texts that each kind is made, and kept, with.

``heading``: what documents begin with, and the treaty's clauses; it is in every group, and by itself where nothing else
was asked. ``state``: each State's element of the status document, at every stage of its life. ``tally``: how many
signed and deposited what. ``course``: how many were bound over time. The others are of ``diff``: the digest of each
block, its facts and the lines of these; each State's runs and days due; how many States Parties there are. Beside
these, the group ``check`` has the finished document of ``check``, and ``names``, the same for every registry, who may
be named how.
"""


STORIES = ("explanation", "timeline", "deadlines", "conduct")
"""Kinds that are kept State by State, each State's in a group of its own, once it was asked for."""


def group_of_story(code: str) -> str:
    """The group in which what is told of a State at length is kept."""
    return f"story-{code}"


def named_line(spelling: str, code: str) -> str:
    """What the registry calls a State, folded, and its code: after a line break, one of the lines for all States."""
    return f"\n{spelling} {code}"


def codes_named(text: str, spelling: str) -> Iterator[str]:
    """The codes of the States that a registry calls so, out of the text of all."""
    beginning, place = named_line(spelling, ""), 0
    while (place := text.find(beginning, place)) >= 0:
        place += len(beginning)
        yield text[place : text.index("\n", place)]


class Missing(Exception):
    """The index does not say what was asked, and why not; the registry may."""


class IndexFile:
    """One file of the index, open to be read.

    Raises:
        Missing: it is not there, or was made from other bytes or by another program.
    """

    def __init__(self, place: Place, group: str) -> None:
        self._path = place.file(group)
        if not os.path.isfile(self._path) or not is_private(os.path.dirname(self._path)):
            raise Missing("nothing is kept")
        escaped = self._path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        try:
            self._connection = sqlite3.connect(f"file:{escaped}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error:
            raise self._damaged() from None
        if not self._is_made_from(place.key):
            self.close()
            raise Missing("it was made from another file, or by another program")
        _touch(self._path)

    def _is_made_from(self, key: str) -> bool:
        try:
            return self.text("key") == key
        except Missing:
            return False

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def text(self, kind: str, code: str = "", on: str = "") -> str:
        """The text of a kind and a code on a day.

        Raises:
            Missing: none is kept, or it is damaged.
        """
        text = self.text_or_none(kind, code, on)
        if text is None:
            raise Missing(f"no {kind} is kept of {code}")
        return text

    def text_or_none(self, kind: str, code: str, on: str = "") -> str | None:
        """The same; None where no row is found, be it that there was none or that it is lost.

        Raises:
            Missing: it is damaged.
        """
        return self._told("AND code = ?", on, kind, code).get(code)

    def by_code(self, kind: str, on: str = "") -> dict[str, str]:
        """The texts of every code of a kind on a day, in the order of the codes: all that there are.

        Raises:
            Missing: one is damaged or lacking.
        """
        told = self._told("", on, kind)
        if len(told) != int(self.text("number", kind)) or [*told] != sorted(told):
            raise self._damaged()
        return told

    def select_json(self, text: str, path: str, keys: Sequence[str], *, each: bool = False) -> list[tuple[Any, ...]]:
        """Values out of a text in JSON, by SQLite's own functions: a decoder costs more to import.

        Args:
            text: the JSON.
            path: where in it.
            keys: whose values.
            each: of each item of a list.

        Raises:
            Missing: this SQLite knows no JSON.
        """
        columns = ", ".join(f"json_extract(value, '$.{key}')" for key in keys)
        source = "json_each(?, ?)" if each else "(SELECT json_extract(?, ?) AS value)"
        try:
            return self._connection.execute(f"SELECT {columns} FROM {source}", (text, path)).fetchall()  # noqa: S608
        except sqlite3.Error:
            raise Missing("this SQLite knows no JSON") from None

    def each(self, kind: str, on: str = "") -> Iterator[str]:
        """The texts of ``by_code`` one by one: of 200,000 States all at once take 300 MB.

        Raises:
            Missing: one is damaged or lacking; before the first text, so that none has to be taken back.
        """
        number, last = 0, ""
        for code, _ in self._rows("", on, kind):
            number, last, before = number + 1, code, last
            if before > code:
                raise self._damaged()
        if number != int(self.text("number", kind)):
            raise self._damaged()
        return (text for _, text in self._rows("", on, kind))

    def _told(self, condition: str, on: str, kind: str, *values: str) -> dict[str, str]:
        return dict(self._rows(condition, on, kind, *values))

    def _rows(self, condition: str, on: str, kind: str, *values: str) -> Iterator[tuple[str, str]]:
        """The last stage of each code that has begun by a day: SQLite gives the other columns of the row of the max.

        Raises:
            Missing: one is not what was written, or not of that day.
        """
        query = (
            "SELECT code, since, until, text, sum, max(since) FROM finished "  # noqa: S608
            f"WHERE kind = ? AND since <= ? {condition} GROUP BY code ORDER BY code"
        )
        try:
            for code, since, until, text, sum_, _ in self._connection.execute(query, (kind, on, *values)):
                if sum_ != sum_of(kind, code, since, until, text) or since > on or "" < until <= on:
                    raise self._damaged()
                yield code, text
        except (sqlite3.Error, ValueError):  # no database any more, or text that no database takes
            raise self._damaged() from None

    def _damaged(self) -> Missing:
        drop(self._path)
        return Missing("it is not what was written")


def sum_of(kind: str, code: str, since: str, until: str, text: str) -> int:
    """Of a row, whole; of a damaged one, the text may be none."""
    return zlib.crc32(str(text).encode(), zlib.crc32(f"{kind}\x1f{code}\x1f{since}\x1f{until}\x1f".encode()))


def stage_on(stages: Sequence[Stage], on: str) -> str:
    """The text of the last stage that has begun by a day."""
    return [text for since, text in stages if since <= on][-1]


def drop(path: str) -> None:
    """Remove a file of the index, if it is there."""
    try:
        os.unlink(path)
    except OSError:
        return


def _touch(path: str) -> None:
    """Note that a file was used, at most once a day."""
    try:
        if os.stat(path).st_mtime < time.time() - _A_DAY:
            os.utime(path)
    except OSError:
        return
