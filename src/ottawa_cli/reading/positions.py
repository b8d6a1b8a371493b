"""Where things stand in a file: the file is read anew for that, and only when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Final, NamedTuple

import yaml

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.reading.blocks import DEEPEST
from ottawa_cli.reading.characters import readable
from ottawa_cli.reading.yaml_events import events, line_and_column


class Position(NamedTuple):
    """Line and column of a key and of its value, in code points from 1; an item of a list is its own key."""

    key: tuple[int, int]
    value: tuple[int, int]


def placed(raw: bytes, findings: Sequence[Finding]) -> list[Finding]:
    """Give each finding its position: the key or value of its path, or what should hold what is missing."""
    wanted = {
        finding.path[:steps] for finding in findings if not finding.line for steps in range(len(finding.path) + 1)
    }
    positions = _positions(raw, wanted) if wanted else {}
    return [finding if finding.line else _placed(finding, positions) for finding in findings]


def all_lines(raw: bytes, blocks: set[str | int]) -> Iterator[tuple[Path, int]]:
    """Every path of some blocks with the line of its key or item, in a file that is valid."""
    for path, position in _walk(_of_blocks(events(readable(raw) or ""), blocks)):
        yield path, position.key[0]


def _placed(finding: Finding, positions: dict[Path, Position]) -> Finding:
    path = finding.path
    if path in positions and path:
        line, column = positions[path].key if finding.at == "key" else positions[path].value
    else:
        while path and path not in positions:
            path = path[:-1]
        line, column = positions[path].key if path else (1, 1)
    return finding._replace(line=line, column=column)


def _positions(raw: bytes, wanted: set[Path]) -> dict[Path, Position]:
    """The positions of the wanted paths, of two under one path the first; as far as the file can be read."""
    positions: dict[Path, Position] = {}
    stream = _of_blocks(events(readable(raw) or ""), {path[0] for path in wanted if path})
    with suppress(yaml.YAMLError):
        for path, position in _walk(stream):
            if path in wanted:
                positions.setdefault(path, position)
    return positions


def _of_blocks(stream: Iterable[yaml.Event], blocks: AbstractSet[str | int]) -> Iterator[yaml.Event]:
    """The events of some blocks, each with its key, through the end of the last of them."""
    missing: set[str | int | None] = {*blocks}
    depth, block, is_wanted = 0, None, True  # block: the key whose value is read; None: a key comes next
    for event in stream:
        depth += _LEVELS.get(event.__class__, 0)
        if depth == 1 and block is None and isinstance(event, yaml.ScalarEvent):
            block, is_wanted = event.value, event.value in blocks
            if is_wanted:
                yield event
            continue
        if is_wanted:
            yield event
        if depth == 1 and not isinstance(event, yaml.CollectionStartEvent):  # a value ends
            missing.discard(block)
            if not missing:
                return
            block, is_wanted = None, True


class _Step:
    """A mapping or a list while it is open, and where in it one stands."""

    __slots__ = ("key_position", "step")

    def __init__(self, step: str | int) -> None:
        self.step = step
        self.key_position: tuple[int, int] | None = None  # of a mapping; None: a key comes next

    def takes_key(self, event: yaml.Event) -> bool:
        """Is the event the next key of a mapping? Then one stands at its value."""
        if self.key_position or isinstance(self.step, int) or not isinstance(event, yaml.ScalarEvent):
            return False
        self.step, self.key_position = event.value, line_and_column(event)
        return True

    def advance(self) -> None:
        """After a value: the next item of a list, or the next key of a mapping."""
        self.key_position = None
        if isinstance(self.step, int):
            self.step += 1


def _walk(stream: Iterable[yaml.Event]) -> Iterator[tuple[Path, Position]]:
    """Every path with its position, as far as the reader goes."""
    steps: list[_Step] = []
    for event in stream:
        if isinstance(event, yaml.CollectionEndEvent):
            steps.pop()
        elif not isinstance(event, yaml.NodeEvent) or (steps and steps[-1].takes_key(event)):
            continue
        else:
            if steps:
                here = line_and_column(event)
                yield tuple([step.step for step in steps]), Position(steps[-1].key_position or here, here)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(steps) >= DEEPEST:
                    return
                steps.append(_Step(0 if isinstance(event, yaml.SequenceStartEvent) else ""))
                continue
        if steps:
            steps[-1].advance()


_LEVELS: Final[dict[type[yaml.Event], int]] = {
    yaml.MappingStartEvent: 1, yaml.SequenceStartEvent: 1, yaml.MappingEndEvent: -1, yaml.SequenceEndEvent: -1,
}  # fmt: skip
