"""One pull request from its first commit to its last: what a reviewer is shown at each step, in every format."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path

import pytest

from conftest import run_git as _git
from ottawa_cli.__main__ import run
from ottawa_cli.documents.types import DiffDocument
from ottawa_cli.system.paths import shipped
from runner import Ran, run_action

Capture = pytest.CaptureFixture[str]
USUAL = "data/states.yaml"


class Review:
    """A repository whose registry is edited step by step; each step is compared with the one before."""

    def __init__(self, folder: Path, temp: Path, capsys: Capture) -> None:
        self.folder, self.temp, self.capsys = folder, temp, capsys
        self.file = folder / USUAL
        self.times_written = 0

    def edit(self, old: str, new: str, block: str = "") -> None:
        """Commit what there is, and replace one thing in it, within a State's block."""
        _git(self.folder, "add", ".")
        _git(self.folder, "commit", "-q", "--allow-empty", "-m", "a step")
        text = self.file.read_text(encoding="utf-8")
        start = text.index(f"\n{block}:\n") if block else 0
        place = text.index(old, start)
        self.write(text[:place] + new + text[place + len(old) :])

    def write(self, text: str) -> None:
        """The registry as it is now, hours old: one as fresh as this moment is checked anew by each command.

        Each text is younger than the last by an hour: git takes two of one length and one second for the same.
        """
        self.file.write_text(text, encoding="utf-8")
        self.times_written += 1
        written = time.time() - 3_600 * (100 - self.times_written)
        os.utime(self.file, (written, written))

    def line(self, text: str) -> int:
        """The line on which the registry has something."""
        return 1 + self.file.read_text(encoding="utf-8").split("\n").index(text)

    def ottawa(self, *arguments: str) -> tuple[int, str, str]:
        code = run([*arguments])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def document(self) -> DiffDocument:
        code, said, aside = self.ottawa("diff", "--json")
        assert (code, aside) == (0, f"note: OLD is HEAD:{USUAL}, NEW is {USUAL}\n")
        document: DiffDocument = json.loads(said)
        return document

    def shown(self, form: str) -> str:
        code, said, _ = self.ottawa("diff", "-f", form)
        assert code == 0
        return said

    def annotated(self, fail_on: str, exit_code: int = 1) -> str:
        """The annotations, of a step that would stop a merge or not."""
        code, said, _ = self.ottawa("diff", "-f", "github", "--fail-on", fail_on)
        assert code == exit_code
        return said

    def checked(self) -> tuple[int, list[tuple[str, int]]]:
        """What ``check -f sarif`` finds: the exit code, and the rules and lines of the errors."""
        code, said, _ = self.ottawa("check", USUAL, "-f", "sarif")
        errors = [result for result in json.loads(said)["runs"][0]["results"] if result["level"] == "error"]
        regions = [error["locations"][0]["physicalLocation"]["region"] for error in errors]
        return code, [(error["ruleId"], region["startLine"]) for error, region in zip(errors, regions, strict=True)]

    def acted(self, exit_code: int, level: str, changed: str, errors: str) -> Ran:
        """The whole action, which is to fail on a change of an answer: how it ends, and what it tells later steps."""
        ran = run_action(self.folder, self.temp, base="HEAD", fail_on="status")
        outputs = {name: value for name, value in ran.outputs.items() if name != "report"}
        assert (ran.exit_code, outputs) == (exit_code, {"level": level, "changed": changed, "errors": errors})
        assert ran.summary == ran.report
        return ran


