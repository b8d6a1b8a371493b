"""Two registries held against each other: which facts differ, and on which days which answers.

Plain data in, plain values out. Days are ISO text, so that they compare as they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from ottawa_cli.comparison.changes import LEVELS, SOURCES, TREATY, Change, Level, Nature, changes
from ottawa_cli.facts.findings import path_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ottawa_cli.comparison.identities import Fact
    from ottawa_cli.documents.types import AnswerForm, Between, DiffDocument, RegistryForm
    from ottawa_cli.facts.findings import Path

_PARTY: Final = "state-party"
_HEAD: Final = (TREATY, SOURCES)


class Answer(NamedTuple):
    """What is said of a State on a day."""

    status: str
    """One of the five, or ``undetermined``."""
    possible: tuple[str, ...]
    marks: tuple[str, ...]
    possible_marks: tuple[str, ...]


class Stretch(NamedTuple):
    """A run of a State's history: one answer from ``since`` (None: ever) through the day before ``until``."""

    since: str | None
    until: str | None
    answer: Answer


class Side(Protocol):
    """A registry, as far as comparing needs it. Its blocks are ``treaty``, ``sources``, and a State under each code."""

    @property
    def verified(self) -> str:
        """The day through which its facts are held to be complete."""

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal."""

    @property
    def digests(self) -> Mapping[str, str]:
        """Every block with a text that is the same where its facts are."""

    def facts(self, block: str) -> Fact:
        """The facts of a block."""

    def runs(self, code: str) -> Sequence[Stretch]:
        """A State's history, without a gap from ever to ever; no two neighbours have one answer."""

    def parties(self, on: str) -> Between:
        """How many States are States Parties on a day, at least and at most."""

    def lines(self, paths: Sequence[Path]) -> Sequence[int]:
        """The line of each path's key or item."""


class Consequence(NamedTuple):
    """From ``since`` (None: ever) through the day before ``until`` (None: for good) a State's answer differs."""

    code: str
    since: str | None
    until: str | None
    before: Answer | None
    """None: OLD has no such State."""
    after: Answer | None


class Judged(NamedTuple):
    """A change of the facts, how gravely it matters, and whether it is news (``event``) or a ``correction``."""

    change: Change
    level: Level
    nature: Nature


class Difference(NamedTuple):
    """All that differs: the facts, treaty and sources first, then States by code; and the answers."""

    facts: tuple[Judged, ...]
    consequences: tuple[Consequence, ...]

    def reaches(self, level: str) -> bool:
        """Is a change of this level among them, or a graver one?"""
        graver = LEVELS[: 1 + LEVELS.index(level)]
        return any(judged.level in graver for judged in self.facts)


def difference(old: Side, new: Side) -> Difference:
    """What differs between two registries.

    A State whose facts are the same on both sides is looked at no closer, unless the treaty's clauses moved.
    """
    before, after = old.digests.items(), new.digests.items()
    blocks = {block for block, _ in before ^ after}
    in_order = sorted(blocks, key=lambda block: (block != TREATY, block != SOURCES, block))
    found = {block: [*changes(block, _facts(old, block), _facts(new, block))] for block in in_order}
    moved_clauses = any(change.can_move for change in found.get(TREATY, ()))
    codes = {block for block, _ in before | after} if moved_clauses else blocks
    consequences = [row for code in sorted(codes.difference(_HEAD)) for row in _consequences(code, old, new)]
    moved = {row.code for row in consequences}
    return Difference(
        tuple(
            Judged(
                change,
                change.level(moved=change.code in moved if change.code else _in_both(moved, old, new)),
                change.nature(old.verified),
            )
            for block in found.values()
            for change in block
            if change.code in moved or not change.is_order
        ),
        tuple(consequences),
    )


def _in_both(codes: Iterable[str], old: Side, new: Side) -> bool:
    """Is there one that both have? What only one has differs whatever the treaty says."""
    return any(code in old.digests and code in new.digests for code in codes)


def _facts(side: Side, block: str) -> Fact | None:
    return side.facts(block) if block in side.digests else None


