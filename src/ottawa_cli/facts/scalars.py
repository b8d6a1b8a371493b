"""From the text of a file to single values: how each kind of them is read, strictly, and what editors say of it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Final, Generic, TypeVar

from pydantic_core import PydanticCustomError, core_schema

from ottawa_cli.facts.full_days import parse_day
from ottawa_cli.facts.partial_dates import PartialDate, parse_partial
from ottawa_cli.facts.periods import Period

Value = TypeVar("Value")


class Written(Generic[Value]):
    """How a value is written: for the model, which reads it, and for editors, which type YAML by themselves.

    Args:
        rule: under which what ``parse`` refuses is found, in words of our own.
        parse: reads the text.
        schema: the JSON Schema of what editors make of it.
    """

    def __init__(self, rule: str, parse: Callable[[str], Value], schema: Mapping[str, object]) -> None:
        self._rule = rule
        self._parse = parse
        self._schema = dict(schema)

    def __get_pydantic_core_schema__(self, *_: object) -> core_schema.CoreSchema:
        """Pydantic's own hook: the value is what ``parse`` makes of the text."""
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, *_: object) -> dict[str, object]:
        """The same for the JSON Schema."""
        return self._schema

    def _read(self, value: object) -> Value:
        if not isinstance(value, str):
            raise PydanticCustomError("wrong-shape", "a single value, not a list or a mapping, belongs")
        try:
            return self._parse(value)
        except ValueError as error:
            raise PydanticCustomError(self._rule, "{reason}", {"reason": str(error)}) from None


def _pattern(pattern: str, reason: str, value_of: Callable[[str], Value]) -> Callable[[str], Value]:
    """Read what matches a pattern whole; ``reason`` says of anything else what it is not."""
    matches = re.compile(pattern).fullmatch

    def parse(text: str) -> Value:
        if matches(text) is None:
            raise ValueError(reason)
        return value_of(text)

    return parse


def _text(pattern: str, message: str, **also: object) -> dict[str, object]:
    """Text of a pattern; editors show ``message`` where it fails."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message, **also}


_YEARS: Final = "(1[89][0-9]{2}|2[01][0-9]{2}|2200)"
_MONTHS: Final = f"{_YEARS}-(0[1-9]|1[0-2])"
_DAYS: Final = f"{_MONTHS}-(0[1-9]|[12][0-9]|3[01])"
_MOMENTS: Final = f"^({_YEARS}|{_MONTHS}|{_DAYS}(/{_DAYS})?)$"
_PERIODS: Final = "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"
_ADDRESS: Final = r'https?://[^\s/<>"]+(/[^\s<>"]*)?'
NOT_A_CODE: Final = "not a State's code, which is two to eight capital letters or digits, a letter first"
CODE_PATTERN: Final = "[A-Z][A-Z0-9]{1,7}"

Day = Annotated[date, Written("wrong-date", parse_day, _text(f"^{_DAYS}$", "a day is written YYYY-MM-DD"))]
Moment = Annotated[
    PartialDate,
    Written(
        "wrong-date",
        parse_partial,
        _text(
            _MOMENTS,
            "a date is written YYYY-MM-DD, or YYYY-MM, YYYY or YYYY-MM-DD/YYYY-MM-DD where the day is not known",
            type=["string", "integer"],
            minimum=1800,
            maximum=2200,
        ),
    ),
]
"""A day that may be known in part."""
Span = Annotated[
    Period,
    Written(
        "wrong-period",
        Period.parse,
        _text(_PERIODS, "a period is written as in ISO 8601: P6M, P1Y, P90D or P6M1D"),
    ),
]
Whole = Annotated[
    int,
    Written(
        "wrong-number",
        _pattern("[0-9]{1,4}", "not a whole number", int),
        _text("^[0-9]{1,4}$", "a number is written in digits", type=["integer", "string"], minimum=0, maximum=9999),
    ),
]
"""A number of States, which has four digits at the most."""
Truth = Annotated[
    bool,
    Written(
        "wrong-word",
        _pattern("true|false", "neither true nor false", lambda text: text == "true"),
        {"enum": [True, False, "true", "false"]},
    ),
]
Code = Annotated[
    str,
    Written(
        "wrong-code",
        _pattern(CODE_PATTERN, NOT_A_CODE, str),
        _text(f"^{CODE_PATTERN}$", "a State's code is two to eight capital letters or digits, a letter first"),
    ),
]
Address = Annotated[
    str,
    Written(
        "wrong-address",
        _pattern(_ADDRESS, "not an address; write https://...", str),
        _text(f"^{_ADDRESS}$", "an address begins with https:// or http://"),
    ),
]


def is_code(text: str) -> bool:
    """Can it be a State's code?"""
    return re.fullmatch(CODE_PATTERN, text) is not None
