"""By what a table for research says which State a row is of: by every code that such tables are joined on."""

from __future__ import annotations

from typing import Final, NamedTuple

from ottawa_cli.facts.model import Numbers, State, StateNumbers
from ottawa_cli.facts.names import Names

NO_NUMBERS: Final[Numbers] = {}
_NO_NUMBER: Final = StateNumbers(None, None)


class Identifiers(NamedTuple):
    """One State; None where a list has it not. The first columns of a table."""

    code: str
    iso3: str | None
    cow: str | None
    """Its number in the State System Membership of the Correlates of War Project."""
    gw: str | None
    """Its number with Gleditsch and Ward."""
    name: str


def identifiers(state: State, names: Names, numbers: Numbers = NO_NUMBERS) -> Identifiers:
    """What a State is known by."""
    name = names.get(state.code)
    return Identifiers(state.code, name.alpha_3 if name else None, *numbers.get(state.code, _NO_NUMBER), state.name)
