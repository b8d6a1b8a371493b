"""What the wheel ships: every file of data that an installed program answers from."""

from __future__ import annotations

import os
import tomllib

from conftest import ROOT

MADE_ANEW = {"data/states.schema.json"}  # `ottawa schema` writes it


def test_the_wheel_ships_each_file_of_data_and_puts_it_where_the_program_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert shipped == {path: f"ottawa_cli/{path}" for path in shipped}
    files = {os.path.relpath(file, ROOT) for file in (ROOT / "data").rglob("*") if file.is_file()}
    within = {file for file in files for path in shipped if file == path or file.startswith(f"{path}/")}
    assert files - within == MADE_ANEW
    assert {"data/groups.yaml", "data/treaties/ccm.yaml"} <= within
