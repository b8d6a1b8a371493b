"""What differs in a State's life, part by part, each as a clause: bound longer, out, no longer to be said."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from ottawa_cli.render.words import STATUS_NAMES, eve, possible_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from ottawa_cli.documents.types import ConsequenceForm

ClauseKind = Literal["longer", "shorter", "earlier", "later", "stays", "in", "out", "never", "unsure", "sure", "status"]
"""What becomes of a State, as far as it is counted."""

_PARTY: Final = ("state-party",)
_FORMER: Final = ("former-state-party",)
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Clause(NamedTuple):
    """What becomes of a State in one part of its life."""

    kind: ClauseKind
    text: str
    """With ``{state}`` for the State."""

    def of(self, state: str) -> str:
        """The clause about a State of that name."""
        return self.text.replace("{state}", state)


_BOUND_CLAUSES: Final = {
    # in these days it | on the day before, | on the day after,
    # is in NEW alone  | by both sides      | by both sides
    ("bound", "bound", "free"): Clause("longer", "{state} is bound {number} longer, through {last_day}"),
    ("bound", "bound", "other"): Clause("stays", "{state} stays bound {days}"),
    ("bound", "other", "bound"): Clause("earlier", "{state} is bound {number} earlier, from {since}"),
    ("bound", "other", "other"): Clause("in", "{state} is a State Party {days}"),
    ("free", "bound", "open"): Clause("out", "{state} is out on {since}, last bound on {day_before}"),
    ("free", "bound", "free"): Clause("shorter", "{state} is bound {number} less, through {day_before}"),
    ("free", "bound", "other"): Clause("out", "{state} is not bound {days}"),
    ("free", "other", "bound"): Clause("later", "{state} is bound {number} later, from {until}"),
    ("free", "other", "other"): Clause("never", "{state} is no State Party any more {days}, but a {status}"),
}
"""What is said of days on which one side alone has a State bound, by what both say of the days around them.

``open``: there is no day after. ``other``: whatever has no row of its own, and a day on which the sides differ too.
"""


def clauses(rows: Iterable[ConsequenceForm]) -> list[Clause]:
    """A clause for each part in which the status differs.

    What was before and after a part is told by its own days: who had left comes back as a contracting State. A return
    by a succession of earlier effect, which has no such day, is told as if the State had stayed.
    """
    parts = _parts(_stretches(rows))
    starts, ends = {part[0].since for part in parts}, {part[-1].until for part in parts}
    return [_clause(part, starts, ends) for part in parts]


def days_text(since: str, until: str | None) -> str:
    """A stretch of days in a sentence; ``until`` is the first day after it."""
    if until is None:
        return f"from {since} on"
    return f"on {since}" if since == eve(until) else f"from {since} through {eve(until)}"


class _Stretch(NamedTuple):
    """Days on which OLD says one status and NEW another, whatever is marked beside them."""

    since: str
    until: str | None
    old: tuple[str, ...]
    """Every status that it may be."""
    new: tuple[str, ...]

    @property
    def becomes(self) -> Literal["bound", "free", "unsure", "sure", "other"]:
        """What the State is in NEW, and was not in OLD; stretches in which it becomes the same are told together."""
        if len(self.new) > 1:
            return "unsure"
        if len(self.old) > 1:
            return "sure"
        return "bound" if self.new == _PARTY else "free" if self.old == _PARTY else "other"


def _stretches(rows: Iterable[ConsequenceForm]) -> list[_Stretch]:
    """The days on which the status differs, neighbours put together that differ in their marks alone."""
    stretches: list[_Stretch] = []
    for row in rows:
        old, new = (tuple(answer["possible"]) if answer else () for answer in (row["before"], row["after"]))
        last = stretches[-1] if stretches else None
        if last and last[1:] == (row["from"], old, new):
            stretches[-1] = last._replace(until=row["until"])
        elif old != new:
            # each State begins as a State not party on both sides, so that where they differ there is a first day
            stretches.append(_Stretch(row["from"] or "", row["until"], old, new))
    return stretches


def _parts(stretches: Iterable[_Stretch]) -> list[list[_Stretch]]:
    """Neighbours in which a State becomes the same, together; those of other statuses each alone."""
    parts: list[list[_Stretch]] = []
    for stretch in stretches:
        last = parts[-1][-1] if parts else None
        if last and last.until == stretch.since and last.becomes == stretch.becomes != "other":
            parts[-1].append(stretch)
        else:
            parts.append([stretch])
    return parts


def _clause(part: Sequence[_Stretch], starts: Container[str | None], ends: Container[str | None]) -> Clause:
    """What a part comes to; ``starts`` and ``ends`` are those of all parts."""
    first, last = part[0], part[-1]
    days = days_text(first.since, last.until)
    match first.becomes:
        case "bound" | "free":
            return _bound_clause(part, days, starts, ends)
        case "unsure":
            possible = {status for stretch in part for status in stretch.new}
            words = possible_text([status for status in STATUS_NAMES if status in possible])
            if any(len(stretch.old) == 1 for stretch in part):
                return Clause("unsure", f"it can no longer be said where {{state}} stands {days}: {words}")
            return Clause("unsure", f"it still cannot be said where {{state}} stands {days}, but it may be: {words}")
        case "sure":
            later = [stretch for previous, stretch in pairwise(part) if stretch.new != previous.new]
            stages = [f"{possible_text(stretch.new)} from {stretch.since}" for stretch in later]
            words = ", then ".join([possible_text(first.new), *stages])
            return Clause("sure", f"it can now be said where {{state}} stands {days}: {words}")
        case _:
            old, new = possible_text(first.old), possible_text(first.new)
            return Clause("status", f"{{state}} is a {new} instead of a {old} {days}")


def _bound_clause(
    part: Sequence[_Stretch], days: str, starts: Container[str | None], ends: Container[str | None]
) -> Clause:
    """What days come to on which one side alone has a State bound; the other tells of the days around them.

    Who had left was bound on the day before, and is not on the day after; who had not left was not, and is.
    """
    first, last = part[0], part[-1]
    had_left = [(stretch.old if first.becomes == "bound" else stretch.new) == _FORMER for stretch in (first, last)]
    before = "bound" if had_left[0] and first.since not in ends else "other"
    after = "open" if last.until is None else "other" if last.until in starts else "free" if had_left[1] else "bound"
    clause = _BOUND_CLAUSES.get((first.becomes, before, after)) or _BOUND_CLAUSES[first.becomes, before, "other"]
    until = last.until or first.since  # of an open end no clause tells
    words = {
        "days": days,
        "number": _number_of_days(first.since, until),
        "since": first.since,
        "until": until,
        "day_before": eve(first.since),
        "last_day": eve(until),
        "status": possible_text(first.new),
    }
    return clause._replace(text=clause.text.format(state="{state}", **words))


def _number_of_days(since: str, until: str) -> str:
    days = (date.fromisoformat(until) - date.fromisoformat(since)).days
    return f"{_number_words(days)} day{'' if days == 1 else 's'}"


def _number_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def moved_text(before: str, after: str) -> str:
    """How much later a day is than another, or earlier: in years where they are whole."""
    first, last = sorted((before, after))
    years = int(last[:4]) - int(first[:4])
    is_whole = first[4:] == last[4:]
    number = f"{_number_words(years)} year{'' if years == 1 else 's'}" if is_whole else _number_of_days(first, last)
    return f"{number} {'later' if before < after else 'earlier'}"
