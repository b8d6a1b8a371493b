"""The data of a page, row by row: ``script/lookup.js`` names the fields of each again, and a test compares the two.

A day is a number: 1800-01-01 is 1, and 0 is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

Cell = TypeVar("Cell", int, str)


class LabelRow(NamedTuple):
    """A document's word for a status or a mark, and how the page calls it."""

    word: str
    label: str


class StageRow(NamedTuple):
    """What is said of a State from a day on (0: ever). A number refers to a list of the payload; -1: nothing.

    ``possible`` is empty where only ``status`` is.
    """

    begins: int
    status: int
    since: int
    headline: int
    words: int
    acts: int
    reasons: Sequence[int] = ()
    until: int = -1
    through: int = -1
    possible: Sequence[int] = ()
    marks: Sequence[int] = ()
    possible_marks: Sequence[int] = ()
    remarks: Sequence[int] = ()
    open: int = 0


class ActsRow(NamedTuple, Generic[Cell]):
    """The acts on which a standing rests, and their days: a signature, a consent, a withdrawal."""

    signed: Cell
    deposited: Cell
    act: Cell
    in_force: Cell
    notice: Cell
    out: Cell


class StateRow(NamedTuple):
    """One State. ``names``: what else it is known as, folded, as ``search_names`` writes it."""

    code: str
    iso3: str
    name: str
    names: str
    stages: Sequence[Sequence[object]]
    """As ``StageRow`` has them, ``trimmed``."""


class ReasonRow(NamedTuple):
    """An act on file, and what the law makes of it."""

    act: int
    date: int
    law: int
    sum: int
    text: int
    published: int
    sources: tuple[int, ...]


class SourceRow(NamedTuple):
    """A source that is cited; only its ``id`` where the registry does not describe it."""

    id: str
    title: str = ""
    as_of: str = ""
    url: str = ""


class EventRow(NamedTuple):
    """What happened to a State, or will; no days: none is known, or the latest is the earliest, which tells all."""

    state: int
    text: int
    kind: int
    identity: int
    earliest: int
    sources: Sequence[int] = ()
    latest: int = 0
    on: int = -1


class MoveRow(NamedTuple):
    """On a day a State has become a State Party (1), or has ceased to be one (0)."""

    on: int
    state: int
    joins: int


class MembershipRow(NamedTuple):
    """A State in a group, from a day through the day before another (0: still)."""

    group: int
    state: int
    joined: int
    left: int


class TallyRow(NamedTuple):
    """How many are States Parties from a day on (empty: ever), surely and at most, and the sentence that says so."""

    since: str
    least: int
    most: int
    text: int


def trimmed(row: StageRow | EventRow) -> Sequence[object]:
    """The row without what it ends with that goes without saying."""
    defaults = row._field_defaults
    length = len(row)
    while length and row._fields[length - 1] in defaults and row[length - 1] == defaults[row._fields[length - 1]]:
        length -= 1
    return row[:length]
