"""The JSON documents, and all that they are made of: which keys each has, and of what type.

Dates are text in the registry's notation. What is asked for by name comes from here, its parts too.
"""

# ruff: noqa: F403, F405 - all parts are handed on

from typing import Literal, TypedDict

from ottawa_cli.documents.counting import Steps
from ottawa_cli.documents.deadline_forms import *
from ottawa_cli.documents.deposit_forms import *
from ottawa_cli.documents.forms import *


class Document(TypedDict):
    """What every document begins with."""

    schema: str
    treaty: TreatyForm
    registry: RegistryForm


class DatedDocument(Document):
    """A document whose answer is for a day."""

    on: str
    beyond_verified: bool


class StatusDocument(DatedDocument):
    """``ottawa/status/1``, of ``status STATE...``."""

    states: list[Element]


class StandingsOfTreaty(TypedDict):
    """Where States stand under one treaty of several; one without the State has no element of it."""

    treaty: TreatyForm
    registry: RegistryForm
    beyond_verified: bool
    states: list[Element]


class StandingsDocument(TypedDict):
    """``ottawa/standings/1``, of ``status STATE... --also``."""

    schema: str
    on: str
    standings: list[StandingsOfTreaty]


class ListDocument(StatusDocument):
    """``ottawa/status/1``, of ``list``. ``names`` are those of the undetermined."""

    undetermined: list[str]
    names: dict[str, str]


class OverviewDocument(DatedDocument):
    """``ottawa/overview/1``."""

    counts: dict[str, int]
    parties: PartiesForm
    signatures: int
    signatures_standing: int
    by_kind: dict[str, int]
    changing: list[Element]


class BindingForm(TypedDict):
    """Where a State stands under another treaty, as far as is known through the day of that."""

    treaty: TreatyForm
    registry: RegistryForm
    beyond_verified: bool
    status: str
    since: str | None


class Explanation(Element):
    """Why a State stands where it stands: ``ottawa/explain/1`` without its head."""

    runs: list[RunForm]
    reasoning: list[Reason]
    armed_conflicts: list[ConflictOnRecord]
    declarations: list[DeclarationForm]
    deadlines: list[DeadlineForm]
    citations: list[Citation]


class ExplainDocument(DatedDocument, Explanation):
    """``ottawa/explain/1``."""


class ExplainAlsoDocument(ExplainDocument):
    """``ottawa/explain/1`` with ``--also``: ``binding`` is of the other treaties asked."""

    binding: list[BindingForm]


class WhenDocument(Document):
    """``ottawa/when/1``. ``moves_nothing``: why it would, or, where there is a rule all the same, may.

    ``condition``: what the sum leaves open.
    """

    act: str
    date: str
    state: str | None
    name: str | None
    takes_effect: str | None
    not_before: str | None
    article: str | None
    rule: str | None
    clamped: bool
    alternative: str | None
    conflict: ConflictForm | None
    moves_nothing: str | None
    condition: str | None


class TimelinePart(TypedDict):
    """What happened to one State and will, of every kind, and its runs."""

    code: str
    name: str
    runs: list[RunForm]
    events: list[EventForm]


class DeadlinesPart(TypedDict):
    """What one State must have done by when."""

    code: str
    name: str
    deadlines: list[DeadlineForm]


class Course(TypedDict):
    """How many States were bound over time, and who joined and left: what a history of any day is told of."""

    begins: str
    """The day of adoption, or an earlier one on which anything changes; empty where the file has neither."""
    in_force: Steps
    on_deposit: Steps
    changes: list[tuple[str, str, bool]]
    """By day and code: does the State surely join, or surely leave?"""
    names: dict[str, str]
    """Of all that ever did, by code."""


class TimelineDocument(DatedDocument):
    """``ottawa/timeline/1``. ``runs`` are those of the States named; none where all were asked."""

    runs: list[RunForm]
    events: list[EventForm]


class TimelineOfTreaty(TypedDict):
    """The runs and events under one treaty of several."""

    treaty: TreatyForm
    registry: RegistryForm
    beyond_verified: bool
    runs: list[RunForm]
    events: list[EventForm]


class TimelinesDocument(TypedDict):
    """``ottawa/timelines/1``, of ``timeline --also``."""

    schema: str
    on: str
    timelines: list[TimelineOfTreaty]


class TreatyInFull(TreatyForm):
    """A treaty that is shipped, by all its names."""

    name: str
    reference: str | None


class ShippedTreaty(TreatyInFull):
    """A treaty that is shipped: how far its facts reach, and its Parties on that day."""

    verified: str
    on: str
    parties: PartiesForm


class TreatiesDocument(TypedDict):
    """``ottawa/treaties/1``."""

    schema: str
    treaties: list[ShippedTreaty]


class DeadlinesDocument(DatedDocument):
    """``ottawa/deadlines/1``, by day due."""

    deadlines: list[DeadlineForm]


class HistoryDocument(DatedDocument):
    """``ottawa/history/1``. ``names`` are those of the codes in the rows; ``peak`` may lie between two of them."""

    every: Literal["year", "month"]
    peak: PeakForm | None
    rows: list[HistoryRow]
    names: dict[str, str]


class CheckDocument(TypedDict):
    """``ottawa/check/1``. ``treaty`` and ``registry`` are null unless one file was checked and says them."""

    schema: str
    treaty: TreatyForm | None
    registry: RegistryForm | None
    files: list[str]
    findings: list[FindingForm]
    errors: int
    warnings: int


class DiffDocument(TypedDict):
    """``ottawa/diff/1``."""

    schema: str
    treaty: TreatyForm
    old: RegistryForm
    new: RegistryForm
    facts: list[ChangeForm]
    consequences: list[ConsequenceForm]
    deadlines: list[DeadlineChangeForm]
    parties: PartiesCompared


class ReconcileDocument(Document):
    """``ottawa/reconcile/1``: where the registry and the depositary's file differ; ``equal``: how many facts agree.

    ``doubts``: what the file's own numbers do not agree in. ``unlisted``: its participants that are no States here.
    """

    file: FileForm
    differences: list[DiscrepancyForm]
    equal: int
    doubts: list[str]
    unlisted: list[str]
