"""`ottawa timeline -f atom`, as other programs read it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atom_feeds import NAMESPACE, feed_faults
from conftest import MakeRegistry, day, text_of
from lives import ARTICLES, UNCERTAIN, life_of
from ottawa_cli.__main__ import run
from ottawa_cli.documents.citations import citations_of
from ottawa_cli.documents.timeline import timeline_document
from ottawa_cli.facts.model import Registry
from ottawa_cli.render.atom import timeline_atom

Capture = pytest.CaptureFixture[str]

SCHEMA = """\
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <element name="feed">
      <attribute name="lang" ns="http://www.w3.org/XML/1998/namespace"><data type="language"/></attribute>
      <interleave>
        <ref name="dated"/>
        <oneOrMore><ref name="author"/></oneOrMore>
        <optional><element name="generator"><text/></element></optional>
      </interleave>
      <zeroOrMore><ref name="entry"/></zeroOrMore>
    </element>
  </start>
  <define name="entry">
    <element name="entry">
      <interleave>
        <ref name="dated"/>
        <optional><element name="published"><data type="dateTime"/></element></optional>
        <zeroOrMore>
          <element name="category"><attribute name="term"><data type="NMTOKEN"/></attribute></element>
        </zeroOrMore>
        <zeroOrMore>
          <element name="link">
            <attribute name="rel"><value>via</value></attribute>
            <attribute name="href"><data type="anyURI"><param name="minLength">1</param></data></attribute>
            <attribute name="title"/>
          </element>
        </zeroOrMore>
        <element name="content"><attribute name="type"><value>html</value></attribute><text/></element>
      </interleave>
    </element>
  </define>
  <define name="dated">
    <element name="id"><data type="anyURI"><param name="minLength">1</param></data></element>
    <element name="title"><text/></element>
    <element name="updated"><data type="dateTime"/></element>
  </define>
  <define name="author"><element name="author"><element name="name"><text/></element></element></define>
