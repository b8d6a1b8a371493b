"""Where the registry and the depositary's file differ, in words: what is to be looked into, and what to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.deposit_source import source_entry
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.registry_yaml import block_yaml, entries_yaml
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.documents.types import DiscrepancyForm, ReconcileDocument

HEADERS: Final = ("Who", "What", "Registry", "Depositary", "Which", "Line")
NATURE_WORDS: Final = {
    "newer": "new here",
    "older": "after the file",
    "unknown": "perhaps after the file",
    "conflict": "in conflict",
}
"""What to think of a difference, by the document's word."""
_ABOUT_WORDS: Final = {
    "signed": "signature",
    "kind": "kind of consent",
    "deposited": "deposit",
    "provisional-application": "provisional application",
}


def doubt_lines(document: ReconcileDocument) -> list[str]:
    """What the file's own numbers do not agree in."""
    return [f"Doubt: {visible(doubt)}" for doubt in document["doubts"]]


def outcome_text(document: ReconcileDocument) -> str:
    """How it came out, in a sentence."""
    natures = [difference["nature"] for difference in document["differences"]]
    equal = f"{counted(document['equal'], 'fact')} {'agrees' if document['equal'] == 1 else 'agree'}"
    open_ones = [
        f"{natures.count(nature)} {word}"
        for nature, word in NATURE_WORDS.items()
        if nature in {"newer", "conflict"} and nature in natures
    ]
    if open_ones:
        return f"To look into: {', '.join(open_ones)}; {equal}."
    return f"The registry has all that the file says: {equal}."


def file_text(document: ReconcileDocument) -> str:
    """Of what the file is, and of which day."""
    file, name = document["file"], document["treaty"]["short_name"]
    numbers = [
        f"{number} {word}"
        for number, word in ((file["parties"], "Parties"), (file["signatories"], "Signatories"))
        if number is not None
    ]
    day = f"of {file['as_of']}" if file["as_of"] else f"of a day not known, {file['youngest']} or later"
    unlisted = f"; no States: {', '.join(document['unlisted'])}" if document["unlisted"] else ""
    return visible(f"{', '.join(filter(None, (name, file['reference'])))}, the file {day}") + visible(
        f"{': ' if numbers else ''}{', '.join(numbers)}{unlisted}"
    )


def cells_of(difference: DiscrepancyForm) -> tuple[str, ...]:
    """A difference as a row under ``HEADERS``."""
    about = _ABOUT_WORDS.get(difference["about"], difference["about"])
    values = (difference["registry"], difference["depositary"])
    filed, printed = ("" if value is None else visible(str(value)) for value in values)
    who = visible(difference["participant"])
    return who, about, filed, printed, NATURE_WORDS[difference["nature"]], str(difference["line"])


def pastes(document: ReconcileDocument) -> Iterator[tuple[str, str]]:
    """What to put where, State by State, and the source that it is cited from."""
    to_add = [difference for difference in document["differences"] if difference["to_add"]]
    for difference in to_add:
        yield _where(difference), paste(difference)
    if to_add:
        file = document["file"]
        source = f"untc-{file['as_of'] or file['youngest'] or 'undated'}"
        yield "Under sources", entries_yaml({source: source_entry(file["reference"], file["as_of"])})


def paste(difference: DiscrepancyForm) -> str:
    """The YAML of what the registry lacks; empty where there is nothing to add."""
    block = difference["to_add"]
    if not block:
        return ""
    return block_yaml(str(difference["code"]), block) if "name" in block else entries_yaml(block)


def _where(difference: DiscrepancyForm) -> str:
    block = difference["to_add"] or {}
    name = f"{visible(difference['participant'])} ({difference['code']})"
    if "name" in block:
        return f"{name}: a new block"
    way = "to be corrected" if difference["nature"] == "conflict" else "to be added"
    return f"{name}, line {difference['line']}: {way}, under {', '.join(block)}"
