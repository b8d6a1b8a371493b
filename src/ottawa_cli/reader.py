"""From bytes to blocks: the strict subset of YAML, read from libyaml's events, so that nothing refused is ever built.

Every scalar is text until the model types it. What is refused becomes a finding at its line and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import yaml

from ottawa_cli.characters import MENDED, legible, refused_in
from ottawa_cli.failures import Unreadable
from ottawa_cli.findings import Fault, Finding
from ottawa_cli.rules import letters
from ottawa_cli.rules.shape import wrong_shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from ottawa_cli.findings import Path

DEEPEST: Final = 12
MOST_BLOCKS: Final = 200_003
"""The head and 200,000 States."""
MOST_VALUES: Final = 10_000
"""In a block."""
SOURCES: Final = "sources"
MOST_SOURCE_VALUES: Final = 1_000_000
"""In ``sources``, the one block whose length grows with the registry."""

_Scalar = yaml.ScalarEvent
_Node = dict[str, object] | list[object]
_At = Literal["key", "value"]


class Block(NamedTuple):
    """A top-level key and what stands under it; ``refused`` are the paths at which something was refused already."""

    key: str
    data: object
    refused: AbstractSet[Path]
    again: bool
    """Did a block of this key stand before?"""


class Entry(NamedTuple):
    """One source, given before its block is: that one grows with the registry, and need not be held at once."""

    name: str
    data: object
    refused: AbstractSet[Path]


class Stopped(NamedTuple):
    """Reading ended before the end of the file, at what was found last; what stands after it is not known."""


def read(raw: bytes) -> Iterator[Block | Entry | Finding | Stopped]:
    """Read a registry's bytes block by block. Whatever the bytes, nothing but ``Unreadable`` is raised.

    Raises:
        Unreadable: PyYAML has no libyaml here.
    """
    text = yield from legible(raw)
    if text is None:
        yield Stopped()
    else:
        yield from _blocks(text)


def events(text: bytes | str) -> Iterator[yaml.Event]:
    """Read the events of libyaml, which alone is quick enough and has one opinion.

    Raises:
        Unreadable: PyYAML has no libyaml here.
    """
    try:
        loader = yaml.CLoader
    except AttributeError:
        raise Unreadable(
            "this PyYAML was built without libyaml, which the reader needs; reinstall it: "
            "pip install --force-reinstall --no-cache-dir pyyaml"
        ) from None
    return iter(loader(text).get_event, None)  # what yaml.parse does, with a third of the calls


def place_of(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, in code points from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Stop(Exception):
    """Reading cannot go on past what was found last."""


def _blocks(text: bytes | str) -> Iterator[Block | Entry | Finding | Stopped]:
    if isinstance(text, bytes):
        builder = _Builder(escapes=b"\\" in text, mended=False)
    else:
        builder = _Builder(escapes="\\" in text, mended=MENDED in text)
    try:
        for event in events(text):
            block = builder.take(event)
            if builder.findings:
                yield from builder.findings
                builder.findings.clear()
            if block is not None:
                yield block
        if not builder.began:
            yield Finding(*letters.empty_file(), line=1, column=1)
            yield Stopped()
    except _Stop:
        yield from builder.findings
        yield Stopped()
    except yaml.MarkedYAMLError as error:
        yield _syntax_finding(error, builder.path())
        yield Stopped()
    except yaml.YAMLError:
        yield Finding(*letters.not_yaml("characters that YAML does not have"), line=1, column=1)
        yield Stopped()


def _syntax_finding(error: yaml.MarkedYAMLError, path: Path) -> Finding:
    unclosed = "quoted" in (error.context or "")  # then the place to look at is where the quote opens
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Finding(*letters.not_yaml(str(error.problem or error.context)), path=path, line=line, column=column)


class _Frame:
    """A mapping or a sequence while it is open."""

    __slots__ = ("key", "lines", "node")

    def __init__(self, node: _Node) -> None:
        self.node = node
        self.key: str | None = None  # of a mapping: the key whose value comes next
        self.lines: dict[str, int] = {}  # where each key stands, to name the first of two


class _Builder:
    """Builds one block at a time; ``take`` returns a block when it is complete, findings gather beside it."""

    def __init__(self, *, escapes: bool, mended: bool) -> None:
        self.escapes = escapes  # is there a backslash in the file? Else quotes hold what is seen
        self.mended = mended
        self.findings: list[Finding] = []
        self.frames: list[_Frame] = []
        self.began = False
        self.blocks = 0
        self.values = 0
        self.refused: set[Path] = set()
        self.again = False  # of the block being read: stood its key before?

    def path(self) -> Path:
        """Where the next value goes. The items around it are in their lists already; it is not yet in its own."""
        steps = [len(frame.node) - 1 if isinstance(frame.node, list) else frame.key for frame in self.frames]
        if self.frames and isinstance(self.frames[-1].node, list):
            steps[-1] = len(self.frames[-1].node)
        return tuple(step for step in steps if step is not None)

    def take(self, event: yaml.Event) -> Block | Entry | None:
        """Take one event. Two of three are scalars, and nearly all of those ordinary: they come first."""
        if not isinstance(event, _Scalar):
            return self._take_other(event)
        if not self.frames:
            self._take_alone(event)
        frame, text, start, end = self.frames[-1], event.value, event.start_mark, event.end_mark
        at: _At = "key" if frame.key is None and isinstance(frame.node, dict) else "value"
        line = start.line + 1 if start else 1
        if event.style or not text or self.mended or event.anchor or event.tag or (end and end.line + 1 != line):
            self._inspect(event, at)
        if at == "value":
            self._put(text, event)
            return self._closed()
        if self.blocks >= MOST_BLOCKS and len(self.frames) == 1:
            self._stop(letters.too_many_blocks(MOST_BLOCKS), event)
        if text in frame.lines or text == "<<":
            self._refuse_key(frame, event)
        else:
            frame.key = text
            frame.lines[text] = line
        return None

    def _take_other(self, event: yaml.Event) -> Block | Entry | None:
        if isinstance(event, yaml.MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self.frames.pop()
            return self._closed()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(letters.alias(event.anchor or ""), event)
            if not self.frames:
                raise _Stop
            self._put("", event)
            return self._closed()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        return None

    def _take_alone(self, event: yaml.ScalarEvent) -> None:
        """Text without a key: no registry, or an empty one."""
        if event.value:
            self._stop(wrong_shape("keys with values, not text alone, belong"), event)
        self.findings.append(Finding(*letters.empty_file(), line=1, column=1))
        raise _Stop

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self.began:
            self._stop(letters.second_document(), event)
        self.began = True
        if event.version or event.tags:
            self._refuse(letters.directive(), event)

    def _named(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: _At = "value") -> None:
        """Refuse the names that YAML can give a node, anchors and tags; what they stand before is read all the same."""
        if event.anchor is not None:
            self.findings.append(self._finding(letters.anchor(event.anchor), event, at))
        if event.tag is not None:
            self.findings.append(self._finding(letters.tag(event.tag), event, at))

    def _inspect(self, event: yaml.ScalarEvent, at: _At) -> None:
        """Refuse what a key or a value may not be, however it is written."""
        frame, text, start, end = self.frames[-1], event.value, event.start_mark, event.end_mark
        if at == "key":
            frame.key = text  # so that the path leads to it
        self._named(event, at)
        if not text:
            self._refuse(letters.empty_value(at), event, at)
        elif (start and end and start.line != end.line) or "\n" in text:
            self._refuse(letters.line_break(at), event, at)
        if self.escapes and event.style == '"' and (char := refused_in(text)):
            self._refuse(letters.character(char, "an escape in quotes for "), event, at)
        if MENDED in text:
            self.refused.add(self.path())

    def _refuse_key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        frame.key = text = event.value
        if text == "<<":
            self._refuse(letters.merge_key(), event, "key")
        if text in frame.lines:
            self._refuse(letters.duplicate_key(text, frame.lines[text]), event, "key")
            self.again = self.again or len(self.frames) == 1
        else:
            frame.lines[text] = place_of(event)[0]

    def _open(self, event: yaml.CollectionStartEvent, node: _Node) -> None:
        if event.anchor is not None or event.tag is not None:
            self._named(event)
        if len(self.frames) >= DEEPEST:
            self._stop(letters.nesting(DEEPEST), event)
        if self.frames:
            self._put(node, event)
        elif isinstance(node, list):
            self._stop(wrong_shape("keys with values, not a list, belong"), event)
        self.frames.append(_Frame(node))

    def _put(self, value: object, event: yaml.Event) -> None:
        """Put a value where it belongs; of two under one key the first stays."""
        self.values += 1
        if self.values > MOST_VALUES:
            most = MOST_SOURCE_VALUES if self.frames[0].key == SOURCES else MOST_VALUES
            if self.values > most:
                self._stop(letters.block_too_large(most), event)
        frame = self.frames[-1]
        if isinstance(frame.node, list):
            frame.node.append(value)
        elif frame.key is None:
            self._stop(letters.key_not_text(), event)
        else:
            frame.node.setdefault(frame.key, value)

    def _closed(self) -> Block | Entry | None:
        """After a value: its key is done, and so is the block, if it was a block's."""
        if not self.frames:
            return None
        frame = self.frames[-1]
        key, frame.key = frame.key, None
        if len(self.frames) > 2 or key is None or isinstance(frame.node, list):
            return None
        if len(self.frames) == 2:
            if self.frames[0].key != SOURCES:
                return None
            return Entry(key, frame.node.pop(key), frozenset(self.refused))
        self.blocks += 1
        block = Block(key, frame.node.pop(key), frozenset(self.refused), self.again)
        self.values = 0
        self.again = False
        self.refused.clear()
        return block

    def _finding(self, fault: Fault, event: yaml.Event, at: _At) -> Finding:
        line, column = place_of(event)
        return Finding(*fault, path=self.path(), at=at, line=line, column=column)

    def _refuse(self, fault: Fault, event: yaml.Event, at: _At = "value") -> None:
        """Report what cannot be read, and remember where: what follows from it is not told again."""
        finding = self._finding(fault, event, at)
        self.refused.add(finding.path)
        self.findings.append(finding)

    def _stop(self, fault: Fault, event: yaml.Event) -> None:
        self._refuse(fault, event)
        raise _Stop
