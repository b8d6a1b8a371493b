"""From bytes to blocks: the strict subset of YAML, read from libyaml's events, so that nothing refused is ever built.

Every scalar is text until the model types it. What is refused becomes a finding at its line and column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

import yaml

from ottawa_cli.facts.findings import CutShort, Finding, Path
from ottawa_cli.reading.characters import MENDED, is_clean, mended, refused
from ottawa_cli.reading.cursor import Cursor, Stop, line_and_column, syntax_finding
from ottawa_cli.rules import file_text, shape, yaml_subset
from ottawa_cli.system.failures import Unreadable

DEEPEST: Final = 12
MOST_BLOCKS: Final = 200_003
"""The head and 200,000 States."""
MOST_VALUES: Final = 10_000
"""In a block."""
SOURCES: Final = "sources"
MOST_SOURCE_VALUES: Final = 1_000_000
"""In ``sources``, the one block whose length grows with the registry."""

_Scalar = yaml.ScalarEvent


class Block(NamedTuple):
    """A top-level key and what stands under it; ``refused`` are the paths at which something was refused already."""

    key: str
    data: object
    refused: frozenset[Path]
    again: bool
    """Did a block of this key stand before?"""
    line: int | None = None
    """The line on which its key begins, from 0, if what stands from there to the next block can be read by itself."""


class SourceEntry(NamedTuple):
    """One source, given before its block is: that one grows with the registry, and need not be held at once."""

    name: str
    data: object
    refused: frozenset[Path]


class Position(NamedTuple):
    """Line and column of a key and of its value, in code points from 1; an item of a list is its own key."""

    path: Path
    key: tuple[int, int]
    value: tuple[int, int]


Item = Block | SourceEntry | Position | Finding | CutShort


def read(raw: bytes) -> Iterator[Item]:
    """Read a registry's bytes block by block. Whatever the bytes, nothing but ``Unreadable`` is raised.

    Raises:
        Unreadable: PyYAML has no libyaml here.
    """
    text: bytes | str | None = raw
    if not is_clean(raw):
        yield from refused(raw)
        text = mended(raw)
    if text is None:
        yield CutShort()
    else:
        yield from blocks_of(text)


def blocks_of(text: bytes | str, locate: Collection[str | int] | None = None) -> Iterator[Item]:
    """The same of what is readable of them; in the blocks of the keys ``locate`` each value's position comes first."""
    escapes = b"\\" in text if isinstance(text, bytes) else "\\" in text
    to_do = shape.TO_DO.encode() in text if isinstance(text, bytes) else shape.TO_DO in text
    is_mended = isinstance(text, str) and MENDED in text
    builder = _BlockBuilder(locate, escapes=escapes, suspect=escapes or is_mended or to_do)
    try:
        yield from builder.build(_events(text))
        if builder.began:
            return
        yield file_text.empty_file()._replace(line=1, column=1)
    except Stop:
        yield from builder.ready
    except yaml.YAMLError as error:
        yield syntax_finding(error, builder.cursor.path())
    yield CutShort()


def _events(text: bytes | str) -> Iterator[yaml.Event]:
    """The events of libyaml, which alone is quick enough and has one opinion."""
    try:
        loader = yaml.CLoader
    except AttributeError:
        raise Unreadable(
            "this PyYAML was built without libyaml, which the reader needs; reinstall it: "
            "pip install --force-reinstall --no-cache-dir pyyaml"
        ) from None
    return iter(loader(text).get_event, None)  # what yaml.parse does, with a third of the calls


