"""Where things stand in a file, and by what they are known again: it is read anew for that, when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.facts.identities import Identities
from ottawa_cli.reading.blocks import Block, Position, blocks_of
from ottawa_cli.reading.characters import readable


def placed(raw: bytes, findings: Sequence[Finding]) -> list[Finding]:
    """Give each finding the identity of its fact, and its position.

    That is the key or the value of its path, or what should hold what is missing.
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
    for item in _positions_and_blocks(raw, blocks, inside) if wanted or blocks else ():
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


def all_lines(raw: bytes, blocks: set[str | int]) -> Iterator[tuple[Path, int]]:
    """Every path of some blocks with the line of its key or item, in a file that is valid."""
    for item in _positions_and_blocks(raw, blocks, blocks):
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


def _positions_and_blocks(raw: bytes, blocks: set[str | int], inside: set[str | int]) -> Iterator[Position | Block]:
    """The positions of blocks, and of all that is inside some, and each block, through the last of ``blocks``."""
    missing = {*blocks}
    for item in blocks_of(readable(raw) or "", inside):
        if isinstance(item, Position):
            yield item
        elif isinstance(item, Block):
            yield item
            missing.discard(item.key)
            if not missing:
                return
