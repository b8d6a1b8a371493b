"""The parts of ``ottawa/deadlines/1``: a deadline, and the decisions that put it off."""

from typing import TypedDict


class ExtensionForm(TypedDict):
    """A decision that puts a deadline off; null: it was not read."""

    until: str | None
    decided: str
    by: str | None
    sources: list[str]


class DeadlineForm(TypedDict):
    """What a State must have done by when, in words (``what``), and how far it has come.

    ``due``: by what was decided by the day asked, null where that was not read; ``original``: what the period alone
    gives. ``as_of``: the newest day of its sources.
    """

    code: str
    id: str
    name: str
    what: str
    article: str
    term: int
    due: str | None
    original: str
    status: str
    late: bool | None
    met: str | None
    unmet: str | None
    settled: str | None
    found: str | None
    extensions: list[ExtensionForm]
    as_of: str | None
    sources: list[str]


class DueForm(TypedDict):
    """Through which day a deadline runs, by all that is decided; null: the last decision was not read."""

    id: str
    term: int
    what: str
    due: str | None


class DeadlineChangeForm(TypedDict):
    """A deadline with another day in NEW; null: the last decision was not read on that side."""

    code: str
    id: str
    term: int
    what: str
    before: str | None
    after: str | None
