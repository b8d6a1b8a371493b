"""What an answer as Markdown is made of, for a memo: whole tables, sources as links, how far the facts reach."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ottawa_cli.render.markdown import link, list_item, paragraph, safe, whole_table, written_row
from ottawa_cli.render.words import beyond_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import Citation, DatedDocument

    Cited = Mapping[str, Citation]
    """What a registry describes, by the ids of the sources."""


def answer_memo(blocks: Iterable[str], document: DatedDocument) -> str:
    """An answer as its parts; where the day asked is later, how far the facts reach stands last."""
    beyond = [beyond_text(document["registry"]["verified"])] if document["beyond_verified"] else []
    return memo([*blocks, *map(paragraph, beyond)])


def memo(blocks: Iterable[str]) -> str:
    """Paragraphs, lists and tables, a blank line between them."""
    return "\n\n".join(blocks) + "\n"


def title(text: str) -> str:
    """A line that stands out; no heading, for the memo that it is pasted into has its own."""
    return f"**{safe(text.strip())}**"


def cited_table(
    headers: Sequence[str], rows: Iterable[tuple[Sequence[str], Iterable[str]]], cited: Cited
) -> Iterator[str]:
    """A table with a column of sources, and the list of these; ``rows``: texts, and the ids of the sources."""
    listed = [(texts, [*source_ids]) for texts, source_ids in rows]
    yield whole_table((*headers, "Sources"), (cited_row(*row, cited) for row in listed))
    yield from source_list(chain.from_iterable(source_ids for _, source_ids in listed), cited)


def cited_row(texts: Iterable[str], source_ids: Iterable[str], cited: Cited) -> str:
    """A row of texts, and of sources as links."""
    links = (link(name, cited[name]["url"]) if name in cited else safe(name) for name in dict.fromkeys(source_ids))
    return written_row(*map(safe, texts), ", ".join(links))


def text_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts."""
    return whole_table(headers, (written_row(*map(safe, row)) for row in rows))


def text_list(texts: Iterable[str]) -> str:
    """A list of texts."""
    return "\n".join(map(list_item, texts))


def source_list(source_ids: Iterable[str], cited: Cited, of: str = "") -> Iterator[str]:
    """Each source that is described, once, with its title and day; ``of``: of which treaty it tells."""
    described = [cited[source_id] for source_id in dict.fromkeys(source_ids) if source_id in cited]
    lines = [
        list_item(f"{source['id']}: ")
        + link(source["title"], source["url"])
        + (f", {source['as_of']}" if source["as_of"] else "")
        for source in described
    ]
    if lines:
        yield "\n".join([title(f"Sources{of}"), "", *lines])
