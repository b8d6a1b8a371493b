"""Rules on what a State owes the others when it withdraws: reasons, and notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Withdrawal
from ottawa_cli.rules.dossier import Dossier


def no_reasons(dossier: Dossier) -> Iterator[Finding]:
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
    for i, withdrawal, article in _withdrawals(dossier):
        if not withdrawal.reasons:
            message = f"a withdrawal without reasons on record ({article})"
            yield Finding(message, _IF_SHOWN, ("instruments", i, "reasons"))


def no_notice(dossier: Dossier) -> Iterator[Finding]:
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
    for i, withdrawal, article in _withdrawals(dossier):
        missing = [who for word, who in _ALSO_NOTIFIED.items() if word not in withdrawal.notified]
        if missing:
            message = f"no notice on record to {' and to '.join(missing)} ({article})"
            yield Finding(message, _IF_SHOWN, ("instruments", i, "notified"))


_ALSO_NOTIFIED: Final = {"states-parties": "the other States Parties", "security-council": "the Security Council"}
_IF_SHOWN: Final = "add it where a source shows it; leave it out where none does"


def _withdrawals(dossier: Dossier) -> Iterator[tuple[int, Withdrawal, str]]:
    """Withdrawals under a clause like article 20: one that waits for armed conflicts also asks for reasons, notice."""
    clause = dossier.treaty.withdrawal
    if clause and clause.armed_conflict_defers:
        for i, instrument in enumerate(dossier.state.instruments):
            if isinstance(instrument, Withdrawal):
                yield i, instrument, f"art. {clause.article}(2)"
