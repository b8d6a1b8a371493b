"""The parts that JSON documents are made of: which keys each has, and of what type.

Dates are text in the registry's notation. Import them from ``types``, where the documents are.
"""

from typing import Literal, TypedDict


class TreatyForm(TypedDict):
    """Which treaty the answer is about."""

    id: str
    short_name: str


class RegistryForm(TypedDict):
    """Which file the answer comes from, and the day through which it is held to be complete."""

    sha256: str
    verified: str


class ConsentForm(TypedDict):
    """A consent to be bound: that which the status rests on, or a newer one."""

    kind: str
    deposited: str
    takes_effect: str | None
    published: str | None
    article: str | None
    rule: str
    reference: str | None
    sources: list[str]


class ConflictForm(TypedDict):
    """An armed conflict relied on; ``ended`` is the first day without it."""

    since: str
    ended: str | None


class WithdrawalForm(TypedDict):
    """The latest withdrawal. ``saves``: the paragraph by which duties under other rules of law stay.

    ``reasons`` are the State's own; ``notified`` is who was told as far as a source shows it, ``not_found`` for whom
    one was looked for in vain.
    """

    received: str
    phase: Literal["pending", "deferred", "effective", "revoked"] | None
    not_before: str | None
    takes_effect: str | None
    published: str | None
    conflict: ConflictForm | None
    revoked: str | None
    article: str | None
    rule: str
    saves: str | None
    reasons: str | None
    notified: list[str]
    not_found: list[str]
    reference: str | None
    sources: list[str]


class ObjectionForm(TypedDict):
    """A State's objection to a notification."""

    by: str
    name: str | None
    on: str
    sources: list[str]


class StatementForm(TypedDict):
    """What a meeting or an organ said of a notification."""

    by: str
    on: str
    text: str
    sources: list[str]


class SuspensionForm(TypedDict):
    """The latest notified suspension, and what others made of it.

    ``contested``: an objection or a statement is sure; null: one may have been made, or the suspension has ended.
    """

    received: str
    ended: str | None
    contested: bool | None
    reasons: str | None
    objections: list[ObjectionForm]
    statements: list[StatementForm]
    sources: list[str]


class GroupForm(TypedDict):
    """A group that was asked, and its members on the day; they were looked up through ``verified``."""

    code: str
    name: str
    verified: str
    members: list[str]


class AnswerForm(TypedDict):
    """What is said of a State on a day."""

    status: str
    possible: list[str]
    marks: list[str]
    possible_marks: list[str]


class StateForm(TypedDict):
    """Which State it is."""

    code: str
    iso3: str | None
    name: str


class Element(StateForm, AnswerForm):
    """Where one State stands."""

    since: str | None
    until: str | None
    signed: str | None
    consent: ConsentForm | None
    next_consent: ConsentForm | None
    withdrawal: WithdrawalForm | None
    suspension: SuspensionForm | None
    note: str | None


class Between(TypedDict):
    """A number that the facts may leave open."""

    min: int
    max: int


class PartiesForm(TypedDict):
    """States Parties in force, and by deposit as the United Nations counts them."""

    in_force: Between
    deposited: Between


class TallyForm(TypedDict):
    """How many consents are on deposit, and of which kinds; how many had signed, and without those that have left."""

    deposited: Between
    signatures: int
    signatures_standing: int
    by_kind: dict[str, int]


class Reason(TypedDict):
    """One instrument or notification, and what the law makes of it."""

    act: str
    date: str
    rule: str | None
    article: str | None
    sum: str | None
    result: str | None
    published: str | None
    text: str
    sources: list[str]


class Citation(TypedDict):
    """A source, in full."""

    id: str
    title: str
    url: str
    as_of: str | None


_SaidWith = TypedDict("_SaidWith", {"with": str})  # which is no name in Python


class DeclarationForm(_SaidWith):
    """Said with an act (``with``: its kind), or ``later``; it moves no status."""

    on: str
    about: str | None
    text: str
    reference: str | None
    sources: list[str]


class ConflictOnRecord(ConflictForm):
    """An armed conflict on record, and who says so."""

    sources: list[str]


class StretchForm(TypedDict):
    """Some days of a State."""

    code: str
    since: str | None
    until: str | None


class RunForm(StretchForm, AnswerForm):
    """One answer from ``since`` (null: ever) through the day before ``until`` (null: as far as is known)."""


class EventForm(TypedDict):
    """Something that happened on a day, or will; ``path`` is where the fact stands in the registry.

    ``identity`` stays the same where facts of another kind are added, and where days and words are corrected.
    """

    on: str | None
    code: str
    event: str
    article: str | None
    text: str
    sources: list[str]
    name: str
    path: str
    identity: str


class HistoryRow(TypedDict):
    """How many States Parties there were on a day, and who joined and left since the row before."""

    on: str
    in_force: Between
    deposited: Between
    joined: list[str]
    left: list[str]


class PeakForm(TypedDict):
    """The first day of the most States Parties that there surely were, and how many there were on it."""

    on: str
    in_force: Between


class FindingForm(TypedDict):
    """Something wrong with a registry; ``fingerprint`` stays the same where lines move and other facts are added."""

    rule: str
    severity: Literal["error", "warning"]
    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str
    fingerprint: str


class ChangeForm(TypedDict):
    """A fact that was added, removed or changed. ``line`` is NEW's; of what was removed, OLD's."""

    code: str | None
    path: str
    change: Literal["added", "removed", "changed"]
    nature: Literal["event", "correction"]
    old: object
    new: object
    level: Literal["status", "fact", "source", "text"]
    line: int


_From = TypedDict("_From", {"from": str | None})  # a word of Python's own


class ConsequenceForm(_From):
    """From ``from`` through the day before ``until`` a State's answer differs.

    Null: open, or no such State in that file.
    """

    code: str
    until: str | None
    before: AnswerForm | None
    after: AnswerForm | None


class PartiesCompared(TypedDict):
    """How many States Parties there are on a day, by each file."""

    on: str
    before: Between
    after: Between
