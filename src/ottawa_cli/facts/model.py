"""What was filed: the registry's facts, typed. Nothing here is computed from anything else.

What is asked for by name comes from here, what stands beside the States too.
"""

# ruff: noqa: F403, F405 - all clauses are handed on

from collections.abc import Mapping
from itertools import chain
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from ottawa_cli.facts.clauses import *
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.scalars import Code, Day, Moment, Truth, Whole

MOST_PARTIAL_DATES: Final = 6
"""More in a block that something is computed from, and the combinations of their ends grow past counting."""


ConsentKind = Literal["ratification", "acceptance", "approval", "accession", "succession", "consent"]
"""``consent``: a notice of consent to be bound, as a Protocol to the Conventional Weapons Convention asks for."""


class Consent(Cited):
    """An instrument by which a State consents to be bound (VCLT art. 2(1)(b), 11 to 16)."""

    kind: ConsentKind
    deposited: Moment
    takes_effect: Moment | None = None
    reference: str | None = None

    @property
    def moment(self) -> PartialDate:
        """The day of deposit."""
        return self.deposited


class Received(Cited):
    """An instrument that is dated by its receipt."""

    kind: str
    received: Moment

    @property
    def moment(self) -> PartialDate:
        """The day of receipt."""
        return self.received


class Withdrawal(Received):
    """An instrument of withdrawal, dated by its receipt (art. 20(2) and (3))."""

    kind: Literal["withdrawal"]
    takes_effect: Moment | None = None
    reasons: str | None = None
    notified: tuple[Addressee, ...] = ()
    not_found: tuple[Addressee, ...] = ()
    """Notice to these was looked for, and no source shows it."""
    reference: str | None = None


class Revocation(Received):
    """It takes back the withdrawal before it (VCLT art. 68)."""

    kind: Literal["revocation"]
    reference: str | None = None

    @property
    def takes_effect(self) -> None:
        """No day of its own is published for it: it takes effect with its receipt."""


Instrument = Annotated[Consent | Withdrawal | Revocation, Field(discriminator="kind")]


class Reaction(Cited):
    """What others said of a notification."""

    by: str
    on: Moment


class Objection(Reaction):
    """Another State's objection to a notification."""

    by: Code


class Statement(Reaction):
    """What a meeting or an organ said of a notification."""

    text: str


class Notification(Cited):
    """Sent to the depositary, but no instrument that the treaty provides for."""

    kind: str
    received: Moment | None = None
    ended: Moment | None = None
    reasons: str | None = None
    objections: tuple[Objection, ...] = ()
    statements: tuple[Statement, ...] = ()


class Suspension(Notification):
    """A State's word that it suspends the operation of the treaty."""

    kind: Literal["suspension"]
    received: Moment


class ProvisionalApplication(Notification):
    """A State's word that it applies the treaty until that is in force for it (art. 18).

    Without ``received`` it was declared with the consent, from whose deposit it runs.
    """

    kind: Literal["provisional-application"]


AnyNotification = Annotated[Suspension | ProvisionalApplication, Field(discriminator="kind")]


class ArmedConflict(Cited):
    """An editor's assertion, for art. 20(3) alone; ``ended`` is the first day without it, None: not known."""

    since: Moment
    ended: Moment | None = None


class Step(Cited):
    """A step on the domestic way to an act; it never moves a status."""

    kind: Literal["announcement", "government", "parliament", "promulgation", "decree", "refusal", "other"]
    on: Moment | None = None
    text: str


class Declaration(Cited):
    """Said with an act, or of it later; it moves no status."""

    said_with: Literal[ConsentKind, "signature", "later"] = Field(alias="with")
    on: Moment
    about: str | None = None
    """The articles that it is about."""
    text: str
    reference: str | None = None


class Extension(Cited):
    """A decision of the Parties that puts a deadline off; without ``until`` or ``by`` these were not read."""

    decided: Moment
    until: Day | None = None
    by: str | None = None


class FiledDeadline(Cited):
    """What is known of one of a State's deadlines."""

    id: str
    term: Whole = 1
    """Of which term in force, counted from 1."""
    affected: Truth = True
    """False: it has none, by its own word."""
    extensions: tuple[Extension, ...] = ()
    met: Moment | None = None
    """The day on which the work ended."""
    late: Truth = False
    """Does a source say that it was met late?"""
    unmet: Moment | None = None
    """The last day on which a source shows it unfulfilled."""
    settled: Moment | None = None
    """A source of this day names all that still owe it, and not this State."""
    found: Moment | None = None
    """When something came to light after it had been met."""


ActSpan = tuple[PartialDate, PartialDate | None]
NoticeSpan = tuple[PartialDate | None, PartialDate | None]
"""Declared with the consent, a notification has no day of its own."""


class State(Cited):
    """All that is on file of one State, in the order of the file."""

    code: Code
    name: str
    signed: Moment | None = None
    instruments: tuple[Instrument, ...] = ()
    notifications: tuple[AnyNotification, ...] = ()
    armed_conflicts: tuple[ArmedConflict, ...] = ()
    steps: tuple[Step, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    deadlines: tuple[FiledDeadline, ...] = ()
    note: str | None = None

    @property
    def first_consent(self) -> int | None:
        """Where its first consent to be bound stands among the instruments, counted from 0."""
        positions = (i for i, instrument in enumerate(self.instruments) if isinstance(instrument, Consent))
        return next(positions, None)

    def notice_of(self, notification: Notification) -> PartialDate | None:
        """The day of a notification; declared with the consent, that of its deposit, and none where there is none."""
        if notification.received or self.first_consent is None:
            return notification.received
        return self.instruments[self.first_consent].moment

    def partial_dates(self) -> int:
        """How many of the dates that something is computed from are known in part."""
        return sum([not moment.is_known for moment in self.moments()])

    def moments(self) -> list[PartialDate]:
        """Every date of this block that something is computed from: the signature, then those of ``spans``."""
        days = chain.from_iterable(chain(*self.spans()))
        return [moment for moment in (self.signed, *days) if moment]

    def spans(self) -> tuple[list[ActSpan], list[NoticeSpan], list[ActSpan]]:
        """The days of the instruments, of the notifications, of the armed conflicts: of each its own, and its end.

        In the place of an end, an instrument of succession has the day published, which decides for want of a rule.
        """
        acts = [(act.moment, act.takes_effect if act.kind == "succession" else None) for act in self.instruments]
        notices = [(notification.received, notification.ended) for notification in self.notifications]
        return acts, notices, [(conflict.since, conflict.ended) for conflict in self.armed_conflicts]


class Registry(NamedTuple):
    """A whole file: the treaty, its sources, its States by code in the order of the file, and published totals."""

    treaty: Treaty
    sources: Mapping[str, Source]
    states: Mapping[str, State]
    sha256: str
    """The digest of the file's bytes, in hexadecimal."""
    totals: tuple[Total, ...] = ()
    """Published numbers, to hold the computed ones against."""

    def own_names(self) -> dict[str, str]:
        """What the file calls its States, by code."""
        return {code: state.name for code, state in self.states.items()}

    def names_of_all(self, names: Names) -> dict[str, str]:
        """The same, and what the program calls those that the file does not hold: one of them may object."""
        return {code: name.name for code, name in names.items()} | self.own_names()


class StateNumbers(NamedTuple):
    """A State's number in the lists that political science counts States by; None: a list has it not."""

    cow: str | None
    """State System Membership, Correlates of War Project."""
    gw: str | None
    """Gleditsch and Ward, with their microstates."""


Numbers = Mapping[str, StateNumbers]
"""Numbers by alpha-2 code."""
