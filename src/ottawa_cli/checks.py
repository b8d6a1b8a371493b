"""A registry against itself and the law: one function to a rule, its docstring the rule's manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.dates import PartialDate
from ottawa_cli.findings import Finding, quoted
from ottawa_cli.model import Consent, Revocation, State, Status, Withdrawal
from ottawa_cli.timelines import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from ottawa_cli.findings import Path, Severity
    from ottawa_cli.model import Cited, Names, Notification, Objection, Source, Statement, Treaty
    from ottawa_cli.timelines import Timeline


class Flaw(NamedTuple):
    """What a rule says: where in the block, what is wrong, what to do."""

    path: Path
    message: str
    hint: str
    at: Literal["key", "value"] = "value"


@dataclass(frozen=True)
class Case:
    """A State before the rules, with all that they may look at."""

    state: State
    treaty: Treaty
    sources: AbstractSet[str] | None
    """The ids that are described; None: they could not be read."""
    names: Names

    @cached_property
    def life(self) -> Timeline:
        """What the law makes of the State's facts."""
        return timeline(self.state, self.treaty)


Check = Callable[[Case], Iterator[Flaw]]


def date_order(case: Case) -> Iterator[Flaw]:
    """Acts stand in the order of their days, and nothing ends before it begins.

    The order of the file is the order in which the depositary received the instruments; where days are known in part
    it narrows them down. A signature comes before the instrument that confirms it (art. 16(1)); an armed conflict ends
    after the day on which it began, since 'ended' is the first day without it.
    """
    state = case.state
    acts: list[tuple[Path, PartialDate]] = [(("signed",), state.signed)] if state.signed else []
    acts += [(("instruments", i, _day_key(filed)), filed.moment) for i, filed in enumerate(state.instruments)]
    for (_, earlier), (after, later) in pairwise(acts):
        if later.latest < earlier.earliest:
            yield Flaw(after, f"{later} is before {earlier}, the day of what stands before it", _IN_ORDER)
    for i, filed in enumerate(state.notifications):
        here: Path = ("notifications", i)
        if filed.ended and filed.ended.latest < filed.received.earliest:
            yield Flaw(
                (*here, "ended"), f"ended on {filed.ended}, before it was received on {filed.received}", _IN_ORDER
            )
        for path, voice in voices(filed):
            if voice.on.latest < filed.received.earliest:
                message = f"{voice.on} is before {filed.received}, the receipt of what it speaks of"
                yield Flaw((*here, *path, "on"), message, _IN_ORDER)
    for i, conflict in enumerate(state.armed_conflicts):
        if conflict.ended and conflict.ended.latest <= conflict.since.earliest:
            message = f"the first day without it, {conflict.ended}, does not come after its first day, {conflict.since}"
            yield Flaw(("armed_conflicts", i, "ended"), message, _IN_ORDER)


_IN_ORDER: Final = "look both days up in their sources; acts stand in the order of their days"


def signature_window(case: Case) -> Iterator[Flaw]:
    """A signature lies between the first and the last day on which the treaty was open for it (art. 15)."""
    clause, signed = case.treaty.signature, case.state.signed
    if clause and signed and signed.latest < clause.opened:
        message = (
            f"signed on {signed}, before the treaty was opened for signature on {clause.opened} (art. {clause.article})"
        )
        yield Flaw(("signed",), message, "look the day up in its source")
    elif clause and clause.closed and signed and signed.earliest > clause.closed:
        message = f"signed on {signed}, after the last day for signature, {clause.closed} (art. {clause.article})"
        yield Flaw(("signed",), message, "later consent is by accession: look the day and the act up in their source")


def before_adoption(case: Case) -> Iterator[Flaw]:
    """Nothing is signed, deposited, received or notified before the treaty was adopted."""
    adopted, state = case.treaty.adopted, case.state
    moments: list[tuple[Path, PartialDate]] = [(("signed",), state.signed)] if state.signed else []
    moments += [(("instruments", i, _day_key(filed)), filed.moment) for i, filed in enumerate(state.instruments)]
    moments += [(("notifications", i, "received"), filed.received) for i, filed in enumerate(state.notifications)]
    for path, moment in moments:
        if adopted and moment.latest < adopted:
            yield Flaw(
                path, f"{moment} is before {adopted}, when the treaty was adopted", "look the day up in its source"
            )


