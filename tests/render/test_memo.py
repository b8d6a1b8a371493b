"""Answers as Markdown: a lawyer pastes them, and what another program makes of them is what the JSON has."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from conftest import TREATY, text_of
from github_markdown import living, rendered
from ottawa_cli.__main__ import run
from ottawa_cli.facts.model import Registry
from ottawa_cli.render.markdown import link, paragraph
from runner import PROGRAM

Capture = pytest.CaptureFixture[str]

PARSER = MarkdownIt("commonmark").enable("table")
MARKS = "\\|`[](javascript:a)<b>@team #1 https://e.org www.e.org *b* _c_ &amp; ::error::a ##[error]"
HOSTILE = f"""\
XA:
  name: '{MARKS}'
  note: '{MARKS}'
  instruments:
    - {{kind: accession, deposited: 2003-05-12, sources: [x, 'y|<b>']}}
    - {{kind: withdrawal, received: 2020-06-27, reasons: '{MARKS}', sources: [x]}}
  steps: [{{kind: parliament, on: 2020-05-08, text: '{MARKS}', sources: [x, 'a:b']}}]
  declarations: [{{with: accession, on: 2003-05-12, text: '1. {MARKS}', sources: [x]}}]
XB: {{name: 1. item}}
"""
SOURCES = f"sources:\n  'a:b': {{title: a, url: 'https://example.org/b'}}\n  x: {{title: '{MARKS}', url: 'https://example.org/a(b)|c`d&copy;\\e*f*##[error]'}}\n"
ANSWERS = [
    ("status",),
    ("status", "LT"),
    ("status", "LT", "UA", "LB"),
    ("status", "LT", "--also", "all"),
    ("status", "EU"),
    ("list",),
    ("list", "--status", "undetermined", "--on", "2026-11-21"),
    ("explain", "UA"),
    ("explain", "LT", "--also", "ccm"),
    ("timeline",),
    ("timeline", "LT", "UA"),
    ("timeline", "LT", "--also", "ccm"),
    ("history",),
]


class Table(NamedTuple):
    """A table as a parser reads it."""

    headers: list[str]
    rows: list[list[str]]


def text_in(token: Token) -> str:
    return "".join(child.content for child in token.children or ()).replace("\u200b", "")


def tables_of(text: str) -> list[Table]:
    tables: list[Table] = []
    tokens = PARSER.parse(text)
    for before, token in pairwise(tokens):
        match before.type:
            case "table_open":
                tables.append(Table([], []))
            case "th_open":
                tables[-1].headers.append(text_in(token))
            case "tr_open":
                tables[-1].rows.append([])
            case "td_open":
                tables[-1].rows[-1].append(text_in(token))
    return [Table(table.headers, [row for row in table.rows if row]) for table in tables]


def links_of(text: str) -> list[tuple[str, str]]:
    """The text of each link, and where it leads."""
    links = []
    for token in PARSER.parse(text):
        children = token.children or []
        for place, child in enumerate(children):
            if child.type == "link_open":
                ends = next(i for i in range(place, len(children)) if children[i].type == "link_close")
                words = "".join(part.content for part in children[place:ends]).replace("\u200b", "")
                links.append((words, str(child.attrs["href"])))
    return links


def paragraphs_of(text: str) -> list[str]:
    tokens = PARSER.parse(text)
    return [text_in(token) for before, token in pairwise(tokens) if before.type == "paragraph_open"]


def markdown(capsys: Capture, *arguments: str) -> str:
    assert run([*arguments, "-f", "md"]) == 0
    return capsys.readouterr().out


def document(capsys: Capture, *arguments: str) -> Any:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_one_states_acts_stand_with_their_law_and_sources_that_lead_somewhere(
    capsys: Capture, shipped: Registry
) -> None:
    said = markdown(capsys, "status", "LT", "--on", "2025-12-26")
    first, treaty, *others = paragraphs_of(said)
    assert first == "Lithuania is a State Party, withdrawal pending, out on 2025-12-27 (last bound 2025-12-26)."
    assert treaty == "Ottawa Convention, on 2025-12-26"
    (table,) = tables_of(said)
    assert table.headers == ["Act", "Day", "Effect", "Law", "Sources"]
    assert [row[:4] for row in table.rows] == [
        ["signature", "1999-02-26", "", ""],
        ["ratification deposited", "2003-05-12", "2003-11-01", "art. 17: deposit + 6 months, first of the month"],
        ["withdrawal received", "2025-06-27", "2025-12-27", "art. 20: receipt + 6 months"],
    ]
    assert table.rows[1][4] == "untc-2014, ecolex"
    links = links_of(said)
    for name in ("untc-2014", "icbl-2026-01"):
        source = shipped.sources[name]
        assert {(name, source.url), (source.title, source.url)} <= {*links}
    assert {"The withdrawal", "Sources"} <= {*others}


def test_several_states_have_a_row_each_with_names_and_no_codes(capsys: Capture) -> None:
    asked = ("status", "LB", "UA", "LT", "--on", "2027-01-01")
    said = markdown(capsys, *asked)
    states = document(capsys, *asked)["states"]
    (table,) = tables_of(said)
    assert [row[0] for row in table.rows] == [state["name"] for state in states] == ["Lebanon", "Ukraine", "Lithuania"]
    assert table.rows[0][1:6] == [
        "contracting State or State Party", "", "", "2026-01-12 to 2026-11-21 (accession)", "",
    ]  # fmt: skip
    assert table.rows[2][1:6] == ["former State Party", "2025-12-27", "", "2003-05-12 (ratification)", "2025-06-27"]
    assert paragraphs_of(said)[-1].startswith("The facts are held to be complete through 2026-02-21")


def test_a_state_with_no_act_says_so(capsys: Capture) -> None:
    said = markdown(capsys, "status", "US")
    assert (tables_of(said), links_of(said)) == ([], [])
    assert "No act is on record." in paragraphs_of(said)


def test_the_overview_counts_and_says_who_is_about_to_change(capsys: Capture) -> None:
    asked = ("status", "--on", "2025-12-26")
    said = markdown(capsys, *asked)
    counts, changing = tables_of(said)
    told = document(capsys, *asked)
    assert [int(number) for _, number in counts.rows] == [*told["counts"].values()]
    assert [row[0] for row in changing.rows] == [state["name"] for state in told["changing"]]
    assert "133 States had signed; 133 without those that have left." in paragraphs_of(said)
    assert len(tables_of(markdown(capsys, "status", "--treaty", "ccw-p5", "--on", "2030-01-01"))) == 1


def test_the_list_has_every_state_that_fits_and_names_those_that_may(capsys: Capture) -> None:
    asked = ("list", "--status", "state-party", "--on", "2026-11-21")
    said = markdown(capsys, *asked)
    (table,) = tables_of(said)
    told = document(capsys, *asked)
    assert [row[0] for row in table.rows] == [state["name"] for state in told["states"]]
    assert paragraphs_of(said)[0] == f"Ottawa Convention on 2026-11-21: {len(told['states'])} States"
    assert "It cannot be said of: Lebanon." in paragraphs_of(said)
    none = markdown(capsys, "list", "--mark", "provisional-application", "--on", "2025-01-01")
    assert none == "**Ottawa Convention on 2025-01-01: 0 States**\n"


def test_those_that_may_fit_are_named_in_the_order_of_their_names(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    names = {"XA": "Zubrowka", "XB": "Elbonia", "XC": "Éire", "XD": "Elbo"}
    acts = "instruments: [{kind: accession, deposited: 2001-01-12/2001-02-03, sources: [x]}]"
    file.write_text(text_of("".join(f"{code}: {{name: {name}, {acts}}}\n" for code, name in names.items())), "utf-8")
    asked = ("list", "--status", "state-party", "--on", "2001-07-15", "--registry", str(file))
    assert paragraphs_of(markdown(capsys, *asked))[-1] == "It cannot be said of: Éire, Elbo, Elbonia, Zubrowka."
    assert run([*asked]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "It cannot be said of: Éire (XC), Elbo (XD), Elbonia (XB), Zubrowka (XA)." in said
    assert document(capsys, *asked)["undetermined"] == [*names]


def test_every_event_is_a_row_and_runs_stand_before_them_where_states_are_named(capsys: Capture) -> None:
    asked = ("timeline", "LT", "UA")
    runs, events = tables_of(markdown(capsys, *asked))
    told = document(capsys, *asked)
    assert [row[2] for row in runs.rows] == [run["since"] or "" for run in told["runs"]]
    assert {row[0] for row in runs.rows} == {"Lithuania", "Ukraine"}
    assert [row[1] for row in events.rows] == [event["name"] for event in told["events"]]
    assert [row[3].split(", ") for row in events.rows] == [event["sources"] for event in told["events"]]
    (everyone,) = tables_of(markdown(capsys, "timeline"))
    assert len(everyone.rows) == len(document(capsys, "timeline")["events"])
    assert {row[0] for row in everyone.rows if "T" not in row[0]} > {"2025-12-27"}
    never = markdown(capsys, "timeline", "US")
    assert paragraphs_of(never)[-1] == "No events."
    assert tables_of(never)[0].rows == [["United States of America", "State not party", "", ""]]


def test_an_undated_event_says_that_no_day_is_known(capsys: Capture, tmp_path: Path) -> None:
    step = "{kind: parliament, text: the day was not found, sources: [z]}"
    file = tmp_path / "states.yaml"
    file.write_text(text_of(f"XA: {{name: Examplia, steps: [{step}]}}\n"), encoding="utf-8")
    said = markdown(capsys, "timeline", "XA", "--registry", str(file))
    assert tables_of(said)[1].rows == [["no day", "Examplia", "parliament: the day was not found", "z"]]
    assert "Sources**" not in said


def test_the_history_names_who_joined_and_left(capsys: Capture) -> None:
    (table,) = tables_of(markdown(capsys, "history", "--on", "2025-12-31"))
    told = document(capsys, "history", "--on", "2025-12-31")
    assert [row[:2] for row in table.rows] == [[row["on"], str(row["in_force"]["max"])] for row in told["rows"]]
    assert table.rows[-1] == ["2025-12-31", "163", "163", "Marshall Islands, Tonga", "Estonia, Latvia, Lithuania"]


def test_the_reasoning_has_a_row_for_each_act_and_all_that_is_beside_it(capsys: Capture) -> None:
    said = markdown(capsys, "explain", "UA")
    runs, reasons = tables_of(said)
    told = document(capsys, "explain", "UA")
    assert [row[0] for row in reasons.rows] == [reason["act"] for reason in told["reasoning"]]
    assert [row[4] for row in reasons.rows] == [reason["text"] for reason in told["reasoning"]]
    assert len(runs.rows) == len(told["runs"])
    assert {(source["title"], source["url"]) for source in told["citations"]} <= {*links_of(said)}
    beside = paragraphs_of(said)
    assert {"Declarations", "The suspension", "Sources"} <= {*beside}
    assert any(text.startswith("Armed conflict on record since 2022-02-24") for text in beside)
    bare = markdown(capsys, "explain", "US")
    assert [table.headers for table in tables_of(bare)] == [["State", "Standing", "Since", "Through"]]


def test_other_treaties_stand_beside_it_each_with_its_own_sources(capsys: Capture) -> None:
    asked = ("LT", "MH", "--on", "2026-03-01", "--also", "ccm", "--also", "ccw-p5")
    said = markdown(capsys, "status", *asked)
    lithuania, marshall_islands = tables_of(said)
    assert [row[:2] for row in lithuania.rows] == [
        ["Ottawa Convention", "former State Party"],
        ["Cluster Munitions Convention", "former State Party"],
        ["Protocol V", "State Party"],
    ]
    assert [row[4] for row in marshall_islands.rows] == [
        "2026-02-21 (older)",
        "2025-09-05 (older)",
        "2018-01-15 (older)",
    ]
    assert {"Sources, Ottawa Convention", "Sources, Cluster Munitions Convention"} <= {*paragraphs_of(said)}
    of_each = {url for name, url in links_of(said) if name == "untc-2018"}
    assert of_each == {"https://github.com/allucinaria/XML"}
    *_, bindings = tables_of(markdown(capsys, "explain", "LT", "--also", "ccm", "--on", "2026-03-01"))
    assert bindings.rows == [["Cluster Munitions Convention", "former State Party", "2025-03-06", "2025-09-05 (older)"]]
    titles = paragraphs_of(markdown(capsys, "timeline", "LT", "--also", "ccm"))
    assert "Cluster Munitions Convention, on 2026-02-21, facts through 2025-09-05" in titles


def test_a_state_that_a_registry_has_not_is_said_not_to_be_there(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    treaty = TREATY.replace("id: apmbc", "id: one")
    file.write_text(text_of("XA: {name: Examplia}\n", treaty), encoding="utf-8")
    (table,) = tables_of(markdown(capsys, "status", "LT", "--also", str(file)))
    assert table.rows[1] == ["Ottawa Convention", "not in this registry", "", "", "2026-02-21", ""]
    said = markdown(capsys, "explain", "LT", "--also", str(file))
    assert paragraphs_of(said)[-1] == "None of them has this State."


@pytest.mark.parametrize("asked", ANSWERS, ids=" ".join)
def test_github_shows_every_answer_as_text_tables_and_links_to_sources(capsys: Capture, asked: tuple[str, ...]) -> None:
    said = markdown(capsys, *asked)
    assert [*living(said, with_links=True)] == []
    assert said.endswith("\n")
    assert not said.endswith("\n\n")


@pytest.mark.parametrize(
    "asked", [("status",), ("status", "XA"), ("status", "XA", "XB"), ("list",), ("explain", "XA"), ("timeline", "XA")]
)
def test_a_strangers_words_stay_words_and_their_address_stays_where_it_leads(
    capsys: Capture, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(HOSTILE, sources=SOURCES), encoding="utf-8")
    said = markdown(capsys, *asked, "--on", "2020-07-01", "--registry", str(file))
    assert [*living(said, with_links=True)] == []
    assert "##[" not in said
    assert not any(line.lstrip().startswith("::") for line in said.splitlines())
    shown = PARSER.parse(said)
    assert [token.content for token in shown if token.type.startswith(("html", "heading", "fence", "ordered"))] == []
    widths = [{len(table.headers), *map(len, table.rows)} for table in tables_of(said)]
    assert all(len(width) == 1 for width in widths)
    addresses = {url for _, url in links_of(said)}
    assert addresses <= {"https://example.org/b", "https://example.org/a(b)%7Cc%60d&copy;%5Ce*f*#%23%5Berror%5D"}
    assert addresses or asked == ("status",)
    if asked[-1] == "XA":
        assert MARKS in "".join(rendered(said).texts).replace("\u200b", "")


KNOWN_IN_PART = """\
XA:
  name: Examplia
  signed: 1998-01-02/1998-03-04
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 2005-01-12/2005-02-03, takes_effect: 2005-07-01/2005-08-01, sources: [x]}
    - {kind: withdrawal, received: 2020-02-15, sources: [x]}
    - {kind: revocation, received: 2020-03-12/2020-05-06, sources: [x]}
    - {kind: withdrawal, received: 2025-01-15/2025-02-10, takes_effect: 2025-10-15/2026-02-10, sources: [x]}
  armed_conflicts: [{since: 2025-02-01/2025-02-20, ended: 2026-01-01/2026-01-02, sources: [x]}]
  declarations: [{with: later, on: 2006-05-12/2006-07-03, text: Something, sources: [x]}]
