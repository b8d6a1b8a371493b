"""What the benchmarks say can be believed: no failure is measured, and the gate closes where it should."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from environments import Environment
from processes import Command, Failed, ratio
from rows import Edited, Figure

HERE = str(Path(__file__).parent)


def python(code: str, *, on_terminal: bool = False) -> Command:
    return Command([sys.executable, "-c", code], HERE, {}, on_terminal)


@pytest.mark.parametrize("on_terminal", [False, True])
def test_a_command_that_fails_is_not_measured_but_told(on_terminal: bool) -> None:
    with pytest.raises(Failed, match=r"exit 3 from .*\n.*no such treaty"):
        python("import sys; print('no such treaty'); sys.exit(3)", on_terminal=on_terminal).run()


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(Failed, match="no-such-program"):
        Command(["no-such-program"], HERE, {}).run()


def test_a_command_on_a_terminal_has_one_and_another_has_none() -> None:
    asks = "import sys; sys.exit(sys.stdout.isatty() is not {})"
    python(asks.format(True), on_terminal=True).run()
    python(asks.format(False)).run()


def test_a_process_that_works_costs_more_and_takes_the_memory_that_it_takes() -> None:
    busy, idle = python("x = bytearray(150 << 20); sum(range(2_000_000))"), python("pass")
    found = ratio(busy, idle, pairs=3, longest=60)
    assert found.median > 1
    assert 150 < found.peak < 250
    assert found.low <= found.median <= found.high
    assert found.pairs == 3


def test_the_registry_is_another_before_each_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rows.SETTLED", 0)
    edited = Edited(tmp_path)
    found = []
    for _ in range(3):
        edited.edit()
        found.append((edited.path.read_bytes(), edited.path.stat().st_ino))
    assert found[0] != found[1] != found[2]
    assert found[0][0] != found[1][0]


def test_nothing_of_the_one_who_measures_reaches_what_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("PYTHONDONTWRITEBYTECODE", "OTTAWA_REGISTRY", "FORCE_COLOR"):
        monkeypatch.setenv(variable, "1")
    found = Environment(Path(sys.executable), tmp_path).command("python", "-c", "pass").environment
    assert not [name for name in found if name.startswith(("PYTHON", "OTTAWA", "FORCE_COLOR"))]
    assert found["HOME"] == str(tmp_path)
    assert found["XDG_CACHE_HOME"].startswith(str(tmp_path))


def test_the_gate_closes_at_1_3_times_a_limit() -> None:
    within, over, beyond = (Figure("a row", 2.0, value, "F", "") for value in (2.0, 2.5, 2.7))
    assert [figure.is_met for figure in (within, over, beyond)] == [True, False, False]
    assert [figure.is_beyond for figure in (within, over, beyond)] == [False, False, True]
