"""What a command line asks, and the whole answer to it: text, exit code, and what is said aside."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from ottawa_cli import __version__
from ottawa_cli.failures import WrongUse
from ottawa_cli.findings import quoted
from ottawa_cli.output import emit, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ottawa_cli.forms import CheckDocument, StatusDocument
    from ottawa_cli.model import Names, Registry
    from ottawa_cli.output import Look
    from ottawa_cli.registry import Report

STATUS_WORDS: Final = (
    "state-not-party", "signatory", "contracting-state", "state-party", "former-state-party", "undetermined",
)  # fmt: skip
MARK_WORDS: Final = ("withdrawal-pending", "withdrawal-deferred", "suspension-notified", "provisional-application")
STATUS_FORMATS: Final = ("table", "json", "jsonl", "csv")
OVERVIEW_FORMATS: Final = ("table", "json")
CHECK_FORMATS: Final = ("text", "json", "github", "sarif")


class Answer(NamedTuple):
    """All that a command says. ``exact``: for programs, in UTF-8 whatever the locale."""

    text: str
    exact: bool
    exit_code: int = 0
    aside: str = ""

    def give(self) -> int:
        """Write the answer, and give its exit code.

        Raises:
            Unreadable: standard output is closed or full.
        """
        emit(self.text, exact=self.exact)
        if self.aside:
            note(self.aside)
        return self.exit_code


def status_answer(
    states: Sequence[str], on: str | None, expect: str | None, wanted: str | None, registry: str | None, look: Look
) -> Answer:
    """``ottawa status``: where States stand on a day, or how many stand where.

    Raises:
        Failure: something that the user can mend.
    """
    from ottawa_cli.documents import overview_document, status_document
    from ottawa_cli.names import load_names
    from ottawa_cli.registry import load
    from ottawa_cli.render.formats import page_text, status_text

    if expect is not None:
        chosen_words([expect], (*STATUS_WORDS, *MARK_WORDS), "--expect")
        if not states:
            raise WrongUse("--expect needs a STATE to ask about")
    form = chosen_format(wanted, STATUS_FORMATS if states else OVERVIEW_FORMATS)
    day = day_of(on)
    facts, names = load(registry), load_names()
    if not states:
        return Answer(page_text(overview_document(facts, names, day), form, look), form != "table")
    document = status_document(facts, names, codes_of(states, facts, names), day)
    text = status_text(document, form, look)
    if expect is None:
        return Answer(text, form != "table")
    return Answer(text, form != "table", _expected(document, expect), "" if form == "table" else _beyond(document))


def _expected(document: StatusDocument, word: str) -> int:
    """1 where a State surely has it not, else 4 where one may not, else 0."""
    from ottawa_cli.documents import fits

    statuses, marks = ([word], []) if word in STATUS_WORDS else ([], [word])
    answers = [fits(element, statuses, marks) for element in document["states"]]
    return 1 if False in answers else 4 if None in answers else 0


def _beyond(document: StatusDocument) -> str:
    if not document["beyond_verified"]:
        return ""
    verified = document["registry"]["verified"]
    return f"note: the facts are held to be complete through {verified}; what happened later may be missing"


def list_answer(
    statuses: Sequence[str], marks: Sequence[str], on: str | None, wanted: str | None, registry: str | None, look: Look
) -> Answer:
    """``ottawa list``: the States that fit; those of which it cannot be said are named apart.

    Raises:
        Failure: something that the user can mend.
    """
    from ottawa_cli.documents import list_document
    from ottawa_cli.names import load_names
    from ottawa_cli.registry import load
    from ottawa_cli.render.formats import list_text

    form = chosen_format(wanted, STATUS_FORMATS)
    chosen_words(statuses, STATUS_WORDS, "--status")
    chosen_words(marks, MARK_WORDS, "--mark")
    document = list_document(load(registry), load_names(), day_of(on), statuses, marks)
    unsaid = document["undetermined"] if form in {"jsonl", "csv"} else []
    aside = f"note: it cannot be said of: {', '.join(unsaid)}" if unsaid else ""
    return Answer(list_text(document, form, look), form != "table", aside=aside)


def check_answer(files: Sequence[str], wanted: str | None, registry: str | None, *, strict: bool) -> Answer:
    """``ottawa check``: everything that is wrong with some files, or with the registry one works on.

    Raises:
        Failure: a file cannot be read; whatever is wrong inside it is a finding.
    """
    from ottawa_cli.documents import check_document
    from ottawa_cli.registry import check
    from ottawa_cli.where import registry_in_work

    form = chosen_format(wanted, CHECK_FORMATS)
    if files and registry is not None:
        raise WrongUse("give the files to check, or --registry, not both")
    reports = [check(file) for file in files] if files else [check(registry_in_work(registry))]
    one = reports[0] if len(reports) == 1 else None
    document = check_document(
        [report.file for report in reports],
        [finding for report in sorted(reports, key=lambda report: report.file) for finding in report.findings],
        sum(report.errors for report in reports),
        sum(report.warnings for report in reports),
        one.treaty if one else None,
        one.sha256 if one else None,
    )
    failed = document["errors"] or (strict and document["warnings"])
    return Answer(_check_text(document, reports, form), form != "text", 1 if failed else 0)


def _check_text(document: CheckDocument, reports: Sequence[Report], form: str) -> str:
    match form:
        case "json":
            from ottawa_cli.render.json import json_text

            return json_text(document)
        case "github":
            from ottawa_cli.render.github import github_text

            return github_text(document)
        case "sarif":
            from ottawa_cli.manuals import manuals
            from ottawa_cli.render.sarif import sarif_text

            return sarif_text(document, manuals(), __version__)
        case _:
            from ottawa_cli.render.text import check_text

            return check_text(document, _read_text(reports))


def _read_text(reports: Sequence[Report]) -> str:
    """What was read, and how much was checked."""
    from ottawa_cli.render.text import number

    tallies = [report.tally for report in reports]
    read = (
        number(sum(tally.states for tally in tallies), "State"),
        number(sum(tally.instruments for tally in tallies), "instrument"),
        number(sum(tally.sources for tally in tallies), "source"),
        number(reports[0].rules, "rule"),
    )
    return ", ".join(read)


def one_format(asked: str | None, *, as_json: bool) -> str | None:
    """The format asked for by ``-f`` or by ``--json``.

    Raises:
        WrongUse: the two differ.
    """
    if as_json and asked not in (None, "json"):
        raise WrongUse(f"--json and -f {quoted(asked or '')} differ; give one of them")
    return "json" if as_json else asked


def chosen_format(asked: str | None, formats: Sequence[str]) -> str:
    """The output to write, by default the first of ``formats``.

    Raises:
        WrongUse: there is no such format here.
    """
    wanted = asked if asked is not None else formats[0]
    if wanted not in formats:
        raise WrongUse(f"no format '{quoted(wanted)}' here; give one of: {', '.join(formats)}")
    return wanted


def day_of(text: str | None) -> date:
    """The day asked; by default today in UTC, or ``$OTTAWA_TODAY``.

    Raises:
        WrongUse: it is no day.
    """
    if text is None or text == "today":
        fixed = os.environ.get("OTTAWA_TODAY")
        return _parsed(fixed, "$OTTAWA_TODAY") if fixed else datetime.now(UTC).date()
    return _parsed(text, "the day")


def _parsed(text: str, what: str) -> date:
    from ottawa_cli.dates import WrongDate, parse_day

    try:
        return parse_day(text)
    except WrongDate as error:
        raise WrongUse(f"{what}, '{quoted(text)}', is {error}") from None


def chosen_words(asked: Iterable[str], choices: Sequence[str], option: str) -> None:
    """Refuse a word that is not known.

    Raises:
        WrongUse: one is not.
    """
    for word in asked:
        if word not in choices:
            raise WrongUse(f"{option} does not know '{quoted(word)}'; give one of: {', '.join(choices)}")


def codes_of(queries: Iterable[str], registry: Registry, names: Names) -> list[str]:
    """The codes of the States named, in the order asked.

    Raises:
        WrongUse: one is not known.
    """
    from ottawa_cli.names import find_state

    return [find_state(query, registry, names) for query in queries]
