"""Which State is meant, and what is said when none is."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeRegistry
from ottawa_cli.facts.model import Name, Names, Registry
from ottawa_cli.reading.names import find_state, load_names
from ottawa_cli.system.failures import Unreadable, WrongUse


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("Lithuana", "did you mean Lithuania (LT)"),
        ("latva", "Latvia (LV)"),
        ("finlnad", "Finland (FI)"),
        ("", "no State is named"),
        ("  ", "no State is named"),
        ("...", "no State is named"),
        ("qqqqqqqqqqqq", "ottawa list"),
        ("x" * 100_000, "no State is known as 'xxxxxxxxx"),
        ("\x1b[31mRed", "\\u{1b}"),
    ],
)
def test_an_unknown_state_is_never_guessed(shipped: Registry, names: Names, query: str, message: str) -> None:
    with pytest.raises(WrongUse) as refused:
        find_state(query, shipped.own_names(), names)
    assert message in str(refused.value)
    assert str(refused.value).isprintable()
    assert str(refused.value).count("(") <= 3


def test_a_state_of_another_registry_is_named_as_such(registry: MakeRegistry, names: Names) -> None:
    with pytest.raises(WrongUse, match=r"Lithuania \(LT\) is not in this registry"):
        find_state("Litauen", registry("XA: {name: Examplia}\n").own_names(), names)


def test_of_a_name_that_two_states_have_elsewhere_the_first_code_is_told() -> None:
    elsewhere = {"KR": Name("Korea", "KOR", "410"), "KP": Name("Korea", "PRK", "408")}
    with pytest.raises(WrongUse, match=r"Korea \(KP\) is not in this registry"):
        find_state("korea", {"XA": "Examplia"}, elsewhere)


def test_a_registrys_own_codes_and_names_are_known(registry: MakeRegistry, names: Names) -> None:
    facts = registry("XA: {name: Examplia}\nXB: {name: Beispielland}\n")
    assert find_state("xa", facts.own_names(), names) == "XA"
    assert find_state("beispielland", facts.own_names(), names) == "XB"


def test_a_name_of_two_states_asks_for_a_code(registry: MakeRegistry, names: Names) -> None:
    facts = registry("XA: {name: Examplia}\nXB: {name: Examplia}\n")
    with pytest.raises(WrongUse, match=r"more than one State: Examplia \(XA\), Examplia \(XB\)"):
        find_state("Examplia", facts.own_names(), names)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("LT: {name: Lithuania}\n", "LT is not as it was shipped"),
        ("LT: &a Lithuania\n", ":1:5: an anchor, &a"),
        ("sources: {x: Lithuania}\n", "it cannot be read"),
    ],
)
def test_names_that_are_not_as_they_were_shipped_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    file = tmp_path / "names.yaml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr("ottawa_cli.reading.names.shipped", lambda _: str(file))
    with pytest.raises(Unreadable, match=f"{message}.*; install ottawa anew"):
        load_names()
