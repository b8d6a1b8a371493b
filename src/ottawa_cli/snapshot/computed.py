"""A registry computed from its bytes: what is asked, and beside it what is kept for the next time."""

from __future__ import annotations

from collections import deque
from datetime import date
from hashlib import sha256
from io import StringIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.citations import citations_of
from ottawa_cli.documents.course import Courses
from ottawa_cli.documents.elements import element
from ottawa_cli.documents.tally import Tally
from ottawa_cli.facts.full_days import parse_day
from ottawa_cli.facts.model import State
from ottawa_cli.facts.spelling import folded, spelling_of
from ottawa_cli.law.standings import days_of_change, standing_on
from ottawa_cli.law.timelines import timeline_of
from ottawa_cli.reading.names import Lookup, find_states, load_names, meanings
from ottawa_cli.reading.registry import collector_paused, registry_of, treaty_and_timelines
from ottawa_cli.reading.registry_reader import RegistryReader
from ottawa_cli.reading.unknown_names import load_no_states
from ottawa_cli.rules.examination import Head
from ottawa_cli.snapshot.heading import heading_rows, heading_texts
from ottawa_cli.snapshot.index_file import STORIES, group_of_story, named_line, stage_on
from ottawa_cli.snapshot.index_writing import is_kept, write
from ottawa_cli.snapshot.places import bytes_to_keep, place_of_names
from ottawa_cli.snapshot.protocol import HEADING
from ottawa_cli.snapshot.shelves import SHELVES, shelf_of
from ottawa_cli.system.json_line import json_line
from ottawa_cli.system.output import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import Citation
    from ottawa_cli.facts.model import Source, Treaty
    from ottawa_cli.facts.names import Names
    from ottawa_cli.law.standings import Standing
    from ottawa_cli.law.timelines import Timeline
    from ottawa_cli.snapshot.index_file import Stage, Texts
    from ottawa_cli.snapshot.places import Place


_TOGETHER: Final = 32
"""More States at once gain little."""


def computed_file(file: str, place: Place | None, *, is_first: bool) -> Computed:
    """The registry that a file is.

    Args:
        file: its path.
        place: where what is computed is kept, if it is of the very file that is read, and that is settled.
        is_first: was nothing of the file told yet?

    Raises:
        Unreadable: it cannot be read, or changed since something of it was told.
    """
    return Computed(file, *bytes_to_keep(file, place, is_first=is_first))


