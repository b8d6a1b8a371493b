"""Acts that nobody has made, asked about as the command line does."""

from __future__ import annotations

from conftest import day
from ottawa_cli.documents.conduct import clauses_form, conduct_form
from ottawa_cli.documents.head import registry_form, treaty_form
from ottawa_cli.documents.types import WhenDocument
from ottawa_cli.documents.when import when_document
from ottawa_cli.facts.model import Registry
from ottawa_cli.law.clauses import clauses_of
from ottawa_cli.law.timelines import timeline_of


def when_made(facts: Registry, act: str, on: str, code: str | None = None) -> WhenDocument:
    """What becomes of an act of a day: of a State's, or of one that may act so."""
    treaty = facts.treaty
    return when_document(
        {
            "schema": "ottawa/when/1",
            "treaty": treaty_form(treaty),
            "registry": registry_form(treaty, facts.sha256),
        },
        clauses_form(clauses_of(treaty)),
        act,
        day(on),
        conduct_form(timeline_of(facts.states[code], treaty)) if code else None,
    )
