"""A registry changed: by an edit as an editor makes it, by one that leaves the format, and in its letters."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from made_registries import CODES, DAY_RULES, PERIODS, Maker, leaves, states_of
from strangers_text import unseen, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from made_registries import Facts

_DATED: Final = frozenset(("signed", "deposited", "received", "takes_effect", "ended", "since", "on", "as_of"))
_WORDED: Final = frozenset(("name", "short_name", "note", "reasons", "text", "title", "reference", "depositary"))
_NEVER_SAID: Final = (
    "2025-02-30",
    "1799-12-31",
    "2201-01-01",
    "2025-6-27",
    "27.06.2025",
    "P6",
    "P101Y",
    "P1H",
    "yes",
    "on",
    "٣",
)
_LETTERS: Final = (
    "&a b", "*a", "!!int 3", "|\n  a", ">\n  a", "{}", "[]", "''", "~", "<<: *a", "? a", "[" * 13, "{a: " * 13, "- ",
    ": ", "\n", "'", '"', "#", "\t", "\r", "---\n", "...\n", "%YAML 1.2\n", "format: 2\n", "LT:\n", "LT: {name: X}\n",
    "treaty: {}\n", "sources:\n", "é",
)  # fmt: skip
_BYTES: Final = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x00", b"\xfe\xff", b"a" * 70_000)


def edited(rng: Random, facts: Facts) -> Facts:
    """The registry after some edits that keep to the format."""
    maker, changed = Maker(rng), deepcopy(facts)
    maker.source_ids = [*changed["sources"]]
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        rng.choice(_EDITS)(maker, changed)
    return changed


def _another_day(maker: Maker, facts: Facts) -> None:
    dated = [(holder, key) for _, block in states_of(facts) for holder, key, _ in leaves(block) if key in _DATED]
    for holder, key in dated and [maker.rng.choice(dated)]:
        holder[key] = maker.moment()


def _another_day_of_the_treaty(maker: Maker, facts: Facts) -> None:
    treaty = facts["treaty"]
    entry = treaty["entry_into_force"]
    holder, key = maker.rng.choice(
        ((treaty, "verified"), (treaty, "adopted"), (entry, "date"), (entry, "threshold_reached"))
    )
    holder[key] = maker.day()


def _other_words(maker: Maker, facts: Facts) -> None:
    holder, key, _ = maker.rng.choice([leaf for leaf in leaves(facts) if leaf[1] in _WORDED])
    holder[key] = words(maker.rng)


def _another_clause(maker: Maker, facts: Facts) -> None:
    clause = facts["treaty"].get(maker.rng.choice(("entry_into_force", "withdrawal")))
    if clause:
        clause["period"], clause["day"] = maker.rng.choice(PERIODS), maker.rng.choice(DAY_RULES)


def _other_clauses(maker: Maker, facts: Facts) -> None:
    facts["treaty"] = {**maker.treaty(), "id": facts["treaty"]["id"]}


def _another_state(maker: Maker, facts: Facts) -> None:
    code = maker.rng.choice(CODES)
    facts[code] = maker.state([code])


def _a_state_gone(maker: Maker, facts: Facts) -> None:
    del facts[maker.rng.choice([code for code, _ in states_of(facts)])]
    if not any(states_of(facts)):
        _another_state(maker, facts)


def _another_act(maker: Maker, facts: Facts) -> None:
    _, block = maker.rng.choice([*states_of(facts)])
    make: dict[str, Callable[[], Facts]] = {
        "instruments": maker.instrument,
        "notifications": lambda: maker.notification([code for code, _ in states_of(facts)]),
        "armed_conflicts": maker.conflict,
        "steps": maker.step,
    }
    kind = maker.rng.choice([*make])
    items = block.setdefault(kind, [])
    items.insert(maker.rng.randint(0, len(items)), make[kind]())


def _an_act_gone(maker: Maker, facts: Facts) -> None:
    lists = [(block, key) for _, block in states_of(facts) for key, value in block.items() if isinstance(value, list)]
    for block, key in lists and [maker.rng.choice(lists)]:
        block[key].pop(maker.rng.randrange(len(block[key])))
        if not block[key]:
            del block[key]


def _acts_in_another_order(maker: Maker, facts: Facts) -> None:
    _, block = maker.rng.choice([*states_of(facts)])
    maker.rng.shuffle(block.get("instruments", []))


_EDITS: Final = (
    _another_day, _another_day, _another_day, _another_day_of_the_treaty, _other_words, _other_words, _another_clause,
    _other_clauses, _another_state, _a_state_gone, _another_act, _another_act, _an_act_gone, _acts_in_another_order,
)  # fmt: skip


def unfit(rng: Random, facts: Facts) -> Facts:
    """The registry with a key or a value that the format does not have."""
    changed = deepcopy(facts)
    holder, key, _ = rng.choice([*leaves(changed)])
    wrong: Any = rng.choice(
        (words(rng), unseen(rng), rng.choice(_NEVER_SAID), ["a"], {"a": "b"}, [["a"]], {"name": ["a"]})
    )
    if rng.random() < 0.3 and isinstance(holder, dict):
        del holder[key]
    elif rng.random() < 0.3 and isinstance(holder, dict):
        holder[words(rng)[:100].strip() or "a"] = wrong
    else:
        holder[key] = wrong
    return changed


def broken(rng: Random, raw: bytes) -> bytes:
    """The file with letters added, lost, doubled or exchanged somewhere."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        start = rng.randrange(len(raw) + 1)
        end = min(len(raw), start + rng.choice((1, 2, 10, 100)))
        new = rng.choice(
            (rng.choice(_LETTERS).encode(), unseen(rng).encode(), rng.choice(_BYTES), raw[start:end] * 2, b"")
        )
        stays = rng.random() < 0.5
        raw = raw[:start] + new + raw[start if stays and new else end :]
    return raw if rng.random() < 0.95 else raw[: rng.randrange(len(raw) + 1)]
