"""A file may repeat anything as often as it has bytes: the time grows with its length, not with the square of it."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Final

import pytest

from made_deposits import Said, csv_of, page_of, xml_of
from ottawa_cli.reading.depositary import read_deposits
from ottawa_cli.system.failures import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

LONG: Final = 300_000  # bytes: what takes the square of it takes a minute
LONGEST: Final = 4  # seconds, of which it takes a tenth

ROW: Final = ("Lithuania", "", "3 May 2001")
NOTICE: Final = "On 7 March 2005, Lithuania notified its withdrawal from it. "


def many(text: str) -> str:
    return text * (LONG // len(text))


def page(text: str) -> bytes:
    return page_of([ROW]).replace(b"</body>", many(text).encode() + b"</body>")


def xml(text: str) -> bytes:
    """Without a declaration, which would be looked for to the end."""
    return xml_of([ROW]).partition(b"\n")[2].replace(b"<EndNotes>", many(text).encode("latin-1") + b"<EndNotes>")


def note(text: str, row: tuple[str, ...] = ("Lithuania<superscript>1</superscript>", "", "3 May 2001")) -> bytes:
    return xml_of([row], notes=[f"<text>{text}</text>"])


FILES: Final[dict[str, Callable[[], bytes]]] = {
    "white space": lambda: xml(" "),
    "white space before a declaration": lambda: many(" ").encode() + xml_of([ROW]),
    "declarations": lambda: xml("<?xml "),
    "ampersands": lambda: xml("&a"),
    "digits in a name": lambda: xml_of([(many("1") + "x", "", "")]),
    "numbers behind a name": lambda: xml_of([(many(" 1 ,") + "x", "", "")]),
    "raised numbers": lambda: note(many("&lt;sup&gt;"), (many("<superscript>"), "", "")),
    "markup": lambda: note(many("&lt;")),
    "effects": lambda: note(NOTICE + "They " + many("take effect ")),
    "notices": lambda: note(many(NOTICE)),
    "rows of a table in a note": lambda: xml_of(
        [(f"Examplia {i}x", "", "") for i in range(500)],
        notes=[f"<text>withdrew</text><table>{many('<row><col>Lithuania</col><col>3 May 2001</col></row>')}</table>"],
    ),
    "participants of one note": lambda: xml_of(
        [(f"Examplia {i}x<superscript>{many('1,')[:400]}</superscript>", "", "") for i in range(200)],
        notes=[f"<text>{many(NOTICE)}</text>"],
    ),
    "declarations of one State": lambda: xml_of([ROW], declarations=[Said("Lithuania", "x")] * 1_000),
    "articles": lambda: xml_of([ROW], entry_into_force=many("in accordance with article 1 ")),
    "paragraphs": lambda: xml_of([ROW], entry_into_force="in accordance with article 1" + many(" (1)")),
    "numerals": lambda: xml_of([ROW], entry_into_force=many("twenty-")),
    "items of a heading": lambda: xml_of([ROW], ("Participant", "Signature", many("Ratification, Accession(a), "))),
    "brackets of a heading": lambda: xml_of([ROW], ("Participant", "Signature", "Ratification" + many("( "))),
    "days in a cell": lambda: xml_of([("Lithuania", "", many("3 May 2001 "))]),
    **{f"{opens} in a page": lambda opens=opens: page(opens) for opens in (  # type: ignore[misc]
        "<", "<!--", "<!", "<!DOCTYPE ", "<![CDATA[", "<?", "</", "</a", "<a ", '<a b="', "<a b='", "<script>", "<sup>",
        "<td>", "<p>", "<table id='tblgrid'>", "&#38", "Parties ", "mtdsg_no=", "id=", "STATUS AS AT ",
        "<td id='tcTreaty'>a",
    )},
    "quotation marks in a CSV": lambda: csv_of([ROW]) + many('"').encode(),
    "cells in a CSV": lambda: csv_of([ROW]) + many("a,").encode(),
}  # fmt: skip


@pytest.mark.parametrize("made", FILES.values(), ids=FILES)
def test_the_time_grows_with_the_length(made: Callable[[], bytes]) -> None:
    raw = made()
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read_deposits(raw, "made")
    assert time.process_time() - began < LONGEST
