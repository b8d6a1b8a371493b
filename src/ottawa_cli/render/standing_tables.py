"""Where States stand, as tables for people: one State with its acts, several with a line each, or how many where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render import words
from ottawa_cli.render.drawing import STYLES, filled_table, page_of
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.remarks import answer_page, heading_lines, remark_lines
from ottawa_cli.render.standing_words import acts_of, kinds_text, signed_text
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.documents.types import (
        Element,
        ListDocument,
        OverviewDocument,
        ShippedTreaty,
        StandingsDocument,
        StandingsOfTreaty,
        StatusDocument,
        TreatiesDocument,
    )
    from ottawa_cli.system.output import Look


def status_page(document: StatusDocument, look: Look) -> str:
    """One State's standing in full, or a line for each of several."""
    states = document["states"]
    if len(states) != 1:
        return answer_page([_states_table(states, look)], document, look)
    standing = [*heading_lines(states[0], document), "", _acts_table(states[0], look)]
    return answer_page([*standing, *remark_lines(states[0])], document, look)


def standings_page(document: StandingsDocument, look: Look) -> str:
    """For each State a line for each treaty, with how far its facts reach."""
    names = {element["code"]: element["name"] for part in document["standings"] for element in part["states"]}
    blocks: list[RenderableType] = []
    for code, name in names.items():
        headers = ("Treaty", "Status", "Since", "Through", "Facts through")
        rows = [_treaty_row(part, code) for part in document["standings"]]
        title = Text(f"{visible(name)} on {document['on']}", "bold")
        blocks += [*([""] if blocks else []), title, filled_table(look, headers, rows, tuple)]
    return page_of(blocks, look)


def _treaty_row(part: StandingsOfTreaty, code: str) -> list[str | Text]:
    treaty, verified = visible(part["treaty"]["short_name"]), part["registry"]["verified"]
    reach = f"{verified} (older)" if part["beyond_verified"] else verified
    element = next((element for element in part["states"] if element["code"] == code), None)
    if element is None:
        return [treaty, "not in this registry", "", "", reach]
    return [treaty, *_state_row(element)[2:], reach]


def treaties_page(document: TreatiesDocument, look: Look) -> str:
    """A line for each treaty that is shipped."""
    headers = ("Id", "Treaty", "In force", "By deposit", "Facts through")
    return page_of([filled_table(look, headers, document["treaties"], _shipped_row)], look)


def _shipped_row(treaty: ShippedTreaty) -> list[str | Text]:
    numbers = (words.between_text(treaty["parties"][kind]) for kind in ("in_force", "deposited"))
    return [treaty["id"], visible(treaty["short_name"]), *numbers, treaty["verified"]]


def list_page(document: ListDocument, look: Look) -> str:
    """A line for each State that fits; those that only may fit are named below."""
    states, undetermined = document["states"], document["undetermined"]
    blocks: list[RenderableType] = [Text(f"{counted(len(states), 'State')} on {document['on']}", "bold")]
    if states:
        blocks.append(_states_table(states, look))
    if undetermined:
        names = document["names"]
        named = (f"{names[code]} ({code})" for code in words.by_name(undetermined, names))
        blocks.append(f"It cannot be said of: {', '.join(named)}.")
    return answer_page(blocks, document, look)


def overview_page(document: OverviewDocument, who_undetermined: str, look: Look) -> str:
    """States Parties as the United Nations counts them, then a line for each status, then what comes next.

    ``who_undetermined``: the command that tells of whom it cannot be said.
    """
    in_force, deposited = (words.between_text(document["parties"][kind]) for kind in ("in_force", "deposited"))
    numbers = f"{in_force} in force, {deposited} with consent deposited (as the UN counts)"
    blocks: list[RenderableType] = [
        Text(f"{document['treaty']['short_name']} on {document['on']}: {numbers}", "bold"),
        "",
        filled_table(look, ("Status", "States"), [*document["counts"].items()], _count_row),
    ]
    if document["counts"]["undetermined"]:
        blocks.append(f"Of whom it cannot be said: {who_undetermined}")
    blocks += [
        "",
        f"On deposit: {kinds_text(document['by_kind'])}.",
        signed_text(document),
    ]
    if document["changing"]:
        blocks += ["", Text("About to change", "bold"), *map(words.headline, document["changing"])]
    return answer_page(blocks, document, look)


def _states_table(states: Sequence[Element], look: Look) -> RenderableType:
    return filled_table(look, ["Code", "State", "Status", "Since", "Through"], states, _state_row)


def _state_row(element: Element) -> list[str | Text]:
    status = Text(words.possible_text(element["possible"]), STYLES.get(element["status"], ""))
    status.append(words.marks_text(element))
    through = words.span_text(words.eve(element["until"])) if element["until"] else ""
    return [element["code"], element["name"], status, words.span_text(element["since"]), through]


def _count_row(entry: tuple[str, int]) -> list[str | Text]:
    status, count = entry
    return [Text(words.STATUS_NAMES[status], STYLES.get(status, "")), str(count).rjust(len("States"))]


def _acts_table(element: Element, look: Look) -> RenderableType:
    rows = [(*cells, ", ".join(sources)) for *cells, sources in acts_of(element)]
    headers = ("Act", "Day", "Effect", "Law", "Source")
    return filled_table(look, headers, rows, tuple) if rows else "No act is on record."
