"""What can be asked of a registry, whoever answers: the index, or the registry itself.

Imported by every command, so it imports nothing that it does not need.
"""

from __future__ import annotations

from ottawa_cli.documents.head import Heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from ottawa_cli.documents.types import Citation

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


def sources_of(snapshot: Snapshot) -> dict[str, Citation]:
    """The sources that a registry describes, by their ids: they are not kept, so that it is read for them.

    Raises:
        Failure: the registry cannot be read, or is invalid.
    """
    import json

    (text,) = snapshot.finished("sources", None)
    sources: dict[str, Citation] = json.loads(text)
    return sources
