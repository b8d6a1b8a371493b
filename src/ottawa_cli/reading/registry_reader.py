"""From blocks to the typed parts of a registry, and what is wrong with their form: the head first, then the States."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ottawa_cli.facts.findings import MOST_FINDINGS, CutShort, Finding
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import MOST_PARTIAL_DATES, Source, State, Total, Treaty
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.facts.scalars import is_code
from ottawa_cli.reading.blocks import SOURCES, Block, SourceEntry, read
from ottawa_cli.reading.positions import BlockLines, placed
from ottawa_cli.reading.typed import model_of, state_of
from ottawa_cli.rules.dossier import SourceDays
from ottawa_cli.rules.examination import Head, RegistryPart, UntypedState, UntypedTotals
from ottawa_cli.rules.shape import missing_key, wrong_shape
from ottawa_cli.rules.table import BLOCK_ORDER
from ottawa_cli.rules.totals import FiledTotal
from ottawa_cli.rules.values import too_many_partial_dates, too_many_readings, wrong_format
from ottawa_cli.system.output import counted

TakeSource = Callable[[str, Source], None]

FORMAT: Final = "1"
MOST_READINGS: Final = 50_000
"""So many ways to read the partial dates of a file are computed."""

_HEAD: Final = ("format", "treaty", SOURCES)
_TOTALS: Final = "totals"


class RegistryReader:
    """Reads a registry once. States wait until treaty and sources are known, which in an ordered file they are.

    Args:
        file: what its findings call it.
        raw: the bytes that it is.
        take_source: what takes the sources, each with its id, while the parts are read; None: they are not wanted.
        block_lines: where it is noted on which line each block begins; None: it is not, and places are found slowly.
    """

    def __init__(
        self, file: str, raw: bytes, take_source: TakeSource | None = None, block_lines: BlockLines | None = None
    ) -> None:
        self.sha256 = hashlib.sha256(raw).hexdigest()
        self.treaty: Treaty | None = None  # once it is read; None: it is missing, or could not be typed
        self.totals: list[Total] = []  # as far as they were read
        self._file = file
        self._raw = raw
        self._take_source = take_source
        self._block_lines = block_lines
        self._source_days: SourceDays | None = None
        self._sources_read: dict[
            str, PartialDate | None
        ] = {}  # in order, so that more findings than are told are always the same
        self._head_keys: set[str] = set()
        self._waiting: list[FiledTotal | State | UntypedState] | None = []  # for the head; None: it was given
        self._last_key: str | None = None
        self._readings = 0
        self._cut_short = False

    def valid_parts(self) -> Iterator[Head | State]:
        """The typed parts, the head first; what they say holds once all are read.

        Raises:
            Invalid: nothing can be computed from the file; raised at the end, when everything that is wrong is known.
        """
        findings: list[Finding] = []
        for part in self.parts():
            if isinstance(part, Finding):
                if part.rule != BLOCK_ORDER.name:  # the one rule that is applied on the way and leaves a file valid
                    findings.append(part)
                if len(findings) == MOST_FINDINGS:
                    break
            elif isinstance(part, Head | State) and not findings:
                yield part
        if findings:
            raise Invalid(self.placed(findings))

    def placed(self, findings: Sequence[Finding]) -> list[Finding]:
        """Findings with their file and position, in the order of the file."""
        in_file = [finding._replace(file=self._file) for finding in placed(self._raw, findings, self._block_lines)]
        return sorted(in_file, key=lambda finding: (finding.line, finding.column, finding.rule))

    def parts(self) -> Iterator[RegistryPart]:
        """The typed parts, and what is wrong with their form. The head comes first, wherever it stands."""
        for item in counted(read(self._raw), "reading the registry, blocks and sources"):
            if self._cut_short:
                break
            match item:
                case Block():
                    if self._block_lines is not None:
                        self._block_lines.setdefault(item.key, item.line)
                    yield from self._block(item)
                case SourceEntry():
                    yield from self._source(item)
                case CutShort():
                    self._cut_short = True
                    yield item
                case Finding():
                    yield item
        yield from self._give_head()
        for key in _HEAD:
            if key not in self._head_keys and not self._cut_short:
                yield missing_key(key)._replace(path=(key,))

    def _block(self, block: Block) -> Iterator[RegistryPart]:
        if block.key in _HEAD:
            return self._head_block(block)
        return self._totals_block(block) if block.key == _TOTALS else self._state_block(block)

    def _head_block(self, block: Block) -> Iterator[RegistryPart]:
        key = block.key
        yield from self._order(block)
        self._head_keys.add(key)
        if block.again or (key,) in block.refused:
            return
        if key == "treaty":
            self.treaty, findings = model_of(Treaty, block.data, (key,), block.refused)
            yield from findings
        elif key == "format" and block.data != FORMAT:
            yield wrong_format(block.data)._replace(path=(key,))
        elif key == SOURCES and isinstance(block.data, dict):
            self._source_days = self._sources_read
        elif key == SOURCES:
            yield wrong_shape("keys with values belong")._replace(path=(key,))
        if self._head_keys.issuperset(("treaty", SOURCES)):
            yield from self._give_head()

    def _source(self, entry: SourceEntry) -> Iterator[Finding]:
        if (SOURCES,) in entry.refused or entry.name in self._sources_read:
            return  # of two, the first is read
        self._sources_read[entry.name] = None
        source, findings = model_of(Source, entry.data, (SOURCES, entry.name), entry.refused)
        yield from findings
        self._sources_read[entry.name] = source.as_of if source else None
        if source and self._take_source:
            self._take_source(entry.name, source)

    def _totals_block(self, block: Block) -> Iterator[RegistryPart]:
        yield from self._order(block)
        if block.again or (_TOTALS,) in block.refused:
            yield UntypedTotals()
            return
        if not isinstance(block.data, list):
            yield wrong_shape("a list belongs")._replace(path=(_TOTALS,))
            yield UntypedTotals()
            return
        for position, item in enumerate(block.data):
            total, findings = model_of(Total, item, (_TOTALS, position), block.refused)
            yield from findings
            if total is None:
                yield UntypedTotals()
                continue
            self.totals.append(total)
            yield from self._once_head_is_given(FiledTotal(position, total))

    def _state_block(self, block: Block) -> Iterator[RegistryPart]:
        key = block.key
        if is_code(key):
            yield from self._order(block)
        if block.again or (key,) in block.refused:
            yield UntypedState(key)
            return
        state, findings = state_of(key, block.data, block.refused)
        yield from findings
        partial_dates = state.partial_dates() if state else 0
        if partial_dates:
            yield from self._count_readings(key, partial_dates)
        part = UntypedState(key) if state is None or partial_dates > MOST_PARTIAL_DATES else state
        yield from self._once_head_is_given(part)

    def _once_head_is_given(self, part: FiledTotal | State | UntypedState) -> Iterator[RegistryPart]:
        if self._waiting is None:
            yield part
        else:
            self._waiting.append(part)

    def _order(self, block: Block) -> Iterator[Finding]:
        before, self._last_key = self._last_key, block.key
        return iter(()) if block.again else BLOCK_ORDER.findings(block.key, before)

    def _count_readings(self, code: str, partial_dates: int) -> Iterator[RegistryPart]:
        if partial_dates > MOST_PARTIAL_DATES:
            yield too_many_partial_dates()._replace(path=(code,), at="key")
            return
        self._readings += 2**partial_dates
        if self._readings > MOST_READINGS:
            yield too_many_readings(MOST_READINGS)._replace(path=(code,), at="key")
            self._cut_short = True
            yield CutShort()

    def _give_head(self) -> Iterator[RegistryPart]:
        """The head, and whoever waited for it; only once."""
        if self._waiting is not None:
            yield Head(self.treaty, self._source_days)
            yield from self._waiting
            self._waiting = None
