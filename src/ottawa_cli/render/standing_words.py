"""What is told of one State's standing beside its status, in words: each act with its law, and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.facts.partial_dates import some_day
from ottawa_cli.render.plurals import counted
from ottawa_cli.render.words import (
    day_text,
    duties_text,
    law_text,
    reaction_text,
    span_text,
    suspension_texts,
    withdrawal_texts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ottawa_cli.documents.types import ConsentForm, Element, OverviewDocument, WithdrawalForm


class Act(NamedTuple):
    """What a State did, its day, its effect, the law that gives it, and the sources."""

    name: str
    day: str
    effect: str
    law: str
    sources: Sequence[str]


def acts_of(element: Element) -> Iterator[Act]:
    """What a standing rests on, act by act."""
    if element["signed"]:
        yield Act("signature", span_text(element["signed"]), "", "", ())
    for consent in filter(None, [element["consent"], element["next_consent"]]):
        effect = span_text(consent["takes_effect"]) or "not known"
        day = span_text(consent["deposited"])
        yield Act(f"{consent['kind']} deposited", day, effect, _law(consent), consent["sources"])
    if withdrawal := element["withdrawal"]:
        yield _withdrawal(withdrawal)
    if suspension := element["suspension"]:
        law = "no effect on the status; no article provides for it"
        ended = f"ended {span_text(suspension['ended'])}" if suspension["ended"] else ""
        effect = ended or reaction_text(suspension) or "no objection on record"
        yield Act("suspension notified", span_text(suspension["received"]), effect, law, suspension["sources"])


def _withdrawal(withdrawal: WithdrawalForm) -> Act:
    effect, law = span_text(withdrawal["takes_effect"]), _law(withdrawal)
    if withdrawal["revoked"]:
        effect = f"revoked {span_text(withdrawal['revoked'])}"
    if conflict := withdrawal["conflict"]:
        ended = f"ended {day_text(conflict['ended'])}" if conflict["ended"] else "going on"
        law += f"; armed conflict since {some_day(conflict['since'])}, {ended}"
    effect = effect or f"not before {span_text(withdrawal['not_before'])}"
    return Act("withdrawal received", span_text(withdrawal["received"]), effect, law, withdrawal["sources"])


def _law(act: ConsentForm | WithdrawalForm) -> str:
    """The article and the rule that give an act's day, and the day that is published where it is another."""
    law, published = law_text(act["article"], act["rule"]), act["published"]
    return f"{law} (published: {span_text(published)})" if published and published != act["takes_effect"] else law


def remarks(element: Element) -> Iterator[tuple[str, list[str]]]:
    """What is said beside a status, under a title or none: a suspension, a withdrawal, duties that stay, a note."""
    if element["suspension"]:
        yield "The suspension", suspension_texts(element)
    if withdrawal := withdrawal_texts(element):
        yield "The withdrawal", withdrawal
    if duties := duties_text(element):
        yield "", [duties]
    if element["note"]:
        yield "", [f"Note: {element['note']}"]


def signed_text(document: OverviewDocument) -> str:
    """How many had signed, and how many of them have not left."""
    left_out = f"{document['signatures_standing']} without those that have left"
    return f"{counted(document['signatures'], 'State')} had signed; {left_out}."


def kinds_text(by_kind: Mapping[str, int]) -> str:
    """How many consents of each kind are on deposit."""
    numbers = [counted(number, kind) for kind, number in by_kind.items() if number]
    return ", ".join(numbers) or "nothing that is sure"
