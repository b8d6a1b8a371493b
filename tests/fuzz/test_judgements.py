"""An answer that its readers could not read, or would obey, is found by the judgement of its format."""

from __future__ import annotations

import pytest

from calls import Said
from command_lines import Line
from judgements import JUDGES, faults_of

EVENT = "BEGIN:VEVENT\nUID:a\nDTSTART:20250101\nDTEND:20250102\nEND:VEVENT\n"
CALENDAR = f"BEGIN:VCALENDAR\n{EVENT}{{}}END:VCALENDAR\n"
OLD = (
    "<entry><id>tag:a</id><title>a</title><updated>2020-01-01T00:00:00Z</updated>"
    '<link href="http://e.org"/><content>a</content></entry>'
)
NEW = OLD.replace("tag:a", "tag:b").replace("2020", "2021")
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:c</id><title>c</title>{}</feed>\n'
JUDGED = [
    ("list", "table", "a\x1b[31m\n", "'\\x1b' on standard output"),
    ("list", "table", "::error::a\n", "a line that a runner obeys"),
    ("list", "json", '{"schema": "ottawa/list/1", "a": "a ##[error]a"}\n', "a line that a runner obeys"),
    ("list", "table", "a", "no line end at the end"),
    ("list", "table", "\udcff", "standard output is not UTF-8: "),
    ("check", "text", "##[error]a\n", "a line that a runner obeys"),
    ("check", "github", "a\n", "no annotation: 'a'"),
    ("status", "json", '{"schema": "ottawa/status/1"}\n', "against the schema: $ 'treaty' is a required property"),
    ("list", "jsonl", '{"code": "LT"}\n', "no element with its day: "),
    ("list", "csv", "a,b\n=1,2\n", "a formula: '=1'"),
    ("list", "csv", "a,b\n1\n", "1 cells under 2 headers: "),
    ("timeline", "ics", CALENDAR.format(f"X-A:{'a' * 80}\n"), "a line of 84 octets"),
    ("timeline", "ics", CALENDAR.format(EVENT), "an identity twice: ['a']"),
    ("timeline", "ics", CALENDAR.format(EVENT.replace("0102", "0103")), "an event that is none: "),
    ("timeline", "atom", FEED.format(""), "not one updated in "),
    ("timeline", "atom", FEED.format(OLD + NEW), "the newest is not the first"),
    ("timeline", "atom", FEED.format(OLD + OLD), "an identity twice: ['tag:a']"),
    ("timeline", "atom", FEED.format(NEW), "an entry is newer than its feed"),
    ("timeline", "atom", FEED.format(OLD.replace("tag:", "")), "an identity that is no address"),
    ("timeline", "atom", FEED.format(OLD.replace("T00:00:00Z", "")), "no day: 2020-01-01"),
    ("timeline", "atom", FEED.format(OLD.replace("http", "data")), "a link that leads nowhere: "),
    (
        "timeline",
        "atom",
        FEED.format(OLD.replace("content", "summary")),
        "an entry with neither content nor an alternate",
    ),
    ("timeline", "atom", "<feed/>\n", "no feed: feed"),
    ("timeline", "atom", "<feed/>\n", "no author of all entries"),
    ("timeline", "atom", "<feed>\n", "no XML: "),
    ("status", "md", "<https://e.org>\n", "a link to 'https://e.org', called 'https://e.org'"),
    ("status", "md", "[a](mailto:b@e.org)\n", "a link to 'mailto:b@e.org', called 'a'"),
    ("status", "md", "[a](https://e.org 'b')\n", "the tag a with "),
    ("diff", "md", "**No fact** [a](//b)\n", "the tag a with "),
    ("diff", "md", f"**No fact** {'a ' * 30_000}\n", "60013 bytes"),
    ("diff", "md", "a\n", "no table of facts"),
    (
        "check",
        "sarif",
        '{"runs": [{"tool": {"driver": {"rules": []}}, "results": [{"ruleId": "a"}]}]}\n',
        "a result of no rule: ",
    ),
    ("reconcile", "md", "[a](//b)\n", "the tag a with "),
    ("draft", "yaml", "format: 2\n", "refused: "),
    ("report", "html", "<script>\n", "1 scripts, and 1 times '<script'"),
    ("report", "html", '<a href="javascript:a">a</a>\n', "a with href='javascript:a'"),
]
ENDED = [
    (0, "\x1b", "'\\x1b' on standard error"),
    (0, "::error::a", "a line on standard error that a runner obeys"),
    (70, "a defect of the program", "exit code 70"),
    (70, "a defect of the program", "a defect of the program"),
    (3, "", "exit code 3, and nothing is said"),
]


@pytest.mark.parametrize(("command", "form", "out", "told"), JUDGED)
def test_an_answer_that_its_readers_cannot_read_is_found(command: str, form: str, out: str, told: str) -> None:
    raw = (out.replace("\n", "\r\n") if form == "ics" else out).encode("utf-8", "surrogateescape")
    faults = [*faults_of(Line(command, (command,), {"format": [form]}, is_right=True), Said(0, raw, ""))]
    assert [fault for fault in faults if fault.startswith(told)] != [], faults


@pytest.mark.parametrize(("code", "aside", "told"), ENDED)
def test_an_ending_that_is_not_promised_is_found(code: int, aside: str, told: str) -> None:
    assert told in [*faults_of(Line("list", ("list",), {}, is_right=False), Said(code, b"", aside))]


def test_every_judgement_is_tried() -> None:
    assert {form for _, form, *_ in JUDGED} == JUDGES.keys()
