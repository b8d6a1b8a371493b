"""`ottawa site`: a folder for any web server, with what the other commands print in it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest

from atom_feeds import feed_faults
from conftest import text_of
from ottawa_cli.__main__ import run
from ottawa_cli.cli.schema import KNOWN
from ottawa_cli.cli.site_parts import PARTS
from ottawa_cli.facts.model import Registry
from ottawa_cli.system.folders import LIST
from runner import PROGRAM

Capture = pytest.CaptureFixture[str]

ON = ("--on", "2025-12-27")
HOSTILE = """\
sources:
  x: {title: '<script>alert(1)</script>', url: 'https://example.org/?a=b&c'}
"""


class Links(HTMLParser):
    """Every address on a page, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]


def links_of(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    links.close()
    return links


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web") / "site"
    assert run(["site", "-o", str(folder), *ON]) == 0
    return folder


def test_the_index_leads_to_every_file_and_to_nothing_else(site: Path) -> None:
    links = links_of(site / "index.html")
    here = {*files_of(site)} - {"index.html", LIST}
    assert {*links.addresses} == here
    assert "script" not in links.tags
    assert not any(address.startswith(("/", "http", "..")) for address in links.addresses)


def test_every_state_has_a_json_a_calendar_and_a_feed(site: Path, shipped: Registry) -> None:
    expected = {f"{code}.{ending}" for code in shipped.states for ending in ("json", "ics", "atom")}
    assert {file.name for file in (site / "states").iterdir()} == expected
    assert {file.name for file in (site / "schemas").iterdir()} == {f"{name}.json" for name in KNOWN}


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("states.json", ["list", "--json", *ON]),
        ("timeline.ics", ["timeline", "-f", "ics", *ON]),
        ("timeline.atom", ["timeline", "-f", "atom", *ON]),
        ("report.html", ["report", "-o", "-", *ON]),
        ("states/UA.json", ["explain", "UA", "--json", *ON]),
        ("states/UA.ics", ["timeline", "UA", "-f", "ics", *ON]),
        ("states/UA.atom", ["timeline", "UA", "-f", "atom", *ON]),
        ("states/US.atom", ["timeline", "US", "-f", "atom", *ON]),
        ("schemas/registry.json", ["schema"]),
        ("schemas/explain.json", ["schema", "explain"]),
    ],
)
def test_a_file_is_what_the_command_of_its_kind_prints(
    site: Path, capfdbinary: pytest.CaptureFixture[bytes], file: str, command: list[str]
) -> None:
    assert run(command) == 0
    assert (site / file).read_bytes() == capfdbinary.readouterr().out


@pytest.mark.parametrize(("file", "what"), [("panel.csv", "panel"), ("ottawa.db", "sqlite")])
def test_an_export_is_the_exports_own_byte_for_byte(site: Path, tmp_path: Path, file: str, what: str) -> None:
    assert run(["export", what, "-o", str(tmp_path / file)]) == 0
    assert (site / file).read_bytes() == (tmp_path / file).read_bytes()


