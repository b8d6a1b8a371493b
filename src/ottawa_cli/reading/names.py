"""Which State is meant: ``LT``, ``LTU``, ``440``, ``Lithuania`` or ``Litauen``; nothing is ever guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Name, Names
from ottawa_cli.facts.spelling import all_folded, folded, spelling_of
from ottawa_cli.reading.blocks import Block, read
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import UnknownState, Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

Meanings = Mapping[str, set[str]]
"""The codes of the States that each folded spelling may mean."""


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
    """The code of the State that ``query`` names, as ``find_states`` has it."""
    return find_states([query], states, names)[0]


def find_states(queries: Sequence[str], states: Mapping[str, str], names: Names) -> list[str]:
    """The code of the State that each query names: case, accents and punctuation do not matter.

    Args:
        queries: codes or names.
        states: the registry's own names, by code.
        names: every name that the program knows.

    Raises:
        UnknownState: some name no State of the registry, or more than one; of each it is said why.
    """
    known = meanings(names)
    found = [codes_meant(query, states, known) for query in queries]
    wrong = [(query, codes) for query, codes in zip(queries, found, strict=True) if len(codes) != 1]
    if wrong:
        raise _unknown(wrong, states, names, known)
    return [codes[0] for codes in found]


def codes_meant(query: str, states: Mapping[str, str], known: Meanings) -> list[str]:
    """The States of a registry that a query may mean: the one of that code, else all of that name."""
    spelling = spelling_of(query)
    for code in (query, spelling.upper()):
        if code in states:
            return [code]
    own = {code for code, name in states.items() if folded(name) == spelling}
    return sorted(own | {code for code in known.get(spelling, ()) if code in states})


def _unknown(
    wrong: Sequence[tuple[str, list[str]]], states: Mapping[str, str], names: Names, known: Meanings
) -> UnknownState:
    """All that is wrong with some queries, each with the States that it may mean."""
    from ottawa_cli.reading.unknown_names import listed, why_unknown

    reasons, without_reason = [], []
    for query, codes in wrong:
        if codes:
            reasons.append(f"'{quoted(query)}' names more than one State: {listed(codes, states)}; use a code")
        elif elsewhere := known.get(spelling_of(query)):
            code = min(elsewhere)
            reasons.append(f"{names[code].name} ({code}) is not in this registry")
        elif reason := why_unknown(query, states, names):
            reasons.append(reason)
        else:
            without_reason.append(f"'{quoted(query)}'")
    if without_reason:
        reasons.append(f"no State is known as {', '.join(dict.fromkeys(without_reason))}")
    return UnknownState("\n".join(dict.fromkeys(reasons)), is_listed=bool(without_reason))
