"""The answer for the day that a page opens on, written down: it is there before any script runs, and where none may."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.timeline import event_form
from ottawa_cli.facts.spelling import folded
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS, UNDETERMINED
from ottawa_cli.law.events import Kind
from ottawa_cli.render import words
from ottawa_cli.render.map_shapes import marks_of, swatch
from ottawa_cli.render.page.changes import changes_text, names_of
from ottawa_cli.render.page.rows import ActsRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ottawa_cli.documents.page import PageReport
    from ottawa_cli.documents.types import AnswerForm, Element
    from ottawa_cli.law.events import Event
    from ottawa_cli.render.curve import Plot

_MOST_NEXT: Final = 12
_MOST_LAST: Final = 6
_STANDING_WITHDRAWAL: Final = frozenset({"pending", "deferred", "effective"})


def text_of(text: str) -> str:
    """Words as an element shows them; with no command to a runner of workflows that prints the page."""
    return escape(text).replace("##[", "&#35;#[")


def headline_text(report: PageReport) -> str:
    """How many are bound on the day that the page opens on, without the day."""
    return words.bound_text(report.bound(), report.treaty.short_name)


def description_text(report: PageReport) -> str:
    """The answer in a few sentences: for who searches, and for who is sent a link."""
    counts = _counts([*report.standings().values()])
    numbers = ", ".join(f"{words.STATUS_LABELS[word]}: {counts[word]}" for word in STATUS_WORDS if counts[word])
    changes = changes_text(report, report.on)
    parts = [
        f"{headline_text(report)} on {report.on}",
        *([numbers] if numbers else []),
        *([changes] if changes else []),
    ]
    return f"{'. '.join(parts)}. The facts are held to be complete through {report.treaty.verified}."


def key_text(report: PageReport) -> str:
    """What the lines, strokes and shades of the curves stand for."""
    verified = report.treaty.verified
    parts = [
        (True, f"States Parties in force, {report.first.year} to {report.last.year}."),
        (any(not move.joins for move in report.moves), "Red strokes: a withdrawal took effect."),
        (
            any(least < most for _, least, most in report.in_force),
            "Violet above the line: the facts leave the number open.",
        ),
        (verified < report.last, f"Shaded: the days after {verified}, of which facts may be missing."),
    ]
    return " ".join(text for is_told, text in parts if is_told)


def recent_text(plot: Plot) -> str:
    """Which years are drawn closer, and on what axis."""
    years, numbers = f"{plot.first.year} to {plot.last.year}", f"{plot.least} to {plot.most}"
    return f"The years {years}, closer: this axis goes from {numbers}, and not from none."


def standing_text(standing: Element) -> str:
    """What the table says of a State: its status, and what stands beside it."""
    said = words.possible_text(standing["possible"]) + words.marks_text(standing)
    return f"{words.STATUS_LABELS[UNDETERMINED]}: {said}" if standing["status"] == UNDETERMINED else said


def acts_of(standing: Element) -> ActsRow[str]:
    """The acts on which a standing rests, and their days, as the table has them; empty where there is none."""
    consent, withdrawal = standing["consent"], standing["withdrawal"]
    stands = withdrawal if withdrawal and withdrawal["phase"] in _STANDING_WITHDRAWAL else None
    return ActsRow(
        signed=words.span_text(standing["signed"]),
        deposited=words.span_text(consent["deposited"]) if consent else "",
        act=consent["kind"] if consent else "",
        in_force=words.span_text(consent["takes_effect"]) if consent else "",
        notice=words.span_text(stands["received"]) if stands else "",
        out=(words.span_text(stands["takes_effect"]) or "not known") if stands else "",
    )


def row_elements(report: PageReport) -> str:
    """A row of the table for each State, in the order of their names."""
    standings = sorted(report.standings().values(), key=lambda standing: (folded(standing["name"]), standing["code"]))
    return "\n".join(f"<tr>{''.join(_cells(standing))}" for standing in standings)


def _cells(standing: Element) -> Iterator[str]:
    code, acts = standing["code"], acts_of(standing)
    yield f"<td>{code}<th scope=row><a>{text_of(standing['name'])}</a>"
    yield f"<td>{text_of(standing_text(standing))}"
    yield from (f"<td>{cell}" for cell in acts)


def coming_elements(report: PageReport) -> str:
    """What comes next and what came last, seen from the day."""
    day = report.on
    dated = [(event, event.on) for event in report.events if event.on]
    later = sorted((pair for pair in dated if pair[1].latest > day), key=lambda pair: pair[1].earliest)[:_MOST_NEXT]
    before = [pair for pair in dated if pair[1].latest <= day and pair[0].kind is not Kind.STEP][-_MOST_LAST:][::-1]
    told = (("h2", "What comes next", later), ("h3", "What came last", before))
    names = names_of(report)
    return "".join(
        f"<{tag}>{heading}</{tag}><ol>{''.join(_item(event, names[event.code]) for event, _ in pairs)}</ol>"
        for tag, heading, pairs in told
        if pairs
    )


def _item(event: Event, name: str) -> str:
    form = event_form(event, name)
    when, what = words.span_text(form["on"]), f"{name}: {words.event_text(form)}"
    return f'<li><span class="when">{when}</span> <span>{text_of(what)}</span></li>'


def legend_elements(report: PageReport) -> str:
    """What the colours mean, and how many there are of each on the day."""
    standings = [*report.standings().values()]
    counts = _counts(standings)
    marks = Counter(mark for standing in standings for mark in marks_of(standing))
    parts = [(_alike(word), counts[word], words.STATUS_LABELS[word]) for word in STATUS_WORDS if counts[word]]
    parts += [(_alike("state-party", word), marks[word], words.MARK_NAMES[word]) for word in MARK_WORDS if marks[word]]
    return "".join(f"<li>{swatch(sample)} <b>{number}</b> {label}</li>" for sample, number, label in parts)


def _alike(status: str, *marks: str) -> AnswerForm:
    return {"status": status, "possible": [status], "marks": [*marks], "possible_marks": []}


def _counts(standings: Sequence[Element]) -> Counter[str]:
    return Counter(standing["status"] for standing in standings)
