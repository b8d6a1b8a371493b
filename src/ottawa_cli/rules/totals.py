"""Rules on numbers of States: those published, and the treaty's threshold, against what is counted from all blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate
from typing import Final, NamedTuple

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Consent, EntryIntoForce, State, Total, TotalKind
from ottawa_cli.facts.statuses import Status
from ottawa_cli.law.timelines import Run, Stretch, Timeline


class FiledTotal(NamedTuple):
    """A published number of States, and where it stands in its list, counted from 0."""

    position: int
    total: Total


class NumberOfStates(NamedTuple):
    """How many States something is surely true of, and of how many it may be."""

    least: int
    most: int


class CountOnDays:
    """How many States count on each of some days, by what each of them may be: kept up while the States pass."""

    def __init__(self, days: Iterable[date], counts: Callable[[object], bool]) -> None:
        self._days = sorted({*days})
        self._counts = counts
        self._surely = [0] * (len(self._days) + 1)  # by how many the number rises or falls, day by day
        self._perhaps = [0] * (len(self._days) + 1)

    def add(self, stretches: Iterable[Run | Stretch]) -> None:
        """Count one State more, by all stretches of its life."""
        for stretch in stretches:
            answers = {self._counts(value) for value in stretch.possible}
            if True not in answers:
                continue
            first = bisect_left(self._days, stretch.since) if stretch.since else 0
            after = bisect_left(self._days, stretch.until) if stretch.until else len(self._days)
            for steps in (self._perhaps,) if False in answers else (self._perhaps, self._surely):
                steps[first] += 1
                steps[after] -= 1

    def numbers(self) -> dict[date, NumberOfStates]:
        """The number on each of the days."""
        numbers = map(NumberOfStates, accumulate(self._surely), accumulate(self._perhaps))
        return dict(zip(self._days, numbers, strict=False))


class CountsOnDays:
    """The numbers of States of each kind, on the days on which somebody published one."""

    def __init__(self, totals: Iterable[FiledTotal]) -> None:
        self.totals = [(filed.position, kind, filed.total) for filed in totals for kind, _ in filed.total.numbers()]
        days = {of: [total.on for _, kind, total in self.totals if kind == of] for of in _COUNTS}
        self._counts_of = {kind: CountOnDays(days[kind], counts) for kind, counts in _COUNTS.items() if days[kind]}

    def add(self, timeline: Timeline) -> None:
        """Count one State more."""
        for kind, count in self._counts_of.items():
            count.add(_STRETCHES[kind](timeline))

    def numbers(self) -> dict[TotalKind, Mapping[date, NumberOfStates]]:
        """The numbers of each kind, by the day."""
        return {kind: count.numbers() for kind, count in self._counts_of.items()}


def published_total(counts: CountsOnDays) -> Iterator[Finding]:
    """A published number of States agrees with the number that follows from all blocks on that day.

    The number is the best test of a record: an act that is missing, entered twice or under another year changes it.
    The United Nations count from the deposit on; a signature counts until a withdrawal takes effect. Look which State
    was counted, and which not: most often an act is missing here, or the number counts otherwise than its key says. A
    number that is wrong itself is left out, and 'note' tells of it.

    Bad::

        totals:
          - {on: 2005-03-04, deposited: 1, sources: [x]}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}

    Good::

        totals:
          - {on: 2005-03-05, deposited: 1, sources: [x]}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
    """
    numbers = counts.numbers()
    for position, kind, total in counts.totals:
        (_, published), (least, most) = *total.numbers(), numbers[kind][total.on]
        if not least <= published <= most:
            computed = str(least) if least == most else f"{least} to {most}"
            message = f"{published} {_NAMED[kind]} on {total.on} were published, but {computed} follow from the blocks"
            hint = "look which State is missing, or counted that should not be"
            yield Finding(message, hint, ("totals", position, kind))


class ThresholdCount:
    """How many deposits count to the treaty's threshold, kept up while the States pass."""

    def __init__(self, clause: EntryIntoForce) -> None:
        self.clause = clause
        self.states = 0
        self.before = 0
        """Deposits that surely came before the day of the threshold; those also counted have no day."""
        self.through = clause.also_counted
        """Deposits that may have come through that day."""

    def add(self, state: State) -> None:
        """Count one State more: by its first consent, unless that is a succession, which is no deposit of its own."""
        self.states += 1
        reached, position = self.clause.threshold_reached, state.first_consent
        consent = None if position is None else state.instruments[position]
        if reached and isinstance(consent, Consent) and consent.kind != "succession":
            self.before += consent.deposited.latest < reached
            self.through += consent.deposited.earliest <= reached


class Numbers(NamedTuple):
    """All that is counted while the States pass."""

    counts: CountsOnDays
    deposits: ThresholdCount

    def add(self, timeline: Timeline) -> None:
        """Count one State more."""
        self.counts.add(timeline)
        self.deposits.add(timeline.state)


def threshold_deposits(count: ThresholdCount) -> Iterator[Finding]:
    """The deposits on file reach the threshold on the day that is given for it (art. 17(1)).

    The fortieth deposit brought the Convention into force, and who deposited through its day is bound from that of the
    treaty. If the deposits come to the number on another day, one of them is missing, or the day is wrong. Deposits by
    States that no longer exist, and have no block, are counted under 'also_counted'. A file with fewer States than the
    threshold is an extract, and is not asked.

    Bad::

        treaty:
          entry_into_force: {article: "17", date: 1999-03-01, threshold: 1, threshold_reached: 1998-09-16, period: P6M}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 1998-09-17, sources: [x]}

    Good::

        treaty:
          entry_into_force: {article: "17", date: 1999-03-01, threshold: 1, threshold_reached: 1998-09-16, period: P6M}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 1998-09-16, sources: [x]}
    """
    clause = count.clause
    if not (clause.threshold and clause.threshold_reached) or count.states < clause.threshold:
        return
    hint = "look which deposit is missing or too early; those without a block belong under 'also_counted'"
    path = ("treaty", "entry_into_force", "threshold")
    if count.through < clause.threshold:
        message = f"{count.through} deposits through {clause.threshold_reached}, fewer than the {clause.threshold}"
        yield Finding(message, hint, path)
    elif count.before >= clause.threshold:
        message = f"{count.before} deposits before {clause.threshold_reached}, which is not the day of the "
        yield Finding(f"{message}{clause.threshold} that were needed", hint, path)


_COUNTS: Final[Mapping[TotalKind, Callable[[object], bool]]] = {
    "in_force": lambda status: status is Status.PARTY,
    "deposited": lambda kind: kind is not None,
    "signed": lambda stands: stands is True,
}
"""Whether a State counts, by its status, the kind of its consent on deposit, or whether its signature stands."""
_STRETCHES: Final[Mapping[TotalKind, Callable[[Timeline], Iterable[Run | Stretch]]]] = {
    "in_force": lambda timeline: timeline.runs,
    "deposited": lambda timeline: timeline.on_deposit,
    "signed": lambda timeline: timeline.signature_stands,
}
_NAMED: Final[Mapping[TotalKind, str]] = {
    "in_force": "States Parties in force",
    "deposited": "consents on deposit",
    "signed": "signatures",
}
