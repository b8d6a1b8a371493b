"""What the documents of a registry begin with, and its clauses, as it is kept beside every group of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.documents.conduct import clauses_form
from ottawa_cli.documents.head import registry_form, treaty_form
from ottawa_cli.law.clauses import clauses_of
from ottawa_cli.system.json_line import json_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ottawa_cli.facts.model import Treaty
    from ottawa_cli.snapshot.index_file import Texts


def heading_texts(treaty: Treaty, sha256: str) -> dict[str, str]:
    """The heading as texts, by what each is about."""
    form = registry_form(treaty, sha256)
    in_full = {**treaty_form(treaty), "name": treaty.name, "reference": treaty.reference}
    return {
        "treaty": json_line(treaty_form(treaty)),
        "registry": json_line(form),
        "verified": form["verified"],
        "treaty_in_full": json_line(in_full),
        "reconciled": str(treaty.reconciled or ""),
        "deadlines": json_line([clause.id for clause in treaty.deadlines]),
        "clauses": json_line(clauses_form(clauses_of(treaty))),
    }


def heading_rows(heading: Mapping[str, str]) -> Iterator[Texts]:
    """The same as it is kept: said of every day."""
    return (("heading", about, [("", text)]) for about, text in heading.items())
