"""The registry that a command reads: which file it is, whole or part by part, and whether it is right."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from ottawa_cli.facts.findings import MOST_FINDINGS, Finding
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import Registry, Source, State, Treaty
from ottawa_cli.law.timelines import Timeline, timeline_of
from ottawa_cli.reading.names import load_names
from ottawa_cli.reading.positions import BlockLines
from ottawa_cli.reading.registry_reader import RegistryReader, TakeSource
from ottawa_cli.rules.examination import Examination, FactCounts, Head
from ottawa_cli.rules.table import RULE_COUNT
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import registry_file

READ_ON: Final = 100_000
"""After so many errors a file is not read on."""


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
    return registry_and_lines(raw, file)[0]


def registry_and_lines(raw: bytes, file: str) -> tuple[Registry, BlockLines]:
    """The same, and where its blocks begin."""
    sources: dict[str, Source] = {}
    block_lines: BlockLines = {}
    reader = RegistryReader(file, raw, sources.__setitem__, block_lines)
    with collector_paused():
        states = {part.code: part for part in reader.valid_parts() if isinstance(part, State)}
    if reader.treaty is None:
        raise Invalid(())
    return Registry(reader.treaty, sources, states, reader.sha256, tuple(reader.totals)), block_lines


def valid_parts(file: str, take_source: TakeSource | None = None) -> tuple[str, Iterator[Head | State]]:
    """The digest of a registry file, and its typed parts, the head first; what they say holds once all are read.

    Args:
        file: the registry file.
        take_source: what takes the sources, each with its id, while the parts are read; None: they are not wanted.

    Raises:
        Unreadable: the file cannot be read.
        Invalid: nothing can be computed from it; raised at the end, when everything that is wrong is known.
    """
    reader = RegistryReader(file, read_file(file), take_source)
    return reader.sha256, reader.valid_parts()


def treaty_and_timelines(raw: bytes, file: str) -> tuple[Treaty, Iterator[Timeline]]:
    """The treaty of the registry that some bytes are, and the timelines of its States, one after another.

    What they say holds once all are read; ``file`` is what its findings call it.

    Raises:
        Invalid: nothing can be computed from it; raised at the end, when everything that is wrong is known.
    """
    parts = RegistryReader(file, raw).valid_parts()
    head = next(parts)
    treaty = head.treaty if isinstance(head, Head) else None
    if treaty is None:
        deque(parts, maxlen=0)  # which says what is wrong
        raise Unreadable(f"{quoted(file)}: it has no treaty")
    return treaty, (timeline_of(part, treaty) for part in parts if not isinstance(part, Head))


class CheckReport(NamedTuple):
    """What ``check`` says of one file: the findings in the order of the file, at most 1,000, and how many in all."""

    file: str
    findings: tuple[Finding, ...]
    errors: int
    warnings: int
    counts: FactCounts
    rules: int
    treaty: Treaty | None
    sha256: str


def check(path: str | None = None) -> CheckReport:
    """Hold a registry file against itself and the law; ``load`` says which file.

    Raises:
        Unreadable: the file cannot be read. Whatever is wrong inside it is a finding.
    """
    file = registry_file(path)
    return check_bytes(read_file(file), file)


def check_bytes(raw: bytes, file: str) -> CheckReport:
    """The same of some bytes; ``file`` is what the findings call them."""
    reader = RegistryReader(file, raw, block_lines={})
    examination = Examination(load_names())
    findings: list[Finding] = []
    errors = warnings = 0
    with collector_paused():
        for finding in examination.findings(reader.parts()):
            errors += finding.severity == "error"
            warnings += finding.severity == "warning"
            if len(findings) < MOST_FINDINGS:
                findings.append(finding)
            if errors == READ_ON:
                break
    treaty, counts = examination.head.treaty, examination.counts
    in_order = tuple(reader.placed(findings))
    return CheckReport(file, in_order, errors, warnings, counts, RULE_COUNT, treaty, reader.sha256)


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
