"""A request to end while something is written: heeded, and never in the middle of what must be done whole."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from ottawa_cli.system.ending import tidy_when_asked_to_end, undisturbed
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import written_whole
from ottawa_cli.system.folders import folder_written_whole


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_it_is_heeded_at_once_but_where_something_must_be_done_whole(asked: signal.Signals) -> None:
    done = []

    def work() -> None:
        with tidy_when_asked_to_end():
            with undisturbed():
                for each in (asked, signal.SIGINT, asked):
                    os.kill(os.getpid(), each)
                    done.append("whole")
            done.append("more")

    with pytest.raises(SystemExit) as ended:
        work()
    assert (ended.value.code, done) == (128 + asked, ["whole"] * 3)
    assert signal.getsignal(asked) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with tidy_when_asked_to_end():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_file_that_is_half_written_goes(tmp_path: Path) -> None:
    def work() -> None:
        with written_whole(str(tmp_path / "file")) as beside:
            Path(beside).write_text("half", encoding="utf-8")
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)

    with pytest.raises(SystemExit):
        work()
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_is_gone_while_it_is_written_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()

    def work() -> None:
        with folder_written_whole(str(tmp_path / "in" / "site")) as folder:
            folder.write("one", b"1")
            shutil.rmtree(tmp_path / "in")
            folder.write("two/three", b"2")

    with pytest.raises(Unreadable, match="there is no such folder"):
        work()
    assert [*tmp_path.iterdir()] == []
