"""What the oracle knows of the law and the program does not yet: each to be made true when the program learns it."""

from __future__ import annotations

COUNTED_BY_DEPOSIT_KNOWN = True
"""That the documents count by deposits, as the law tells them. Until then no day on which statuses differ is asked."""
LATER_KNOWN = True
"""``later: after-entry-into-force``. Until then no treaty has it."""
DECLARED_WITH_CONSENT_KNOWN = True
"""That provisional application without a receipt was declared with the consent. Until then each has its receipt."""