@pytest.fixture
def review(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> Review:
    """The registry that is shipped, in a repository of its own."""
    file = tmp_path / USUAL
    file.parent.mkdir()
    file.write_bytes(Path(shipped("states.yaml")).read_bytes())
    _git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    return Review(tmp_path, tmp_path_factory.mktemp("runner"), capsys)


def test_a_pull_request_goes_the_whole_way(review: Review) -> None:
    _receipt_moved_by_two_days(review)
    _an_invented_accession(review)
    _a_withdrawal_in_a_conflict(review)
    _a_broken_date(review)
    _ten_blocks_reordered(review)
    _the_period_changed_to_a_year(review)


def _receipt_moved_by_two_days(review: Review) -> None:
    review.edit("received: 2025-06-27", "received: 2025-06-29", "LT")
    document = review.document()
    assert [(fact["path"], fact["old"], fact["new"], fact["nature"], fact["level"]) for fact in document["facts"]] == [
        ("LT.instruments[1].received", "2025-06-27", "2025-06-29", "correction", "status")
    ]
    assert [(row["code"], row["from"], row["until"]) for row in document["consequences"]] == [
        ("LT", "2025-06-27", "2025-06-29"),
        ("LT", "2025-12-27", "2025-12-29"),
    ]
    headline = "1 fact changed; Lithuania is bound two days longer, through 2025-12-28."
    assert review.shown("table").split("\n")[0] == headline
    assert review.shown("md").split("\n")[0] == f"**{headline}**"
    line = review.line("      received: 2025-06-29")
    assert review.annotated("status") == (
        f"::warning file={USUAL},line={line},title=correction LT.instruments[1].received::"
        "changed: Lithuania, withdrawal, received: 2025-06-27 -> 2025-06-29; "
        "Lithuania is bound two days longer, through 2025-12-28\n"
    )
    # the day published no longer follows from the receipt
    assert review.checked() == (1, [("published-day", line + 1)])
    ran = review.acted(1, "status", "1", "1")
    assert ran.log.startswith(review.annotated("status"))
    assert (
        f"\n::error file={USUAL},line={line + 1},col=21,title=published-day LT.instruments[1].takes_effect::" in ran.log
    )
    assert ran.summary.startswith(f"**The registry has 1 error.**\n\n    {USUAL}:{line + 1}:21: error [published-day] ")
    assert _before_the_warnings(ran.summary).endswith(f"\n\n{review.shown('md')}")


def _an_invented_accession(review: Review) -> None:
    review.edit("takes_effect: 2025-12-27", "takes_effect: 2025-12-29", "LT")
    assert [fact["level"] for fact in review.document()["facts"]] == ["fact"]
    assert review.annotated("status", 0) == review.annotated("fact")
    assert review.checked() == (0, [])
    joined = "  instruments:\n    - kind: accession\n      deposited: 2026-03-02\n      sources: [untc-2014]\n"
    review.edit("  name: China\n", f"  name: China\n{joined}", "CN")
    document = review.document()
    assert [(fact["path"], fact["change"], fact["nature"]) for fact in document["facts"]] == [
        ("CN.instruments[0]", "added", "event")
    ]
    assert [(row["from"], row["after"] and row["after"]["status"]) for row in document["consequences"]] == [
        ("2026-03-02", "contracting-state"),
        ("2026-09-01", "state-party"),
    ]
    assert "1 fact added; China is a State Party from 2026-09-01 on." in review.shown("md")
    assert review.checked() == (0, [])
    ran = review.acted(1, "status", "1", "0")
    line = review.line("      deposited: 2026-03-02") - 1
    assert ran.log.startswith(
        f"::warning file={USUAL},line={line},title=event CN.instruments[0]::added: China, accession"
    )
    assert "\n::error" not in ran.log
    assert _before_the_warnings(ran.summary) == review.shown("md")


def _a_withdrawal_in_a_conflict(review: Review) -> None:
    left = (
        "    - kind: withdrawal\n      received: 2026-03-10\n      reasons: Its defence\n      sources: [hrw-2025-07]\n"
    )
    review.edit("  notifications:\n", f"{left}  notifications:\n", "UA")
    document = review.document()
    assert [(fact["path"], fact["level"]) for fact in document["facts"]] == [("UA.instruments[1]", "status")]
    assert [
        (row["from"], row["until"], row["after"] and row["after"]["status"]) for row in document["consequences"]
    ] == [
        ("2026-03-10", "2026-09-10", "state-party"),
        ("2026-09-10", None, "state-party"),
    ]
    said = (
        "Ukraine's status stays the same; marked beside it: withdrawal pending from 2026-03-10 through 2026-09-09, "
        "withdrawal deferred by armed conflict from 2026-09-10 on"
    )
    assert said in review.shown("table")
    assert said in review.annotated("status")
    assert document["parties"]["before"] == document["parties"]["after"]
    assert review.checked() == (0, [])
    ran = review.acted(1, "status", "1", "0")
    assert ran.log.startswith(review.annotated("status"))
    assert _before_the_warnings(ran.summary) == review.shown("md")


def _a_broken_date(review: Review) -> None:
    review.edit("received: 2026-03-10", "received: 2026-02-30", "UA")
    for form in ("table", "github"):
        code, said, aside = review.ottawa("diff", "-f", form, "--fail-on", "status")
        assert (code, said) == (3, "")
        assert re.search(rf"^{USUAL}:\d+:17: error \[wrong-date\] UA.instruments\[1\].received", aside)
        assert f"NEW ({USUAL}) is invalid, so nothing is compared" in aside
    line = review.line("      received: 2026-02-30")
    assert review.checked() == (1, [("wrong-date", line)])
    ran = review.acted(1, "unknown", "", "1")
    assert f"\n::error file={USUAL},line={line},col=17,title=wrong-date UA.instruments[1].received::" in ran.log
    assert ran.summary.startswith(f"**The registry has 1 error.**\n\n    {USUAL}:{line}:17: error [wrong-date] ")
    assert ran.summary.endswith(f"    ottawa: NEW ({USUAL}) is invalid, so nothing is compared\n")
    assert review.ottawa("diff", USUAL, "HEAD")[2].endswith(f"OLD ({USUAL}) is invalid, so nothing is compared\n")
    review.edit("received: 2026-02-30", "received: 2026-03-10", "UA")
    code, _, aside = review.ottawa("diff")
    assert code == 3
    assert f"OLD (HEAD:{USUAL}) is invalid" in aside
    assert f"    ottawa: OLD (HEAD:{USUAL}) is invalid" in review.acted(3, "unknown", "", "0").summary


def _ten_blocks_reordered(review: Review) -> None:
    review.edit("format: 1", "format: '1' # reordered")
    text = review.file.read_text(encoding="utf-8")
    _git(review.folder, "commit", "-qam", "a step")
    blocks = re.split(r"^(?=[A-Z]{2}:\n)", text, flags=re.MULTILINE)
    blocks[20:30] = blocks[20:30][::-1]
    review.write("".join(blocks))
    document = review.document()
    assert (document["facts"], document["consequences"]) == ([], [])
    assert document["old"]["sha256"] != document["new"]["sha256"]
    assert review.shown("table").startswith("No fact differs, and no answer.")
    assert review.annotated("text", 0) == ""
    code, errors = review.checked()
    assert (code, {rule for rule, _ in errors}) == (1, {"block-order"})  # no fact changed, but not as the file is kept
    ran = review.acted(1, "none", "0", str(len(errors)))
    assert len(re.findall("^::error .*block-order", ran.log, re.MULTILINE)) == min(10, len(errors))
    assert _before_the_warnings(ran.summary).endswith(f"\n\n{review.shown('md')}")


def _before_the_warnings(summary: str) -> str:
    """A summary without its last part: the warnings for which there was no room beside the lines, if there were any.

    The registry itself has some: decisions that came late.
    """
    said, *rest = re.split(r"\n\*\*(?=\d+ warnings, not all of them beside the lines:)", summary)
    assert all(warnings.count(": warning [") == int(warnings.split()[0]) for warnings in rest)
    return said


def _the_period_changed_to_a_year(review: Review) -> None:
    review.edit("    period: P6M\n    armed", "    period: P1Y\n    armed")
    document = review.document()
    assert [(fact["code"], fact["path"], fact["level"]) for fact in document["facts"]] == [
        (None, "treaty.withdrawal.period", "status")
    ]
    assert {row["code"] for row in document["consequences"]} == {"EE", "FI", "LT", "LV", "PL", "UA"}
    assert document["parties"] == {
        "on": "2026-02-21", "before": {"min": 161, "max": 161}, "after": {"min": 166, "max": 166},
    }  # fmt: skip
    said = review.shown("md").split("\n")
    assert said[0] == ("**1 fact changed; 5 States are bound longer, 1 has other marks beside the same status.**")
    assert "- Lithuania is bound 182 days longer, through 2026-06-28." in said
    assert "5 States are bound longer" in review.annotated("status")
    code, errors = review.checked()
    assert (code, {rule for rule, _ in errors}) == (1, {"published-day", "block-order"})
    ran = review.acted(1, "status", "1", str(len(errors)))
    assert ran.log.startswith(review.annotated("status"))
    assert ran.summary.startswith(f"**The registry has {len(errors)} errors.**\n")
    assert _before_the_warnings(ran.summary).endswith(f"\n\n{review.shown('md')}")


def test_the_notes_of_a_data_release_are_the_difference_of_two_tags(review: Review) -> None:
    review.edit("verified: 2026-02-21", "verified: 2026-06-30")
    _git(review.folder, "tag", "-a", "data-2026-02-21", "-m", "Facts complete through 2026-02-21")
    joined = "  instruments:\n    - kind: accession\n      deposited: 2026-03-02\n      sources: [untc-2014]\n"
    review.write(review.file.read_text(encoding="utf-8").replace("  name: China\n", f"  name: China\n{joined}"))
    code, notes, _ = review.ottawa("diff", "data-2026-02-21", "-f", "md")
    assert (code, notes.split("\n")[0]) == (
        0,
        "**1 fact changed, 1 added; China is a State Party from 2026-09-01 on.**",
    )
    assert notes.count(" | event | ") == 2
    _git(review.folder, "commit", "-qam", "a release")
    _git(review.folder, "tag", "-a", "data-2026-06-30", "-m", "Facts complete through 2026-06-30")
    code, text, _ = review.ottawa("diff", "data-2026-02-21", "data-2026-06-30", "-f", "md")
    assert (code, text) == (0, notes.replace(f"to `{USUAL}`", f"to `data-2026-06-30:{USUAL}`"))
