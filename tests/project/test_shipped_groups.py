"""The groups of States as they are shipped: who was a member on a day, by days that are sourced."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conftest import ROOT, day
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.reading.blocks import Block, SourceEntry, read

FILE = ROOT / "data" / "groups.yaml"
ITEMS = list(read(FILE.read_bytes()))
GROUPS = {item.key: item.data for item in ITEMS if isinstance(item, Block) and item.key != "sources"}
SOURCES = {item.name for item in ITEMS if isinstance(item, SourceEntry)}


def members(group: str) -> list[Mapping[str, object]]:
    data = GROUPS[group]
    assert isinstance(data, Mapping)
    return list(data["members"])


def members_on(group: str, on: str) -> set[object]:
    within = [each for each in members(group) if str(each["joined"]) <= on < str(each.get("left", "9999"))]
    return {each["code"] for each in within}


def test_the_file_is_of_the_strict_subset_and_has_two_groups() -> None:
    assert {type(item) for item in ITEMS} == {Block, SourceEntry}
    assert list(GROUPS) == ["EU", "NATO"]
    for data in GROUPS.values():
        assert isinstance(data, Mapping)
        assert set(data) == {"name", "verified", "members"}
        assert day(data["verified"])


@pytest.mark.parametrize("group", GROUPS)
def test_members_are_states_in_the_order_of_their_codes_with_days_and_sources(
    group: str, shipped: Registry, names: Names
) -> None:
    codes = [str(each["code"]) for each in members(group)]
    assert codes == sorted(set(codes))
    assert set(codes) <= set(shipped.states) & set(names)
    for each in members(group):
        assert set(each) - {"left"} == {"code", "joined", "sources"}
        assert day(str(each["joined"])) < day(str(each.get("left", "2200-01-01")))


def test_every_source_is_used_and_every_citation_is_of_a_source() -> None:
    cited = [each["sources"] for group in GROUPS for each in members(group)]
    assert all(isinstance(ids, list) and ids for ids in cited)
    assert {name for ids in cited if isinstance(ids, list) for name in ids} == SOURCES


@pytest.mark.parametrize(
    ("group", "on", "count"),
    [
        ("EU", "1957-12-31", 0), ("EU", "1958-01-01", 6), ("EU", "1973-01-01", 9), ("EU", "1995-01-01", 15),
        ("EU", "2004-05-01", 25), ("EU", "2013-07-01", 28), ("EU", "2020-01-31", 28), ("EU", "2020-02-01", 27),
        ("NATO", "1949-04-04", 12), ("NATO", "1999-03-12", 19), ("NATO", "2004-03-29", 26), ("NATO", "2020-03-27", 30),
        ("NATO", "2023-04-03", 30), ("NATO", "2023-04-04", 31), ("NATO", "2024-03-07", 32),
    ],
)  # fmt: skip
def test_a_group_has_as_many_members_as_it_says(group: str, on: str, count: int) -> None:
    assert len(members_on(group, on)) == count


def test_the_five_that_left_ottawa_are_in_both_groups_and_the_united_kingdom_left_one() -> None:
    five = {"EE", "FI", "LV", "LT", "PL"}
    assert five <= members_on("EU", "2025-03-18") & members_on("NATO", "2025-03-18")
    assert "GB" in members_on("EU", "2020-01-31") - members_on("EU", "2020-02-01")
