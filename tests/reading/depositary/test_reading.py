"""The depositary's own file, in each of its forms: what a cell, a heading, a name and a note say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_deposits import HEADERS, Said, csv_of, page_of, xml_of
from ottawa_cli.facts.deposits import Entry, Notice, Record
from ottawa_cli.reading.depositary import read_deposits
from ottawa_cli.reading.depositary.cells import cell_of
from ottawa_cli.reading.depositary.heading import entry_into_force_of

ROWS = (
    ("Côte d'Ivoire", "3 Dec 1997", "30 Jun 2000"),
    ("Czech Republic<superscript>1,2</superscript>", "3 Dec 1997", "26 Oct 1999 A"),
    ("Netherlands (Kingdom of the)", "", "[12 Apr\t 1999 a]"),
    ("South Sudan", "", " 11 Nov\u00a02011  d"),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def entry(*cells: str, headers: tuple[str, ...] = HEADERS) -> Entry:
    return read_deposits(xml_of([cells], headers), "made.xml").entries[0]


def facts_of(record: Record) -> list[tuple[object, ...]]:
    return [(each.name, each.code, each.signed, each.consent, each.kind) for each in record.entries]


def test_all_three_forms_have_the_same_rows() -> None:
    forms = [read_deposits(raw, "made") for raw in (xml_of(ROWS), page_of(ROWS), csv_of(ROWS))]
    assert facts_of(forms[0]) == facts_of(forms[1]) == facts_of(forms[2])
    assert facts_of(forms[0])[:2] == [
        ("Côte d'Ivoire", "CI", day("1997-12-03"), day("2000-06-30"), "ratification"),
        ("Czech Republic", "CZ", day("1997-12-03"), day("1999-10-26"), "acceptance"),
    ]
    assert [form.entries[2].is_withdrawn for form in forms] == [True, True, True]
    assert [form.as_of for form in forms] == [None, day("2018-01-15"), None]
    assert [form.reference for form in forms] == ["XXVI-5", "XXVI-5", None]
    assert forms[0].entries[1].notes == forms[1].entries[1].notes == (1, 2)


def test_a_form_that_has_lost_its_brackets_cannot_show_a_withdrawal() -> None:
    lost = [read_deposits(raw.translate(None, b"[]"), "made") for raw in (xml_of(ROWS), page_of(ROWS), csv_of(ROWS))]
    assert [form.shows_brackets for form in lost] == [True, True, False]
    assert read_deposits(csv_of(ROWS), "made").shows_brackets, "this one has kept them"


def test_a_page_tells_of_the_treaty_by_what_its_elements_are_called() -> None:
    page = """<html><body><a href="ViewDetails.aspx?src=TREATY&amp;mtdsg_no=XXVI-2-B&amp;chapter=26">x</a>
