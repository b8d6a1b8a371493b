"""What follows from a change, in the sentences of a treaty lawyer: who is bound longer, from when, through when."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.escapes import visible
from ottawa_cli.render.words import MARK_WORDS, STATUS_WORDS, eve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ottawa_cli.forms import AnswerForm, ConsequenceForm, DiffDocument

MOST_NAMED: Final = 2
"""So many States are told of in the first line; of more it counts what becomes of them."""

_PARTY: Final = ("state-party",)
_FORMER: Final = ("former-state-party",)
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_KINDS: Final = {
    "longer": ("is bound longer", "are bound longer"),
    "shorter": ("is bound for a shorter time", "are bound for a shorter time"),
    "earlier": ("is bound earlier", "are bound earlier"),
    "later": ("is bound later", "are bound later"),
    "stays": ("stays bound", "stay bound"),
    "in": ("becomes a State Party", "become States Parties"),
    "out": ("ceases to be a State Party", "cease to be States Parties"),
    "never": ("is no State Party any more", "are no States Parties any more"),
    "unsure": ("can no longer be placed with certainty", "can no longer be placed with certainty"),
    "sure": ("can be placed with certainty now", "can be placed with certainty now"),
    "status": ("has another status on some days", "have another status on some days"),
    "marks": ("has other marks beside the same status", "have other marks beside the same status"),
    "new": ("is new in the registry", "are new in the registry"),
    "gone": ("is no longer in the registry", "are no longer in the registry"),
}
_WEIGHTY: Final = frozenset({"longer", "shorter", "earlier", "later", "stays", "in", "out", "never", "unsure", "sure"})


class Sentence(NamedTuple):
    """What becomes of one State: in a sentence without its full stop, and as what it may be counted."""

    code: str
    kind: str
    text: str


class _Row(NamedTuple):
    """A stretch of days with one status before and one after, whatever is marked beside them."""

    since: str
    until: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What becomes of the State on these days; stretches of one kind are told together."""
        if len(self.after) > 1:
            return "unsure"
        if len(self.before) > 1:
            return "sure"
        return "bound" if self.after == _PARTY else "free" if self.before == _PARTY else "status"


def headline(document: DiffDocument, told: Sequence[Sentence]) -> str:
    """The first line: how many facts differ, and what follows."""
    if not document["facts"]:
        return "No fact differs, and no answer."
    counts = Counter(fact["change"] for fact in document["facts"])
    parts = [f"{counts[word]} {word}" for word in ("changed", "added", "removed") if counts[word]]
    number, _, rest = ", ".join(parts).partition(" ")
    return f"{number} fact{'' if number == '1' else 's'} {rest}; {summary(told)}."


def summary(told: Sequence[Sentence]) -> str:
    """What becomes of the States: each by name where they are few, else counted."""
    if not told:
        return "no answer differs"
    if len(told) <= MOST_NAMED:
        return "; ".join(sentence.text for sentence in told)
    counts = Counter(sentence.kind for sentence in told)
    parts = [f"{counts[kind]} {_KINDS[kind][counts[kind] > 1]}" for kind in _KINDS if counts[kind]]
    number, _, rest = parts[0].partition(" ")
    return ", ".join([f"{number} State{'' if number == '1' else 's'} {rest}", *parts[1:]])


def closed(sentence: Sentence) -> str:
    """A sentence that stands by itself."""
    return f"{sentence.text[:1].upper()}{sentence.text[1:]}."


def sentences(document: DiffDocument, names: Mapping[str, str]) -> list[Sentence]:
    """A sentence for each State of which an answer differs, by code."""
    return [
        _sentence(code, visible(names.get(code, code)), [*rows])
        for code, rows in groupby(document["consequences"], key=lambda row: row["code"])
    ]


def answer_text(answer: AnswerForm | None) -> str:
    """An answer in a cell: the status, or all that it may be, with its marks."""
    if answer is None:
        return "not in the registry"
    return ", ".join([_status(answer["possible"]), *_marked(answer)])


