"""From registries to what is compared: their facts as plain data again, and each State's history as runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, Final

from ottawa_cli.comparison.changes import SOURCES, TREATY
from ottawa_cli.comparison.difference import Answer, Difference, Stretch, difference, parties
from ottawa_cli.documents.counting import IN_FORCE, count_over_time
from ottawa_cli.facts.findings import path_text
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import Cited, Filed
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.positions import all_lines, lines_of
from ottawa_cli.reading.registry import registry_of
from ottawa_cli.snapshot.index import write
from ottawa_cli.system.escapes import visible
from ottawa_cli.system.json_line import json_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ottawa_cli.comparison.identities import Fact
    from ottawa_cli.documents.types import Between
    from ottawa_cli.facts.findings import Finding, Path
    from ottawa_cli.facts.model import Registry
    from ottawa_cli.law.timelines import Run
    from ottawa_cli.snapshot.index import Place, Writer


_DIGITS: Final = 32
"""Of a digest: what two blocks that differ never share."""


def compare(old: Registry, new: Registry) -> Difference:
    """What changed in the facts between two registries, and which answers differ from which day to which.

    Reordered blocks, comments, quoting and styles of writing are no change.
    """
    return difference(Filing(old), Filing(new))


def sides(*given: tuple[str, bytes]) -> tuple[Filing, Filing]:
    """OLD and NEW, each from its name and bytes.

    Raises:
        Invalid: one is no valid registry, or neither is; the findings are those of both.
    """
    read: list[Filing] = []
    findings: list[Finding] = []
    invalid = []
    for side, (name, raw) in zip(("OLD", "NEW"), given, strict=True):
        try:
            read.append(Filing(registry_of(raw, name), raw))
        except Invalid as error:
            findings += error.findings
            invalid.append(f"{side} ({visible(name)})")
    if invalid:
        are = "is" if len(invalid) == 1 else "are"
        raise Invalid(findings, f"{' and '.join(invalid)} {are} invalid, so nothing is compared")
    old, new = read
    return old, new


@dataclass(frozen=True)
class Filing:
    """One side, from a registry in memory; a State's history is computed when it is asked for."""

    registry: Registry
    raw: bytes = b""
    """What it was read from, where lines are asked for."""

    @property
    def verified(self) -> str:
        """The day through which its facts are held to be complete."""
        return self.registry.treaty.verified.isoformat()

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return self.registry.sha256

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Every block with the digest of its facts."""
        blocks = (TREATY, SOURCES, *self.registry.states)
        return {block: sha256(json_line(self.facts(block)).encode()).hexdigest()[:_DIGITS] for block in blocks}

    def facts(self, block: str) -> Fact:
        """The facts of a block."""
        registry = self.registry
        if block == TREATY:
            return _plain(registry.treaty)
        if block == SOURCES:
            return {name: _plain(registry.sources[name]) for name in sorted(registry.sources)}
        return _plain(registry.states[block])

    def runs(self, code: str) -> Sequence[Stretch]:
        """A State's history."""
        return [_stretch(run) for run in timeline_of(self.registry.states[code], self.registry.treaty).runs]

    def lines(self, paths: Sequence[Path]) -> Sequence[int]:
        """The line of each path's key or item."""
        return lines_of(self.raw, paths)

    def parties(self, on: str) -> Between:
        """How many States are States Parties on a day, at least and at most."""
        return parties((self.runs(code) for code in self.registry.states), on)


def keep(place: Place, side: Filing) -> None:
    """Put a side into the index."""
    write(place, lambda writer: _fill(writer, side))


def _fill(writer: Writer, side: Filing) -> None:
    lines: dict[str, dict[str, int]] = {block: {} for block in side.digests}
    for path, line in all_lines(side.raw):
        lines.get(str(path[0]), {}).setdefault(path_text(path), line)
    runs = {code: side.runs(code) for code in side.registry.states}
    told = {code: [[run.since, run.until, *run.answer] for run in history] for code, history in runs.items()}
    parts = ((block, side.facts(block), told.get(block, []), lines[block]) for block in side.digests)
    writer.add("blocks", ((block, *map(json_line, part)) for block, *part in parts))
    digests = (" ".join(side.digests), " ".join(side.digests.values()))
    writer.add("filing", [(side.sha256, side.verified, *digests, _counts(runs.values()))])


def _counts(histories: Iterable[Sequence[Stretch]]) -> str:
    """Each day on which the number of States Parties may change, with the least and the most from then on."""
    runs = ((run.since, run.until, run.answer.possible) for run in chain.from_iterable(histories))
    return "\n".join(f"{day}\t{least}\t{most}" for day, least, most in count_over_time(IN_FORCE, runs).steps)


def _plain(value: object) -> Fact:
    """What was filed, as the file has it: every value as text, what goes without saying left out."""
    if isinstance(value, Filed):
        fields = type(value).model_fields
        own = {key: part for key, part in value if key not in ("code", "sources") and part != fields[key].default}
        said = {key: _plain(part) for key, part in own.items()}
        cited = value.sources if isinstance(value, Cited) else ()
        return {**said, "sources": [*cited]} if cited else said
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return "true" if value is True else str(value)


def _stretch(run: Run) -> Stretch:
    answer = Answer(
        str(run.status),
        tuple(map(str, run.possible)),
        tuple(map(str, run.marks)),
        tuple(map(str, run.possible_marks)),
    )
    return Stretch(date_text(run.since), date_text(run.until), answer)
