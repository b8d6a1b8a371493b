"""A State of the registry held against its row in the depositary's file: what the one has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from ottawa_cli.facts.deposits import Entry, Notice
from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.model import Consent, State, Withdrawal
from ottawa_cli.facts.partial_dates import PartialDate, date_text
from ottawa_cli.facts.statuses import Status
from ottawa_cli.law.timelines import Timeline

About = Literal[
    "signed", "kind", "deposited", "withdrawn", "participant", "provisional-application", "declaration", "count"
]
Nature = Literal["newer", "older", "unknown", "conflict"]
"""``newer``: the file knows more; ``older``: the registry does, dated after the file; ``unknown``: which of the two."""
Fact = dict[str, object]
"""A fact as the registry would have it: its keys with days, words and lists."""

WITHDRAWN: Final = "withdrawn"


class Discrepancy(NamedTuple):
    """One fact that the two do not have alike."""

    code: str | None
    participant: str
    about: About
    registry: str | int | None
    depositary: str | int | None
    nature: Nature
    path: Path
    to_add: Fact | None = None
    """What the registry lacks, as the State's block would have it."""


@dataclass(frozen=True, slots=True)
class FileDays:
    """Of which day the file is; None: it does not say, and is of its youngest day or a later one."""

    as_of: date | None
    youngest: date

    def nature_of_surplus(self, day: PartialDate) -> Nature:
        """Why a fact of the registry may be missing in the file: it came later, or it should be there."""
        if self.as_of:
            return "older" if day.latest > self.as_of else "conflict"
        return "unknown" if day.latest > self.youngest else "conflict"


class RowAgainstState:
    """Compares one row with one State; ``equal`` counts the facts that agree, once all discrepancies were taken."""

    def __init__(self, entry: Entry, timeline: Timeline, days: FileDays, *, shows_brackets: bool) -> None:
        self.equal = 0
        self._entry = entry
        self._timeline = timeline
        self._state = timeline.state
        self._days = days
        self._shows_brackets = shows_brackets
        instruments = [*enumerate(self._state.instruments)]
        self._consents = [(i, act) for i, act in instruments if isinstance(act, Consent)]
        self._withdrawals = [(i, act) for i, act in instruments if isinstance(act, Withdrawal)]

    def discrepancies(self) -> Iterator[Discrepancy]:
        """All of them, in the order of a State's life. A row shows one term alone: older acts are never surplus."""
        yield from self._signature()
        yield from self._consent()
        yield from self._withdrawal()
        yield from self._provisional_application()
        yield from self._declarations()

    def _found(
        self, about: About, registry: object, depositary: object, nature: Nature, *path: str | int, **to_add: object
    ) -> Discrepancy:
        filed, printed = (_plain(value) for value in (registry, depositary))
        state = self._state
        return Discrepancy(
            state.code, state.name, about, filed, printed, nature, (state.code, *path), dict(to_add) or None
        )

    def _signature(self) -> Iterator[Discrepancy]:
        filed, printed = self._state.signed, self._entry.signed
        if filed == (PartialDate(printed, printed) if printed else None):
            self.equal += printed is not None
        elif printed is None:
            if filed and not self._may_be_an_older_term():
                yield self._found("signed", filed, None, self._days.nature_of_surplus(filed), "signed")
        elif filed is None or not self._may_be_an_older_term() or _holds(filed, printed):
            nature: Nature = "newer" if filed is None or _holds(filed, printed) else "conflict"
            yield self._found("signed", filed, printed, nature, "signed", signed=printed)

    def _may_be_an_older_term(self) -> bool:
        """Did it consent more than once? Then the row may show another of its terms."""
        return len(self._consents) > 1

    def _consent(self) -> Iterator[Discrepancy]:
        entry, printed = self._entry, self._entry.consent
        if printed is None:
            yield from self._consents_without_row()
            return
        same_day = [(i, act) for i, act in self._consents if act.deposited == PartialDate(printed, printed)]
        instrument = {"instruments": [{"kind": entry.kind, "deposited": printed}]}
        where: tuple[str | int, ...]
        if any(act.kind == entry.kind for _, act in same_day):
            self.equal += 2
        elif same_day:
            position, act = same_day[-1]
            self.equal += 1
            yield self._found("kind", act.kind, entry.kind, "conflict", "instruments", position, "kind", **instrument)
        elif about := [(i, act) for i, act in self._consents if _holds(act.deposited, printed)]:
            position, act = about[-1]
            where = ("instruments", position, "deposited")
            yield self._found("deposited", act.deposited, printed, "newer", *where, **instrument)
        elif self._consents and not self._is_a_new_term(printed):
            position, act = self._consents[-1]
            where = ("instruments", position, "deposited")
            yield self._found("deposited", act.deposited, printed, "conflict", *where, **instrument)
        else:
            where = ("instruments", len(self._state.instruments))
            yield self._found("deposited", None, printed, "newer", *where, **instrument)

    def _consents_without_row(self) -> Iterator[Discrepancy]:
        if self._consents:
            position, act = self._consents[-1]
            nature = self._days.nature_of_surplus(act.deposited)
            yield self._found("deposited", act.deposited, None, nature, "instruments", position, "deposited")

    def _is_a_new_term(self, printed: date) -> bool:
        """Does a consent of that day follow a withdrawal that is on file?"""
        last = self._consents[-1][1].deposited
        return any(last.latest < act.received.earliest <= printed for _, act in self._withdrawals)

    def _withdrawal(self) -> Iterator[Discrepancy]:
        """Brackets mean not bound on the file's day; the end note may print the days."""
        missing = [notice for notice in self._entry.notices if not self._is_on_file(notice)]
        self.equal += len(self._entry.notices) - len(missing)
        if missing:
            yield from map(self._notice_missing, missing)
        elif self._entry.is_withdrawn and not self._entry.notices:
            yield from self._brackets()
        elif not self._entry.is_withdrawn and self._shows_brackets and self._entry.consent:
            yield from self._bound_without_brackets()

    def _is_on_file(self, notice: Notice) -> bool:
        return any(_holds(act.received, notice.received) for _, act in self._withdrawals)

    def _notice_missing(self, notice: Notice) -> Discrepancy:
        published = {"takes_effect": notice.takes_effect} if notice.takes_effect else {}
        instrument = {"kind": "withdrawal", "received": notice.received, **published}
        where: tuple[str | int, ...] = ("instruments", len(self._state.instruments))
        nature: Nature = "newer"
        filed = None
        if self._withdrawals and len(self._entry.notices) == 1:
            position, act = self._withdrawals[-1]
            where, nature, filed = ("instruments", position, "received"), "conflict", act.received
        return self._found(WITHDRAWN, filed, notice.received, nature, *where, instruments=[instrument])

    def _brackets(self) -> Iterator[Discrepancy]:
        day = self._days.as_of or date.max
        if Status.FORMER in self._timeline.run_on(day).possible:
            self.equal += 1
            return
        instrument = {"kind": "withdrawal", "received": None}
        if not self._withdrawals:
            where = ("instruments", len(self._state.instruments))
            yield self._found(WITHDRAWN, None, WITHDRAWN, "newer", *where, instruments=[instrument])
        elif not self._timeline.outcomes[self._withdrawals[-1][0]].idle:
            position, act = self._withdrawals[-1]
            yield self._found(WITHDRAWN, act.received, WITHDRAWN, "conflict", "instruments", position, "received")
        else:
            self.equal += 1  # the same act is on file: that it moves nothing is the law's word, not the record's

    def _bound_without_brackets(self) -> Iterator[Discrepancy]:
        for position, act in self._withdrawals:
            outcomes = self._timeline.outcomes[position]
            followed = any(consent.deposited.latest >= act.received.earliest for _, consent in self._consents)
            if outcomes.takes_effect and not outcomes.revoked and not followed:
                nature = self._days.nature_of_surplus(outcomes.takes_effect)
                yield self._found(WITHDRAWN, act.received, None, nature, "instruments", position, "received")

    def _provisional_application(self) -> Iterator[Discrepancy]:
        if not self._entry.applies_provisionally:
            return
        if any(notice.kind == "provisional-application" for notice in self._state.notifications):
            self.equal += 1
            return
        where = ("notifications", len(self._state.notifications))
        printed = self._entry.provisional or "declared"
        notices = [_provisional_application_of(self._entry)]
        yield self._found("provisional-application", None, printed, "newer", *where, notifications=notices)

    def _declarations(self) -> Iterator[Discrepancy]:
        if not self._entry.declarations:
            return
        if self._state.declarations:
            self.equal += 1
            return
        said = [{"with": None, "on": None, "text": saying.text} for saying in self._entry.declarations]
        titles = "; ".join(dict.fromkeys(saying.title or "a declaration" for saying in self._entry.declarations))
        yield self._found("declaration", None, titles, "newer", "declarations", declarations=said)