def moves_nothing(case: Case) -> Iterator[Flaw]:
    """Acts that change nothing in law are pointed out: most are slips, and who reads a true one should know.

    A second consent while one stands (art. 16); a withdrawal by a State that is no State Party, or while another
    stands, or without such a clause (VCLT art. 54 and 56); a revocation without a withdrawal (VCLT art. 68);
    a suspension notified by a State that is not bound; provisional application where the treaty is in force (art. 18).
    """
    for i, filed in enumerate(case.state.instruments):
        fates = [course.fates[i] for course in case.life.courses]
        why = fates[0].moves_nothing
        if why and all(fate.moves_nothing and not fate.too_late for fate in fates):
            message = f"this {filed.kind} moves nothing: {why}"
            yield Flaw(("instruments", i), message, "look the act and its day up; if true, say so in 'note'")
    for i, notice in enumerate(case.state.notifications):
        if why := _sets_no_mark(case, i):
            message = f"this {notice.kind} sets no mark: {why}"
            yield Flaw(("notifications", i), message, "look the act and its day up; if true, say so in 'note'")


def _sets_no_mark(case: Case, place: int) -> str | None:
    """Why a notification sets no mark, whatever the reading of its dates."""
    suspends = case.state.notifications[place].kind == "suspension"
    whys = []
    for course in case.life.courses:
        received, ended = course.reading.notifications[place]
        bound = course.status_on(received) is Status.PARTY
        if ended and ended <= received:
            whys.append("it ended on the day of its receipt, or before")
        elif bound is not suspends:
            whys.append("the State was not a State Party" if suspends else "the treaty was in force for the State")
    return whys[0] if len(whys) == len(case.life.courses) else None


def revocation_too_late(case: Case) -> Iterator[Flaw]:
    """A revocation comes before the withdrawal takes effect (VCLT art. 68); later the State must join anew."""
    for i, filed in enumerate(case.state.instruments):
        fates = [course.fates[i] for course in case.life.courses]
        if all(fate.too_late for fate in fates):
            message = f"received on {filed.moment}, when the withdrawal had taken effect on {fates[0].too_late}"
            yield Flaw(("instruments", i, "received"), message, "look both days up; if true, say so in 'note'")


def published_day(case: Case) -> Iterator[Flaw]:
    """A published day of effect agrees with the day that follows from the treaty (art. 17, art. 20(3)).

    Where they differ, one of them, or the day of deposit, was copied wrongly; or the publisher counts otherwise, which
    belongs in 'note'. A succession's published day is not computed, so it is not compared.
    """
    for i, filed in enumerate(case.state.instruments):
        if isinstance(filed, Revocation) or filed.takes_effect is None:
            continue
        effects = [course.fates[i].effect for course in case.life.courses]
        known = [effect for effect in effects if effect and effect.takes_effect]
        computed = PartialDate.spanning(effect.takes_effect for effect in known)
        published = filed.takes_effect
        if computed and (published.latest < computed.earliest or computed.latest < published.earliest):
            rule = f"art. {known[0].article}: {known[0].rule}" if known[0].article else known[0].rule
            message = f"published as {published}, but {computed} follows from {filed.moment} ({rule})"
            yield Flaw(
                ("instruments", i, "takes_effect"),
                message,
                "look both days up; a day that no source supports is left out",
            )


def no_source(case: Case) -> Iterator[Flaw]:
    """Every fact says who says so: signature, instruments, notifications and voices on them, conflicts, steps."""
    if case.state.signed and not case.state.sources:
        yield Flaw(("sources",), "a signature without a source", _CITE)
    for path, sources in _sourced(case.state):
        if path and not sources:
            yield Flaw((*path, "sources"), f"{_NAMED[str(path[-2])]} without a source", _CITE)


_CITE: Final = "write 'sources: [id]', and describe that source once under the top-level 'sources'"
_NAMED: Final = {
    "instruments": "an instrument",
    "notifications": "a notification",
    "armed_conflicts": "an armed conflict",
    "steps": "a step",
    "objections": "an objection",
    "statements": "a statement",
}


def unknown_source(case: Case) -> Iterator[Flaw]:
    """Every citation names a source that the top-level 'sources' describes."""
    for path, name in citations(case.state):
        if case.sources is not None and name not in case.sources:
            yield Flaw(
                path, f"no source '{quoted(name)}' is described", "mend the spelling, or describe it under 'sources'"
            )


def no_reasons(case: Case) -> Iterator[Flaw]:
    """An instrument of withdrawal includes a full explanation of the reasons (art. 20(2)).

    A missing one is a defect on record, not another day of effect.
    """
    for i, filed, article in _withdrawals(case):
        if not filed.reasons:
            yield Flaw(("instruments", i, "reasons"), f"a withdrawal without reasons on record ({article})", _IF_SHOWN)


