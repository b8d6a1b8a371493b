"""Where things stand in a file: the file is read anew for that, and only when something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from ottawa_cli.reading.blocks import DEEPEST, events, place_of
from ottawa_cli.reading.characters import legible

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from ottawa_cli.facts.findings import Finding, Path


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


def lines_of(raw: bytes, paths: Sequence[Path]) -> list[int]:
    """The line of each path's key or item, in a file that is valid."""
    known = _places(raw, set(paths)) if paths else {}
    return [known[path].key[0] if path in known else 1 for path in paths]


def all_lines(raw: bytes, blocks: set[str | int]) -> Iterator[tuple[Path, int]]:
    """Every path of some blocks with the line of its key or item, in a file that is valid."""
    for path, place in _walk(events(_returned(legible(raw)) or ""), blocks):
        yield path, place.key[0]


def _placed(finding: Finding, known: dict[Path, Place]) -> Finding:
    path = finding.path
    if path in known and path:
        line, column = known[path].key if finding.at == "key" else known[path].value
    else:
        while path and path not in known:
            path = path[:-1]
        line, column = known[path].key if path else (1, 1)
    return finding._replace(line=line, column=column)


def _places(raw: bytes, wanted: set[Path]) -> dict[Path, Place]:
    """The places of the wanted paths, of two under one path the first; as far as the file can be read."""
    text = _returned(legible(raw))
    found: dict[Path, Place] = {}
    blocks = {path[0] for path in wanted if path}
    try:
        for path, place in _walk(events(text or ""), blocks):
            if path in wanted:
                found.setdefault(path, place)
    except yaml.YAMLError:
        pass
    return found


def _returned(steps: Generator[Finding, None, bytes | str | None]) -> bytes | str | None:
    """What a generator returns, its findings passed over: they are known by now."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            text: bytes | str | None = done.value
            return text


class _Step:
    """A mapping or a list while it is open, and where in it one stands."""

    __slots__ = ("is_list", "key_place", "step")

    def __init__(self, *, is_list: bool) -> None:
        self.is_list = is_list
        self.step: str | int = 0 if is_list else ""
        self.key_place: tuple[int, int] | None = None  # of a mapping; None: a key comes next

    def advance(self) -> None:
        """After a value: the next item of a list, or the next key of a mapping."""
        self.key_place = None
        if isinstance(self.step, int):
            self.step += 1


def _walk(stream: Iterable[yaml.Event], blocks: set[str | int] | None = None) -> Iterator[tuple[Path, Place]]:
    """Every path of some blocks, or of all, with its place.

    It ends where the last of them does, or where the reader stopped.
    """
    steps: list[_Step] = []
    left = set(blocks or ())
    deeper = 0  # so many levels down in a block that nothing is wanted of
    for event in stream:
        if deeper:
            deeper += _LEVELS.get(event.__class__, 0)
            if deeper:
                continue
        elif isinstance(event, yaml.CollectionEndEvent):
            steps.pop()
        elif not isinstance(event, yaml.NodeEvent):
            continue
        elif steps and not steps[-1].is_list and steps[-1].key_place is None and isinstance(event, yaml.ScalarEvent):
            steps[-1].key_place, steps[-1].step = place_of(event), event.value
            continue
        elif blocks is not None and len(steps) == 1 and steps[0].step not in blocks:
            deeper = _LEVELS.get(event.__class__, 0)
            if deeper:
                continue
        else:
            if steps and (blocks is None or steps[0].step in blocks):
                here = place_of(event)
                yield tuple(step.step for step in steps), Place(steps[-1].key_place or here, here)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(steps) >= DEEPEST:
                    return
                steps.append(_Step(is_list=isinstance(event, yaml.SequenceStartEvent)))
                continue
        if len(steps) == 1:
            left.discard(steps[0].step)
            if blocks is not None and not left:
                return
        if steps:
            steps[-1].advance()


_LEVELS: Final[dict[type[yaml.Event], int]] = {
    yaml.MappingStartEvent: 1, yaml.SequenceStartEvent: 1, yaml.MappingEndEvent: -1, yaml.SequenceEndEvent: -1,
}  # fmt: skip
