"""Rules on a State's block, held against itself, the treaty and the law."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Consent, Revocation, Status, Withdrawal
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.rules.case import voices
from ottawa_cli.system.escapes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.rules.case import Case


def date_order(case: Case) -> Iterator[Finding]:
    """Acts stand in the order of their days, and nothing ends before it begins.

    The order of the file is the order in which the depositary received the instruments; where days are known in part,
    it narrows them down. A signature comes before the instrument that confirms it (art. 16(1)), a notification before
    the objections to it. The end of an armed conflict is the first day without it, so it comes after the day on which
    the conflict began. Look both days up: most often one of them is a misprint.

    Bad::

        XA:
          name: Examplia
          signed: 1998-12-03
          sources: [x]
          instruments:
            - kind: ratification
              deposited: 1998-02-03
              sources: [x]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
          instruments:
            - kind: ratification
              deposited: 1998-12-03
              sources: [x]
    """
    state = case.state
    for (_, earlier), (after, later) in pairwise(case.acts):
        if later.latest < earlier.earliest:
            yield Finding(f"{later} is before {earlier}, the day of what stands before it", _IN_ORDER, after)
    for i, filed in enumerate(state.notifications):
        here: Path = ("notifications", i)
        if filed.ended and filed.ended.latest < filed.received.earliest:
            yield Finding(
                f"ended on {filed.ended}, before it was received on {filed.received}", _IN_ORDER, (*here, "ended")
            )
        for path, voice in voices(filed):
            if voice.on.latest < filed.received.earliest:
                message = f"{voice.on} is before {filed.received}, the receipt of what it speaks of"
                yield Finding(message, _IN_ORDER, (*here, *path, "on"))
    for i, conflict in enumerate(state.armed_conflicts):
        if conflict.ended and conflict.ended.latest <= conflict.since.earliest:
            message = f"the first day without it, {conflict.ended}, does not come after its first day, {conflict.since}"
            yield Finding(message, _IN_ORDER, ("armed_conflicts", i, "ended"))


_IN_ORDER: Final = "look both days up in their sources; acts stand in the order of their days"


def signature_window(case: Case) -> Iterator[Finding]:
    """A signature lies between the first and the last day on which the treaty was open for it (art. 15).

    The Convention was open for signature from 3 December 1997 until it entered into force on 1 March 1999, so 28
    February 1999 was the last day. A State that comes later consents by accession, which needs no signature
    (art. 16(2)). Where a source has a later signature, look whether it means the deposit, or the signing of the
    instrument at home.

    Bad::

        XA:
          name: Examplia
          signed: 2005-03-05
          sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
    """
    clause, signed = case.treaty.signature, case.state.signed
    if clause and signed and signed.latest < clause.opened:
        message = (
            f"signed on {signed}, before the treaty was opened for signature on {clause.opened} (art. {clause.article})"
        )
        yield Finding(message, "look the day up in its source", ("signed",))
    elif clause and clause.closed and signed and signed.earliest > clause.closed:
        message = f"signed on {signed}, after the last day for signature, {clause.closed} (art. {clause.article})"
        yield Finding(
            message, "later consent is by accession: look the day and the act up in their source", ("signed",)
        )


def before_adoption(case: Case) -> Iterator[Finding]:
    """Nothing is signed, deposited, received or notified before the treaty was adopted.

    The clauses on signature and consent apply from the adoption of the text (VCLT art. 24(4)), here 18 September 1997.
    An earlier day is a misprint, or belongs to another treaty, such as the Protocol on mines of 1980 or its amended
    form of 1996. Look the act and its day up in the source.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 1995-03-05
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
    """
    adopted, notices = case.treaty.adopted, case.state.notifications
    received: list[tuple[Path, PartialDate]] = [
        (("notifications", i, "received"), filed.received) for i, filed in enumerate(notices)
    ]
    for path, moment in [*case.acts, *received]:
        if adopted and moment.latest < adopted:
            yield Finding(
                f"{moment} is before {adopted}, when the treaty was adopted", "look the day up in its source", path
            )


def moves_nothing(case: Case) -> Iterator[Finding]:
    """An act on file changes something in law; one that does not is pointed out.

    Such are: a second consent while one stands (art. 16); a withdrawal by a State that is no State Party (art. 20(2)),
    while another stands, or without a clause that allows it (VCLT art. 54 and 56); a revocation without a withdrawal
    (VCLT art. 68); a suspension notified by a State that is not bound; provisional application where the treaty is in
    force (art. 18). Most are slips, such as one act entered twice. A true one stays, and 'note' says that it is.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
            - kind: accession
              deposited: 2005-03-07
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
          note: The gazette has 7 March 2005 as the day of deposit.
    """
    for i, filed in enumerate(case.state.instruments):
        outcomes = [life.outcomes[i] for life in case.timeline.lives]
        why = outcomes[0].moves_nothing
        if why and all(outcome.moves_nothing and not outcome.too_late for outcome in outcomes):
            message = f"this {filed.kind} moves nothing: {why}"
            yield Finding(message, "look the act and its day up; if true, say so in 'note'", ("instruments", i))
    for i, notice in enumerate(case.state.notifications):
        if why := _sets_no_mark(case, i):
            message = f"this {notice.kind} sets no mark: {why}"
            yield Finding(message, "look the act and its day up; if true, say so in 'note'", ("notifications", i))


def _sets_no_mark(case: Case, place: int) -> str | None:
    """Why a notification sets no mark, whatever the reading of its dates."""
    suspends = case.state.notifications[place].kind == "suspension"
    whys = []
    for life in case.timeline.lives:
        received, ended = life.reading.notifications[place]
        bound = life.status_on(received) is Status.PARTY
        if ended and ended <= received:
            whys.append("it ended on the day of its receipt, or before")
        elif bound is not suspends:
            whys.append("the State was not a State Party" if suspends else "the treaty was in force for the State")
    return whys[0] if len(whys) == len(case.timeline.lives) else None


def revocation_too_late(case: Case) -> Iterator[Finding]:
    """A revocation is received before the withdrawal takes effect.

    A withdrawal may be revoked at any time before it takes effect (VCLT art. 68). The day before is the last: on the
    day of effect the State is no longer a State Party. What counts is receipt by the depositary, not the decision at
    home. Later only a new consent makes it a State Party again (art. 16). If both days are right, leave them, and say
    so in 'note'.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
            - kind: withdrawal
              received: 2020-05-04
              reasons: The State's own reasons, in a line.
              notified: [depositary, states-parties, security-council]
              sources: [x]
            - kind: revocation
              received: 2020-11-04
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
            - kind: withdrawal
              received: 2020-05-04
              reasons: The State's own reasons, in a line.
              notified: [depositary, states-parties, security-council]
              sources: [x]
            - kind: revocation
              received: 2020-11-03
              sources: [x]
    """
    for i, filed in enumerate(case.state.instruments):
        if not isinstance(filed, Revocation):
            continue
        outcomes = [life.outcomes[i] for life in case.timeline.lives]
        if all(outcome.too_late for outcome in outcomes):
            message = f"received on {filed.moment}, when the withdrawal had taken effect on {outcomes[0].too_late}"
            yield Finding(message, "look both days up; if true, say so in 'note'", ("instruments", i, "received"))


def published_day(case: Case) -> Iterator[Finding]:
    """A published day of effect agrees with the day that follows from the treaty (art. 17, art. 20(3)).

    The day that a source prints is compared with the day computed; where they differ, one of them, or the day of
    deposit or receipt, was copied wrongly. A common slip counts six months to the day where art. 17 takes the first of
    the month. If the publisher truly counts otherwise, leave its day out and tell of it in 'note'. A succession is not
    compared.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              takes_effect: 2005-09-05
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              takes_effect: 2005-09-01
              sources: [x]
    """
    for i, filed in enumerate(case.state.instruments):
        if isinstance(filed, Revocation) or filed.takes_effect is None:
            continue
        effects = [life.outcomes[i].effect for life in case.timeline.lives]
        known = [effect for effect in effects if effect and effect.takes_effect]
        days = [effect.takes_effect for effect in known if effect.takes_effect]
        published = filed.takes_effect
        if days and (published.latest < min(days) or max(days) < published.earliest):
            computed = PartialDate(min(days), max(days))
            rule = f"art. {known[0].article}: {known[0].rule}" if known[0].article else known[0].rule
            message = f"published as {published}, but {computed} follows from {filed.moment} ({rule})"
            yield Finding(
                message,
                "look both days up; a day that no source supports is left out",
                ("instruments", i, "takes_effect"),
            )


def no_source(case: Case) -> Iterator[Finding]:
    """Every fact says who says so.

    A status is no better than the days that it is computed from. Signature, instruments, notifications and what others
    say of them, armed conflicts and domestic steps each cite a source; armed conflicts above all, since they are an
    editor's assertion and may defer a withdrawal (art. 20(3)). Leave a fact out until it has a source. A name alone
    needs none.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
    """
    if case.state.signed and not case.state.sources:
        yield Finding("a signature without a source", _CITE, ("sources",))
    for path, sources in case.cited:
        if path and not sources:
            yield Finding(f"{_NAMED[str(path[-2])]} without a source", _CITE, (*path, "sources"))


_CITE: Final = "write 'sources: [id]', and describe that source once under the top-level 'sources'"
_NAMED: Final = {
    "instruments": "an instrument",
    "notifications": "a notification",
    "armed_conflicts": "an armed conflict",
    "steps": "a step",
    "objections": "an objection",
    "statements": "a statement",
}


def unknown_source(case: Case) -> Iterator[Finding]:
    """Every citation names a source that is described at the top of the file.

    The short name in a citation leads a reader to the title and the address of the source. One that is described
    nowhere proves nothing. Mend the spelling, or describe the source once under the top-level 'sources'.

    Bad::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [gazette]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    if case.sources is None:
        return
    for path, cited in case.cited:
        for i, name in enumerate(cited):
            if name not in case.sources:
                what = f"no source '{quoted(name)}' is described"
                yield Finding(what, "mend the spelling, or describe it under 'sources'", (*path, "sources", i))


