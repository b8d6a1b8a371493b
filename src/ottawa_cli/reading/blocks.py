"""From bytes to blocks: the strict subset of YAML, read from libyaml's events, so that nothing refused is ever built.

Every scalar is text until the model types it. What is refused becomes a finding at its line and column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import yaml

from ottawa_cli.facts.findings import CutShort
from ottawa_cli.reading.characters import MENDED, legible, refused_in
from ottawa_cli.rules import file_text, keys, limits, yaml_subset
from ottawa_cli.rules.values import wrong_shape
from ottawa_cli.system.failures import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from ottawa_cli.facts.findings import Finding, Path

DEEPEST: Final = 12
MOST_BLOCKS: Final = 200_003
"""The head and 200,000 States."""
MOST_VALUES: Final = 10_000
"""In a block."""
SOURCES: Final = "sources"
MOST_SOURCE_VALUES: Final = 1_000_000
"""In ``sources``, the one block whose length grows with the registry."""

_Scalar = yaml.ScalarEvent
_Open = tuple[list[object] | None, dict[str, object], str | None, dict[str, int]]
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


def read(raw: bytes) -> Iterator[Block | Entry | Finding | CutShort]:
    """Read a registry's bytes block by block. Whatever the bytes, nothing but ``Unreadable`` is raised.

    Raises:
        Unreadable: PyYAML has no libyaml here.
    """
    text = yield from legible(raw)
    if text is None:
        yield CutShort()
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


def _blocks(text: bytes | str) -> Iterator[Block | Entry | Finding | CutShort]:
    if isinstance(text, bytes):
        builder = _Builder(escapes=b"\\" in text, mended=False)
    else:
        builder = _Builder(escapes="\\" in text, mended=MENDED in text)
    try:
        yield from builder.build(events(text))
        if not builder.began:
            yield file_text.empty_file()._replace(line=1, column=1)
            yield CutShort()
    except _Stop:
        yield from builder.findings
        yield CutShort()
    except yaml.MarkedYAMLError as error:
        yield _syntax_finding(error, builder.path())
        yield CutShort()
    except yaml.YAMLError:
        yield yaml_subset.not_yaml("characters that YAML does not have")._replace(line=1, column=1)
        yield CutShort()


def _syntax_finding(error: yaml.MarkedYAMLError, path: Path) -> Finding:
    unclosed = "quoted" in (error.context or "")  # then the place to look at is where the quote opens
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return yaml_subset.not_yaml(str(error.problem or error.context))._replace(path=path, line=line, column=column)


class _Builder:
    """Builds one block at a time; what is refused gathers beside it until it is told.

    ``items``, ``node``, ``key`` and ``lines`` are of the innermost list or mapping; those around it wait in ``outer``.
    """

    def __init__(self, *, escapes: bool, mended: bool) -> None:
        self.escapes = escapes  # is there a backslash in the file? Else quotes hold what is seen
        self.suspect = escapes or mended
        self.wary = True  # is a text to be looked into that is written like any other?
        self.began = False
        self.outer: list[_Open] = []
        self.items: list[object] | None = None  # of a list; None: in a mapping
        self.node: dict[str, object] = {}
        self.key: str | None = None  # whose value comes next; None: a key does
        self.lines: dict[str, int] = {}  # where each key stands, from 0, to name the first of two
        self.values = self.blocks = 0
        self.most = MOST_VALUES
        self.block: Block | Entry | None = None  # once it is complete
        self.findings: list[Finding] = []
        self.refused: set[Path] = set()
        self.again = False  # of the block being read: stood its key before?

    def path(self) -> Path:
        """Where the next value goes. What is open is in the list around it already; the next value is not yet."""
        steps = [key if items is None else len(items) - 1 for items, _, key, _ in self.outer[1:]]
        steps.append(self.key if self.items is None else len(self.items))
        return tuple(step for step in steps if step is not None)

    def build(self, stream: Iterable[yaml.Event]) -> Iterator[Block | Entry | Finding]:
        """Give each block when it is complete, and before it what was refused in it.

        Two of three events are texts, and nearly all of those ordinary: they are taken here, without a call.
        """
        for event in stream:
            if isinstance(event, _Scalar):
                text, start, end = event.value, event.start_mark, event.end_mark
                line = start.line if start else 0
                strange = self.wary or not text or event.anchor or event.tag or (end and end.line != line)
                if strange or self.values == self.most:
                    self._take_text(event)
                elif self.items is not None:
                    self.items.append(text)
                    self.values += 1
                    continue
                elif self.key is not None:
                    self.node.setdefault(self.key, text)
                    self.key = None
                    self.values += 1
                    continue
                elif text in self.lines or text == "<<":
                    self._take_text(event)
                else:
                    self.key = text
                    self.lines[text] = line
                    continue
            else:
                self._take_other(event)
            if self.findings:
                yield from self.findings
                self.findings.clear()
            if self.block:
                yield self.block
                self.block = None

    def _take_text(self, event: yaml.ScalarEvent) -> None:
        """Take a text that may be anything: the one way in which all could be taken, were time no matter."""
        if not self.outer:
            self._take_alone(event)
        if self.items is not None or self.key is not None:
            self._inspect(event, "value")
            self._put(event.value, event)
            self._done()
        elif self.blocks >= MOST_BLOCKS and len(self.outer) == 1:
            self._stop(limits.too_many_blocks(MOST_BLOCKS), event)
        else:
            self.key = event.value  # so that the path leads to it
            self._inspect(event, "key")
            self._take_key(event)

    def _take_alone(self, event: yaml.ScalarEvent) -> None:
        """Text without a key: no registry, or an empty one."""
        if event.value:
            self._stop(wrong_shape("keys with values, not text alone, belong"), event)
        self.findings.append(file_text.empty_file()._replace(line=1, column=1))
        raise _Stop

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        text, line = event.value, place_of(event)[0]
        if text == "<<":
            self._refuse(yaml_subset.merge_key(), event, "key")
        if text in self.lines:
            self._refuse(keys.duplicate_key(text, self.lines[text] + 1), event, "key")
            self.again = self.again or len(self.outer) == 1
        else:
            self.lines[text] = line - 1

    def _take_other(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.MappingStartEvent):
            self._open(event, None)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self.items, self.node, self.key, self.lines = self.outer.pop()
            self._done()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(yaml_subset.alias(event.anchor or ""), event)
            if not self.outer:
                raise _Stop
            self._put("", event)
            self._done()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self.began:
            self._stop(yaml_subset.second_document(), event)
        self.began = True
        if event.version or event.tags:
            self._refuse(yaml_subset.directive(), event)

    def _named(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: _At = "value") -> None:
        """Refuse the names that YAML can give a node, anchors and tags; what they stand before is read all the same."""
        if event.anchor is not None:
            self.findings.append(self._finding(yaml_subset.anchor(event.anchor), event, at))
        if event.tag is not None:
            self.findings.append(self._finding(yaml_subset.tag(event.tag), event, at))

    def _inspect(self, event: yaml.ScalarEvent, at: _At) -> None:
        """Refuse what a key or a value may not be, however it is written."""
        text, start, end = event.value, event.start_mark, event.end_mark
        self._named(event, at)
        if not text:
            self._refuse(keys.empty_value(at), event, at)
        elif (start and end and start.line != end.line) or "\n" in text:
            self._refuse(yaml_subset.line_break(at), event, at)
        if self.escapes and event.style == '"' and (char := refused_in(text)):
            self._refuse(file_text.character(char, "an escape in quotes for "), event, at)
        if MENDED in text:
            self.refused.add(self.path())

    def _open(self, event: yaml.CollectionStartEvent, items: list[object] | None) -> None:
        if event.anchor is not None or event.tag is not None:
            self._named(event)
        depth = len(self.outer)
        if depth >= DEEPEST:
            self._stop(limits.nesting(DEEPEST), event)
        node: dict[str, object] = {}
        if depth:
            self._put(node if items is None else items, event)
        elif items is not None:
            self._stop(wrong_shape("keys with values, not a list, belong"), event)
        self.outer.append((self.items, self.node, self.key, self.lines))
        self.items, self.node, self.key, self.lines = items, node, None, {}
        if depth in (1, 2):
            sources = self.outer[1][2] == SOURCES
            self.most = MOST_SOURCE_VALUES if sources else MOST_VALUES
            self.wary = self.suspect or (sources and depth == 1)  # each source is given by itself

    def _put(self, value: object, event: yaml.Event) -> None:
        """Put a value where it belongs; of two under one key the first stays."""
        self.values += 1
        if self.values > self.most:
            self._stop(limits.block_too_large(self.most), event)
        if self.items is not None:
            self.items.append(value)
        elif self.key is None:
            self._stop(keys.key_not_text(), event)
        else:
            self.node.setdefault(self.key, value)

    def _done(self) -> None:
        """After a value: its key is done, and so is the block or the source, if it was one's."""
        key, self.key = self.key, None
        if len(self.outer) > 2 or key is None:
            return
        if len(self.outer) == 2:
            if self._among_sources():
                self.block = Entry(key, self.node.pop(key), frozenset(self.refused))
                self.refused = {path for path in self.refused if len(path) == 1}  # what is the whole block's
                self.wary = True
            return
        self.block = Block(key, self.node.pop(key), frozenset(self.refused), self.again)
        self.blocks += 1
        self.values = 0
        self.again = False
        self.refused.clear()
        self.wary = True  # beside the blocks stand their keys, which are counted

    def _among_sources(self) -> bool:
        return self.outer[1][2] == SOURCES and self.items is None

    def _finding(self, finding: Finding, event: yaml.Event, at: _At) -> Finding:
        line, column = place_of(event)
        return finding._replace(path=self.path(), at=at, line=line, column=column)

    def _refuse(self, finding: Finding, event: yaml.Event, at: _At = "value") -> None:
        """Report what cannot be read, and remember where: what follows from it is not told again."""
        finding = self._finding(finding, event, at)
        self.refused.add(finding.path)
        self.findings.append(finding)

    def _stop(self, finding: Finding, event: yaml.Event) -> None:
        self._refuse(finding, event)
        raise _Stop
