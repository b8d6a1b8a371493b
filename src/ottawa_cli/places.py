"""Where things stand in a file: the file is read anew for that, and only when something is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import yaml

from ottawa_cli.characters import decode, mend
from ottawa_cli.reader import DEEPEST, events, place_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from ottawa_cli.findings import Finding, Path


class Place(NamedTuple):
    """Line and column of a key and of its value, in code points from 1; an item of a list is its own key."""

    key: tuple[int, int]
    value: tuple[int, int]


def placed(raw: bytes, findings: Sequence[Finding]) -> list[Finding]:
    """Give each finding its place: the key or value of its path, or what should hold what is missing."""
    wanted = {
        finding.path[:steps] for finding in findings if not finding.line for steps in range(len(finding.path) + 1)
    }
    known = _places(raw, wanted) if wanted else {}
    return [finding if finding.line else _placed(finding, known) for finding in findings]


def _placed(finding: Finding, known: dict[Path, Place]) -> Finding:
    path = finding.path
    if path in known and path:
        line, column = known[path].key if finding.at == "key" else known[path].value
    else:
        while path and path not in known:
            path = path[:-1]
        line, column = known[path].key if path else (1, 1)
    return replace(finding, line=line, column=column)


def _places(raw: bytes, wanted: set[Path]) -> dict[Path, Place]:
    """The places of the wanted paths, of two under one path the first; as far as the file can be read."""
    text = _returned(decode(raw))
    text = _returned(mend(text)) if text is not None else None
    found: dict[Path, Place] = {}
    try:
        for path, place in _walk(events(text or "")):
            if path in wanted:
                found.setdefault(path, place)
    except yaml.YAMLError:
        pass
    return found


def _returned(steps: Generator[Finding, None, str | None]) -> str | None:
    """What a generator returns, its findings passed over: they are known by now."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            text: str | None = done.value
            return text


def _walk(stream: Iterable[yaml.Event]) -> Generator[tuple[Path, Place], None, None]:
    """Every path of a document with its place."""
    path: list[str | int] = []
    key_marks: list[tuple[int, int] | None] = []  # of the mappings open now, innermost last; None: a key comes next
    lists: list[bool] = []
    for event in stream:
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            lists.pop()
            key_marks.pop()
            path.pop()
            _advance(path, key_marks, lists)
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        here = place_of(event)
        if lists and not lists[-1] and key_marks[-1] is None and isinstance(event, yaml.ScalarEvent):
            key_marks[-1] = here
            path[-1] = event.value
            continue
        if lists:
            yield tuple(path), Place(key_marks[-1] or here, here)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(path) >= DEEPEST:
                return
            lists.append(isinstance(event, yaml.SequenceStartEvent))
            key_marks.append(None)
            path.append(0 if lists[-1] else "")
        else:
            _advance(path, key_marks, lists)


def _advance(path: list[str | int], key_marks: list[tuple[int, int] | None], lists: list[bool]) -> None:
    """After a value: the next item of a list, or the next key of a mapping."""
    if not lists:
        return
    step = path[-1]
    if lists[-1] and isinstance(step, int):
        path[-1] = step + 1
    key_marks[-1] = None
