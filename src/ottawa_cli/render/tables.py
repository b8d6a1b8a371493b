"""Documents as tables and sentences for people, at the width of the terminal or, in a pipe, at their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import STYLES, grid, page_of, rows_of, table_of, text_of
from ottawa_cli.render.lifelines import life_lines
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.words import (
    STATUS_NAMES,
    between_text,
    beyond_text,
    conflict_text,
    contested_texts,
    day_text,
    duties_text,
    eve,
    event_text,
    headline,
    marks_text,
    rule_text,
    span_text,
    status_text,
)
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import (
        ConsentForm,
        DatedDocument,
        Element,
        EventForm,
        ExplainDocument,
        ListDocument,
        OverviewDocument,
        StatusDocument,
        TimelineDocument,
        WhenDocument,
        WithdrawalForm,
    )
    from ottawa_cli.rules.manuals import Manual
    from ottawa_cli.system.output import Look


def status_page(document: StatusDocument, look: Look) -> str:
    """One State's standing in full, or a line for each of several."""
    states = document["states"]
    if len(states) != 1:
        return page_of([_states(states, look), *closing(document)], look)
    return page_of(
        [
            Text(headline(states[0]), "bold"),
            _asked(document),
            "",
            *_standing(states[0], look),
            *_beside(states[0], document),
            *closing(document),
        ],
        look,
    )


def list_page(document: ListDocument, look: Look) -> str:
    """A line for each State that fits; those that only may fit are named below."""
    title = Text(f"{counted(len(document['states']), 'State')} on {document['on']}", "bold")
    may = document["undetermined"]
    perhaps = [f"It cannot be said of: {', '.join(may)}."] if may else []
    return page_of(
        [title, *([_states(document["states"], look)] if document["states"] else []), *perhaps, *closing(document)],
        look,
    )


def overview_page(document: OverviewDocument, look: Look) -> str:
    """How many stand where, and who is about to change."""
    parties = document["parties"]
    numbers = (
        f"{between_text(parties['in_force'])} in force, {between_text(parties['deposited'])} with consent deposited"
    )
    table = table_of(look, "Status", "States")
    table.columns[1].justify = "right"
    for word, number in document["counts"].items():
        table.add_row(Text(STATUS_NAMES[word], STYLES.get(word, "")), str(number))
    unsaid = document["counts"]["undetermined"]
    open_ones = ["Who they are: ottawa list --status undetermined"] if unsaid else []
    changing = document["changing"]
    coming: list[RenderableType] = []
    if changing:
        coming = ["", Text("About to change", "bold"), *(headline(element) for element in changing)]
    lines: list[RenderableType] = [
        Text(f"{document['treaty']['short_name']} on {document['on']}: {numbers} (as the UN counts)", "bold"),
        "",
        table,
        f"{document['signatures']} States had signed.",
    ]
    return page_of([*lines, *open_ones, *coming, *closing(document)], look)


def explain_page(document: ExplainDocument, look: Look) -> str:
    """The reasoning behind one State's standing, with its sources in full."""
    blocks: list[RenderableType] = [Text(headline(document), "bold"), _asked(document)]
    blocks += life_lines(document["runs"], document["on"], look)
    for reason in document["reasoning"]:
        lines = grid()
        law = [f"art. {reason['article']}" if reason["article"] else None, reason["rule"]]
        for what, said in (
            ("law", rule_text(": ".join(part for part in law if part))),
            ("sum", rule_text(reason["sum"] or "")),
            ("so", reason["text"]),
            ("published", reason["published"]),
            ("sources", ", ".join(reason["sources"])),
        ):
            if said:
                lines.add_row(what, text_of(said))
        blocks += ["", Text(f"{reason['act']}, {reason['date']}", "bold"), lines]
    for conflict in document["armed_conflicts"]:
        blocks += ["", conflict_text(conflict)]
    blocks += _beside(document, document)
    if document["citations"]:
        blocks += ["", Text("Sources", "bold")]
    for source in document["citations"]:
        dated = f", {source['as_of']}" if source["as_of"] else ""
        blocks.append(text_of(f"{source['id']}: {source['title']}{dated}"))
        blocks.append(Text(f"  {visible(source['url'])}", "dim", no_wrap=True))
    return page_of([*blocks, *closing(document)], look)


def when_page(document: WhenDocument, look: Look) -> str:
    """The day on which an act takes effect, and how it is counted."""
    act = f"{_article(document['act'])} of {document['date']}" + (
        f" by {document['state']}" if document["state"] else ""
    )
    if document["takes_effect"]:
        answer = f"{act} takes effect {day_text(document['takes_effect'])}."
    elif document["not_before"]:
        answer = f"{act} takes effect not before {document['not_before']}; the day is not known."
    else:
        answer = f"{act}: the day on which it takes effect is not known."
    lines: list[RenderableType] = [Text(answer, "bold")]
    article = f"art. {document['article']}: " if document["article"] else ""
    lines.append(f"{document['treaty']['short_name']}, {article}{rule_text(document['rule'])}")
    if conflict := document["conflict"]:
        ended = f"it ended on {conflict['ended']}" if conflict["ended"] else "it is not known to have ended"
        lines.append(f"An armed conflict since {conflict['since']} bears on {document['not_before']}; {ended}.")
    if document["alternative"]:
        lines.append(f"The month has no such day, so its last is taken; some take the next, {document['alternative']}.")
    return page_of(lines, look)