def _span(since: str, until: str | None) -> str:
    """A stretch of days in a sentence; ``until`` is the first day after it."""
    if until is None:
        return f"from {since} on"
    return f"on {since}" if since == eve(until) else f"from {since} through {eve(until)}"


def _sentence(code: str, name: str, rows: Sequence[ConsequenceForm]) -> Sentence:
    if all(row["before"] is None for row in rows):
        return Sentence(code, "new", f"{name} is new in the registry: {_stages(rows, 'after')}")
    if all(row["after"] is None for row in rows):
        return Sentence(code, "gone", f"{name} is no longer in the registry; OLD has it as {_stages(rows, 'before')}")
    parts = _parts(_merged(rows))
    clauses = [_clause(part, _around(part, parts)) for part in parts]
    clauses = [clause for clause in clauses if clause[0] in _WEIGHTY] or clauses
    if not clauses:
        return Sentence(code, "marks", f"{name}'s status stays the same; {_marks(rows)}")
    first = clauses[0][1].replace("{0}", name)
    rest = [text.replace("{0}", "it") for _, text in clauses[1:]]
    return Sentence(code, clauses[0][0], "; ".join([first, *rest]))


def _merged(rows: Iterable[ConsequenceForm]) -> list[_Row]:
    """The stretches in which the status differs, those put together that differ in their marks alone."""
    merged: list[_Row] = []
    for row in rows:
        before, after = (tuple(answer["possible"]) if answer else () for answer in (row["before"], row["after"]))
        last = merged[-1] if merged else None
        if last and last.until == row["from"] and (last.before, last.after) == (before, after):
            merged[-1] = last._replace(until=row["until"])
        elif before != after:
            merged.append(_Row(_first(row), row["until"], before, after))
    return merged


def _first(row: ConsequenceForm) -> str:
    """Its first day: where both sides have the State, it begins as a State not party on both."""
    return row["from"] or ""


def _parts(rows: Iterable[_Row]) -> list[list[_Row]]:
    """Stretches that follow on one another and are of one kind, together; those of other statuses each alone."""
    parts: list[list[_Row]] = []
    for row in rows:
        last = parts[-1][-1] if parts else None
        if last and last.until == row.since and last.kind == row.kind != "status":
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


class _Around(NamedTuple):
    """Does something else differ on the day before a part, or on the day after it?"""

    before: bool
    after: bool


def _around(part: Sequence[_Row], parts: Iterable[Sequence[_Row]]) -> _Around:
    first, last = part[0], part[-1]
    return _Around(
        any(other[-1].until == first.since for other in parts),
        any(other[0].since == last.until for other in parts),
    )


def _clause(part: Sequence[_Row], around: _Around) -> tuple[str, str]:
    """What a part of a State's life comes to, as a kind and a text with ``{0}`` for the State."""
    row = part[0]._replace(until=part[-1].until)
    span = _span(row.since, row.until)
    match row.kind:
        case "bound":
            return _bound(row, part[-1].before, span, around)
        case "free":
            return _unbound(row, part[-1].after, span, around)
        case "unsure":
            possible = {status for each in part for status in each.after}
            said = _status([status for status in STATUS_WORDS if status in possible])
            if any(len(each.before) == 1 for each in part):
                return "unsure", f"it can no longer be said where {{0}} stands {span}: {said}"
            return "unsure", f"it still cannot be said where {{0}} stands {span}, but it may be: {said}"
        case "sure":
            later = [each for each, last in zip(part[1:], part, strict=False) if each.after != last.after]
            stages = [_status(row.after), *(f"{_status(each.after)} from {each.since}" for each in later)]
            return "sure", f"it can now be said where {{0}} stands {span}: {', then '.join(stages)}"
        case _:
            return "status", f"{{0}} is a {_status(row.after)} instead of a {_status(row.before)} {span}"


