"""What rules say of a file that breaks them: each finding at its place, in words that name the days and the rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import text_of
from ottawa_cli import check
from ottawa_cli.__main__ import run
from ottawa_cli.facts.findings import path_text
from ottawa_cli.reading.names import load_names
from ottawa_cli.reading.registry_reader import RegistryReader
from ottawa_cli.rules.examination import Examination

FILE = """\
format: 1
treaty:
  id: apmbc
  name: Convention
  short_name: Ottawa Convention
  adopted: 1997-09-18
  verified: 2026-02-21
  signature: {article: "15", opened: 1997-12-03, closed: 1997-12-02}
  entry_into_force:
    {article: "17", date: 1999-03-01, threshold: 2, threshold_reached: 1999-03-02, also_counted: 1, period: P6M}
  withdrawal: {article: "20", period: P6M, reasons: true, notify: [states-parties, security-council]}
sources:
  x: {title: A source, url: "https://example.org/x", as_of: 2025-06}
  y: {title: Nobody's, url: "https://example.org/y"}
totals:
  - {on: 2005-01-01, in_force: 3, sources: [x]}
  - {on: 2025-05-01, deposited: 9}
  - {on: 2027-02-22, signed: 0, sources: [x]}
LT:
  name: Litva
  signed: 1997-12-02
  instruments:
    - {kind: accession, deposited: 1999-03-03, takes_effect: 1999-09-04, sources: [z]}
    - {kind: accession, deposited: 1999-03-03, sources: [x]}
    - {kind: withdrawal, received: 2025-07-01, notified: [depositary], sources: [x]}
    - kind: withdrawal
      received: 2025-07-02
      reasons: Its own
      notified: [security-council]
      not_found: [states-parties]
      sources: [x]
    - {kind: revocation, received: 2026-01-01}
  notifications:
    - kind: suspension
      received: 2026-01-02
      ended: 2026-01-01
      objections: [{by: XX, on: 2026-01-01}]
      statements: [{by: M, on: 2026-01-01, text: T}]
    - {kind: provisional-application, received: 2000-01-01, ended: 2000-02-01, sources: [x]}
  armed_conflicts: [{since: 2026-01-01, ended: 2026-01-01}]
  steps: [{kind: parliament, on: 2027-02-22, text: A}]
  declarations: [{with: later, on: 2027-02-21, text: A}]
LV:
  name: Latvia
  signed: 1999-03-01
  sources: [x]
  instruments:
    - {kind: ratification, deposited: 1999-02-28, sources: [x]}
QQ:
  name: Nowhere
  instruments:
    - {kind: ratification, deposited: 1997-09-17, sources: [x]}
    - kind: withdrawal
      received: 1997-09-16
      reasons: Its own
      not_found: [states-parties, security-council]
      sources: [x]
    - {kind: succession, deposited: 1997-09-18, sources: [x]}
  notifications:
    - {kind: provisional-application, received: 1997-09-17, ended: 1997-09-17, sources: [x]}
    - {kind: suspension, received: 1997-09-18, sources: [x]}
XA:
  name: Examplia
  notifications:
    - {kind: provisional-application, sources: [x]}
"""
FOUND = """\
error treaty-order treaty.signature.closed
  1997-12-02 is before 1997-12-03, the day of 'opened'
error treaty-order treaty.entry_into_force.date
  1999-03-01 is before 1999-03-02, the day of 'threshold_reached'
warning threshold-deposits treaty.entry_into_force.threshold
  2 deposits before 1999-03-02, which is not the day of the 2 that were needed
warning unused-source sources.y
  nothing cites 'y'
error no-source totals[1].sources
  a total without a source
error published-total totals[1].deposited
  9 consents on deposit on 2025-05-01 were published, but 3 follow from the blocks
warning after-verified totals[2].on
  2027-02-22 is more than a year after 2026-02-21, through which the facts are held to be complete
error published-total totals[2].signed
  0 signatures on 2027-02-22 were published, but 1 follow from the blocks
warning older-source totals[2].sources[0]
  'x' is of 2025-06, before 2027-02-22, and cannot know of it
error no-source LT.sources
  a signature without a source
warning unlike-name LT.name
  'Litva' is not the United Nations short name, 'Lithuania'
error signature-window LT.signed
  signed on 1997-12-02, before the treaty was opened for signature on 1997-12-03 (art. 15)
warning kind-of-consent LT.instruments[0].kind
  accession by a State that signed on 1997-12-02
error published-day LT.instruments[0].takes_effect
  published as 1999-09-04, but 1999-09-03 follows from 1999-03-03 (art. 17: deposit + P6M)
error unknown-source LT.instruments[0].sources[0]
  no source 'z' is described
warning moves-nothing LT.instruments[1]
  this accession moves nothing: the State had consented to be bound already
warning no-reasons LT.instruments[2].reasons
  a withdrawal without reasons on record (art. 20)
warning no-notice LT.instruments[2].notified
  no notice on record to the other States Parties and to the Security Council (art. 20)
warning older-source LT.instruments[2].sources[0]
  'x' is of 2025-06, before 2025-07-01, and cannot know of it
warning moves-nothing LT.instruments[3]
  this withdrawal moves nothing: another withdrawal stood
warning older-source LT.instruments[3].sources[0]
  'x' is of 2025-06, before 2025-07-02, and cannot know of it
error no-source LT.instruments[4].sources
  an instrument without a source
warning revocation-too-late LT.instruments[4].received
  received on 2026-01-01, when the withdrawal had taken effect on 2026-01-01
warning moves-nothing LT.notifications[0]
  this suspension sets no mark: it ended on the day of its receipt, or before
error no-source LT.notifications[0].sources
  a notification without a source
error date-order LT.notifications[0].ended
  ended on 2026-01-01, before it was received on 2026-01-02
error no-source LT.notifications[0].objections[0].sources
  an objection without a source
error unknown-objector LT.notifications[0].objections[0].by
  XX is no State of this registry
error date-order LT.notifications[0].objections[0].on
  2026-01-01 is before 2026-01-02, the receipt of what it speaks of
error no-source LT.notifications[0].statements[0].sources
  a statement without a source
error date-order LT.notifications[0].statements[0].on
  2026-01-01 is before 2026-01-02, the receipt of what it speaks of
warning moves-nothing LT.notifications[1]
  this provisional-application sets no mark: the treaty was in force for the State
error no-source LT.armed_conflicts[0].sources
  an armed conflict without a source
error date-order LT.armed_conflicts[0].ended
  the first day without it, 2026-01-01, does not come after its first day, 2026-01-01
error no-source LT.steps[0].sources
  a step without a source
warning after-verified LT.steps[0].on
  2027-02-22 is more than a year after 2026-02-21, through which the facts are held to be complete
error no-source LT.declarations[0].sources
  a declaration without a source
error signature-window LV.signed
  signed on 1999-03-01, after the last day for signature, 1997-12-02 (art. 15)
error date-order LV.instruments[0].deposited
  1999-02-28 is before 1999-03-01, the day of what stands before it
warning unknown-code QQ
  QQ is no code of a State that this program knows
warning kind-of-consent QQ.instruments[0].kind
  ratification by a State that has not signed
error before-adoption QQ.instruments[0].deposited
  1997-09-17 is before 1997-09-18, when the treaty was adopted
warning moves-nothing QQ.instruments[1]
  this withdrawal moves nothing: the State was not a State Party
error before-adoption QQ.instruments[1].received
  1997-09-16 is before 1997-09-18, when the treaty was adopted
error date-order QQ.instruments[1].received
  1997-09-16 is before 1997-09-17, the day of what stands before it
warning moves-nothing QQ.instruments[2]
  this succession moves nothing: the State had consented to be bound already
warning succession-day QQ.instruments[2].takes_effect
  a succession without a published day of effect
warning moves-nothing QQ.notifications[0]
  this provisional-application sets no mark: it ended on the day of its receipt, or before
error before-adoption QQ.notifications[0].received
  1997-09-17 is before 1997-09-18, when the treaty was adopted
warning moves-nothing QQ.notifications[1]
  this suspension sets no mark: the State was not a State Party
warning unknown-code XA
  XA is no code of a State that this program knows
warning moves-nothing XA.notifications[0]
  this provisional-application sets no mark: there is no consent with which it was declared
"""


def test_how_much_was_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(FILE, encoding="utf-8")
    run(["check", str(file)])
    assert "4 States, 9 instruments, 2 sources" in capsys.readouterr().out


def test_the_rest_is_looked_at_where_the_sources_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    total = "totals: [{on: 2005-01-01, in_force: 0, sources: [x]}]\n"
    blocks = total + "LT: {name: Lithuania, signed: 1998-02-03, sources: [x]}\n"
    file.write_text(text_of(blocks, sources="sources: x\n"), encoding="utf-8")
    assert {each.rule for each in check(str(file)).findings} == {"wrong-shape"}


def test_a_file_that_breaks_rules_of_every_kind_is_told_of_each_in_its_order(tmp_path: Path) -> None:
    """What is in time to the day is not told."""
    file = tmp_path / "states.yaml"
    file.write_text(FILE, encoding="utf-8")
    told = [
        f"{each.severity} {each.rule} {path_text(each.path)}\n  {each.message}\n" for each in check(str(file)).findings
    ]
    assert "".join(told) == FOUND


def test_states_are_examined_together_and_told_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [
        f"X{number:03}:\n  name: Examplia\n{'  nmae: Examplia' if number % 40 == 39 else ''}\n"
        "  instruments:\n"
        "    - {kind: accession, deposited: 2005-03-05, sources: [x]}\n"
        "    - {kind: accession, deposited: 2004-03-05, sources: [y]}\n"
        for number in range(150)
    ]
    raw = text_of("".join(blocks)).encode()

    def found() -> list[tuple[str, tuple[str | int, ...]]]:
        parts = RegistryReader("states.yaml", raw).parts()
        return [(finding.rule, finding.path) for finding in Examination(load_names()).findings(parts)]

    together = found()
    monkeypatch.setattr("ottawa_cli.rules.examination._TOGETHER", 1)
    assert together == found()
    codes = [path[0] for _, path in together if path and str(path[0]).startswith("X")]
    assert codes == sorted(codes)
    assert len({*codes}) == 150


def test_where_enough_is_wrong_a_file_of_much_is_left_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = ", ".join(f"s{number}" for number in range(1000))
    blocks = [f"X{number:02}:\n  name: Examplia\n  sources: [{unknown}]\n" for number in range(20)]
    file = tmp_path / "states.yaml"
    file.write_text(text_of("".join(blocks)), encoding="utf-8")
    monkeypatch.setattr("ottawa_cli.reading.registry.READ_ON", 2500)
    report = check(str(file))
    assert report.errors == 2500
    assert report.counts.states == 3
