"""Documents as JSON: keys in order, one element of a list of objects to a line."""

from __future__ import annotations

from ottawa_cli.system.json_line import json_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ottawa_cli.documents.head import Heading
    from ottawa_cli.documents.types import (
        DeadlinesDocument,
        Element,
        GroupForm,
        StandingsDocument,
        StatusDocument,
        TimelineDocument,
        TimelinesDocument,
    )


def json_text(document: Mapping[str, object]) -> str:
    """Write a document, a key to a line, and the elements of its lists of objects a line each."""
    return _object_text((key, _value_text(value)) for key, value in document.items())


def states_jsonl(document: StatusDocument) -> str:
    """Write one State a line, each with the day asked."""
    return "".join(state_jsonl(document["on"], element) for element in document["states"])


def state_jsonl(on: str, element: Element) -> str:
    """Write a State in a line, with the day asked."""
    return f"{json_line({'on': on, **element})}\n"


def events_jsonl(document: TimelineDocument) -> str:
    """Write one event a line."""
    return "".join(f"{json_line(event)}\n" for event in document["events"])


def status_json(heading: Heading, on: str, texts: Iterable[str], **more: str) -> str:
    """``ottawa/status/1``, of elements, and of more, that are written already."""
    return _object_text(
        [
            ("schema", '"ottawa/status/1"'),
            ("treaty", heading.treaty),
            ("registry", heading.registry),
            ("on", f'"{on}"'),
            ("beyond_verified", "true" if on > heading.verified else "false"),
            ("states", _array_text(texts)),
            *more.items(),
        ]
    )


def standings_json(on: str, members: Iterable[tuple[Heading, Iterable[str]]], **more: str) -> str:
    """``ottawa/standings/1``, of elements that are written already."""
    written = (
        f'{{"treaty": {heading.treaty}, "registry": {heading.registry}, '
        f'"beyond_verified": {"true" if on > heading.verified else "false"}, "states": [{", ".join(texts)}]}}'
        for heading, texts in members
    )
    pairs = [("schema", '"ottawa/standings/1"'), ("on", f'"{on}"'), ("standings", _array_text(written))]
    return _object_text([*pairs, *more.items()])


def standings_jsonl(document: StandingsDocument) -> str:
    """Write one State under one treaty a line."""
    return "".join(
        f"{json_line({'treaty': part['treaty']['id'], 'on': document['on'], **element})}\n"
        for part in document["standings"]
        for element in part["states"]
    )


def timelines_jsonl(document: TimelinesDocument) -> str:
    """Write one event under one treaty a line."""
    return "".join(
        f"{json_line({'treaty': part['treaty']['id'], **event})}\n"
        for part in document["timelines"]
        for event in part["events"]
    )


def groups_text(groups: list[GroupForm]) -> dict[str, str]:
    """What is added to a document where groups were asked; nothing where none was."""
    return {"groups": _value_text(groups)} if groups else {}


def deadlines_jsonl(document: DeadlinesDocument) -> str:
    """Write one deadline a line, each with the day asked."""
    return "".join(f"{json_line({'on': document['on'], **form})}\n" for form in document["deadlines"])


def _object_text(pairs: Iterable[tuple[str, str]]) -> str:
    return "{" + ",\n ".join(f'"{key}": {value}' for key, value in pairs) + "}\n"


def _array_text(elements: Iterable[str]) -> str:
    lines = ",\n  ".join(elements)
    return f"[\n  {lines}\n ]" if lines else "[]"


def _value_text(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _array_text(map(json_line, value))
    return json_line(value)
