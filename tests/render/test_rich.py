"""Only what draws for people imports rich, which costs as much as the rest of a kept answer."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT

RENDER = ROOT / "src" / "ottawa_cli" / "render"
DRAWING = {
    "columns",
    "deadline_table",
    "diff_page",
    "drawing",
    "event_table",
    "history_plot",
    "lifelines",
    "manual_pages",
    "reasoning",
    "reconcile_page",
    "remarks",
    "standing_tables",
}
MODULES = {".".join(path.relative_to(RENDER).with_suffix("").parts) for path in RENDER.rglob("*.py")}
MODULES = {module.removesuffix(".__init__") for module in MODULES} - {"__init__"}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_rich_just_where_it_draws(module: str) -> None:
    program = (
        f"import sys, ottawa_cli.render.{module}; print(sum(name.split('.')[0] == 'rich' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (int(done.stdout) > 0) == (module in DRAWING)
