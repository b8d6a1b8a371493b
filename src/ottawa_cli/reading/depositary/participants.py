"""Who a row is about: a State by its code, whatever form its name has; or an organisation, a territory."""

from __future__ import annotations

import re
from typing import Final

from ottawa_cli.facts.deposits import Entity
from ottawa_cli.facts.spelling import spelling_of
from ottawa_cli.reading.depositary.table import plain_text
from ottawa_cli.reading.names import load_names, meanings
from ottawa_cli.reading.unknown_names import load_no_states

LONGEST_NAME: Final = 300
"""No participant has a longer one."""
_TRAILING_NUMBERS: Final = re.compile(r"(?:[ ,]+[0-9]{1,3}(?![0-9]))+[ ,]*$")
"""The numbers of end notes where a form has lost that they are raised: ``Denmark 1``, ``Ireland 6 , 18 ,``."""
_ORGANISATION: Final = re.compile(
    r"\b(?:Agency|Bank|Commission|Community|Council|Fund|Market|Organi[sz]ation|Union|United Nations|OPCW|ICAO)\b"
)


class Participants:
    """Looks names up."""

    def __init__(self) -> None:
        self._known = meanings(load_names())
        self._no_states = load_no_states()

    def name_of(self, marked: str) -> str:
        """A participant's name as printed, without the numbers of its end notes."""
        return _TRAILING_NUMBERS.sub("", plain_text(marked)[:LONGEST_NAME])

    def code_of(self, name: str) -> str | None:
        """The code of the State that a name is one of; None: of none, or of more than one."""
        codes = self._known.get(spelling_of(name), set())
        return next(iter(codes)) if len(codes) == 1 else None

    def entity_of(self, name: str, code: str | None) -> Entity:
        """What a name stands for."""
        if code:
            return "state"
        if _ORGANISATION.search(name):
            return "organisation"
        return "territory" if spelling_of(name) in self._no_states or "Island" in name else "other"