XB:
  name: Beispielland
  instruments:
    - {kind: accession, deposited: 2003-05-12/2003-07-03, sources: [x]}
    - {kind: withdrawal, received: 2025-01-15/2025-02-10, sources: [x]}
  armed_conflicts: [{since: 2024-02-01/2024-02-20, sources: [x]}]
  notifications:
    - kind: suspension
      received: 2024-05-06/2024-05-09
      ended: 2024-10-01/2024-10-09
      objections: [{by: XA, on: 2024-06-01/2024-06-04, sources: [x]}]
      sources: [x]
"""


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("command", ["status", "explain", "timeline"])
def test_no_days_between_which_one_lies_are_shown_as_the_registry_writes_them(
    capsys: Capture, tmp_path: Path, command: str, form: str
) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(KNOWN_IN_PART), encoding="utf-8")
    for state, on in product(("XA", "XB"), ("1998-02-01", "2005-01-20", "2020-04-01", "2024-10-10", "2026-02-21")):
        assert run([command, state, "--on", on, "-f", form, "--registry", str(file)]) == 0
        said = capsys.readouterr().out
        assert said
        assert re.findall(r"[\d-]+/[\d-]+", said) == []


@given(st.text("\\`*_{}[]()<>#+-.!|~&@:/\"'$^=;x1 ", min_size=1, max_size=30).map(str.strip).filter(bool))
@example("1. a")
@example("12) a")
@example("- a")
@example("    a")
@example("::error::a")
def test_a_paragraph_is_one_whatever_it_begins_with(words: str) -> None:
    tokens = PARSER.parse(paragraph(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert text_in(tokens[1]) == words


@given(st.text("()[]<>\\`*_&;#%|'$:a1é", max_size=20))
def test_a_link_leads_where_the_source_is_whatever_its_address_is_made_of(tail: str) -> None:
    address = f"https://example.org/{tail}"
    row = f"| a |\n|---|\n| {link('x', address)} |\n"
    ((words, leads_to),) = links_of(row)
    assert words == "x"
    assert unquoted(leads_to) == unquoted(address)
    (table,) = tables_of(row)
    assert table.rows == [["x"]]


def unquoted(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)


def test_the_program_writes_it_as_installed_and_from_standard_input_too(shipped: Registry) -> None:
    file = Path(__file__).parents[2] / "data" / "states.yaml"
    asked = [PROGRAM, "status", "LT", "-f", "md", "--on", "2025-12-26"]
    done = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8")
    assert len(tables_of(done.stdout)[0].rows) == 3
    with file.open("rb") as piped:
        from_stdin = subprocess.run([*asked, "--registry", "-"], stdin=piped, capture_output=True, check=True)
    assert from_stdin.stdout.decode() == done.stdout
