"""What follows from a change, in the sentences of a treaty lawyer: who is bound longer, from when, through when."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.render.diff_clauses import clauses, days_text, first_day
from ottawa_cli.render.words import MARK_NAMES, between_text, possible_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ottawa_cli.documents.types import AnswerForm, ConsequenceForm, DiffDocument

MOST_NAMED: Final = 2
"""So many States are told of in the first line; of more it counts what becomes of them."""

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
    return ", ".join([possible_text(answer["possible"]), *_marked(answer)])


def parties_text(document: DiffDocument) -> str:
    """How many States Parties there are, by each side."""
    parties = document["parties"]
    before, after = between_text(parties["before"]), between_text(parties["after"])
    number = f"{after}, as before" if before == after else f"{before} before, {after} after"
    verified = document["new"]["verified"]
    late = f" The facts are held to be complete through {verified}." if parties["on"] > verified else ""
    return f"States Parties on {parties['on']}: {number}.{late}"


def _sentence(code: str, name: str, rows: Sequence[ConsequenceForm]) -> Sentence:
    if all(row["before"] is None for row in rows):
        return Sentence(code, "new", f"{name} is new in the registry: {_stages(rows, 'after')}")
    if all(row["after"] is None for row in rows):
        return Sentence(code, "gone", f"{name} is no longer in the registry; OLD has it as {_stages(rows, 'before')}")
    differing = clauses(rows)
    told = [clause for clause in differing if clause[0] in _WEIGHTY] or differing
    if not told:
        return Sentence(code, "marks", f"{name}'s status stays the same; {_marks(rows)}")
    first = told[0][1].replace("{0}", name)
    rest = [text.replace("{0}", "it") for _, text in told[1:]]
    return Sentence(code, told[0][0], "; ".join([first, *rest]))


def _stages(rows: Iterable[ConsequenceForm], side: Literal["before", "after"]) -> str:
    """A whole life: each status with the day on which it begins."""
    stages: list[str] = []
    for row in rows:
        answer = row[side]
        words = possible_text(answer["possible"]) if answer else ""
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
                spells.append((words, first_day(row), row["until"]))
    return [f"{words} {days_text(since, until)}" for words, since, until in spells]


def _marked(answer: AnswerForm | None) -> list[str]:
    if answer is None:
        return []
    perhaps = [f"perhaps {_mark(mark)}" for mark in answer["possible_marks"]]
    return [*map(_mark, answer["marks"]), *perhaps]


def _mark(mark: str) -> str:
    """Whether a suspension is contested is not told here: two answers are compared, not what others made of an act."""
    return MARK_NAMES[mark].partition(", ")[0]
