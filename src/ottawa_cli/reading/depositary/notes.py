"""What end notes tell of withdrawals: in a table of days, or in a sentence that names who denounced what, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

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
_OTHER_ACT: Final = re.compile(r"\b(?:reservation|objection|declaration|suspend)", re.IGNORECASE)
_EFFECT: Final = re.compile(
    rf"(?:with effect (?:from|on|as from)|effective(?: from| on| as from)?|take effect on|as from) {DAY_WORDS}"
)
_TAKES_EFFECT: Final = re.compile(rf"\b(?:take|took|takes) effect\b[^;]*?,? on {DAY_WORDS}")
_BEGINS: Final = re.compile(rf"^(?:[^.]{{0,80}}?)\b(?:On|received on|dated) {DAY_WORDS}")
_NOTIFIED: Final = re.compile("notif|received|informed", re.IGNORECASE)

_DATED_TABLE: Final = re.compile("notification|effect", re.IGNORECASE)
_LEAVING: Final = re.compile("denunc|denounc|withdr", re.IGNORECASE)

PREDECESSORS: Final = (
    "Czechoslovakia", "German Democratic Republic", "Netherlands Antilles", "Republic of China",
    "Serbia and Montenegro", "Union of Soviet Socialist Republics", "former Yugoslavia", "Viet-Nam, Republic of",
)  # fmt: skip
"""States that ceased to exist, and parts of States, by the names that end notes have for them."""


def notices_in(
    notes: Sequence[Note], numbers: Sequence[int], is_participant: Callable[[str], bool], name: str
) -> Iterator[Notice]:
    """The withdrawals of one participant.

    Args:
        notes: all of the file; a table names its participants, and a row may bear the number of another note.
        numbers: of the notes that its row bears, whose sentences are about it.
        is_participant: is a name one of its own?
        name: the name that it is listed by.
    """
    for note in notes:
        if note.rows:
            yield from _in_table(note, is_participant)
        elif note.number in numbers:
            yield from _in_sentences(note, name)


def predecessors_in(notes: Sequence[Note]) -> Iterator[str]:
    """The States of before that notes tell of."""
    texts = " ".join(note.text for note in notes)
    yield from (name for name in PREDECESSORS if name in texts)


def _in_table(note: Note, is_participant: Callable[[str], bool]) -> Iterator[Notice]:
    """A table of participant, day of notification, day of effect."""
    if not (_DATED_TABLE.search(" ".join(note.rows[0])) and _LEAVING.search(note.text)):
        return
    for row in note.rows[1:]:
        if len(row) > 1 and is_participant(row[0]):
            received, effect = (_first_day(cell) for cell in (*row[1:3], "")[:2])
            if received:
                yield Notice(received, effect, note.number)


def _in_sentences(note: Note, name: str) -> Iterator[Notice]:
    for sentence, after in pairwise([*_SENTENCE.split(note.text), ""]):
        begins, act = _BEGINS.search(sentence), _ACT.search(sentence)
        if not (begins and act and name in sentence and _NOTIFIED.search(sentence)) or _OTHER_ACT.search(sentence):
            continue
        received = day_of(*begins.groups())
        effect = _EFFECT.search(sentence) or _TAKES_EFFECT.search(after)
        if received:
            yield Notice(received, day_of(*effect.groups()) if effect else None, note.number)


def _first_day(text: str) -> date | None:
    match = _DAY.search(text)
    return day_of(*match.groups()) if match else None
