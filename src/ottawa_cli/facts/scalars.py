"""From the text of a file to single values: how each kind of them is read, strictly, and what editors say of it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Final, TypeVar

from pydantic import PlainValidator, WithJsonSchema
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


def _pattern(pattern: str, reason: str, value_of: Callable[[str], Value]) -> Callable[[str], Value]:
    """Read what matches a pattern whole; ``reason`` says of anything else what it is not."""
    matches = re.compile(pattern).fullmatch

    def parse(text: str) -> Value:
        if matches(text) is None:
            raise ValueError(reason)
        return value_of(text)

    return parse


def _written(pattern: str, message: str, **also: object) -> WithJsonSchema:
    """How a value is written, for editors, which type YAML by themselves; they show ``message`` where it fails."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "patternErrorMessage": message, **also})


_YEARS: Final = "(1[89][0-9]{2}|2[01][0-9]{2}|2200)"
_MONTHS: Final = f"{_YEARS}-(0[1-9]|1[0-2])"
_DAYS: Final = f"{_MONTHS}-(0[1-9]|[12][0-9]|3[01])"
_MOMENTS: Final = f"^({_YEARS}|{_MONTHS}|{_DAYS}(/{_DAYS})?)$"
_PERIODS: Final = "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"
_ADDRESS: Final = r'https?://[^\s/<>"]+(/[^\s<>"]*)?'
NOT_A_CODE: Final = "not a State's code, which is two to eight capital letters or digits, a letter first"
CODE_PATTERN: Final = "[A-Z][A-Z0-9]{1,7}"

Day = Annotated[date, _read_by("wrong-date", parse_day), _written(f"^{_DAYS}$", "a day is written YYYY-MM-DD")]
Moment = Annotated[
    PartialDate,
    _read_by("wrong-date", parse_partial),
    _written(
        _MOMENTS,
        "a date is written YYYY-MM-DD, or YYYY-MM, YYYY or YYYY-MM-DD/YYYY-MM-DD where the day is not known",
        type=["string", "integer"],
        minimum=1800,
        maximum=2200,
    ),
]
"""A day that may be known in part."""
Span = Annotated[
    Period,
    _read_by("wrong-period", Period.parse),
    _written(_PERIODS, "a period is written as in ISO 8601: P6M, P1Y, P90D or P6M1D"),
]
Whole = Annotated[
    int,
    _read_by("wrong-number", _pattern("[0-9]{1,4}", "not a whole number", int)),
    _written("^[0-9]{1,4}$", "a number is written in digits", type=["integer", "string"], minimum=0, maximum=9999),
]
"""A number of States, which has four digits at the most."""
Truth = Annotated[
    bool,
    _read_by("wrong-word", _pattern("true|false", "neither true nor false", lambda text: text == "true")),
    WithJsonSchema({"enum": [True, False, "true", "false"]}),
]
Code = Annotated[
    str,
    _read_by("wrong-code", _pattern(CODE_PATTERN, NOT_A_CODE, str)),
    _written(f"^{CODE_PATTERN}$", "a State's code is two to eight capital letters or digits, a letter first"),
]
Address = Annotated[
    str,
    _read_by("wrong-address", _pattern(_ADDRESS, "not an address; write https://...", str)),
    _written(f"^{_ADDRESS}$", "an address begins with https:// or http://"),
]


def is_code(text: str) -> bool:
    """Can it be a State's code?"""
    return re.fullmatch(CODE_PATTERN, text) is not None
