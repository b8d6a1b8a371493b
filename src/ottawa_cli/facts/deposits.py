"""What the depositary's own file says of a treaty: its header, its table of participants, and what hangs on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Entity = Literal["state", "organisation", "territory", "other"]
"""What a row is about: a State that is listed, an organisation, a territory, or a name that is none of these."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A withdrawal as an end note tells it."""

    received: date
    takes_effect: date | None
    note: int
    """The number of the end note."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A declaration, reservation or notification as the file has it: its heading, and how it begins."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the participants' table."""

    name: str
    """As printed, without the numbers of its end notes."""
    code: str | None
    """Of a State; None: it is none that the program knows."""
    entity: Entity
    line: int
    """Where its row begins in the file, counted from 1."""
    signed: date | None = None
    by_succession: bool = False
    """Is the day that of a succession to a predecessor's signature?"""
    consent: date | None = None
    kind: str | None = None
    """The registry's word for the consent: ``ratification`` ... ``succession``, or ``consent`` for what is none."""
    kind_printed: str | None = None
    """The legend's word for it, where that says more than ``kind``."""
    applies_provisionally: bool = False
    """Has it said, in a column or under an article, that it applies the treaty provisionally?"""
    provisional: date | None = None
    """The day of that, where the file has one."""
    is_withdrawn: bool = False
    """Do its days stand in square brackets?"""
    others: tuple[tuple[str, str], ...] = ()
    """Cells of columns that are none of the registry's: their heading, and what they say."""
    notes: tuple[int, ...] = ()
    """The numbers of its end notes."""
    notices: tuple[Notice, ...] = ()
    declarations: tuple[Saying, ...] = ()

    @property
    def youngest(self) -> date | None:
        """The last day in its cells."""
        return max((day for day in (self.signed, self.consent, self.provisional) if day), default=None)


@dataclass(frozen=True, slots=True)
class GeneralEntryIntoForce:
    """What the header says of the general entry into force."""

    text: str
    day: date | None = None
    provisionally: date | None = None
    article: str | None = None
    period: str | None = None
    """As ISO 8601 writes it, where the clause is quoted."""
    day_rule: Literal["same", "first-of-month", "first-of-next-month"] | None = None
    """To which day the end of the period is moved, where the clause is quoted."""
    threshold: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The depositary's record of one treaty."""

    shape: Literal["xml", "html", "csv"]
    sha256: str
    reference: str | None
    """As ``XXVI-5``."""
    title: str | None
    concluded: str | None
    """Where and when, as printed: ``Oslo, 18 September 1997``."""
    adopted: date | None
    as_of: date | None
    """The day that the file itself says it is of; an XML has none."""
    entry_into_force: GeneralEntryIntoForce | None
    parties: int | None
    signatories: int | None
    entries: tuple[Entry, ...]
    declared: tuple[tuple[str, Saying], ...] = ()
    """All declarations and reservations, with the names of their participants."""
    territories: tuple[str, ...] = ()
    """Names of territories and of States that ceased to exist, told of in end notes or territorial applications."""
    columns_left: tuple[str, ...] = ()
    """Headings of columns that are none of the registry's."""
    shows_brackets: bool = True
    """False: a form that has lost its brackets, and cannot show a withdrawal."""
    doubts: tuple[str, ...] = ()
    """What is odd in the file, a sentence each: numbers and rows that do not agree, cells that cannot be read."""

    @property
    def youngest(self) -> date | None:
        """The last day in its table: it is of no earlier day."""
        return max((entry.youngest for entry in self.entries if entry.youngest), default=None)
