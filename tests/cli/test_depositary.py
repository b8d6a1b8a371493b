"""``reconcile`` and ``draft`` as they are typed: the shipped registry against a file made of it, with faults in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import ROOT
from made_deposits import HEADERS, Said, xml_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.schemas import schema
from ottawa_cli.facts.model import Consent, Registry
from ottawa_cli.reading.registry import check_bytes

Capture = pytest.CaptureFixture[str]
Rows = list[tuple[str, str, str]]

AS_OF = date(2018, 1, 15)
MARKS = {"ratification": "", "acceptance": " A", "approval": " AA", "accession": " a", "succession": " d"}


@pytest.fixture(scope="module")
def rows(shipped: Registry) -> Rows:
    """The depositary's table of that day, as the registry has it."""
    made: Rows = []
    for state in shipped.states.values():
        signed = state.signed.earliest if state.signed else None
        consents = [act for act in state.instruments if isinstance(act, Consent) and act.deposited.latest <= AS_OF]
        consent = f"{_words(consents[-1].deposited.earliest)}{MARKS[consents[-1].kind]}" if consents else ""
        if signed or consent:
            made.append((state.name, _words(signed) if signed else "", consent))
    return made


def _words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def changed(rows: Rows, name: str, **cells: str) -> Rows:
    """The same with other cells in one row."""
    return [
        (row[0], cells.get("signed", row[1]), cells.get("consent", row[2])) if row[0] == name else row for row in rows
    ]


def reconcile(capsys: Capture, file: Path, *arguments: str) -> tuple[int, str, str]:
    code = run(["reconcile", str(file), "--registry", str(ROOT / "data/states.yaml"), *arguments])
    return code, *capsys.readouterr()


def document(capsys: Capture, file: Path, *arguments: str) -> Any:
    return json.loads(reconcile(capsys, file, "--json", "--as-of", "2018-01-15", *arguments)[1])


def test_the_shipped_registry_has_all_that_the_file_of_2018_says(capsys: Capture, tmp_path: Path, rows: Rows) -> None:
    file = tmp_path / "XXVI-5.en.xml"
    article = [Said(name, "") for name in ("Austria", "Mauritius", "South Africa", "Sweden", "Switzerland")]
    said = [Said(name, "It understands.") for name in ("Argentina", "Lithuania", "Montenegro", "Poland", "Chile")]
    file.write_bytes(xml_of(rows, parties=164, signatories=133, under_article=article, declarations=said))
    code, out, aside = reconcile(capsys, file, "--as-of", "2018-01-15")
    assert (code, aside) == (0, "")
    assert out.splitlines()[0] == "The registry has all that the file says: 473 facts agree."
    found = document(capsys, file)
    assert {each["nature"] for each in found["differences"]} == {"older"}
    assert {each["code"] for each in found["differences"]} == {"EE", "FI", "LB", "LT", "LV", "MH", "PL", "TO"}
    jsonschema.validate(found, schema("reconcile"))


@pytest.mark.parametrize(
    ("name", "cells", "about", "printed", "yaml"),
    [
        ("Chad", {"consent": "7 May 1999"}, "deposited", "1999-05-07", "{kind: ratification, deposited: 1999-05-07"),
        ("Chad", {"consent": "6 May 1999 A"}, "kind", "acceptance", "{kind: acceptance, deposited: 1999-05-06"),
        ("Chad", {"signed": "[6 Jul 1998 ]", "consent": "[6 May 1999 ]"}, "withdrawn", "withdrawn", "received: TODO"),
        ("Nepal", {"consent": "7 May 2016 a"}, "deposited", "2016-05-07", "{kind: accession, deposited: 2016-05-07"),
    ],
)  # fmt: skip
def test_a_fault_made_by_hand_is_told_once_with_the_yaml(
    capsys: Capture, tmp_path: Path, rows: Rows, name: str, cells: dict[str, str], about: str, printed: str, yaml: str
) -> None:
    file = tmp_path / "made.xml"
    faulty = changed(rows, name, **cells)
    if name == "Nepal":
        faulty = [*rows, (name, "", cells["consent"])]
    file.write_bytes(xml_of(faulty))
    told = [each for each in document(capsys, file)["differences"] if each["nature"] != "older"]
    assert [(each["participant"], each["about"], each["depositary"]) for each in told] == [(name, about, printed)]
    code, out, _ = reconcile(capsys, file, "-f", "md", "--as-of", "2018-01-15")
    assert code == 1
    assert yaml in out
    assert "  untc-2018-01-15: {title:" in out


