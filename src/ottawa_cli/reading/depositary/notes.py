"""What end notes tell of withdrawals: in a table of days, or in a sentence that names who denounced what, and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice, pairwise
from typing import Final, NamedTuple

from ottawa_cli.facts.deposits import Notice
from ottawa_cli.reading.depositary.cells import DAY_WORDS, day_of
from ottawa_cli.reading.depositary.table import Note

_DAY: Final = re.compile(DAY_WORDS)
_SENTENCE: Final = re.compile(r"(?<=[.;])\s+(?=[A-Z“\"])")
_ACT: Final = re.compile(
    r"\b(?:denounc\w*|denunciation (?:of|under)|withdr[ae]w\w* from|withdrawal from"
    r"|(?:notification|notice|instrument) of (?:denunciation|withdrawal))\b",
    re.IGNORECASE,
)
_OTHER_ACT: Final = re.compile(
    r"\b(?:reservation|objection|declaration|suspend|revo[ck]|rescind|cancel|annul"
    r"|withdr[ae]w\w*(?: of)? (?:its|the|this|that|their)(?: said)?"
    r" (?:notification|notice|instrument|denunciation|withdrawal))",
    re.IGNORECASE,
)
"""An act about something else, or one that takes a withdrawal back."""
_EFFECT: Final = re.compile(
    r"(?:with effect (?:from|on|as from|as of)|effective(?: from| on| as from| as of)?"
    rf"|(?:take|takes|took|taking) effect on|as (?:from|of)) {DAY_WORDS}"
)
_TAKES_EFFECT: Final = re.compile(rf"\b(?:take|took|takes) effect\b[^;]*?,? on {DAY_WORDS}")
_BEGINS: Final = re.compile(rf"^(?:[^.]{{0,80}}?)\b(?:On|received on|dated) {DAY_WORDS}")
_NOTIFIED: Final = re.compile("notif|received|informed", re.IGNORECASE)

_DATED_TABLE: Final = re.compile("notification|effect", re.IGNORECASE)
_LEAVING: Final = re.compile("denunc|denounc|withdr", re.IGNORECASE)

_LONGEST_SENTENCE: Final = 2_000  # characters
_MOST_TOLD: Final = 100
"""Eight times the withdrawals that any file tells of."""

PREDECESSORS: Final = (
    "Czechoslovakia", "German Democratic Republic", "Netherlands Antilles", "Republic of China",
    "Serbia and Montenegro", "Union of Soviet Socialist Republics", "former Yugoslavia", "Viet-Nam, Republic of",
)  # fmt: skip
"""States that ceased to exist, and parts of States, by the names that end notes have for them."""


class Told(NamedTuple):
    """A sentence that tells of a withdrawal, with the days in it."""

    sentence: str
    notice: Notice


class Notices:
    """All withdrawals that end notes tell of.

    Args:
        notes: the end notes of a file.
        key_of: by what a participant is known, whatever form its name has.
    """

    def __init__(self, notes: Sequence[Note], key_of: Callable[[str], str]) -> None:
        self._in_tables: defaultdict[str, list[Notice]] = defaultdict(list)
        self._told = [*islice((told for note in notes for told in _told_in(note)), _MOST_TOLD)]
        for note in notes:
            for name, notice in _rows_of(note):
                self._in_tables[key_of(name)].append(notice)

    def of(self, key: str, forms: Sequence[str], numbers: Sequence[int]) -> tuple[Notice, ...]:
        """Those of a participant, by their days.

        A table names its participants, so that it counts whichever number a row bears; a sentence is of a row that
        bears the number of its note, and names it in one of its forms.
        """
        told = (each for each in self._told if each.notice.note in numbers and _names(each.sentence, forms))
        found = {*self._in_tables[key], *(each.notice for each in told)}
        return tuple(sorted(found, key=lambda notice: (notice.received, str(notice.takes_effect))))


def _names(sentence: str, forms: Sequence[str]) -> bool:
    """Does a sentence call a participant by one of its names, as a whole word?"""
    return any(form in sentence and re.search(rf"\b{re.escape(form)}(?!\w)", sentence) for form in forms)


def predecessors_in(notes: Sequence[Note]) -> Iterator[str]:
    """The States of before that notes tell of."""
    texts = " ".join(note.text for note in notes)
    yield from (name for name in PREDECESSORS if name in texts)


def _rows_of(note: Note) -> Iterator[tuple[str, Notice]]:
    """The rows of a table of participant, day of notification, day of effect."""
    if not (note.rows and _DATED_TABLE.search(" ".join(note.rows[0])) and _LEAVING.search(note.text)):
        return
    for name, *cells in note.rows[1:]:
        received, effect = (_first_day(cell) for cell in (*cells, "", "")[:2])
        if received:
            yield name, Notice(received, effect, note.number)


def _told_in(note: Note) -> Iterator[Told]:
    for sentence, after in pairwise([*_SENTENCE.split(note.text), ""]):
        if len(sentence) > _LONGEST_SENTENCE or not (begins := _BEGINS.search(sentence)):
            continue
        if not (_ACT.search(sentence) and _NOTIFIED.search(sentence)) or _OTHER_ACT.search(sentence):
            continue
        received = day_of(*begins.groups())
        effect = _EFFECT.search(sentence) or _TAKES_EFFECT.search(after[:_LONGEST_SENTENCE])
        if received:
            yield Told(sentence, Notice(received, day_of(*effect.groups()) if effect else None, note.number))


def _first_day(text: str) -> date | None:
    match = _DAY.search(text)
    return day_of(*match.groups()) if match else None
