"""What a command line asks, and the whole answer to it: text, exit code, and what is said aside."""

from __future__ import annotations

import os

from ottawa_cli.facts.words import LEVELS, MARK_WORDS, STATUS_WORDS
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import emit, note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ottawa_cli.comparison.difference import Side
    from ottawa_cli.documents.check import Checked
    from ottawa_cli.documents.types import CheckDocument, StatusDocument
    from ottawa_cli.snapshot.records import Records
    from ottawa_cli.system.output import Look

STATUS_FORMATS = ("table", "json", "jsonl", "csv")
OVERVIEW_FORMATS = ("table", "json")
CHECK_FORMATS = ("text", "json", "github", "sarif")
DIFF_FORMATS = ("table", "json", "md", "github")


class Answer:
    """All that a command says. ``exact``: for programs, in UTF-8 whatever the locale."""

    __slots__ = ("aside", "exact", "exit_code", "text")

    def __init__(self, text: str, *, exact: bool, exit_code: int = 0, aside: str = "") -> None:
        self.text = text
        self.exact = exact
        self.exit_code = exit_code
        self.aside = aside

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
    from ottawa_cli.snapshot.records import answered

    if expect is not None:
        chosen_words([expect], (*STATUS_WORDS, *MARK_WORDS), "--expect")
        if not states:
            raise WrongUse("--expect needs a STATE to ask about")
    form = chosen_format(wanted, STATUS_FORMATS if states else OVERVIEW_FORMATS)
    day = day_of(on).isoformat()
    if not states:
        return answered(registry, lambda records: _overview(records, day, form, look))
    return answered(registry, lambda records: _standings(records, states, day, expect, form, look))


def _overview(records: Records, on: str, form: str, look: Look) -> Answer:
    from ottawa_cli.documents.overview import overview_document
    from ottawa_cli.documents.status import status_document
    from ottawa_cli.render.writers import page_text

    everyone = status_document(records.heading, on, records.texts(None, on))
    return Answer(page_text(overview_document(everyone, records.signatures(on)), form, look), exact=form != "table")


def _standings(records: Records, states: Sequence[str], on: str, expect: str | None, form: str, look: Look) -> Answer:
    texts = records.texts(records.codes_of(states), on)
    if form == "json" and expect is None:
        return _as_json(records, texts, on)
    from ottawa_cli.documents.status import status_document
    from ottawa_cli.render.writers import status_text

    document = status_document(records.heading, on, texts)
    said = Answer(status_text(document, form, look), exact=form != "table")
    if expect is not None:
        said.exit_code = _expected(document, expect)
        said.aside = "" if form == "table" else _beyond(document)
    return said


def _as_json(records: Records, texts: Sequence[str], on: str, **more: str) -> Answer:
    """The elements are finished: nothing is taken apart and put together again."""
    from ottawa_cli.render.json import status_json

    return Answer(status_json(records.heading, on, texts, **more), exact=True)


def _expected(document: StatusDocument, word: str) -> int:
    """1 where a State surely has it not, else 4 where one may not, else 0."""
    from ottawa_cli.documents.status import fits

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
    from ottawa_cli.snapshot.records import answered

    form = chosen_format(wanted, STATUS_FORMATS)
    chosen_words(statuses, STATUS_WORDS, "--status")
    chosen_words(marks, MARK_WORDS, "--mark")
    day = day_of(on).isoformat()
    return answered(registry, lambda records: _listed(records, statuses, marks, day, form, look))


def _listed(records: Records, statuses: Sequence[str], marks: Sequence[str], on: str, form: str, look: Look) -> Answer:
    if form == "json" and not statuses and not marks:
        return _as_json(records, records.texts(None, on), on, undetermined="[]")
    from ottawa_cli.documents.status import list_document, status_document
    from ottawa_cli.render.writers import list_text

    document = list_document(status_document(records.heading, on, records.texts(None, on)), statuses, marks)
    unsaid = document["undetermined"] if form in {"jsonl", "csv"} else []
    aside = f"note: it cannot be said of: {', '.join(unsaid)}" if unsaid else ""
    return Answer(list_text(document, form, look), exact=form != "table", aside=aside)


def check_answer(files: Sequence[str], wanted: str | None, registry: str | None, *, strict: bool) -> Answer:
    """``ottawa check``: everything that is wrong with some files, or with the registry one works on.

    Raises:
        Failure: a file cannot be read; whatever is wrong inside it is a finding.
    """
    from ottawa_cli.documents.check import check_document
    from ottawa_cli.snapshot.records import checked
    from ottawa_cli.system.paths import registry_in_work

    form = chosen_format(wanted, CHECK_FORMATS)
    if files and registry is not None:
        raise WrongUse("give the files to check, or --registry, not both")
    reports = [checked(file) for file in files] if files else [checked(registry_in_work(registry))]
    document = check_document(reports)
    failed = document["errors"] or (strict and document["warnings"])
    return Answer(_check_text(document, reports, form), exact=form != "text", exit_code=1 if failed else 0)


def _check_text(document: CheckDocument, reports: Sequence[Checked], form: str) -> str:
    match form:
        case "json":
            from ottawa_cli.render.json import json_text

            return json_text(document)
        case "github":
            from ottawa_cli.render.github import github_text

            return github_text(document)
        case "sarif":
            from ottawa_cli.render.sarif import sarif_text
            from ottawa_cli.rules.manuals import manuals
            from ottawa_cli.version import __version__

            return sarif_text(document, manuals(), __version__)
        case _:
            from ottawa_cli.render.findings_text import check_text

            return check_text(document, _read_text(reports))


def _read_text(reports: Sequence[Checked]) -> str:
    """What was read, and how much was checked."""
    from ottawa_cli.render.findings_text import number

    states, instruments, sources = (sum(report.read[place] for report in reports) for place in range(3))
    rules = reports[0].read[3]
    read = (
        number(states, "State"), number(instruments, "instrument"), number(sources, "source"), number(rules, "rule"),
    )  # fmt: skip
    return ", ".join(read)


def diff_answer(
    old: str | None,
    new: str | None,
    fail_on: str | None,
    on: str | None,
    wanted: str | None,
    registry: str | None,
    look: Look,
) -> Answer:
    """``ottawa diff``: what changed in the facts, and what follows.

    Raises:
        Failure: a side cannot be read or is invalid, or the command line asks for what there is not.
    """
    from ottawa_cli.reading.operands import operands
    from ottawa_cli.snapshot.filings import compared

    form = chosen_format(wanted, DIFF_FORMATS)
    chosen_words([fail_on] if fail_on is not None else [], LEVELS, "--fail-on")
    day = day_of(on)
    before, after = operands(old, new, registry)

    def answer(older: Side, newer: Side) -> Answer:
        from ottawa_cli.comparison.difference import beside, diff_document, difference
        from ottawa_cli.render.writers import diff_text

        found = difference(older, newer)
        document = diff_document(found, older, newer, day.isoformat())
        names = beside(found, older, newer, before.name, after.name, after.file)
        return Answer(
            diff_text(document, names, form, look),
            exact=form != "table",
            exit_code=1 if fail_on is not None and found.reaches(fail_on) else 0,
            aside=f"note: OLD is {before.name}, NEW is {after.name}" if form in {"json", "github"} else "",
        )

    return compared(before, after, answer)


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
        if fixed:
            return _parsed(fixed, "$OTTAWA_TODAY")
        from datetime import UTC, datetime

        return datetime.now(UTC).date()
    return _parsed(text, "the day")


def _parsed(text: str, what: str) -> date:
    from ottawa_cli.facts.full_days import WrongDate, parse_day

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
