"""What is said of a name that no State of the registry has: what is alike, or what it is a name of; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.full_days import is_written_as_day
from ottawa_cli.facts.names import Name, NoState, NoStates
from ottawa_cli.facts.spelling import LONGEST_QUERY, all_folded, spelling_of
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

if TYPE_CHECKING:
    from ottawa_cli.reading.names import Lookup

_DAY: Final = re.compile(r"today|tomorrow|yesterday|[0-9]{1,2}[./ ][0-9a-z]{1,9}[./ ][0-9]{4}")
"""A day that somebody took for a name."""
_MOST_SUGGESTIONS: Final = 3
_SHORTEST_BEGINNING: Final = 3
_SHORTEST_WORD: Final = 4
"""So many letters of a name, or of a word inside it or of a name in another language, make it worth a suggestion."""
_LONG: Final = 7
"""From so many letters on, two slips are forgiven, before only one."""


def load_no_states() -> NoStates:
    """What is shipped in data/no_states.yaml, by each folded spelling.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    from ottawa_cli.reading.blocks import Block, read

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


def why_unknown(query: str, lookup: Lookup, no_states: NoStates) -> str | None:
    """What is to be said of a name that is no State's; None where nothing helps but the list of all.

    ``no_states``: what others are the names of.
    """
    spelling, states = spelling_of(query), lookup.states
    if not spelling:
        return "no State is named; give a code or a name, such as LT or Lithuania"
    if is_written_as_day(query.strip()) or _DAY.fullmatch(query.strip().casefold()):
        return f"'{quoted(query)}' is a day, and goes after --on"
    if no_state := no_states.get(spelling):
        meant = [code for code in no_state.instead if code in states]
        instead = f"; ask for {listed(meant, states)}" if meant else ""
        return f"'{quoted(query)}' is no State here: {no_state.says}{instead}"
    parts = query.replace(";", ",").split(",")
    if len(parts) == 1 and all(map(lookup.codes_meant, query.split())):
        parts = query.split()
    if len(parts) > 1 and any(map(lookup.codes_meant, parts)):
        return f"'{quoted(query)}' is no State's name; give them apart: {quoted(' '.join(map(_word, parts)))}"
    if spelling.isdigit():
        return f"no State has the number {quoted(query)} in ISO 3166-1"
    found = dict.fromkeys(chain(_alike(spelling, lookup), _of_that_word(query, lookup)))
    codes = [*islice(found, _MOST_SUGGESTIONS)]
    return f"no State is known as '{quoted(query)}'; did you mean {listed(codes, states)}?" if codes else None


def listed(codes: Iterable[str], states: Mapping[str, str]) -> str:
    """States by name and code."""
    return ", ".join(f"{states[code]} ({code})" for code in codes)


def _word(part: str) -> str:
    """A name as one word of a command line."""
    name = part.strip()
    return f'"{name}"' if " " in name else name


def _alike(spelling: str, lookup: Lookup) -> Iterator[str]:
    """The States with a name that begins so; then with one in which a word does; then with one that is a slip away."""
    if len(spelling) >= _SHORTEST_BEGINNING:
        yield from (code for code, name in lookup.own.items() if name.startswith(spelling))
    if len(spelling) < _SHORTEST_WORD:
        return
    spelled = dict.fromkeys(chain(lookup.own.values(), lookup.known))
    within = [text for text in spelled if spelling in text]
    for text in within:
        if text.startswith(spelling):
            yield from lookup.codes_spelled(text)
    for code in dict.fromkeys(chain.from_iterable(map(lookup.codes_spelled, within))):
        words = all_folded(" ".join((lookup.states[code], *_other_names(lookup.names.get(code)))).split())
        if any(word.startswith(spelling) for word in words):
            yield code
    most = 1 if len(spelling) < _LONG else 2
    letters, lengths = {*spelling}, range(len(spelling) - most, len(spelling) + most + 1)
    near = [text for text in spelled if len(text) in lengths and len(letters.symmetric_difference(text)) <= 2 * most]
    for slips, text in sorted([(_slips(spelling, text, most), text) for text in near], key=itemgetter(0)):
        if slips <= most:
            yield from lookup.codes_spelled(text)


def _other_names(name: Name | None) -> tuple[str, ...]:
    return (name.name, *name.also, name.alpha_3, name.m49) if name else ()


def _of_that_word(query: str, lookup: Lookup) -> list[str]:
    """The States with the longest word of a query in their names, ``S. Korea``: none, if there are many."""
    word = max(all_folded(query[:LONGEST_QUERY].replace(".", " ").split()), key=len)
    within = (code for code, name in lookup.own.items() if word in name)
    codes = [code for code in within if word in all_folded(lookup.states[code].split())]
    return codes if len(word) >= _SHORTEST_WORD and len(codes) <= _MOST_SUGGESTIONS else []


def _slips(one: str, other: str, most: int) -> int:
    """How many letters are added, left out, changed, or swapped with the next, between two spellings.

    Beyond ``most`` they are not counted to the end.
    """
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + int(letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most < min(before):  # of which every later row is made
            return most + 1
    return row[-1]