class Computed:
    """The registry that some bytes are. Its States pass one by one and are not held, for there may be 200,000.

    ``place``: where what is computed is kept for the next time; None: nowhere.
    """

    def __init__(self, name: str, raw: bytes, place: Place | None) -> None:
        self._name = name
        self._raw = raw
        self._place = place
        self._names = load_names()
        self._heading: dict[str, str] = {}
        self._tally = Tally()
        self._is_tallied = False  # were all States counted?

    def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
        """The elements of some States, or of all by their codes, on a day; or what all have signed and deposited by it.

        ``sources``: all that the registry describes, as one text.

        Raises:
            Invalid: nothing can be computed from it.
            WrongUse: a State is not known.
        """
        if kind == "heading":
            if not self._heading:
                self._read_heading()
            return [self._heading[about] for about in queries or HEADING]
        if kind in STORIES:
            return self._told(kind, queries, parse_day(on))
        if kind == "sources":
            return [json_line(self._sources())]
        if kind == "course":
            return [self._course()]
        if kind == "tally":
            if not self._is_tallied:
                self._pass(_Wanted(None, self._names), on)
            return [stage_on(_tally_stages(self._tally), on)]
        wanted = _Wanted(queries, self._names)
        self._pass(wanted, on)
        if self._place and not wanted.are_codes():
            _keep_names(self._names)
        return wanted.in_order(self._all_names)

    def _read_heading(self) -> None:
        """The heading alone, kept where it may be; the States are read too, for it holds where the file is valid."""
        reader = RegistryReader(self._name, self._raw)
        deque(reader.valid_parts(), maxlen=0)
        if reader.treaty:
            self._heading = heading_texts(reader.treaty, reader.sha256)
        if self._place:
            write(self._place, "heading", heading_rows(self._heading))

    def _told(self, kind: str, queries: Sequence[str] | None, on: date) -> list[str]:
        """What is told of some States at length, and kept, where it may be; or of all, which is kept of none.

        Which States are meant by names is kept with where all stand, so that is made too.
        """
        if self._place and any(spelling_of(query).upper() not in self._names for query in queries or ()):
            self.finished("state", queries, str(on))
        from ottawa_cli.snapshot.stories import Stories

        registry = registry_of(self._raw, self._name)
        self._heading = heading_texts(registry.treaty, registry.sha256)
        stories = Stories(registry, self._names)
        if queries is None:
            return [stories.text(kind, code, on) for code in counted(iter(sorted(registry.states)), "States told")]
        codes = find_states(queries, registry.own_names(), self._names)
        if self._place:
            for code in dict.fromkeys(codes):
                write(self._place, group_of_story(code), chain(stories.texts(code), heading_rows(self._heading)))
        return [stories.text(kind, code, on) for code in codes]

    def _course(self) -> str:
        """How many were bound over time, kept where it may be."""
        treaty, timelines = treaty_and_timelines(self._raw, self._name)
        courses = Courses(treaty.adopted)
        for timeline in timelines:
            courses.add(timeline)
        self._heading = heading_texts(treaty, sha256(self._raw).hexdigest())
        text = json_line(courses.course())
        if self._place:
            write(self._place, "course", chain([("course", "", [("", text)])], heading_rows(self._heading)))
        return text

    def _pass(self, wanted: _Wanted, on: str) -> None:
        """Let every State pass: what is wanted is noted, and all is kept, where it may be."""
        self._tally, self._is_tallied = Tally(), bool(self._place or wanted.is_everyone)
        texts = self._texts(wanted, on)
        with collector_paused():
            if self._place:
                write(self._place, "standings", texts)
            for _ in texts:  # what was not kept
                pass

    def _texts(self, wanted: _Wanted, on: str) -> Iterator[Texts]:
        reader = RegistryReader(self._name, self._raw)
        number, named, own_names = 0, StringIO(), StringIO()
        for states in _together(reader.valid_parts()):
            number += len(states)
            for state in states:
                named.write(named_line(folded(state.name), state.code))
                own_names.write(f"{state.code} {state.name}\n")
            if reader.treaty:
                yield from self._stages_of(states, reader.treaty, wanted, on)
        if reader.treaty:
            self._heading = heading_texts(reader.treaty, reader.sha256)
            yield from heading_rows(self._heading)
            yield "number", "state", [("", str(number))]
            named.write("\n")
            yield "named", "", [("", named.getvalue())]
            yield "own names", "", [("", own_names.getvalue())]
            yield "tally", "", _tally_stages(self._tally)

    def _stages_of(self, states: Sequence[State], treaty: Treaty, wanted: _Wanted, on: str) -> Iterator[Texts]:
        """The stages of States, all where they are kept; else that of the day alone, of those wanted, for these."""
        meant = {state.code for state in states if wanted.may_mean(state)}
        timelines = [timeline_of(state, treaty) for state in states if self._place or state.code in meant]
        for timeline in timelines:
            self._tally.add(timeline)
        standings = [[*self._standings(timeline, on)] for timeline in timelines]
        for timeline, each in zip(timelines, standings, strict=True):
            state, stages = timeline.state, [*_stages(each, self._names)]
            if state.code in meant:
                wanted.note(state, stage_on(stages, on))
            if self._place:
                yield "state", state.code, stages

    def _standings(self, timeline: Timeline, on: str) -> Iterator[Standing]:
        """Where a State stands from ever, and on each day on which that may change; or, to keep nothing, on a day."""
        days = [date.min, *days_of_change(timeline)] if self._place else [parse_day(on)]
        return (standing_on(timeline, day) for day in days)

    def _sources(self) -> dict[str, Citation]:
        """The sources, in full; the States are read too, for a source holds where the whole file is valid."""
        sources: dict[str, Source] = {}
        for _ in RegistryReader(self._name, self._raw, sources.__setitem__).valid_parts():
            pass
        return citations_of(sources)

    def _all_names(self) -> dict[str, str]:
        """The registry's own names, by code."""
        return {
            part.code: part.name
            for part in RegistryReader(self._name, self._raw).valid_parts()
            if not isinstance(part, Head)
        }


