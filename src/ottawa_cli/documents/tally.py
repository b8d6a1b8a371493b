"""All States counted by what they signed and deposited, over time: what an overview says beside their statuses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, get_args

from ottawa_cli.documents.counting import is_on_deposit
from ottawa_cli.facts.model import ConsentKind
from ottawa_cli.law.timelines import Timeline

if TYPE_CHECKING:
    from ottawa_cli.documents.types import TallyForm


class Tally:
    """States are added one by one; then what is counted is said, from each day on which it changes."""

    def __init__(self) -> None:
        self._changes: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, timeline: Timeline) -> None:
        """Count a State: where it cannot be said on a day, it is between ``min`` and ``max`` alone."""
        signed = [life.reading.signed for life in timeline.lives if life.reading.signed]
        if signed:
            self._count("signed", max(signed), None)
            for since, until, stands in timeline.signature_stands:
                if False not in stands:
                    self._count("standing", since, until)
        for since, until, kinds in timeline.on_deposit:
            if None not in kinds:
                self._count("surely", since, until)
            if is_on_deposit(kinds) is not False:
                self._count("perhaps", since, until)
            if len(kinds) == 1:
                self._count(str(*kinds), since, until)

    def _count(self, what: str, since: date | None, until: date | None) -> None:
        self._changes[str(since or "")][what] += 1
        if until:
            self._changes[str(until)][what] -= 1

    def over_time(self) -> Iterator[tuple[str, TallyForm]]:
        """What is counted, from each day on: the first from ever."""
        numbers: Counter[str] = Counter()
        for day in sorted({"", *self._changes}):
            numbers.update(self._changes.get(day, {}))
            yield (
                day,
                {
                    "deposited": {"min": numbers["surely"], "max": numbers["perhaps"]},
                    "signatures": numbers["signed"],
                    "signatures_standing": numbers["standing"],
                    "by_kind": {kind: numbers[kind] for kind in get_args(ConsentKind)},
                },
            )