def block_of(entry: Entry, name: str) -> Fact:
    """The block that a row would be, of a State or an organisation that the registry has not."""
    block: Fact = {"name": name}
    if entry.signed:
        block["signed"] = entry.signed
    instruments: list[Fact] = []
    if entry.consent:
        instruments.append({"kind": entry.kind, "deposited": entry.consent})
    instruments += [_withdrawal_of(notice) for notice in entry.notices]
    if entry.is_withdrawn and not entry.notices:
        instruments.append({"kind": "withdrawal", "received": None})
    if instruments:
        block["instruments"] = instruments
    if entry.applies_provisionally:
        block["notifications"] = [_provisional_application_of(entry)]
    return block


def _provisional_application_of(entry: Entry) -> Fact:
    received = {"received": entry.provisional} if entry.provisional else {}
    return {"kind": "provisional-application", **received}


def _withdrawal_of(notice: Notice) -> Fact:
    published = {"takes_effect": notice.takes_effect} if notice.takes_effect else {}
    return {"kind": "withdrawal", "received": notice.received, **published}


def first_day(state: State) -> PartialDate | None:
    """The first day that a State signed or consented on; None: it did neither."""
    days = [state.signed, *(act.moment for act in state.instruments)]
    return min((day for day in days if day), key=lambda day: day.latest, default=None)


def _holds(filed: PartialDate, printed: date) -> bool:
    """May a day on file, perhaps known in part, be the one printed?"""
    return filed.earliest <= printed <= filed.latest


def _plain(value: object) -> str | None:
    return date_text(value) if isinstance(value, PartialDate | date) else None if value is None else str(value)
