"""What the rules look at: a State's block, the clauses and sources beside it, and what the law makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ottawa_cli.facts.findings import Path
from ottawa_cli.facts.model import Cited, Consent, Names, Notification, Objection, State, Statement, Treaty
from ottawa_cli.facts.partial_dates import PartialDate
from ottawa_cli.law.timelines import Timeline, timeline_of

Citations = tuple[tuple[Path, tuple[str, ...]], ...]


class Dossier(NamedTuple):
    """A State before the rules, with all that they may look at."""

    state: State
    treaty: Treaty
    source_ids: AbstractSet[str] | None
    """The sources that are described; None: they could not be read."""
    names: Names
    timeline: Timeline
    """What the law makes of the State's facts."""
    acts: tuple[tuple[Path, PartialDate], ...]
    """The signature and the instruments, each with its path and its day."""
    citations: Citations
    """Everything in the block that cites, with its path; the block itself is the first."""


def dossier_of(
    state: State, treaty: Treaty, source_ids: AbstractSet[str] | None, names: Names, citations: Citations
) -> Dossier:
    """Bring a State before the rules."""
    return Dossier(state, treaty, source_ids, names, timeline_of(state, treaty), tuple(_acts(state)), citations)


def _acts(state: State) -> Iterator[tuple[Path, PartialDate]]:
    if state.signed:
        yield ("signed",), state.signed
    for i, instrument in enumerate(state.instruments):
        yield ("instruments", i, "deposited" if isinstance(instrument, Consent) else "received"), instrument.moment


def citations_of(state: State) -> Citations:
    """Everything in a State's block that cites, the block itself first: its path, and the sources cited."""
    return tuple(_citations(state))


def _citations(state: State) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield (), state.sources
    lists: tuple[tuple[str, Sequence[Cited]], ...] = (
        ("instruments", state.instruments),
        ("notifications", state.notifications),
        ("armed_conflicts", state.armed_conflicts),
        ("steps", state.steps),
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
