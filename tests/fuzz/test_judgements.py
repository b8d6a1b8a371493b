"""An answer that its readers could not read, or would obey, is found by the judgement of its format."""

from __future__ import annotations

import pytest

from calls import Said
from command_lines import Line
from judgements import JUDGES, faults_of

EVENT = "BEGIN:VEVENT\nUID:a\nDTSTART:20250101\nDTEND:20250102\nEND:VEVENT\n"
CALENDAR = f"BEGIN:VCALENDAR\n{EVENT}{{}}END:VCALENDAR\n"
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
