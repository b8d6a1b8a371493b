"""README, CONTRIBUTING and docs/ say what the program does: every example is run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from conftest import text_of
from examples import DOCUMENTS, ROOT, Example, answered, examples, printed, questions
from ottawa_cli import check
from runner import documented

EXAMPLES = [
    pytest.param(example, id=f"{name}: {example.command}")
    for name in DOCUMENTS
    for example in examples((ROOT / name).read_text(encoding="utf-8"))
]
QUESTIONS = [
    pytest.param(question, rows, id=f"{name}: {question.splitlines()[0]}")
    for name in DOCUMENTS
    for question, rows in questions((ROOT / name).read_text(encoding="utf-8"))
]


def blocks_of(name: str) -> list[str]:
    """The blocks of a document that are meant for a registry."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


BLOCKS = [
    pytest.param(block, id=f"{name} {number}")
    for name in DOCUMENTS
    if name != "docs/rules.md"  # half of whose blocks are broken on purpose: test_manuals.py
    for number, block in enumerate(blocks_of(name), start=1)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_prints_what_stands_under_it(example: Example) -> None:
    assert printed(example.command) == example.output


@pytest.mark.parametrize(("question", "rows"), QUESTIONS)
def test_a_question_in_sql_is_answered_as_stands_under_it(question: str, rows: str) -> None:
    assert answered(question) == rows


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_of_the_documents_is_a_valid_one(block: str, tmp_path: Path) -> None:
    cited = sorted(set(re.findall(r"sources: \[([^\]]*)\]", block)))
    ids = sorted({name.strip() for names in cited for name in names.split(",")})
    sources = "sources:\n" + "".join(f'  {name}: {{title: A source, url: "https://example.org/"}}\n' for name in ids)
    has_its_own = block.startswith("sources:")
    whole = block if block.startswith("format:") else text_of(block, sources="" if has_its_own else sources)
    file = tmp_path / "states.yaml"
    file.write_text(whole, encoding="utf-8")
    assert [finding for finding in check(str(file)).findings if finding.severity == "error"] == []


def test_the_block_of_contributing_is_clean_as_it_stands_and_cites_as_the_registry_does(tmp_path: Path) -> None:
    (block,) = blocks_of("CONTRIBUTING.md")
    file = tmp_path / "states.yaml"
    file.write_text(text_of(block, sources=""), encoding="utf-8")
    assert printed(f"ottawa check --strict {file}; echo $?").splitlines()[-1] == "0"
    registry = (ROOT / "data" / "states.yaml").read_text(encoding="utf-8")
    assert [line for line in block.splitlines() if "url:" in line and line not in registry] == []


def test_the_first_answer_of_the_readme_fits_a_screen() -> None:
    first = examples((ROOT / "README.md").read_text(encoding="utf-8"))[0]
    assert max(map(len, (first.command, *first.output.splitlines()))) <= 100


def test_who_cites_names_this_version_and_this_state_of_the_data() -> None:
    citation = documented("CITATION.cff")
    (data,) = citation["references"]
    version, _, _, verified = printed("ottawa --version").split("\n")[:4]
    assert (f"ottawa {citation['version']}", f"verified {data['version']}") == (version, verified)
    assert (ROOT / data["filename"]).is_file()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["authors"] == citation["authors"] == data["authors"]
    assert project["license"] == citation["license"] == data["license"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_python_of_the_documents_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        exec(compile(block, name, "exec"), {})
        said = capsys.readouterr().out
        for told in re.findall(r"^print\(.*\)  # (.*)$", block, re.MULTILINE):
            assert told in said


def test_the_readme_tells_two_commands_that_do_everything() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("ottawa status LT")
    assert commands[1].endswith("-m pytest")


def test_every_command_and_every_option_is_in_the_documents() -> None:
    told = "".join((ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS)
    _, _, commands = printed("ottawa --help").partition("Commands:\n")
    for command in re.findall(r"^  ([a-z]+) ", commands.partition("\n\n")[0], re.MULTILINE):
        assert f"ottawa {command}" in told
        for option in re.findall(r"--[a-z]+", printed(f"ottawa {command} --help")):
            assert option in told, f"{command} {option}"


def test_the_rules_and_the_schema_that_are_committed_are_current() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == printed("ottawa rules -f md")
    assert (ROOT / "data" / "states.schema.json").read_text(encoding="utf-8") == printed("ottawa schema")


def test_the_registry_names_its_schema_in_its_first_line() -> None:
    with (ROOT / "data" / "states.yaml").open(encoding="utf-8") as file:
        assert file.readline() == "# yaml-language-server: $schema=states.schema.json\n"


def test_every_test_that_the_documents_name_is_one() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = {name for path in DOCUMENTS for name in re.findall(r"`(test_\w+)`", (ROOT / path).read_text("utf-8"))}
    assert len(named) > 50
    assert named <= set(re.findall(r"^def (test_\w+)\(", tests, re.MULTILINE))
