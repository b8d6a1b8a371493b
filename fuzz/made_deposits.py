"""Files of the depositary, made: its XML, its page, and a CSV of its rows, right ones and such as a fault leaves."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from strangers_text import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

HEADERS: Final = ("Participant", "Signature", "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)")
ENTRY_INTO_FORCE: Final = "1 March 1999, in accordance with article 17(1)."

_NAMES: Final = (
    "Lithuania", "Latvia", "Ukraine", "Côte d'Ivoire", "Czech Republic", "Swaziland", "Turkey", "South Sudan",
    "Netherlands (Kingdom of the)", "The former Yugoslav Republic of Macedonia", "European Union", "Hong Kong",
    "Examplia", "Beispielland", "Montserrat", "Viet Nam",
)  # fmt: skip
_MARKS: Final = ("", "", "", "a", "A", "AA", "d", "n", "P", "s", "c", "p", "x", "$")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec", "Abc")
_WHITE: Final = (" ", "  ", "\t ", "\n", " \u00a0")
_HEADERS: Final = (
    HEADERS,
    ("Participant<superscript>1</superscript>", "Signature, Succession to signature(d)", "Ratification, Accession(a)"),
    ("Participant", "Provisional application(n)", "Accession(a), Consent to be bound(P), Formal confirmation(c)"),
    ("Participant", "Signature", "Definitive signature(s), Acceptance", "Notification under article 25"),
    ("Participant", "Application"),
    ("Participant", "Provisional acceptance", "Definitive acceptance"),
)  # fmt: skip


class Said(NamedTuple):
    """What somebody declared, and under which heading."""

    participant: str
    text: str
    title: str = ""


def xml_of(
    rows: Sequence[Sequence[str]],
    headers: Sequence[str] = HEADERS,
    *,
    number: Sequence[str] = ("XXVI", "5", ""),
    entry_into_force: str = ENTRY_INTO_FORCE,
    parties: object = "",
    signatories: object = "",
    notes: Sequence[str] = (),
    declarations: Sequence[Said] = (),
    under_article: Sequence[Said] = (),
    territories: Sequence[str] = (),
) -> bytes:
    """The XML of a treaty, as the depositary exports it; a note is XML already, so that it may hold a table."""
    chapter, section, part = number
    told = {
        "Numsect": section,
        "Subnumsect": part,
        "Titlesect": "Convention on Examples",
        "Conclusion": "Oslo, 18 September 1997",
    }
    head = "".join(f"<{tag}>{text}</{tag}>" for tag, text in told.items() if text)
    in_force = f"<EIF><Labeltext>{escape(entry_into_force, quote=False)}</Labeltext></EIF>"
    status = f"<Status><Signatories>{signatories}</Signatories><Parties>{parties}</Parties></Status>"
    table = _row(headers, "Row"), "\n".join(_row(row, "Row") for row in rows)
    text = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<Document><Treaty><Header><Chapter><Header>CHAPTER {chapter}</Header></Chapter>
<ExternalData>{head}{in_force}{status}</ExternalData></Header>
<Participants><Table><TGroup><Thead>{table[0]}</Thead><Tbody><Rows>
{table[1]}
</Rows></Tbody></TGroup></Table></Participants>
<Declarations>{_said(declarations)}</Declarations>
<DeclarationsUnderArticle><Title>Declarations made under article 18 (1)</Title>
<Title>(Declaration of provisional application)</Title>{_said(under_article)}</DeclarationsUnderArticle>
<TerritorialApplications>{"".join(map(_territory, territories))}</TerritorialApplications>
<EndNotes>{"".join(f"<Note><index>{i}</index>{note}</Note>" for i, note in enumerate(notes, 1))}</EndNotes>
</Treaty></Document>
"""
    return text.encode("latin-1", "xmlcharrefreplace")


def _row(cells: Sequence[str], tag: str) -> str:
    return f"<{tag}>{''.join(f'<Entry>{escape(cell, quote=False)}</Entry>' for cell in cells)}</{tag}>"


def _said(all_said: Sequence[Said]) -> str:
    return "".join(
        f"<Declaration><Participant>{escape(said.participant)}</Participant>"
        f'<text type="title">{escape(said.title)}</text><text type="para">{escape(said.text)}</text></Declaration>'
        for said in all_said
    )


def _territory(name: str) -> str:
    return f"<Application><Participant>x</Participant><Territories>{escape(name)}</Territories></Application>"


