"""The documents' words as a treaty lawyer writes them, and the sentences that answer first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from ottawa_cli.facts.partial_dates import some_day
from ottawa_cli.render.plurals import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ottawa_cli.documents.types import (
        AnswerForm,
        Between,
        ConflictOnRecord,
        DeclarationForm,
        Element,
        EventForm,
        RunForm,
        SuspensionForm,
    )

STATUS_NAMES: Final = {
    "state-not-party": "State not party",
    "signatory": "signatory",
    "contracting-state": "contracting State",
    "state-party": "State Party",
    "former-state-party": "former State Party",
    "undetermined": "undetermined",
}
"""By a document's word for a status, in the order of a State's life."""
STATUS_LABELS: Final = {**STATUS_NAMES, "undetermined": "it cannot be said"}
"""The same, where many States stand side by side."""
MARK_NAMES: Final = {
    "withdrawal-pending": "withdrawal pending",
    "withdrawal-deferred": "withdrawal deferred by armed conflict",
    "suspension-notified": "suspension notified",
    "provisional-application": "provisional application",
}
"""By a document's word for a mark."""
_SUSPENSION: Final = "suspension-notified"
_PERIOD: Final = re.compile(r"\bP(?=[0-9])(?:[0-9]+[YMWD])+\b")
_PARTS: Final = re.compile(r"([0-9]+)([YMWD])")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def headline(element: Element) -> str:
    """The answer in one sentence, with the last day bound where there is one."""
    name, marks = element["name"], marks_text(element)
    since, until = element["since"], element["until"]
    match element["status"]:
        case "undetermined":
            return f"It cannot be said where {name} stands: {possible_text(element['possible'])}{marks}."
        case "state-party" if until:
            return f"{name} is a State Party{marks}, out {day_text(until)} (last bound {span_text(eve(until))})."
        case "state-party":
            return f"{name} is a State Party{marks}, bound since {span_text(since)}."
        case "former-state-party" if since:
            return f"{name} is a former State Party{marks}, last bound {span_text(eve(since))}."
        case "contracting-state" if until:
            return f"{name} is a contracting State{marks}, becoming a State Party {day_text(until)}."
        case "contracting-state":
            return f"{name} is a contracting State{marks}, not bound yet."
        case "signatory":
            return f"{name} is a signatory{marks}, not bound{_next_act(until)}."
        case _:
            return f"{name} is a State not party{marks}{_next_act(until)}."


def day_text(moment: str) -> str:
    """A day in a sentence: ``on 2025-12-27``, or ``between`` two days."""
    return f"between {moment.replace('/', ' and ')}" if "/" in moment else f"on {moment}"


def _next_act(until: str | None) -> str:
    return f"; its next act comes {day_text(until)}" if until else ""


def answer_text(answer: AnswerForm | RunForm) -> str:
    """A status and its marks; whether a suspension is contested is not told, for that is no part of the answer."""
    return ", ".join([possible_text(answer["possible"]), *mark_words(answer)])


def possible_text(possible: Sequence[str]) -> str:
    """A status, or several of which it is one."""
    *others, last = (STATUS_NAMES[status] for status in possible)
    return f"{', '.join(others)} or {last}" if others else last


def mark_words(answer: AnswerForm | RunForm | Element, names: Mapping[str, str] = MARK_NAMES) -> list[str]:
    """The marks; those that are not sure as such."""
    return [
        *(names[mark] for mark in answer["marks"]),
        *(f"perhaps {names[mark]}" for mark in answer["possible_marks"]),
    ]


def marks_text(element: Element) -> str:
    """The marks, each after a comma; of a suspension that goes on, what others made of it."""
    contested = reaction_text(element["suspension"])
    name = ", ".join(filter(None, [MARK_NAMES[_SUSPENSION], contested]))
    return "".join(f", {word}" for word in mark_words(element, {**MARK_NAMES, _SUSPENSION: name}))


def reaction_text(suspension: SuspensionForm | None) -> str:
    """Is a suspension contested, by an objection or a statement? Empty where none was made, or it ended."""
    if not suspension or suspension["ended"] or suspension["contested"] is False:
        return ""
    return "contested" if suspension["contested"] else "objections may have been made"


def suspension_texts(element: Element) -> list[str]:
    """What became of a notified suspension, the State's own ground, and what others made of it."""
    suspension = element["suspension"]
    if not suspension:
        return []
    ended = [f"Ended {day_text(suspension['ended'])}."] if suspension["ended"] else []
    ground = [f"{element['name']}'s ground: {suspension['reasons']}"] if suspension["reasons"] else []
    objectors = [
        f"{objection['name'] or objection['by']} ({day_text(objection['on'])})"
        for objection in suspension["objections"]
    ]
    objections = [f"Objections: {', '.join(objectors)}"] if objectors else []
    statements = [
        f"{statement['by']} ({day_text(statement['on'])}): {statement['text']}"
        for statement in suspension["statements"]
    ]
    return [*ended, *ground, *objections, *statements]


