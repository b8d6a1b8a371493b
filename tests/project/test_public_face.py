"""What other programs may import of the package: these names, and no more."""

from __future__ import annotations

import subprocess
import sys

import pytest

import ottawa_cli

NAMES = ["__version__", "check", "compare", "load", "standing", "timeline"]


def test_the_public_names_are_these_and_python_lists_no_other() -> None:
    assert ottawa_cli.__all__ == NAMES
    assert dir(ottawa_cli) == NAMES


def test_each_can_be_imported_and_a_star_brings_them_all() -> None:
    given: dict[str, object] = {}
    exec("from ottawa_cli import *", given)
    assert sorted(given.keys() - {"__builtins__"}) == NAMES
    for name in NAMES[1:]:
        assert callable(given[name])
        assert given[name].__doc__, name


def test_to_import_it_imports_nothing_until_a_name_is_asked_for() -> None:
    asks = "import sys; before = {*sys.modules}; import ottawa_cli; print(*sorted({*sys.modules} - before))"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["__future__", "ottawa_cli", "ottawa_cli.version"]


def test_any_other_name_is_none_of_it() -> None:
    with pytest.raises(AttributeError, match="module 'ottawa_cli' has no attribute 'status'"):
        ottawa_cli.status  # noqa: B018
