"""Which State is meant: ``LT``, ``LTU``, ``440``, ``Lithuania`` or ``Litauen``; nothing is ever guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Name, Names
from ottawa_cli.facts.spelling import LONGEST_QUERY, all_folded, folded
from ottawa_cli.reading.blocks import Block, read
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

Meanings = Mapping[str, set[str]]
"""The codes of the States that each folded spelling may mean."""

_ALIKE: Final = 0.7  # of difflib's measure: what a reader would still call a slip of the pen


def load_names() -> Names:
    """The names shipped in data/names.yaml, by alpha-2 code.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    file = shipped("names.yaml")
    names: dict[str, Name] = {}
    for item in read(read_file(file)):
        match item:
            case Block(code, {"name": str(name), "alpha_3": str(alpha_3), "m49": str(m49), "also": str(also)}):
                names[code] = Name(name, alpha_3, m49, tuple(also.split("; ")))
            case Finding():
                raise Unreadable(f"{quoted(file)}:{item.line}:{item.column}: {item.message}; install ottawa anew")
            case Block():
                raise Unreadable(f"{quoted(file)}: {item.key} is not as it was shipped; install ottawa anew")
            case _:
                raise Unreadable(f"{quoted(file)}: it cannot be read; install ottawa anew")
    return names


def meanings(names: Names) -> Meanings:
    """Every code and name that the program knows, folded, with the States that it may mean."""
    pairs = [(spelling, code) for code, name in names.items() for spelling in _spellings(code, name)]
    return _gathered(pairs)


def _spellings(code: str, name: Name) -> tuple[str, ...]:
    return (code, name.alpha_3, name.m49, name.name, *name.also)


def _gathered(pairs: list[tuple[str, str]]) -> Meanings:
    gathered: dict[str, set[str]] = {}
    spellings = all_folded(spelling for spelling, _ in pairs) if pairs else []
    for spelling, (_, code) in zip(spellings, pairs, strict=True):
        gathered.setdefault(spelling, set()).add(code)
    return gathered


def find_state(query: str, states: Mapping[str, str], names: Names) -> str:
    """The code of the State that ``query`` names: case, accents and punctuation do not matter.

    Args:
        query: a code or a name.
        states: the registry's own names, by code.
        names: every name that the program knows.

    Raises:
        WrongUse: no State of the registry is named so, or more than one; up to three suggestions are made.
    """
    spelling = folded(query[:LONGEST_QUERY])
    known = meanings(names)
    codes = codes_meant(query, states, known)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise WrongUse(f"'{quoted(query)}' names more than one State: {_listed(codes, states)}; use a code")
    if spelling in known:
        code = min(known[spelling])
        raise WrongUse(f"{names[code].name} ({code}) is not in this registry")
    raise WrongUse(_unknown(query, spelling, known, states))


def codes_meant(query: str, states: Mapping[str, str], known: Meanings) -> list[str]:
    """The States of a registry that a query may mean: the one of that code, else all of that name."""
    spelling = folded(query[:LONGEST_QUERY])
    for code in (query, spelling.upper()):
        if code in states:
            return [code]
    own = {code for code, name in states.items() if folded(name) == spelling}
    return sorted(own | {code for code in known.get(spelling, ()) if code in states})


def _unknown(query: str, spelling: str, known: Meanings, states: Mapping[str, str]) -> str:
    if not spelling:
        return "no State is named; give a code or a name, such as LT or Lithuania"
    from difflib import get_close_matches

    own = _gathered([(text, code) for code, name in states.items() for text in (code, name)])
    close = get_close_matches(spelling, {**known, **own}, n=12, cutoff=_ALIKE)
    meant = (known.get(text, set()) | own.get(text, set()) for text in close)
    codes = list(dict.fromkeys(code for some in meant for code in sorted(some) if code in states))
    suggestions = f" did you mean {_listed(codes[:3], states)}?" if codes else " see them all with: ottawa list"
    return f"no State is known as '{quoted(query)}';{suggestions}"


def _listed(codes: Iterable[str], states: Mapping[str, str]) -> str:
    return ", ".join(f"{states[code]} ({code})" for code in codes)
