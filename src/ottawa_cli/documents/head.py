"""What documents begin with: which treaty, which file, which day, and whether the facts reach that day.

Imported by every command, so it imports no more than it must.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from ottawa_cli.documents.types import DatedDocument, Document, RegistryForm, TreatyForm
    from ottawa_cli.facts.model import Registry, Treaty


def head(schema: str, treaty: TreatyForm, registry: RegistryForm, on: str) -> DatedDocument:
    """The head of a document of this schema, such as ``ottawa/status/1``, whose answer is for a day."""
    return {
        "schema": schema,
        "treaty": treaty,
        "registry": registry,
        "on": on,
        "beyond_verified": on > registry["verified"],
    }


def head_of(schema: str, registry: Registry, on: date) -> DatedDocument:
    """The head of a document that is made of a registry."""
    treaty = registry.treaty
    return head(schema, treaty_form(treaty), registry_form(treaty, registry.sha256), on.isoformat())


def treaty_form(treaty: Treaty) -> TreatyForm:
    """Which treaty it is."""
    return {"id": treaty.id, "short_name": treaty.short_name}


def registry_form(treaty: Treaty, sha256: str) -> RegistryForm:
    """Which file it was."""
    return {"sha256": sha256, "verified": treaty.verified.isoformat()}


class Heading:
    """What the documents of a registry begin with: its treaty and itself, and the day of its verification."""

    __slots__ = ("registry", "treaty", "verified")

    def __init__(self, treaty: str, registry: str, verified: str) -> None:
        self.treaty = treaty
        """In JSON, as is ``registry``."""
        self.registry = registry
        self.verified = verified


def beginning_as_kept(schema: str, heading: Heading) -> Document:
    """What a document that is for no day begins with, made of finished texts."""
    import json

    return {"schema": schema, "treaty": json.loads(heading.treaty), "registry": json.loads(heading.registry)}


def head_as_kept(schema: str, heading: Heading, on: str) -> DatedDocument:
    """The head of a document that is made of finished texts."""
    beginning = beginning_as_kept(schema, heading)
    return head(schema, beginning["treaty"], beginning["registry"], on)
