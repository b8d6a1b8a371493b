"""The general entry into force as a file's header tells it: the day nearly always, of the clause what it quotes."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from ottawa_cli.facts.deposits import GeneralEntryIntoForce
from ottawa_cli.reading.depositary.cells import DAY_WORDS, day_of

_ONES: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_TENS: Final = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_TENS_BEFORE: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINAL: Final = rf"((?:(?:{'|'.join(_TENS_BEFORE)})-)?(?:{'|'.join([*_ONES, *_TENS])}))"

_BEGINS: Final = re.compile(rf"\s*{DAY_WORDS}")
_PROVISIONALLY: Final = re.compile(rf"provisionally,? on {DAY_WORDS}")
_DEFINITIVELY: Final = re.compile(rf"definitively,? on {DAY_WORDS}")
_ARTICLE: Final = re.compile(
    r"in accordance with (?:(?:the provisions of )?(?:its )?(?:article|section|paragraph)s?\s*)?"
    r"([0-9]{1,3}|[IVXL]+)((?:\s?\([0-9]{0,2}[a-z]{0,2}\))*)"
)
_DAYS: Final = re.compile(rf"\b{_ORDINAL} day (?:following|after)")
_MONTH: Final = re.compile(rf"first day of the {_ORDINAL} month")
_MONTHS: Final = re.compile(rf"\b({'|'.join(_NUMBERS)}) months? (?:after|following|from)")
_NEXT_MONTH: Final = re.compile(
    rf"first day of the month following the expiration of (?:a period of )?({'|'.join(_NUMBERS)}) months?"
)
_THRESHOLD: Final = re.compile(rf"\b{_ORDINAL} instrument")

_LONGEST: Final = 20_000
"""Characters of the longest clause that is quoted, and many more."""

DayRule = Literal["same", "first-of-month", "first-of-next-month"]


def entry_into_force_of(text: str | None) -> GeneralEntryIntoForce | None:
    """What the header says; None: nothing."""
    if not text:
        return None
    text = text[:_LONGEST]
    began, definitively = _BEGINS.match(text), _DEFINITIVELY.search(text)
    article = _ARTICLE.search(text)
    period, rule = _clause(text)
    threshold = _THRESHOLD.search(text)
    return GeneralEntryIntoForce(
        text,
        _day(definitively) or _day(began),
        _day(_PROVISIONALLY.search(text)),
        f"{article[1]}{article[2].replace(' ', '')}" if article else None,
        period,
        rule,
        _ordinal(threshold[1]) if threshold else None,
    )


def _day(match: re.Match[str] | None) -> date | None:
    return day_of(*match.groups()[:3]) if match else None


def _clause(text: str) -> tuple[str | None, DayRule | None]:
    """The period from a deposit to the entry into force, and to which day its end is moved, where they are quoted."""
    if match := _NEXT_MONTH.search(text):
        return f"P{_NUMBERS.index(match[1]) + 1}M", "first-of-next-month"
    if match := _MONTH.search(text):
        return f"P{_ordinal(match[1])}M", "first-of-month"
    if match := _DAYS.search(text):
        return f"P{_ordinal(match[1])}D", "same"
    if match := _MONTHS.search(text):
        return f"P{_NUMBERS.index(match[1]) + 1}M", "same"
    return None, None


def _ordinal(word: str) -> int:
    before, _, last = word.rpartition("-")
    return _TENS_BEFORE.get(before, 0) + (_TENS.get(last) or _ONES.index(last) + 1)