def no_reasons(case: Case) -> Iterator[Finding]:
    """An instrument of withdrawal includes a full explanation of the reasons (art. 20(2)).

    Without them the withdrawal has a defect on record, not another day of effect: the six months run from the receipt
    of the instrument (art. 20(3)). Give the State's own reasons in a line, as the instrument has them. Where no source
    shows any, leave the key out; the warning is then true and stays.

    Bad::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              notified: [depositary, states-parties, security-council]
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              reasons: The State's own reasons, in a line.
              notified: [depositary, states-parties, security-council]
              sources: [x]
    """
    for i, filed, article in _withdrawals(case):
        if not filed.reasons:
            yield Finding(
                f"a withdrawal without reasons on record ({article})", _IF_SHOWN, ("instruments", i, "reasons")
            )


def no_notice(case: Case) -> Iterator[Finding]:
    """Notice of withdrawal goes to the other States Parties, the depositary and the Security Council.

    Art. 20(2) asks for all three. Receipt by the depositary alone starts the six months (art. 20(3)), so a notice that
    is missing moves no day. Only what a source shows is recorded: a missing word means 'not shown', not 'not done'.
    Where no source shows the notice, leave the word out; the warning is then true and stays.

    Bad::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              reasons: The State's own reasons, in a line.
              notified: [depositary]
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              reasons: The State's own reasons, in a line.
              notified: [depositary, states-parties, security-council]
              sources: [x]
    """
    told = {"states-parties": "the other States Parties", "security-council": "the Security Council"}
    for i, filed, article in _withdrawals(case):
        missing = [who for word, who in told.items() if word not in filed.notified]
        if missing:
            message = f"no notice on record to {' and to '.join(missing)} ({article})"
            yield Finding(message, _IF_SHOWN, ("instruments", i, "notified"))


