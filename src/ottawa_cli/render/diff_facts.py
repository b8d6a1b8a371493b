"""A changed fact in words: whose, which act's, and what stood and stands there."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ottawa_cli.comparison.changes import Change
    from ottawa_cli.documents.types import ChangeForm
    from ottawa_cli.facts.plain import Fact

_SYMBOLS: Final = {"added": "+", "removed": "-", "changed": "~"}
_ITEM_WORDS: Final = {
    "armed_conflicts": "armed conflict",
    "steps": "domestic step",
    "objections": "objection by",
    "statements": "statement by",
    "declarations": "declaration with",
    "extensions": "extension",
}
_IN_SUBJECT: Final = {"declarations": {"with"}, "totals": {"on"}}
"""What the subject says of an item of a list already; of others, their kind or their author."""
_PLAIN_LISTS: Final = frozenset({"sources", "notified", "not_found", "notify"})
"""Lists of plain text, which have no items to be named."""
_KEY_WORDS: Final = {
    "takes_effect": "published day of effect",
    "sources": "source",
    "signed": "signature",
    "instruments": "order of the instruments",
    "by": "author",
    "on": "day",
    "as_of": "of",
    "url": "address",
}


def kind_text(form: ChangeForm) -> str:
    """What became of a fact, a symbol first."""
    return f"{_SYMBOLS[form['change']]} {form['change']}"


def line_text(form: ChangeForm) -> str:
    """On which line it stands."""
    return f"{form['line']}{' of OLD' if form['change'] == 'removed' else ''}"


def subject_text(change: Change, state_names: Mapping[str, str]) -> str:
    """Whose fact it is, and which: ``Lithuania, withdrawal, received``."""
    block, *steps = change.path
    if block == "sources":
        words, steps = [f"source {steps[0]}"], steps[1:]
    elif block == "totals":
        words, steps = [f"published total of {next(filter(None, change.context.days), '')}"], steps[1:]
    else:
        words = ["the treaty" if block == "treaty" else state_names.get(str(block), str(block))]
    labels = iter(change.context.labels)
    for step, following in zip_longest(steps, steps[1:]):
        if isinstance(step, int):
            continue
        if isinstance(following, int) and step not in _PLAIN_LISTS:
            words.append(" ".join(filter(None, (_ITEM_WORDS.get(step), next(labels, "")))))
        else:
            words.append(_key_text(step))
    return visible(", ".join(words))


def old_and_new(change: Change) -> tuple[str, str]:
    """What stood there and what stands there now; nothing where it was added, or removed."""
    return _fact_text(change.old, change), _fact_text(change.new, change)


def change_text(change: Change, state_names: Mapping[str, str], arrow: str) -> str:
    """The whole change in a line: ``Lithuania, withdrawal, received: 2025-06-27 → 2025-06-29``."""
    subject, facts = subject_text(change, state_names), [*filter(None, old_and_new(change))]
    return f"{subject}: {f' {arrow} '.join(facts)}" if facts else subject


def _key_text(key: str) -> str:
    return _KEY_WORDS.get(key, key.replace("_", " "))


def _fact_text(fact: Fact | None, change: Change) -> str:
    """A value, or what a whole block or item holds, but for what its subject says of it."""
    if isinstance(fact, dict):
        in_subject = {"name"} if len(change.path) == 1 else _IN_SUBJECT.get(str(change.path[-2]), {"kind", "by"})
        return ", ".join(_entry_text(key, value) for key, value in fact.items() if key not in in_subject)
    if isinstance(fact, list):
        return ", then ".join(visible(str(item)) for item in fact)
    return visible(str(fact)) if fact is not None else ""


def _entry_text(key: str, value: Fact) -> str:
    if isinstance(value, str):
        return f"{_key_text(key)} {visible(value)}"
    if isinstance(value, dict):
        return f"{_key_text(key)} ({', '.join(_entry_text(*entry) for entry in value.items())})"
    if all(isinstance(item, str) for item in value):
        words = " and ".join(visible(str(item)) for item in value)
        return f"{_key_text(key)}{'s' if key == 'sources' and len(value) > 1 else ''} {words}"
    plural = key.replace("_", " ")
    return f"{len(value)} {plural if len(value) > 1 else plural.removesuffix('s')}"
