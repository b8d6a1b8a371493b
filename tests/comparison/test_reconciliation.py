"""The registry held against the depositary's file: each fact that they do not have alike is told once, and rightly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SOURCES, TREATY, MakeRegistry, day
from made_deposits import HEADERS, Said, csv_of, xml_of
from ottawa_cli.comparison.reconcile_document import reconcile_document
from ottawa_cli.comparison.reconciliation import Reconciliation, is_of_another_treaty, reconciled
from ottawa_cli.documents.types import DiscrepancyForm
from ottawa_cli.facts.deposits import Record
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Name
from ottawa_cli.reading.depositary import read_deposits

NAMES = {"LT": Name("Lithuania", "LTU", "440"), "LV": Name("Latvia", "LVA", "428"), "PL": Name("Poland", "POL", "616")}
AS_OF = day("2018-01-15")
PARTY = """\
LT:
  name: Lithuania
  signed: 1999-02-26
  instruments: [{kind: ratification, deposited: 2003-05-12}]
"""
ROW = ("Lithuania", "26 Feb 1999", "12 May 2003")
WITHDRAWAL = "{kind: withdrawal, received: 2010-01-05}"
LEFT = PARTY.replace("}]", f"}}, {WITHDRAWAL}]")
BRACKETS = ("Lithuania", "[26 Feb 1999]", "[12 May 2003]")
NOTED = (
    "<text>On 5 January 2010, the Government of Lithuania notified the Secretary-General of its withdrawal from the "
    "said Convention.</text>"
)
BRACKETS_NOTED = ("Lithuania<superscript>1</superscript>", *BRACKETS[1:])


def record_of(*rows: tuple[str, ...], headers: tuple[str, ...] = HEADERS, **about: object) -> Record:
    return read_deposits(xml_of(rows, headers, **about), "made.xml")  # type: ignore[arg-type]


def told(
    registry: Registry, record: Record, as_of: date | None = AS_OF
) -> tuple[list[tuple[str | None, str, object, object, str]], Reconciliation]:
    outcome = reconciled(record, registry, NAMES, as_of)
    return [
        (each.code, each.about, each.registry, each.depositary, each.nature) for each in outcome.discrepancies
    ], outcome


def test_what_both_have_alike_is_counted(registry: MakeRegistry) -> None:
    found, outcome = told(registry(PARTY), record_of(ROW, parties=1, signatories=1))
    assert (found, outcome.equal, outcome.is_clean) == ([], 5, True)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Lithuania", "26 Feb 1999", "13 May 2003"), ("LT", "deposited", "2003-05-12", "2003-05-13", "conflict")),
        (("Lithuania", "27 Feb 1999", "12 May 2003"), ("LT", "signed", "1999-02-26", "1999-02-27", "conflict")),
        (("Lithuania", "26 Feb 1999", "12 May 2003 A"), ("LT", "kind", "ratification", "acceptance", "conflict")),
        (("Lithuania", "", "12 May 2003"), ("LT", "signed", "1999-02-26", None, "conflict")),
        (("Lithuania", "26 Feb 1999", ""), ("LT", "deposited", "2003-05-12", None, "conflict")),
        (BRACKETS, ("LT", "withdrawn", None, "withdrawn", "newer")),
    ],
)  # fmt: skip
def test_what_a_row_has_otherwise_is_told_once(
    registry: MakeRegistry, row: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    found, outcome = told(registry(PARTY), record_of(row))
    assert (found, outcome.is_clean) == ([expected], False)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "LT: {name: Lithuania}\n",
            [("LT", "signed", None, "1999-02-26", "newer"), ("LT", "deposited", None, "2003-05-12", "newer")],
        ),
        (PARTY.replace("2003-05-12", "2003-05"), [("LT", "deposited", "2003-05", "2003-05-12", "newer")]),
        (PARTY.replace("1999-02-26", "1999"), [("LT", "signed", "1999", "1999-02-26", "newer")]),
    ],
)  # fmt: skip
def test_what_the_registry_has_not_or_in_part_is_new(
    registry: MakeRegistry, block: str, expected: list[tuple[object, ...]]
) -> None:
    assert told(registry(block), record_of(ROW))[0] == expected


def test_a_participant_without_a_block_is_new_and_one_without_a_row_in_conflict(registry: MakeRegistry) -> None:
    found, _ = told(registry(PARTY), record_of(("Latvia", "", "1 Jul 2005 a")))
    assert found == [
        ("LT", "participant", "1999-02-26", None, "conflict"),
        ("LV", "participant", None, "2005-07-01", "newer"),
    ]


def test_a_state_that_did_nothing_needs_no_row(registry: MakeRegistry) -> None:
    assert told(registry(f"{PARTY}LV: {{name: Latvia}}\n"), record_of(ROW))[0] == []


@pytest.mark.parametrize(("as_of", "nature"), [("2010-07-04", "older"), ("2010-07-05", "conflict"), (None, "unknown")])
def test_what_the_registry_alone_knows_is_older_where_it_came_after_the_file(
    registry: MakeRegistry, as_of: str | None, nature: str
) -> None:
    found, outcome = told(registry(LEFT), record_of(ROW), day(as_of) if as_of else None)
    assert found == [("LT", "withdrawn", "2010-01-05", None, nature)]
    assert outcome.is_clean == (nature != "conflict")


@pytest.mark.parametrize(
    ("filed", "as_of", "nature"),
    [
        ("2018-01-16", AS_OF, "older"), ("2018-01-15", AS_OF, "conflict"), ("2018-01", AS_OF, "older"),
        ("2003-05-13", None, "unknown"), ("2003-05-12", None, "conflict"),
    ],
)  # fmt: skip
def test_a_newer_participant_is_no_fault_of_an_older_file(
    registry: MakeRegistry, filed: str, as_of: date | None, nature: str
) -> None:
    newer = f"LV: {{name: Latvia, instruments: [{{kind: accession, deposited: {filed}}}]}}\n"
    assert told(registry(PARTY + newer), record_of(ROW), as_of)[0] == [("LV", "participant", filed, None, nature)]


def test_brackets_are_a_withdrawal_in_effect(registry: MakeRegistry) -> None:
    found, outcome = told(registry(LEFT), record_of(BRACKETS))
    assert (found, outcome.equal) == ([], 4)


def test_brackets_before_the_effect_are_in_conflict(registry: MakeRegistry) -> None:
    found, _ = told(registry(LEFT), record_of(BRACKETS), day("2010-07-04"))
    assert found == [("LT", "withdrawn", "2010-01-05", "withdrawn", "conflict")]


def test_brackets_of_a_withdrawal_that_moves_nothing_agree_with_the_act_on_file(registry: MakeRegistry) -> None:
    no_clause = TREATY.replace('  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}\n', "")
    assert no_clause != TREATY
    assert told(registry(LEFT, no_clause), record_of(BRACKETS))[0] == []


def test_an_end_note_prints_the_day_of_receipt(registry: MakeRegistry) -> None:
    record = record_of(BRACKETS_NOTED, notes=[NOTED])
    assert told(registry(LEFT), record)[0] == []
    found, outcome = told(registry(PARTY), record)
    assert found == [("LT", "withdrawn", None, "2010-01-05", "newer")]
    assert outcome.discrepancies[0].to_add == {"instruments": [{"kind": "withdrawal", "received": day("2010-01-05")}]}
    moved = LEFT.replace("2010-01-05", "2010-01-06")
    assert told(registry(moved), record)[0] == [("LT", "withdrawn", "2010-01-06", "2010-01-05", "conflict")]


def test_a_form_that_has_lost_its_brackets_shows_no_withdrawal(registry: MakeRegistry) -> None:
    assert told(registry(LEFT), read_deposits(csv_of([ROW]), "made.csv"))[0] == []


RETURNED = LEFT.replace(WITHDRAWAL, f"{WITHDRAWAL}, {{kind: accession, deposited: 2012-01-05}}")


@pytest.mark.parametrize("row", [("Lithuania", "", "5 Jan 2012 a"), ("Lithuania", "26 Feb 1999", "12 May 2003")])
def test_a_state_that_came_back_has_one_row_of_either_term(registry: MakeRegistry, row: tuple[str, ...]) -> None:
    assert told(registry(RETURNED), record_of(row))[0] == []


def test_a_return_that_is_not_on_file_is_new(registry: MakeRegistry) -> None:
    found, outcome = told(registry(LEFT), record_of(("Lithuania", "", "5 Jan 2012 a")))
    assert ("LT", "deposited", None, "2012-01-05", "newer") in found
    (added,) = [each for each in outcome.discrepancies if each.about == "deposited"]
    assert added.path == ("LT", "instruments", 2)


def test_a_revoked_withdrawal_needs_no_brackets(registry: MakeRegistry) -> None:
    revoked = LEFT.replace(WITHDRAWAL, f"{WITHDRAWAL}, {{kind: revocation, received: 2010-02-01}}")
    assert told(registry(revoked), record_of(ROW))[0] == []


def test_declarations_and_provisional_applications_are_held_by_name(registry: MakeRegistry) -> None:
    about = ([Said("Lithuania", "We understand.", "Declaration:")], [Said("Lithuania", "")])
    found, outcome = told(registry(PARTY), record_of(ROW, declarations=about[0], under_article=about[1]))
    assert found == [
        ("LT", "provisional-application", None, "declared", "newer"),
        ("LT", "declaration", None, "Declaration", "newer"),
    ]
    assert [each.to_add for each in outcome.discrepancies] == [
        {"notifications": [{"kind": "provisional-application"}]},
        {"declarations": [{"with": None, "on": None, "text": "We understand."}]},
    ]
    known = PARTY + "  notifications: [{kind: provisional-application}]\n"
    known += "  declarations: [{with: ratification, on: 2003-05-12, text: We understand.}]\n"
    found, outcome = told(registry(known), record_of(ROW, declarations=about[0], under_article=about[1]))
    assert (found, outcome.equal) == ([], 5)


def test_the_headers_numbers_are_asked_where_all_rows_agree(registry: MakeRegistry) -> None:
    found, _ = told(registry(PARTY), record_of(ROW, parties=2, signatories=1))
    assert found == [(None, "count", 1, 2, "conflict")]
    found, _ = told(registry(PARTY), record_of(("Lithuania", "26 Feb 1999", "13 May 2003"), parties=2))
    assert [about for _, about, *_ in found] == ["deposited"]
    found, outcome = told(registry(PARTY), record_of(ROW, ("European Union", "", "1 Jul 2005 a"), parties=2))
    assert (found, outcome.unlisted) == ([], ("European Union",))


def test_of_another_treaty_is_a_file_with_another_number(registry: MakeRegistry) -> None:
    record = record_of(ROW)
    for reference, is_other in (("UNTC XXVI-5", False), ("XXVI-5", False), ("UNTC XXVI-6", True)):
        treaty = TREATY.replace("  adopted:", f"  reference: {reference}\n  adopted:")
        assert is_of_another_treaty(record, registry(PARTY, treaty)) == is_other
    assert not is_of_another_treaty(record, registry(PARTY))
    assert not is_of_another_treaty(read_deposits(csv_of([ROW]), "made.csv"), registry(PARTY))


def test_what_is_to_be_added_is_cited_from_the_file(registry: MakeRegistry) -> None:
    facts = registry(PARTY)
    record = record_of(
        ROW, ("Latvia", "1 Jul 1999", "[1 Jul 2005]"), ("Sweden", "", ""), under_article=[Said("Latvia", "")]
    )
    outcome = reconciled(record, facts, NAMES, AS_OF)
    document = reconcile_document(outcome, record, facts, AS_OF, [7, 9])
    (latvia, sweden) = document["differences"]
    source = ["untc-2018-01-15"]
    assert latvia["to_add"] == {
        "name": "Latvia",
        "signed": "1999-07-01",
        "sources": source,
        "instruments": [
            {"kind": "ratification", "deposited": "2005-07-01", "sources": source},
            {"kind": "withdrawal", "received": None, "sources": source},
        ],
        "notifications": [{"kind": "provisional-application", "sources": source}],
    }
    assert (latvia["path"], latvia["line"]) == ("LV", 7)
    assert (sweden["participant"], sweden["depositary"]) == ("Sweden", "listed")
    assert document["file"]["youngest"] == "2005-07-01"


@given(
    st.lists(
        st.tuples(
            st.dates(day("1998-01-01"), day("1999-02-28")), st.dates(day("2000-01-01"), day("2010-12-31")),
            st.sampled_from(["ratification", "acceptance", "approval"]),
        ), max_size=3,
    ),
    st.one_of(st.none(), st.dates(day("2011-01-01"), day("2020-12-31"))),
)  # fmt: skip
def test_a_registry_and_its_own_rows_never_differ(facts: list[tuple[date, date, str]], as_of: date | None) -> None:
    from ottawa_cli.reading.registry import registry_of

    marks = {"ratification": "", "acceptance": " A", "approval": " AA"}
    codes = {"LT": "Lithuania", "LV": "Latvia", "PL": "Poland"}
    blocks, rows = "", [("Sweden", "", "")]
    for (code, name), (signed, deposited, kind) in zip(codes.items(), facts, strict=False):
        act = f"{{kind: {kind}, deposited: {deposited}, sources: [x]}}"
        blocks += f"{code}: {{name: {name}, signed: {signed}, sources: [x], instruments: [{act}]}}\n"
        rows.append((name, f"{signed:%d %b %Y}", f"{deposited:%d %b %Y}{marks[kind]}"))
    registry = registry_of(f"format: 1\n{TREATY}{SOURCES}{blocks}SE: {{name: Sweden}}\n".encode(), "made.yaml")
    outcome = reconciled(record_of(*rows, parties=len(facts), signatories=len(facts)), registry, NAMES, as_of)
    assert outcome.discrepancies == ()
    assert outcome.equal == 3 * len(facts) + (2 if as_of else 0)


def test_a_document_names_what_it_is_about(registry: MakeRegistry) -> None:
    facts = registry(PARTY)
    record = record_of(ROW, ("Hong Kong", "", "1 Jul 2005"), parties=9)
    outcome = reconciled(record, facts, NAMES, None)
    document = reconcile_document(outcome, record, facts, None, [])
    empty: list[DiscrepancyForm] = []
    assert (document["differences"], document["unlisted"], document["equal"]) == (empty, ["Hong Kong"], 3)
    assert document["doubts"] == ["the file prints 9 Parties, and its rows without brackets are 2"]
    assert (document["file"]["as_of"], document["file"]["parties"]) == (None, 9)


def test_the_signature_of_a_state_that_came_back_may_be_of_another_term(registry: MakeRegistry) -> None:
    assert told(registry(RETURNED), record_of(("Lithuania", "27 Feb 1999", "5 Jan 2012 a")))[0] == []


def test_a_newcomer_that_left_again_is_added_with_both_acts(registry: MakeRegistry) -> None:
    note = NOTED.replace("Lithuania", "Latvia")
    row = ("Latvia<superscript>1</superscript>", "", "[1 Jul 2005 a]")
    outcome = reconciled(record_of(ROW, row, notes=[note]), registry(PARTY), NAMES, AS_OF)
    assert outcome.discrepancies[0].to_add == {
        "name": "Latvia",
        "instruments": [
            {"kind": "accession", "deposited": day("2005-07-01")},
            {"kind": "withdrawal", "received": day("2010-01-05")},
        ],
    }
    lower = TREATY.replace("  adopted:", "  reference: UNTC xxvi-5\n  adopted:")
    assert not is_of_another_treaty(record_of(ROW), registry(PARTY, lower))
