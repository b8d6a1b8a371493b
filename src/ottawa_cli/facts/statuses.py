"""Where a State stands, and what is said beside it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a State stands, in the order of a State's life."""

    NOT_PARTY = "state-not-party"
    SIGNATORY = "signatory"
    CONTRACTING = "contracting-state"
    PARTY = "state-party"
    FORMER = "former-state-party"


class Mark(StrEnum):
    """What is said beside a status without changing it."""

    WITHDRAWAL_PENDING = "withdrawal-pending"
    WITHDRAWAL_DEFERRED = "withdrawal-deferred"
    SUSPENSION_NOTIFIED = "suspension-notified"
    PROVISIONAL_APPLICATION = "provisional-application"
