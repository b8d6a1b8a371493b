"""What the rules look at: a State's block, the clauses and sources beside it, and what the law makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from ottawa_cli.timelines import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from ottawa_cli.findings import Path
    from ottawa_cli.model import Cited, Names, Notification, Objection, State, Statement, Treaty
    from ottawa_cli.timelines import Timeline


class Flaw(NamedTuple):
    """What a rule says: where in the block, what is wrong, what to do."""

    path: Path
    message: str
    hint: str
    at: Literal["key", "value"] = "value"


@dataclass(frozen=True)
class Case:
    """A State before the rules, with all that they may look at."""

    state: State
    treaty: Treaty
    sources: AbstractSet[str] | None
    """The ids that are described; None: they could not be read."""
    names: Names

    @cached_property
    def life(self) -> Timeline:
        """What the law makes of the State's facts."""
        return timeline(self.state, self.treaty)


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
