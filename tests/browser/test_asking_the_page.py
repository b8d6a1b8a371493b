"""What is asked of a page: names and codes as the command line knows them, filters, an order; all of it in the link."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages import Opened, Page

playwright = pytest.importorskip("playwright.sync_api", reason="the extra 'browser' is not installed")

UK = "United Kingdom of Great Britain and Northern Ireland"
FORMER = ["Estonia", "Finland", "Latvia", "Lithuania", "Poland"]


def found(page: Page) -> list[str]:
    return [str(name) for name in page.locator("#rows th").all_text_contents()]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("UK", [UK]),
        ("uk", [UK]),
        ("GBR", [UK]),
        ("EL", ["Greece"]),
        ("lt", ["Lithuania"]),
        ("440", ["Lithuania"]),
        ("Turkey", ["Türkiye"]),
        ("TURKIYE", ["Türkiye"]),
        ("South Korea", ["Republic of Korea"]),
        ("Ivory Coast", ["Côte d'Ivoire"]),
        ("COTE d", ["Côte d'Ivoire"]),
        ("Holland", ["Netherlands (Kingdom of the)"]),
        ("Litauen", ["Lithuania"]),
        ("ukr", ["Ukraine"]),
        ("niger", ["Niger", "Nigeria"]),
        ("suspension", ["Ukraine"]),
        ("former State Party", FORMER),
        ("former-state-party", FORMER),
        ("former", FORMER),
        ("contested", ["Ukraine"]),
        ("suspension notified", ["Ukraine"]),
        ("nobody", []),
        ("<b>", []),
        ("---", []),
    ],
)
def test_the_table_finds_what_the_command_line_knows(opened: Opened, file: Path, query: str, names: list[str]) -> None:
    page = opened(file)
    page.locator("#search").fill(query)
    assert found(page) == names


def test_a_state_party_is_no_former_one(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#search").fill("State Party")
    assert page.locator("#shown").inner_text() == "161 of 197 States"
    assert not {*found(page)} & {*FORMER, "Lebanon"}
    page.locator("#search").fill("party")
    assert page.locator("#shown").inner_text() == "161 of 197 States"
    page.locator("#search").fill("not party")
    assert page.locator("#shown").inner_text() == "31 of 197 States", "with Lebanon, of which it cannot be said"
    page.locator("#search").fill("State not party")
    assert page.locator("#shown").inner_text() == "30 of 197 States"


def test_what_is_found_by_its_standing_is_that_of_the_day(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-06-27?find=pending")
    assert found(page) == ["Estonia", "Latvia", "Lithuania"]
    page.evaluate("location.hash = '#@2025-12-27?find=pending'")
    playwright.expect(page.locator("#rows th")).to_have_text(["Finland", "Poland"])


def test_a_region_a_group_and_a_status_are_asked_together(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#group").select_option("EU")
    assert page.locator("#shown").inner_text() == "27 of 197 States: EU"
    page.locator("#only").select_option("former-state-party")
    assert found(page) == FORMER
    assert page.locator("#map g[data-code]:not(.dim)").count() == 5
    page.locator("#region").select_option("Europe")
    assert page.locator("#shown").inner_text() == "5 of 197 States: Europe, EU, former State Party"
    page.locator("#all").click()
    assert page.locator("#shown").inner_text() == "197 States"


def test_members_of_a_group_are_those_of_the_day(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2015-01-01?group=EU&find=UK")
    assert found(page) == [UK]
    page.evaluate("location.hash = '#@2025-01-01?group=EU&find=UK'")
    playwright.expect(page.locator("#rows th")).to_have_count(0)


@pytest.mark.parametrize(("region", "count"), [("Africa", 54), ("Caribbean", 13), ("Oceania", 16), ("Europe", 44)])
def test_the_part_of_the_world_on_the_map_is_the_one_in_the_table(
    opened: Opened, file: Path, region: str, count: int
) -> None:
    page = opened(file)
    page.locator(f"button[data-view={region}]").click()
    assert page.locator("#rows tr").count() == count
    assert page.locator("#region").input_value() == region


def test_every_state_is_in_one_region(opened: Opened, file: Path) -> None:
    page = opened(file)
    counts = []
    for region in ("Africa", "Americas", "Asia", "Europe", "Oceania"):
        page.locator("#region").select_option(region)
        counts.append(page.locator("#rows tr").count())
    assert counts == [54, 35, 48, 44, 16]
    assert sum(counts) == 197


def test_the_acts_and_their_days_are_those_of_the_day_asked(opened: Opened, file: Path) -> None:
    acts = "() => [...document.querySelector('tr[data-code=LT]').cells].slice(3)"
    acts += ".map(cell => cell.firstChild?.textContent ?? '')"
    page = opened(file, "#@2003-05-11")
    assert page.evaluate(acts) == ["1999-02-26", "", "", "", "", ""]
    page = opened(file, "#@2003-05-12")
    assert page.evaluate(acts) == ["1999-02-26", "2003-05-12", "ratification", "2003-11-01", "", ""]
    page = opened(file, "#@2025-06-27")
    assert page.evaluate(acts)[-2:] == ["2025-06-27", "2025-12-27"]


def test_all_that_is_asked_is_in_the_link(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27")
    page.locator("#region").select_option("Europe")
    page.locator("#only").select_option("former-state-party")
    page.locator("#heads button", has_text="Deposited").click()
    page.locator("#heads button", has_text="Deposited").click()
    page.locator("#rows a", has_text="Latvia").click()
    link = page.evaluate("location.href")
    assert link.endswith("#LV@2025-12-27?region=Europe&status=former-state-party&sort=-deposited")
    again = opened(file, "#" + link.partition("#")[2])
    assert found(again) == ["Latvia", "Estonia", "Lithuania"]
    assert again.locator("#story h2").inner_text().startswith("Latvia")
    assert again.locator("button[data-view=Europe]").get_attribute("aria-pressed") == "true"


def test_what_is_typed_is_in_the_link_too(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-27")
    page.locator("#search").fill("Côte")
    page.wait_for_url("**?find=C%C3%B4te")
    assert found(opened(file, "#@2025-12-27?find=C%C3%B4te")) == ["Côte d'Ivoire"]


def test_back_closes_the_story_and_undoes_what_was_asked(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#rows a", has_text="Latvia").click()
    page.locator("#only").select_option("former-state-party")
    page.locator("#before").click()
    assert page.locator("#day").input_value() == "2026-02-20"
    page.go_back()
    playwright.expect(page.locator("#day")).to_have_value("2026-02-21")
    assert found(page) == FORMER
    page.go_back()
    playwright.expect(page.locator("#rows tr")).to_have_count(197)
    assert page.locator("#story h2").inner_text().startswith("Latvia")
    page.go_back()
    playwright.expect(page.locator("#story h2")).to_have_text("What comes next")
    page.go_forward()
    playwright.expect(page.locator("#story h2")).to_contain_text("Latvia")


def test_a_link_to_today_is_of_the_day_on_which_it_is_opened(opened: Opened, file: Path) -> None:
    page = opened.blank()
    page.clock.set_fixed_time("2026-07-02T12:00:00Z")
    page.goto(f"{file.as_uri()}#@today")
    assert page.locator("#day").input_value() == "2026-07-02"
    assert "161 to 162" in page.locator("#bound").inner_text()
    page.locator("#rows a", has_text="Latvia").click()
    assert page.evaluate("location.hash") == "#LV@today"
    page.locator("#before").click()
    assert page.evaluate("location.hash") == "#LV@2026-07-01"
    page.locator("#today").click()
    assert page.evaluate("location.hash") == "#LV@today"


@pytest.mark.parametrize(
    ("name", "head"),
    [("Holland", "Netherlands"), ("niger", "Niger "), ("Ivory Coast", "Côte d'Ivoire"), ("Nether", "Netherlands")],
)
def test_a_link_names_a_state_by_a_name_whole_or_begun(opened: Opened, file: Path, name: str, head: str) -> None:
    page = opened(file, f"#{name}")
    assert page.locator("#story h2").inner_text().startswith(head)
    assert not page.locator("#wrong").inner_text()


@pytest.mark.parametrize("name", ["Guinee", "united", "44", "nobody"])
def test_a_name_begun_that_is_no_states_or_severals_is_left_out(opened: Opened, file: Path, name: str) -> None:
    assert f"the State {name}, which" in opened(file, f"#{name}").locator("#wrong").inner_text()


def test_a_link_without_a_day_is_of_the_day_that_the_page_opens_on(opened: Opened, file: Path) -> None:
    page = opened(file, "#LT@2003-05-11")
    page.evaluate("location.hash = '#PL'")
    playwright.expect(page.locator("#story h2")).to_contain_text("Poland")
    assert page.locator("#day").input_value() == "2026-02-21"


def test_a_day_says_what_it_changed(opened: Opened, file: Path) -> None:
    page = opened(file, "#@2025-12-01")
    assert page.locator("#changed").inner_text() == "On this day: joined: Tonga."
    page.locator("#after").click()
    assert page.locator("#changed").inner_text() == "On this day: left: Estonia, Latvia, Lithuania."
    assert page.locator("#map g.moved").evaluate_all("all => all.map(g => g.dataset.code).sort()") == ["EE", "LT", "LV"]
    assert page.locator("#rings circle").count() == 1, "neighbours share a ring"
    playwright.expect(page.locator("#live")).to_contain_text("On this day: left: Estonia, Latvia, Lithuania.")
    page.evaluate("location.hash = '#@2025-06-27'")
    playwright.expect(page.locator("#changed")).to_have_text(
        "On this day: withdrawal received: Estonia, Latvia, Lithuania."
    )
    page.evaluate("location.hash = '#@1997-12-03'")
    playwright.expect(page.locator("#changed")).to_contain_text(" and 70 more")
    page.evaluate("location.hash = '#@2025-12-28'")
    playwright.expect(page.locator("#changed")).to_be_hidden()
