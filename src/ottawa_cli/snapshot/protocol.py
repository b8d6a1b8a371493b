"""What can be asked of a registry, whoever answers: the index, or the registry itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.head import Heading


class Snapshot(Protocol):
    """A registry as it can be asked: its heading, and the finished texts of the kinds in ``kinds``."""

    @property
    def heading(self) -> Heading:
        """What the documents of the registry begin with."""

    def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
        """The texts of some States (or blocks), or of all by their codes, on a day, in the order asked."""
