"""How the law comes to an answer, for people: why a State stands where it stands, and when an act takes effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.facts.partial_dates import some_day
from ottawa_cli.render.deadline_words import deadline_lines
from ottawa_cli.render.drawing import STYLES, filled_table, labelled, page_of
from ottawa_cli.render.lifelines import life_lines
from ottawa_cli.render.remarks import answer_page, heading_lines, remark_lines
from ottawa_cli.render.words import (
    STATUS_NAMES,
    conflict_text,
    day_text,
    declaration_text,
    law_text,
    rule_text,
    span_text,
)
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import BindingForm, ExplainAlsoDocument, ExplainDocument, Reason, WhenDocument
    from ottawa_cli.system.output import Look


def explain_also_page(document: ExplainAlsoDocument, look: Look) -> str:
    """The same, and where the State stands under other treaties."""
    return explain_page(document, look, _binding_blocks(document["binding"], look))


def explain_page(document: ExplainDocument, look: Look, beside: Sequence[RenderableType] = ()) -> str:
    """The reasoning behind one State's standing, with its sources in full; ``beside`` comes last."""
    blocks = heading_lines(document, document)
    blocks += life_lines(document["runs"], document["on"], look)
    for reason in document["reasoning"]:
        blocks += ["", Text(f"{reason['act']}, {span_text(reason['date'])}", "bold"), labelled(_reason_rows(reason))]
    for conflict in document["armed_conflicts"]:
        blocks += ["", conflict_text(conflict)]
    if document["declarations"]:
        blocks += ["", Text("Declarations", "bold"), *map(declaration_text, document["declarations"])]
    if document["deadlines"]:
        blocks += ["", Text("Deadlines", "bold"), *deadline_lines(document["deadlines"], document["on"])]
    blocks += remark_lines(document)
    if document["citations"]:
        blocks += ["", Text("Sources", "bold")]
    for source in document["citations"]:
        dated = f", {source['as_of']}" if source["as_of"] else ""
        blocks += [
            f"{source['id']}: {source['title']}{dated}",
            Text(f"  {visible(source['url'])}", "dim", no_wrap=True),
        ]
    return answer_page([*blocks, *beside], document, look)


def _binding_blocks(bindings: Sequence[BindingForm], look: Look) -> list[RenderableType]:
    """What else was asked of, and that it is no list of all."""
    title = "Also, of the treaties shipped, as far as known through each one's day: no list of all that binds it"
    rows = filled_table(look, ("Treaty", "Status", "Since", "Facts through"), bindings, _binding_row)
    return ["", Text(title, "bold"), rows if bindings else "None of them has this State."]


def _binding_row(binding: BindingForm) -> list[str | Text]:
    status = Text(STATUS_NAMES[binding["status"]], STYLES.get(binding["status"], ""))
    older = " (older)" if binding["beyond_verified"] else ""
    treaty, since = visible(binding["treaty"]["short_name"]), span_text(binding["since"])
    return [treaty, status, since, f"{binding['registry']['verified']}{older}"]


def _reason_rows(reason: Reason) -> list[tuple[str, str]]:
    texts = {
        "law": law_text(reason["article"], reason["rule"]),
        "sum": rule_text(reason["sum"] or ""),
        "so": reason["text"],
        "published": span_text(reason["published"]),
        "sources": ", ".join(reason["sources"]),
    }
    return [(label, text) for label, text in texts.items() if text]


def when_page(document: WhenDocument, look: Look) -> str:
    """The day on which an act takes effect, and how it is counted."""
    lines: list[RenderableType] = [
        Text(_effect_text(document), "bold"),
        ", ".join(filter(None, [document["treaty"]["short_name"], law_text(document["article"], document["rule"])])),
    ]
    if conflict := document["conflict"]:
        ended = f"it ended {day_text(conflict['ended'])}" if conflict["ended"] else "it is not known to have ended"
        since = some_day(conflict["since"])
        lines.append(f"An armed conflict since {since} bears on {document['not_before']}; {ended}.")
    if document["condition"]:
        lines.append(f"{document['condition'][0].upper()}{document['condition'][1:]}.")
    if document["alternative"]:
        lines.append(f"The month has no such day, so its last is taken; some take the next, {document['alternative']}.")
    return page_of(lines, look)


def _effect_text(document: WhenDocument) -> str:
    author = f" by {document['name']}" if document["name"] else ""
    made = "received by the depositary" if document["act"] in {"withdrawal", "revocation"} else "deposited"
    article = "An" if document["act"][0] in "aeiou" else "A"
    act = f"{article} {document['act']}{author} {made} on {document['date']}"
    if not document["rule"]:
        return f"{act} would move nothing: {document['moves_nothing']}."
    if document["moves_nothing"]:
        act = f"{act} may move nothing: {document['moves_nothing']}. If it does move something, it"
    if document["takes_effect"]:
        return f"{act} takes effect {day_text(document['takes_effect'])}."
    if document["not_before"]:
        return f"{act} takes effect not before {document['not_before']}; the day is not known."
    return f"{act}: the day on which it takes effect is not known."