class _Wanted:
    """The States that are asked for, while all pass: who may be meant is noted, and who is, said in the end."""

    def __init__(self, queries: Sequence[str] | None, names: Names) -> None:
        self._queries = queries
        self._names = names
        self._texts: dict[str, str] = {}
        self._own_names: dict[str, str] = {}
        self._spellings = {spelling_of(query) for query in queries or ()}
        self.is_everyone = queries is None
        self.by_name = any(spelling.upper() not in names for spelling in self._spellings)
        """Is a State named otherwise than by a code?"""
        self._known = meanings(names) if self.by_name else {}
        self._codes = {*(queries or ()), *(spelling.upper() for spelling in self._spellings)}
        self._codes.update(code for spelling in self._spellings for code in self._known.get(spelling, ()))

    def may_mean(self, state: State) -> bool:
        """May a State be one of those?"""
        return self._queries is None or state.code in self._codes or folded(state.name) in self._spellings

    def are_codes(self) -> bool:
        """Is every State that is asked for named by the code of its block?"""
        return all({query, spelling_of(query).upper()} & self._texts.keys() for query in self._queries or ())

    def note(self, state: State, text: str) -> None:
        """Note the text of a State that may be meant."""
        self._texts[state.code] = text
        self._own_names[state.code] = state.name

    def in_order(self, all_names: Callable[[], Mapping[str, str]]) -> list[str]:
        """The texts in the order asked, or by code.

        Raises:
            WrongUse: a State is not known; ``all_names`` are those that may be suggested.
        """
        if self._queries is None:
            return [self._texts[code] for code in sorted(self._texts)]
        lookup = Lookup(self._own_names, self._names, self._known)
        codes = [lookup.codes_meant(query) for query in self._queries]
        if any(len(meant) != 1 for meant in codes):
            return [self._texts[code] for code in find_states(self._queries, all_names(), self._names)]
        return [self._texts[meant[0]] for meant in codes]


def _together(parts: Iterable[Head | State]) -> Iterator[list[State]]:
    """The States in portions, for a processor is quicker at much of one kind."""
    states = (part for part in parts if isinstance(part, State))
    while portion := [*islice(states, _TOGETHER)]:
        yield portion


def _stages(standings: Iterable[Standing], names: Names) -> Iterator[Stage]:
    """What a State's element says from a day on, for each day on which that changes; the first from ever."""
    last = ""
    for standing in standings:
        text = json_line(element(standing, names))
        if text != last:
            yield str(standing.on) if last else "", text
            last = text


def _tally_stages(tally: Tally) -> list[Stage]:
    """What all have signed and deposited, from each day on which that changes."""
    return [(day, json_line(form)) for day, form in tally.over_time()]


def _keep_names(names: Names) -> None:
    """Keep which States may be named how, unless it is: the same for every registry."""
    place = place_of_names()
    if place and not is_kept(place, "names"):
        known = meanings(names)
        shelves: dict[str, list[str]] = {shelf: [] for shelf in SHELVES}
        for spelling in known:
            shelves[shelf_of(spelling)].append(" ".join([spelling, *sorted(known[spelling])]))
        spelled = (("spelled", shelf, [("", "\n".join(lines))]) for shelf, lines in shelves.items())
        in_order = {spelling: sorted(codes) for spelling, codes in known.items()}
        shipped = {"names": names, "meanings": in_order, "no_states": load_no_states()}
        write(place, "names", chain(spelled, [("shipped", "", [("", json_line(shipped))])]))
