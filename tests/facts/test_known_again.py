"""By what a fact is known again, in what was read as in what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given

from lives import UNCERTAIN, life_of
from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.identities import Identities
from ottawa_cli.facts.plain import plain_fact

READ = {
    "instruments": [{"kind": "accession"}, {"kind": "withdrawal"}, {"kind": "accession", "sources": ["x", "y", "x"]}],
    "armed_conflicts": [{"since": "2022"}, {"since": "2023"}],
    "notifications": [{"kind": "suspension", "objections": [{"by": "AT"}, {"by": "CH"}, {"by": "AT"}]}],
    "declarations": [{"with": "accession"}, {"with": "signature"}],
    "deadlines": [{"id": "stockpiles"}, {"id": "clearance", "extensions": [{"by": "12MSP"}, {"until": "2020"}]}],
    "steps": [{"text": "of no kind"}, {"kind": "de\u202ecree"}, {"kind": ["a list"]}],
}


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        (("LT",), "LT"),
        (("LT", "signed"), "LT/signed"),
        (("LT", "instruments"), "LT/instruments"),
        (("LT", "instruments", 1), "LT/withdrawal/1"),
        (("LT", "instruments", 2, "deposited"), "LT/accession/2/deposited"),
        (("LT", "instruments", 2, "sources", 2), "LT/accession/2/source/x/2"),
        (("LT", "armed_conflicts", 1), "LT/armed-conflict/2"),
        (("LT", "notifications", 0, "objections", 2, "on"), "LT/suspension/1/objection/AT/2/on"),
        (("LT", "declarations", 1), "LT/declaration/signature/1"),
        (("LT", "deadlines", 1, "extensions", 0), "LT/deadline/clearance/1/extension/12MSP/1"),
        (("LT", "deadlines", 1, "extensions", 1), "LT/deadline/clearance/1/extension/1"),
        (("LT", "steps", 0), "LT/step/1"),
        (("LT", "steps", 1), "LT/de\\u{202e}cree/1"),
        (("LT", "steps", 2), "LT/step/2"),
        (("LT", "steps", 3, "kind"), "LT/step/4/kind"),
        (("LT", "steps", 9, "kind"), "LT/step/10/kind"),
        (("LT", "steps", "kind"), "LT/steps/kind"),
        (("LT", "steps", "kind", 0), "LT/steps/kind/1"),
        (("LT", "signed", 0), "LT/signed/1"),
        (("LT", "signed", "unheard-of", 0), "LT/signed/unheard-of/1"),
    ],
)
def test_a_fact_is_called_by_its_kind_and_its_ordinal_among_its_kind(path: Path, identity: str) -> None:
    assert Identities("LT", {**READ, "signed": "1999"}).of(path) == identity


@given(state=UNCERTAIN)
def test_what_was_typed_is_known_by_the_same_as_what_was_read(state: dict[str, object]) -> None:
    typed = life_of(state).state
    read, of_typed = Identities("XA", plain_fact(typed)), Identities("XA", typed)
    lists: list[tuple[str, tuple[object, ...]]] = [(key, value) for key, value in typed if isinstance(value, tuple)]
    paths: list[Path] = [("XA", key, position) for key, items in lists for position in range(len(items))]
    assert [of_typed.of(path) for path in paths] == [read.of(path) for path in paths]
    assert len({of_typed.of(path) for path in paths}) == len(paths)
