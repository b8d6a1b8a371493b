"""The data of a page, as its script takes them apart: change one here, and change script/lookup.js or who reads it."""

from __future__ import annotations

from typing import NamedTuple, TypedDict


class StageRow(NamedTuple):
    """What is said of a State from a day on (empty: ever). A number refers to a list; -1: nothing."""

    begins: str
    status: int
    possible: list[int]
    marks: list[int]
    possible_marks: list[int]
    since: int
    until: int
    through: int
    headline: int
    said: int
    reasons: list[int]
    beside: list[int]
    open: int


class StateRow(NamedTuple):
    """One State."""

    code: str
    iso3: str
    name: str
    note: str
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


class Payload(TypedDict):
    """The data of a page: rows as arrays, in the order of their fields."""

    name: str
    treaty: str
    sha256: str
    on: str
    verified: str
    beyond: str
    first: str
    last: str
    statuses: list[tuple[str, str]]
    marks: list[tuple[str, str]]
    texts: list[str]
    sources: list[list[str]]
    reasons: list[ReasonRow]
    states: list[StateRow]
    events: list[EventRow]
    tallies: list[TallyRow]
