"""Where things stand in a file, and by what they are known again: it is read anew for that, when something is wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.facts.identities import Identities
from ottawa_cli.reading.blocks import Block, Item, Position, blocks_of
from ottawa_cli.reading.characters import is_clean, readable

BlockLines = dict[str, int | None]
"""The line on which each block begins, from 0, if it can be read by itself; of those that were read, in their order."""


def placed(raw: bytes, findings: Sequence[Finding], block_lines: BlockLines | None = None) -> list[Finding]:
    """Give each finding the identity of its fact, and its position.

    That is the key or the value of its path, or what should hold what is missing. ``block_lines``: where the blocks
    begin; what is not needed is then not read again.
    """
    paths = [finding.path for finding in findings if not finding.line]
    inside = {path[0] for path in paths if len(path) > 1}
    wanted = {path[:steps] for path in paths for steps in range(len(path) + 1)}
    in_lists: dict[str | int, set[Path]] = {}  # of which only the block can tell what they are
    for path in {finding.path for finding in findings}:
        if any(isinstance(step, int) for step in path):
            in_lists.setdefault(path[0], set()).add(path)
    blocks = {path[0] for path in wanted if path} | in_lists.keys()
    positions: dict[Path, Position] = {}
    identities: dict[Path, str] = {}
    for item in _positions_and_blocks(raw, blocks, inside, block_lines or {}) if wanted or blocks else ():
        if isinstance(item, Block):
            of_block = Identities(item.key, item.data)
            identities.update((path, of_block.of(path)) for path in in_lists.pop(item.key, ()))
        elif item.path in wanted:
            positions.setdefault(item.path, item)  # of two under one path the first
    return [
        (finding if finding.line else _placed(finding, positions))._replace(
            identity=_identity(finding.path, identities)
        )
        for finding in findings
    ]


def lines_of(raw: bytes, paths: Sequence[Path]) -> list[int]:
    """The line of each path in a valid file; of what is missing, that of what should hold it.

    Of a block that is missing, that of the block before it.
    """
    blocks = [item.key for item in blocks_of(readable(raw) or "") if isinstance(item, Block)]
    known = [path if not path or path[0] in blocks else (_before(str(path[0]), blocks),) for path in paths]
    return [finding.line for finding in placed(raw, [Finding("", "", path, "key") for path in known])]


def _before(code: str, blocks: Sequence[str]) -> str:
    return max((block for block in blocks if block.isupper() and block < code), default=blocks[-1])


def all_lines(raw: bytes, blocks: set[str | int], block_lines: BlockLines) -> Iterator[tuple[Path, int]]:
    """Every path of some blocks with the line of its key or item, in a file that is valid."""
    for item in _positions_and_blocks(raw, blocks, blocks, block_lines):
        if isinstance(item, Position) and item.path[0] in blocks:
            yield item.path, item.key[0]


def _identity(path: Path, identities: dict[Path, str]) -> str:
    """That of a fact; of one in a block that could not be read, by its place in it."""
    return identities.get(path) or Identities(str(path[0]), None).of(path) if path else ""


def _placed(finding: Finding, positions: dict[Path, Position]) -> Finding:
    path = finding.path
    if path in positions:
        line, column = positions[path].key if finding.at == "key" else positions[path].value
    else:
        while path and path not in positions:
            path = path[:-1]
        line, column = positions[path].key if path else (1, 1)
    return finding._replace(line=line, column=column)


def _positions_and_blocks(
    raw: bytes, blocks: set[str | int], inside: set[str | int], block_lines: BlockLines
) -> Iterator[Position | Block]:
    """The positions of blocks, and of all that is inside some, and each block, through the last of ``blocks``.

    Of a file of which nothing was refused, and of whose blocks all that are wanted can be read by themselves, those
    alone.
    """
    lines = [block_lines.get(str(block)) for block in blocks]
    if None in lines or not is_clean(raw):
        yield from _until_the_last(blocks_of(readable(raw) or "", inside), blocks)
        return
    starts = sorted(line for line in block_lines.values() if line is not None)
    texts = raw.split(b"\n")
    for line in sorted(line for line in lines if line is not None):
        end = bisect_right(starts, line)
        text = b"\n".join(texts[line : starts[end] if end < len(starts) else None])
        for item in _until_the_last(blocks_of(text, inside), blocks):
            yield _further_down(item, line) if isinstance(item, Position) else item


def _further_down(position: Position, lines: int) -> Position:
    path, (key_line, key_column), (value_line, value_column) = position
    return Position(path, (key_line + lines, key_column), (value_line + lines, value_column))


def _until_the_last(items: Iterable[Item], blocks: set[str | int]) -> Iterator[Position | Block]:
    missing = {*blocks}
    for item in items:
        if isinstance(item, Position):
            yield item
        elif isinstance(item, Block):
            yield item
            missing.discard(item.key)
            if not missing:
                return
