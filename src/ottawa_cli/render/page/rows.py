"""The data of a page, row by row: ``script/lookup.js`` names the fields of each again, and a test compares the two."""

from __future__ import annotations

from typing import NamedTuple


class LabelRow(NamedTuple):
    """A document's word for a status or a mark, and how the page calls it."""

    word: str
    label: str


class StageRow(NamedTuple):
    """What is said of a State from a day on (empty: ever). A number refers to a list of the payload; -1: nothing."""

    begins: str
    status: int
    possible: list[int]
    marks: list[int]
    possible_marks: list[int]
    since: int
    until: int
    through: int
    headline: int
    words: int
    reasons: list[int]
    remarks: list[int]
    open: int


class StateRow(NamedTuple):
    """One State."""

    code: str
    iso3: str
    name: str
    stages: list[StageRow]


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
    """What happened to a State, or will; empty days: none is known, or the latest is the earliest, which tells all."""

    state: int
    earliest: str
    latest: str
    on: int
    text: int
    step: int
    sources: list[int]


class TallyRow(NamedTuple):
    """How many are States Parties from a day on (empty: ever), surely and at most, and the sentence that says so."""

    since: str
    least: int
    most: int
    text: int
