"""Sources in full, as documents have them: what people read where a fact names one by its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ottawa_cli.facts.model import Source
from ottawa_cli.facts.partial_dates import date_text

if TYPE_CHECKING:
    from ottawa_cli.documents.types import Citation


def citations_of(sources: Mapping[str, Source]) -> dict[str, Citation]:
    """The sources that a registry describes, by their ids."""
    return {source_id: citation(source_id, source) for source_id, source in sources.items()}


def citation(source_id: str, source: Source) -> Citation:
    """One source, in full."""
    return {"id": source_id, "title": source.title, "url": source.url, "as_of": date_text(source.as_of)}
