"""Numbers as clauses write them: whatever a treaty asks for, in words or figures."""

from __future__ import annotations

import re

import pytest

from ottawa_cli.reading.depositary.numerals import CARDINAL, ORDINAL, number_of

ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}


def cardinal(number: int) -> str:
    if number > 100:
        return f"one hundred and {cardinal(number - 100)}"
    if number < 20:
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return f"{TENS[tens - 2]}-{ONES[ones - 1]}" if ones else TENS[tens - 2]


def ordinal(number: int) -> str:
    words = cardinal(number)
    before, last = words[: -len(re.split("[- ]", words)[-1])], re.split("[- ]", words)[-1]
    last = "twelfth" if last == "twelve" else IRREGULAR.get(last, f"{last}th")
    return before + (f"{last[:-3]}ieth" if last.endswith("yth") else last)


@pytest.mark.parametrize("number", [*range(1, 100), *range(101, 200)])
def test_a_number_in_words_is_that_number(number: int) -> None:
    for pattern, words in ((ORDINAL, ordinal(number)), (CARDINAL, cardinal(number))):
        for written in (words, words.capitalize()):
            match = re.search(rf"{pattern} day", f"on the {written} days", re.IGNORECASE)
            assert match is not None
            assert (match[1], number_of(match[1])) == (written, number)


@pytest.mark.parametrize(
    ("words", "number"), [("hundredth", 100), ("one hundredth", 100), ("180th", 180), ("22nd", 22), ("3rd", 3)]
)
def test_a_hundred_and_figures_are_numbers_too(words: str, number: int) -> None:
    match = re.fullmatch(ORDINAL, words)
    assert match is not None
    assert number_of(match[1]) == number