def test_every_part_is_explained_on_the_index(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    for part in PARTS:
        assert f'<dt><a href="{part.name}">{part.name}</a></dt>' in page
    assert "<h2>To subscribe to</h2>" in page
    assert '<th scope="row">Lithuania</th><td>former State Party</td>' in page
    assert "State Party, suspension notified, contested</td>" in page
    assert "what happened later may be missing" not in page


def test_the_same_registry_and_day_give_the_same_bytes_and_another_day_others(site: Path, tmp_path: Path) -> None:
    assert run(["site", "-o", str(tmp_path / "again"), *ON]) == 0
    assert files_of(tmp_path / "again") == files_of(site)
    assert run(["site", "-o", str(tmp_path / "again"), "--on", "2026-06-01"]) == 0
    later = (tmp_path / "again" / "index.html").read_text(encoding="utf-8")
    assert "what happened later may be missing" in later
    assert os.listdir(tmp_path) == ["again"]


def test_another_treatys_site_is_its_own(tmp_path: Path) -> None:
    assert run(["site", "-o", str(tmp_path / "ccm"), "--treaty", "ccm"]) == 0
    assert "<h1>Cluster Munitions Convention" in (tmp_path / "ccm" / "index.html").read_text(encoding="utf-8")
    assert {*links_of(tmp_path / "ccm" / "index.html").addresses} == {*files_of(tmp_path / "ccm")} - {
        "index.html",
        LIST,
    }


@pytest.mark.parametrize("code", ["../XA", "..", "X/A", "xa", "X\\A"])
def test_a_strangers_code_that_would_lead_out_of_the_folder_is_no_code(
    capsys: Capture, tmp_path: Path, code: str
) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(f"'{code}': {{name: Examplia}}\n"), encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert run(["site", "-o", str(tmp_path / "site"), "--registry", str(file)]) == 3
    assert sorted(tmp_path.rglob("*")) == before
    assert capsys.readouterr().err


def test_a_strangers_words_are_words_on_the_index_and_in_every_feed_and_calendar(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    name = "</th><script>alert(1)</script>../../x \"'&"
    step = "{kind: parliament, on: 2020-05-08, text: '<b>]]>', sources: [x]}"
    name_in_yaml = name.replace("'", "''")
    states = f"XA: {{name: '{name_in_yaml}', steps: [{step}]}}\nXB: {{name: Another}}\n"
    file.write_text(text_of(states, sources=HOSTILE), encoding="utf-8")
    assert run(["site", "-o", str(tmp_path / "site"), "--registry", str(file)]) == 0
    links = links_of(tmp_path / "site" / "index.html")
    assert "script" not in links.tags
    assert {*links.addresses} == {*files_of(tmp_path / "site")} - {"index.html", LIST}
    for path, raw in files_of(tmp_path / "site").items():
        if path.endswith(".atom"):
            assert [*feed_faults(raw.decode())] == []
        if path.endswith(".ics"):
            icalendar.Calendar.from_ical(raw)
    assert sorted(os.listdir(tmp_path)) == ["site", "states.yaml"]


def test_a_registry_without_a_state_has_a_site_too(tmp_path: Path) -> None:
    file = tmp_path / "states.yaml"
    file.write_text(text_of(""), encoding="utf-8")
    assert run(["site", "-o", str(tmp_path / "site"), "--registry", str(file)]) == 0
    assert {*links_of(tmp_path / "site" / "index.html").addresses} == {*files_of(tmp_path / "site")} - {
        "index.html", LIST,
    }  # fmt: skip
    with closing(sqlite3.connect(tmp_path / "site" / "ottawa.db")) as database:
        assert database.execute("SELECT count(*) FROM state").fetchone() == (0,)


def test_a_folder_that_it_did_not_make_is_refused(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis").write_text("years of work", encoding="utf-8")
    assert run(["site", "-o", str(tmp_path / "mine")]) == 2
    assert "holds what ottawa site did not write (thesis)" in capsys.readouterr().err
    assert os.listdir(tmp_path / "mine") == ["thesis"]
    assert os.listdir(tmp_path) == ["mine"]


@pytest.mark.parametrize("arguments", [[], ["-o", "-"], ["-o", ""]])
def test_without_a_folder_it_says_how_one_is_named(capsys: Capture, arguments: list[str]) -> None:
    assert run(["site", *arguments]) == 2
    assert "ottawa site -o public" in capsys.readouterr().err


def test_a_registry_that_cannot_be_read_leaves_the_site_before(capsys: Capture, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    assert run(["site", "-o", str(tmp_path / "site"), "--registry", str(tmp_path / "nowhere.yaml")]) == 3
    assert files_of(tmp_path / "site") == files_of(site)
    assert os.listdir(tmp_path) == ["site"]
    assert "cannot be read: no such file or directory" in capsys.readouterr().err


def test_ctrl_c_leaves_no_half_a_site_behind(tmp_path: Path) -> None:
    """The installed program, interrupted when the first files of its folder are there."""
    with subprocess.Popen([PROGRAM, "site", "-o", str(tmp_path / "site")], stderr=subprocess.PIPE) as writing:
        deadline = time.monotonic() + 30
        while not [*tmp_path.glob(".ottawa-*/*")] and time.monotonic() < deadline:
            time.sleep(0.005)
        writing.send_signal(signal.SIGINT)
        assert writing.wait(30) == 130
    assert os.listdir(tmp_path) == []