def _withdrawals(case: Case) -> Iterator[tuple[int, Withdrawal, str]]:
    """Withdrawals under a clause like article 20: one that waits for armed conflicts also asks for reasons, notice."""
    clause = case.treaty.withdrawal
    if clause and clause.armed_conflict_defers:
        for i, filed in enumerate(case.state.instruments):
            if isinstance(filed, Withdrawal):
                yield i, filed, f"art. {clause.article}(2)"


_IF_SHOWN: Final = "add it where a source shows it; leave it out where none does"


def succession_day(case: Case) -> Iterator[Finding]:
    """A succession has the day of effect that the depositary or another source published.

    The Convention has no rule on succession, so the day cannot be computed; it may lie before the notification, on the
    day of independence. Without a published day the clause on entry into force is applied as for other States
    (art. 17), which is seldom what is meant. Where no source gives the day, leave it out; the warning then says what
    the answer rests on.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: succession
              deposited: 2011-11-11
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: succession
              deposited: 2011-11-11
              takes_effect: 2011-07-09
              sources: [x]
    """
    for i, filed in enumerate(case.state.instruments):
        if isinstance(filed, Consent) and filed.kind == "succession" and not filed.takes_effect:
            message = "a succession without a published day of effect"
            yield Finding(
                message, "add 'takes_effect' where a source gives the day", ("instruments", i, "takes_effect")
            )


def unknown_code(case: Case) -> Iterator[Finding]:
    """A State's code is one of ISO 3166-1 alpha-2 that the program knows.

    By its code a State is found under its names in many languages, and joined with other data. The short form of daily
    use is not always the code: the United Kingdom is GB, Greece is GR. A block under another code is computed all the
    same, so where none exists, as for the invented States of these examples, the warning may stay.

    Bad::

        UK:
          name: United Kingdom of Great Britain and Northern Ireland
          sources: [x]

    Good::

        GB:
          name: United Kingdom of Great Britain and Northern Ireland
          sources: [x]
    """
    if case.state.code not in case.names:
        message = f"{case.state.code} is no code of a State that this program knows"
        yield Finding(message, "use the State's ISO 3166-1 alpha-2 code", (), "key")


def unlike_name(case: Case) -> Iterator[Finding]:
    """A State is named as the United Nations names it in short.

    A State's name is its own choice and may change: Turkey is Türkiye today. With the short name of the United Nations,
    tables made by different people agree; under its other names the State is found all the same. Where the United
    Nations has a new name that the program does not know yet, write the new one; the warning may stay.

    Bad::

        TR:
          name: Turkey
          sources: [x]

    Good::

        TR:
          name: Türkiye
          sources: [x]
    """
    known = case.names.get(case.state.code)
    if known and known.name != case.state.name:
        message = f"'{quoted(case.state.name)}' is not the United Nations short name, '{known.name}'"
        yield Finding(message, "write the short name; under its other names the State is found all the same", ("name",))
