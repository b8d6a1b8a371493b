"""docs/architecture.md and the rooms' own words tell of the house as it is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "ottawa_cli"
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def layers() -> list[str]:
    """The rows of the contract on imports, from the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (rows,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [*rows]


def test_the_picture_is_the_contract() -> None:
    picture = MAP.split("```text\n")[1].split("```")[0]
    drawn = [re.split(r" {2,}", line)[:2] for line in picture.splitlines()]
    rooms = {*ROOMS, "__main__", "version"}
    assert [" | ".join(word for word in words if word in rooms) for words in drawn] == layers()


def test_whoever_opens_the_package_sees_the_rooms_and_little_else() -> None:
    entries = sorted(path.name for path in PACKAGE.iterdir() if path.name != "__pycache__")
    assert set(entries) - set(ROOMS) == {"__init__.py", "__main__.py", "version.py", "py.typed"}
    assert len(ROOMS) == 10


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_is_in_it(room: str) -> None:
    told = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")
    inside = {path.stem for path in (PACKAGE / room).iterdir() if path.stem not in {"__init__", "__pycache__"}}
    if room == "cli":
        from ottawa_cli.cli.program import COMMANDS

        inside -= {function for function, _ in COMMANDS.values()}
    named = set(re.findall(r"``(\w+)``", told))
    assert inside <= named
    assert "import" not in told.split('"""')[2]


def test_every_path_that_the_map_names_is_there() -> None:
    for path in re.findall(r"`((?:\w+/)+\w+\.py|\w+/)`", MAP):
        assert any((base / path).exists() for base in (PACKAGE, ROOT)), path
    for room, module in re.findall(r"`(\w+)\.(\w+)`", MAP):
        if room in ROOMS:
            assert (PACKAGE / room / f"{module}.py").exists(), f"{room}.{module}"


def test_no_module_has_grown_past_its_idea() -> None:
    long = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def lines_of(function: ast.FunctionDef) -> int:
    """How long a function is, without its docstring."""
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and ast.get_docstring(function) is not None
    docstring = range(first.lineno, (first.end_lineno or 0) + 1) if is_docstring else ()
    return (function.end_lineno or 0) - function.lineno + 1 - len(docstring)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{file.relative_to(PACKAGE)}: {node.name}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and lines_of(node) > 40
    ]
    assert long == []


def test_the_law_is_asked_without_the_model() -> None:
    modules = [f"ottawa_cli.law.{path.stem}" for path in (PACKAGE / "law").glob("*.py") if path.stem != "__init__"]
    script = f"import sys; sys.path[:0] = {sys.path}; import {', '.join(modules)}; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