def _bound(row: _Row, at_last: tuple[str, ...], span: str, around: _Around) -> tuple[str, str]:
    """Days on which it is a State Party now; ``at_last``: what it was before, on the last of them."""
    days = _days(row)
    if row.before == _FORMER and not around.before:  # it was bound on the day before, by both
        if days is None or at_last != _FORMER or around.after:
            return "stays", f"{{0}} stays bound {span}"
        return "longer", f"{{0}} is bound {days} longer, through {eve(row.until or '')}"
    if days is None or around.after or at_last == _FORMER:
        return "in", f"{{0}} is a State Party {span}"
    return "earlier", f"{{0}} is bound {days} earlier, from {row.since}"


def _unbound(row: _Row, at_last: tuple[str, ...], span: str, around: _Around) -> tuple[str, str]:
    """Days on which it is no State Party now; ``at_last``: what it is instead, on the last of them."""
    days = _days(row)
    if row.after == _FORMER and not around.before:  # it was bound on the day before, by both
        if row.until is None:
            return "out", f"{{0}} is out on {row.since}, last bound on {eve(row.since)}"
        if around.after or at_last != _FORMER:
            return "out", f"{{0}} is not bound {span}"
        return "shorter", f"{{0}} is bound {days} less, through {eve(row.since)}"
    if days is None or around.after or at_last == _FORMER:
        return "never", f"{{0}} is no State Party any more {span}, but a {_status(row.after)}"
    return "later", f"{{0}} is bound {days} later, from {row.until}"


def _days(row: _Row) -> str | None:
    """How many days; None where the end is open."""
    if row.until is None:
        return None
    days = (date.fromisoformat(row.until) - date.fromisoformat(row.since)).days
    number = _NUMBERS[days] if days < len(_NUMBERS) else str(days)
    return f"{number} day{'' if days == 1 else 's'}"


def _status(possible: Sequence[str]) -> str:
    words = [STATUS_WORDS[word] for word in possible]
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def _stages(rows: Iterable[ConsequenceForm], side: Literal["before", "after"]) -> str:
    """A whole life: each status with the day on which it begins."""
    stages: list[str] = []
    for row in rows:
        answer = row[side]
        words = _status(answer["possible"]) if answer else ""
        if not stages or stages[-1].partition(" from ")[0] != words:
            stages.append(f"{words} from {row['from']}" if row["from"] else words)
    return ", then ".join(stages)


def _marks(rows: Sequence[ConsequenceForm]) -> str:
    """What is marked beside the status now, and what no longer is."""
    come, gone = _spells(rows, "after"), _spells(rows, "before")
    said = [f"marked beside it: {', '.join(come)}"] if come else []
    return "; ".join([*said, *([f"no longer marked: {', '.join(gone)}"] if gone else [])])


def _spells(rows: Sequence[ConsequenceForm], side: Literal["before", "after"]) -> list[str]:
    """The marks that only this side has, each with its days."""
    other: Literal["before", "after"] = "before" if side == "after" else "after"
    spells: list[tuple[str, str, str | None]] = []
    for row in rows:
        for words in _marked(row[side]):
            if words in _marked(row[other]):
                continue
            if begun := next((spell for spell in spells if (spell[0], spell[2]) == (words, row["from"])), None):
                spells[spells.index(begun)] = (words, begun[1], row["until"])
            else:
                spells.append((words, _first(row), row["until"]))
    return [f"{words} {_span(since, until)}" for words, since, until in spells]


def _marked(answer: AnswerForm | None) -> list[str]:
    if answer is None:
        return []
    perhaps = [f"perhaps {_mark(mark)}" for mark in answer["possible_marks"]]
    return [*map(_mark, answer["marks"]), *perhaps]


def _mark(mark: str) -> str:
    """Whether a suspension is contested is not told here: two answers are compared, not what others made of an act."""
    return MARK_WORDS[mark].partition(", ")[0]
