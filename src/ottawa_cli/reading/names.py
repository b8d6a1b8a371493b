"""Which State is meant: ``LT``, ``LTU``, ``440``, ``Lithuania`` or ``Litauen``; nothing is ever guessed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Name
from ottawa_cli.facts.spelling import LONGEST_QUERY, folded
from ottawa_cli.reading.blocks import Block, read
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
    for item in read(read_file(file)):
        match item:
            case Finding():
                raise Unreadable(f"{quoted(file)}:{item.line}:{item.column}: {item.message}; install ottawa anew")
            case Block(code, {"name": str(name), "alpha_3": str(alpha_3), "m49": str(m49), "also": str(also)}):
                yield code, Name(name, alpha_3, m49, tuple(also.split("; ")))
            case Block():
                raise Unreadable(f"{quoted(file)}: {item.key} is not as it was shipped; install ottawa anew")
            case _:
                raise Unreadable(f"{quoted(file)}: it cannot be read; install ottawa anew")


def find_state(query: str, registry: Registry, names: Names) -> str:
    """The code of the State that ``query`` names: case, accents and punctuation do not matter.

    Raises:
        WrongUse: no State of the registry is named so, or more than one; up to three suggestions are made.
    """
    if query in registry.states:
        return query
    spelling = folded(query[:LONGEST_QUERY])
    if spelling.upper() in registry.states:
        return spelling.upper()
    codes_by_spelling = _codes_by_spelling(registry, names)
    codes = sorted(codes_by_spelling.get(spelling, ()))
    match [code for code in codes if code in registry.states]:
        case [code]:
            return code
        case [_, *_] as here:
            labels = ", ".join(_labels(registry, here))
            raise WrongUse(f"'{quoted(query)}' names more than one State: {labels}; use a code")
    if codes:
        raise WrongUse(f"{names[codes[0]].name} ({codes[0]}) is not in this registry")
    raise WrongUse(_unknown(query, spelling, codes_by_spelling, registry))


def _unknown(query: str, spelling: str, codes_by_spelling: dict[str, set[str]], registry: Registry) -> str:
    if not spelling:
        return "no State is named; give a code or a name, such as LT or Lithuania"
    alike = get_close_matches(spelling, codes_by_spelling, n=12, cutoff=_ALIKE)
    codes = [code for close in alike for code in sorted(codes_by_spelling[close]) if code in registry.states]
    labels = _labels(registry, list(dict.fromkeys(codes))[:3])
    hint = f"did you mean {', '.join(labels)}?" if labels else "see them all with: ottawa list"
    return f"no State is known as '{quoted(query)}'; {hint}"


def _labels(registry: Registry, codes: list[str]) -> list[str]:
    return [f"{registry.states[code].name} ({code})" for code in codes]


def spellings(code: str, name: Name) -> tuple[str, ...]:
    """Every code and name of a State."""
    return (code, name.alpha_3, name.m49, name.name, *name.also)


def _codes_by_spelling(registry: Registry, names: Names) -> dict[str, set[str]]:
    """Every folded code and name, a registry's own included, and the States that it stands for."""
    codes: dict[str, set[str]] = {}
    for code, name in names.items():
        for spelling in spellings(code, name):
            codes.setdefault(folded(spelling), set()).add(code)
    for code, state in registry.states.items():
        codes.setdefault(folded(code), set()).add(code)
        codes.setdefault(folded(state.name), set()).add(code)
    return codes
