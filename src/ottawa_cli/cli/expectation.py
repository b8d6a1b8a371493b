"""What ``--expect`` asks: an exit code that says whether States have a status or a mark, and of facts how old."""

from __future__ import annotations

from ottawa_cli.cli.answer import beyond_note
from ottawa_cli.cli.question import period_of
from ottawa_cli.facts.words import STATUS_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ottawa_cli.cli.answer import Answer
    from ottawa_cli.documents.types import StatusDocument


def expecting(answer: Answer, document: StatusDocument, word: str, max_age: str | None, form: str) -> Answer:
    """The answer with the exit code that says whether all of them have a status or mark."""
    if why := too_old(document, max_age):
        answer.exit_code, answer.aside = 4, f"{answer.aside}\nnote: it cannot be said: {why}".strip()
        return answer
    answer.exit_code = expected(document, word)
    if document["beyond_verified"] and form != "table":
        answer.aside = f"{answer.aside}\n{beyond_note(document['registry']['verified'])}".strip()
    return answer


def too_old(document: StatusDocument, max_age: str | None) -> str:
    """Why facts so old say nothing of the day asked, not even a no; empty where they are not too old."""
    if max_age is None:
        return ""
    from ottawa_cli.facts.full_days import parse_day
    from ottawa_cli.facts.periods import count

    verified = document["registry"]["verified"]
    last = count(parse_day(verified), period_of(max_age, "--max-age")).result.isoformat()
    is_fresh = document["on"] <= last
    return "" if is_fresh else f"the facts are complete through {verified}, more than {max_age} before that day"


def expected(document: StatusDocument, word: str) -> int:
    """1 where a State surely has it not, else 4 where one may not, else 0."""
    from ottawa_cli.documents.status import fits

    statuses, marks = ([word], []) if word in STATUS_WORDS else ([], [word])
    answers = [fits(element, statuses, marks) for element in document["states"]]
    return 1 if False in answers else 4 if None in answers else 0
