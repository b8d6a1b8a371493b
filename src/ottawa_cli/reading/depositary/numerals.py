"""Numbers as clauses of treaties write them: ``sixty-fifth``, ``one hundred and eightieth``, ``22nd``, ``three``."""

from __future__ import annotations

import re
from typing import Final

_ONES: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR: Final = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_CARDINALS: Final = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
_ORDINALS: Final = {
    **{f"{word}th": number for word, number in _CARDINALS.items()},
    **{f"{word[:-1]}ieth": _CARDINALS[word] for word in _TENS},
    **_IRREGULAR,
}


def _pattern(last: str, figures: str) -> str:
    """What may stand before the last word, the last word, or figures; one group in all."""
    return rf"\b((?:(?:one |a )?hundred (?:and )?)?(?:(?:{'|'.join(_TENS)})[- ])?(?:{last})|{figures})"


ORDINAL: Final = _pattern("|".join([*_ORDINALS, "(?:one )?hundredth"]), "[0-9]{1,3}(?:st|nd|rd|th)")
CARDINAL: Final = _pattern("|".join(_CARDINALS), "[0-9]{1,3}")


def number_of(words: str) -> int:
    """The number that a match of either pattern names."""
    if figures := re.match("[0-9]+", words):
        return int(figures[0])
    rest, is_over = re.subn(r"^(?:one |a )?hundred(?:th$| and | )", "", words.lower())
    named = (_CARDINALS.get(word) or _ORDINALS.get(word, 0) for word in re.split("[- ]", rest))
    return 100 * is_over + sum(named)
