"""Rules on a State's block, held against itself, the treaty and the law."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ottawa_cli.dates import PartialDate
from ottawa_cli.findings import quoted
from ottawa_cli.model import Consent, Revocation, Status, Withdrawal
from ottawa_cli.rules.case import Case, Flaw, sourced, voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ottawa_cli.findings import Path, Severity


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
    for path, sources in sourced(case.state):
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
    for path, name in case.citations:
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


RULES: Final[tuple[tuple[Callable[[Case], Iterator[Flaw]], Severity], ...]] = (
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


def _day_key(filed: Consent | Withdrawal | Revocation) -> str:
    return "deposited" if isinstance(filed, Consent) else "received"
