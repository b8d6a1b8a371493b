"""What the rules look at: a State's block, the clauses and sources beside it, and what the law makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.model import Consent
from ottawa_cli.law.timelines import timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ottawa_cli.facts.findings import Path
    from ottawa_cli.facts.model import Cited, Names, Notification, Objection, State, Statement, Treaty
    from ottawa_cli.facts.partial_dates import PartialDate
    from ottawa_cli.law.timelines import Timeline

    Citations = tuple[tuple[Path, tuple[str, ...]], ...]


class Case(NamedTuple):
    """A State before the rules, with all that they may look at."""

    state: State
    treaty: Treaty
    sources: AbstractSet[str] | None
    """The ids that are described; None: they could not be read."""
    names: Names
    timeline: Timeline
    """What the law makes of the State's facts."""
    acts: tuple[tuple[Path, PartialDate], ...]
    """The signature and the instruments, each with its place and its day."""
    cited: Citations
    """Everything in the block that cites, with its place; the block itself is the first."""


def case_of(
    state: State,
    treaty: Treaty,
    sources: AbstractSet[str] | None,
    names: Names,
    cited: tuple[tuple[Path, tuple[str, ...]], ...],
) -> Case:
    """Bring a State before the rules."""
    return Case(state, treaty, sources, names, timeline_of(state, treaty), tuple(_acts(state)), cited)


def _acts(state: State) -> Iterator[tuple[Path, PartialDate]]:
    if state.signed:
        yield ("signed",), state.signed
    for i, filed in enumerate(state.instruments):
        yield ("instruments", i, "deposited" if isinstance(filed, Consent) else "received"), filed.moment


def sourced(state: State) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Everything in a State's block that cites, the block itself first, with its place and its citations."""
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
    for i, notice in enumerate(state.notifications):
        for path, voice in voices(notice):
            yield ("notifications", i, *path), voice.sources


def voices(notice: Notification) -> Iterator[tuple[Path, Objection | Statement]]:
    """What others said of a notification, with its place in it."""
    for i, objection in enumerate(notice.objections):
        yield ("objections", i), objection
    for i, statement in enumerate(notice.statements):
        yield ("statements", i), statement
