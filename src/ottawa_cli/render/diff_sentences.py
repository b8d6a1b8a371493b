"""What follows from a change, in the sentences of a treaty lawyer: who is bound longer, from when, through when."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.render.diff_clauses import ClauseKind, clauses, days_text, moved_text
from ottawa_cli.render.words import answer_text, between_text, eve, mark_words, possible_text, span_text
from ottawa_cli.system.escapes import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ottawa_cli.documents.types import AnswerForm, ConsequenceForm, DeadlineChangeForm, DiffDocument

_MOST_NAMED: Final = 2
"""So many States are told of in the first line; of more it counts what becomes of them."""
_LONGEST_NAME: Final = 100
"""Characters: twice as many as the longest name of a State has."""
STRETCH_HEADERS: Final = ("State", "From", "Through", "Before", "After")

SentenceKind = ClauseKind | Literal["marks", "new", "gone"]
"""What becomes of a State, as far as it is counted."""

_COUNTED: Final[dict[SentenceKind, tuple[str, str]]] = {
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
"""What is said of one State, and of several; in the order in which they are counted."""
_WEIGHTY: Final = _COUNTED.keys() - {"status", "marks", "new", "gone"}
"""Beside these, another status on some days is not told."""


class DiffSummary(NamedTuple):
    """What is told of a difference to all people alike."""

    headline: str
    """The first line: how many facts differ, and what follows."""
    sentences: list[str]
    """What becomes of each State, where they are more than the first line names."""
    stretches: list[tuple[str, ...]]
    """Every stretch of days with another answer, under ``STRETCH_HEADERS``."""
    parties: str
    """How many States Parties there are, by each side."""


class Sentence(NamedTuple):
    """What becomes of one State: in a sentence without its full stop, and as what it may be counted."""

    code: str
    kind: SentenceKind
    text: str


def diff_summary(document: DiffDocument, state_names: Mapping[str, str]) -> DiffSummary:
    """Sum up a difference."""
    sentences = state_sentences(document, state_names)
    deadlines = [text for _, text in deadline_sentences(document, state_names)]
    told = [
        text for texts in ([text for *_, text in sentences], deadlines) if len(texts) > _MOST_NAMED for text in texts
    ]
    return DiffSummary(
        _headline(document, sentences, deadlines),
        [f"{text[:1].upper()}{text[1:]}." for text in told],
        [_stretch_cells(row, state_names) for row in document["consequences"]],
        _parties_text(document),
    )


def _headline(document: DiffDocument, sentences: Sequence[Sentence], deadlines: Sequence[str]) -> str:
    if not document["facts"]:
        return "No fact differs, and no answer."
    counts = Counter(fact["change"] for fact in document["facts"])
    parts = [f"{counts[kind]} {kind}" for kind in ("changed", "added", "removed") if counts[kind]]
    number, _, rest = ", ".join(parts).partition(" ")
    return f"{number} fact{'' if number == '1' else 's'} {rest}; {summary_text(document, sentences, deadlines)}."


def summary_text(document: DiffDocument, sentences: Sequence[Sentence], deadlines: Sequence[str]) -> str:
    """What becomes of the States and of their deadlines: each by name where they are few, else counted."""
    if not deadlines:
        return _states_text(sentences) if sentences else _nothing_text(document)
    told = deadlines if len(deadlines) <= _MOST_NAMED else [f"{len(deadlines)} deadlines are due on another day"]
    return "; ".join([*([_states_text(sentences)] if sentences else []), *told])


def deadline_sentences(document: DiffDocument, state_names: Mapping[str, str]) -> list[tuple[str, str]]:
    """A sentence for each deadline with another day, without its full stop, and the code of its State."""
    return [
        (form["code"], _deadline_text(form, visible(state_names.get(form["code"], form["code"]))))
        for form in document["deadlines"]
    ]


def _deadline_text(form: DeadlineChangeForm, name: str) -> str:
    before, after, term = form["before"], form["after"], f" in its term {form['term']}" if form["term"] > 1 else ""
    what = f"{name}'s deadline{term} to {visible(form['what'])}"
    if before is None or after is None or "/" in before + after:
        return f"{what} is {span_text(after) or 'not read'}, before {span_text(before) or 'not read'}"
    return f"{what} is {moved_text(before, after)}, {after}"


def _nothing_text(document: DiffDocument) -> str:
    """That no answer differs; how far a State has come with a deadline is not compared, so it is not said of that."""
    of_deadlines = any(".deadlines" in fact["path"] for fact in document["facts"])
    return "no status differs, and no day due" if of_deadlines else "no answer differs"


def _states_text(sentences: Sequence[Sentence]) -> str:
    if len(sentences) <= _MOST_NAMED:
        return "; ".join(sentence.text for sentence in sentences)
    counts = Counter(sentence.kind for sentence in sentences)
    parts = [f"{counts[kind]} {_COUNTED[kind][counts[kind] > 1]}" for kind in _COUNTED if counts[kind]]
    number, _, rest = parts[0].partition(" ")
    return ", ".join([f"{number} State{'' if number == '1' else 's'} {rest}", *parts[1:]])


def state_sentences(document: DiffDocument, state_names: Mapping[str, str]) -> list[Sentence]:
    """A sentence for each State of which an answer differs, by code."""
    return [
        _sentence(code, visible(state_names.get(code, code)), [*rows])
        for code, rows in groupby(document["consequences"], key=lambda row: row["code"])
    ]


def short_names(state_names: Mapping[str, str]) -> dict[str, str]:
    """The names, cut where one would push all else out of a comment or an annotation."""
    return {code: shortened(name, _LONGEST_NAME) for code, name in state_names.items()}


def _stretch_cells(row: ConsequenceForm, state_names: Mapping[str, str]) -> tuple[str, ...]:
    through = eve(row["until"]) if row["until"] else "open"
    answers = (answer_text(answer) if answer else "not in the registry" for answer in (row["before"], row["after"]))
    return (state_names.get(row["code"], row["code"]), row["from"] or "ever", through, *answers)


def _parties_text(document: DiffDocument) -> str:
    parties = document["parties"]
    before, after = between_text(parties["before"]), between_text(parties["after"])
    number = f"{after}, as before" if before == after else f"{before} before, {after} after"
    verified = document["new"]["verified"]
    late = f" The facts are held to be complete through {verified}." if parties["on"] > verified else ""
    return f"States Parties on {parties['on']}: {number}.{late}"


def _sentence(code: str, name: str, rows: Sequence[ConsequenceForm]) -> Sentence:
    old, new = [row["before"] for row in rows if row["before"]], [row["after"] for row in rows if row["after"]]
    if not old:
        return Sentence(code, "new", f"{name} is new in the registry: {_stages_text(rows, new)}")
    if not new:
        return Sentence(code, "gone", f"{name} is no longer in the registry; OLD has it as {_stages_text(rows, old)}")
    all_clauses = clauses(rows)
    if not all_clauses:
        spans = {"marked beside it": _mark_spans(rows, new, old), "no longer marked": _mark_spans(rows, old, new)}
        marks = "; ".join(f"{words}: {', '.join(marks)}" for words, marks in spans.items() if marks)
        return Sentence(code, "marks", f"{name}'s status stays the same; {marks}")
    first, *others = [clause for clause in all_clauses if clause.kind in _WEIGHTY] or all_clauses
    return Sentence(code, first.kind, "; ".join([first.of(name), *(clause.of("it") for clause in others)]))


def _stages_text(rows: Iterable[ConsequenceForm], answers: Iterable[AnswerForm]) -> str:
    """A whole life: each status with the day on which it begins."""
    stages: list[str] = []
    for row, answer in zip(rows, answers, strict=True):
        words = possible_text(answer["possible"])
        if not stages or stages[-1].partition(" from ")[0] != words:
            stages.append(f"{words} from {row['from']}" if row["from"] else words)
    return ", then ".join(stages)


def _mark_spans(
    rows: Iterable[ConsequenceForm], answers: Iterable[AnswerForm], others: Iterable[AnswerForm]
) -> list[str]:
    """The marks that only these answers have, not the others, each with its days."""
    spans: dict[tuple[str, str], str | None] = {}  # each mark and its first day, to the first day after it
    for row, answer, other in zip(rows, answers, others, strict=True):
        for mark in mark_words(answer):
            if mark in mark_words(other):
                continue
            begun = (first for (words, first), until in spans.items() if (words, until) == (mark, row["from"]))
            spans[mark, next(begun, row["from"] or "")] = row["until"]
    return [f"{mark} {days_text(since, until)}" for (mark, since), until in spans.items()]
