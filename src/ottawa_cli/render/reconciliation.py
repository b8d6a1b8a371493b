"""Where the registry and the depositary's file differ, for people: what is to be looked into, and what to paste."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text

from ottawa_cli.documents.deposit_source import source_entry
from ottawa_cli.render.drawing import filled_table, page_of
from ottawa_cli.render.markdown import fitting, list_item, row, safe, table
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.registry_yaml import block_yaml, entries_yaml
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ottawa_cli.documents.types import DiscrepancyForm, ReconcileDocument
    from ottawa_cli.system.output import Look

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


def reconcile_page(document: ReconcileDocument, look: Look) -> str:
    """The outcome first, then each difference, then the YAML to paste."""
    blocks: list[RenderableType] = [*doubt_lines(document), Text(outcome_text(document), "bold"), file_text(document)]
    if document["differences"]:
        blocks += ["", filled_table(look, HEADERS, document["differences"], _cells)]
    for title, yaml in pastes(document):
        blocks += ["", Text(title, "bold"), *(Text(line, no_wrap=True) for line in yaml.splitlines())]
    return page_of(blocks, look)


def reconcile_markdown(document: ReconcileDocument) -> str:
    """The same for a pull request or an issue."""
    parts = [*map(safe, doubt_lines(document)), f"**{safe(outcome_text(document))}**", safe(file_text(document))]
    if document["differences"]:
        parts.append(table(HEADERS, [row(*_cells(difference)) for difference in document["differences"]]))
    shown, others = fitting([f"{list_item(title)}\n\n```yaml\n{yaml}```" for title, yaml in pastes(document)])
    parts += shown
    return "\n\n".join([*parts, *([f"and {others} more to paste"] if others else [])]) + "\n"


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


def _cells(difference: DiscrepancyForm) -> tuple[str, ...]:
    about = _ABOUT_WORDS.get(difference["about"], difference["about"])
    values = (difference["registry"], difference["depositary"])
    filed, printed = ("" if value is None else visible(str(value)) for value in values)
    who = visible(difference["participant"])
    return who, about, filed, printed, NATURE_WORDS[difference["nature"]], str(difference["line"])


def pastes(document: ReconcileDocument) -> Iterator[tuple[str, str]]:
    """What to put where, State by State, and the source that it is cited from."""
    to_add = [difference for difference in document["differences"] if difference["to_add"]]
    for _, group in groupby(to_add, key=lambda difference: difference["code"]):
        for difference in group:
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
