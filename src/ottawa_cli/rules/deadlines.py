"""Rules on deadlines: the days of decisions and of the work, against the days through which a State had time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import FiledDeadline
from ottawa_cli.facts.periods import Period, count
from ottawa_cli.law.deadlines import Deadline
from ottawa_cli.rules.dossier import Dossier

_AT: Final = "deadlines"
LONGEST: Final = Period.parse("P10Y")
"""By which one decision may put clearance off (art. 5(3))."""


def unknown_deadline(dossier: Dossier) -> Iterator[Finding]:
    """What is filed of a deadline belongs to one that the treaty sets, in a term that the State has.

    The clause is found by 'id', the term in force by its number, the first where none is given. What belongs to none is
    told by no answer. Two entries for one deadline are one too many; a day that cannot be put off has no extensions.

    Bad::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - {id: clearence, met: 2011-04-24, sources: [x]}

    Good::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - {id: clearance, met: 2011-04-24, sources: [x]}
    """
    seen = set()
    for i, filed, deadline in _filed(dossier):
        if deadline is None:
            clauses = [clause.id for clause in dossier.treaty.deadlines]
            why = f"the treaty sets no deadline '{filed.id}'"
            hint = f"write one of: {', '.join(clauses)}" if clauses else "write the deadlines under the treaty"
            if filed.id in clauses:
                why, hint = f"this State has no term in force number {filed.term}", "look 'term' up"
            yield Finding(why, hint, (_AT, i, "id"))
        elif (filed.id, filed.term) in seen:
            yield Finding(f"'{filed.id}' stands here a second time", "write both as one", (_AT, i, "id"))
        elif filed.extensions and not deadline.clause.extensions:
            why = f"the deadline '{filed.id}' cannot be put off (art. {deadline.clause.article})"
            yield Finding(why, "take the extensions away, or write 'extensions: true'", (_AT, i, "extensions"))
        seen.add((filed.id, filed.term))


def late_extension(dossier: Dossier) -> Iterator[Finding]:
    """A deadline is put off before it has passed (art. 5(3) to (5)).

    A decision that comes later leaves days between on which the State was without a valid deadline: they stand in its
    record as they were. Such cases are true of a few States. More often a decision between is missing, or the year of
    one is wrong, so look the decisions up. It is asked of the last day that the decisions before it gave.

    Bad::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - id: clearance
              extensions:
                - {until: 2021-06-01, decided: 2018-11-26/2018-11-30, by: 17MSP, sources: [x]}
              sources: [x]

    Good::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - id: clearance
              extensions:
                - {until: 2021-06-01, decided: 2015-12-04, by: 14MSP, sources: [x]}
              sources: [x]
    """
    for decision in dossier.decisions:
        if decision.came_late:
            yield Finding(
                f"decided on {decision.extension.decided}, when the deadline of {decision.due} had passed",
                "look for a decision between them; if there is none, say so in 'note'",
                (*decision.path, "decided"),
            )


def long_extension(dossier: Dossier) -> Iterator[Finding]:
    """A deadline is put off by ten years at most with one decision (art. 5(3)).

    They are counted from the deadline that was, or from the decision where it came later. A longer one is a slip in a
    year, most often of 'until'.

    Bad::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - id: clearance
              extensions:
                - {until: 2036-06-01, decided: 2015-12-04, by: 14MSP, sources: [x]}
              sources: [x]

    Good::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - id: clearance
              extensions:
                - {until: 2026-06-01, decided: 2015-12-04, by: 14MSP, sources: [x]}
              sources: [x]
    """
    for path, extension, due in dossier.decisions:
        longest = count(max(due.latest, extension.decided.latest), LONGEST).result
        if extension.until and extension.until > longest:
            yield Finding(
                f"put off until {extension.until}, more than ten years after {due}",
                "look the day up in the decision",
                (*path, "until"),
            )


def early_completion(dossier: Dossier) -> Iterator[Finding]:
    """What a State clears as a Party it has cleared after the treaty entered into force for it.

    The duty begins with that day (art. 5(1)), and a State without mined areas then has none to report as cleared: write
    'affected: false'. It is asked where a deadline may be put off; stockpiles may be gone before.

    Bad::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - {id: clearance, met: 2001-04-24, sources: [x]}

    Good::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - {id: clearance, met: 2011-04-24, sources: [x]}
    """
    for i, filed, deadline in _filed(dossier):
        if deadline and deadline.clause.extensions and filed.met and filed.met.latest < deadline.begins.earliest:
            yield Finding(
                f"met on {filed.met}, before the treaty was in force for this State, on {deadline.begins}",
                "look the day up; a State that had no mined areas has 'affected: false'",
                (_AT, i, "met"),
            )


def contradicted_deadline(dossier: Dossier) -> Iterator[Finding]:
    """What is on file of a deadline agrees with itself, and with the day due.

    Work that a source shows unfulfilled after it was met, with nothing found between, was not met then, or the source
    is of another duty. What a State is not affected by, it neither met nor had put off. Something is found after the
    work was met, what was done in time is not late, a decision puts a day off and never forward, and what was done when
    the State had left is not its deadline's.

    Bad::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - {id: clearance, met: 2011-04-24, unmet: 2013-12-05, sources: [x]}

    Good::

        treaty:
          deadlines: [{id: clearance, article: "5", name: clear mined areas, period: P10Y, extensions: true}]
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-12-27, sources: [x]}
          deadlines:
            - {id: clearance, met: 2014-04-24, unmet: 2013-12-05, sources: [x]}
    """
    had_passed = {decision.path[1] for decision in dossier.decisions if decision.came_late}
    for i, filed, deadline in _filed(dossier):
        against = _against_days(filed, deadline, had_passed=i in had_passed) if deadline else ()
        for key, why in chain(_contradictions(filed), against):
            yield Finding(
                why, "look the days up; where sources differ, keep the better and say so in 'note'", (_AT, i, key)
            )
    for path, extension, due in dossier.decisions:
        if extension.until and extension.until < due.earliest:
            why = f"put off until {extension.until}, before {due}, through which it ran"
            yield Finding(why, "look the day up in the decision", (*path, "until"))


def _contradictions(filed: FiledDeadline) -> Iterator[tuple[str, str]]:
    """The key of each fact that another denies, and what the two say."""
    met, unmet, found = filed.met, filed.unmet, filed.found
    if not filed.affected:
        told = {"met": met, "unmet": unmet, "found": found, "extensions": filed.extensions}
        yield from ((key, f"'{key}' of what the State is not affected by") for key, fact in told.items() if fact)
    elif found and (met is None or found.latest < met.earliest):
        yield "found", f"found on {found}, and not met before"
    if filed.late and met is None:
        yield "late", "late, and not met"
    if met and unmet and met.latest < unmet.earliest and not (found and met.latest < found.latest <= unmet.latest):
        yield "unmet", f"unfulfilled on {unmet}, and met on {met}, with nothing found between"


def _against_days(filed: FiledDeadline, deadline: Deadline, *, had_passed: bool) -> Iterator[tuple[str, str]]:
    """The same of what the days of the term and the day due deny; ``had_passed``: had that, before a decision?"""
    met, left = filed.met, deadline.left
    due = deadline.due_on(met.latest) if met and filed.late else None
    if met and due and met.latest <= due.earliest and not had_passed:
        yield "late", f"late, and met on {met}, by the day due, {due}"
    if met and left and met.earliest >= left.latest:
        yield "met", f"met on {met}, when the State had left, on {left}"


def _filed(dossier: Dossier) -> Iterator[tuple[int, FiledDeadline, Deadline | None]]:
    """What is filed of each deadline, where in the list from 0, and the deadline that it is of."""
    for i, filed in enumerate(dossier.state.deadlines):
        yield i, filed, dossier.deadlines.get((filed.id, filed.term))
