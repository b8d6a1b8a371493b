"""The page as a file: whole, safe whatever a registry says, and the same words as elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import TREATY, MakeRegistry, day
from ottawa_cli import standing
from ottawa_cli.documents.elements import element
from ottawa_cli.documents.page import PageGroup, page_report
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.statuses import Mark, Status
from ottawa_cli.render.map_shapes import MARK_STROKES, NEUTRAL, STATUS_INKS, patterns, world_of
from ottawa_cli.render.page import rows
from ottawa_cli.render.page.html import PARTS, SCRIPTS, page_html, script_of, style_of
from ottawa_cli.render.page.opening import text_of
from ottawa_cli.render.page.search_names import search_names
from ottawa_cli.render.words import headline, marks_text, possible_text, span_text
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import module_file
from ottawa_cli.system.paths import shipped as file_of

WORLD = world_of(read_file(file_of("map.json")).decode())
TEMPLATE = {name: read_file(module_file(f"render/page/{name}")).decode() for name in PARTS}
LARGEST = 350_000


class Seen(HTMLParser):
    """The elements of a page, with their attributes and, for those that hold no markup, their text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.texts.append((self.elements[-1][0], data))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def inside(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag and text.strip()]


def page_of(facts: Registry, names: Names, on: str = "2026-02-21", template: str = "page") -> str:
    groups = [PageGroup("EU", "European Union", [("LT", day("2004-05-01"), None), ("XX", day("2004-05-01"), None)])]
    return page_html(page_report(facts, names, day(on), groups), WORLD, TEMPLATE, "1.2.3", template)


def stage_of(values: Any) -> rows.StageRow:
    return rows.StageRow(*values)


def date_of(number: int) -> str:
    """A day of the data, which counts from 1800-01-01 as 1."""
    return (date(1799, 12, 31) + timedelta(days=number)).isoformat()


def texts_of(data: dict[str, Any]) -> list[str]:
    return [date_of(text) if isinstance(text, int) else text for text in data["texts"]]


