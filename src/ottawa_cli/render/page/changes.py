"""What a day changed, in words: who joined and left, and what else happened on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.pictures import Leaving
from ottawa_cli.facts.spelling import folded
from ottawa_cli.law.events import Kind

if TYPE_CHECKING:
    from datetime import date

    from ottawa_cli.documents.page import PageReport

JOINED, LEFT = "joined", "left"
HAPPENED: Final = {
    Kind.SIGNATURE: "signed",
    Kind.DEPOSIT: "consent deposited",
    Kind.WITHDRAWAL_RECEIVED: "withdrawal received",
    Kind.REVOCATION: "withdrawal revoked",
    Kind.SUSPENSION_NOTIFIED: "suspension notified",
    Kind.SUSPENSION_ENDED: "suspension ended",
}
"""What is told of a day beside who joined and left, in this order; what takes effect is told as joining or leaving."""
MOST_NAMES: Final = 12


def changes_text(report: PageReport, day: date) -> str:
    """``On this day: left: Estonia, Latvia``; empty where the day changed nothing."""
    names = names_of(report)
    told = [
        *((LEFT if not move.joins else JOINED, names[move.code]) for move in report.moves if move.on == day),
        *(
            (HAPPENED[event.kind], names[event.code])
            for event in report.events
            if event.kind in HAPPENED and event.on and event.on.is_known and event.on.earliest == day
        ),
    ]
    words = (LEFT, JOINED, *HAPPENED.values())
    parts = [
        f"{word}: {_listed(sorted((name for each, name in told if each == word), key=folded))}"
        for word in words
        if word in {each for each, _ in told}
    ]
    return f"On this day: {'; '.join(parts)}" if parts else ""


def leavings_of(report: PageReport) -> list[Leaving]:
    """Each day on which States left, with their names."""
    names = names_of(report)
    by_day: dict[date, list[str]] = {}
    for move in report.moves:
        if not move.joins:
            by_day.setdefault(move.on, []).append(names[move.code])
    return [Leaving(day, tuple(sorted(left, key=folded))) for day, left in by_day.items()]


def names_of(report: PageReport) -> dict[str, str]:
    """What the page calls each State, by its code."""
    return {story.code: story.stages[0].explanation["name"] for story in report.stories}


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more
