"""What is said of a name that no State of the registry has: what is alike, or what it is a name of; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ottawa_cli.facts.full_days import is_written_as_day
from ottawa_cli.facts.model import Name, Names
from ottawa_cli.facts.spelling import LONGEST_QUERY, all_folded, folded, spelling_of
from ottawa_cli.reading.blocks import Block, read
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

_DAY: Final = re.compile(r"today|tomorrow|yesterday|[0-9]{1,2}[./ ][0-9a-z]{1,9}[./ ][0-9]{4}")
"""A day that somebody took for a name."""
_MOST_SUGGESTIONS: Final = 3
_SHORTEST_BEGINNING: Final = 3
_SHORTEST_WORD: Final = 4
"""So many letters of a name, or of a word inside it or of a name in another language, make it worth a suggestion."""
_LONG: Final = 7
"""From so many letters on, two slips are forgiven, before only one."""
_ALIKE: Final = 0.7  # of difflib's measure: below it nothing is a slip of the pen


class NoState(NamedTuple):
    """What a name stands for that is no State's, and the States that may be meant."""

    says: str
    instead: tuple[str, ...]


def load_no_states() -> dict[str, NoState]:
    """What is shipped in data/no_states.yaml, by each folded spelling.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    file = shipped("no_states.yaml")
    found: dict[str, NoState] = {}
    for item in read(read_file(file)):
        match item:
            case Block(code, {"also": str(also), "says": str(says), "instead": str(instead)}):
                no_state = NoState(says, tuple(code for code in instead.split("; ") if code != "-"))
                found.update(dict.fromkeys(all_folded([code, *also.split("; ")]), no_state))
            case _:
                raise Unreadable(f"{quoted(file)}: it is not as it was shipped; install ottawa anew")
    return found


def why_unknown(query: str, states: Mapping[str, str], names: Names) -> str | None:
    """What is to be said of a name that is no State's; None where nothing helps but the list of all."""
    spelling = spelling_of(query)
    if not spelling:
        return "no State is named; give a code or a name, such as LT or Lithuania"
    if is_written_as_day(query.strip()) or _DAY.fullmatch(query.strip().casefold()):
        return f"'{quoted(query)}' is a day, and goes after --on"
    if no_state := load_no_states().get(spelling):
        meant = [code for code in no_state.instead if code in states]
        instead = f"; ask for {listed(meant, states)}" if meant else ""
        return f"'{quoted(query)}' is no State here: {no_state.says}{instead}"
    known = {text: code for code, text in _spellings(states, names)}
    parts = query.replace(";", ",").split(",")
    if len(parts) == 1 and all(spelling_of(part) in known for part in query.split()):
        parts = query.split()
    if len(parts) > 1 and any(spelling_of(part) in known for part in parts):
        return f"'{quoted(query)}' is no State's name; give them apart: {quoted(' '.join(map(_word, parts)))}"
    if spelling.isdigit():
        return f"no State has the number {quoted(query)} in ISO 3166-1"
    codes = [*dict.fromkeys((*_alike(spelling, states, names), *_of_that_word(query, states)))][:_MOST_SUGGESTIONS]
    return f"no State is known as '{quoted(query)}'; did you mean {listed(codes, states)}?" if codes else None


def listed(codes: Iterable[str], states: Mapping[str, str]) -> str:
    """States by name and code."""
    return ", ".join(f"{states[code]} ({code})" for code in codes)


def _word(part: str) -> str:
    """A name as one word of a command line."""
    name = part.strip()
    return f'"{name}"' if " " in name else name


def _spellings(states: Mapping[str, str], names: Names) -> Iterator[tuple[str, str]]:
    """Every State with each of its spellings, its own name first."""
    for code, name in states.items():
        texts = [name, code, *_other_names(names.get(code))]
        yield from ((code, text) for text in all_folded(texts))


def _other_names(name: Name | None) -> tuple[str, ...]:
    return (name.name, *name.also, name.alpha_3, name.m49) if name else ()


def _alike(spelling: str, states: Mapping[str, str], names: Names) -> Iterator[str]:
    """The States with a name that begins so; then with one in which a word does; then with one that is a slip away."""
    if len(spelling) >= _SHORTEST_BEGINNING:
        yield from (code for code, name in states.items() if folded(name).startswith(spelling))
    if len(spelling) < _SHORTEST_WORD:
        return
    pairs = [*_spellings(states, names)]
    yield from (code for code, text in pairs if text.startswith(spelling))
    for code, name in states.items():
        words = all_folded(" ".join((name, *_other_names(names.get(code)))).split())
        if any(word.startswith(spelling) for word in words):
            yield code
    from difflib import get_close_matches

    codes: dict[str, list[str]] = {}
    for code, text in pairs:
        codes.setdefault(text, []).append(code)
    for text in get_close_matches(spelling, codes, n=12, cutoff=_ALIKE):
        if _slips(spelling, text) <= (1 if len(spelling) < _LONG else 2):
            yield from codes[text]


def _of_that_word(query: str, states: Mapping[str, str]) -> list[str]:
    """The States with the longest word of a query in their names, ``S. Korea``: none, if there are many."""
    word = max(all_folded(query[:LONGEST_QUERY].replace(".", " ").split()), key=len)
    codes = [code for code, name in states.items() if word in all_folded(name.split())]
    return codes if len(word) >= _SHORTEST_WORD and len(codes) <= _MOST_SUGGESTIONS else []


def _slips(one: str, other: str) -> int:
    """How many letters are added, left out, changed, or swapped with the next, between two spellings."""
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + int(letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
