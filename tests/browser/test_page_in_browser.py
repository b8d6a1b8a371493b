"""The page in a real browser: it says what the program says, on every day, by mouse, keyboard and screen reader.

Run where $OTTAWA_BROWSER names a Chromium, and the extra 'browser' is installed; $AXE may name axe-core's axe.min.js.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeRegistry, text_of
from ottawa_cli import load
from ottawa_cli.__main__ import run
from ottawa_cli.documents.elements import element
from ottawa_cli.documents.types import Element
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import Timeline, timeline_of
from ottawa_cli.render.words import eve, headline, marks_text, possible_text, span_text
from pages import AXE, Opened, Page

playwright = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")

EVE = timedelta(days=1)


def turning_days(timelines: list[Timeline]) -> list[date]:
    """Every day on which any State's answer changes, and the day before."""
    begun = {run.since for timeline in timelines for run in timeline.runs if run.since}
    changed = {change.on for timeline in timelines for life in timeline.lives for change in life.status_changes}
    turns = begun | changed
    return sorted(turns | {turn - EVE for turn in turns})


def shown(standing: Element) -> str:
    """What a page shows of a State, in one line."""
    until = standing["until"]
    return "|".join(
        [
            standing["status"],
            " ".join(standing["possible"]),
            " ".join(standing["marks"]),
            " ".join(standing["possible_marks"]),
            span_text(standing["since"]),
            span_text(until),
            span_text(eve(until)) if until else "",
            headline(standing),
            possible_text(standing["possible"]) + marks_text(standing),
        ]
    )


SHOWN = """([code, days]) => days.map(day => {
  const s = ottawa.standing(code, day);
  return [s.status, s.possible.join(" "), s.marks.join(" "), s.possible_marks.join(" "),
    s.since, s.until, s.through, s.headline, s.said].join("|");
})"""


def agree(page: Page, facts: Registry, names: Names) -> int:
    timelines = [timeline_of(state, facts.treaty) for state in facts.states.values()]
    days = turning_days(timelines)
    texts = [on.isoformat() for on in days]
    for timeline in timelines:
        lines = page.evaluate(SHOWN, [timeline.state.code, texts])
        for on, line in zip(days, lines, strict=True):
            assert line == shown(element(standing_on(timeline, on), names)), f"{timeline.state.code} on {on}"
    return len(days) * len(timelines)


def test_page_and_program_agree_on_every_state_on_every_day_that_matters(
    opened: Opened, file: Path, shipped: Registry, names: Names
) -> None:
    assert agree(opened(file), shipped, names) > 80_000


@pytest.mark.parametrize(
    ("code", "on", "status", "since"),
    [
        ("LT", "2025-12-26", "State Party, withdrawal pending", "2003-11-01"),
        ("LT", "2025-12-27", "former State Party", "2025-12-27"),
        ("UA", "2025-07-17", "State Party", "2006-06-01"),
        ("UA", "2025-12-06", "State Party, suspension notified, contested", "2006-06-01"),
        ("LB", "2026-11-21", "it cannot be said: contracting State or State Party", ""),
        ("US", "2026-02-21", "State not party", ""),
        ("CH", "1997-12-03", "signatory", "1997-12-03"),
        ("CH", "1998-12-31", "contracting State, provisional application", "1998-03-24"),
    ],
)
def test_a_deep_link_opens_a_state_on_a_day(
    opened: Opened, file: Path, code: str, on: str, status: str, since: str
) -> None:
    page = opened(file, f"#{code}@{on}")
    name = page.locator(f"tr[data-code={code}] th").inner_text()
    assert page.locator(f"tr[data-code={code}] td").nth(1).inner_text() == status
    assert page.evaluate("([code, on]) => ottawa.standing(code, on).since", [code, on]) == since
    assert page.locator(f"#map g[data-code={code}]").get_attribute("aria-label") == f"{name}: {status}"
    assert page.locator("#story h2").inner_text().startswith(name)
    assert page.locator("#story .lead").inner_text() == page.evaluate(
        "([code, on]) => ottawa.standing(code, on).headline", [code, on]
    )
    assert page.locator("#day").input_value() == on
    assert page.title().endswith(f"on {on}")
    page.wait_for_url(f"**#{code}@{on}")


