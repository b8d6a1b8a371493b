"""What can be asked of a registry, whoever answers: the index, or the registry itself.

Imported by every command, so it imports nothing that it does not need.
"""

from __future__ import annotations

from ottawa_cli.documents.head import Heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Snapshot(Protocol):
        """A registry as it can be asked."""

        def finished(self, kind: str, queries: Sequence[str] | None, on: str = "") -> list[str]:
            """The texts of a kind on a day: of some States (or blocks) in the order asked, or of all by their codes.

            Raises:
                Failure: the registry cannot be read, or is invalid, or a State is not known.
            """


HEADING = ("treaty", "registry", "verified")


def heading_of(snapshot: Snapshot) -> Heading:
    """What the documents of a registry begin with; asked after what they say.

    Raises:
        Failure: the registry cannot be read, or is invalid.
    """
    return Heading(*snapshot.finished("heading", HEADING))
