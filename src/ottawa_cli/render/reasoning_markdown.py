"""Why a State stands where it stands, as Markdown for a memo: a row for each act, sources as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ottawa_cli.render import memo
from ottawa_cli.render.deadline_words import deadline_lines
from ottawa_cli.render.markdown import paragraph, whole_table
from ottawa_cli.render.standing_markdown import remark_blocks
from ottawa_cli.render.timeline_markdown import runs_table
from ottawa_cli.render.words import (
    STATUS_NAMES,
    conflict_text,
    declaration_text,
    headline,
    law_text,
    rule_text,
    span_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.documents.types import BindingForm, ExplainAlsoDocument, ExplainDocument, Reason


def explain_also_markdown(document: ExplainAlsoDocument) -> str:
    """The same, and where the State stands under other treaties."""
    return explain_markdown(document, _bindings(document["binding"]))


def explain_markdown(document: ExplainDocument, beside: Sequence[str] = ()) -> str:
    """The reasoning behind one State's standing, with its sources in full; ``beside`` comes last."""
    cited = {source["id"]: source for source in document["citations"]}
    headers = ("Act", "Day", "Law", "Sum", "So", "Published", "Sources")
    reasons = [memo.cited_row(_reason_row(reason), reason["sources"], cited) for reason in document["reasoning"]]
    blocks = [
        memo.title(headline(document)),
        paragraph(f"{document['treaty']['short_name']}, on {document['on']}"),
        runs_table(document["runs"], {document["code"]: document["name"]}),
        *([whole_table(headers, reasons)] if reasons else ()),
        *map(paragraph, map(conflict_text, document["armed_conflicts"])),
        *_declarations(document),
        *_deadlines(document),
        *remark_blocks(document),
        *memo.source_list(cited, cited),
        *beside,
    ]
    return memo.answer_memo(blocks, document)


def _reason_row(reason: Reason) -> tuple[str, ...]:
    law, counted = law_text(reason["article"], reason["rule"]), rule_text(reason["sum"] or "")
    return reason["act"], span_text(reason["date"]), law, counted, reason["text"], span_text(reason["published"])


def _declarations(document: ExplainDocument) -> Iterator[str]:
    if document["declarations"]:
        yield memo.title("Declarations")
        yield memo.text_list(map(declaration_text, document["declarations"]))


def _deadlines(document: ExplainDocument) -> Iterator[str]:
    if document["deadlines"]:
        yield memo.title("Deadlines")
        yield memo.text_list(deadline_lines(document["deadlines"], document["on"]))


def _bindings(bindings: Sequence[BindingForm]) -> list[str]:
    """What else was asked of, and that it is no list of all."""
    title = "Also, of the treaties shipped, as far as known through each one's day: no list of all that binds it"
    headers = ("Treaty", "Status", "Since", "Facts through")
    table = memo.text_table(headers, map(_binding_row, bindings))
    return [memo.title(title), table if bindings else paragraph("None of them has this State.")]


def _binding_row(binding: BindingForm) -> tuple[str, ...]:
    older = " (older)" if binding["beyond_verified"] else ""
    reach = f"{binding['registry']['verified']}{older}"
    return binding["treaty"]["short_name"], STATUS_NAMES[binding["status"]], span_text(binding["since"]), reach
