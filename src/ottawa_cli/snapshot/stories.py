"""What is told of one State at length: why it stands where it stands, what happened to it, what it must do by when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.documents.conduct import conduct_form
from ottawa_cli.documents.deadlines import deadlines_part
from ottawa_cli.documents.explain import days_explained, explanation
from ottawa_cli.documents.timeline import timeline_part
from ottawa_cli.law.deadlines import days_of_deadlines
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.system.json_line import json_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ottawa_cli.facts.model import Registry
    from ottawa_cli.facts.names import Names
    from ottawa_cli.snapshot.index_file import Stage, Texts


class Stories:
    """Those of a registry's States."""

    def __init__(self, registry: Registry, names: Names) -> None:
        self._registry = registry
        self._names = names
        self._all_names = registry.names_of_all(names)

    def text(self, kind: str, code: str, on: date) -> str:
        """What is told of a State on a day, in JSON; ``timeline`` and ``conduct`` have none."""
        timeline = timeline_of(self._registry.states[code], self._registry.treaty)
        if kind == "timeline":
            return json_line(timeline_part(timeline, self._registry.treaty, self._all_names))
        if kind == "conduct":
            return json_line(conduct_form(timeline))
        if kind == "deadlines":
            return json_line(deadlines_part(self._registry, timeline, on))
        return json_line(explanation(self._registry, self._names, timeline, on))

    def texts(self, code: str) -> Iterator[Texts]:
        """All that is told of a State, at every stage of its life."""
        treaty = self._registry.treaty
        timeline = timeline_of(self._registry.states[code], treaty)
        of_deadlines = days_of_deadlines(timeline, treaty)
        for kind in ("timeline", "conduct"):
            yield kind, code, [("", self.text(kind, code, date.min))]
        yield "deadlines", code, self._stages("deadlines", code, of_deadlines)
        yield "explanation", code, self._stages("explanation", code, of_deadlines | days_explained(timeline))

    def _stages(self, kind: str, code: str, days: set[date]) -> list[Stage]:
        stages: list[Stage] = [("", self.text(kind, code, date.min))]
        for day in sorted(days):
            text = self.text(kind, code, day)
            if text != stages[-1][1]:
                stages.append((str(day), text))
        return stages