class _BlockBuilder:
    """Builds one block at a time; what is refused in it is ready before it is.

    Two of three events are texts, and nearly all of those ordinary: ``build`` takes these without a call. A text is not
    ordinary if it is empty, has a name or several lines, is one value too many, or if the builder is wary. It is wary
    in all of a file in which a text may hold what is not seen (an escape, a mended character) or is left to do, in the
    blocks in which every value is located, and wherever a text may be the key or the whole of a block or of a source:
    at the top of the file, and at the top of ``sources``.
    """

    def __init__(self, locate: Collection[str | int] | None, *, escapes: bool, suspect: bool) -> None:
        self.began = False
        self.ready: list[Item] = []
        self.cursor = Cursor(self.ready.append, escapes=escapes)
        self._locate = locate
        self._locates = locate is not None  # here, at the top of the file or in the block that is open?
        self._key_position = (1, 1)  # of the last key that was taken
        self._suspect = suspect
        self._wary = True
        self._blocks = 0
        self._in_sources = False
        self._most = self._room = MOST_VALUES  # in the block, and for so many more
        self._again = False  # did a block of the same key stand before?
        self._flows = False  # is the whole file in braces?
        self._line: int | None = None  # of the block, where it begins one

    def build(self, stream: Iterable[yaml.Event]) -> Iterator[Item]:
        """Give each block when it is complete, and before it what was refused in it."""
        cursor, ready = self.cursor, self.ready
        for event in stream:
            if isinstance(event, _Scalar):
                text, start, end = event.value, event.start_mark, event.end_mark
                line = start.line if start else 0
                strange = self._wary or not text or event.anchor or event.tag or (end and end.line != line)
                if strange or not self._room:
                    self._take_text(event)
                elif cursor.items is not None:
                    cursor.items.append(text)
                    self._room -= 1
                    continue
                elif cursor.key is not None:
                    cursor.node.setdefault(cursor.key, text)
                    cursor.key = None
                    self._room -= 1
                    continue
                elif text in cursor.lines or text == "<<":
                    self._take_text(event)
                else:
                    cursor.key = text
                    cursor.lines[text] = line
                    continue
            else:
                self._take_other(event)
            if ready:
                yield from ready
                ready.clear()

    def _take_text(self, event: yaml.ScalarEvent) -> None:
        """Take a text that may be anything: the one way in which all could be taken, were time no matter."""
        cursor, depth = self.cursor, len(self.cursor.around)
        if not depth:
            self._take_alone(event)
        elif cursor.items is not None or cursor.key is not None:
            self.cursor.inspect_text(event, "value")
            self._put(event.value, event)
            self._complete()
        elif depth == 1 and self._blocks >= MOST_BLOCKS:
            self.cursor.stop(shape.too_many_blocks(MOST_BLOCKS), event)
        else:
            cursor.key = event.value  # so that the path leads to it
            self.cursor.inspect_text(event, "key")
            self._take_key(event, cursor.lines)

    def _take_alone(self, event: yaml.ScalarEvent) -> None:
        """Text without a key: no registry, or an empty one."""
        if event.value:
            self.cursor.stop(shape.wrong_shape("keys with values, not text alone, belong"), event)
        self.ready.append(file_text.empty_file()._replace(line=1, column=1))
        raise Stop

    def _take_key(self, event: yaml.ScalarEvent, lines: dict[str, int]) -> None:
        text = event.value
        self._key_position = line_and_column(event)
        if text == "<<":
            self.cursor.refuse(yaml_subset.merge_key(), event, "key")
        if text in lines:
            self.cursor.refuse(shape.duplicate_key(text, lines[text] + 1), event, "key")
            self._again = self._again or len(self.cursor.around) == 1
        else:
            lines[text] = self._key_position[0] - 1
        if len(self.cursor.around) == 1:
            line, column = self._key_position
            self._line = line - 1 if column == 1 and not self._flows else None

    def _take_other(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.MappingStartEvent):
            self._open(event, None)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self.cursor.close()
            self._complete()
        elif isinstance(event, yaml.AliasEvent):
            self.cursor.refuse(yaml_subset.alias(event.anchor or ""), event)
            if not self.cursor.around:
                raise Stop
            self._put("", event)
            self._complete()
        elif isinstance(event, yaml.DocumentStartEvent):
            if self.began:
                self.cursor.stop(yaml_subset.second_document(), event)
            self.began = True
            if event.version or event.tags:
                self.cursor.refuse(yaml_subset.directive(), event)

    def _open(self, event: yaml.CollectionStartEvent, items: list[object] | None) -> None:
        if event.anchor is not None or event.tag is not None:
            self.cursor.inspect_names(event)
        cursor, depth = self.cursor, len(self.cursor.around)
        if depth >= DEEPEST:
            self.cursor.stop(shape.nesting(), event)
        node: dict[str, object] = {}
        if depth:
            self._put(node if items is None else items, event)
        elif items is not None:
            self.cursor.stop(shape.wrong_shape("keys with values, not a list, belong"), event)
        cursor.open(items, node)
        if depth == 0:
            self._flows = bool(event.flow_style)
        elif depth == 1:
            block = cursor.block()
            self._in_sources = block == SOURCES
            self._locates = block in (self._locate or ())
            self._wary = self._suspect or self._locates or self._in_sources
            self._most = MOST_SOURCE_VALUES if self._in_sources else MOST_VALUES
            self._room = self._most - 1
        elif depth == 2:
            self._wary = self._suspect or self._locates

    def _put(self, value: object, event: yaml.Event) -> None:
        """Put a value where it belongs; of two under one key the first stays."""
        cursor = self.cursor
        if not self._room:
            self.cursor.stop(shape.block_too_large(self._most), event)
        self._room -= 1
        if self._locates:
            here = line_and_column(event)
            self.ready.append(Position(cursor.path(), self._key_position if cursor.items is None else here, here))
        if cursor.items is not None:
            cursor.items.append(value)
        elif cursor.key is not None:
            cursor.node.setdefault(cursor.key, value)
        else:
            self.cursor.stop(shape.key_not_text(), event)

    def _complete(self) -> None:
        """After a value: its key is done, and so is the block or the source, if it was one's."""
        cursor, depth = self.cursor, len(self.cursor.around)
        key, cursor.key = cursor.key, None
        if key is None or depth > 2:
            return
        if depth == 1:
            self.ready.append(Block(key, cursor.node.pop(key), frozenset(cursor.refused), self._again, self._line))
            self._blocks += 1
            self._room = MOST_VALUES
            self._again = False
            self._locates = self._locate is not None
            cursor.refused.clear()
            self._wary = True
        elif self._in_sources:
            self.ready.append(SourceEntry(key, cursor.node.pop(key), frozenset(cursor.refused)))
            cursor.refused = {path for path in cursor.refused if len(path) == 1}  # which is said of all sources
            self._wary = True