def test_a_state_that_the_file_dropped_is_told_once(capsys: Capture, tmp_path: Path, rows: Rows) -> None:
    file = tmp_path / "made.xml"
    file.write_bytes(xml_of([row for row in rows if row[0] != "Chad"], parties=164))
    found = document(capsys, file)
    told = [each for each in found["differences"] if each["nature"] != "older"]
    assert [(each["code"], each["about"], each["nature"]) for each in told] == [("TD", "participant", "conflict")]
    lines = (ROOT / "data/states.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[told[0]["line"] - 1] == "TD:"
    assert found["doubts"] == ["the file prints 164 Parties, and its rows without brackets are 163"]
    assert reconcile(capsys, file, "--json")[2] == f"note: {found['doubts'][0]}\n"
    assert reconcile(capsys, file)[1].startswith("Doubt: the file prints 164 Parties")


def test_a_difference_stands_on_the_line_of_the_registry(capsys: Capture, tmp_path: Path, rows: Rows) -> None:
    file = tmp_path / "made.xml"
    file.write_bytes(xml_of([*changed(rows, "Chad", consent="7 May 1999"), ("Nepal", "", "7 May 2016 a")]))
    lines = (ROOT / "data/states.yaml").read_text(encoding="utf-8").splitlines()
    _, out, _ = reconcile(capsys, file, "-f", "github", "--as-of", "2018-01-15")
    nepal, chad = out.splitlines()
    assert chad.startswith("::error file=data/states.yaml,line=")
    assert chad.endswith("::Chad: the depositary has 1999-05-07, the registry 1999-05-06; "
                         "look it up, and add or correct it; -f md has the YAML to paste")  # fmt: skip
    place = int(chad.partition("line=")[2].partition(",")[0])
    assert "deposited: 1999-05-06" in lines[place - 1]
    assert "Nepal: the depositary has 2016-05-07, the registry nothing" in nepal
    sarif = json.loads(reconcile(capsys, file, "-f", "sarif", "--as-of", "2018-01-15")[1])
    results = sarif["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["reconcile-deposited", "reconcile-deposited"]


def test_what_is_pasted_makes_the_registry_agree(capsys: Capture, tmp_path: Path) -> None:
    """The block of a newcomer, and its source, put where they are told to be put."""
    file, registry = tmp_path / "made.xml", tmp_path / "states.yaml"
    file.write_bytes(xml_of([("Nepal", "", "7 May 2016 a")]))
    text = (ROOT / "data/states.yaml").read_text(encoding="utf-8")
    head = text[: text.index("\ntotals:")]
    registry.write_text(head + "\n", encoding="utf-8")
    asked = ["reconcile", str(file), "--registry", str(registry), "--as-of", "2018-01-15"]
    assert run(asked) == 1
    out = capsys.readouterr().out
    nepal = out[out.index("NP:") : out.index("Under sources")]
    source = out[out.index("  untc-2018-01-15:") :]
    registry.write_text(f"{head}\n{source}\n{nepal}", encoding="utf-8")
    assert not [each for each in check_bytes(registry.read_bytes(), "x").findings if each.severity == "error"]
    assert run(asked) == 0
    assert capsys.readouterr().out.startswith("The registry has all that the file says: 2 facts agree.")


def test_two_treaties_are_not_reconciled(capsys: Capture, tmp_path: Path, rows: Rows) -> None:
    file = tmp_path / "made.xml"
    file.write_bytes(xml_of(rows, number=("XXVI", "6", "")))
    code, out, aside = reconcile(capsys, file)
    assert (code, out) == (2, "")
    assert aside == "ottawa: the file is of XXVI-6, and the registry of UNTC XXVI-5; two treaties are not reconciled\n"


def test_what_cannot_be_read_ends_with_3(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "made.xml"
    file.write_bytes(xml_of([], HEADERS, parties=123))
    for command in (["reconcile", str(file)], ["draft", str(file)], ["draft", str(tmp_path / "none.xml")]):
        assert run(command) == 3
        out, aside = capsys.readouterr()
        assert out == ""
        assert aside.startswith("ottawa: ")
    assert run(["reconcile", "-", "--registry", "-"]) == 2
    assert run(["draft", str(file), "--as-of", "2018"]) == 2
