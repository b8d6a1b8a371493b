"""From a file to a registry: read, typed block by block, and refused as a whole where a block cannot be typed."""

from __future__ import annotations

import gc
import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.facts.findings import MOST_FINDINGS, Finding
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import MOST_PARTIAL_DATES, Registry, State
from ottawa_cli.facts.scalars import is_code
from ottawa_cli.reading.blocks import SOURCES, Block, Entry, Stopped, read
from ottawa_cli.reading.names import load_names
from ottawa_cli.reading.positions import placed
from ottawa_cli.reading.typed import source_of, state_of, treaty_of
from ottawa_cli.rules.examination import RULE_COUNT, Cut, Examination, Head, Part, Tally, Untyped
from ottawa_cli.rules.file import block_order
from ottawa_cli.rules.form import missing_key, too_many_partial_dates, too_many_readings, wrong_format, wrong_shape
from ottawa_cli.system.files import read_file
from ottawa_cli.system.output import counted
from ottawa_cli.system.paths import registry_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ottawa_cli.facts.model import Source, Treaty

    TakeSource = Callable[[str, Source], None]

FORMAT: Final = "1"
MOST_READINGS: Final = 50_000
"""So many ways to read the partial dates of a file are computed."""
READ_ON: Final = 100_000
"""After so many errors a file is not read on."""
ORDER: Final = block_order.__name__.replace("_", "-")
"""The one rule that is applied on the way and leaves a file valid."""


def load(path: str | None = None) -> Registry:
    """Load a registry: the file named, else ``$OTTAWA_REGISTRY``, else the one shipped.

    Raises:
        Unreadable: the file cannot be read.
        Invalid: nothing can be computed from it; its findings say why. What else ``check`` finds is no hindrance.
    """
    file = registry_file(path)
    return registry_of(read_file(file), file)


def registry_of(raw: bytes, file: str) -> Registry:
    """The registry that some bytes are; ``file`` is what its findings call it.

    Raises:
        Invalid: nothing can be computed from it.
    """
    sources: dict[str, Source] = {}
    head = Head(None, frozenset())
    states: dict[str, State] = {}
    with collector_paused():
        for part in _valid(file, raw, sources.__setitem__):
            if isinstance(part, Head):
                head = part
            else:
                states[part.code] = part
    if head.treaty is None:
        raise Invalid(())
    return Registry(head.treaty, sources, states, hashlib.sha256(raw).hexdigest())


def valid_parts(file: str, take: TakeSource | None = None) -> tuple[str, Iterator[Head | State]]:
    """The digest of a registry file, and its typed parts, the head first; what they say holds once all are read.

    Args:
        file: the registry file.
        take: what takes the sources, each with its name, while the parts are read; None: they are not wanted.

    Raises:
        Unreadable: the file cannot be read.
        Invalid: nothing can be computed from it; raised at the end, when everything that is wrong is known.
    """
    raw = read_file(file)
    return hashlib.sha256(raw).hexdigest(), _valid(file, raw, take)


def _valid(file: str, raw: bytes, take: TakeSource | None) -> Iterator[Head | State]:
    invalid: list[Finding] = []
    for part in parts(raw, take):
        if isinstance(part, Finding):
            if part.rule != ORDER:
                invalid.append(part)
            if len(invalid) == MOST_FINDINGS:
                break
        elif isinstance(part, Head | State) and not invalid:
            yield part
    if invalid:
        raise Invalid(_told(file, raw, invalid))


class Report(NamedTuple):
    """What ``check`` says of one file: the findings in the order of the file, at most 1,000, and how many in all."""

    file: str
    findings: tuple[Finding, ...]
    errors: int
    warnings: int
    tally: Tally
    rules: int
    treaty: Treaty | None
    sha256: str


def check(path: str | None = None) -> Report:
    """Hold a registry file against itself and the law; ``load`` says which file.

    Raises:
        Unreadable: the file cannot be read. Whatever is wrong inside it is a finding.
    """
    file = registry_file(path)
    raw = read_file(file)
    examination = Examination(load_names())
    findings: list[Finding] = []
    errors = warnings = 0
    with collector_paused():
        for finding in examination.findings(parts(raw)):
            errors += finding.severity == "error"
            warnings += finding.severity == "warning"
            if len(findings) < MOST_FINDINGS:
                findings.append(finding)
            if errors == READ_ON:
                break
    return Report(
        file,
        tuple(_told(file, raw, findings)),
        errors,
        warnings,
        examination.tally,
        RULE_COUNT,
        examination.head.treaty,
        hashlib.sha256(raw).hexdigest(),
    )


