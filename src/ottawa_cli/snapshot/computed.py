"""From a registry to its records, and into the index: what answers are made of where there is no index yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ottawa_cli.documents.elements import element
from ottawa_cli.documents.findings import finding_form
from ottawa_cli.documents.head import Heading, registry_form, treaty_form
from ottawa_cli.facts.full_days import parse_day
from ottawa_cli.facts.spelling import all_folded
from ottawa_cli.law.standings import days_of_change, standing_on
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.names import find_state, load_names, spellings
from ottawa_cli.reading.registry import check, collector_paused, load, valid_parts
from ottawa_cli.rules.examination import Head
from ottawa_cli.snapshot.index import write
from ottawa_cli.system.json_line import json_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.facts.model import Names, Registry, State, Treaty
    from ottawa_cli.law.timelines import Timeline
    from ottawa_cli.snapshot.index import Place, Writer


class Computed:
    """The records of a registry that was loaded."""

    def __init__(self, registry: Registry, names: Names) -> None:
        self._registry = registry
        self._names = names
        self.heading = _heading(registry.treaty, registry.sha256)

    def codes_of(self, queries: Sequence[str]) -> list[str]:
        """The codes of the States named, in the order asked.

        Raises:
            WrongUse: one is not known.
        """
        return [find_state(query, self._registry, self._names) for query in queries]

    def texts(self, codes: Sequence[str] | None, on: str) -> list[str]:
        """The elements of some States, or of all by their codes, on a day, in JSON."""
        states, treaty = self._registry.states, self._registry.treaty
        timelines = (timeline_of(states[code], treaty) for code in (sorted(states) if codes is None else codes))
        return [json_line(element(standing_on(timeline, parse_day(on)), self._names)) for timeline in timelines]

    def signatures(self, on: str) -> int:
        """How many States had signed by a day."""
        signed = map(_signed, self._registry.states.values())
        return sum(day is not None and day <= on for day in signed)


def computed(file: str) -> Computed:
    """The records of a registry file.

    Raises:
        Failure: it cannot be read, or is invalid.
    """
    return Computed(load(file), load_names())


def keep(file: str, place: Place) -> bool:
    """Make the index of a registry file, State by State; is it there now?

    Raises:
        Failure: the file cannot be read, or is invalid.
    """
    return write(place, _Keeping(file, load_names()).fill)


class _Keeping:
    """What an index is made of, while the States of a registry pass."""

    def __init__(self, file: str, names: Names) -> None:
        self._names = names
        self._sha256, self._parts = valid_parts(file)
        self._treaty: Treaty | None = None

    def fill(self, writer: Writer) -> None:
        """Add all that answers are made of."""
        with collector_paused():
            count = writer.add("states", self._states())
        if self._treaty:
            heading = _heading(self._treaty, self._sha256)
            writer.add("heading", [(heading.treaty, heading.registry, heading.verified, count)])

    def _states(self) -> Iterator[tuple[str, str, str | None, str]]:
        """Each State, with its name, the day by which it had surely signed, and its stages."""
        for part in self._parts:
            if isinstance(part, Head):
                self._treaty = part.treaty
            elif self._treaty:
                stages = "\n".join(_stages(timeline_of(part, self._treaty), self._names))
                yield part.code, part.name, _signed(part), stages


def _stages(timeline: Timeline, names: Names) -> Iterator[str]:
    """What a State's element says from a day on, for each day on which that changes; the first from ever."""
    last = ""
    for since in [date.min, *days_of_change(timeline)]:
        text = json_line(element(standing_on(timeline, since), names))
        if text != last:
            yield f"{since if last else ''}\t{text}"
            last = text


def spell(place: Place) -> bool:
    """Add to an index which States may be named how, once one is named otherwise than by its code; is it there now?"""
    return write(place, lambda writer: _spell(writer, load_names()))


def _spell(writer: Writer, names: Names) -> None:
    own = writer.names()
    said = [*own, *((spelling, code) for _, code in own if code in names for spelling in spellings(code, names[code]))]
    meant: dict[str, str] = {}
    for spelling, (_, code) in zip(all_folded(name for name, _ in said), said, strict=True):
        meant[spelling] = code if meant.get(spelling, code) == code else ""  # of two States neither is meant
    lines = "".join(f"\n{spelling}\t{code}" for spelling, code in meant.items() if code)
    writer.add("spellings", [(f"{lines}\n",)])


def _signed(state: State) -> str | None:
    return state.signed.latest.isoformat() if state.signed else None


def _heading(treaty: Treaty, sha256: str) -> Heading:
    return Heading(
        json_line(treaty_form(treaty)), json_line(registry_form(treaty, sha256)), treaty.verified.isoformat()
    )


def examine(file: str, place: Place | None) -> list[tuple[object, ...]]:
    """Check a registry file, and keep what was found: the report, then its findings, as the index has them.

    Raises:
        Unreadable: the file cannot be read.
    """
    report = check(file)
    forms = [finding_form(finding) for finding in report.findings]
    findings: list[tuple[object, ...]] = [
        (form["rule"], form["severity"], form["line"], form["column"], form["path"], form["message"], form["hint"])
        for form in forms
    ]
    treaty, tally = report.treaty, report.tally
    heading = (treaty.id, treaty.short_name, report.sha256, str(treaty.verified)) if treaty else (None,) * 4
    counted = (report.errors, report.warnings, tally.states, tally.instruments, tally.sources, report.rules)
    row = (*heading, *counted, len(findings))
    if place and place.settled:
        write(place, lambda writer: _tell(writer, row, findings))
    return [row, *findings]


def _tell(writer: Writer, row: tuple[object, ...], findings: list[tuple[object, ...]]) -> None:
    writer.add("report", [row])
    writer.add("findings", findings)
