"""The day on which an act would take effect, as a document."""

from __future__ import annotations

from conducts import when_made
from conftest import TREATY, MakeRegistry

TO_THE_DAY = TREATY.replace("    day: first-of-month\n", "").replace("1998-09-16", "1998-08-01")


def test_a_month_too_short_has_an_alternative_where_the_sum_is_what_decides(registry: MakeRegistry) -> None:
    facts = registry("XA: {name: Examplia}\n", TO_THE_DAY)
    document = when_made(facts, "accession", "1999-08-31", "XA")
    assert document == {
        "schema": "ottawa/when/1",
        "treaty": {"id": "apmbc", "short_name": "Ottawa Convention"},
        "registry": {"sha256": facts.sha256, "verified": "2026-02-21"},
        "act": "accession",
        "date": "1999-08-31",
        "state": "XA",
        "name": "Examplia",
        "takes_effect": "2000-02-29",
        "not_before": "2000-02-29",
        "article": "17",
        "rule": "deposit + P6M",
        "clamped": True,
        "alternative": "2000-03-01",
        "conflict": None,
        "moves_nothing": None,
        "condition": None,
    }
    before_the_treaty = when_made(facts, "accession", "1998-08-31")
    assert before_the_treaty["rule"] == "before the treaty: general entry into force"
    assert (before_the_treaty["takes_effect"], before_the_treaty["state"]) == ("1999-03-01", None)
    assert (before_the_treaty["clamped"], before_the_treaty["alternative"]) == (False, None)
