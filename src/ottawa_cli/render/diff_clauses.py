"""What differs in a State's life, part by part, each as a clause: bound longer, out, no longer to be said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.render.words import STATUS_NAMES, eve, possible_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import ConsequenceForm

_PARTY: Final = ("state-party",)
_FORMER: Final = ("former-state-party",)
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def clauses(rows: Iterable[ConsequenceForm]) -> list[tuple[str, str]]:
    """Each part in which the status differs, as a kind and a text with ``{0}`` for the State.

    What was before and after a part is told by its own days: who had left comes back as a contracting State. A return
    by a succession of earlier effect, which has no such day, is told as if the State had stayed.
    """
    parts = _parts(_merged(rows))
    return [_clause(part, _around(part, parts)) for part in parts]


def first_day(row: ConsequenceForm) -> str:
    """Its first day: where both sides have the State, it begins as a State not party on both."""
    return row["from"] or ""


def days_text(since: str, until: str | None) -> str:
    """A stretch of days in a sentence; ``until`` is the first day after it."""
    if until is None:
        return f"from {since} on"
    return f"on {since}" if since == eve(until) else f"from {since} through {eve(until)}"


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


def _merged(rows: Iterable[ConsequenceForm]) -> list[_Row]:
    """The stretches in which the status differs, those put together that differ in their marks alone."""
    found: list[_Row] = []
    for row in rows:
        before, after = (tuple(answer["possible"]) if answer else () for answer in (row["before"], row["after"]))
        last = found[-1] if found else None
        if last and last.until == row["from"] and (last.before, last.after) == (before, after):
            found[-1] = last._replace(until=row["until"])
        elif before != after:
            found.append(_Row(first_day(row), row["until"], before, after))
    return found


def _parts(rows: Iterable[_Row]) -> list[list[_Row]]:
    """Stretches that follow on one another and are of one kind, together; those of other statuses each alone."""
    found: list[list[_Row]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        if last and last.until == row.since and last.kind == row.kind != "status":
            found[-1].append(row)
        else:
            found.append([row])
    return found


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
    span = days_text(row.since, row.until)
    match row.kind:
        case "bound":
            return _bound(row, part[-1].before, span, around)
        case "free":
            return _unbound(row, part[-1].after, span, around)
        case "unsure":
            possible = {status for each in part for status in each.after}
            said = possible_text([status for status in STATUS_NAMES if status in possible])
            if any(len(each.before) == 1 for each in part):
                return "unsure", f"it can no longer be said where {{0}} stands {span}: {said}"
            return "unsure", f"it still cannot be said where {{0}} stands {span}, but it may be: {said}"
        case "sure":
            later = [each for each, last in zip(part[1:], part, strict=False) if each.after != last.after]
            stages = [possible_text(row.after), *(f"{possible_text(each.after)} from {each.since}" for each in later)]
            return "sure", f"it can now be said where {{0}} stands {span}: {', then '.join(stages)}"
        case _:
            return "status", f"{{0}} is a {possible_text(row.after)} instead of a {possible_text(row.before)} {span}"


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
        return "never", f"{{0}} is no State Party any more {span}, but a {possible_text(row.after)}"
    return "later", f"{{0}} is bound {days} later, from {row.until}"


def _days(row: _Row) -> str | None:
    """How many days; None where the end is open."""
    if row.until is None:
        return None
    days = (date.fromisoformat(row.until) - date.fromisoformat(row.since)).days
    number = _NUMBERS[days] if days < len(_NUMBERS) else str(days)
    return f"{number} day{'' if days == 1 else 's'}"
