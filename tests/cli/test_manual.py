"""The manual page: what the help says, for man."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

PAGE = ROOT / "docs" / "ottawa.1"


def test_the_manual_page_is_what_the_help_says() -> None:
    command = [sys.executable, "-c", "import make_man; print(make_man.manual_page(), end='')"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT / "scripts")
    assert done.stdout.decode() == PAGE.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man")
def test_the_manual_page_is_read_by_man_without_a_warning() -> None:
    environment = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["man", "--warnings", "-l", str(PAGE)], capture_output=True, check=True, env=environment)
    assert done.stderr == b""
    assert "Where each STATE stands on a day" in " ".join(done.stdout.decode().split())
