"""From where all States stand on a day to how many stand where, and who is about to change."""

from __future__ import annotations

from ottawa_cli.documents.counting import IN_FORCE, has_one_of, number_of
from ottawa_cli.documents.head import head
from ottawa_cli.facts.words import STATUS_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ottawa_cli.documents.types import Element, OverviewDocument, StatusDocument, TallyForm


def overview_document(document: StatusDocument, tally: TallyForm) -> OverviewDocument:
    """``ottawa/overview/1``: how many of all States stand where, and who is about to change."""
    elements = document["states"]
    words = [element["status"] for element in elements]
    return {
        **head("ottawa/overview/1", document["treaty"], document["registry"], document["on"]),
        "counts": {word: words.count(word) for word in STATUS_WORDS},
        "parties": {
            "in_force": number_of(has_one_of(IN_FORCE, element["possible"]) for element in elements),
            "deposited": tally["deposited"],
        },
        "signatures": tally["signatures"],
        "signatures_standing": tally["signatures_standing"],
        "by_kind": tally["by_kind"],
        "changing": [element for element in elements if _is_changing(element)],
    }


def _is_changing(element: Element) -> bool:
    withdrawal = element["withdrawal"]
    return element["until"] is not None or (withdrawal is not None and withdrawal["phase"] in {"pending", "deferred"})
