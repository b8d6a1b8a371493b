"""What was filed: the registry's facts, typed. Nothing here is computed from anything else."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.periods import DayRule
from ottawa_cli.facts.scalars import Address, Code, Day, Moment, Span, Truth, Whole

SourceIds = tuple[str, ...]

MOST_PARTIAL_DATES: Final = 6
"""More in a block that something is computed from, and the combinations of their ends grow past counting."""


class Filed(BaseModel):
    """A group of facts as the file has it: no key beyond those named here, and none that changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Cited(Filed):
    """Facts that say who says so."""

    sources: SourceIds = ()


class Signature(Filed):
    """When the treaty was open for signature; ``closed`` is the last day."""

    article: str
    opened: Day
    closed: Day | None = None


class EntryIntoForce(Filed):
    """The clause on entry into force. No ``date``: the treaty is not in force yet."""

    article: str
    date: Day | None = None
    threshold: Whole | None = None
    threshold_reached: Day | None = None
    period: Span
    day: DayRule = "same"


class WithdrawalClause(Filed):
    """The clause on withdrawal, and whether an armed conflict then under way defers it."""

    article: str
    period: Span
    day: DayRule = "same"
    armed_conflict_defers: Truth = False
    saves: str | None = None
    """The paragraph by which duties under other rules of international law stay."""


class Treaty(Filed):
    """The treaty's own numbers, from its final clauses."""

    id: str
    name: str
    short_name: str
    reference: str | None = None
    depositary: str | None = None
    adopted: Day | None = None
    verified: Day
    """The facts are held to be complete through this day; one may be later."""
    signature: Signature | None = None
    entry_into_force: EntryIntoForce
    withdrawal: WithdrawalClause | None = None


class Source(Filed):
    """A citation: what says it, where it is to be read, and of which day it is."""

    title: str
    url: Address
    as_of: Moment | None = None


ConsentKind = Literal["ratification", "acceptance", "approval", "accession", "succession"]


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
    """What the depositary receives, be it an instrument that the treaty provides for or not."""

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
    notified: tuple[Literal["depositary", "states-parties", "security-council"], ...] = ()
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


class Notification(Received):
    """Sent to the depositary, but no instrument that the treaty provides for."""

    kind: Literal["suspension", "provisional-application"]
    ended: Moment | None = None
    reasons: str | None = None
    objections: tuple[Objection, ...] = ()
    statements: tuple[Statement, ...] = ()


class ArmedConflict(Cited):
    """An editor's assertion, for art. 20(3) alone; ``ended`` is the first day without it, None: not known."""

    since: Moment
    ended: Moment | None = None


class Step(Cited):
    """A step on the domestic way to an act; it never moves a status."""

    kind: Literal["announcement", "government", "parliament", "promulgation", "decree", "refusal", "other"]
    on: Moment | None = None
    text: str


class State(Cited):
    """All that is on file of one State, in the order of the file."""

    code: Code
    name: str
    signed: Moment | None = None
    instruments: tuple[Instrument, ...] = ()
    notifications: tuple[Notification, ...] = ()
    armed_conflicts: tuple[ArmedConflict, ...] = ()
    steps: tuple[Step, ...] = ()
    note: str | None = None

    def partial_dates(self) -> int:
        """How many of the dates that something is computed from are known in part."""
        return sum([not moment.is_known for moment in self.moments()])

    def moments(self) -> list[PartialDate]:
        """Every date of this block that something is computed from: the signature, then those of ``spans``."""
        return [moment for moment in (self.signed, *chain.from_iterable(self.spans())) if moment]

    def spans(self) -> list[tuple[PartialDate, PartialDate | None]]:
        """The days of each instrument, notification and armed conflict, one after another: its own, and its end.

        In the place of an end, an instrument of succession has the day published, which decides for want of a rule.
        """
        acts = [(act.moment, act.takes_effect if act.kind == "succession" else None) for act in self.instruments]
        notifications = [(notification.received, notification.ended) for notification in self.notifications]
        return [*acts, *notifications, *((conflict.since, conflict.ended) for conflict in self.armed_conflicts)]


class Registry(NamedTuple):
    """A whole file: the treaty, its sources, and its States by code in the order of the file."""

    treaty: Treaty
    sources: Mapping[str, Source]
    states: Mapping[str, State]
    sha256: str
    """The digest of the file's bytes, in hexadecimal."""

    def own_names(self) -> dict[str, str]:
        """What the file calls its States, by code."""
        return {code: state.name for code, state in self.states.items()}


class Name(NamedTuple):
    """How a State is named and numbered: for look-up only."""

    name: str
    alpha_3: str
    m49: str
    also: tuple[str, ...] = ()


Names = Mapping[str, Name]
"""Names by alpha-2 code."""


class Status(StrEnum):
    """Where a State stands, in the order of a State's life."""

    NOT_PARTY = "state-not-party"
    SIGNATORY = "signatory"
    CONTRACTING = "contracting-state"
    PARTY = "state-party"
    FORMER = "former-state-party"


class Mark(StrEnum):
    """What is said beside a status without changing it."""

    WITHDRAWAL_PENDING = "withdrawal-pending"
    WITHDRAWAL_DEFERRED = "withdrawal-deferred"
    SUSPENSION_NOTIFIED = "suspension-notified"
    PROVISIONAL_APPLICATION = "provisional-application"
