"""What every answer of the program must be, by its command and its format, whatever it was asked and of which file."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

import icalendar
import jsonschema

from atom_feeds import feed_faults
from calls import called
from cases import EDITED, MADE
from command_lines import EXITS, WRONG, Unknown, right_line
from github_markdown import living
from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.documents.schemas import schema
from ottawa_cli.reading.registry import check_bytes
from ottawa_cli.render.writers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calls import Said
    from cases import Case
    from command_lines import Line

COMMAND: Final = re.compile(r"^\s*::|##\[", re.MULTILINE)
"""What a runner of workflows obeys: the one where a line begins, the other anywhere."""

_ANNOTATION: Final = re.compile(r"::(error|warning|notice) [^:]*::[^\n]*")
_FORMULA: Final = re.compile(r"[=+@\t\r\n＝＋－＠-]")
_LONGEST_ICS_LINE: Final = 75
_MOST_MARKDOWN: Final = 60_000  # docs/diff.md promises it
_SCRIPTS: Final = 3  # of the page: its data, its views, and what runs


def faults_of(line: Line, said: Said) -> Iterator[str]:
    """All that is wrong with an answer by itself."""
    yield from _ending_faults(line, said)
    yield from (f"{char!r} on standard error" for char in _unprintable(said.aside))
    if COMMAND.search(said.aside):
        yield "a line on standard error that a runner obeys"
    try:
        out = said.out.decode()
    except UnicodeDecodeError as error:
        yield f"standard output is not UTF-8: {error}"
        return
    form = format_of(line)
    if "bom" in line.values:
        out = out.removeprefix("\ufeff")
    if not out:
        return
    yield from (
        f"{char!r} on standard output" for char in _unprintable(out.replace("\r\n", "\n") if form == "ics" else out)
    )
    if out[-1] != "\n":
        yield "no line end at the end"
    if form not in {"csv", "github"} and COMMAND.search(out):
        yield "a line that a runner obeys"
    if line.is_right and said.exit_code in EXITS[line.command]:
        yield from judge_of(form)(line, out)


def every_format_is_sound(case: Case) -> Iterator[str]:
    """Whatever a command writes is what its readers read."""
    for command, forms in FORMATS.items():
        for form in forms if command in COMMANDS else ():
            line = right_line(case.setting(MADE, EDITED), command, form)
            case.asked.append(line.arguments)
            yield from (f"{command} -f {form}: {fault}" for fault in faults_of(line, called(line.arguments)))


def _ending_faults(line: Line, said: Said) -> Iterator[str]:
    known = EXITS[line.command] if line.command else {0}
    if said.exit_code not in (known if line.is_right else known | WRONG):
        yield f"exit code {said.exit_code}"
    if "Traceback" in said.aside or "a defect of the program" in said.aside:
        yield "a defect of the program"
    if said.exit_code in WRONG and not said.aside.strip():
        yield f"exit code {said.exit_code}, and nothing is said"


def _unprintable(text: str) -> set[str]:
    return set() if text.isascii() and text.replace("\n", "").isprintable() else {
        char for char in text if char != "\n" and not char.isprintable()
    }  # fmt: skip


def format_of(line: Line) -> str:
    """The format that a right command line asks for; a report has one of its own, an export writes a file."""
    if line.command in {"report", "export", "index", "draft"}:
        return {"report": "html", "draft": "yaml"}.get(line.command, "table")
    default = {"check": "text", "schema": "json"}.get(line.command, "table")
    return "json" if "json" in line.values else line.values.get("format", [default])[0]


def judge_of(form: str) -> Callable[[Line, str], Iterator[str]]:
    """What looks over a text of a format.

    Raises:
        Unknown: it is a format that the fuzzer was not taught.
    """
    if form not in JUDGES:
        raise Unknown(f"the fuzzer does not know the format '{form}': teach it in fuzz/judgements.py")
    return JUDGES[form]


def for_people(_: Line, __: str) -> Iterator[str]:
    """Text for people: nothing but what holds for all."""
    yield from ()


def workflow_commands(_: Line, out: str) -> Iterator[str]:
    """Workflow commands, a line each, and nothing else."""
    yield from (f"no annotation: {text[:200]!r}" for text in out.splitlines() if not _ANNOTATION.fullmatch(text))


def json_document(line: Line, out: str) -> Iterator[str]:
    """One document that keeps to its schema."""
    document = json.loads(out)
    if line.command == "schema":
        jsonschema.validators.validator_for(document).check_schema(document)
        return
    own = document["schema"].split("/")[1]
    name = own if own in {"overview", "standings", "timelines"} else line.command
    yield from (
        f"against the schema: {error.json_path} {error.message[:200]}"
        for error in _validator(name).iter_errors(document)
    )


@cache
def _validator(name: str) -> Any:
    asked = schema(name)
    return jsonschema.validators.validator_for(asked)(asked)


def json_lines(line: Line, out: str) -> Iterator[str]:
    """An element to a line."""
    for text in out.splitlines():
        element = json.loads(text)
        if not isinstance(element, dict) or "on" not in element:
            yield f"no element with its day: {text[:200]!r}"
    if line.command not in {"status", "list", "timeline", "deadlines"}:
        yield "a format that this command has not"


def comma_separated(_: Line, out: str) -> Iterator[str]:
    """A header and rows of one width, and no cell that a spreadsheet runs."""
    if "\r" in out:
        yield "a carriage return"
    header, *rows = csv.reader(io.StringIO(out), strict=True)
    for row in rows:
        if len(row) != len(header):
            yield f"{len(row)} cells under {len(header)} headers: {row}"
        yield from (f"a formula: {cell[:200]!r}" for cell in row if _FORMULA.match(cell))


def calendar(_: Line, out: str) -> Iterator[str]:
    """What calendars read: each event once, each line short."""
    for text in out.split("\r\n"):
        if len(text.encode()) > _LONGEST_ICS_LINE:
            yield f"a line of {len(text.encode())} octets"
        if "\n" in text:
            yield f"a line end without a return: {text!r}"
    events = icalendar.Calendar.from_ical(out).walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    if len(set(uids)) != len(uids):
        yield f"an identity twice: {sorted(uid for uid in set(uids) if uids.count(uid) > 1)}"
    for event in events:
        if event.errors or event.decoded("DTEND") - event.decoded("DTSTART") != timedelta(days=1):
            yield f"an event that is none: {event}"


def feed(_: Line, out: str) -> Iterator[str]:
    """What readers of feeds read."""
    yield from feed_faults(out)


def markdown(line: Line, out: str) -> Iterator[str]:
    """Words that GitHub shows as they stand."""
    if line.command != "rules":
        yield from living(out, with_links=line.command not in {"diff", "reconcile"})
    if line.command in {"diff", "reconcile"} and len(out.encode()) > _MOST_MARKDOWN:
        yield f"{len(out.encode())} bytes"
    if line.command == "diff" and "\n| Change |" not in out and not out.startswith("**No fact"):
        yield "no table of facts"


def sarif(_: Line, out: str) -> Iterator[str]:
    """What code scanners read."""
    document = json.loads(out)
    (run,) = document["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result in run["results"]:
        if result["ruleId"] not in known or len(result["partialFingerprints"]) < 1:
            yield f"a result of no rule: {result}"


def begun(_: Line, out: str) -> Iterator[str]:
    """A registry in which nothing is wrong but what is left to do."""
    findings = check_bytes(out.encode(), "begun.yaml").findings
    yield from (f"refused: {each}" for each in findings if each.severity == "error" and each.rule != "to-do")


class _Page(HTMLParser):
    """The page as a browser has it, as far as this goes."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        for name, value in attrs:
            link = (value or "").casefold() if name in {"href", "src", "xlink:href", "action"} else "#"
            if name[:2] == "on" or not link.startswith(("#", "http://", "https://", "data:image/")):
                self.faults.append(f"{tag} with {name}={(value or '')[:200]!r}")


def page(_: Line, out: str) -> Iterator[str]:
    """A page in which nothing is run but its own scripts."""
    reader = _Page()
    reader.feed(out)
    reader.close()
    yield from reader.faults
    if (reader.scripts, out.count("<script")) != (_SCRIPTS, _SCRIPTS):
        yield f"{reader.scripts} scripts, and {out.count('<script')} times '<script'"


JUDGES: Final[dict[str, Callable[[Line, str], Iterator[str]]]] = {
    "table": for_people,
    "text": for_people,
    "github": workflow_commands,
    "json": json_document,
    "jsonl": json_lines,
    "csv": comma_separated,
    "ics": calendar,
    "atom": feed,
    "md": markdown,
    "sarif": sarif,
    "html": page,
    "yaml": begun,
}
"""What looks over a text of each format."""
