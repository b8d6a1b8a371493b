"""From finished texts to the documents of many States' standings: those asked for, or those that fit.

Imported by commands that answer at once, so it imports no more than it must.
"""

from __future__ import annotations

from ottawa_cli.documents.counting import has_one_of
from ottawa_cli.documents.head import head_as_kept
from ottawa_cli.facts.words import UNDETERMINED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.head import Heading
    from ottawa_cli.documents.types import Element, ListDocument, StatusDocument


def status_document(heading: Heading, on: str, texts: Iterable[str]) -> StatusDocument:
    """``ottawa/status/1``: where each State stands, in the order asked."""
    import json

    return {
        **head_as_kept("ottawa/status/1", heading, on),
        "states": [json.loads(text) for text in texts],
    }


def list_document(document: StatusDocument, statuses: Sequence[str] = (), marks: Sequence[str] = ()) -> ListDocument:
    """``ottawa/status/1``: the States that fit, by code, and those that only may fit."""
    fit = {element["code"]: fits(element, statuses, marks) for element in document["states"]}
    undetermined = {element["code"]: element["name"] for element in document["states"] if fit[element["code"]] is None}
    return {
        **document,
        "states": [element for element in document["states"] if fit[element["code"]]],
        "undetermined": [*undetermined],
        "names": undetermined,
    }


def fits(element: Element, statuses: Sequence[str] = (), marks: Sequence[str] = ()) -> bool | None:
    """Has a State one of these statuses and one of these marks? None: it cannot be said. Nothing asked is met."""
    answers = (_has_status(element, statuses), _has_mark(element, marks))
    return False if False in answers else None if None in answers else True


def _has_status(element: Element, wanted: Sequence[str]) -> bool | None:
    if not wanted or (UNDETERMINED in wanted and element["status"] == UNDETERMINED):
        return True
    return has_one_of(wanted, element["possible"])


def _has_mark(element: Element, wanted: Sequence[str]) -> bool | None:
    if not wanted or any(mark in wanted for mark in element["marks"]):
        return True
    return None if any(mark in wanted for mark in element["possible_marks"]) else False
