"""The numbers of States in the lists of political science, held against the lists themselves and a second package."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

from ottawa_cli.facts.names import Names
from ottawa_cli.reading.state_numbers import load_numbers
from ottawa_cli.system.failures import Unreadable

BOTH_LISTS = """
2 20 31 40 41 42 51-58 60 70 80 90-95 100 101 110 115 130 135 140 145 150 155 160 165 200 205 210 211 212 220 221 223
225 230 232 235 290 305 310 316 317 325 331 338 339 341 343 344 346 349 350 352 355 359 360 365-373 375 380 385 390 395
402 403 404 411 420 432-439 450-452 461 471 475 481-484 490 500 501 510 516 517 520 522 530 531 540 541 551-553 560 565
570-572 580 581 590 591 600 615 616 620 625 626 630 640 645 651 652 660 663 666 670 690 692 694 696 698 700-705 710 712
731 732 740 750 760 770 771 775 780 781 790 800 811 812 816 820 830 835 840 850 860 900 910 920 935 940 950 983 986 987
990
"""
"""The numbers of States that are in both lists today, in each for the same State; without Kosovo and Taiwan."""
IN_COW_ALONE = {"DE": "255", "KI": "946", "NR": "970", "RS": "345", "TO": "955", "TV": "947", "YE": "679"}
IN_GW_ALONE = {"DE": "260", "KI": "970", "NR": "971", "RS": "340", "TO": "972", "TV": "973", "YE": "678"}
"""The same States there: 970 is Nauru in the one and Kiribati in the other."""
CONVERTER_IS_WRONG = {"CZ": "315", "VN": "817", "YE": "680"}
"""Czechoslovakia, the Republic of Viet Nam, the People's Republic of Yemen: States that are no more."""


def numbers_in(text: str) -> set[str]:
    spans = (part.split("-") for part in text.split())
    return {str(number) for span in spans for number in range(int(span[0]), int(span[-1]) + 1)}


def test_each_list_is_whole_and_has_the_same_number_for_all_but_seven_states() -> None:
    numbers = load_numbers()
    assert {code: each.cow for code, each in numbers.items() if each.cow != each.gw} == IN_COW_ALONE
    assert {code: each.gw for code, each in numbers.items() if each.cow != each.gw} == IN_GW_ALONE
    assert {each.cow for each in numbers.values()} == numbers_in(BOTH_LISTS) | {*IN_COW_ALONE.values()}
    assert {each.gw for each in numbers.values()} == numbers_in(BOTH_LISTS) | {*IN_GW_ALONE.values()}
    assert len({each.cow for each in numbers.values()}) == len(numbers)


def test_of_the_states_of_the_names_four_are_in_neither_list(names: Names) -> None:
    alone = {code for code in names if len(code) == 2} - load_numbers().keys()
    assert alone - {"EU"} == {"CK", "NU", "PS", "VA"}
    assert load_numbers().keys() <= names.keys()


def test_a_second_package_has_the_same_numbers_but_for_three_states_that_are_no_more(names: Names) -> None:
    spec = importlib.util.find_spec("country_converter")
    if spec is None or spec.origin is None:
        pytest.skip("country_converter comes with the extra 'read-back'")
    text = Path(spec.origin).with_name("country_data.tsv").read_text(encoding="utf-8")
    theirs = {row["ISO3"]: row["GWcode"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
    ours = {code: each.gw for code, each in load_numbers().items()}
    assert {
        code: theirs[names[code].alpha_3] for code in ours if theirs[names[code].alpha_3] != ours[code]
    } == CONVERTER_IS_WRONG


def test_numbers_that_are_not_as_they_were_shipped_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "state_numbers.yaml"
    file.write_text('LT: {cow: "368"}\n', encoding="utf-8")
    monkeypatch.setattr("ottawa_cli.reading.state_numbers.shipped", lambda _: str(file))
    with pytest.raises(Unreadable, match="it is not as it was shipped; install ottawa anew"):
        load_numbers()
