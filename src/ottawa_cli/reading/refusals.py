"""What the reader refuses while it builds a block: the findings, and the paths of which no more is to be said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NoReturn

import yaml

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.reading.characters import MENDED, refused_in
from ottawa_cli.reading.cursor import Cursor
from ottawa_cli.reading.yaml_events import line_and_column
from ottawa_cli.rules import file_text, keys, yaml_subset

KeyOrValue = Literal["key", "value"]


class Stop(Exception):
    """Reading cannot go on past what was found last."""


class Refusals:
    """What is refused in the block that is being read: each finding is given on at once, and its path is kept."""

    def __init__(self, cursor: Cursor, give: Callable[[Finding], None], *, escapes: bool) -> None:
        self.paths: set[Path] = set()
        self._cursor = cursor
        self._give = give
        self._escapes = escapes  # is there a backslash in the file? Else quotes hold what is seen

    def report(self, finding: Finding, event: yaml.Event, at: KeyOrValue = "value") -> Path:
        """Report what does not keep what stands there from being read; give its path."""
        path, (line, column) = self._cursor.path(), line_and_column(event)
        self._give(finding._replace(path=path, at=at, line=line, column=column))
        return path

    def refuse(self, finding: Finding, event: yaml.Event, at: KeyOrValue = "value") -> None:
        """Report what cannot be read, and remember where: what follows from it is not told again."""
        self.paths.add(self.report(finding, event, at))

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
            self.refuse(keys.empty_value(at), event, at)
        elif (start and end and start.line != end.line) or "\n" in text:
            self.refuse(yaml_subset.line_break(at), event, at)
        if self._escapes and event.style == '"' and (char := refused_in(text)):
            self.refuse(file_text.character(char, "an escape in quotes for "), event, at)
        if MENDED in text:
            self.paths.add(self._cursor.path())

    def forget_block(self) -> None:
        """After a block: nothing is refused in the next one yet."""
        self.paths.clear()

    def forget_source(self) -> None:
        """After a source: only what is the whole block's was refused in the next one."""
        self.paths = {path for path in self.paths if len(path) == 1}
