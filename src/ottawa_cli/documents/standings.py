"""Several treaties side by side: where States stand under each, what happened, and which treaties are shipped.

Imported by commands that answer at once, so it imports no more than it must.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ottawa_cli.documents.types import (
        PartiesForm,
        StandingsDocument,
        StatusDocument,
        TimelineDocument,
        TimelinesDocument,
        TreatiesDocument,
        TreatyInFull,
    )


def standings_document(on: str, documents: Iterable[StatusDocument]) -> StandingsDocument:
    """The standings by treaty, in the order asked."""
    return {
        "schema": "ottawa/standings/1",
        "on": on,
        "standings": [
            {
                "treaty": document["treaty"],
                "registry": document["registry"],
                "beyond_verified": document["beyond_verified"],
                "states": document["states"],
            }
            for document in documents
        ],
    }


def timelines_document(on: str, documents: Iterable[TimelineDocument]) -> TimelinesDocument:
    """``ottawa/timelines/1``: the runs and events by treaty, in the order asked."""
    return {
        "schema": "ottawa/timelines/1",
        "on": on,
        "timelines": [
            {
                "treaty": document["treaty"],
                "registry": document["registry"],
                "beyond_verified": document["beyond_verified"],
                "runs": document["runs"],
                "events": document["events"],
            }
            for document in documents
        ],
    }


def treaties_document(parts: Iterable[tuple[TreatyInFull, str, PartiesForm]]) -> TreatiesDocument:
    """``ottawa/treaties/1``: each treaty, the day through which its facts are complete, and its Parties on that day."""
    return {
        "schema": "ottawa/treaties/1",
        "treaties": [
            {**treaty, "verified": verified, "on": verified, "parties": parties} for treaty, verified, parties in parts
        ],
    }
