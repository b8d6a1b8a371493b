"""Which States fit: who surely does, who only may."""

from __future__ import annotations

import pytest

from conftest import MakeRegistry, day
from ottawa_cli import standing
from ottawa_cli.documents.elements import element
from ottawa_cli.documents.status import fits

STATES = """\
XA: {name: Leaving, instruments: [{kind: accession, deposited: 1999-01-04}, {kind: withdrawal, received: 2025-10-01}]}
XB:
  name: Open
  instruments: [{kind: accession, deposited: 1999-01-04}, {kind: withdrawal, received: 2025-06-20/2025-07-20}]
  notifications: [{kind: suspension, received: 2025-01-01}]
"""
LEAVING, OPEN = "XA", "XB"
PENDING, DEFERRED, SUSPENDED = "withdrawal-pending", "withdrawal-deferred", "suspension-notified"


@pytest.mark.parametrize(
    ("code", "statuses", "marks", "answer"),
    [
        (LEAVING, [], [], True),
        (LEAVING, ["state-party"], [], True),
        (LEAVING, ["signatory", "state-party"], [], True),
        (LEAVING, ["signatory", "former-state-party"], [], False),
        (LEAVING, ["undetermined"], [], False),
        (OPEN, ["undetermined"], [], True),
        (OPEN, ["undetermined", "signatory"], [], True),
        (OPEN, ["state-party"], [], None),
        (OPEN, ["state-party", "former-state-party"], [], True),
        (OPEN, ["signatory"], [], False),
        (LEAVING, [], [PENDING], True),
        (LEAVING, [], [DEFERRED], False),
        (LEAVING, [], [DEFERRED, PENDING], True),
        (OPEN, [], [PENDING], None),
        (OPEN, [], [PENDING, SUSPENDED], None),
        (OPEN, [], [DEFERRED], False),
        (OPEN, ["signatory"], [PENDING], False),
        (OPEN, ["undetermined"], [PENDING], None),
        (OPEN, ["state-party"], [DEFERRED], False),
        (LEAVING, ["state-party"], [PENDING], True),
        (LEAVING, ["state-party"], [SUSPENDED], False),
    ],
)
def test_a_state_fits_whose_status_is_one_of_those_asked_and_its_mark_one_of_those_asked(
    registry: MakeRegistry, code: str, statuses: list[str], marks: list[str], answer: bool | None
) -> None:
    """On 1 January 2026 the one is bound and has given notice; the other has left, or will on the 20th."""
    assert fits(element(standing(registry(STATES), code, day("2026-01-01")), {}), statuses, marks) is answer
