"""`ottawa timeline -f ics`, as calendars of others read it: vobject, and khal, which keeps what it imports."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ottawa_cli.__main__ import run

Capture = pytest.CaptureFixture[str]

KHAL = os.environ.get("OTTAWA_KHAL") or shutil.which("khal")


def written(capsys: Capture, *arguments: str) -> str:
    assert run(["timeline", *arguments, "-f", "ics"]) == 0
    return capsys.readouterr().out


def test_vobject_finds_every_event_valid_and_reads_back_what_is_told(capsys: Capture) -> None:
    vobject = pytest.importorskip("vobject", reason="it comes with the extra 'read-back'")
    text = written(capsys, "--on", "2025-07-01", "--alarm", "P7D")
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    events = {event.uid.value: event for event in calendar.vevent_list}
    assert len(events) == text.count("BEGIN:VEVENT")
    effect = events["apmbc/LT/withdrawal/1/withdrawal-effect@ottawa"]
    assert (effect.dtstart.value, effect.dtend.value) == (date(2025, 12, 27), date(2025, 12, 28))
    assert effect.summary.value == "Lithuania: withdrawal takes effect"
    assert effect.url.value in effect.description.value
    assert effect.valarm.trigger.value.days == -7


@pytest.mark.skipif(KHAL is None, reason="khal is not installed: a program of its own, named by $OTTAWA_KHAL")
def test_khal_imports_every_event_and_lists_a_day_known_in_part_once(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(
        f"[calendars]\n[[treaties]]\npath = {tmp_path}/kept\n[sqlite]\npath = {tmp_path}/khal.db\n"
        "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ntimeformat = %H:%M\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        "local_timezone = UTC\ndefault_timezone = UTC\n",
        encoding="utf-8",
    )
    (tmp_path / "kept").mkdir()
    text = written(capsys)
    (tmp_path / "ottawa.ics").write_bytes(text.encode())

    def khal(*arguments: str) -> str:
        command = [str(KHAL), "-c", str(tmp_path / "config"), *arguments]
        env = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, env=env, capture_output=True, check=True, encoding="utf-8").stdout

    khal("import", "--batch", "-a", "treaties", str(tmp_path / "ottawa.ics"))
    assert len([*(tmp_path / "kept").iterdir()]) == text.count("BEGIN:VEVENT")
    listed = khal("list", "-f", "{title}", "--day-format", "{date}", "2026-07-01", "400d").splitlines()
    lebanon = "entry into force for Lebanon, on a day between 2026-07-01 and 2027-05-01"
    assert listed.count(lebanon) == 1
    assert listed[listed.index(lebanon) - 1] == "2026-07-01"
    told = khal("list", "-f", "{title}|{url}|{description}", "--day-format", "", "2025-12-27", "1d")
    assert "Lithuania: withdrawal takes effect|https://" in told
    assert "MAG statement on the withdrawals" in told
