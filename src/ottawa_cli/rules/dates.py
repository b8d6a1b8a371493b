"""Rules on days: the treaty's own, and that no act stands before what must come before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.facts.model import State, Treaty
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.periods import Period, count
from ottawa_cli.rules.dossier import DatedFact, Dossier, reactions


def treaty_order(treaty: Treaty) -> Iterator[Finding]:
    """The treaty's own days run in order: adopted, opened, closed; threshold reached, in force.

    A treaty is adopted, then opened for signature (art. 15), and enters into force after enough deposits (art. 17(1)).
    Every State's days hang on these, so one wrong day here makes many wrong ones. Look both days up in the final
    clauses or with the depositary. Where the threshold was reached, the day of entry into force is given too.

    Bad::

        treaty:
          adopted: 1999-09-18

    Good::

        treaty:
          adopted: 1997-09-18
    """
    signature, force = treaty.signature, treaty.entry_into_force
    yield from _runs_backwards(
        (("adopted",), treaty.adopted),
        (("signature", "opened"), signature and signature.opened),
        (("signature", "closed"), signature and signature.closed),
    )
    yield from _runs_backwards(
        (("adopted",), treaty.adopted),
        (("entry_into_force", "threshold_reached"), force.threshold_reached),
        (("entry_into_force", "date"), force.date),
    )
    if force.threshold_reached and not force.date:
        message = "the threshold was reached, but no day of entry into force is given"
        path = ("treaty", "entry_into_force", "date")
        yield Finding(message, "add 'date', the day that follows from it", path)


def date_order(dossier: Dossier) -> Iterator[Finding]:
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
    state = dossier.state
    for (_, earlier), (after, later) in pairwise(dossier.acts):
        if later.latest < earlier.earliest:
            yield Finding(f"{later} is before {earlier}, the day of what stands before it", _IN_ORDER, after)
    yield from _notifications_in_order(state)
    for i, conflict in enumerate(state.armed_conflicts):
        if conflict.ended and conflict.ended.latest <= conflict.since.earliest:
            message = f"the first day without it, {conflict.ended}, does not come after its first day, {conflict.since}"
            yield Finding(message, _IN_ORDER, ("armed_conflicts", i, "ended"))


def _notifications_in_order(state: State) -> Iterator[Finding]:
    for i, notification in enumerate(state.notifications):
        day, ended = state.notice_of(notification), notification.ended
        if day and ended and ended.latest < day.earliest:
            message = f"ended on {ended}, before it was received on {day}"
            yield Finding(message, _IN_ORDER, ("notifications", i, "ended"))
        for path, reaction in reactions(notification):
            if day and reaction.on.latest < day.earliest:
                message = f"{reaction.on} is before {day}, the receipt of what it speaks of"
                yield Finding(message, _IN_ORDER, ("notifications", i, *path, "on"))


def signature_window(dossier: Dossier) -> Iterator[Finding]:
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
    clause, signed = dossier.treaty.signature, dossier.state.signed
    if clause and signed and signed.latest < clause.opened:
        opened = f"before the treaty was opened for signature on {clause.opened} (art. {clause.article})"
        yield Finding(f"signed on {signed}, {opened}", "look the day up in its source", ("signed",))
    elif clause and clause.closed and signed and signed.earliest > clause.closed:
        message = f"signed on {signed}, after the last day for signature, {clause.closed} (art. {clause.article})"
        hint = "later consent is by accession: look the day and the act up in their source"
        yield Finding(message, hint, ("signed",))


def before_adoption(dossier: Dossier) -> Iterator[Finding]:
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
    adopted, notifications = dossier.treaty.adopted, enumerate(dossier.state.notifications)
    receipts: list[tuple[Path, PartialDate]] = [
        (("notifications", i, "received"), notification.received)
        for i, notification in notifications
        if notification.received
    ]
    for path, moment in [*dossier.acts, *receipts]:
        if adopted and moment.latest < adopted:
            message = f"{moment} is before {adopted}, when the treaty was adopted"
            yield Finding(message, "look the day up in its source", path)


def after_verified(dossier: Dossier) -> Iterator[Finding]:
    """No fact is of a day that lies more than a year after 'verified'.

    A day that lies so far beyond the day through which the facts are held to be complete is most often a slip in the
    year, by which an act would be told as one to come. Look the day up in its source. If it is right, the record was
    not kept for a year: look what else has happened, and move 'verified'.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2105-03-05
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
    """
    yield from long_after(dossier.treaty.verified, dossier.facts)


def long_after(verified: date, facts: Iterable[DatedFact]) -> Iterator[Finding]:
    """The facts of a day that lies more than a year after ``verified``."""
    last = count(verified, _A_YEAR).result
    for fact in facts:
        if fact.on.earliest > last:
            message = f"{fact.on} is more than a year after {verified}, through which the facts are held to be complete"
            yield Finding(message, "look the day up in its source, or move 'verified'", (*fact.path, fact.key))


_A_YEAR: Final = Period.parse("P1Y")
_IN_ORDER: Final = "look both days up in their sources; acts stand in the order of their days"


def _runs_backwards(*days: tuple[Path, object]) -> Iterator[Finding]:
    dated = [(path, str(day)) for path, day in days if day]
    for (before, earlier), (after, later) in pairwise(dated):
        if later < earlier:
            message = f"{later} is before {earlier}, the day of '{before[-1]}'"
            yield Finding(message, "look both days up in the treaty", ("treaty", *after))
