"""The documents' scripts, and their blocks for pandas, DuckDB and R, run on what the program writes."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from examples import DOCUMENTS, ROOT, questions

PLACES = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}


def blocks(language: str) -> list[str]:
    found = (re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) for text in PLACES.values())
    return [block for of_one in found for block in of_one]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the blocks say that they read."""
    folder = tmp_path_factory.mktemp("written")
    sh("ottawa export panel -o panel.csv && ottawa export spells -o spells.csv", folder)
    sh("ottawa list -f jsonl > states.jsonl", folder)
    return folder


def sh(script: str, folder: Path, **env: str) -> str:
    """What a script of the documents prints, with the program installed here."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "OTTAWA_TODAY": "2026-02-21", **env}
    done = subprocess.run(["sh", "-ec", script], cwd=folder, env=env, capture_output=True, check=True, text=True)
    return done.stdout


@pytest.mark.parametrize("block", blocks("py"), ids=lambda block: block.split()[1])
def test_a_block_for_a_library_prints_what_it_says(
    block: str, written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip(block.split()[1], reason="it comes with the extra 'read-back'")
    monkeypatch.chdir(written)
    exec(compile(block, "a document", "exec"), {})
    said = capsys.readouterr().out
    told = re.findall(r"^print\(.*\)  # (.*)$", block, re.MULTILINE)
    assert told
    assert said == "".join(f"{line}\n" for line in told)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("block", blocks("r"))
def test_a_block_for_r_runs(block: str, written: Path) -> None:
    for package in re.findall(r"library\((\w+)\)", block):
        asked = ["Rscript", "-e", f"library({package})"]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            pytest.skip(f"R has no package {package} here")
    subprocess.run(["Rscript", "-e", block], cwd=written, check=True, capture_output=True)


NEEDS_DATASETTE = pytest.mark.skipif(
    "OTTAWA_DATASETTE" not in os.environ, reason="no datasette is named by $OTTAWA_DATASETTE"
)
DATASETTE_METADATA = ROOT / "docs" / "datasette.json"
SHOWN = sorted(json.loads(DATASETTE_METADATA.read_text(encoding="utf-8"))["databases"]["ottawa"]["tables"])


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What datasette answers at an address."""
    folder = tmp_path_factory.mktemp("datasette")
    sh("ottawa export sqlite -o ottawa.db", folder)

    def get(address: str) -> str:
        command = [os.environ["OTTAWA_DATASETTE"], "ottawa.db", "--metadata", str(DATASETTE_METADATA), "--get", address]
        return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout

    return get


@NEEDS_DATASETTE
@pytest.mark.parametrize(("question", "told"), questions(PLACES["docs/export.md"]))
def test_datasette_answers_the_questions_of_the_documents(
    question: str, told: str, datasette: Callable[[str], str]
) -> None:
    asked = "/ottawa.json?" + urlencode({"sql": question.rstrip().removesuffix(";"), "_shape": "arrays"})
    rows = json.loads(datasette(asked))["rows"]
    assert "".join("|".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows) == told


@NEEDS_DATASETTE
@pytest.mark.parametrize("table", SHOWN)
def test_datasette_opens_every_table_and_view_and_what_their_keys_lead_to(
    table: str, datasette: Callable[[str], str]
) -> None:
    page = datasette(f"/ottawa/{table}?_size=1")
    described = json.loads(DATASETTE_METADATA.read_text(encoding="utf-8"))["databases"]["ottawa"]["tables"][table]
    assert html.escape(described["description"], quote=False).replace("'", "&#39;") in page
    for address in {*re.findall(r'<td class="col-[^"]*"><a href="(/ottawa/\w+/[^"?]+)"', page)}:
        assert "<h1" in datasette(address)


@NEEDS_DATASETTE
def test_datasette_says_whose_the_data_are_and_answers_for_a_day(datasette: Callable[[str], str]) -> None:
    told = json.loads(DATASETTE_METADATA.read_text(encoding="utf-8"))
    page = datasette("/")
    assert told["title"] in page
    assert told["license_url"] in page
    assert len(json.loads(datasette("/ottawa/parties_on.json?day=2025-12-27&_shape=array&_size=max"))) == 163
    assert len(json.loads(datasette("/ottawa/parties_on_a_day.json?day=2025-12-27&_shape=array"))) == 163


@pytest.mark.parametrize("script", [block for block in blocks("sh") if block.startswith("#!")])
def test_a_script_runs_in_the_repository(script: str) -> None:
    sh(script, ROOT)


def test_the_prompt_says_where_a_state_stands() -> None:
    (block,) = (block for block in blocks("sh") if block.startswith("PS1="))
    asked = block.partition("$(")[2].rpartition(")")[0]
    assert sh(asked, ROOT) == "former-state-party\n"
