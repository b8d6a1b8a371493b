"""A registry in memory, as ``diff`` asks it: facts as plain data, digests, runs, lines."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from ottawa_cli.comparison.changes import HEAD, SOURCES, TOTALS, TREATY
from ottawa_cli.documents.counting import IN_FORCE, count_over_time, has_one_of
from ottawa_cli.documents.deadlines import due_forms
from ottawa_cli.documents.timeline import run_forms
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.plain import plain_fact
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.positions import all_lines
from ottawa_cli.reading.registry import registry_and_lines
from ottawa_cli.snapshot.heading import heading_rows, heading_texts
from ottawa_cli.snapshot.index_file import stage_on
from ottawa_cli.snapshot.index_writing import write
from ottawa_cli.snapshot.protocol import HEADING
from ottawa_cli.system.json_line import json_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import DueForm, RunForm
    from ottawa_cli.facts.model import Registry
    from ottawa_cli.facts.plain import Fact
    from ottawa_cli.reading.positions import BlockLines
    from ottawa_cli.snapshot.index_file import Stage, Texts
    from ottawa_cli.snapshot.places import Place

_DIGITS: Final = 32
"""Of a digest: what two blocks that differ never share."""


def loaded(raw: bytes, name: str, place: Place | None) -> Loaded:
    """The registry that some bytes are; ``name`` is what its findings call it, ``place`` where it is kept, if it is.

    Raises:
        Invalid: nothing can be computed from it.
    """
    registry = Loaded(*registry_and_lines(raw, name), raw)
    if place:
        write(place, "comparison", registry.texts())
    return registry


class Loaded:
    """A registry in memory, with where its blocks begin and what it was read from, where lines are asked for."""

    def __init__(self, registry: Registry, block_lines: BlockLines | None = None, raw: bytes = b"") -> None:
        self._registry = registry
        self._block_lines = block_lines or {}
        self._raw = raw
        self._heading = heading_texts(registry.treaty, registry.sha256)

    def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
        """The texts of some blocks, or of all, in JSON."""
        blocks = self._digests if queries is None else queries
        match kind:
            case "heading":
                return [self._heading[about] for about in queries or HEADING]
            case "facts":
                return [json_line(self._facts(block)) for block in blocks]
            case "runs":
                return [json_line(self._runs(code)) for code in blocks]
            case "due":
                return [json_line(self._due(code)) for code in blocks]
            case "lines":
                lines = self._lines(blocks)
                return [json_line(lines[block]) for block in blocks]
            case "digests":
                return [self._digest_lines()]
            case _:
                return [stage_on(self._parties, on)]

    def texts(self) -> Iterator[Texts]:
        """All that is kept of it."""
        lines = self._lines(self._digests)
        for block in self._digests:
            yield "facts", block, [("", json_line(self._facts(block)))]
            yield "lines", block, [("", json_line(lines[block]))]
        for code in self._registry.states:
            yield "runs", code, [("", json_line(self._runs(code)))]
            yield "due", code, [("", json_line(self._due(code)))]
        yield "digests", "", [("", self._digest_lines())]
        yield "parties", "", self._parties
        yield from heading_rows(self._heading)

    @cached_property
    def _digests(self) -> Mapping[str, str]:
        """Every block with a text that is the same where its facts are."""
        blocks = (*HEAD, *self._registry.states)
        return {block: sha256(json_line(self._facts(block)).encode()).hexdigest()[:_DIGITS] for block in blocks}

    def _digest_lines(self) -> str:
        """After a line break, a line for each block: its key and its digest."""
        return "".join(["\n", *(f"{block} {digest}\n" for block, digest in self._digests.items())])

    def _facts(self, block: str) -> Fact:
        registry = self._registry
        if block == TREATY:
            return plain_fact(registry.treaty)
        if block == SOURCES:
            return {name: plain_fact(registry.sources[name]) for name in sorted(registry.sources)}
        return plain_fact(registry.totals if block == TOTALS else registry.states[block])

    def _runs(self, code: str) -> list[RunForm]:
        return run_forms(timeline_of(self._registry.states[code], self._registry.treaty))

    def _due(self, code: str) -> list[DueForm]:
        treaty = self._registry.treaty
        return due_forms(timeline_of(self._registry.states[code], treaty), treaty) if treaty.deadlines else []

    def _lines(self, blocks: Iterable[str]) -> dict[str, dict[str, int]]:
        """The line of each path's key or item, block by block."""
        lines: dict[str, dict[str, int]] = {block: {} for block in blocks}
        for path, line in all_lines(self._raw, {*lines}, self._block_lines) if lines else ():
            lines[str(path[0])].setdefault(path_text(path), line)
        return lines

    @cached_property
    def _parties(self) -> list[Stage]:
        """How many are States Parties, from each day on which that changes."""
        runs = (run for code in self._registry.states for run in self._runs(code))
        steps = count_over_time((run["since"], run["until"], has_one_of(IN_FORCE, run["possible"])) for run in runs)
        return [(day, json_line({"min": least, "max": most})) for day, least, most in steps]
