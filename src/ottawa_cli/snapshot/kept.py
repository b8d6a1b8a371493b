"""A registry as the index has it: texts that were finished by an earlier run."""

from __future__ import annotations

import os

from ottawa_cli.facts.spelling import spelling_of
from ottawa_cli.snapshot.index_file import GROUP_OF, STORIES, IndexFile, Missing, codes_named, group_of_story
from ottawa_cli.snapshot.places import place_of_names
from ottawa_cli.system.paths import once_a_command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.snapshot.places import Place


class _NoneNamed(Missing):
    """A query names no State, or more than one."""


class Kept:
    """What is kept of a registry; each file of it is opened when it is first asked."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._files: dict[str, IndexFile] = {}

    def close(self) -> None:
        """Close what was opened."""
        for file in self._files.values():
            file.close()
        self._files.clear()

    def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
        """The texts of a kind on a day, as ``Snapshot`` has it; a heading is that of what was asked before.

        Raises:
            Missing: one is not kept, or which State is meant is for the registry to say.
        """
        if queries and (kind in STORIES or kind == "state"):
            try:
                return [self._of_state(kind, query, on) for query in queries]
            except _NoneNamed:
                self._refuse(queries)
                raise
        if kind not in GROUP_OF:
            raise Missing("such texts are not kept")
        file = self._any_file() if kind == "heading" else self._file(GROUP_OF[kind])
        if queries is None:
            return [*file.by_code(kind, on).values()]
        return [file.text(kind, query, on) for query in queries]

    def _of_state(self, kind: str, query: str, on: str) -> str:
        """What is told of a State: by its code, or by a name where it is kept which State that is."""
        if kind == "state":
            return self._state_named(query, on)[1]
        for code in (query, spelling_of(query).upper()):
            if _may_be_code(code) and os.path.isfile(self._place.file(group_of_story(code))):
                return self._file(group_of_story(code)).text(kind, code, on)
        code, _ = self._state_named(query, on)
        return self._file(group_of_story(code)).text(kind, code, on)

    def each(self, kind: str, on: str) -> Iterator[str]:
        """The texts of all States on a day, one by one.

        Raises:
            Missing: one is not kept; before the first text.
        """
        return self._file(GROUP_OF[kind]).each(kind, on)

    def standing(self, query: str, on: str) -> str | None:
        """The element of a State on a day; None where no State of the registry is meant, or more than one.

        Raises:
            Missing: it is not kept, or which State is meant is for the registry to say.
        """
        try:
            return self._state_named(query, on)[1]
        except _NoneNamed:
            return None

    def _refuse(self, queries: Sequence[str]) -> None:
        """Say of each query that names no State, or more than one, why not: as the registry would.

        Raises:
            UnknownState: there is one.
        """
        from json import loads

        from ottawa_cli.facts.names import Name, NoState
        from ottawa_cli.reading.names import Lookup

        shipped = loads(_text_of_names("shipped", ""))
        names = {code: Name(*name) for code, name in shipped["names"].items()}
        no_states = {spelling: NoState(*no_state) for spelling, no_state in shipped["no_states"].items()}
        own_names = dict(
            line.split(" ", 1) for line in self._file(GROUP_OF["state"]).text("own names").split("\n") if line
        )
        Lookup(own_names, names, shipped["meanings"]).find(queries, no_states)

    def _state_named(self, query: str, on: str) -> tuple[str, str]:
        """The code and the element of the State that a query names."""
        file = self._file(GROUP_OF["state"])
        spelling = spelling_of(query)
        for code in (query, spelling.upper()):
            if text := file.text_or_none("state", code, on):
                return code, text
        named = file.text("named")
        if any(f" {code}\n" in named for code in (query, spelling.upper())):
            raise Missing("the State's row is lost")
        known = [code for code in _codes_spelled(spelling) if f" {code}\n" in named]
        codes = {*codes_named(named, spelling), *known}
        if len(codes) != 1:
            raise _NoneNamed("no State is named so, or more than one")
        (code,) = codes
        return code, file.text("state", code, on)

    def _any_file(self) -> IndexFile:
        """A file that is open, or the one most often there: every group has the heading, one nothing else."""
        if self._files:
            return next(iter(self._files.values()))
        try:
            return self._file(GROUP_OF["state"])
        except Missing:
            return self._file(GROUP_OF["heading"])

    def _file(self, group: str) -> IndexFile:
        if group not in self._files:
            self._files[group] = IndexFile(self._place, group)
        return self._files[group]


def _may_be_code(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _codes_spelled(spelling: str) -> list[str]:
    """The States that are spelled so in any language, by what is kept for all registries."""
    from ottawa_cli.snapshot.shelves import shelf_of

    return next((words for word, *words in map(str.split, _shelf(shelf_of(spelling))) if word == spelling), [])


@once_a_command
def _shelf(shelf: str) -> list[str]:
    return _text_of_names("spelled", shelf).splitlines()


def _text_of_names(kind: str, code: str) -> str:
    place = place_of_names()
    if place is None:
        raise Missing("no names are kept")
    with IndexFile(place, "names") as names:
        return names.text(kind, code)
