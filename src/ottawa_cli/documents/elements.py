"""From where a State stands on a day to its element: the plain form that documents and formats are made of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.facts.model import ArmedConflict, Notification
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.standings import ConsentStanding, Standing, WithdrawalStanding, is_contested
from ottawa_cli.law.timelines import Run

if TYPE_CHECKING:
    from ottawa_cli.documents.types import (
        AnswerForm,
        ConflictForm,
        ConsentForm,
        Element,
        SuspensionForm,
        WithdrawalForm,
    )


def element(standing: Standing, names: Names) -> Element:
    """Write a standing as its document has it."""
    state, name = standing.state, names.get(standing.state.code)
    return {
        "code": state.code,
        "iso3": name.alpha_3 if name else None,
        "name": state.name,
        **answer_form(standing),
        "since": date_text(standing.since),
        "until": date_text(standing.until),
        "signed": date_text(state.signed) if state.signed and state.signed.earliest <= standing.on else None,
        "consent": _consent(standing.consent) if standing.consent else None,
        "next_consent": _consent(standing.next_consent) if standing.next_consent else None,
        "withdrawal": _withdrawal(standing.withdrawal) if standing.withdrawal else None,
        "suspension": _suspension(standing.suspension, standing.on, names) if standing.suspension else None,
        "note": standing.note,
    }


def answer_form(answer: Run | Standing) -> AnswerForm:
    """Write what is said of a State on a day, or on all days of a run."""
    return {
        "status": str(answer.status),
        "possible": [*answer.possible],
        "marks": [*answer.marks],
        "possible_marks": [*answer.possible_marks],
    }


def _consent(consent: ConsentStanding) -> ConsentForm:
    instrument = consent.instrument
    return {
        "kind": instrument.kind,
        "deposited": str(instrument.deposited),
        "takes_effect": date_text(consent.takes_effect),
        "published": date_text(instrument.takes_effect),
        "article": consent.article,
        "rule": consent.rule,
        "reference": instrument.reference,
        "sources": [*instrument.sources],
    }


def _withdrawal(withdrawal: WithdrawalStanding) -> WithdrawalForm:
    instrument = withdrawal.instrument
    return {
        "received": str(instrument.received),
        "phase": withdrawal.phase,
        "not_before": date_text(withdrawal.not_before),
        "takes_effect": date_text(withdrawal.takes_effect),
        "published": date_text(instrument.takes_effect),
        "conflict": conflict_form(withdrawal.conflict) if withdrawal.conflict else None,
        "revoked": date_text(withdrawal.revoked),
        "article": withdrawal.article,
        "rule": withdrawal.rule,
        "saves": withdrawal.saves,
        "reasons": instrument.reasons,
        "notified": [*instrument.notified],
        "not_found": [*instrument.not_found],
        "reference": instrument.reference,
        "sources": [*instrument.sources],
    }


def conflict_form(conflict: ArmedConflict) -> ConflictForm:
    """Write an armed conflict that is relied on."""
    return {"since": str(conflict.since), "ended": date_text(conflict.ended)}


def _suspension(suspension: Notification, on: date, names: Names) -> SuspensionForm:
    """What may have been said by the day asked; what came later is not shown."""
    return {
        "received": str(suspension.received),
        "ended": date_text(suspension.ended) if suspension.ended and suspension.ended.earliest <= on else None,
        "contested": is_contested(suspension, on),
        "reasons": suspension.reasons,
        "objections": [
            {
                "by": objection.by,
                "name": names[objection.by].name if objection.by in names else None,
                "on": str(objection.on),
                "sources": [*objection.sources],
            }
            for objection in suspension.objections
            if objection.on.earliest <= on
        ],
        "statements": [
            {"by": statement.by, "on": str(statement.on), "text": statement.text, "sources": [*statement.sources]}
            for statement in suspension.statements
            if statement.on.earliest <= on
        ],
        "sources": [*suspension.sources],
    }
