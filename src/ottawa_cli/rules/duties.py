"""Rules on what a State owes the others when it withdraws: reasons, and notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Withdrawal, WithdrawalClause
from ottawa_cli.rules.dossier import Dossier


def no_reasons(dossier: Dossier) -> Iterator[Finding]:
    """An instrument of withdrawal includes a full explanation of the reasons (art. 20(2)).

    It is asked under a treaty whose clause says 'reasons: true'. Without them the withdrawal has a defect on record,
    not another day of effect: the six months run from the receipt of the instrument (art. 20(3)). Give the State's own
    reasons in a line, as the instrument has them. Where no source shows any, leave the key out; the warning is then
    true and stays.

    Bad::

        treaty:
          withdrawal: {article: "20", period: P6M, reasons: true}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              sources: [x]

    Good::

        treaty:
          withdrawal: {article: "20", period: P6M, reasons: true}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              reasons: The State's own reasons, in a line.
              sources: [x]
    """
    for i, withdrawal, clause in _withdrawals(dossier):
        if clause.reasons and not withdrawal.reasons:
            message = f"a withdrawal without reasons on record (art. {clause.article})"
            hint = "add them where a source shows them; leave the key out where none does"
            yield Finding(message, hint, ("instruments", i, "reasons"))


def no_notice(dossier: Dossier) -> Iterator[Finding]:
    """Notice of withdrawal goes to all whom the clause names.

    Art. 20(2) asks for the other States Parties, the depositary and the Security Council; another treaty for those
    under 'notify'. Receipt by the depositary alone starts the six months (art. 20(3)), so a notice that is missing
    moves no day. Only what a source shows is recorded: a missing word means 'not shown', not 'not done'. Where notice
    was looked for and no source shows it, write the word under 'not_found'.

    Bad::

        treaty:
          withdrawal: {article: "20", period: P6M, notify: [states-parties, security-council]}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              notified: [depositary]
              sources: [x]

    Good::

        treaty:
          withdrawal: {article: "20", period: P6M, notify: [states-parties, security-council]}
        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
            - kind: withdrawal
              received: 2020-05-04
              notified: [depositary, states-parties]
              not_found: [security-council]
              sources: [x]
    """
    for i, withdrawal, clause in _withdrawals(dossier):
        known = (*withdrawal.notified, *withdrawal.not_found)
        missing = [who for word, who in _ALSO_NOTIFIED.items() if word in clause.notify and word not in known]
        if missing:
            message = f"no notice on record to {' and to '.join(missing)} (art. {clause.article})"
            hint = "add it where a source shows it; where it was looked for in vain, write it under 'not_found'"
            yield Finding(message, hint, ("instruments", i, "notified"))


_ALSO_NOTIFIED: Final = {"states-parties": "the other States Parties", "security-council": "the Security Council"}
"""Beside the depositary, whose receipt dates the instrument."""


def _withdrawals(dossier: Dossier) -> Iterator[tuple[int, Withdrawal, WithdrawalClause]]:
    """Each withdrawal with the clause that it falls under."""
    if clause := dossier.treaty.withdrawal:
        for i, instrument in enumerate(dossier.state.instruments):
            if isinstance(instrument, Withdrawal):
                yield i, instrument, clause
