"""Who a row is about: a State by its code, whatever form its name has; or an organisation, a territory."""

from __future__ import annotations

import re
from typing import Final

from ottawa_cli.facts.deposits import Entity
from ottawa_cli.facts.spelling import spelling_of
from ottawa_cli.reading.depositary.table import plain_text
from ottawa_cli.reading.names import codes_meant, load_names, meanings
from ottawa_cli.reading.unknown_names import load_no_states

_TRAILING_NUMBERS: Final = re.compile(r"(?:\s*,?\s*[0-9]{1,3})+\s*,?$")
"""The numbers of end notes where a form has lost that they are raised: ``Denmark 1``, ``Ireland 6 , 18 ,``."""
_ORGANISATION: Final = re.compile(
    r"\b(?:Agency|Bank|Commission|Community|Council|Fund|Market|Organi[sz]ation|Union|United Nations|OPCW|ICAO)\b"
)


class Participants:
    """Looks names up."""

    def __init__(self) -> None:
        names = load_names()
        self._known = meanings(names)
        self._states = {code: name.name for code, name in names.items()}
        self._no_states = load_no_states()

    def name_of(self, marked: str) -> str:
        """A participant's name as printed, without the numbers of its end notes."""
        return _TRAILING_NUMBERS.sub("", plain_text(marked))

    def code_of(self, name: str) -> str | None:
        """The code of the State that a name is one of; None: of none, or of more than one."""
        codes = codes_meant(name, self._states, self._known) if name else []
        return codes[0] if len(codes) == 1 else None

    def entity_of(self, name: str, code: str | None) -> Entity:
        """What a name stands for."""
        if code:
            return "state"
        if _ORGANISATION.search(name):
            return "organisation"
        return "territory" if spelling_of(name) in self._no_states or "Island" in name else "other"