def page_of(rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS, *, as_of: str = "15-01-2018") -> bytes:
    """The treaty's page; notes are raised by ``sup``, as a browser shows them."""
    cells = "\n".join(f"<tr>{''.join(f'<td>{_raised(cell)}</td>' for cell in row)}</tr>" for row in (headers, *rows))
    return f"""<!DOCTYPE html>
<html><head><title>UNTC</title><script>var a = "<table id='tblgrid'>";</script></head><body>
<form action="ViewDetails.aspx?src=TREATY&amp;mtdsg_no=XXVI-5&amp;chapter=26"></form>
<span id="ctl00_lblDate">STATUS AS AT : {as_of} 09:15:50 EDT</span>
<table id="ctl00_rptEIF"><tr><td id="ctl00_rptEIF_ctl00_tcText">{ENTRY_INTO_FORCE}</td></tr></table>
<table id="ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage_tblgrid">
{cells}
</table></body></html>
""".encode()


def _raised(cell: str) -> str:
    text = escape(cell, quote=False)
    return text.replace("&lt;superscript&gt;", "<sup>").replace("&lt;/superscript&gt;", "</sup>")


def csv_of(rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS) -> bytes:
    """Rows as others pass them on."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([headers, *rows])
    return out.getvalue().encode()


def any_file(rng: Random, forms: Sequence[str] = ("xml", "xml", "xml", "html", "csv"), fewest: int = 0) -> bytes:
    """A file by chance, in one of some forms, with so many rows at least."""
    headers = rng.choice(_HEADERS)
    rows = [
        (_name(rng), *(_cell(rng) for _ in range(len(headers) - 1 + (rng.random() < 0.02))))
        for _ in range(rng.choice((fewest, 1, 3, 12)))
    ]
    form = rng.choice(forms)
    if form == "html":
        return page_of(rows, headers, as_of=rng.choice(("15-01-2018", "31-02-2018", "99-99-9999")))
    if form == "csv":
        return csv_of(rows, headers)
    names = [name for name, *_ in rows] or ["Lithuania"]
    return xml_of(
        rows, headers, number=("", "", ""),
        entry_into_force=rng.choice((ENTRY_INTO_FORCE, "", f"provisionally on 1 May 2001 {words(rng)[:300]}")),
        parties=rng.choice(("", len(rows), "x", 10**9)), signatories=rng.choice(("", 0)),
        notes=[_note(rng, rng.choice(names)) for _ in range(rng.choice((0, 1, 3)))],
        declarations=[Said(rng.choice(names), words(rng)[:500]) for _ in range(rng.choice((0, 2)))],
        under_article=[Said(rng.choice(names), "") for _ in range(rng.choice((0, 1)))],
        territories=[words(rng)[:300] for _ in range(rng.choice((0, 1)))],
    )  # fmt: skip


def spoilt(rng: Random, raw: bytes) -> bytes:
    """A file with some of its bytes changed, taken out or doubled."""
    bytes_now = bytearray(raw)
    for _ in range(rng.choice((1, 1, 3, 20))):
        at = rng.randrange(len(bytes_now) or 1)
        end = at + rng.choice((1, 1, 4, 200))
        bytes_now[at:end] = rng.choice((
            b"", bytes([rng.randrange(256)]), b"&", b"<", b">", b"\x1c", b"\xff", b"<a>" * 60, b"<!DOCTYPE a>", b"]]>",
            b"&a;", b"&#0;", bytes(bytes_now[at:end]) * 2, b"<!ENTITY a 'b'>", b"<?xml?>",
        ))  # fmt: skip
    return bytes(bytes_now)


def _name(rng: Random) -> str:
    name = rng.choice(_NAMES) if rng.random() < 0.9 else words(rng)[:200]
    return f"{name}<superscript>{rng.choice(('1', '1,2', '3', ' 2 , 1'))}</superscript>" if rng.random() < 0.4 else name


def _cell(rng: Random) -> str:
    if rng.random() < 0.2:
        return rng.choice(("", "", "x", "x (3 May 2001)", words(rng)[:200]))
    white = rng.choice(_WHITE)
    day = f"{rng.randint(0, 32)}{white}{rng.choice(_MONTHS)}{white}{rng.randint(1790, 2210)} {rng.choice(_MARKS)}"
    return f"[{day}]" if rng.random() < 0.2 else day


def _note(rng: Random, name: str) -> str:
    name = escape(name)
    told = f"On 7 March 2005, the Government of {name} notified the Secretary-General of its withdrawal from the said"
    heading = "<row><col>Participant:</col><col>Date of notification:</col></row>"
    rows = f"{heading}<row><col>{name}</col><col>3 Dec 1992</col></row>"
    return rng.choice((
        f"<text>{told} Protocol with effect from 7 March 2006.</text>", f"<text>{told} reservation.</text>",
        f"<text>Notices of withdrawal:</text><table>{rows}</table>", f"<text>{escape(words(rng)[:500])}</text>", "",
    ))  # fmt: skip
