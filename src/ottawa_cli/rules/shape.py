"""Rules on the form of a block: which keys it has, and how each value is written."""

from __future__ import annotations

from typing import Final

from ottawa_cli.findings import Fault, quoted

NOT_A_CODE: Final = "not a State's code, which is two to eight capital letters or digits, a letter first"
_SEE: Final = "docs/registry.md tells"


def missing_key(key: str) -> Fault:
    """A block has the keys that it needs."""
    return Fault("missing-key", f"no '{key}' here", f"add it; {_SEE} what belongs here")


def unknown_key(key: str) -> Fault:
    """A block has no key beyond those of the format."""
    hint = _MOVED_KEYS.get(key, f"take it out, or look up the spelling; {_SEE} what belongs here")
    return Fault("unknown-key", f"no key '{quoted(key)}' belongs here", hint)


def wrong_shape(what: str) -> Fault:
    """Where a list, a mapping or a single value belongs, there is one."""
    return Fault("wrong-shape", f"{what} here", f"{_SEE} what belongs here, with an example")


def wrong_format() -> Fault:
    """The file says that it is of format 1."""
    return Fault("wrong-format", "not a format that this program reads", "write 'format: 1'")


def wrong_code(code: str, meant: str | None = None) -> Fault:
    """A State stands under its code, and is named by it."""
    top = "only format, treaty, sources and the States by code stand at the top of the file"
    return Fault("wrong-code", f"'{quoted(code)}' is {NOT_A_CODE}", f"write {meant}" if meant else top)


def wrong_date(said: str) -> Fault:
    """A date is a day of the calendar, or as much of it as is known."""
    return Fault("wrong-date", said, f"{_SEE} how dates are written")


def wrong_period(said: str) -> Fault:
    """A period is written as in ISO 8601, up to a hundred years."""
    return Fault("wrong-period", said, f"{_SEE} how periods are written")


def wrong_number(said: str) -> Fault:
    """A number is written in digits."""
    return Fault("wrong-number", said, "write digits alone, such as 40")


def wrong_word(said: str) -> Fault:
    """Where the format knows some words, one of them is written."""
    return Fault("wrong-word", said, f"{_SEE} what each of them means")


def wrong_address(said: str) -> Fault:
    """A source is found at an address of the web."""
    return Fault("wrong-address", said, "give the address at which a reader finds the source")


def too_many_partial_dates(said: str) -> Fault:
    """At most six dates of a block from which something is computed are known in part."""
    return Fault("too-many-partial-dates", said, "narrow the dates down, or leave out what nothing follows from")


SAID: Final = {
    "wrong-shape": wrong_shape,
    "wrong-date": wrong_date,
    "wrong-period": wrong_period,
    "wrong-number": wrong_number,
    "wrong-word": wrong_word,
    "wrong-code": wrong_code,
    "wrong-address": wrong_address,
    "too-many-partial-dates": too_many_partial_dates,
}
"""The rules that the model names, each with what it says of the text it was given."""

RULES: Final = (
    missing_key,
    unknown_key,
    wrong_shape,
    wrong_format,
    wrong_code,
    wrong_date,
    wrong_period,
    wrong_number,
    wrong_word,
    wrong_address,
    too_many_partial_dates,
)

_MOVED_KEYS: Final = {
    "received": "a consent is deposited (art. 16(3)): write 'deposited'",
    "deposited": "a withdrawal or revocation is dated by its receipt (art. 20(3)): write 'received'",
    "status": "a status is computed, never filed; take it out",
    "code": "take it out: the code is the key of the block",
}
