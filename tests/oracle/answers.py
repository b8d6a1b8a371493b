"""Dates being known in part: every way to read them, day by day, and what all these lives leave open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from itertools import pairwise, product
from math import prod
from typing import Any, NamedTuple

from oracle.life import A_DAY, MARKS, STATUSES, Facts, Life, first_of_next_month, on_stage

Path = tuple[str | int, ...]
Way = Mapping[Path, date]
"""One way to read the dates: each on a day."""


class Contradiction(ValueError):
    """No way to read the dates keeps the order of the file, though no two dates by themselves are out of order."""


class Answer(NamedTuple):
    """What may be said of a day."""

    possible: tuple[str, ...]
    marks: tuple[str, ...]
    possible_marks: tuple[str, ...]


class Oracle:
    """The lives that a State may have, each date known in part being read on every day that it may be."""

    def __init__(self, facts: Facts, treaty: Facts) -> None:
        self.lives = [Life(written(facts, way), treaty) for way in ways_to_read(facts)]
        if not self.lives:
            raise Contradiction
        self.statuses, self.marks, self.counts = (
            {tuple(stages) for stages in each}
            for each in zip(*((life.statuses, life.marks_set, life.counts) for life in self.lives), strict=True)
        )

    def days(self) -> list[date]:
        """Every day on which an answer may change."""
        return sorted(set().union(*(life.days for life in self.lives)))

    def answer(self, on: date) -> Answer:
        """What all say is sure; what one says is possible."""
        possible = {on_stage(statuses, on) for statuses in self.statuses}
        marks = [on_stage(marks, on) for marks in self.marks]
        sure, ever = frozenset.intersection(*marks), frozenset.union(*marks)
        return Answer(
            tuple(status for status in STATUSES if status in possible),
            tuple(mark for mark in MARKS if mark in sure),
            tuple(mark for mark in MARKS if mark in ever - sure),
        )

    def counted(self, on: date) -> set[bool]:
        """Whether it may count by deposit, and whether it may not."""
        return {on_stage(counts, on) for counts in self.counts}


def number_of_ways(facts: Facts) -> int:
    """How many ways there are to read the dates, whatever the order of the file."""
    return prod((last - first).days + 1 for first, last in spans_of(facts).values())


def ways_to_read(facts: Facts) -> Iterator[Way]:
    """Each date on each of its days, as far as that keeps the order of the file."""
    spans, order = spans_of(facts), order_of(facts)
    days = product(*([first + A_DAY * i for i in range((last - first).days + 1)] for first, last in spans.values()))
    ways = (dict(zip(spans, each, strict=True)) for each in days)
    return (way for way in ways if all(way[a] <= way[b] for a, b in order))


def spans_of(facts: Facts) -> dict[Path, tuple[date, date]]:
    """The first and the last day of each date that something is computed from."""
    return {path: span_of(facts, path) for path in dates_of(facts)}


def dates_of(facts: Facts) -> list[Path]:
    """Where the dates stand that something is computed from."""
    paths: list[Path] = [("signed",)]
    for index, act in enumerate(facts.get("instruments", [])):
        keys = ("deposited", "takes_effect") if act["kind"] == "succession" else ("deposited", "received")
        paths += [("instruments", index, key) for key in keys]
    for group in ("notifications", "armed_conflicts"):
        for index, _ in enumerate(facts.get(group, [])):
            paths += [(group, index, key) for key in ("received", "since", "ended")]
    return [path for path in paths if path[-1] in block_of(facts, path)]


def order_of(facts: Facts) -> list[tuple[Path, Path]]:
    """Which date comes before which: signature, acts as filed; a beginning, its end; unless that cannot be."""
    paths = dates_of(facts)
    pairs = [*pairwise(path for path in paths if path[0] in ("signed", "instruments") and path[-1] != "takes_effect")]
    pairs += [(a, b) for a, b in pairwise(paths) if b[-1] == "ended" and a[:2] == b[:2]]
    return [(a, b) for a, b in pairs if span_of(facts, a)[0] <= span_of(facts, b)[1]]


def block_of(facts: Facts, path: Path) -> Any:
    """What the key at the end of the path stands in."""
    block: Any = facts
    for step in path[:-1]:
        block = block[step]
    return block


def span_of(facts: Facts, path: Path) -> tuple[date, date]:
    """The first and the last day that a date may be: ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or a range of days."""
    text = block_of(facts, path)[path[-1]]
    if "/" in text:
        first, last = map(date.fromisoformat, text.split("/"))
        return first, last
    first = date.fromisoformat(f"{text}-01-01"[:10])
    month_end = first_of_next_month(first) - A_DAY
    return first, {4: first.replace(month=12, day=31), 7: month_end, 10: first}[len(text)]


def written(facts: Facts, way: Way) -> Facts:
    """The facts with the days of one way to read them."""
    copy = deepcopy(facts)
    for path, day in way.items():
        block_of(copy, path)[path[-1]] = day.isoformat()
    return copy
