"""Where things stand in a file: the file is read anew for that, and only when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.reading.blocks import Block, Position, blocks_of
from ottawa_cli.reading.characters import readable


def placed(raw: bytes, findings: Sequence[Finding]) -> list[Finding]:
    """Give each finding its position: the key or value of its path, or what should hold what is missing."""
    paths = [finding.path for finding in findings if not finding.line]
    inside = {path[0] for path in paths if len(path) > 1}
    wanted = {path[:steps] for path in paths for steps in range(len(path) + 1)}
    positions: dict[Path, Position] = {}
    for position in _positions(raw, {path[0] for path in wanted if path}, inside) if wanted else ():
        if position.path in wanted:
            positions.setdefault(position.path, position)  # of two under one path the first
    return [finding if finding.line else _placed(finding, positions) for finding in findings]


def all_lines(raw: bytes, blocks: set[str | int]) -> Iterator[tuple[Path, int]]:
    """Every path of some blocks with the line of its key or item, in a file that is valid."""
    for position in _positions(raw, blocks, blocks):
        if position.path[0] in blocks:
            yield position.path, position.key[0]


def _placed(finding: Finding, positions: dict[Path, Position]) -> Finding:
    path = finding.path
    if path in positions:
        line, column = positions[path].key if finding.at == "key" else positions[path].value
    else:
        while path and path not in positions:
            path = path[:-1]
        line, column = positions[path].key if path else (1, 1)
    return finding._replace(line=line, column=column)


def _positions(raw: bytes, blocks: set[str | int], inside: set[str | int]) -> Iterator[Position]:
    """The positions of blocks, and of all that is inside some, through the end of the last of ``blocks``."""
    missing = {*blocks}
    for item in blocks_of(readable(raw) or "", inside):
        if isinstance(item, Position):
            yield item
        elif isinstance(item, Block):
            missing.discard(item.key)
            if not missing:
                return
