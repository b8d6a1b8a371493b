"""The words of the answers, in the order of a State's life, and of the levels of a change, the gravest first.

Imported by every command, so it imports nothing; the model's enums are held equal to it by a test.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

UNDETERMINED: Final = "undetermined"
"""The word of an answer that cannot be said."""
STATUS_WORDS: Final = (
    "state-not-party", "signatory", "contracting-state", "state-party", "former-state-party", UNDETERMINED,
)  # fmt: skip
MARK_WORDS: Final = ("withdrawal-pending", "withdrawal-deferred", "suspension-notified", "provisional-application")
EVENT_WORDS: Final = (
    "signature", "deposit", "entry-into-force", "withdrawal-received", "withdrawal-effect", "revocation",
    "suspension-notified", "suspension-ended", "provisional-application", "objection", "statement", "step",
    "declaration", "deadline", "extension", "deadline-met",
)  # fmt: skip
TOLD_WHEN_CHOSEN: Final = ("declaration", "deadline", "extension", "deadline-met")
"""Events of which there are many, and that move nothing."""
GROUP_WORDS: Final = ("EU", "NATO")
DEADLINE_WORDS: Final = ("not-affected", "met", "lapsed", "running", "reopened", "overdue", "settled", "unknown")
LEVELS: Final = ("status", "fact", "source", "text")
