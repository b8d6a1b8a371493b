"""Who a row is about: a State by its code, whatever form its name has; or an organisation, a territory."""

from __future__ import annotations

import re
from typing import Final

from ottawa_cli.facts.deposits import Entity
from ottawa_cli.facts.spelling import all_folded, spelling_of
from ottawa_cli.reading.depositary.table import plain_text
from ottawa_cli.reading.names import load_names, meanings

_SHORTEST: Final = 4
"""Letters of a name that is looked for in a text."""
LONGEST_NAME: Final = 300
"""No participant has a longer one."""
_TRAILING_NUMBERS: Final = re.compile(r"(?:[ ,]+[0-9]{1,3}(?![0-9]))+[ ,]*$")
"""The numbers of end notes where a form has lost that they are raised: ``Denmark 1``, ``Ireland 6 , 18 ,``."""
_ORGANISATION: Final = re.compile(
    r"\b(?:Agency|Bank|Commission|Committee|Community|Council|Fund|League|Market|Organi[sz]ation|Union(?! of Soviet)"
    r"|United Nations|COMESA|ECOWAS|Eurocontrol|Eutelsat|ICAO|OPCW)\b",
    re.IGNORECASE,
)
TERRITORIES: Final = (
    "American Samoa", "Anguilla", "Aruba", "Bermuda", "Bonaire, Sint Eustatius and Saba", "Curaçao",
    "French Polynesia", "Gibraltar", "Greenland", "Guam", "Guernsey", "Hong Kong", "Isle of Man", "Jersey", "Macao",
    "Macau", "Montserrat", "Netherlands Antilles", "New Caledonia", "Puerto Rico", "Saint Helena", "Sint Maarten",
    "St. Helena", "Tokelau",
)  # fmt: skip
"""Parts of States and territories for which they act, by their names; one that is an island is known by that."""


class Participants:
    """Looks names up."""

    def __init__(self) -> None:
        self._names = load_names()
        self._known = meanings(self._names)
        self._territories = frozenset(all_folded(TERRITORIES))

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
        is_territory = spelling_of(name.partition(" (")[0]) in self._territories or re.search(r"\bIslands?\b", name)
        return "territory" if is_territory else "other"

    def forms_of(self, name: str, code: str | None) -> tuple[str, ...]:
        """How a text may call a participant: by the name it is listed by, a shorter or an older one."""
        known = self._names.get(code) if code else None
        others = (known.name, *known.also) if known else ()
        return tuple(dict.fromkeys(form for form in (name, name.partition(" (")[0], *others) if len(form) >= _SHORTEST))
