"""A registry to be asked: from the index where it says, else from the registry itself.

Both give the same texts, so that answers do not differ; what had to be computed is kept for the next time.
"""

from __future__ import annotations

from ottawa_cli.snapshot.index_file import Missing
from ottawa_cli.snapshot.kept import Kept
from ottawa_cli.snapshot.places import bytes_to_keep, place_of_bytes, place_of_file
from ottawa_cli.system.failures import UnknownState
from ottawa_cli.system.paths import STDIN, registry_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Self

    from ottawa_cli.reading.operands import Operand
    from ottawa_cli.snapshot.places import Place
    from ottawa_cli.snapshot.protocol import Snapshot


def opened(path: str | None) -> Opened:
    """A registry to be asked: the file named, else ``$OTTAWA_REGISTRY``, else the one shipped."""
    file = registry_file(path)
    place = None if file == STDIN else place_of_file(file)

    def read(*, is_first: bool) -> Snapshot:
        from ottawa_cli.snapshot.computed import computed_file

        return computed_file(file, place, is_first=is_first)

    return Opened(place, read)


def opened_operand(operand: Operand) -> Opened:
    """One side of a difference: a file on disk as any command opens it, all else by its bytes.

    What a revision has is kept at once; all else, once the same is asked for again: what is being edited is not.
    """
    place = _place_of(operand)

    def read(*, is_first: bool) -> Snapshot:
        from ottawa_cli.snapshot.index_writing import is_seen_again
        from ottawa_cli.snapshot.loaded import loaded

        raw, kept_at = operand.raw, place
        if raw is None:
            raw, kept_at = bytes_to_keep(operand.file or "", place, is_first=is_first)
        may_keep = kept_at and (operand.is_revision or is_seen_again(kept_at))
        return loaded(raw, operand.name, kept_at if may_keep else None)

    return Opened(place, read)


def _place_of(operand: Operand) -> Place | None:
    if operand.raw is None:
        return place_of_file(operand.file or "")
    from hashlib import sha256

    return place_of_bytes(sha256(operand.raw).hexdigest())


class Opened:
    """A snapshot: what is kept of a registry, until that does not say; from then on the registry, read once."""

    def __init__(self, place: Place | None, read: Callable[..., Snapshot]) -> None:
        self._place = place
        self._kept = Kept(place) if place else None
        self._read = read
        self._registry: Snapshot | None = None
        self._is_first = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._kept:
            self._kept.close()

    def standing(self, query: str, on: str) -> str | None:
        """The element of a State on a day; None where no State of the registry is meant, or more than one.

        Raises:
            Failure: the registry cannot be read, or is invalid.
        """
        if self._kept and not self._registry:
            try:
                return self._kept.standing(query, on)
            except Missing:
                pass
        try:
            (text,) = self.finished("state", [query], on)
        except UnknownState:
            return None
        return text

    def each(self, kind: str, on: str) -> Iterator[str]:
        """The texts of all States on a day, one by one; where they may be kept, they are never held all at once.

        Raises:
            Failure: the registry cannot be read, or is invalid.
        """
        for is_last in (False, True):
            if self._kept and not self._registry:
                try:
                    return self._kept.each(kind, on)
                except Missing:
                    self._kept.close()
            if is_last or not (self._place and self._place.is_settled):
                break
            self._read(is_first=self._is_first).finished(kind, (), on)  # which keeps them
        return iter(self.finished(kind, None, on))

    def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
        """The texts of a kind on a day, as ``Snapshot`` has it.

        Raises:
            Failure: the registry cannot be read, or is invalid, or a State is not known.
        """
        if self._kept and not self._registry:
            try:
                texts = self._kept.finished(kind, queries, on)
            except Missing:
                pass
            else:
                self._is_first = False
                return texts
        if not self._registry:
            self._registry = self._read(is_first=self._is_first)
        return self._registry.finished(kind, queries, on)
