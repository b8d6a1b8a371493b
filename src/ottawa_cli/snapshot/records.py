"""Where answers come from: the index, where it was made from this very file, else the registry itself.

Both give the same texts, so that answers do not differ; what had to be computed is kept for the next time.
"""

from __future__ import annotations

from ottawa_cli.snapshot.index import Unnamed, Unsaid, Unspelled, asked, place_of
from ottawa_cli.snapshot.kept import Kept, report
from ottawa_cli.system.escapes import visible
from ottawa_cli.system.paths import STDIN, registry_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Protocol, TypeVar

    from ottawa_cli.documents.check import Checked
    from ottawa_cli.documents.head import Heading
    from ottawa_cli.snapshot.index import Place

    Said = TypeVar("Said")

    class Records(Protocol):
        """What is on record of the States of a registry."""

        @property
        def heading(self) -> Heading:
            """What the documents of the registry begin with."""

        def codes_of(self, queries: Sequence[str]) -> list[str]:
            """The codes of the States named, in the order asked."""

        def texts(self, codes: Sequence[str] | None, on: str) -> list[str]:
            """The elements of some States, or of all by their codes, on a day, in JSON."""

        def signatures(self, on: str) -> int:
            """How many States had signed by a day."""


def answered(path: str | None, ask: Callable[[Records], Said]) -> Said:
    """What ``ask`` makes of the records of a registry: the file named, else ``$OTTAWA_REGISTRY``, else the one shipped.

    Raises:
        Failure: the registry cannot be read, or is invalid, or what was asked is not there.
    """
    file = registry_file(path)
    place = _place(file)
    if place:
        try:
            return _from_index(file, place, ask)
        except Unsaid:
            pass  # nothing is kept, or the index knows no such State; the registry says who may be meant
    from ottawa_cli.snapshot.computed import computed

    return ask(computed(file))


def _place(file: str) -> Place | None:
    return None if file == STDIN else place_of(file)


def _from_index(file: str, place: Place, ask: Callable[[Records], Said]) -> Said:
    """Ask the index; what it lacks is made first, where the file is old enough to be trusted."""
    for _ in range(3):  # without an index, without spellings, with both
        try:
            return asked(place, lambda connection: ask(Kept(connection)))
        except Unnamed:
            break
        except Unsaid as reason:
            if not (place.settled and _made(file, place, reason)):
                break
    raise Unsaid


def _made(file: str, place: Place, reason: Unsaid) -> bool:
    from ottawa_cli.snapshot.computed import keep, spell

    return spell(place) if isinstance(reason, Unspelled) else keep(file, place)


def checked(path: str | None) -> Checked:
    """What ``check`` says of a registry file; ``answered`` says which.

    Raises:
        Unreadable: the file cannot be read. Whatever is wrong inside it is a finding.
    """
    file = registry_file(path)
    place = _place(file)
    if place:
        try:
            return _checked(file, *asked(place, report))
        except Unsaid:
            pass  # not checked yet
    from ottawa_cli.snapshot.computed import examine

    return _checked(file, *examine(file, place))


def _checked(file: str, counted: Sequence[Any], *findings: Sequence[Any]) -> Checked:
    """A report as its rows hold it; the file is called what it was called."""
    from ottawa_cli.documents.check import Checked

    treaty, short_name, sha256, verified, *numbers, _ = counted
    return Checked(
        visible(file),
        {"id": treaty, "short_name": short_name} if treaty else None,
        {"sha256": sha256, "verified": verified} if treaty else None,
        numbers,
        [
            {
                "rule": rule,
                "severity": severity,
                "file": visible(file),
                "line": line,
                "column": column,
                "path": path,
                "message": message,
                "hint": hint,
            }
            for rule, severity, line, column, path, message, hint in findings
        ],
    )
