"""What is told of one State at length is kept in stages: each says what is told on every day until the next."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from conftest import day, text_of
from made_registries import Maker
from ottawa_cli.__main__ import run
from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.facts.model import Registry
from ottawa_cli.facts.names import Names
from ottawa_cli.reading.registry import registry_of
from ottawa_cli.snapshot import places
from ottawa_cli.snapshot.stories import Stories
from ottawa_cli.system.paths import shipped as shipped_file

EVE = timedelta(days=1)
AFTER_ALL = "9999-12-31"
NOT_READ = ("ottawa_cli.system.files.os.open", lambda *_: pytest.fail("the registry was read"))
"""What is set in the place of opening a file, from when on the registry must not be read."""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry file to be written, which is trusted at once, with an index of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(places, "_UNSETTLED", -1)
    return tmp_path / "states.yaml"


def untold(facts: Registry, names: Names, code: str) -> Iterator[tuple[str, str]]:
    """The kind and the last day of each stage on which something else is told than on its first."""
    stories = Stories(facts, names)
    for kind, _, stages in stories.texts(code):
        for (_, text), (until, _) in pairwise([*stages, (AFTER_ALL, "")]):
            if stories.text(kind, code, day(until) - EVE) != text:
                yield kind, until


def test_each_stage_of_the_registry_shipped_says_what_is_told_on_its_last_day(shipped: Registry, names: Names) -> None:
    assert not {code: found for code in shipped.states if (found := [*untold(shipped, names, code)])}


@pytest.mark.parametrize("seed", range(40))
def test_each_stage_of_a_registry_made_by_chance_does(seed: int, names: Names) -> None:
    made = json.dumps(Maker(Random(seed)).registry(), default=str)
    try:
        facts = registry_of(made.encode(), "-")
    except Invalid:
        pytest.skip("nothing can be computed from it")
    assert not {code: found for code in facts.states if (found := [*untold(facts, names, code)])}


ASKED = [
    (command, *words)
    for command in ("explain", "timeline", "deadlines")
    for words in (["XA"], ["XA", "--json"], ["Examplia", "--on", "2010-06-02", "--json"])
] + [
    ("when", "withdrawal", "2007-08-31", *words)
    for words in (["--state", "XA"], ["--state", "Examplia", "--json"], [], ["--json"])
]


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_what_was_told_once_is_told_again_without_the_registry(
    asked: tuple[str, ...], file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    act = "{kind: accession, deposited: 2005-12-27, sources: [x]}"
    file.write_text(text_of(f"XA: {{name: Examplia, instruments: [{act}]}}\n"), encoding="utf-8")
    assert run(["status", "Examplia", "--registry", str(file)]) == 0
    capsys.readouterr()
    first = (run([*asked, "--registry", str(file)]), capsys.readouterr())
    monkeypatch.setattr(*NOT_READ)
    assert (run([*asked, "--registry", str(file)]), capsys.readouterr()) == first


@pytest.mark.parametrize(
    "asked", [["explain", "Examplia"], ["when", "withdrawal", "2020-01-01", "--state", "Examplia"]]
)
def test_who_is_asked_by_a_name_at_once_is_known_by_it_the_next_time(
    asked: list[str], file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(text_of("XA: {name: Examplia}\nXB: {name: Exampline}\n"), encoding="utf-8")
    first = (run([*asked, "--registry", str(file)]), capsys.readouterr())
    monkeypatch.setattr(*NOT_READ)
    assert (run([*asked, "--registry", str(file)]), capsys.readouterr()) == first


def test_what_is_asked_of_the_treaty_alone_is_answered_without_a_look_at_its_states(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ottawa_cli.snapshot.computed.timeline_of", lambda *_: pytest.fail("a State was looked at"))
    file.write_text(text_of("XA: {name: Examplia}\n"), encoding="utf-8")
    asked = ["when", "accession", "2020-01-01", "--registry", str(file)]
    first = (run(asked), capsys.readouterr())
    assert first[0] == 0
    monkeypatch.setattr(*NOT_READ)
    assert (run(asked), capsys.readouterr()) == first


def test_a_name_that_nobody_has_is_refused_without_the_registry(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(text_of("LT: {name: Lithuania}\nXA: {name: Alike}\nXB: {name: Alike}\n"), encoding="utf-8")
    asked = ["status", "Lithuanai", "Alike", "Jerusalem", "Fiji", "LT,XA", "--registry", str(file)]
    first = (run(asked), capsys.readouterr())
    assert first[0] == 2
    assert "did you mean Lithuania (LT)?" in first[1].err
    monkeypatch.setattr(*NOT_READ)
    assert (run(asked), capsys.readouterr()) == first


@pytest.mark.parametrize("asked", [["status", "!!!", "--also", "ccm", "--json"], ["explain", "Exam"]], ids=" ".join)
def test_a_name_means_the_same_with_what_is_kept_and_without(
    asked: list[str], file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {"XD": "Exampline", "XA": "Examplia", "XB": "!!!", "XC": "Examplio"}
    file.write_text(text_of("".join(f'{code}: {{name: "{name}"}}\n' for code, name in named.items())), encoding="utf-8")
    answers = []
    for _ in range(3):
        answers.append((run([*asked, "--registry", str(file)]), capsys.readouterr()))
        run(["list", "--registry", str(file)])
        run(["status", "Examplia", "--registry", str(file)])
        capsys.readouterr()
    monkeypatch.setenv("OTTAWA_NO_INDEX", "1")
    answers.append((run([*asked, "--registry", str(file)]), capsys.readouterr()))
    assert answers == [answers[0]] * 4


@pytest.mark.parametrize(
    "asked", [["status", "EU"], ["timeline", "NATO"], ["explain", "LT", "--also", "ccm"]], ids=" ".join
)
def test_standard_input_is_read_once_however_often_it_is_asked(
    asked: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = Path(shipped_file("states.yaml")).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert run([*asked, "--registry", "-"]) == 0
    said = capsys.readouterr().out
    assert run(asked) == 0
    assert capsys.readouterr().out == said
