"""Where States stand, as Markdown for a memo: names and no codes, days in words, sources as links."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ottawa_cli.render import memo
from ottawa_cli.render.markdown import paragraph, whole_table
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.standing_words import acts_of, kinds_text, remarks, signed_text
from ottawa_cli.render.words import (
    STATUS_NAMES,
    between_text,
    eve,
    headline,
    marks_text,
    names_text,
    possible_text,
    span_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.documents.types import (
        Element,
        ListDocument,
        OverviewDocument,
        StandingsDocument,
        StandingsOfTreaty,
        StatusDocument,
    )
    from ottawa_cli.render.memo import Cited


def status_markdown(document: StatusDocument, cited: Cited) -> str:
    """One State's standing in full, or a row for each of several."""
    states = document["states"]
    treaty = f"{document['treaty']['short_name']}, on {document['on']}"
    if len(states) != 1:
        return memo.answer_memo([memo.title(treaty), *_states_table(states, cited)], document)
    (element,) = states
    return memo.answer_memo([*_standing(element, treaty, cited)], document)


def _standing(element: Element, treaty: str, cited: Cited) -> Iterator[str]:
    yield memo.title(headline(element))
    yield paragraph(treaty)
    acts = [*acts_of(element)]
    rows = ((act[:-1], act.sources) for act in acts)
    table, *sources = memo.cited_table(("Act", "Day", "Effect", "Law"), rows, cited)
    yield table if acts else paragraph("No act is on record.")
    yield from remark_blocks(element)
    yield from sources


def remark_blocks(element: Element) -> Iterator[str]:
    """What is said beside a status."""
    for title, texts in remarks(element):
        yield from [memo.title(title)] if title else []
        yield from map(paragraph, texts)


def list_markdown(document: ListDocument, cited: Cited) -> str:
    """A row for each State that fits; those that only may fit are named below."""
    states, undetermined = document["states"], document["undetermined"]
    number = f"{document['treaty']['short_name']} on {document['on']}: {counted(len(states), 'State')}"
    named = names_text(undetermined, document["names"])
    return memo.answer_memo(
        [
            memo.title(number),
            *(_states_table(states, cited) if states else ()),
            *([paragraph(f"It cannot be said of: {named}.")] if named else ()),
        ],
        document,
    )


def overview_markdown(document: OverviewDocument, cited: Cited) -> str:
    """States Parties as the United Nations counts them, how many stand where, and who is about to change."""
    in_force, deposited = (between_text(document["parties"][kind]) for kind in ("in_force", "deposited"))
    numbers = f"{in_force} in force, {deposited} with consent deposited (as the UN counts)"
    counts = ((STATUS_NAMES[status], str(count)) for status, count in document["counts"].items())
    signed = signed_text(document)
    changing = document["changing"]
    return memo.answer_memo(
        [
            memo.title(f"{document['treaty']['short_name']} on {document['on']}: {numbers}"),
            memo.text_table(("Status", "States"), counts),
            paragraph(f"On deposit: {kinds_text(document['by_kind'])}."),
            paragraph(signed),
            *([memo.title("About to change"), *_states_table(changing, cited)] if changing else ()),
        ],
        document,
    )


def standings_markdown(document: StandingsDocument, all_cited: Sequence[Cited]) -> str:
    """For each State a row for each treaty; ``all_cited``: the sources of each treaty's registry, in their order."""
    parts = [*zip(document["standings"], all_cited, strict=True)]
    names = {element["code"]: element["name"] for part, _ in parts for element in part["states"]}
    headers = ("Treaty", "Status", "Since", "Through", "Facts through", "Sources")
    blocks = []
    for code, name in names.items():
        rows = (memo.cited_row(*_treaty_row(part, code), cited) for part, cited in parts)
        blocks += [memo.title(f"{name} on {document['on']}"), whole_table(headers, rows)]
    for part, cited in parts:
        source_ids = chain.from_iterable(map(_source_ids, part["states"]))
        blocks += memo.source_list(source_ids, cited, f", {part['treaty']['short_name']}")
    return memo.memo(blocks)


def _treaty_row(part: StandingsOfTreaty, code: str) -> tuple[list[str], list[str]]:
    verified = part["registry"]["verified"]
    reach = f"{verified} (older)" if part["beyond_verified"] else verified
    element = next((element for element in part["states"] if element["code"] == code), None)
    if element is None:
        return [part["treaty"]["short_name"], "not in this registry", "", "", reach], []
    return [part["treaty"]["short_name"], *_where(element), reach], _source_ids(element)


def _states_table(states: Sequence[Element], cited: Cited) -> Iterator[str]:
    headers = ("State", "Status", "Since", "Through", "Consent deposited", "Withdrawal received")
    return memo.cited_table(headers, ((_state_row(element), _source_ids(element)) for element in states), cited)


def _state_row(element: Element) -> list[str]:
    consent, withdrawal = element["consent"], element["withdrawal"]
    deposited = f"{span_text(consent['deposited'])} ({consent['kind']})" if consent else ""
    return [element["name"], *_where(element), deposited, span_text(withdrawal["received"]) if withdrawal else ""]


def _where(element: Element) -> tuple[str, str, str]:
    """The status with its marks, since when, and through which day."""
    status = possible_text(element["possible"]) + marks_text(element)
    return status, span_text(element["since"]), span_text(eve(element["until"])) if element["until"] else ""


def _source_ids(element: Element) -> list[str]:
    return [*dict.fromkeys(chain.from_iterable(act.sources for act in acts_of(element)))]