_ADDRESSEES: Final = {
    "depositary": "the depositary",
    "states-parties": "the other States Parties",
    "security-council": "the Security Council",
}
"""Who is told of a withdrawal, by the registry's word."""


def withdrawal_texts(element: Element) -> list[str]:
    """The State's own reasons for its withdrawal, and whom it told, as far as a source shows it."""
    withdrawal = element["withdrawal"]
    if not withdrawal:
        return []
    reasons = [f"{element['name']}'s reasons: {withdrawal['reasons']}"] if withdrawal["reasons"] else []
    notified = [f"Notice on record: to {_all_of(withdrawal['notified'])}."] if withdrawal["notified"] else []
    missing = _all_of(withdrawal["not_found"])
    return [*reasons, *notified, *([f"Looked for in vain: notice to {missing}."] if missing else [])]


def _all_of(addressees: Sequence[str]) -> str:
    *others, last = [_ADDRESSEES[word] for word in addressees] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def duties_text(element: Element) -> str:
    """What leaving does not end: by the law of treaties, and by the treaty's own word; empty if nobody left."""
    withdrawal = element["withdrawal"]
    if not withdrawal or withdrawal["phase"] != "effective":
        return ""
    others = ", as do duties under other rules of international law"
    saved = f"{others} ({article_text(withdrawal['saves'])})" if withdrawal["saves"] else ""
    return f"What carrying out the treaty created before the withdrawal took effect stays (VCLT art. 70(1)(b)){saved}."


def conflict_text(conflict: ConflictOnRecord) -> str:
    """An armed conflict on record, and who says so."""
    ended = f"ended {day_text(conflict['ended'])}" if conflict["ended"] else "not known to have ended"
    return f"Armed conflict on record since {some_day(conflict['since'])}, {ended} ({', '.join(conflict['sources'])})"


def declaration_text(declaration: DeclarationForm) -> str:
    """What was said, with which act and when, of which articles, and who says so."""
    act = "later" if declaration["with"] == "later" else f"with the {declaration['with']}"
    about = f" (art. {declaration['about']})" if declaration["about"] else ""
    told = ", ".join(filter(None, (declaration["reference"], *declaration["sources"])))
    return f"{span_text(declaration['on'])}, {act}{about}: {declaration['text']} ({told})"


def event_text(event: EventForm) -> str:
    """What happened, with the article of the treaty where there is one."""
    article = event["article"]
    return event["text"] + (f" ({article_text(article)})" if article else "")


def article_text(article: str) -> str:
    """An article of the treaty, ``art. XXI(2)``, or of the law of treaties, ``VCLT art. 68``."""
    return f"VCLT art. {article[5:]}" if article.startswith("VCLT ") else f"art. {article}"


def beyond_text(verified: str) -> str:
    """What is said of an answer for a day after the one through which the facts are held to be complete."""
    return f"The facts are held to be complete through {verified}; what happened later may be missing."


def rule_text(rule: str) -> str:
    """A rule or a sum with its periods in words: ``deposit + 6 months, first of the month``."""
    return _PERIOD.sub(lambda match: _period_text(match[0]), rule)


def law_text(article: str | None, rule: str | None) -> str:
    """The article of the treaty, where there is one, and its rule: ``art. 20(3): receipt + 6 months``."""
    return ": ".join(part for part in (article_text(article) if article else "", rule_text(rule or "")) if part)


def _period_text(text: str) -> str:
    return " and ".join(counted(int(number), _UNITS[unit]) for number, unit in _PARTS.findall(text))


def span_text(moment: str | None) -> str:
    """A day in a cell: a range in words, so that it can be broken between them; nothing where there is none."""
    return (moment or "").replace("/", " to ")


def between_text(number: Between) -> str:
    """A number, or the range that the facts leave open."""
    return str(number["min"]) if number["min"] == number["max"] else f"{number['min']} to {number['max']}"


def names_text(codes: Sequence[str], names: Mapping[str, str]) -> str:
    """The States by name, in the order of their names."""
    return ", ".join(names[code] for code in by_name(codes, names))


def by_name(codes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """The codes of States in the order of their names, as a reader looks for them."""
    from ottawa_cli.facts.spelling import folded

    return sorted(codes, key=lambda code: folded(names[code]))


def bound_text(number: Between, treaty: str) -> str:
    """How many are bound, in a sentence without its full stop."""
    if number["max"] == 0:
        return f"No State is bound by the {treaty}"
    return f"{between_text(number)} {'State is' if number['max'] == 1 else 'States are'} bound by the {treaty}"


def day_in_words(day: date) -> str:
    """A day as a picture or a page writes it: ``27 December 2025``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def eve(moment: str) -> str:
    """The day before: the last day bound where ``moment`` is the first day free. Of a range, both ends move."""
    return "/".join((date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in moment.split("/"))
