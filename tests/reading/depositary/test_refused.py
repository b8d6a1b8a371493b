"""What is no file of the depositary, or would harm: refused with words that help, whatever the bytes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deposits import fault_of
from made_deposits import any_file, csv_of, page_of, spoilt, xml_of
from ottawa_cli.reading.depositary import read_deposits
from ottawa_cli.reading.depositary.repair import LARGEST
from ottawa_cli.reading.depositary.table import MOST_COLUMNS, MOST_ROWS
from ottawa_cli.reading.depositary.tree import DEEPEST, MOST_ELEMENTS
from ottawa_cli.system.failures import Unreadable

XML = xml_of([("Lithuania", "", "3 May 2001")])
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
EXTERNAL = b'<!DOCTYPE a SYSTEM "file:///etc/passwd">'


def told(raw: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_deposits(raw, "made.xml")
    return str(refused.value)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "no file of the depositary"),
        (b"format: 1\n", "give the XML of the UN Treaty Collection"),
        (b"<?xml version='1.0'?><a/>", "no treaty of the UN Treaty Collection"),
        (b"<?xml version='1.0'?><a>", "made.xml:1:4: no XML: no element found"),
        (XML.replace(b"<Document>", BOMB + b"<Document>"), "a DOCTYPE"),
        (XML.replace(b"<Document>", EXTERNAL + b"<Document>"), "a DOCTYPE"),
        (XML.replace(b"<EndNotes>", b"<EndNotes>" + b"<a>" * 50), f"deeper than {DEEPEST}"),
        (XML.replace(b"<EndNotes>", b"<EndNotes>" + b"<a/>" * MOST_ELEMENTS), f"more than {MOST_ELEMENTS} elements"),
        (XML.replace(b"Lithuania", b"Lith\0uania"), "holds NUL bytes"),
        (XML.decode("latin-1").encode("utf-16"), "save it as UTF-8"),
        (XML + b" " * LARGEST, "larger than 4 MiB"),
        (xml_of([], parties=123), "no table of participants, though it prints 123 Parties"),
        (xml_of([]), "no table of participants"),
        (xml_of([("Lithuania", "3 May 2001")], ("Participant", "Notes")), "no column of signatures or consents"),
        (xml_of([("Lithuania", "", "")] * (MOST_ROWS + 1)), f"more than {MOST_ROWS} participants"),
        (b"<html></html>", "no table of participants"),
        (page_of([("Lithuania", "", "")] * (MOST_ROWS + 1)), f"more than {MOST_ROWS} participants"),
        (csv_of([("Lithuania", "", "")] * (MOST_ROWS + 1)), f"more than {MOST_ROWS} participants"),
        (csv_of([("Lithuania", "")], ("Participant", *["Accession(a)"] * 20)), f"more than {MOST_COLUMNS} columns"),
        (csv_of([]) + b'"a', "made.xml:2: no CSV"),
    ],
    ids=range(20),
)
def test_what_is_no_such_file_is_refused_with_what_to_do(raw: bytes, says: str) -> None:
    assert says in told(raw)


def test_a_number_that_is_none_is_not_repeated() -> None:
    assert told(xml_of([], parties="\u202e9")).isprintable()


def test_a_page_of_a_day_that_there_is_not_has_none() -> None:
    assert read_deposits(page_of([("Lithuania", "", "3 May 2001")], as_of="31-02-2018"), "made.html").as_of is None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for begins in (b"<?xml", b"<html>", b"Participant", b""):
        assert fault_of(begins + raw) is None


@given(st.randoms(use_true_random=False))
def test_a_spoilt_file_is_read_or_refused(rng: Random) -> None:
    assert fault_of(spoilt(rng, any_file(rng))) is None
