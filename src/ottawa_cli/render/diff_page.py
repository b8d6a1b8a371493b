"""The difference of two registries as a page for people: what follows comes first, then every fact and every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.diff_facts import SYMBOLS, change_text
from ottawa_cli.render.diff_sentences import MOST_NAMED, answer_text, closed, headline, parties_text, sentences
from ottawa_cli.render.drawing import MOST_DRAWN, FinishedLines, filled_table, grid, page_of, text_of
from ottawa_cli.render.words import eve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from ottawa_cli.comparison.difference import Beside
    from ottawa_cli.documents.types import ConsequenceForm, DiffDocument
    from ottawa_cli.system.output import Look


def diff_page(document: DiffDocument, beside: Beside, look: Look) -> str:
    """The first line says it all in short; nothing below is left out."""
    told = sentences(document, beside.names)
    blocks: list[RenderableType] = [Text(headline(document, told), "bold"), text_of(sides_text(document, beside))]
    if document["facts"]:
        blocks += ["", Text("Facts", "bold"), _facts(document, beside, look)]
    if len(told) > MOST_NAMED:
        blocks += ["", Text("What follows", "bold"), _lines([("!", closed(sentence)) for sentence in told])]
    if document["consequences"]:
        blocks += ["", _days(document["consequences"], beside.names, look)]
    return page_of([*blocks, "", parties_text(document)], look)


def sides_text(document: DiffDocument, beside: Beside) -> str:
    """What was compared with what, and through which day each is held to be complete."""
    old, new = (document[side]["verified"] for side in ("old", "new"))
    return f"OLD {beside.old}, complete through {old}\nNEW {beside.new}, complete through {new}"


def _facts(document: DiffDocument, beside: Beside, look: Look) -> RenderableType:
    arrow = "->" if look.ascii else "→"
    lines = []
    for form, change in zip(document["facts"], beside.changes, strict=True):
        word = f"{SYMBOLS[form['change']]} {form['change']}"
        where = f"{form['path']}, line {form['line']}{' of OLD' if form['change'] == 'removed' else ''}"
        lines.append((word, change_text(change, beside.names, arrow)))
        lines.append(("", f"{form['nature']}, level {form['level']}; {where}"))
    return _lines(lines)


def _lines(lines: Sequence[tuple[str, str]]) -> RenderableType:
    """What, and what is said of it; more than anyone reads on a screen without the trouble of a table."""
    if len(lines) > MOST_DRAWN:
        return FinishedLines("\n".join(f"{what}  {said}" for what, said in lines))
    table = grid()
    for what, said in lines:
        table.add_row(what, text_of(said))
    return table


def _days(rows: Sequence[ConsequenceForm], names: Mapping[str, str], look: Look) -> RenderableType:
    """Every stretch of days with another answer; a side that is open says so."""

    def row(form: ConsequenceForm) -> list[Text]:
        through = eve(form["until"]) if form["until"] else "open"
        cells = (names.get(form["code"], form["code"]), form["from"] or "ever", through)
        return [text_of(cell) for cell in (*cells, answer_text(form["before"]), answer_text(form["after"]))]

    return filled_table(look, ["State", "From", "Through", "Before", "After"], rows, row)
