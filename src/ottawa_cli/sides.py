"""From registries to what is compared: their facts as plain data again, and each State's history as runs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ottawa_cli.changes import SOURCES, TREATY
from ottawa_cli.diff import Answer, Difference, Stretch, difference, parties
from ottawa_cli.escapes import visible
from ottawa_cli.failures import Invalid
from ottawa_cli.model import UNDETERMINED, Cited, Filed
from ottawa_cli.places import lines_of
from ottawa_cli.registry import registry_of
from ottawa_cli.timelines import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ottawa_cli.findings import Finding
    from ottawa_cli.forms import Between
    from ottawa_cli.identities import Fact
    from ottawa_cli.model import Registry
    from ottawa_cli.timelines import Run


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
            read.append(Filing(registry_of(raw, name)))
        except Invalid as error:
            findings += error.findings
            invalid.append(f"{side} ({visible(name)})")
    if invalid:
        are = "is" if len(invalid) == 1 else "are"
        raise Invalid(findings, f"{' and '.join(invalid)} {are} invalid, so nothing is compared")
    old, new = read
    return old, new


def lines(found: Difference, old: bytes, new: bytes) -> list[int]:
    """The line on which each change of the facts stands: in NEW, or, of what was removed, in OLD."""
    gone = [judged.change.change == "removed" for judged in found.facts]
    paths = [judged.change.path for judged in found.facts]
    older = iter(lines_of(old, [path for path, is_gone in zip(paths, gone, strict=True) if is_gone]))
    newer = iter(lines_of(new, [path for path, is_gone in zip(paths, gone, strict=True) if not is_gone]))
    return [next(older if is_gone else newer) for is_gone in gone]


@dataclass(frozen=True)
class Filing:
    """One side, from a registry in memory; a State's history is computed when it is asked for."""

    registry: Registry

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
        """Every block as one line of JSON: the text itself is the digest."""
        blocks = (TREATY, SOURCES, *self.registry.states)
        return {block: json.dumps(self.facts(block), ensure_ascii=False) for block in blocks}

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
        return [_stretch(run) for run in timeline(self.registry.states[code], self.registry.treaty).runs]

    def parties(self, on: str) -> Between:
        """How many States are States Parties on a day, at least and at most."""
        return parties((self.runs(code) for code in self.registry.states), on)


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
    certain = len(run.possible) == 1
    answer = Answer(
        str(run.possible[0]) if certain else UNDETERMINED,
        tuple(map(str, run.possible)),
        tuple(map(str, run.marks)),
        tuple(map(str, run.possible_marks)),
    )
    return Stretch(_text(run.since), _text(run.until), answer)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