</grammar>
"""
"""What section 4 of RFC 4287 lets a feed and its entries have, as far as ours go."""
LEAVING = "XA: {name: Examplia, instruments: [{kind: accession, deposited: %s}, {kind: withdrawal, received: %s}]}\n"


def feed_of(capsys: Capture, *arguments: str) -> str:
    assert run(["timeline", *arguments, "-f", "atom"]) == 0
    return capsys.readouterr().out


def entries_of(text: str) -> list[dict[str, str]]:
    """What each entry says, by the names of its elements."""
    assert [*feed_faults(text)] == []
    feed = ElementTree.fromstring(text)
    return [
        {part.tag.removeprefix(NAMESPACE): part.text or "" for part in entry}
        for entry in feed.findall(f"{NAMESPACE}entry")
    ]


def by_id(registry: Registry, on: str = "2026-02-21") -> dict[str, dict[str, str]]:
    document = timeline_document(registry, {}, [*registry.states], day(on))
    return {entry["id"]: entry for entry in entries_of(timeline_atom(document, citations_of(registry.sources)))}


def test_what_happened_is_told_newest_first(capsys: Capture) -> None:
    entries = entries_of(feed_of(capsys, "LT"))
    assert [entry["title"] for entry in entries[:2]] == [
        "Lithuania: withdrawal takes effect",
        "Lithuania: withdrawal received by the depositary",
    ]
    assert entries[-1]["title"] == "Lithuania: signature"
    newest = entries[0]
    assert newest["id"] == "tag:ottawa,2026:apmbc/LT/withdrawal/1/withdrawal-effect"
    assert newest["published"] == newest["updated"] == "2025-12-27T00:00:00Z"
    assert "(art. 20)</p><ul><li><a href=" in newest["content"]
    assert (
        "MAG statement on the withdrawals of Estonia, Latvia and Lithuania taking effect</a></li>" in newest["content"]
    )


def test_what_is_to_come_and_what_has_no_day_is_counted_aside(capsys: Capture, tmp_path: Path) -> None:
    before = feed_of(capsys, "LT", "--on", "2025-12-26")
    assert "withdrawal-effect" not in before
    assert run(["timeline", "LT", "-f", "atom", "--on", "2025-12-26"]) == 0
    aside = capsys.readouterr().err
    assert aside == "note: left out of the feed, since their day has not come or is not known: 1 event\n"
    assert "withdrawal-effect" in feed_of(capsys, "LT", "--on", "2025-12-27")
    file = tmp_path / "states.yaml"
    step = "{kind: parliament, text: the day was not found, sources: [x]}"
    file.write_text(text_of(f"XA: {{name: Examplia, steps: [{step}, {step}]}}\n"), encoding="utf-8")
    assert run(["timeline", "XA", "-f", "atom", "--registry", str(file)]) == 0
    said = capsys.readouterr()
    assert entries_of(said.out) == []
    assert said.err.endswith("is not known: 2 events\n")


def test_the_feed_is_as_new_as_the_facts_or_as_its_newest_entry(capsys: Capture) -> None:
    updated = "<updated>2026-02-21T00:00:00Z</updated>"
    assert feed_of(capsys, "NO").split("<entry>")[0].count(updated) == 1
    assert "<updated>2026-07-01T00:00:00Z</updated>" in feed_of(capsys, "LB", "--on", "2026-07-01").split("<entry>")[0]


def test_an_entry_may_have_happened_from_its_first_day_and_says_between_which(registry: MakeRegistry) -> None:
    partly = registry(LEAVING % ("2003", "2020-06"))
    effect = "tag:ottawa,2026:apmbc/XA/withdrawal/1/withdrawal-effect"
    assert effect not in by_id(partly, "2020-11-30")
    entry = by_id(partly, "2020-12-01")[effect]
    assert entry["title"] == "Examplia: withdrawal takes effect, on a day between 2020-12-01 and 2020-12-30"
    assert entry["updated"] == "2020-12-01T00:00:00Z"


def test_a_corrected_day_and_another_fact_change_no_entrys_identity(registry: MakeRegistry) -> None:
    before = by_id(registry(LEAVING % ("2003-05-12", "2020-06-27")))
    after = by_id(registry(LEAVING % ("2003-05-12", "2020-06-28")))
    assert before.keys() == after.keys()
    step = "XA: {steps: [{kind: parliament, on: 2020-05-08, text: A vote}], "
    more = by_id(registry((LEAVING % ("2003-05-12", "2020-06-27")).replace("XA: {", step)))
    assert before.items() < more.items()


def test_feeds_of_other_states_and_treaties_have_other_identities(capsys: Capture) -> None:
    asked = [[], ["LT"], ["LT", "LV"], ["--treaty", "ccm"], ["LT", "--also", "ccm"], ["--also", "ccm"]]
    identities = [ElementTree.fromstring(feed_of(capsys, *of)).findtext(f"{NAMESPACE}id") for of in asked]
    assert identities == [
        "tag:ottawa,2026:apmbc/timeline",
        "tag:ottawa,2026:apmbc/LT/timeline",
        "tag:ottawa,2026:apmbc/LT/LV/timeline",
        "tag:ottawa,2026:ccm/timeline",
        "tag:ottawa,2026:apmbc+ccm/LT/timeline",
        "tag:ottawa,2026:apmbc+ccm/timeline",
    ]


def test_entries_of_several_treaties_say_of_which_they_are(capsys: Capture) -> None:
    entries = entries_of(feed_of(capsys, "LT", "--also", "ccm"))
    assert entries[0]["title"] == "Ottawa Convention: Lithuania: withdrawal takes effect"
    by_title = {entry["title"]: entry for entry in entries}
    of_another = by_title["Cluster Munitions Convention: Lithuania: withdrawal takes effect"]
    assert of_another["updated"] == "2025-03-06T00:00:00Z"
    assert "XXVI-6" in by_title["Cluster Munitions Convention: Lithuania: ratification deposited"]["content"]


@given(state=UNCERTAIN)
def test_no_life_makes_a_feed_that_is_none(state: dict[str, object]) -> None:
    by_id(Registry(ARTICLES, {}, {"XA": life_of(state).state}, ""), "2200-12-31")


@given(words=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_any_words_come_back_and_are_no_markup(words: str) -> None:
    shown = f"{words} <b> & ]]> \" ' ##[error]"
    event: Any = {
        "on": "2025-12-27", "code": "XA", "event": "step", "article": None, "text": shown, "sources": ["x"],
        "name": "Examplia", "path": "XA.steps[0]", "identity": f"a; treaty/{words}",
    }  # fmt: skip
    source: Any = {"id": "x", "title": shown, "url": "https://e.org/?a=<\"'&", "as_of": None}
    document: Any = {
        "treaty": {"id": "a", "short_name": shown}, "registry": {"verified": "2026-02-21"}, "on": "2026-02-21",
        "runs": [], "events": [event],
    }  # fmt: skip
    written = timeline_atom(document, {"x": source})
    assert "##[" not in written
    (entry,) = entries_of(written)
    printable = "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in shown)
    assert entry["title"] == f"Examplia: {printable}"
    assert "<b>" not in entry["content"]
    assert entry["id"].isascii()


def test_the_whole_feed_is_as_the_schema_has_it(capsys: Capture) -> None:
    etree = pytest.importorskip("lxml.etree", reason="it comes with the extra 'read-back'")
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    for asked in ([], ["LT"], ["--also", "all"], ["US"]):
        feed = etree.fromstring(feed_of(capsys, *asked).encode())
        assert schema.validate(feed), schema.error_log
    feed.remove(feed[0])
    assert not schema.validate(feed)


def test_feedparser_reads_back_every_entry_with_its_day_and_its_sources(capsys: Capture) -> None:
    feedparser = pytest.importorskip("feedparser", reason="it comes with the extra 'read-back'")
    text = feed_of(capsys)
    read = feedparser.parse(text)
    assert (read.bozo, read.version, read.feed.title) == (False, "atom10", "Ottawa Convention")
    assert run(["timeline", "--json"]) == 0
    events = [event for event in json.loads(capsys.readouterr().out)["events"] if (event["on"] or "9") <= "2026-02-21"]
    assert len(read.entries) == len({entry.id for entry in read.entries}) == len(events)
    entries = {entry.id.partition(":apmbc/")[2]: entry for entry in read.entries}
    for event in events:
        entry = entries[event["identity"].removeprefix("apmbc/")]
        assert event["text"] in entry.title
        assert date(*entry.updated_parsed[:3]).isoformat().startswith(event["on"][:4])
        assert entry.tags[0].term == event["event"]
    newest = [entry.updated for entry in read.entries]
    assert newest == sorted(newest, reverse=True)
    effect = entries["LT/withdrawal/1/withdrawal-effect"]
    assert {link.rel for link in effect.links} == {"via"}
    assert effect.content[0].value.startswith("<p>Lithuania: withdrawal takes effect (art. 20)</p>")