def data_of(page: str) -> dict[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert match
    return dict(json.loads(match[1]))


@pytest.fixture(scope="module")
def page(shipped: Registry, names: Names) -> str:
    return page_of(shipped, names)


def test_the_page_of_the_shipped_registry_is_small(page: str) -> None:
    assert 100_000 < len(page.encode()) < LARGEST


def test_every_gap_of_the_template_is_filled(page: str) -> None:
    assert re.findall(r"\{\{\w+\}\}", page) == []


def test_nothing_may_be_loaded_and_only_its_own_style_and_script_may_run(page: str) -> None:
    seen = Seen(page)
    (policy,) = [each["content"] for each in seen.attributes("meta") if "http-equiv" in each]
    assert policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    style, script = seen.inside("style")[0], seen.inside("script")[-1]
    for text in (style, script):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_the_page_names_no_other_file(page: str) -> None:
    seen = Seen(page)
    for tag, attributes in seen.elements:
        assert "src" not in attributes
        assert "style" not in attributes, "the policy forbids it"
        assert not [name for name in attributes if name.startswith("on")]
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert (attributes.get("href") or "#").startswith("#")
        assert tag != "meta" or "refresh" not in (attributes.get("http-equiv") or "")
    assert "@import" not in page
    assert re.findall(r"url\((?!#)", page) == []


@pytest.mark.parametrize("template", ["page", "embed"])
def test_the_script_writes_text_and_never_markup(template: str) -> None:
    script = script_of(TEMPLATE, template)
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert way not in script


HOSTILE = "</script><img src=x onerror=alert(1)><!--"


def test_a_name_that_is_markup_stays_a_name(registry: MakeRegistry, names: Names) -> None:
    treaty = TREATY.replace("short_name: Ottawa Convention", f'short_name: "{HOSTILE}"').replace(
        "Convention on the Prohibition of Anti-Personnel Mines", f'"{HOSTILE}"'
    )
    sources = f"sources:\n  x: {{title: '{HOSTILE}', url: \"https://example.org/x\"}}\n"
    states = f"""\
LT:
  name: "{HOSTILE}"
  note: "{HOSTILE} {{{{data}}}} {{n}}"
  sources: [x]
  steps:
    - {{kind: other, text: "{HOSTILE}"}}
"""
    page = page_of(registry(states, treaty, sources), names)
    seen = Seen(page)
    assert seen.attributes("img") == []
    assert len(seen.attributes("script")) == 3
    assert page.count("</script>") == 3
    assert page.count("<!--") == 0
    state = rows.StateRow(*data_of(page)["states"][0])
    assert state.name == HOSTILE
    assert f"Note: {HOSTILE} {{{{data}}}} {{n}}" in data_of(page)["texts"]


def test_the_script_names_the_fields_of_every_row_as_the_program_writes_them() -> None:
    match = re.search(r"^const FIELDS = \{$(.*?)^\};$", TEMPLATE["script/lookup.js"], re.MULTILINE | re.DOTALL)
    assert match
    kinds = re.findall(r"(\w+): \[(.*?)\]", match[1], re.DOTALL)
    assert {kind: tuple(re.findall(r'"(\w+)"', fields)) for kind, fields in kinds} == {
        "label": rows.LabelRow._fields,
        "tally": rows.TallyRow._fields,
        "acts": rows.ActsRow._fields,
        "move": rows.MoveRow._fields,
        "membership": rows.MembershipRow._fields,
        "source": rows.SourceRow._fields,
        "reason": rows.ReasonRow._fields,
        "state": rows.StateRow._fields,
        "stage": rows.StageRow._fields,
        "event": rows.EventRow._fields,
    }


def test_no_row_reaches_the_rest_of_the_script_without_the_names_of_its_fields(page: str) -> None:
    lists = {key for key, value in data_of(page).items() if isinstance(value, list)} - {"texts"}
    uses = re.findall(r"(named\(\"\w+\", )?DATA\.(\w+)", script_of(TEMPLATE))
    assert {key for name, key in uses if name} == lists
    assert {key for name, key in uses if not name}.isdisjoint(lists)


def test_every_status_and_mark_has_a_look_of_its_own() -> None:
    """Page and style call them by their numbers in the data; where there is no style, they have a colour each."""
    numbers = [str(number) for number in range(len(Status) + 1)] + [f"k{number}" for number in range(len(Mark))]
    tiles = re.findall(r'<pattern id="x(\w+)"', patterns("x"))
    assert [tile for tile in tiles if tile != "out"] == numbers
    for selector in [f".s{number}" for number in range(len(Status) + 1)] + [
        f".k{number}" for number in range(len(Mark))
    ]:
        assert f"#map {selector}" in TEMPLATE["page.css"]
        assert f".swatch {selector}" in TEMPLATE["page.css"]
    assert len({ink.fill for ink in STATUS_INKS.values()}) == len(STATUS_INKS) == len(Status) + 1
    assert [*MARK_STROKES] == [*Mark]


def test_colours_without_a_style_are_those_of_the_style() -> None:
    (light,) = re.findall(r"^:root \{(.*?)\}", TEMPLATE["page.css"], re.DOTALL)[:1]
    colours = {*re.findall(r"#[0-9a-f]{6}", light)}
    used = {NEUTRAL, *MARK_STROKES.values(), *(colour for ink in STATUS_INKS.values() for colour in ink)}
    assert used <= colours


def test_every_sentence_is_the_one_that_the_program_says(page: str, shipped: Registry, names: Names) -> None:
    """The gaps filled as the script fills them."""
    data = data_of(page)
    texts = [*texts_of(data), ""]
    for state in map(rows.StateRow._make, data["states"]):
        for stage in map(stage_of, state.stages):
            on = date_of(stage.begins) if stage.begins else "1990-01-01"
            told = element(standing(shipped, state.code, day(on)), names)
            filled = texts[stage.headline].replace("\x01", state.name)
            for gap, number in (("\x02", stage.since), ("\x03", stage.through), ("\x04", stage.until)):
                filled = filled.replace(gap, texts[number])
            assert filled == headline(told)
            assert texts[stage.words] == possible_text(told["possible"]) + marks_text(told)
            acts = [texts[number] for number in data["acts"][stage.acts]]
            assert acts[0] == span_text(told["signed"])
            assert acts[1] == span_text(told["consent"]["deposited"] if told["consent"] else None)


def test_a_name_that_is_a_word_of_the_sentence_changes_nothing(registry: MakeRegistry, names: Names) -> None:
    facts = registry("LT: {name: a, sources: [x], instruments: [{kind: accession, deposited: 2003-05-12}]}\n")
    data = data_of(page_of(facts, names))
    last, texts = stage_of(rows.StateRow(*data["states"][0]).stages[-1]), texts_of(data)
    sentence = re.sub("\x01", "a", texts[last.headline]).replace("\x02", texts[last.since])
    assert sentence == "a is a State Party, bound since 2003-11-01."


def test_the_number_bound_is_a_sentence(page: str, registry: MakeRegistry, names: Names) -> None:
    data = data_of(page)
    sentences = {tally.since: texts_of(data)[tally.text] for tally in map(rows.TallyRow._make, data["tallies"])}
    assert sentences[""] == "No State is bound by the Ottawa Convention"
    assert sentences["2025-12-27"] == "163 States are bound by the Ottawa Convention"
    assert sentences["2026-07-01"] == "161 to 162 States are bound by the Ottawa Convention"
    one = registry("LT: {name: Lithuania, sources: [x], instruments: [{kind: accession, deposited: 2003-05-12}]}\n")
    data = data_of(page_of(one, names))
    assert data["texts"][data["tallies"][-1][3]] == "1 State is bound by the Ottawa Convention"


def test_every_state_of_the_registry_is_on_the_map(page: str, shipped: Registry) -> None:
    codes = [attributes["data-code"] for attributes in Seen(page).attributes("g")]
    assert sorted(codes, key=str) == sorted(shipped.states)
    assert sorted(
        code for part in ("Africa", "Americas", "Asia", "Europe", "Oceania") for code in WORLD.regions[part]
    ) == [*sorted(shipped.states)]
    assert {*WORLD.regions["Caribbean"]} < {*WORLD.regions["Americas"]}


def test_what_is_no_state_of_the_registry_is_drawn_without_a_code(registry: MakeRegistry, names: Names) -> None:
    page = page_of(registry("LT: {name: Lithuania}\nXX: {name: Nowhere}\n"), names)
    assert [attributes["data-code"] for attributes in Seen(page).attributes("g")] == ["LT"]
    (others,) = [path for path in Seen(page).attributes("path") if path.get("class") == "others"]
    assert WORLD.areas["FR"] in (others["d"] or "")
    assert WORLD.areas["LT"] not in (others["d"] or "")


def test_a_page_of_another_treaty_says_nothing_of_this_one(registry: MakeRegistry, names: Names) -> None:
    treaty = """\
treaty:
  id: example
  name: Convention on Examples
  short_name: Example Convention
  verified: 2026-02-21
  entry_into_force: {article: "9", period: P90D}
"""
    page = page_of(registry("LT: {name: Lithuania}\n", treaty), names)
    seen = Seen(page)
    assert seen.inside("title")[0] == "No State is bound by the Example Convention on 2026-02-21"
    assert not re.search(r"Ottawa|[Mm]ine\b|UNTC|20\(", page)


def test_no_two_dots_of_the_map_overlap() -> None:
    dots = sorted(WORLD.dots.items())
    for i, (_, (ax, ay, *_)) in enumerate(dots):
        for _, (bx, by, *_) in dots[i + 1 :]:
            assert (ax - bx) ** 2 + (ay - by) ** 2 >= 28**2


def test_the_map_keeps_within_its_frame() -> None:
    left, top, width, height = WORLD.box
    for code, path in WORLD.areas.items():
        for start in re.finditer(r"M(-?\d+) (-?\d+)", path):
            x, y = int(start[1]), int(start[2])
            assert left <= x <= left + width, code
            assert top - 40 <= y <= top + height, code


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_and_what_carries_meaning_stand_out(theme: int) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11: words 4.5 to 1; the colours of the map, or the line around them, 3 to 1."""
    blocks = re.findall(r":root \{(.*?)\}", TEMPLATE["page.css"], re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[theme]))
    for word in ("ink", "muted", "link"):
        for ground in ("paper", "hover"):
            assert _contrast(colours[word], colours[ground]) >= 4.5, (word, ground)
    for meaning in ("party", "former", "unsaid", "edge"):
        for ground in ("paper", "sea"):
            assert _contrast(colours[meaning], colours[ground]) >= 3, (meaning, ground)


def test_the_map_tells_its_licence() -> None:
    licence = Path(file_of("map.LICENSE")).read_text(encoding="utf-8")
    assert "Natural Earth" in licence
    assert "BSD-3-Clause" in licence


def test_a_small_page_has_no_stories_no_table_and_none_of_what_only_they_tell(shipped: Registry, names: Names) -> None:
    page = page_of(shipped, names, template="embed")
    data = data_of(page)
    assert len(page.encode()) < 180_000
    assert (data["events"], data["reasons"], data["sources"], data["acts"]) == ([], [], [], [])
    assert "<table" not in page
    assert re.findall(r"\{\{\w+\}\}", page) == []
    assert len(data["states"]) == 197


def test_a_page_is_made_of_the_same_parts_each_time(shipped: Registry, names: Names) -> None:
    for template in SCRIPTS:
        assert page_of(shipped, names, template=template) == page_of(shipped, names, template=template)


def test_script_and_style_lose_only_what_means_nothing() -> None:
    script, style = script_of(TEMPLATE), style_of(TEMPLATE)
    assert not re.findall(r"^ ", script, re.MULTILINE)
    assert "function showTable() {" in script
    for part in SCRIPTS["page"]:
        assert not re.findall(r"`[^`\n]*\n", re.sub(r"`[^`\n]*`", "", TEMPLATE[f"script/{part}.js"])), (
            "no text over lines"
        )
    assert re.sub(r"\s", "", style) == re.sub(r"\s", "", TEMPLATE["page.css"] + TEMPLATE["print.css"])


def test_other_names_are_packed_by_what_they_share(names: Names) -> None:
    assert search_names(names["FR"]).startswith("0250;")
    before, known = "", []
    for part in search_names(names["DE"]).split(";"):
        before = before[: int(part[0])] + part[1:]
        known.append(before)
    assert {"276", "allemagne", "alemania", "deutschland", "germania"} <= {*known}
    assert known == sorted(known)
    assert not any(after.startswith(one) for one, after in pairwise(known))


def test_a_description_says_the_answer_and_what_the_day_changed(shipped: Registry, names: Names) -> None:
    described = {
        attributes["content"]
        for attributes in Seen(page_of(shipped, names, "2025-12-27")).attributes("meta")
        if attributes.get("name") == "description"
    }
    (text,) = described
    assert text == (
        "163 States are bound by the Ottawa Convention on 2025-12-27. State not party: 31, State Party: 163, former "
        "State Party: 3. On this day: left: Estonia, Latvia, Lithuania. The facts are held to be complete through "
        "2026-02-21."
    )


def test_what_a_day_before_anything_says_is_whole_too(registry: MakeRegistry, names: Names) -> None:
    page = page_of(registry("", TREATY), names)
    assert "No State is bound by the Ottawa Convention" in page
    assert 'id="rows">' in page


def test_beyond_the_facts_the_opening_answer_says_so(shipped: Registry, names: Names) -> None:
    assert '<p id="beyond"></p>' not in page_of(shipped, names, "2026-07-01")
    assert '<p id="beyond"></p>' in page_of(shipped, names, "2026-02-21")


def test_words_of_a_page_hold_no_command_to_a_runner() -> None:
    assert text_of("a ##[error] <b>") == "a &#35;#[error] &lt;b&gt;"


def test_a_groups_members_are_those_that_the_registry_has(page: str, shipped: Registry) -> None:
    (member,) = map(rows.MembershipRow._make, data_of(page)["memberships"])
    assert sorted(shipped.states)[member.state] == "LT"
    assert (date_of(member.joined), member.left) == ("2004-05-01", 0)


def test_states_stand_in_the_order_of_their_names_and_an_accent_moves_none(
    registry: MakeRegistry, names: Names
) -> None:
    joined = "{kind: accession, deposited: 2001-01-01, sources: [x]}"
    left = "{kind: withdrawal, received: 2005-01-01, sources: [x]}"
    acts = f"instruments: [{joined}, {left}]"
    called = {"XA": "Zaragovia", "XB": "Élan", "XC": "Exampline", "XD": "Elfland"}
    states = "".join(f"{code}: {{name: {name}, {acts}}}\n" for code, name in called.items())
    page = page_of(registry(states), names, "2005-07-01")
    rows = page[page.index("<tbody") :]
    in_order = ["Élan", "Elfland", "Exampline", "Zaragovia"]
    assert sorted(in_order, key=rows.index) == in_order
    assert f"On this day: left: {', '.join(in_order)}" in page
    assert f"2005-07-01: left: {', '.join(in_order)}" in page
