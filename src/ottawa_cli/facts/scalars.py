"""From the text of a file to single values: how each kind of them is read, strictly, and what editors say of it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Final, TypeVar

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from ottawa_cli.facts.full_days import parse_day
from ottawa_cli.facts.partial_dates import PartialDate, parse_partial
from ottawa_cli.facts.periods import Period

Value = TypeVar("Value")


def _read_by(rule: str, parse: Callable[[str], Value]) -> PlainValidator:
    """Read text with ``parse``; what it refuses becomes a finding of ``rule``, in words of our own."""

    def read(value: object) -> Value:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-shape", "a single value, not a list or a mapping, belongs")
        try:
            return parse(value)
        except ValueError as error:
            raise PydanticCustomError(rule, "{reason}", {"reason": str(error)}) from None

    return PlainValidator(read)


def _pattern(pattern: str, reason: str) -> Callable[[str], str]:
    matches = re.compile(pattern).fullmatch

    def parse(text: str) -> str:
        if matches(text) is None:
            raise ValueError(reason)
        return text

    return parse


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):  # a threshold is a number of States
        raise ValueError("not a whole number")
    return int(text)


def _truth(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError("neither true nor false")
    return text == "true"


class Written:
    """How a value is written, for editors, which type YAML by themselves; they show ``message`` where it fails."""

    def __init__(self, pattern: str, message: str, *types: str, **also: object) -> None:
        self.schema = {"type": [*types] or "string", "pattern": pattern, "patternErrorMessage": message, **also}

    def __get_pydantic_json_schema__(self, *_: object) -> dict[str, object]:
        return self.schema


class OneOf(Written):
    """One of some values, for editors."""

    def __init__(self, *values: object) -> None:
        self.schema = {"enum": [*values]}


_YEARS: Final = "(1[89][0-9]{2}|2[01][0-9]{2}|2200)"
_MONTHS: Final = f"{_YEARS}-(0[1-9]|1[0-2])"
_DAYS: Final = f"{_MONTHS}-(0[1-9]|[12][0-9]|3[01])"
_MOMENTS: Final = f"^({_YEARS}|{_MONTHS}|{_DAYS}(/{_DAYS})?)$"
_PERIODS: Final = "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"
_ADDRESS: Final = r'https?://[^\s/<>"]+(/[^\s<>"]*)?'
NOT_A_CODE: Final = "not a State's code, which is two to eight capital letters or digits, a letter first"
CODE_PATTERN: Final = "[A-Z][A-Z0-9]{1,7}"
_CODE: Final = re.compile(CODE_PATTERN)

Day = Annotated[date, _read_by("wrong-date", parse_day), Written(f"^{_DAYS}$", "a day is written YYYY-MM-DD")]
Moment = Annotated[
    PartialDate,
    _read_by("wrong-date", parse_partial),
    Written(
        _MOMENTS,
        "a date is written YYYY-MM-DD, or YYYY-MM, YYYY or YYYY-MM-DD/YYYY-MM-DD where the day is not known",
        "string",
        "integer",
        minimum=1800,
        maximum=2200,
    ),
]
"""A day that may be known in part."""
Span = Annotated[
    Period,
    _read_by("wrong-period", Period.parse),
    Written(_PERIODS, "a period is written as in ISO 8601: P6M, P1Y, P90D or P6M1D"),
]
Whole = Annotated[
    int,
    _read_by("wrong-number", _number),
    Written("^[0-9]{1,4}$", "a number is written in digits", "integer", "string", minimum=0, maximum=9999),
]
Truth = Annotated[bool, _read_by("wrong-word", _truth), OneOf(True, False, "true", "false")]
Code = Annotated[
    str,
    _read_by("wrong-code", _pattern(CODE_PATTERN, NOT_A_CODE)),
    Written(f"^{CODE_PATTERN}$", "a State's code is two to eight capital letters or digits, a letter first"),
]
Address = Annotated[
    str,
    _read_by("wrong-address", _pattern(_ADDRESS, "not an address; write https://...")),
    Written(f"^{_ADDRESS}$", "an address begins with https:// or http://"),
]


def is_code(text: str) -> bool:
    """Can it be a State's code?"""
    return _CODE.fullmatch(text) is not None
