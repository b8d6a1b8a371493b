"""Where States stand, as tables for people: one State with its acts, or several with a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import STYLES, empty_table, filled_table, page_of, text_of
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.remarks import completeness_lines, day_line, remark_lines
from ottawa_cli.render.words import eve, headline, law_text, marks_text, span_text, status_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import (
        ConsentForm,
        Element,
        ListDocument,
        StatusDocument,
        SuspensionForm,
        WithdrawalForm,
    )
    from ottawa_cli.system.output import Look


def status_page(document: StatusDocument, look: Look) -> str:
    """One State's standing in full, or a line for each of several."""
    states = document["states"]
    if len(states) != 1:
        return page_of([_states_table(states, look), *completeness_lines(document)], look)
    return page_of(
        [
            Text(headline(states[0]), "bold"),
            day_line(document),
            "",
            _acts_table(states[0], look),
            *remark_lines(states[0], document),
            *completeness_lines(document),
        ],
        look,
    )


def list_page(document: ListDocument, look: Look) -> str:
    """A line for each State that fits; those that only may fit are named below."""
    states, undetermined = document["states"], document["undetermined"]
    blocks: list[RenderableType] = [Text(f"{counted(len(states), 'State')} on {document['on']}", "bold")]
    if states:
        blocks.append(_states_table(states, look))
    if undetermined:
        blocks.append(f"It cannot be said of: {', '.join(undetermined)}.")
    return page_of([*blocks, *completeness_lines(document)], look)


def _states_table(states: Sequence[Element], look: Look) -> RenderableType:
    return filled_table(look, ["Code", "State", "Status", "Since", "Through"], states, _state_row)


def _state_row(element: Element) -> list[Text]:
    status = Text(status_text(element), STYLES.get(element["status"], "")).append(marks_text(element))
    through = span_text(eve(element["until"])) if element["until"] else ""
    since = span_text(element["since"])
    return [text_of(element["code"]), text_of(element["name"]), status, text_of(since), text_of(through)]


def _acts_table(element: Element, look: Look) -> RenderableType:
    table = empty_table(look, "Act", "Day", "Effect", "Law", "Source")
    if element["signed"]:
        table.add_row("signature", span_text(element["signed"]), "", "", "")
    if consent := element["consent"]:
        table.add_row(*_consent_row(consent))
    if withdrawal := element["withdrawal"]:
        table.add_row(*_withdrawal_row(withdrawal))
    if suspension := element["suspension"]:
        table.add_row(*_suspension_row(suspension))
    return table if table.row_count else "No act is on record."


def _consent_row(consent: ConsentForm) -> list[RenderableType]:
    return [
        f"{consent['kind']} deposited",
        span_text(consent["deposited"]),
        span_text(consent["takes_effect"]) or "not known",
        _law(consent),
        text_of(", ".join(consent["sources"])),
    ]


def _withdrawal_row(withdrawal: WithdrawalForm) -> list[RenderableType]:
    effect = span_text(withdrawal["takes_effect"]) or f"not before {span_text(withdrawal['not_before'])}"
    if withdrawal["revoked"]:
        effect = f"revoked {span_text(withdrawal['revoked'])}"
    law = _law(withdrawal)
    if conflict := withdrawal["conflict"]:
        ended = f"ended {conflict['ended']}" if conflict["ended"] else "going on"
        law.append(f"; armed conflict since {conflict['since']}, {ended}")
    return [
        "withdrawal received",
        span_text(withdrawal["received"]),
        text_of(effect),
        law,
        text_of(", ".join(withdrawal["sources"])),
    ]


def _suspension_row(suspension: SuspensionForm) -> list[RenderableType]:
    return [
        "suspension notified",
        span_text(suspension["received"]),
        "contested",
        "no effect on the status; no article provides for it",
        ", ".join(suspension["sources"]),
    ]


def _law(act: ConsentForm | WithdrawalForm) -> Text:
    """The article and the rule that give an act's day, and the day that is published where it is another."""
    law, published = law_text(act["article"], act["rule"]), act["published"]
    if published and published != act["takes_effect"]:
        law += f" (published: {published})"
    return text_of(law)
