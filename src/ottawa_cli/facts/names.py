"""How States are named and numbered, for look-up only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Name(NamedTuple):
    """How a State is named and numbered: for look-up only."""

    name: str
    alpha_3: str
    m49: str
    also: tuple[str, ...] = ()


Names = Mapping[str, Name]
"""Names by alpha-2 code."""


class NoState(NamedTuple):
    """What a name stands for that is no State's, and the States that may be meant."""

    says: str
    instead: tuple[str, ...]


NoStates = Mapping[str, NoState]
"""By each folded spelling."""
