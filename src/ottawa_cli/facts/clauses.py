"""What a registry has beside its States: the treaty's own numbers, its sources, and published totals."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ottawa_cli.facts.periods import DayRule
from ottawa_cli.facts.scalars import Address, Day, Moment, Span, Truth, Whole

SourceIds = tuple[str, ...]


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
    also_counted: Whole = 0
    """Deposits that count to the threshold, by States that ceased to exist and have no block."""
    period: Span
    day: DayRule = "same"
    later: Literal["after-threshold", "after-entry-into-force"] = "after-threshold"
    """From when on the period is counted for each State: from the threshold on, or from the entry into force."""


Addressee = Literal["depositary", "states-parties", "security-council"]


class WithdrawalClause(Filed):
    """The clause on withdrawal: when one takes effect, and what the State owes the others."""

    article: str
    period: Span
    day: DayRule = "same"
    armed_conflict_defers: Truth = False
    reasons: Truth = False
    """Must the instrument give reasons?"""
    notify: tuple[Addressee, ...] = ()
    """Who must be told."""
    saves: str | None = None
    """The article by which other rules of law stay."""


class DeadlineClause(Filed):
    """What each State must have done by when: a period that runs from the entry into force for it."""

    id: str
    article: str
    name: str
    period: Span
    extensions: Truth = False
    """May the day be put off, by a decision of the Parties?"""


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
    reconciled: Day | None = None
    """The day of the depositary's own file that the record was last reconciled with."""
    note: str | None = None
    signature: Signature | None = None
    entry_into_force: EntryIntoForce
    withdrawal: WithdrawalClause | None = None
    deadlines: tuple[DeadlineClause, ...] = ()

    @field_validator("deadlines", mode="after")
    @classmethod
    def _are_told_apart(cls, deadlines: tuple[DeadlineClause, ...]) -> tuple[DeadlineClause, ...]:
        if len({clause.id for clause in deadlines}) != len(deadlines):
            raise PydanticCustomError("wrong-shape", "deadlines with an 'id' of their own each belong")
        return deadlines


class Source(Filed):
    """A citation: what says it, where it is to be read, and of which day it is."""

    title: str
    url: Address
    as_of: Moment | None = None


TotalKind = Literal["in_force", "deposited", "signed"]


class Total(Cited):
    """A published number of States on a day, to hold the computed one against: of one of the three kinds."""

    on: Day
    in_force: Whole | None = None
    deposited: Whole | None = None
    signed: Whole | None = None
    """Without those that have left, as the depositary counts."""
    note: str | None = None

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        if len([*self.numbers()]) != 1:
            raise PydanticCustomError("wrong-shape", "one of in_force, deposited and signed belongs")
        return self

    def numbers(self) -> Iterator[tuple[TotalKind, int]]:
        """The number, and of which kind it is."""
        filed: dict[TotalKind, int | None] = {
            "in_force": self.in_force,
            "deposited": self.deposited,
            "signed": self.signed,
        }
        yield from ((kind, number) for kind, number in filed.items() if number is not None)
