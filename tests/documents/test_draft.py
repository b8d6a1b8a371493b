"""A registry begun from the depositary's file: what it says is filled in, and a person is told of all the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import day
from made_deposits import HEADERS, Said, csv_of, xml_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.deposit_source import page_address
from ottawa_cli.documents.draft import draft_of
from ottawa_cli.facts.names import Name, Names
from ottawa_cli.reading.depositary import read_deposits
from ottawa_cli.reading.registry import check_bytes
from ottawa_cli.render.registry_yaml import draft_yaml

Capture = pytest.CaptureFixture[str]

ROWS = (
    ("Czech Republic", "3 Dec 1997", "26 Oct 1999"),
    ("Lithuania<superscript>1</superscript>", "[3 Dec 1997]", "[12 May 2003]"),
    ("Latvia", "[3 Dec 1997]", "[12 May 2003 A]"),
    ("Hong Kong", "", "1 Jan 2004"),
    ("European Union", "", "1 Feb 2004 a"),
    ("World Health Organization", "", "2 Feb 2004 a"),
    ("Poland", "4 Dec 1997", ""),
)
NOTE = (
    "<text>On 5 January 2010, the Government of Lithuania notified the Secretary-General of its withdrawal from the "
    "Convention with effect from 5 July 2010. Czechoslovakia had signed before.</text>"
)
CLAUSE = "1 March 2001, in accordance with article 17: on the first day of the sixth month after the month in which the"


def drafted(raw: bytes, names: Names, as_of: str | None = "2018-01-15") -> str:
    return draft_yaml(draft_of(read_deposits(raw, "made.xml"), names, day(as_of) if as_of else None))


def rules_of(text: str) -> list[tuple[str, str]]:
    findings = check_bytes(text.encode(), "draft.yaml").findings
    return [(finding.rule, ".".join(map(str, finding.path))) for finding in findings]


def test_what_the_file_says_is_filled_in_and_the_rest_is_left_to_do(names: Names) -> None:
    raw = xml_of(ROWS, notes=[NOTE], declarations=[Said("Poland", "It understands.")])
    text = drafted(raw, names)
    assert rules_of(text) == [
        ("to-do", "treaty.short_name"),
        ("to-do", "treaty.signature"),
        ("to-do", "treaty.entry_into_force.threshold"),
        ("to-do", "treaty.entry_into_force.threshold_reached"),
        ("to-do", "treaty.entry_into_force.period"),
        ("to-do", "treaty.entry_into_force.day"),
        ("to-do", "treaty.withdrawal"),
        ("to-do", "LV.instruments.1.received"),
    ]
    for line in (
        "  id: xxvi-5", "  name: Convention on Examples", "  reference: UNTC XXVI-5", "  adopted: 1997-09-18",
        "  verified: 2018-01-15", "  reconciled: 2018-01-15", "    article: 17(1)", "    date: 1999-03-01",
        "  name: Czechia", "  name: Poland", "  signed: 1997-12-04",
        "EU:  # an organisation, under a code that is no State's",
        "XA:  # an organisation, under a code that is no State's",
        "    - {kind: acceptance, deposited: 2003-05-12, sources: [untc-2018-01-15]}",
        "    - {kind: withdrawal, received: 2010-01-05, takes_effect: 2010-07-05, sources: [untc-2018-01-15]}",
    ):  # fmt: skip
        assert line in text.splitlines()
    assert "# Participants that are no States here, without a block: Hong Kong\n" in text
    assert "# Territories and States of before, told of in the file: Czechoslovakia\n" in text
    assert "# Declarations and reservations, not taken over: Poland\n" in text


def test_the_day_of_the_file_is_asked_for_where_it_is_not_known(names: Names) -> None:
    text = drafted(xml_of(ROWS), names, None)
    assert "  verified: TODO  # the day of the file; it does not say, the youngest in it is 2004-02-02\n" in text
    assert "reconciled" not in text
    assert ("to-do", "treaty.verified") in rules_of(text)


@pytest.mark.parametrize(
    ("threshold", "reached"),
    [("second", "2000-09-16"), ("third", None), ("fourth", None)],
)
def test_the_day_of_the_threshold_is_counted_only_where_the_printed_day_follows_from_it(
    names: Names, threshold: str, reached: str | None
) -> None:
    rows = (("Lithuania", "", "1 Sep 2000 a"), ("Latvia", "", "16 Sep 2000 a"), ("Poland", "", "1 Oct 2000 a"))
    text = drafted(xml_of(rows, entry_into_force=f"{CLAUSE} {threshold} instrument was deposited"), names)
    assert ("threshold_reached: 2000-09-16" in text) == (reached is not None)
    assert (("to-do", "treaty.entry_into_force.threshold_reached") in rules_of(text)) == (reached is None)
    assert "period: P6M" in text
    assert "day: first-of-month" in text
    assert ("signature" in text) is False, "nobody signed"


def test_a_treaty_that_is_not_in_force_has_no_day(names: Names) -> None:
    text = drafted(xml_of(ROWS[:1], entry_into_force="Not yet in force: see article 14."), names)
    assert "  entry_into_force:\n    article: TODO" in text
    assert "date:" not in text
    assert "threshold" not in text


def test_what_has_no_number_and_no_header_is_begun_all_the_same(names: Names) -> None:
    text = drafted(csv_of(ROWS).translate(None, b"[]"), names)
    assert "  id: treaty\n  name: TODO  # the treaty's full name\n" in text
    assert "# This form of the file has lost its brackets: which States have withdrawn is not in it\n" in text
    assert "https://treaties.un.org/Pages/ParticipationStatus.aspx" in text


def test_kinds_and_columns_of_other_treaties_are_named(names: Names) -> None:
    headers = (
        "Participant",
        "Signature, Succession to signature(d)",
        "Definitive signature(s)",
        "Provisional application(n)",
        "Notes",
    )
    text = drafted(xml_of([("Serbia", "3 Dec 1997 d", "4 May 2001 s", "5 May 2001 n", "x")], headers), names)
    assert "  signed: 1997-12-03  # succession to signature\n" in text
    assert "    - {kind: consent, deposited: 2001-05-04, sources: [untc-2018-01-15]}  # Definitive signature\n" in text
    assert "    - {kind: provisional-application, received: 2001-05-05, sources: [untc-2018-01-15]}\n" in text
    assert "# Columns that no registry has a place for: Notes\n" in text


def test_more_organisations_than_free_codes_are_named_in_a_comment() -> None:
    rows = [(f"Organization of {'x' * i}", "", "4 May 2001") for i in range(1, 28)]
    text = drafted(xml_of(rows), {"LT": Name("Lithuania", "LTU", "440")})
    assert text.count("# an organisation") == 26
    assert f"# Participants that are no States here, without a block: Organization of {'x' * 27}\n" in text


def test_with_its_clauses_filled_in_a_draft_counts_as_the_header_does(capsys: Capture, tmp_path: Path) -> None:
    file, registry = tmp_path / "made.xml", tmp_path / "made.yaml"
    file.write_bytes(xml_of(ROWS, HEADERS, notes=[NOTE.replace("Lithuania", "Latvia"), NOTE], parties=4, signatories=2))
    assert run(["draft", str(file), "--as-of", "2018-01-15"]) == 0
    out, aside = capsys.readouterr()
    assert aside == "note: 9 values left to do; 'ottawa check' names each\n"
    text = out
    for key, value in {
        "short_name": "Examples", "threshold": "2", "threshold_reached": "1998-09-16", "period": "P6M",
        "day": "first-of-month", "withdrawal": '{article: "20", period: P6M}',
        "signature": '{article: "15", opened: 1997-12-03}', "received": "2010-01-05",
    }.items():  # fmt: skip
        text = text.replace(f"{key}: TODO", f"{key}: {value}")
    registry.write_text(text, encoding="utf-8")
    assert run(["status", "--json", "--on", "2018-01-15", "--registry", str(registry)]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["parties"]["deposited"] == {"min": 3, "max": 3}, "four, less Hong Kong, which has no block"
    assert document["signatures_standing"] == 2


@pytest.mark.parametrize(
    ("reference", "chapter"),
    [("XXVI-5", "chapter=26"), ("IX-4", "chapter=9"), ("26-5", "ParticipationStatus"), (None, "P")],
)
def test_a_treatys_page_is_found_by_its_number(reference: str | None, chapter: str) -> None:
    assert chapter in page_address(reference)


def test_nothing_in_a_draft_is_obeyed_by_the_runner_that_it_is_printed_by(names: Names) -> None:
    rows = [("Organization ##[error]a", "", "4 May 2001"), ("Land ##[error]b", "", "4 May 2001")]
    text = drafted(xml_of(rows), names)
    assert "##[" not in text
    assert {rule for rule, _ in rules_of(text)} == {"to-do"}