def timeline_page(document: TimelineDocument, look: Look) -> str:
    """The runs of a few States as lines, and events in the order of their days, with a gap where ``on`` falls."""
    lines = life_lines(document["runs"], document["on"], look)[1:]
    lines += [""] if lines else []
    if not document["events"]:
        return page_of([*lines, "No events.", *closing(document)], look)
    many = len({event["code"] for event in document["events"]}) > 1
    headers = ["Day", *(["State"] if many else []), "Event", "Source"]
    past = [event["on"] is not None and event["on"] <= document["on"] for event in document["events"]]
    table = rows_of(look, headers, document["events"], lambda event: _event(event, many=many), parted=past.count(True))
    return page_of([*lines, table, *closing(document)], look)


def _event(event: EventForm, *, many: bool) -> list[Text]:
    what = Text(visible(event_text(event)), "" if event["event"] == "step" else "bold")
    code = [text_of(event["code"])] if many else []
    return [text_of(span_text(event["on"]) or "no day"), *code, what, text_of(", ".join(event["sources"]))]


def manuals_page(manuals: Sequence[Manual], look: Look) -> str:
    """A line for each rule."""
    table = table_of(look, "Rule", "Level", "It asks")
    for manual in manuals:
        table.add_row(manual.rule, manual.severity, text_of(manual.asks))
    return page_of([table, "", "One of them in full: ottawa rules RULE"], look)


def manual_page(manual: Manual, look: Look) -> str:
    """A rule's manual; its examples keep their lines."""
    blocks: list[RenderableType] = [Text(f"{manual.rule} ({manual.severity})", "bold"), text_of(manual.asks)]
    for paragraph in manual.why.split("\n\n") if manual.why else ():
        blocks += ["", text_of(" ".join(paragraph.split()))]
    for title, block in (("Broken:", manual.bad), ("Kept:", manual.good)):
        if block:
            lines = "".join(f"    {line}\n" for line in block.rstrip("\n").split("\n"))
            blocks += ["", title, Text(lines.rstrip("\n"), no_wrap=True)]
    return page_of(blocks, look)


def _standing(element: Element, look: Look) -> list[RenderableType]:
    table = table_of(look, "Act", "Day", "Effect", "Law", "Source")
    if element["signed"]:
        table.add_row("signature", span_text(element["signed"]), "", "", "")
    if consent := element["consent"]:
        table.add_row(*_consent(consent))
    if withdrawal := element["withdrawal"]:
        table.add_row(*_withdrawal(withdrawal))
    if suspension := element["suspension"]:
        said = "no effect on the status; no article provides for it"
        table.add_row(
            "suspension notified",
            span_text(suspension["received"]),
            "contested",
            text_of(said),
            ", ".join(suspension["sources"]),
        )
    acts: list[RenderableType] = [table] if table.row_count else ["No act is on record."]
    return acts


def _consent(consent: ConsentForm) -> list[RenderableType]:
    return [
        f"{consent['kind']} deposited",
        span_text(consent["deposited"]),
        span_text(consent["takes_effect"]) or "not known",
        _law(consent["article"], consent["rule"], consent["takes_effect"], consent["published"]),
        text_of(", ".join(consent["sources"])),
    ]


def _withdrawal(withdrawal: WithdrawalForm) -> list[RenderableType]:
    effect = span_text(withdrawal["takes_effect"]) or f"not before {span_text(withdrawal['not_before'])}"
    law = _law(withdrawal["article"], withdrawal["rule"], withdrawal["takes_effect"], withdrawal["published"])
    if conflict := withdrawal["conflict"]:
        law.append(
            f"; armed conflict since {conflict['since']}, "
            + (f"ended {conflict['ended']}" if conflict["ended"] else "going on")
        )
    if withdrawal["revoked"]:
        effect = f"revoked {span_text(withdrawal['revoked'])}"
    return [
        "withdrawal received",
        span_text(withdrawal["received"]),
        text_of(effect),
        law,
        text_of(", ".join(withdrawal["sources"])),
    ]


def _law(article: str | None, rule: str, computed: str | None, published: str | None) -> Text:
    law = f"art. {article}: {rule_text(rule)}" if article else rule_text(rule)
    if published and published != computed:
        law += f" (published: {published})"
    return text_of(law)


def _beside(element: Element, document: DatedDocument) -> list[RenderableType]:
    """What stands beside a status: a contested suspension, duties that stay, the note."""
    return [*_contested(element), *_duties(element, document["treaty"]["id"]), *_notes(element)]


def _contested(element: Element) -> list[RenderableType]:
    told = contested_texts(element)
    return ["", Text("The suspension", "bold"), *map(text_of, told)] if element["suspension"] else []


def _duties(element: Element, treaty: str) -> list[RenderableType]:
    told = duties_text(element, treaty)
    return ["", told] if told else []


def _notes(element: Element) -> list[RenderableType]:
    return ["", text_of(f"Note: {element['note']}")] if element["note"] else []


def _states(states: Sequence[Element], look: Look) -> RenderableType:
    headers = ["Code", "State", "Status", "Since", "Through"]
    return rows_of(look, headers, states, _state)


def _state(element: Element) -> list[Text]:
    status = Text(status_text(element), STYLES.get(element["status"], "")).append(marks_text(element))
    through = span_text(eve(element["until"])) if element["until"] else ""
    return [text_of(cell) for cell in (element["code"], element["name"])] + [
        status,
        text_of(span_text(element["since"])),
        text_of(through),
    ]


def _asked(document: DatedDocument) -> Text:
    return Text(f"{visible(document['treaty']['short_name'])}, on {document['on']}")


def closing(document: DatedDocument) -> list[RenderableType]:
    """Say up to which day the facts are held to be complete, where the day asked is later."""
    if not document["beyond_verified"]:
        return []
    return ["", beyond_text(document["registry"]["verified"])]


def _article(act: str) -> str:
    return f"{'An' if act[0] in 'aeiou' else 'A'} {act}"
