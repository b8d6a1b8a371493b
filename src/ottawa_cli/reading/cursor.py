"""Where a reader stands in the data that it builds, and what it refuses there, each at its line and column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NoReturn

import yaml

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.reading.characters import MENDED, refused_in
from ottawa_cli.rules import file_text, shape, yaml_subset

KeyOrValue = Literal["key", "value"]


class Stop(Exception):
    """Reading cannot go on past what was found last."""


class Cursor:
    """Where in the data the next value goes: into the innermost list or mapping that is open; it refuses what may not.

    Args:
        give: what takes each finding at once.
        escapes: is there a backslash in the file? Else quotes hold what is seen.
    """

    __slots__ = ("_escapes", "_give", "around", "items", "key", "lines", "node", "refused")

    def __init__(self, give: Callable[[Finding], None], *, escapes: bool) -> None:
        self._give = give
        self._escapes = escapes
        self.refused: set[Path] = set()  # in the block or source that is read: of these no more is to be said
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
        around = [key if items is None else len(items) - 1 for items, _, key, _ in self.around[1:]]
        here = self.key if self.items is None else len(self.items)
        return tuple([step for step in (*around, here) if step is not None])

    def report(self, finding: Finding, event: yaml.Event, at: KeyOrValue = "value") -> Path:
        """Report what does not keep what stands there from being read; give its path."""
        path, (line, column) = self.path(), line_and_column(event)
        self._give(finding._replace(path=path, at=at, line=line, column=column))
        return path

    def refuse(self, finding: Finding, event: yaml.Event, at: KeyOrValue = "value") -> None:
        """Report what cannot be read, and remember where: what follows from it is not told again."""
        self.refused.add(self.report(finding, event, at))

    def stop(self, finding: Finding, event: yaml.Event) -> NoReturn:
        """Refuse what ends the reading.

        Raises:
            Stop: always.
        """
        self.refuse(finding, event)
        raise Stop

    def inspect_names(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: KeyOrValue = "value") -> None:
        """Report the names that YAML can give a node, anchors and tags; what they stand before is read all the same."""
        if event.anchor is not None:
            self.report(yaml_subset.anchor(event.anchor), event, at)
        if event.tag is not None:
            self.report(yaml_subset.tag(event.tag), event, at)

    def inspect_text(self, event: yaml.ScalarEvent, at: KeyOrValue) -> None:
        """Refuse what a key or a value may not be, however it is written, and remember where a text was mended."""
        text, start, end = event.value, event.start_mark, event.end_mark
        self.inspect_names(event, at)
        if not text:
            self.refuse(shape.empty_value(at), event, at)
        elif (start and end and start.line != end.line) or "\n" in text:
            self.refuse(shape.line_break(at), event, at)
        elif text == shape.TO_DO and at == "value":
            self.refuse(shape.to_do(), event, at)
        if self._escapes and event.style == '"' and (char := refused_in(text)):
            self.refuse(file_text.character(char, "an escape in quotes for "), event, at)
        if MENDED in text:
            self.refused.add(self.path())


def line_and_column(event: yaml.Event) -> tuple[int, int]:
    """Where an event begins, in code points from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def syntax_finding(error: yaml.YAMLError, path: Path) -> Finding:
    """What libyaml cannot read, at the place to look at: of a quote that is not closed, where it opens."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return yaml_subset.not_yaml("characters that YAML does not have")._replace(line=1, column=1)
    unclosed = "quoted" in (error.context or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(error.problem or error.context)
    finding = shape.nesting() if problem == _TOO_DEEP else yaml_subset.not_yaml(problem)
    return finding._replace(path=path, line=line, column=column)


_TOO_DEEP: Final = "exceeded maximum nesting depth"
"""What libyaml says since 0.2.6 of a thousand levels, which it may see before it gives the events of twelve."""