def test_the_title_says_who_is_bound_on_that_day(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27")
    assert page.locator("h1").inner_text().split() == [
        "163",
        "States",
        "are",
        "bound",
        "by",
        "the",
        "Ottawa",
        "Convention",
        "on",
        "27",
        "December",
        "2025",
    ]
    page.evaluate("location.hash = '#@2026-07-01'")
    playwright.expect(page.locator("h1")).to_contain_text("161 to 162 States are bound")
    assert page.locator("#beyond").is_visible()
    page.evaluate("location.hash = '#@1998-01-01'")
    playwright.expect(page.locator("h1")).to_contain_text("No State is bound")
    assert not page.locator("#beyond").is_visible()


@pytest.mark.parametrize(
    ("hash_", "said"),
    [
        ("#XX", "the State XX, which is not on this page"),
        ("#@2025-02-30", "the day 2025-02-30, which is none"),
        ("#LT@", ""),
        ("#%3Cb%3E", "the State <b>"),
        ("#table", ""),
        ("#@9999-01-01", "the day 9999-01-01"),
        ("#?region=Atlantis", "the region Atlantis"),
        ("#?colour=red", "colour, which this page does not ask"),
        ("#?sort=-size", "the sort size"),
        ("#%E0%A4%A", "the State %E0%A4%A"),
    ],
)
def test_a_link_that_means_nothing_says_so_and_shows_the_rest(
    opened: Opened, file: Path, hash_: str, said: str
) -> None:
    page = opened(file, hash_)
    wrong = page.locator("#wrong")
    assert said in wrong.inner_text()
    assert wrong.is_visible() == bool(said)
    assert page.locator("#day").input_value() == "2026-02-21"
    assert page.url.endswith(hash_), "the address is not rewritten before anything is asked"
    if hash_ != "#LT@":
        assert page.locator("#story h2").inner_text() == "What comes next"


@pytest.mark.parametrize(
    "hash_", ["#lt@2025-12-27", "#LTU@2025-12-27", "#Ltu@2025-12-27", "#Litauen@2025-12-27", "#lithuania@2025-12-27"]
)
def test_a_link_names_a_state_as_the_command_line_does(opened: Opened, file: Path, hash_: str) -> None:
    page = opened(file, hash_)
    assert page.locator("#story h2").inner_text().startswith("Lithuania")
    assert page.locator("#day").input_value() == "2025-12-27"
    assert not page.locator("#wrong").is_visible()


@pytest.mark.parametrize("hash_", ["#United%20Kingdom@today", "#Niederlande@today", "#UK@today"])
def test_a_link_names_a_state_by_any_of_its_names(opened: Opened, file: Path, hash_: str) -> None:
    page = opened(file, hash_)
    assert page.locator("#story h2").inner_text().startswith(("United Kingdom", "Netherlands"))
    assert not page.locator("#wrong").is_visible()


def test_the_keyboard_reaches_all_197_on_the_map(opened: Opened, file: Path, shipped: Registry) -> None:
    page = opened(file)
    assert page.locator("#map g[tabindex='0']").count() == 1
    page.locator("#map g[tabindex='0']").focus()
    reached = []
    for _ in shipped.states:
        reached.append(page.evaluate("document.activeElement.dataset.code"))
        page.keyboard.press("ArrowRight")
    assert sorted(reached) == sorted(shipped.states)
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.dataset.code") == "ZW"
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Lao")
    page.keyboard.press("Enter")
    assert page.locator("#story h2").inner_text().startswith("Lao")
    page.keyboard.press("Escape")
    assert page.locator("#story h2").inner_text() == "What comes next"


def test_the_keyboard_reaches_all_197_in_the_table(opened: Opened, file: Path, shipped: Registry) -> None:
    page = opened(file)
    page.locator("#rows a").first.focus()
    reached = []
    for _ in shipped.states:
        reached.append(page.evaluate("document.activeElement.closest('tr').dataset.code"))
        page.keyboard.press("Tab")
    assert sorted(reached) == sorted(shipped.states)
    page.locator("#rows a", has_text="Lithuania").press("Enter")
    assert page.locator("#story h2").inner_text().startswith("Lithuania")


def test_the_keyboard_is_never_left_without_a_place(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27")
    where = "document.activeElement.closest('section, #map')?.id + ' ' + document.activeElement.textContent"
    page.locator("#story button.link", has_text="Poland").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(where).startswith("story Poland")
    page.locator(".close").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.code") == "PL"


SPOT = """code => {
  const g = document.querySelector(`#map g[data-code="${code}"]`), path = g.querySelector("path"), box = path.getBBox();
  const matrix = document.getElementById("map").getScreenCTM();
  const onScreen = (x, y) => {
    const point = new DOMPoint(x, y).matrixTransform(matrix);
    return [Math.round(point.x), Math.round(point.y)];
  };
  const centre = dot => onScreen(+dot.getAttribute("cx"), +dot.getAttribute("cy"));
  const dots = [...document.querySelectorAll("#map g[data-code] circle:not(.off)")].map(centre);
  const dot = g.querySelector("circle:not(.off)"), seen = document.getElementById("map").getBoundingClientRect();
  const isSeen = ([x, y]) => x > seen.left && x < seen.right && y > seen.top && y < Math.min(innerHeight, seen.bottom);
  if (dot) { const [x, y] = centre(dot); return isSeen([x, y]) ? [x + 1, y + 1] : null; }
  let best = null, farthest = 0;
  for (let parts = 7; parts < 64 && farthest < 8; parts += 14) for (let i = 1; i < parts * parts; i++) {
    const [across, down] = [i % parts, Math.floor(i / parts)];
    const point = new DOMPoint(box.x + box.width * across / parts, box.y + box.height * down / parts);
    if (!path.isPointInFill(point)) continue;
    const [x, y] = onScreen(point.x, point.y), distance = Math.min(...dots.map(([a, b]) => Math.hypot(a - x, b - y)));
    if (distance <= farthest || !isSeen([x, y]) || document.elementFromPoint(x, y)?.closest("g") !== g) continue;
    farthest = distance; best = [x, y];
  }
  return best;
}"""
"""Where to click for a State: a little beside its dot, or within its shape as far from any dot as can be."""
"""None where the State is not in view."""
CHOSEN = "document.querySelector('#story h2 .code')?.textContent ?? ''"


def is_hit(page: Page, code: str) -> bool:
    spot = page.evaluate(SPOT, code)
    if spot:
        page.mouse.click(*spot)
    return bool(spot) and bool(page.evaluate(CHOSEN).startswith(code))


def test_the_mouse_reaches_all_197_on_the_map(opened: Opened, file: Path, shipped: Registry) -> None:
    """On the whole world, or on the part of it that the State is in."""
    page = opened(file)
    missed = [*shipped.states]
    for view in ("World", "Africa", "Americas", "Caribbean", "Asia", "Europe", "Oceania"):
        page.locator(f"button[data-view={view}]").click()
        page.evaluate("document.getElementById('map').scrollIntoView()")
        missed = [code for code in missed if not is_hit(page, code)]
        assert len(missed) < 16, "nearly all are hit on the whole world"
    assert missed == []


def test_a_dot_is_hit_from_beyond_its_edge(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#map").scroll_into_view_if_needed()
    x, y = page.evaluate(SPOT, "NR")
    page.mouse.click(x + 8, y - 5)
    assert page.locator("#story h2").inner_text().startswith("Nauru")


def test_the_slider_and_the_buttons_move_the_day(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-26")
    page.locator("#slider").focus()
    assert page.locator("#slider").get_attribute("aria-valuetext") == (
        "26 December 2025: 166 States are bound by the Ottawa Convention"
    )
    page.keyboard.press("ArrowRight")
    assert page.locator("#day").input_value() == "2025-12-27"
    playwright.expect(page.locator("tr[data-code=LT] td").nth(1)).to_have_text("former State Party")
    page.locator("#after").click()
    assert page.locator("#day").input_value() == "2026-01-10"
    page.locator("#before").click()
    page.locator("#before").click()
    assert page.locator("#day").input_value() < "2025-12-27"
    page.locator("#asked").click()
    assert page.locator("#day").input_value() == "2026-02-21"
    page.locator("#day").fill("1850-01-01")
    assert page.locator("#bound").inner_text() == "No State is bound by the Ottawa Convention"
    page.locator("#day").fill("")
    assert page.locator("#bound").inner_text() == "No State is bound by the Ottawa Convention"
    for day_, disabled in (("1850-01-01", "#before"), ("2199-01-01", "#after")):
        page.locator("#day").fill(day_)
        assert page.locator(disabled).is_disabled()


def test_a_pull_on_the_curve_moves_the_day(opened: Opened, file: Path) -> None:
    page = opened(file)
    box = page.locator("#curve").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 20)
    assert page.locator("#day").input_value().startswith("2012")


def test_the_table_filters(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#search").fill("COTE d")
    assert page.locator("#rows th").all_inner_texts() == ["Côte d'Ivoire"]
    assert page.locator("#shown").inner_text() == "1 of 197 States"
    page.locator("#search").fill("suspension")
    assert page.locator("#rows th").all_inner_texts() == ["Ukraine"]
    page.locator("#search").fill("nobody")
    assert page.locator("#rows tr").count() == 0
    page.locator("#all").click()
    assert page.locator("#rows tr").count() == 197
    page.locator("#legend button", has_text="former State Party").click()
    assert page.locator("#rows th").all_inner_texts() == ["Estonia", "Finland", "Latvia", "Lithuania", "Poland"]
    assert page.locator("#map g[data-code]:not(.dim)").count() == 5
    page.locator("#legend button", has_text="former State Party").click()
    assert page.locator("#map g.dim").count() == 0


def test_the_table_sorts(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#heads button", has_text="In force").click()
    since = [text for text in page.locator("#rows tr > :nth-child(7)").all_inner_texts() if text]
    assert since == sorted(since)
    assert len(since) == 167
    page.locator("#heads button", has_text="In force").click()
    down = [text for text in page.locator("#rows tr > :nth-child(7)").all_inner_texts() if text]
    assert down == sorted(since, reverse=True)
    assert page.locator("#heads th[aria-sort]").get_attribute("aria-sort") == "descending"
    page.locator("#heads button", has_text="Code").click()
    codes = page.locator("#rows tr > :first-child").all_inner_texts()
    assert codes == sorted(codes)


def test_a_state_tells_its_story_with_sources_to_follow(opened: Opened, file: Path) -> None:
    page = opened(file, "#LT@2025-12-27")
    story = page.locator("#story")
    text = story.inner_text()
    for part in (
        "2003-05-12 + 6 months = 2003-11-12, moved to 2003-11-01",
        "art. 20: receipt + 6 months",
        "last bound on 2025-12-26",
        "stays (VCLT art. 70(1)(b)), as do duties under other rules of international law (art. 20(4)).",
        "Note: The reasons are those the Foreign Minister gave",
        "parliament: Seimas",
    ):
        assert part in text, part
    links = story.locator("a").evaluate_all("links => links.map(link => link.protocol)")
    assert len(links) > 10
    assert set(links) <= {"https:", "http:"}
    page.locator(".close").click()
    assert page.locator("#story h2").inner_text() == "What comes next"


def test_marks_are_on_the_map_and_not_by_colour_alone(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-26")
    assert page.locator("#map g[data-code=LT] .k0").count() == 1
    assert page.locator("#map g[data-code=UA] .k2").count() == 1
    assert page.locator("#map g[data-code=FR] [class^=k]").count() == 0
    fill = "code => getComputedStyle(document.querySelector(`#map g[data-code=${code}] .base`)).fill"
    assert {page.evaluate(fill, code).startswith("url(") for code in ("FR", "US", "FI")} == {True}
    assert page.evaluate(fill, "LT") == "rgb(44, 98, 121)", "too small for a pattern"


def test_what_comes_next_is_what_the_timeline_tells(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27")
    first = page.locator("#story ol").first.inner_text()
    assert "Finland: withdrawal takes effect (art. 20)" in first
    assert "Lebanon" in first
    page.locator("#story button.link", has_text="Poland").first.click()
    assert page.locator("#story h2").inner_text().startswith("Poland")
    page = opened(file, "#@1998-01-01")
    count = page.locator("#story ol").first.locator("li").count()
    page.locator(".more").click()
    assert page.locator("#story ol").first.locator("li").count() > count


OTHER = """\
treaty:
  id: example
  name: Convention on Examples
  short_name: Example Convention
  verified: 2026-02-21
  entry_into_force: {article: "9", date: 2001-01-01, period: P90D}
  withdrawal: {article: "12", period: P1Y}
"""
FIVE = """\
DE: {name: Germany, signed: 2000-05-01, sources: [x], instruments: [{kind: ratification, deposited: 2001-03-31}]}
EU: {name: European Union, sources: [x], instruments: [{kind: approval, deposited: 2002}]}
FR:
  name: France
  sources: [x]
  instruments:
    - {kind: accession, deposited: 2003-01-31}
    - {kind: withdrawal, received: 2020-02-29}
    - {kind: revocation, received: 2020-05-05}
    - {kind: withdrawal, received: 2024-02-29}
LU: {name: Luxembourg}
NA: {name: Namibia, signed: 2000-05-01, sources: [x]}
"""


def test_another_treaty_and_five_states(
    opened: Opened, tmp_path: Path, registry: MakeRegistry, names: Names, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = registry(FIVE, OTHER)
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 0
    page = opened(tmp_path / "page.html")
    assert agree(page, facts, names) > 50
    assert page.title() == "2 States are bound by the Example Convention on 2026-02-21"
    assert "Ottawa" not in page.locator("body").inner_text()
    assert page.locator("#absent").inner_text() == "Not on the map: European Union."
    page.locator("#absent button").click()
    assert page.locator("#story h2").inner_text().startswith("European Union")
    assert page.locator("#rows tr").count() == 5
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("states", ["LU: {name: Luxembourg}\n", "XX: {name: Nowhere}\n", ""])
def test_a_registry_of_next_to_nothing(opened: Opened, tmp_path: Path, registry: MakeRegistry, states: str) -> None:
    registry(states, OTHER)
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 0
    page = opened(tmp_path / "page.html")
    assert page.locator("#bound").inner_text() == "No State is bound by the Example Convention"
    assert page.locator("#rows tr").count() == states.count("\n")


HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


def test_what_a_registry_says_is_shown_and_never_run(opened: Opened, tmp_path: Path) -> None:
    states = f"""\
LT:
  name: "{HOSTILE}"
  note: "{HOSTILE}"
  sources: [x]
  instruments:
    - {{kind: accession, deposited: 2003-05-12, sources: [x]}}
  steps:
    - {{kind: other, on: 2003-01-01, text: "{HOSTILE}"}}
"""
    sources = f"sources:\n  x: {{title: '{HOSTILE}', url: \"https://example.org/?'onclick='alert(3)\"}}\n"
    (tmp_path / "states.yaml").write_text(text_of(states, sources=sources), encoding="utf-8")
    assert load(str(tmp_path / "states.yaml")).states["LT"].name == HOSTILE
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 0
    page = opened(tmp_path / "page.html", "#LT@2026-02-21")
    assert page.locator("#story h2").inner_text().startswith(HOSTILE)
    assert page.locator("tr[data-code=LT] th").inner_text() == HOSTILE
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3


def test_the_policy_is_in_force(browser: Any, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    ran = page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.ran = 1";
        document.body.append(script); return window.ran ?? 0; }"""
    )
    assert ran == 0
    context.close()


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_nothing_is_wider_than_the_screen(opened: Opened, file: Path, width: int) -> None:
    for hash_ in ("#@2025-12-27", "#UA@2025-12-27", "#LB@2026-11-21"):
        page = opened(file, hash_, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_no_name_is_too_long_for_the_screen(opened: Opened, tmp_path: Path, registry: MakeRegistry, width: int) -> None:
    registry(f"LT: {{name: {'Y' * 300}, note: {'N' * 300}, signed: 2003-05-12, sources: [{'s' * 300}]}}\n")
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 0
    for hash_ in ("#@2003-05-12", "#LT@2003-05-12"):
        page = opened(tmp_path / "page.html", hash_, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("table").evaluate("table => table.getBoundingClientRect().right") <= width


def test_in_print_the_controls_go_and_the_answers_stay(opened: Opened, file: Path) -> None:
    page = opened(file, "#UA@2025-12-27")
    page.emulate_media(media="print")
    for hidden in (".controls", "#slider", "#search", "#views", ".close"):
        assert not page.locator(hidden).is_visible()
    for kept in ("h1", "#curve", "#map", "#legend", "#rows"):
        assert page.locator(kept).is_visible()


def test_a_screen_reader_is_told_of_a_change(opened: Opened, file: Path) -> None:
    page = opened(file, "#LT@2025-12-26")
    page.locator("#after").click()
    playwright.expect(page.locator("#live")).to_have_text(
        "163 States are bound by the Ottawa Convention on 27 December 2025. "
        "On this day: left: Estonia, Latvia, Lithuania. Lithuania is a former State Party, last bound 2025-12-26."
    )


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page, each with the first element of which it is so."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document)).violations")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]} ({len(each['nodes'])})" for each in found]


@pytest.mark.skipif(not AXE, reason="no axe-core: $AXE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_axe_finds_nothing(opened: Opened, file: Path, embed: Path, width: int, scheme: str) -> None:
    for hash_ in ("#@2026-11-21", "#LT@2025-12-27?region=Europe&status=former-state-party", "#UA@2025-12-06", "#XX"):
        assert violations(opened(file, hash_, width=width, scheme=scheme)) == [], hash_
    assert violations(opened(embed, "#LT@2025-12-27", width=width, scheme=scheme)) == []
    page = opened(file, width=width, scheme=scheme)
    page.locator("#embedding summary").click()
    assert violations(page) == []
