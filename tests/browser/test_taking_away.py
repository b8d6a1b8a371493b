"""What is taken from a page: files that other programs read, paper, pictures; and that it is light to move."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest

from ottawa_cli.__main__ import run
from pages import Opened, Page

playwright = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")
pypdf = pytest.importorskip("pypdf", reason="the extra 'browser' is not installed")

SVG = "{http://www.w3.org/2000/svg}"
MOST_MILLISECONDS = 16


def taken(page: Page, button: str) -> tuple[str, str]:
    """The name and the text of the file that a button gives."""
    with page.expect_download() as waited:
        page.locator(button).click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes().decode()


def test_the_table_as_it_is_shown_is_a_csv(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27?status=former-state-party&sort=-name")
    name, text = taken(page, "#csv")
    assert name == "apmbc-2025-12-27.csv"
    assert text.startswith("\ufeffon,code,"), "by which spreadsheets know the letters"
    rows = [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    assert [row["name"] for row in rows] == ["Lithuania", "Latvia", "Estonia"]
    assert rows[0] == {
        "on": "2025-12-27", "code": "LT", "iso3": "LTU", "name": "Lithuania", "status": "former State Party",
        "signed": "1999-02-26", "deposited": "2003-05-12", "act": "ratification", "in_force": "2003-11-01",
        "notice_received": "2025-06-27", "out": "2025-12-27",
    }  # fmt: skip


def test_no_cell_of_the_csv_is_run_as_a_formula(opened: Opened, tmp_path: Path) -> None:
    from conftest import text_of

    name = '=HYPERLINK(""http://x"",1)'
    (tmp_path / "states.yaml").write_text(text_of(f"LT: {{name: '{name}'}}\n"), encoding="utf-8")
    assert run(["report", "-o", str(tmp_path / "page.html"), "--registry", str(tmp_path / "states.yaml")]) == 0
    _, text = taken(opened(tmp_path / "page.html"), "#csv")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["name"] == f"'{name}"


@pytest.mark.parametrize(("button", "kind"), [("#mapsvg", "map"), ("#curvesvg", "curve")])
def test_map_and_curve_are_pictures_that_need_nothing_else(
    opened: Opened, file: Path, tmp_path: Path, button: str, kind: str
) -> None:
    name, text = taken(opened(file, "#@2025-12-27"), button)
    assert name == f"apmbc-{kind}-2025-12-27.svg"
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == "163 States are bound by the Ottawa Convention on 2025-12-27"  # type: ignore[union-attr]
    assert "The facts are held to be complete through 2026-02-21" in root.find(f"{SVG}desc").text  # type: ignore[union-attr,operator]
    assert "var(" not in text
    assert not {*re.findall(r"url\(#?([^)]*)\)", text)} - {*re.findall(r'id="([^"]+)"', text)}
    picture = tmp_path / "picture.svg"
    picture.write_text(text, encoding="utf-8")
    seen = opened(picture)
    box = seen.evaluate(
        "(() => { const {width, height} = document.documentElement.getBBox(); return [width, height]; })()"
    )
    assert min(box) > 50
    if kind == "map":
        fills = {path.get("fill") for path in root.iter(f"{SVG}path")}
        assert "rgb(177, 67, 42)" in fills, "Lithuania is too small for a pattern"
        assert any("m3" in (fill or "") for fill in fills)


def test_a_states_calendar_is_read_by_another_program(opened: Opened, file: Path) -> None:
    name, text = taken(opened(file, "#LT@2025-12-27"), ".calendar")
    assert name == "apmbc-LT.ics"
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    out = next(event for event in events if "withdrawal takes effect" in str(event["SUMMARY"]))
    assert str(out["UID"]) == "apmbc/LT/withdrawal/1/withdrawal-effect@ottawa"
    assert str(out.decoded("DTSTART")) == "2025-12-27"
    assert "https://" in str(out["DESCRIPTION"])


@pytest.mark.parametrize("code", ["LT", "PL", "UA", "DE", "LB"])
def test_it_is_the_calendar_of_the_command_line(
    opened: Opened, file: Path, capfdbinary: pytest.CaptureFixture[bytes], code: str
) -> None:
    _, text = taken(opened(file, f"#{code}@2025-12-27"), ".calendar")
    assert run(["timeline", code, "-f", "ics", "--on", "2026-02-21"]) == 0
    assert text == capfdbinary.readouterr().out.decode()


def test_on_paper_the_table_stands_in_three_columns_each_with_its_head(
    opened: Opened, file: Path, tmp_path: Path
) -> None:
    page = opened(file, "#LT@2025-12-27")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "page.pdf").pages]
    assert len(pages) <= 5
    heads = [len(re.findall(r"State\s+Status\s+In force\s+Out", text)) for text in pages]
    assert sum(heads) >= 6
    assert max(heads) == 3
    assert "Zimbabwe" in pages[-1]
    whole = re.sub(r"\s", "", "".join(pages))
    assert whole.count("https://") > 10, "addresses of the sources"
    assert f"1/{len(pages)}" in whole


def test_on_paper_the_page_is_light_whatever_the_screen_is(opened: Opened, file: Path) -> None:
    page = opened(file, scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(21, 25, 28)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_the_words_of_the_curves_grow_with_those_of_the_page(opened: Opened, file: Path) -> None:
    page = opened(file)
    size = "parseFloat(getComputedStyle(document.querySelector('#curve text')).fontSize)"
    before = page.evaluate(size)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(size) == pytest.approx(2 * before)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1400


def test_in_forced_colours_the_slider_and_what_is_chosen_are_still_seen(opened: Opened, file: Path) -> None:
    page = opened(file, forced_colors="active")
    assert "gradient" in page.evaluate("getComputedStyle(document.getElementById('slider')).backgroundImage")
    pressed = page.locator("button[data-view=World]")
    assert pressed.evaluate("button => getComputedStyle(button).textDecorationLine") == "underline"


@pytest.mark.parametrize("place", ["#time", "#map", "#table"])
def test_a_step_of_the_slider_is_light_wherever_one_looks(opened: Opened, file: Path, place: str) -> None:
    """Processor time of the page's main thread, a step of seventy-three days for each frame."""
    page = opened(file)
    page.evaluate("place => document.querySelector(place).scrollIntoView()", place)
    page.wait_for_timeout(300)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))

    before = spent()
    page.evaluate(
        """async () => { const slider = document.getElementById("slider"), all = slider.max - slider.min;
        for (let step = 0; step < 100; step++) {
          slider.value = +slider.min + (step * 73) % all;
          slider.dispatchEvent(new Event("input"));
          await new Promise(requestAnimationFrame);
        } }"""
    )
    assert (spent() - before) * 1000 / 100 <= MOST_MILLISECONDS


def test_what_was_out_of_view_while_the_day_was_pulled_is_drawn_when_it_is_looked_at(
    opened: Opened, file: Path
) -> None:
    page = opened(file)
    drawn = page.evaluate(
        """async () => { const slider = document.getElementById("slider");
        await new Promise(requestAnimationFrame);
        for (const day of [Date.UTC(2025, 11, 26), Date.UTC(2003, 4, 11)]) {
          slider.value = day / 864e5;
          slider.dispatchEvent(new Event("input"));
        }
        return document.querySelector("tr[data-code=LT]").cells[2].textContent; }"""
    )
    assert drawn == "former State Party", "not drawn yet: it is out of view"
    page.locator("#table").scroll_into_view_if_needed()
    playwright.expect(page.locator("tr[data-code=LT] td").nth(1)).to_have_text("signatory")