def no_notice(case: Case) -> Iterator[Flaw]:
    """Notice of withdrawal goes to the other States Parties, the depositary and the Security Council (art. 20(2)).

    Only what a source shows is recorded: a missing word means 'not shown', not 'not done'.
    """
    told = {"states-parties": "the other States Parties", "security-council": "the Security Council"}
    for i, filed, article in _withdrawals(case):
        missing = [who for word, who in told.items() if word not in filed.notified]
        if missing:
            message = f"no notice on record to {' and to '.join(missing)} ({article})"
            yield Flaw(("instruments", i, "notified"), message, _IF_SHOWN)


def _withdrawals(case: Case) -> Iterator[tuple[int, Withdrawal, str]]:
    """Withdrawals under a clause like article 20: one that waits for armed conflicts also asks for reasons, notice."""
    clause = case.treaty.withdrawal
    if clause and clause.armed_conflict_defers:
        for i, filed in enumerate(case.state.instruments):
            if isinstance(filed, Withdrawal):
                yield i, filed, f"art. {clause.article}(2)"


_IF_SHOWN: Final = "add it where a source shows it; leave it out where none does"


def succession_day(case: Case) -> Iterator[Flaw]:
    """The Convention has no rule on succession: give the day that the depositary or another source published.

    Without one the clause on entry into force is applied, as for other States, which is seldom what is meant.
    """
    for i, filed in enumerate(case.state.instruments):
        if isinstance(filed, Consent) and filed.kind == "succession" and not filed.takes_effect:
            message = "a succession without a published day of effect"
            yield Flaw(("instruments", i, "takes_effect"), message, "add 'takes_effect' where a source gives the day")


def unknown_code(case: Case) -> Iterator[Flaw]:
    """A State's key is an ISO 3166-1 alpha-2 code that the names shipped with the program know."""
    if case.state.code not in case.names:
        message = f"{case.state.code} is no code of a State that this program knows"
        yield Flaw((), message, "use the State's ISO 3166-1 alpha-2 code", "key")


def unlike_name(case: Case) -> Iterator[Flaw]:
    """A State is named as the United Nations names it in short."""
    known = case.names.get(case.state.code)
    if known and known.name != case.state.name:
        message = f"'{quoted(case.state.name)}' is not the United Nations short name, '{known.name}'"
        yield Flaw(("name",), message, "write the short name; under its other names the State is found all the same")


RULES: Final[tuple[tuple[Check, Severity], ...]] = (
    (date_order, "error"),
    (signature_window, "error"),
    (before_adoption, "error"),
    (moves_nothing, "warning"),
    (revocation_too_late, "warning"),
    (published_day, "error"),
    (no_source, "error"),
    (unknown_source, "error"),
    (no_reasons, "warning"),
    (no_notice, "warning"),
    (succession_day, "warning"),
    (unknown_code, "warning"),
    (unlike_name, "warning"),
)
"""The rules on a State, in the order in which a reader of its block meets them."""


def rule_name(check: Check) -> str:
    """The name of a rule is its function's, in words."""
    return check.__name__.replace("_", "-")


class Head(NamedTuple):
    """What the States of a file are held against. ``treaty`` None: it could not be typed."""

    treaty: Treaty | None
    sources: dict[str, Source]
    source_names: AbstractSet[str] | None
    """Those included that could not be typed; None: the block could not be read."""


class Untyped(NamedTuple):
    """A State's block that could not be typed; its findings are told apart."""

    code: str


class Cut(NamedTuple):
    """The file could not be read to its end; what seems to be missing may stand there."""


Part = Head | State | Untyped | Cut | Finding


@dataclass
class Tally:
    """What was read, and how much of it there was."""

    states: int = 0
    instruments: int = 0
    sources: int = 0


@dataclass
class Examination:
    """One pass over the parts of a file, holding no more of it than the rules that look across States need."""

    names: Names
    tally: Tally = field(default_factory=Tally)
    head: Head = field(default_factory=lambda: Head(None, {}, frozenset()))
    _codes: set[str] = field(default_factory=set)
    _cited: set[str] = field(default_factory=set)
    _objectors: list[tuple[Path, str]] = field(default_factory=list)
    _all_typed: bool = True
    _cut: bool = False

    def findings(self, parts: Iterable[Part]) -> Iterator[Finding]:
        """Everything wrong with the parts: what was refused on the way, and what the rules say."""
        for part in parts:
            match part:
                case Finding():
                    yield part
                case Head():
                    self.head = part
                    self.tally.sources = len(part.source_names or ())
                    if part.treaty:
                        yield from treaty_order(part.treaty)
                case Untyped():
                    self._all_typed = False
                    self._codes.add(part.code)
                case Cut():
                    self._cut = True
                case _:
                    yield from self._state(part)
        yield from self._across()

    def _state(self, state: State) -> Iterator[Finding]:
        self.tally.states += 1
        self.tally.instruments += len(state.instruments)
        self._codes.add(state.code)
        self._cited.update(name for _, name in citations(state))
        self._objectors += objectors(state)
        if self.head.treaty is None:
            return
        case = Case(state, self.head.treaty, self.head.source_names, self.names)
        for check, severity in RULES:
            for flaw in check(case):
                path = (state.code, *flaw.path)
                yield Finding(rule_name(check), flaw.message, flaw.hint, path, severity, flaw.at)

    def _across(self) -> Iterator[Finding]:
        if self._cut:
            return
        for path, code in self._objectors:
            if code not in self._codes:
                yield unknown_objector(path, code)
        if self._all_typed:
            for name in self.head.source_names or ():
                if name not in self._cited:
                    yield unused_source(name)


