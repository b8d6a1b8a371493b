"""Which State is meant: ``LT``, ``LTU``, ``440``, ``Lithuania`` or ``Litauen``; nothing is ever guessed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.findings import CutShort, Finding
from ottawa_cli.facts.model import Name
from ottawa_cli.facts.spelling import LONGEST_QUERY, folded
from ottawa_cli.reading.blocks import SourceEntry, read
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.facts.model import Names, Registry

_ALIKE: Final = 0.7  # of difflib's measure: what a reader would still call a slip of the pen


def load_names() -> Names:
    """The names shipped in data/names.yaml, by alpha-2 code.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    file = shipped("names.yaml")
    return dict(_names(file))


def _names(file: str) -> Iterator[tuple[str, Name]]:
    for block in read(read_file(file)):
        match block:
            case Finding():
                raise Unreadable(f"{quoted(file)}:{block.line}:{block.column}: {block.message}; install ottawa anew")
            case (code, {"name": str(name), "alpha_3": str(alpha_3), "m49": str(m49), "also": str(also)}, _, _):
                yield code, Name(name, alpha_3, m49, tuple(also.split("; ")))
            case CutShort() | SourceEntry():
                raise Unreadable(f"{quoted(file)}: it cannot be read; install ottawa anew")
            case _:
                raise Unreadable(f"{quoted(file)}: {block.key} is not as it was shipped; install ottawa anew")


def find_state(query: str, registry: Registry, names: Names) -> str:
    """The code of the State that ``query`` names: case, accents and punctuation do not matter.

    Raises:
        WrongUse: no State of the registry is named so, or more than one; up to three suggestions are made.
    """
    if query in registry.states:
        return query
    asked = folded(query[:LONGEST_QUERY])
    if asked.upper() in registry.states:
        return asked.upper()
    meant = _meant(registry, names)
    codes = meant.get(asked, set())
    here = [code for code in sorted(codes) if code in registry.states]
    if len(here) == 1:
        return here[0]
    if len(here) > 1:
        raise WrongUse(f"'{quoted(query)}' names more than one State: {', '.join(_told(registry, here))}; use a code")
    if codes:
        code = min(codes)
        raise WrongUse(f"{names[code].name} ({code}) is not in this registry")
    raise WrongUse(_unknown(query, asked, meant, registry))


def _unknown(query: str, asked: str, meant: dict[str, set[str]], registry: Registry) -> str:
    if not asked:
        return "no State is named; give a code or a name, such as LT or Lithuania"
    close = get_close_matches(asked, meant, n=12, cutoff=_ALIKE)
    codes = list(
        dict.fromkeys(code for spelling in close for code in sorted(meant[spelling]) if code in registry.states)
    )
    suggestions = f" did you mean {', '.join(_told(registry, codes[:3]))}?" if codes else ""
    return f"no State is known as '{quoted(query)}';{suggestions or ' see them all with: ottawa list'}"


def _told(registry: Registry, codes: list[str]) -> list[str]:
    return [f"{registry.states[code].name} ({code})" for code in codes]


def spellings(code: str, name: Name) -> tuple[str, ...]:
    """Every code and name of a State."""
    return (code, name.alpha_3, name.m49, name.name, *name.also)


def _meant(registry: Registry, names: Names) -> dict[str, set[str]]:
    """Every folded code and name, a registry's own included, and the States that it stands for."""
    meant: dict[str, set[str]] = {}
    for code, name in names.items():
        for spelling in spellings(code, name):
            meant.setdefault(folded(spelling), set()).add(code)
    for code, state in registry.states.items():
        meant.setdefault(folded(code), set()).add(code)
        meant.setdefault(folded(state.name), set()).add(code)
    return meant
