"""Which State is meant: ``LT``, ``LTU``, ``440``, ``Lithuania`` or ``Litauen``; nothing is ever guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ottawa_cli.facts.names import Name, Names, NoStates
from ottawa_cli.facts.spelling import all_folded, spelling_of
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import UnknownState, Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

Meanings = Mapping[str, Collection[str]]
"""The codes of the States that each folded spelling may mean."""


def load_names() -> Names:
    """The names shipped in data/names.yaml, by alpha-2 code.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    from ottawa_cli.facts.findings import Finding
    from ottawa_cli.reading.blocks import Block, read

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


class Lookup:
    """What a query is looked up in: the registry's own names, and every name that the program knows.

    ``states``: the registry's own names, by code. ``known``: the meanings of ``names``, where they are known already.
    """

    def __init__(self, states: Mapping[str, str], names: Names, known: Meanings | None = None) -> None:
        self.states = dict(sorted(states.items()))
        self.names = names
        self.known = meanings(names) if known is None else known
        own = all_folded(name.replace("\n", "") for name in self.states.values())
        self.own = dict(zip(self.states, own, strict=False))
        """The registry's own names, folded, by code."""

    def codes_meant(self, query: str) -> list[str]:
        """The States of the registry that a query may mean: the one of that code, else all of that name."""
        spelling = spelling_of(query)
        for code in (query, spelling.upper()):
            if code in self.states:
                return [code]
        return sorted({*self.codes_spelled(spelling)})

    def codes_spelled(self, spelling: str) -> list[str]:
        """The States of the registry with a name that is folded so: by their own names first."""
        own = [code for code, name in self.own.items() if name == spelling]
        return own + sorted([code for code in self.known.get(spelling, ()) if code in self.states])

    def find(self, queries: Sequence[str], no_states: NoStates | None = None) -> list[str]:
        """The code of the State that each query names: case, accents and punctuation do not matter.

        ``no_states``: what is the name of something else, where that was read already.

        Raises:
            UnknownState: some name no State of the registry, or more than one; of each it is said why.
        """
        found = [self.codes_meant(query) for query in queries]
        wrong = [(query, codes) for query, codes in zip(queries, found, strict=True) if len(codes) != 1]
        if wrong:
            raise self._unknown(wrong, no_states)
        return [codes[0] for codes in found]

    def _unknown(self, wrong: Sequence[tuple[str, list[str]]], no_states: NoStates | None) -> UnknownState:
        """All that is wrong with some queries, each with the States that it may mean."""
        from ottawa_cli.reading.unknown_names import listed, load_no_states, why_unknown

        reasons, without_reason = [], []
        for query, codes in wrong:
            if codes:
                reasons.append(f"'{quoted(query)}' names more than one State: {listed(codes, self.states)}; use a code")
            elif elsewhere := self.known.get(spelling_of(query)):
                code = min(elsewhere)
                reasons.append(f"{self.names[code].name} ({code}) is not in this registry")
            elif reason := why_unknown(query, self, no_states or load_no_states()):
                reasons.append(reason)
            else:
                without_reason.append(f"'{quoted(query)}'")
        if without_reason:
            reasons.append(f"no State is known as {', '.join(dict.fromkeys(without_reason))}")
        return UnknownState("\n".join(dict.fromkeys(reasons)), is_listed=bool(without_reason))


def find_state(query: str, states: Mapping[str, str], names: Names) -> str:
    """The code of the State that ``query`` names, as ``Lookup.find`` has it."""
    return find_states([query], states, names)[0]


def find_states(queries: Sequence[str], states: Mapping[str, str], names: Names) -> list[str]:
    """The code of the State that each query names, as ``Lookup.find`` has it; ``states``: own names, by code."""
    return Lookup(states, names).find(queries)
