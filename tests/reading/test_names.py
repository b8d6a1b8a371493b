"""Which State is meant, and what is said when none is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import MakeRegistry
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Name, Names
from ottawa_cli.reading.names import find_state, load_names, meanings
from ottawa_cli.reading.unknown_names import load_no_states
from ottawa_cli.system.failures import UnknownState, Unreadable, WrongUse


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


def told(query: str, states: Mapping[str, str], names: Names) -> str:
    """What is said of a name that is no State's."""
    with pytest.raises(UnknownState) as refused:
        find_state(query, states, names)
    return str(refused.value)


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("Papua", ["PG"]), ("Ivory", ["CI"]), ("Timor", ["TL"]), ("Saudi", ["SA"]), ("america", ["US"]),
        ("United", ["AE", "GB", "TZ"]), ("Finl", ["FI"]), ("Lithuaina", ["LT"]), ("Lihtuana", ["LT"]),
        ("all", []), ("XX", []), ("ECC", []), ("Atlantis", []), ("Wakanda", []),
        ("S. Korea", ["KP", "KR"]), ("Rep.of Korea", ["KP", "KR"]), ("Republic of Wakanda", []), ("St X", []),
    ],
)  # fmt: skip
def test_only_what_is_alike_is_suggested_and_first_what_begins_so(
    shipped: Registry, names: Names, query: str, suggested: list[str]
) -> None:
    message = told(query, shipped.own_names(), names)
    assert re.findall(r"\(([A-Z]{2})\)", message) == suggested
    assert ("see them all with: ottawa list" in message) == (not suggested)


@pytest.mark.parametrize(
    ("query", "says", "instead"),
    [
        ("Kosovo", "does not list Kosovo", []), ("XK", "does not list Kosovo", []),
        ("Taïwan", "does not list Taiwan", []),
        ("Western Sahara", "Non-Self-Governing Territories", []), ("Sahara occidental", "Non-Self-Governing", []),
        ("Hong Kong", "of China", ["CN"]), ("Macau", "of China", ["CN"]), ("Greenland", "Kingdom of Denmark", ["DK"]),
        ("USSR", "ceased to exist in 1991", ["RU"]), ("Yugoslavia", "ceased", ["BA", "HR", "ME", "MK", "RS", "SI"]),
        ("Federal Republic of Yugoslavia", "ceased", ["BA", "HR", "ME", "MK", "RS", "SI"]),
        ("Serbia and Montenegro", "until 2006", ["RS", "ME"]), ("EU", "is an organisation", []),
        ("European Union", "is an organisation", []), ("Czechoslovakia", "1992", ["CZ", "SK"]),
        ("Scotland", "", ["GB"]),
    ],
)  # fmt: skip
def test_what_is_known_to_be_no_state_is_said_to_be_such(
    shipped: Registry, names: Names, query: str, says: str, instead: list[str]
) -> None:
    message = told(query, shipped.own_names(), names)
    assert message.startswith(f"'{query}' is no State here: ")
    assert says in message
    assert re.findall(r"\(([A-Z]{2})\)", message) == instead
    assert "\n" not in message


def test_no_name_of_no_state_is_a_states_and_every_state_named_instead_is_one(shipped: Registry, names: Names) -> None:
    for spelling, no_state in load_no_states().items():
        assert spelling not in meanings(names)
        assert {*no_state.instead} <= shipped.states.keys()


def test_a_registry_may_have_what_is_no_state_elsewhere(registry: MakeRegistry, names: Names) -> None:
    facts = registry("EU: {name: European Union}\n")
    assert find_state("EU", facts.own_names(), names) == find_state("european union", facts.own_names(), names) == "EU"
    assert "ask for" not in told("Hong Kong", facts.own_names(), names)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("LT,LV,EE", "'LT,LV,EE' is no State's name; give them apart: LT LV EE"),
        (
            "Latvia; United States",
            """'Latvia; United States' is no State's name; give them apart: Latvia "United States\"""",
        ),
        ("2025-12-27", "'2025-12-27' is a day, and goes after --on"),
        ("Foo,Bar", "no State is known as 'Foo,Bar'; see them all with: ottawa list"),
    ],
)
def test_what_was_meant_otherwise_is_told_what_to_type(
    shipped: Registry, names: Names, query: str, message: str
) -> None:
    assert told(query, shipped.own_names(), names) == message


def test_a_number_is_known_without_its_first_zeros(shipped: Registry, names: Names) -> None:
    for query, code in (("8", "AL"), ("36", "AU"), ("036", "AU"), ("440", "LT"), (" 8 ", "AL")):
        assert find_state(query, shipped.own_names(), names) == code


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


def test_what_is_no_state_is_not_read_from_a_file_that_is_not_as_it_was_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "no_states.yaml"
    file.write_text("XK: {says: A list}\n", encoding="utf-8")
    monkeypatch.setattr("ottawa_cli.reading.unknown_names.shipped", lambda _: str(file))
    with pytest.raises(Unreadable, match="it is not as it was shipped; install ottawa anew"):
        load_no_states()


def test_a_number_is_no_slip_of_a_name(shipped: Registry, names: Names) -> None:
    assert told("1000", shipped.own_names(), names) == "no State has the number 1000 in ISO 3166-1"
