"""What is in a site, and what writes it: the parts of all States, the files of each, the schemas, the index.

All is made of one registry, read once. Each file has the bytes that the command of its kind writes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from json import dumps
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli.cli.export import USUAL_WIDTH
from ottawa_cli.cli.exports import picture_text, write_rows
from ottawa_cli.cli.report import page_of
from ottawa_cli.cli.schema import KNOWN
from ottawa_cli.documents.citations import citations_of
from ottawa_cli.documents.course import beginning
from ottawa_cli.documents.elements import element
from ottawa_cli.documents.explain import explain_document
from ottawa_cli.documents.head import head_of
from ottawa_cli.documents.schemas import schema
from ottawa_cli.documents.sql_rows import head_rows, source_row, state_rows
from ottawa_cli.documents.status import list_document
from ottawa_cli.documents.timeline import timeline_part
from ottawa_cli.documents.told import told_timeline
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.law.standings import standing_on
from ottawa_cli.law.timelines import Timeline, timeline_of
from ottawa_cli.render.atom import timeline_atom
from ottawa_cli.render.ics import timeline_ics
from ottawa_cli.render.json import json_text
from ottawa_cli.render.site_index import index_html
from ottawa_cli.render.sqlite import new_database
from ottawa_cli.system.folders import NewFolder
from ottawa_cli.system.output import counted

if TYPE_CHECKING:
    from ottawa_cli.documents.types import Citation, ListDocument, TimelineDocument, TimelinePart


class Site:
    """A registry, as it is told on a day."""

    def __init__(self, facts: Registry, names: Names, day: date) -> None:
        self.facts = facts
        self.names = names
        self.day = day

    @cached_property
    def sources(self) -> dict[str, Citation]:
        """What the registry describes."""
        return citations_of(self.facts.sources)

    @cached_property
    def timelines(self) -> dict[str, Timeline]:
        """Of each State, by code, in the order of the file."""
        return {code: timeline_of(state, self.facts.treaty) for code, state in self.facts.states.items()}

    @cached_property
    def parts(self) -> dict[str, TimelinePart]:
        """What happened to each State and will, by code."""
        names = self.facts.names_of_all(self.names)
        timelines = counted(iter(sorted(self.timelines.items())), "States' events told")
        return {code: timeline_part(timeline, self.facts.treaty, names) for code, timeline in timelines}

    @cached_property
    def everyone(self) -> ListDocument:
        """Where each State stands."""
        timelines = counted(iter(sorted(self.timelines.items())), "States' standings told")
        standings = (standing_on(timeline, self.day) for _, timeline in timelines)
        elements = [element(standing, self.names) for standing in standings]
        return list_document({**head_of("ottawa/status/1", self.facts, self.day), "states": elements})

    def timeline(self, *codes: str) -> TimelineDocument:
        """What happened to States, and will; to all where none is named."""
        head = head_of("ottawa/timeline/1", self.facts, self.day)
        return told_timeline(head, [self.parts[code] for code in codes or self.parts], with_runs=bool(codes))


class Part(NamedTuple):
    """A file of all States: under which heading of the index it stands, what is said of it there, and what it holds."""

    heading: str
    name: str
    about: str
    write: Callable[[Site, str], None]
    """Writes the file to a path."""


def _database(site: Site, path: str) -> None:
    facts = site.facts
    with new_database(path) as add:
        add([source_row(source_id, source) for source_id, source in facts.sources.items()])
        add(head_rows(facts.treaty, facts.sha256))
        for state in counted(iter(facts.states.values()), "States put in the database"):
            add(state_rows(state, facts.treaty, site.names))


def _text(made_of: Callable[[Site], str]) -> Callable[[Site, str], None]:
    def write(site: Site, path: str) -> None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(made_of(site))

    return write


def _table(what: str) -> Callable[[Site, str], None]:
    def write(site: Site, path: str) -> None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            timelines, treaty = [*site.timelines.values()], site.facts.treaty
            told = counted(iter(timelines), f"States put in the {what}")
            write_rows(file, what, treaty, told, beginning(treaty, timelines, treaty.verified))

    return write


def _picture(what: str) -> Callable[[Site, str], None]:
    return _text(lambda site: picture_text(what, site.facts, site.day, USUAL_WIDTH))


PARTS: Final = (
    Part(
        "To look at",
        "report.html",
        "One page that needs nothing else: a world map by status, a slider over all days, a table, each State's story.",
        _text(lambda site: page_of(site.facts, site.names, site.day)),
    ),
    Part("To look at", "map.svg", "The world on that day, as a picture.", _picture("map")),
    Part("To look at", "curve.svg", "How many States Parties there were, over the years.", _picture("curve")),
    Part(
        "To subscribe to",
        "timeline.ics",
        "A calendar of all that happened, and of what is to come, for any calendar program.",
        _text(lambda site: timeline_ics(site.timeline(), site.sources)),
    ),
    Part(
        "To subscribe to",
        "timeline.atom",
        "A feed of what has happened, newest first, for any reader of feeds.",
        _text(lambda site: timeline_atom(site.timeline(), site.sources)),
    ),
    Part(
        "To load",
        "states.json",
        "Where each State stands, with its acts and their sources (schemas/list.json).",
        _text(lambda site: json_text(site.everyone)),
    ),
    Part("To load", "panel.csv", "A row for each State and year, for research.", _table("panel")),
    Part("To load", "spells.csv", "A row for each State and run of days, for survival analysis.", _table("spells")),
    Part("To load", "ottawa.db", "The registry with all that follows from it, as an SQLite database.", _database),
)
"""The files of all States. An export that is added here is in the site and in its index."""


def write_site(site: Site, folder: NewFolder) -> None:
    """Write every file of a site."""
    for part in PARTS:
        part.write(site, folder.place(part.name))
    for code in counted(iter(sorted(site.facts.states)), "States written"):
        _write_state(site, code, folder)
    for name in KNOWN:
        folder.write(f"schemas/{name}.json", (dumps(schema(name), ensure_ascii=False, indent=1) + "\n").encode())
    listed = [(part.heading, part.name, part.about) for part in PARTS]
    folder.write("index.html", index_html(site.facts.treaty, site.everyone, listed, KNOWN).encode())


def _write_state(site: Site, code: str, folder: NewFolder) -> None:
    """The files of one State: why it stands where it stands, its calendar and its feed."""
    told, timeline = explain_document(site.facts, site.names, site.timelines[code], site.day), site.timeline(code)
    folder.write(f"states/{code}.json", json_text(told).encode())
    folder.write(f"states/{code}.ics", timeline_ics(timeline, site.sources).encode())
    folder.write(f"states/{code}.atom", timeline_atom(timeline, site.sources).encode())