<td id="x_rptTreaty_ctl00_tcTreaty">2. b <b>Protocol on Examples</b></td><td>Geneva, 3 May 1996</td>
<td id="x_rptEIF_ctl00_tcText"><i>3 December 1998</i>, in accordance with article 2</td>
<td id="x_rptRegistration_ctl00_tcText">3 December 1998, No. 22495</td>
<td id="x_rptStatus">Status : Signatories : 7. Parties : 106</td>
<table id="y_tblgrid"><tr><th>Participant</th><th>Consent to be<br/>bound(P)</th></tr>
<tr><td>Denmark <sup><a href="#1">1</a>, 2</sup></td>
<td>30 Apr<br>1997&nbsp;P<table><tr><td> </td></tr></table></td></tr></table>
<p>Declarations: of the Parties 12 objected</p></body></html>"""
    record = read_deposits(page.encode(), "page.html")
    assert (record.reference, record.title) == ("XXVI-2-b", "Protocol on Examples")
    assert (record.parties, record.signatories) == (106, 7)
    assert record.entry_into_force is not None
    assert record.entry_into_force.text == "3 December 1998, in accordance with article 2"
    read = record.entries[0]
    assert (read.name, read.notes, read.line) == ("Denmark", (1, 2), 7)
    assert (read.consent, read.kind) == (day("1997-04-30"), "consent")


def test_the_line_of_a_row_is_that_on_which_it_begins() -> None:
    rows = [("Lithuania", "3\nDec 1997", "12 May 2003"), ("Latvia", "", "1 Jul 2005")]
    assert [each.line for each in read_deposits(csv_of(rows), "made.csv").entries] == [2, 4]


@given(
    st.dates(min_value=day("1800-01-01"), max_value=day("2200-12-31")),
    st.lists(st.sampled_from(["\t", "\n", " ", "\u00a0", "\r\n"]), min_size=1, max_size=3).map("".join),
    st.sampled_from(["", "a", "AA", "P", "n", "$"]),
    st.booleans(),
)
def test_white_space_in_a_cell_says_nothing(when: date, white: str, mark: str, bracketed: bool) -> None:
    text = f"{white}{when.day}{white}{when:%b}{white}{when.year}{white}{mark}{white}"
    assert cell_of(f"[{text}]" if bracketed else text) == (when, mark, bracketed)


@pytest.mark.parametrize("word", ["Jan", "January", "Sep", "Sept", "Sept.", "September", "MAY", "dec"])
def test_a_month_is_written_out_or_cut_short(word: str) -> None:
    assert cell_of(f"3 {word} 2001") is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "3 Ja 2001",
        "3 Junk 2001",
        "3 Septum 2001",
        "31 Feb 2001",
        "1 Abc 2001",
        "3 May 2001, 4 May 2001",
        "May 2001",
        "2001",
    ],
)
def test_a_cell_without_a_day_has_none(text: str) -> None:
    assert cell_of(text) is None


@pytest.mark.parametrize(
    ("heading", "cell", "kind", "printed"),
    [
        ("Ratification, Acceptance(A), Approval(AA)", "3 May 2001", "ratification", None),
        ("Accession(a), Succession(d), Ratification", "3 May 2001 d", "succession", None),
        ("Acceptance(A)", "3 May 2001 A", "acceptance", None),
        ("Succession(d), Consent to be bound(P)", "3 May 2001 P", "consent", None),
        ("Ratification, Formal confirmation(c)", "3 May 2001 c", "consent", "Formal confirmation"),
        ("Definitive signature(s), Acceptance", "3 May 2001 s", "consent", "Definitive signature"),
        ("Definitive acceptance", "3 May 2001", "consent", "Definitive acceptance"),
        ("Acceptance(A)", "3 May 2001", "acceptance", None),
        ("Participation(P)", "3 May 2001 P", "consent", "Participation"),
        ("Ratification, Acceptance", "3 May 2001", "consent", "ratification or acceptance"),
        ("Ratification or accession", "3 May 2001", "consent", "Ratification or accession"),
    ],
)
def test_the_heading_is_the_legend_of_the_marks(heading: str, cell: str, kind: str, printed: str | None) -> None:
    read = entry("Lithuania", cell, headers=("Participant", heading))
    assert (read.consent, read.kind, read.kind_printed) == (day("2001-05-03"), kind, printed)


def test_a_mark_that_only_another_heading_tells_is_read_by_that() -> None:
    headers = ("Participant", "Signature, Definitive signature(s)", "Ratification, Accession(a)")
    read = entry("Lithuania", "3 May 2001 a", "", headers=headers)
    assert (read.consent, read.kind) == (day("2001-05-03"), "accession")


def test_in_a_column_of_signatures_d_is_succession_to_signature() -> None:
    headers = ("Participant", "Signature, Succession to signature(d)", "Ratification")
    read = entry("Serbia", "12 Mar 2001 d", "", headers=headers)
    assert (read.signed, read.by_succession, read.consent) == (day("2001-03-12"), True, None)
    headers = ("Participant", "Signature", "Ratification, Succession(d)")
    read = entry("Serbia", "12 Mar 2001 d", "4 May 2002 d", headers=headers)
    assert (read.signed, read.by_succession, read.consent) == (day("2001-03-12"), True, day("2002-05-04"))


def test_a_bare_day_under_words_for_two_acts_or_two_marks_is_not_guessed() -> None:
    for heading in ("Signature, Ratification", "Acceptance(A), Accession(a)"):
        record = read_deposits(xml_of([("Lithuania", "3 May 2001")], ("Participant", heading)), "made.xml")
        assert (record.entries[0].signed, record.entries[0].consent) == (None, None)
        assert record.doubts == (f"Lithuania: '3 May 2001' under '{heading}' is no day with a known mark",)


def test_the_letter_of_a_paragraph_is_no_mark() -> None:
    headers = ("Participant", "Notification under article 25(a)", "Ratification, Accession(a)")
    read = entry("Lithuania", "3 May 2001 a", "4 May 2002 a", headers=headers)
    assert (read.consent, read.kind) == (day("2002-05-04"), "accession")


def test_provisional_application_is_a_column_of_days_or_a_list_of_names() -> None:
    headers = ("Participant", "Provisional application(n)", "Ratification")
    read = entry("Norway", "3 Dec 2008 n", "", headers=headers)
    assert (read.applies_provisionally, read.provisional, read.consent) == (True, day("2008-12-03"), None)
    record = read_deposits(xml_of([("Sweden", "", "30 Nov 1998")], under_article=[Said("Sweden", "")]), "made.xml")
    assert (record.entries[0].applies_provisionally, record.entries[0].provisional) == (True, None)
    said = [Said("Sweden", "", "Upon ratification")]
    assert read_deposits(xml_of([("Sweden", "", "")], under_article=said), "made.xml").entries[0].applies_provisionally


def test_what_a_participant_notified_or_declared_under_an_article_stays_with_it() -> None:
    raw = xml_of([("Czechia", "", "3 May 2001")], under_article=[Said("Czech Republic", "Of article 9.")])
    raw = raw.replace(b"(Declaration of provisional application)", b"(Declaration of competence)")
    sent = (
        b"<Title>Notifications</Title><Notification><Participant>Czechia</Participant><text>Sent.</text></Notification>"
    )
    raw = raw.replace(
        b"<TerritorialApplications>", b"<Notifications>" + sent + b"</Notifications><TerritorialApplications>"
    )
    entry = read_deposits(raw, "made.xml").entries[0]
    assert [(each.title, each.text) for each in entry.declarations] == [
        ("Declarations made under article 18 (1); (Declaration of competence)", "Of article 9."),
        ("Notifications", "Sent."),
    ]
    assert not entry.applies_provisionally


def test_a_column_that_is_none_of_ours_is_left_and_named() -> None:
    headers = ("Participant", "Ratification", "Notification under article 25")
    record = read_deposits(xml_of([("Lithuania", "3 May 2001", "10 Jun 1985")], headers), "made.xml")
    assert record.columns_left == ("Notification under article 25",)
    assert record.entries[0].others == (("Notification under article 25", "10 Jun 1985"),)
    assert record.doubts == ()


def test_a_cell_that_cannot_be_read_is_said_to_be_so() -> None:
    record = read_deposits(xml_of([("Lithuania", "x", "3 May 2001 z")]), "made.xml")
    assert record.entries[0].consent is None
    assert record.doubts == (
        "Lithuania: 'x' under 'Signature' is no day with a known mark",
        f"Lithuania: '3 May 2001 z' under '{HEADERS[2]}' is no day with a known mark",
    )


def test_a_second_day_of_one_act_does_not_take_the_place_of_the_first() -> None:
    headers = ("Participant", "Signature, Definitive signature(s)", "Ratification")
    record = read_deposits(xml_of([("Lithuania", "3 May 2001 s", "4 Jun 2002")], headers), "made.xml")
    assert (record.entries[0].consent, record.entries[0].kind_printed) == (day("2001-05-03"), "Definitive signature")
    assert record.entries[0].others == (("Ratification", "4 Jun 2002"),)
    assert record.doubts == ("Lithuania: '4 Jun 2002' under 'Ratification' is a second day of one act",)


def test_what_a_table_of_the_depositary_never_has_is_said() -> None:
    rows = [
        ("Lithuania", "3 May 2001"),
        ("Latvia", "[3 May 2001]", "4 Jun 2002"),
        ("", "", "4 Jun 2002"),
        ("Turkey", "", "4 Jun 2002"),
        ("Türkiye", "", "5 Jun 2002"),
        (),
    ]
    record = read_deposits(xml_of(rows, parties=9), "made.xml")
    assert len(record.entries) == 5
    assert record.doubts == (
        "the file prints 9 Parties, and its rows without brackets are 3",
        "Lithuania has 2 cells under 3 headings",
        "Latvia has days in square brackets, and others without",
        f"the row of line {record.entries[2].line} names no participant",
        "TR has 2 rows",
    )


def test_no_more_doubts_are_told_than_somebody_reads() -> None:
    record = read_deposits(xml_of([("Lithuania", f"x{'y' * 1000}", f"{i}") for i in range(40)]), "made.xml")
    assert len(record.doubts) == 51
    assert record.doubts[0] == f"Lithuania: 'x{'y' * 79}' under 'Signature' is no day with a known mark"
    assert record.doubts[-1] == "and 31 more like these"


@pytest.mark.parametrize(
    ("printed", "code", "entity"),
    [
        ("Türkiye", "TR", "state"), ("Turkey", "TR", "state"), ("Swaziland", "SZ", "state"),
        ("The former Yugoslav Republic of Macedonia", "MK", "state"), ("Denmark 1", "DK", "state"),
        ("Ireland 6 , 18 , 19 ,", "IE", "state"), ("Bolivia (Plurinational State of)", "BO", "state"),
        ("European Union", None, "organisation"), ("World Health Organization", None, "organisation"),
        ("Hong Kong", None, "territory"), ("Cayman Islands", None, "territory"), ("Atlantis", None, "other"),
        ("Montserrat", None, "territory"), ("Falkland Islands (Malvinas)", None, "territory"),
        ("Czechoslovakia", None, "other"), ("Union of Soviet Socialist Republics", None, "other"),
        ("Marshall Islands", "MH", "state"), ("League of Arab States", None, "organisation"),
    ],
)  # fmt: skip
def test_a_participant_is_known_by_every_form_of_its_name(printed: str, code: str | None, entity: str) -> None:
    read = entry(printed, "", "3 May 2001")
    assert (read.code, read.entity) == (code, entity)


# What bytes a faulty export has


def test_a_control_byte_is_the_low_byte_of_a_quotation_mark_and_a_bare_ampersand_an_ellipsis() -> None:
    raw = xml_of([("Lithuania", "", "3 May 2001")], declarations=[Said("Lithuania", "QbcQ D E")])
    assert raw.count(b"QbcQ D E") == 1
    raw = raw.replace(b"QbcQ D E", b"\x1cbc\x1d D\x19s \x13 & E &amp; \xe9")
    assert read_deposits(raw, "made.xml").entries[0].declarations[0].text == "“bc” D’s – … E & é"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("&", "…"), ("a & b &c; d", "a … b …c; d"), ("3&nbsp;May&eacute;", "3 Mayé"), ("&#233;&amp;&lt;i&gt;x", "é&x")],
)
def test_an_ampersand_is_an_entity_or_a_lost_ellipsis(written: str, meant: str) -> None:
    raw = xml_of([("Lithuania", "", "3 May 2001")], declarations=[Said("Lithuania", "QQ")])
    raw = raw.replace(b"QQ", written.encode())
    assert read_deposits(raw, "made.xml").entries[0].declarations[0].text == meant


def test_what_stands_before_the_declaration_or_is_none_costs_no_line() -> None:
    raw = xml_of([("Lithuania", "", "3 May 2001")])
    plain, moved = (
        read_deposits(raw, "made.xml"),
        read_deposits(b"\n\n" + raw.replace(b'?xml version="1.0"', b'?xml\nversion="1.0"'), "made.xml"),
    )
    assert moved.entries[0].line == plain.entries[0].line + 3


def test_the_header_tells_of_the_treaty() -> None:
    record = read_deposits(xml_of([("Lithuania", "", "3 May 2001")], number=("XXVI", "2", "b"), parties=1), "made.xml")
    assert (record.reference, record.adopted, record.parties) == ("XXVI-2-b", day("1997-09-18"), 1)
    assert record.title == "Convention on Examples"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 March 1999, in accordance with article 17(1).", ("1999-03-01", None, "17(1)", None, None, None)),
        ("3 December 1998, in accordance with article 2of the Protocol.", ("1998-12-03", None, "2", None, None, None)),
        ("2 December 1983 in accordance with article 5 (1) and (3).", ("1983-12-02", None, "5(1)", None, None, None)),
        ("19 March 1967, in accordance with VIII.", ("1967-03-19", None, "VIII", None, None, None)),
        (
            (
                "27 February 2005, in accordance with article 36(1): on the ninetieth day following the date "
                "of deposit of the fortieth instrument of ratification"
            ),
            ("2005-02-27", None, "36(1)", "P90D", "same", 40),
        ),
        (
            (
                "1 August 2010, article 17: on the first day of the sixth month after the month in which the thirtieth "
                "instrument was deposited"
            ),
            ("2010-08-01", None, None, "P6M", "first-of-month", 30),
        ),
        (
            (
                "on the first day of the month following the expiration of a period of three months after the date on "
                "which the twenty-second instrument was deposited"
            ),
            (None, None, None, "P3M", "first-of-next-month", 22),
        ),
        ("twelve months after the date of deposit", (None, None, None, "P12M", "same", None)),
        (
            "provisionally on 1 May 2001, and definitively on 3 June 2002, in accordance with article IX",
            ("2002-06-03", "2001-05-01", "IX", None, None, None),
        ),
        (
            (
                "29 April 1997, in accordance with article XXI: on the 180th day after the date of the deposit of the "
                "65th instrument of ratification. For States whose instruments are deposited subsequently, on the "
                "thirtieth day following the date of deposit."
            ),
            ("1997-04-29", None, "XXI", "P30D", "same", 65),
        ),
        (
            "on the one hundred and eightieth day after the deposit of the one hundred and twenty-second instrument",
            (None, None, None, "P180D", "same", 122),
        ),
        ("ninety (90) days after the date of deposit", (None, None, None, "P90D", "same", None)),
        ("One year after the date of deposit", (None, None, None, "P1Y", "same", None)),
        ("the twentieth such instrument. For each State it is decided later", (None, None, None, None, None, 20)),
        ("Not yet in force: see article 14.", (None, None, None, None, None, None)),
    ],
)
def test_the_clause_is_read_as_far_as_the_header_quotes_it(text: str, expected: tuple[object, ...]) -> None:
    said = entry_into_force_of(text)
    assert said is not None
    days = [each.isoformat() if each else None for each in (said.day, said.provisionally)]
    assert (*days, said.article, said.period, said.day_rule, said.threshold) == expected


def test_a_header_that_says_nothing_says_nothing() -> None:
    assert entry_into_force_of(None) is None


# What end notes tell of withdrawals


def notices(note: str, name: str = "Canada", *, number: int = 1) -> tuple[Notice, ...]:
    row = (f"{name}<superscript>{number}</superscript>", "", "[3 May 2001 ]")
    return read_deposits(xml_of([row], notes=[note]), "made.xml").entries[0].notices


TABLE = (
    "<text>The following Governments notified that they had decided to withdraw:</text><table>"
    "<row><col>Participant:</col><col>Date of notification:</col><col>Date of effect:</col></row>"
    "<row><col>Norway</col><col>14 July 2000</col><col>12 Sep 2000</col></row>"
    "<row><col>Canada</col><col>15 Dec 2011</col><col>15 Dec 2012</col></row></table>"
)


NOTICE = "On 7 March 2005, the Government of {} notified the Secretary-General of its withdrawal from the Convention"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Venezuela (Bolivarian Republic of)", "Venezuela"),
        ("Türkiye", "Turkey"),
        ("Czech Republic", "Czechia"),
        ("Netherlands (Kingdom of the)", "the Netherlands"),
        ("European Union", "the European Union"),
    ],
)
def test_a_note_may_call_a_participant_by_another_of_its_names(row: str, name: str) -> None:
    assert [str(each.received) for each in notices(f"<text>{NOTICE.format(name)}.</text>", row)] == ["2005-03-07"]


def test_a_part_of_a_word_is_no_name() -> None:
    assert notices(f"<text>{NOTICE.format('Nigeria')}.</text>", "Niger") == ()
    assert notices(f"<text>{NOTICE.format('Nigeria')}.</text>", "") == ()


@pytest.mark.parametrize(
    "words", ["effective as of 7 March 2006", "as from 7 March 2006", "taking effect on 7 March 2006"]
)
def test_the_day_of_effect_is_told_in_many_words(words: str) -> None:
    assert notices(f"<text>{NOTICE.format('Canada')}, {words}.</text>") == (
        Notice(day("2005-03-07"), day("2006-03-07"), 1),
    )


@pytest.mark.parametrize(
    "act",
    [
        "its decision to withdraw its notification of withdrawal from the Convention",
        "the withdrawal of the said instrument of denunciation",
        "the revocation of its notification of denunciation",
    ],
)
def test_a_withdrawal_taken_back_is_no_other(act: str) -> None:
    back = f"On 1 February 2006, the Government of Canada notified the Secretary-General of {act}."
    read = notices(f"<text>{NOTICE.format('Canada')}, with effect from 7 March 2006. {back}</text>")
    assert read == (Notice(day("2005-03-07"), day("2006-03-07"), 1),)


def test_a_table_in_a_note_tells_both_days() -> None:
    assert notices(TABLE) == (Notice(day("2011-12-15"), day("2012-12-15"), 1),)
    assert notices(TABLE, number=7) == notices(TABLE), "a row may bear the number of another note"
    assert notices(TABLE.replace("withdraw", "participate")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "On 5 January 1999, the Government of Canada notified the Secretary-General that it had decided to "
                "denounce the said Protocol with effect from 5 April 1999."
            ),
            [("1999-01-05", "1999-04-05")],
        ),
        (
            (
                "On 12 July 2007, the Secretary-General received from the Government of Canada a notification of "
                "denunciation. The denunciation will take effect one year after, that is to say, on 12 July 2008."
            ),
            [("2007-07-12", "2008-07-12")],
        ),
        (
            (
                "On 7 March 2005, the Secretary-General received from the Government of Canada a communication "
                "notifying its withdrawal from the Optional Protocol. Nothing more."
            ),
            [("2005-03-07", None)],
        ),
        ("On 7 March 2005, the Government of Canada notified that it withdraws its reservation.", []),
        ("On 7 March 2005, the Government of Norway notified its withdrawal from the Convention.", []),
        ("The Government of Canada withdrew from the Convention.", []),
        ("See note 1.", []),
    ],
)
def test_a_sentence_in_a_note_tells_the_day_of_receipt(text: str, expected: list[tuple[str, str | None]]) -> None:
    read = [
        (str(each.received), str(each.takes_effect) if each.takes_effect else None)
        for each in notices(f"<text>{text}</text>")
    ]
    assert read == expected


def test_territories_and_states_of_before_are_named() -> None:
    note = "<text>Czechoslovakia had signed on 3 May 1990.</text>"
    record = read_deposits(xml_of([("Slovakia", "", "")], notes=[note], territories=["Aruba"]), "made.xml")
    assert record.territories == ("Aruba", "Czechoslovakia")


# What the file's own numbers say


def test_the_numbers_of_the_header_are_held_against_the_rows_without_brackets() -> None:
    rows = [
        ("Lithuania", "3 May 2001", "4 May 2001"),
        ("Latvia", "[3 May 2001]", "[4 May 2001]"),
        ("Poland", "3 May 2001", ""),
    ]
    assert read_deposits(xml_of(rows, parties=1, signatories=2), "made.xml").doubts == ()
    assert read_deposits(xml_of(rows, parties=2, signatories=3), "made.xml").doubts == (
        "the file prints 2 Parties, and its rows without brackets are 1",
        "the file prints 3 Signatories, and its rows without brackets are 2",
    )
