"""Rules on what acts effect: each is held against what the law makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.partial_dates import PartialDate, some_day
from ottawa_cli.facts.statuses import Status
from ottawa_cli.law.articles import BY_SIGNATORIES
from ottawa_cli.rules.dossier import Dossier


def moves_nothing(dossier: Dossier) -> Iterator[Finding]:
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
    hint = "look the act and its day up; if true, say so in 'note'"
    for i, (instrument, outcomes) in enumerate(zip(dossier.state.instruments, dossier.timeline.outcomes, strict=True)):
        is_idle = all(outcome.moves_nothing for outcome in outcomes.each)
        if is_idle and not outcomes.too_late:
            yield Finding(f"this {instrument.kind} moves nothing: {outcomes.why_idle}", hint, ("instruments", i))
    for i, notification in enumerate(dossier.state.notifications):
        if why := _sets_no_mark(dossier, i):
            yield Finding(f"this {notification.kind} sets no mark: {why}", hint, ("notifications", i))


def kind_of_consent(dossier: Dossier) -> Iterator[Finding]:
    """A State that signed ratifies, accepts or approves; one that did not accedes (art. 16).

    Signature and the kind of the consent hang together, so where they do not fit one of them is missing or wrong, and
    the number of signatures with it. Look both up with the depositary. It is asked of a State's first consent, where
    the treaty could be signed; not of a succession, nor of a State that comes back, whose signature counts no more.

    Bad::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
          instruments:
            - {kind: ratification, deposited: 2005-03-05, sources: [x]}
    """
    state, position = dossier.state, dossier.state.first_consent
    if dossier.treaty.signature is None or position is None:
        return
    kind = state.instruments[position].kind
    if kind in BY_SIGNATORIES and not state.signed:
        message = f"{kind} by a State that has not signed"
        hint = "look both up: a State that has not signed accedes, and 'signed' may be missing"
    elif kind == "accession" and state.signed:
        message = f"accession by a State that signed on {state.signed}"
        hint = "look both up: a State that has signed ratifies, accepts or approves"
    else:
        return
    yield Finding(message, hint, ("instruments", position, "kind"))


def revocation_too_late(dossier: Dossier) -> Iterator[Finding]:
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
    for i, (instrument, outcomes) in enumerate(zip(dossier.state.instruments, dossier.timeline.outcomes, strict=True)):
        if outcomes.too_late:
            gone = some_day(outcomes.too_late)
            message = f"received on {instrument.moment}, when the withdrawal had taken effect on {gone}"
            yield Finding(message, "look both days up; if true, say so in 'note'", ("instruments", i, "received"))


def published_day(dossier: Dossier) -> Iterator[Finding]:
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
    for i, (instrument, outcomes) in enumerate(zip(dossier.state.instruments, dossier.timeline.outcomes, strict=True)):
        published = instrument.takes_effect
        computed = PartialDate.spanning(effect.takes_effect for effect in outcomes.effects if effect.takes_effect)
        if published and computed and (published.latest < computed.earliest or computed.latest < published.earliest):
            reason = f"{computed} follows from {instrument.moment} (art. {outcomes.article}: {outcomes.rule})"
            hint = "look both days up; a day that no source supports is left out"
            yield Finding(f"published as {published}, but {reason}", hint, ("instruments", i, "takes_effect"))


def succession_day(dossier: Dossier) -> Iterator[Finding]:
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
    for i, instrument in enumerate(dossier.state.instruments):
        if instrument.kind == "succession" and not instrument.takes_effect:
            hint = "add 'takes_effect' where a source gives the day"
            yield Finding("a succession without a published day of effect", hint, ("instruments", i, "takes_effect"))


def _sets_no_mark(dossier: Dossier, index: int) -> str | None:
    """Why a notification sets no mark, whatever the reading of its dates."""
    suspends = dossier.state.notifications[index].kind == "suspension"
    whys = []
    for life in dossier.timeline.lives:
        day, ended = life.notice_day(index), life.reading.notices[index].ended
        bound = day is not None and life.status_on(day) is Status.PARTY
        if day is None:
            whys.append("there is no consent with which it was declared")
        elif ended and ended <= day:
            whys.append("it ended on the day of its receipt, or before")
        elif bound is not suspends:
            whys.append("the State was not a State Party" if suspends else "the treaty was in force for the State")
    return " or ".join(dict.fromkeys(whys)) if len(whys) == len(dossier.timeline.lives) else None
