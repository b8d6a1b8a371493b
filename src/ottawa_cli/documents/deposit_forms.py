"""The parts of ``ottawa/reconcile/1``: the depositary's file, and what it and the registry do not have alike."""

from typing import Literal, TypedDict


class FileForm(TypedDict):
    """The depositary's file: its digest, its number, its day if it is known, and the numbers that it prints."""

    sha256: str
    reference: str | None
    as_of: str | None
    youngest: str | None
    parties: int | None
    signatories: int | None


class DiscrepancyForm(TypedDict):
    """One fact that registry and file do not have alike; ``path`` and ``line`` are where it stands here, or would.

    ``to_add``: what the registry lacks, as the State's block would have it; null in it: a person must look it up.
    """

    code: str | None
    participant: str
    about: Literal[
        "signed", "kind", "deposited", "withdrawn", "participant", "provisional-application", "declaration", "count"
    ]
    registry: str | int | None
    depositary: str | int | None
    nature: Literal["newer", "older", "unknown", "conflict"]
    path: str
    line: int
    to_add: dict[str, object] | None
