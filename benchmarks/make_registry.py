"""Write a seeded, realistic registry of any size: python benchmarks/make_registry.py STATES FILE [SEED].

Most States joined, some only signed or never acted, a few left, came back, notified a suspension or have dates that
are known in part, about as often as in the registry that is shipped.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from itertools import product
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD: Final = """\
format: 1

treaty:
  id: bench
  name: Convention on the Measuring of Programs
  short_name: Bench Convention
  reference: UNTC XXVI-5
  depositary: Secretary-General of the United Nations
  adopted: 1997-09-18
  verified: 2026-02-21
  signature: {article: "15", opened: 1997-12-03, closed: 1999-02-28}
  entry_into_force:
    article: "17"
    date: 1999-03-01
    threshold: 40
    threshold_reached: 1998-09-16
    also_counted: 40
    period: P6M
    day: first-of-month
  withdrawal: {article: "20", period: P6M, armed_conflict_defers: true}

sources:
"""
SOURCES_TO_A_STATE: Final = 0.7  # as in the registry that is shipped
REASONS: Final = "The security of the region has changed, and limits that others ignore are not accepted any more."


def registry(states: int, seed: int = 20) -> Iterator[str]:
    """The text of a registry of so many States, block by block."""
    chance = random.Random(seed)
    sources = int(states * SOURCES_TO_A_STATE) + 4
    yield HEAD
    for number in range(sources):
        title = f"Ministry of Foreign Affairs, release {number} on the deposit of an instrument"
        address = f"https://example.org/news/2014/01/27/deposit-of-an-instrument-{number}"
        yield f'  s{number}: {{title: "{title}", url: "{address}", as_of: 2026-02-21}}\n'
    for code in _codes(states):
        yield f"\n{code}:\n  name: State of {code}\n"
        yield from _life(chance, sources)


def _codes(states: int) -> Iterator[str]:
    width = 2
    while 26**width < states:
        width += 1
    for number, letters in enumerate(product(ascii_uppercase, repeat=width)):
        if number == states:
            return
        yield "".join(letters)


def _life(chance: random.Random, known: int) -> Iterator[str]:
    if chance.random() < 0.15:
        return
    signed = chance.random() < 0.68
    if signed:
        yield f"  signed: {_day(chance, 1997, 12, 400)}\n  sources: [{_cited(chance, known)}]\n"
    joined = date(1999, 3, 1) + timedelta(days=chance.randrange(8000))
    kind, published = "ratification" if signed else "accession", ""
    moment = f"{joined}/{joined + timedelta(days=30)}" if chance.random() < 0.01 else str(joined)
    if chance.random() < 0.97 and "/" not in moment:
        published = f"      takes_effect: {_in_force(joined)}\n"
    yield f"  instruments:\n    - kind: {kind}\n      deposited: {moment}\n{published}"
    yield f"      sources: [{_cited(chance, known)}]\n"
    if chance.random() < 0.03:
        yield (
            f"    - kind: withdrawal\n      received: {_day(chance, 2022, 1, 900)}\n      reasons: {REASONS}\n"
            f"      notified: [depositary, states-parties, security-council]\n"
            f"      sources: [{_cited(chance, known)}]\n"
        )
        yield "  steps:\n"
        for step in range(chance.randint(1, 8)):
            kind = chance.choice(["announcement", "government", "parliament", "promulgation"])
            yield f"    - kind: {kind}\n      on: 2021-0{step + 1}\n      text: What happened\n"
            yield f"      sources: [{_cited(chance, known)}]\n"
    elif chance.random() < 0.01:
        yield f"  armed_conflicts:\n    - {{since: 2022-02-24, sources: [{_cited(chance, known)}]}}\n"
    if chance.random() < 0.1:
        yield "  note: One line of plain text that tells what the sources disagree about.\n"


def _in_force(deposited: date) -> date:
    """The first day of the sixth month after the deposit."""
    months = deposited.year * 12 + deposited.month + 5
    return date(months // 12, months % 12 + 1, 1)


def _day(chance: random.Random, year: int, month: int, within: int) -> date:
    return date(year, month, 3) + timedelta(days=chance.randrange(within))


def _cited(chance: random.Random, known: int) -> str:
    return ", ".join(f"s{chance.randrange(known)}" for _ in range(chance.randint(1, 4)))


if __name__ == "__main__":
    size, path, *rest = sys.argv[1:]
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(registry(int(size), *map(int, rest)))
