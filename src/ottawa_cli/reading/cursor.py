"""Where a reader stands in the data that it builds: in which list or mapping, and where in those around it."""

from __future__ import annotations

from ottawa_cli.facts.findings import Path


class Cursor:
    """Where in the data the next value goes: into the innermost list or mapping that is open."""

    __slots__ = ("around", "items", "key", "lines", "node")

    def __init__(self) -> None:
        self.items: list[object] | None = None  # of a list; None: it is a mapping
        self.node: dict[str, object] = {}
        self.key: str | None = None  # of a mapping, whose value comes next; None: a key does
        self.lines: dict[str, int] = {}  # where each key stands, from 0, to name the first of two
        self.around: list[tuple[list[object] | None, dict[str, object], str | None, dict[str, int]]] = []

    def open(self, items: list[object] | None, node: dict[str, object]) -> None:
        """Go into a list or a mapping."""
        self.around.append((self.items, self.node, self.key, self.lines))
        self.items, self.node, self.key, self.lines = items, node, None, {}

    def close(self) -> None:
        """Go out of it."""
        self.items, self.node, self.key, self.lines = self.around.pop()

    def block(self) -> str | None:
        """The key of the block that is open."""
        return self.around[1][2]

    def path(self) -> Path:
        """Where the next value goes. What is open is in the list around it already; the next value is not yet."""
        steps = [key if items is None else len(items) - 1 for items, _, key, _ in self.around[1:]]
        steps.append(self.key if self.items is None else len(self.items))
        return tuple([step for step in steps if step is not None])
