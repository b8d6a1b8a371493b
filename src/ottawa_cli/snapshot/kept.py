"""What an index says: the records that answers are made of, and what ``check`` found."""

from __future__ import annotations

from ottawa_cli.documents.head import Heading
from ottawa_cli.facts.spelling import LONGEST_QUERY, folded
from ottawa_cli.snapshot.index import Damaged, Unnamed, Unsaid, Unspelled, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from typing import Any


class Kept:
    """The index of a registry, open: the records that answers are made of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        treaty, registry, verified, self._count = self._row("SELECT * FROM heading")
        self.heading = Heading(treaty, registry, verified)

    def codes_of(self, queries: Iterable[str]) -> list[str]:
        """The codes of the States named, in the order asked.

        Raises:
            Unnamed: one is not known here.
            Unspelled: only codes are known yet.
        """
        return [self._code_of(query) for query in queries]

    def _code_of(self, query: str) -> str:
        asked = folded(query[:LONGEST_QUERY])
        for code in (query, asked.upper()):
            if self._rows("SELECT * FROM states WHERE code = ?", code):
                return code
        spellings = self._rows("SELECT * FROM spellings")
        if not spellings:
            raise Unspelled
        (lines,) = spellings[0]
        _, found, rest = lines.partition(f"\n{asked}\t")
        if not found:
            raise Unnamed
        return str(rest[: rest.index("\n")])

    def texts(self, codes: Sequence[str] | None, on: str) -> list[str]:
        """The elements of some States, or of all by their codes, on a day.

        Raises:
            Unsaid: one is not here.
        """
        if codes is None:
            return [_stage(stages, on) for *_, stages in self._states()]
        return [_stage(self._row("SELECT * FROM states WHERE code = ?", code)[-1], on) for code in codes]

    def signatures(self, on: str) -> int:
        """How many States had signed by a day.

        Raises:
            Unsaid: the index is damaged.
        """
        return sum(signed is not None and signed <= on for *_, signed, _ in self._states())

    def _states(self) -> list[tuple[Any, ...]]:
        states = self._rows("SELECT * FROM states ORDER BY code")
        if len(states) != self._count:
            raise Damaged
        return states

    def _row(self, query: str, *values: str) -> tuple[Any, ...]:
        found = self._rows(query, *values)
        if not found:
            raise Unsaid
        return found[0]

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        return rows(self._connection, query, *values)


def report(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What ``check`` found, as it was added: the report, then its findings.

    Raises:
        Unsaid: the file was not checked yet.
    """
    found = rows(connection, "SELECT * FROM report")
    if not found:
        raise Unsaid
    findings = rows(connection, "SELECT * FROM findings ORDER BY rowid")
    if len(findings) != found[0][-1]:
        raise Damaged
    return [*found, *findings]


def _stage(stages: str, on: str) -> str:
    """The last of a State's stages that has begun by a day."""
    element = ""
    for line in stages.split("\n"):
        since, _, text = line.partition("\t")
        if since > on:
            break
        element = text
    return element