def treaty_order(treaty: Treaty) -> Iterator[Finding]:
    """The treaty's own days run in order: adopted, opened, closed; threshold reached, in force (art. 15 and 17)."""
    signature, force = treaty.signature, treaty.entry_into_force
    days: list[tuple[Path, object]] = [(("adopted",), treaty.adopted)]
    if signature:
        days += [(("signature", "opened"), signature.opened), (("signature", "closed"), signature.closed)]
    yield from _runs_backwards(days)
    yield from _runs_backwards(
        [
            (("adopted",), treaty.adopted),
            (("entry_into_force", "threshold_reached"), force.threshold_reached),
            (("entry_into_force", "date"), force.date),
        ]
    )
    if force.threshold_reached and not force.date:
        message = "the threshold was reached, but no day of entry into force is given"
        path = ("treaty", "entry_into_force", "date")
        yield Finding("treaty-order", message, "add 'date', the day that follows from it", path)


def _runs_backwards(days: list[tuple[Path, object]]) -> Iterator[Finding]:
    known = [(path, str(day)) for path, day in days if day]
    for (before, earlier), (after, later) in pairwise(known):
        if later < earlier:
            message = f"{later} is before {earlier}, the day of '{before[-1]}'"
            yield Finding("treaty-order", message, "look both days up in the treaty", ("treaty", *after))


def block_order(key: str, before: str | None) -> Finding | None:
    """Blocks stand in order: format, treaty, sources, then the States by code, so that a change has one place."""
    if before is None or _rank(before) <= _rank(key):
        return None
    return Finding(
        "block-order", f"{quoted(key)} stands after {quoted(before)}", "move the block to its place", (key,), at="key"
    )


def _rank(key: str) -> tuple[int, str]:
    head = ("format", "treaty", "sources")
    return (head.index(key), "") if key in head else (len(head), key)


def unknown_objector(path: Path, code: str) -> Finding:
    """Who objects is a State of the registry (its own block may say no more than its name)."""
    return Finding(
        "unknown-objector", f"{code} is no State of this registry", "mend the code, or add the State's block", path
    )


def unused_source(name: str) -> Finding:
    """A source that nothing cites is a leftover, or a citation was forgotten."""
    message = f"nothing cites '{quoted(name)}'"
    return Finding(
        "unused-source", message, "cite it where it says something, or take it out", ("sources", name), "warning", "key"
    )


RULE_COUNT: Final = len(RULES) + len((treaty_order, block_order, unknown_objector, unused_source))


def citations(state: State) -> Iterator[tuple[Path, str]]:
    """Every citation of a State's block, with its place."""
    for path, sources in _sourced(state):
        for i, name in enumerate(sources):
            yield (*path, "sources", i), name


def _sourced(state: State) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Everything in a State's block that cites, the block itself first, with its place and its citations."""
    yield (), state.sources
    lists: tuple[tuple[str, Sequence[Cited]], ...] = (
        ("instruments", state.instruments),
        ("notifications", state.notifications),
        ("armed_conflicts", state.armed_conflicts),
        ("steps", state.steps),
    )
    for key, facts in lists:
        for i, fact in enumerate(facts):
            yield (key, i), fact.sources
    for i, notice in enumerate(state.notifications):
        for path, voice in voices(notice):
            yield ("notifications", i, *path), voice.sources


def voices(notice: Notification) -> Iterator[tuple[Path, Objection | Statement]]:
    """What others said of a notification, with its place in it."""
    for i, objection in enumerate(notice.objections):
        yield ("objections", i), objection
    for i, statement in enumerate(notice.statements):
        yield ("statements", i), statement


def objectors(state: State) -> Iterator[tuple[Path, str]]:
    """Every State that objects to something on file, with its place."""
    for i, notice in enumerate(state.notifications):
        for j, objection in enumerate(notice.objections):
            yield (state.code, "notifications", i, "objections", j, "by"), objection.by


def _day_key(filed: Consent | Withdrawal | Revocation) -> str:
    return "deposited" if isinstance(filed, Consent) else "received"
