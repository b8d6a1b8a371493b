"""What the documents of a registry begin with, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.documents.elements import registry_form, treaty_form
from ottawa_cli.documents.status import Heading
from ottawa_cli.system.json_line import json_line

if TYPE_CHECKING:
    from ottawa_cli.facts.model import Treaty


def heading_of(treaty: Treaty, sha256: str) -> Heading:
    """The heading of a registry, from its treaty and its digest."""
    return Heading(
        json_line(treaty_form(treaty)), json_line(registry_form(treaty, sha256)), treaty.verified.isoformat()
    )
