"""What the rules look at: a State's block, the clauses and sources beside it, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.model import Cited, Consent, Names, Notification, Objection, State, Statement, Treaty
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.timelines import Timeline

Act = tuple[Path, PartialDate]
Citation = tuple[Path, tuple[str, ...]]


class Dossier(NamedTuple):
    """A State before the rules, with all that they may look at."""

    state: State
    treaty: Treaty
    source_ids: Collection[str] | None
    """The sources that are described; None: they could not be read."""
    names: Names
    timeline: Timeline
    """What the law makes of the State's facts."""
    acts: tuple[Act, ...]
    citations: tuple[Citation, ...]


def acts_of(state: State) -> Iterator[Act]:
    """A State's signature and instruments, each with its path and its day."""
    if state.signed:
        yield ("signed",), state.signed
    for i, instrument in enumerate(state.instruments):
        yield ("instruments", i, "deposited" if isinstance(instrument, Consent) else "received"), instrument.moment


def citations_of(state: State) -> Iterator[Citation]:
    """Everything in a State's block that cites, the block itself first: its path, and the sources cited."""
    yield (), state.sources
    lists: tuple[tuple[str, Sequence[Cited]], ...] = (
        ("instruments", state.instruments),
        ("notifications", state.notifications),
        ("armed_conflicts", state.armed_conflicts),
        ("steps", state.steps),
        ("declarations", state.declarations),
    )
    for key, facts in lists:
        for i, fact in enumerate(facts):
            yield (key, i), fact.sources
    for i, notification in enumerate(state.notifications):
        for path, reaction in reactions(notification):
            yield ("notifications", i, *path), reaction.sources


def reactions(notification: Notification) -> Iterator[tuple[Path, Objection | Statement]]:
    """What others said of a notification, with its path in it."""
    for i, objection in enumerate(notification.objections):
        yield ("objections", i), objection
    for i, statement in enumerate(notification.statements):
        yield ("statements", i), statement
