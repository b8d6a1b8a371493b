"""The general entry into force as a file's header tells it: the day nearly always, of the clause what it quotes."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal

from ottawa_cli.facts.deposits import GeneralEntryIntoForce
from ottawa_cli.reading.depositary.cells import DAY_WORDS, day_of
from ottawa_cli.reading.depositary.numerals import CARDINAL, ORDINAL, number_of

_BEGINS: Final = re.compile(rf"\s*{DAY_WORDS}")
_PROVISIONALLY: Final = re.compile(rf"provisionally,? on {DAY_WORDS}")
_DEFINITIVELY: Final = re.compile(rf"definitively,? on {DAY_WORDS}")
_ARTICLE: Final = re.compile(
    r"in accordance with (?:(?:the provisions of )?(?:its )?(?:[Aa]rticle|[Ss]ection|[Pp]aragraph)s?\s*)?"
    r"([0-9]{1,3}|[IVXL]+)((?:\s?\([0-9]{0,2}[a-z]{0,2}\))*)"
)
_DAY: Final = re.compile(rf"{ORDINAL} day (?:following|after)", re.IGNORECASE)
_DAYS: Final = re.compile(rf"{CARDINAL} (?:\([0-9]+\) )?(day|month|year)s? (?:after|following|from)\b", re.IGNORECASE)
_MONTH: Final = re.compile(rf"first day of the {ORDINAL} month", re.IGNORECASE)
_NEXT_MONTH: Final = re.compile(
    r"first day of the month following the (?:expiration|expiry) of (?:a period of )?"
    rf"{CARDINAL} (?:\([0-9]+\) )?months?",
    re.IGNORECASE,
)
_THRESHOLD: Final = re.compile(rf"{ORDINAL} (?:such )?instrument", re.IGNORECASE)
_LATER: Final = re.compile(
    r"\bfor (?:(?:each|every|any|a|those|all) )?(?:other )?(?:States?|Part(?:y|ies))\b", re.IGNORECASE
)
"""Where a clause goes on to those that consent later: it is their period that a registry has."""

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
    later = _LATER.search(text)
    period, rule = _clause(text[later.start() :] if later else text)
    if not period:
        period, rule = _clause(text)
    threshold = _THRESHOLD.search(text)
    return GeneralEntryIntoForce(
        text,
        _day(definitively) or _day(began),
        _day(_PROVISIONALLY.search(text)),
        f"{article[1]}{article[2].replace(' ', '')}" if article else None,
        period,
        rule,
        number_of(threshold[1]) if threshold else None,
    )


def _day(match: re.Match[str] | None) -> date | None:
    return day_of(*match.groups()[:3]) if match else None


def _clause(text: str) -> tuple[str | None, DayRule | None]:
    """The period from a deposit to the entry into force, and to which day its end is moved, where they are quoted."""
    if match := _NEXT_MONTH.search(text):
        return f"P{number_of(match[1])}M", "first-of-next-month"
    if match := _MONTH.search(text):
        return f"P{number_of(match[1])}M", "first-of-month"
    if match := _DAY.search(text):
        return f"P{number_of(match[1])}D", "same"
    if match := _DAYS.search(text):
        return f"P{number_of(match[1])}{match[2][0].upper()}", "same"
    return None, None
