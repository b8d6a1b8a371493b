"""A registry as the index has it: texts that were finished by an earlier run."""

from __future__ import annotations

from ottawa_cli.facts.spelling import spelling_of
from ottawa_cli.snapshot.index_file import GROUP_OF, IndexFile, Missing
from ottawa_cli.snapshot.places import place_of_names
from ottawa_cli.snapshot.shelves import shelf_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.snapshot.places import Place


class Kept:
    """What is kept of a registry; each file of it is opened when it is first asked."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._files: dict[str, IndexFile] = {}

    def close(self) -> None:
        """Close what was opened."""
        for file in self._files.values():
            file.close()

    def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
        """The texts of a kind on a day, as ``Snapshot`` has it; a heading is that of what was asked before.

        Raises:
            Missing: one is not kept, or which State is meant is for the registry to say.
        """
        if kind not in GROUP_OF:
            raise Missing("such texts are not kept")
        file = next(iter(self._files.values())) if kind == "heading" and self._files else self._file(GROUP_OF[kind])
        if queries is None:
            return [*file.by_code(kind, on).values()]
        if kind == "state":
            return [_text_of_state(file, query, on) for query in queries]
        return [file.text(kind, query, on) for query in queries]

    def _file(self, group: str) -> IndexFile:
        if group not in self._files:
            self._files[group] = IndexFile(self._place, group)
        return self._files[group]


def _text_of_state(file: IndexFile, query: str, on: str) -> str:
    """The element of the State that a query names."""
    spelling = spelling_of(query)
    for code in (query, spelling.upper()):
        if text := file.text_or_none("state", code, on):
            return text
    own_names = file.by_code("named")
    if query in own_names or spelling.upper() in own_names:
        raise Missing("the State's row is lost")
    known = set(_codes_spelled(spelling))
    codes = [code for code, name in own_names.items() if name == spelling or code in known]
    if len(codes) != 1:
        raise Missing("no State is named so, or more than one")
    return file.text("state", codes[0], on)


def _codes_spelled(spelling: str) -> list[str]:
    """The States that are spelled so in any language, by what is kept for all registries."""
    place = place_of_names()
    if place is None:
        raise Missing("no names are kept")
    with IndexFile(place, "names") as names:
        shelf = names.text("spelled", shelf_of(spelling))
    return next((words for word, *words in map(str.split, shelf.splitlines()) if word == spelling), [])