def _told(file: str, raw: bytes, findings: Sequence[Finding]) -> list[Finding]:
    """Findings with their file and place, in the order of the file."""
    found = [finding._replace(file=file) for finding in placed(raw, findings)]
    return sorted(found, key=lambda finding: (finding.line, finding.column, finding.rule))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading makes many values and no cycles: looking for some takes as long as the reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parts(raw: bytes, take: TakeSource | None = None) -> Iterator[Part]:
    """The typed parts of a file, and what is wrong with their form. The head comes first, wherever it stands.

    Sources are given to ``take`` one by one, if they are wanted; the head knows their names.
    """
    typing = _Typing(take)
    for item in counted(read(raw), "reading the registry, blocks and sources"):
        if typing.cut:
            break
        match item:
            case Block():
                yield from typing.take(item)
            case Entry():
                yield from typing.source(item)
            case Stopped():
                typing.cut = True
                yield Cut()
            case _:
                yield item
    yield from typing.close()


class _Typing:
    """Types blocks one by one; States wait until treaty and sources are known, which in an ordered file they are."""

    def __init__(self, take: TakeSource | None) -> None:
        self._last: str | None = None
        self._seen: set[str] = set()
        self._treaty: Treaty | None = None
        self._take_source = take
        self._described: set[str] = set()
        self._source_names: AbstractSet[str] | None = None
        self._waiting: list[Part] = []
        self._head_given = False
        self._readings = 0
        self.cut = False

    def take(self, block: Block) -> Iterator[Part]:
        key = block.key
        known = key in _HEAD or is_code(key)
        if known and not block.again and (misplaced := block_order(key, self._last)):
            yield misplaced
        self._last = key if known else self._last
        if key in _HEAD:
            self._seen.add(key)
        if block.again or (key,) in block.refused:
            if key not in _HEAD:
                yield Untyped(key)
            return
        if key in _HEAD:
            yield from self._head(block)
            if self._seen.issuperset(("treaty", "sources")):
                yield from self._give_head()
            return
        state, findings = state_of(key, block.data, block.refused)
        yield from findings
        if state and (partial := state.partial_dates()):
            yield from self._count_readings(key, partial)
            state = None if partial > MOST_PARTIAL_DATES else state
        self._waiting.append(state or Untyped(key))
        if self._head_given:
            yield from self._released()

    def _count_readings(self, key: str, partial: int) -> Iterator[Part]:
        if partial > MOST_PARTIAL_DATES:
            yield Finding(*too_many_partial_dates(), path=(key,), at="key")
            return
        self._readings += 2**partial
        if self._readings > MOST_READINGS:
            yield Finding(*too_many_readings(MOST_READINGS), path=(key,), at="key")
            self.cut = True
            yield Cut()

    def close(self) -> Iterator[Part]:
        """At the end of the file: what is missing, and whoever still waits."""
        if not self._head_given:
            yield from self._give_head()
        for key in ("format", "treaty", "sources"):
            if key not in self._seen and not self.cut:
                yield Finding(*missing_key(key), path=(key,))

    def _head(self, block: Block) -> Iterator[Part]:
        match block.key:
            case "format" if block.data != FORMAT:
                yield Finding(*wrong_format(block.data), path=("format",))
            case "treaty":
                self._treaty, findings = treaty_of(block.data, block.refused)
                yield from findings
            case "sources":
                yield from self._read_sources(block)

    def source(self, entry: Entry) -> Iterator[Part]:
        """Take one source of the block that is being read."""
        if (SOURCES,) in entry.refused or entry.name in self._described:
            return  # of two, the first is read
        self._described.add(entry.name)
        source, findings = source_of(entry.name, entry.data, entry.refused)
        yield from findings
        if source and self._take_source:
            self._take_source(entry.name, source)

    def _read_sources(self, block: Block) -> Iterator[Part]:
        if isinstance(block.data, dict):
            self._source_names = self._described
        else:
            yield Finding(*wrong_shape("keys with values belong"), path=(SOURCES,))

    def _give_head(self) -> Iterator[Part]:
        self._head_given = True
        yield Head(self._treaty, self._source_names)
        yield from self._released()

    def _released(self) -> Iterator[Part]:
        yield from self._waiting
        self._waiting.clear()


_HEAD: Final = frozenset({"format", "treaty", "sources"})