def _consequences(code: str, old: Side, new: Side) -> Iterator[Consequence]:
    """Every longest stretch of days with the same two answers, where they are not the same: each cut changes one."""
    before, after = (side.runs(code) if code in side.digests else () for side in (old, new))
    if before == after:
        return
    cuts = sorted({run.since for run in (*before, *after) if run.since})
    for since, until in pairwise([None, *cuts, None]):
        answers = (_answer(before, since), _answer(after, since))
        if answers[0] != answers[1]:
            yield Consequence(code, since, until, *answers)


def _answer(runs: Sequence[Stretch], day: str | None) -> Answer | None:
    if not runs:
        return None
    return runs[bisect_right(runs, day, key=lambda run: run.since or "") - 1 if day else 0].answer


def parties(histories: Iterable[Sequence[Stretch]], on: str) -> Between:
    """How many of these States are States Parties on a day, at least and at most."""
    return _counted(_answer(runs, on) for runs in histories)


def parties_after(before: Between, consequences: Iterable[Consequence], on: str) -> Between:
    """The same in NEW: the consequences say where it differs from OLD on that day."""
    that_day = [row for row in consequences if (row.since or "") <= on and (row.until is None or on < row.until)]
    gone, come = _counted(row.before for row in that_day), _counted(row.after for row in that_day)
    return {"min": before["min"] - gone["min"] + come["min"], "max": before["max"] - gone["max"] + come["max"]}


def _counted(answers: Iterable[Answer | None]) -> Between:
    may = [answer for answer in answers if answer and _PARTY in answer.possible]
    return {"min": sum(answer.status == _PARTY for answer in may), "max": len(may)}


class Beside(NamedTuple):
    """What stands beside the document, for people: what the sides are called, and the States, and what changed."""

    old: str
    new: str
    file: str | None
    """The file that NEW is of; None: standard input."""
    names: Mapping[str, str]
    """The States concerned, by code."""
    changes: Sequence[Change]
    """The facts of the document, in its order."""


def beside(found: Difference, old: Side, new: Side, old_name: str, new_name: str, file: str | None) -> Beside:
    """Names for what differs; a State's is NEW's, or, where it is gone, OLD's."""
    codes = {judged.change.code for judged in found.facts} | {row.code for row in found.consequences}
    names = {}
    for code in codes:
        facts = _facts(new, code) or _facts(old, code) if code else None
        if code and isinstance(facts, dict):
            names[code] = str(facts["name"])
    return Beside(old_name, new_name, file, names, [judged.change for judged in found.facts])


def diff_document(found: Difference, old: Side, new: Side, on: str) -> DiffDocument:
    """``ottawa/diff/1``."""
    treaty = new.facts(TREATY)
    named = treaty if isinstance(treaty, dict) else {}
    before = old.parties(on)
    return {
        "schema": "ottawa/diff/1",
        "treaty": {"id": str(named["id"]), "short_name": str(named["short_name"])},
        "old": _registry(old),
        "new": _registry(new),
        "facts": [
            {
                "code": change.code,
                "path": path_text(change.path),
                "change": change.change,
                "nature": nature,
                "old": change.old,
                "new": change.new,
                "level": level,
                "line": line,
            }
            for (change, level, nature), line in zip(found.facts, _lines(found, old, new), strict=True)
        ],
        "consequences": [
            {
                "code": row.code,
                "from": row.since,
                "until": row.until,
                "before": _answer_form(row.before),
                "after": _answer_form(row.after),
            }
            for row in found.consequences
        ],
        "parties": {"on": on, "before": before, "after": parties_after(before, found.consequences, on)},
    }


def _lines(found: Difference, old: Side, new: Side) -> list[int]:
    """The line on which each change of the facts stands: in NEW, or, of what was removed, in OLD."""
    gone = [judged.change.change == "removed" for judged in found.facts]
    paths = [judged.change.path for judged in found.facts]
    older = iter(old.lines([path for path, is_gone in zip(paths, gone, strict=True) if is_gone]))
    newer = iter(new.lines([path for path, is_gone in zip(paths, gone, strict=True) if not is_gone]))
    return [next(older if is_gone else newer) for is_gone in gone]


def _registry(side: Side) -> RegistryForm:
    return {"sha256": side.sha256, "verified": side.verified}


def _answer_form(answer: Answer | None) -> AnswerForm | None:
    if answer is None:
        return None
    return {
        "status": answer.status,
        "possible": [*answer.possible],
        "marks": [*answer.marks],
        "possible_marks": [*answer.possible_marks],
    }
