"""From finished texts to documents: what is asked of many States' standings, and of many files' findings.

Imported by every command, so it imports nothing that it does not need.
"""

from __future__ import annotations

from ottawa_cli.documents.counting import DEPOSITED, IN_FORCE, has_one_of, number_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.documents.types import (
        CheckDocument,
        Element,
        FindingForm,
        ListDocument,
        OverviewDocument,
        RegistryForm,
        StatusDocument,
        TreatyForm,
    )

STATUS_WORDS = (
    "state-not-party", "signatory", "contracting-state", "state-party", "former-state-party", "undetermined",
)  # fmt: skip
MARK_WORDS = ("withdrawal-pending", "withdrawal-deferred", "suspension-notified", "provisional-application")
UNDETERMINED = STATUS_WORDS[-1]


class Heading:
    """What the documents of a registry begin with: its treaty and itself, and the day of its verification."""

    __slots__ = ("registry", "treaty", "verified")

    def __init__(self, treaty: str, registry: str, verified: str) -> None:
        self.treaty = treaty
        """In JSON, as is ``registry``."""
        self.registry = registry
        self.verified = verified


def status_document(heading: Heading, on: str, texts: Iterable[str]) -> StatusDocument:
    """``ottawa/status/1``: where each State stands, in the order asked."""
    import json

    return {
        "schema": "ottawa/status/1",
        "treaty": json.loads(heading.treaty),
        "registry": json.loads(heading.registry),
        "on": on,
        "beyond_verified": on > heading.verified,
        "states": [json.loads(text) for text in texts],
    }


def list_document(document: StatusDocument, statuses: Sequence[str] = (), marks: Sequence[str] = ()) -> ListDocument:
    """``ottawa/status/1``: the States that fit, by code, and those that only may fit."""
    fit = {element["code"]: fits(element, statuses, marks) for element in document["states"]}
    return {
        **document,
        "states": [element for element in document["states"] if fit[element["code"]]],
        "undetermined": [code for code, answer in fit.items() if answer is None],
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


def overview_document(document: StatusDocument, signatures: int) -> OverviewDocument:
    """``ottawa/overview/1``: how many of all States stand where, and who is about to change."""
    elements = document["states"]
    words = [element["status"] for element in elements]
    return {
        "schema": "ottawa/overview/1",
        "treaty": document["treaty"],
        "registry": document["registry"],
        "on": document["on"],
        "beyond_verified": document["beyond_verified"],
        "counts": {word: words.count(word) for word in STATUS_WORDS},
        "parties": {
            "in_force": number_of(has_one_of(IN_FORCE, element["possible"]) for element in elements),
            "deposited": number_of(has_one_of(DEPOSITED, element["possible"]) for element in elements),
        },
        "signatures": signatures,
        "changing": [element for element in elements if _is_changing(element)],
    }


def _is_changing(element: Element) -> bool:
    withdrawal = element["withdrawal"]
    return element["until"] is not None or (withdrawal is not None and withdrawal["phase"] in {"pending", "deferred"})


class Checked:
    """What ``check`` says of one file. ``treaty`` and ``registry`` None: the file does not say them."""

    __slots__ = ("errors", "file", "findings", "read", "registry", "treaty", "warnings")

    def __init__(
        self,
        file: str,
        treaty: TreatyForm | None,
        registry: RegistryForm | None,
        numbers: Sequence[int],
        findings: list[FindingForm],
    ) -> None:
        self.file = file
        self.treaty = treaty
        self.registry = registry
        self.errors, self.warnings, *self.read = numbers
        """``read``: how many States, instruments, sources and rules."""
        self.findings = findings


def check_document(files: Sequence[Checked]) -> CheckDocument:
    """``ottawa/check/1``: what is wrong, sorted by file, line, column and rule; the numbers count all."""
    one = files[0] if len(files) == 1 else None
    return {
        "schema": "ottawa/check/1",
        "treaty": one.treaty if one else None,
        "registry": one.registry if one else None,
        "files": [checked.file for checked in files],
        "findings": [finding for checked in sorted(files, key=lambda file: file.file) for finding in checked.findings],
        "errors": sum(checked.errors for checked in files),
        "warnings": sum(checked.warnings for checked in files),
    }
