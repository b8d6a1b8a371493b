"""What nothing in the program uses, as vulture finds it; exit 1 if there is any. What tests alone use is dead too.

Vulture sees no name inside a string. Here that is where tables name commands and writers, and where documents' keys are
read, so a name that stands in one, or in the page's script, counts as used.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vulture import Vulture

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "src"
USED_ELSEWHERE = [
    *("__getattr__", "__dir__", "model_config", "pytest_runtestloop"),  # Python, pydantic and pytest look for them
    "overflow",  # rich reads it
    "buffer_text",  # expat looks for it, and for these
    *("StartDoctypeDeclHandler", "StartElementHandler", "EndElementHandler", "CharacterDataHandler"),
    *("in_force_31_december", "in_force_any_day"),  # columns, written by their place in the row
    *("censored", "ended_by", "next_status", "spell_earliest", "spell_latest"),  # of the other table too
]
FOUND_OTHERWISE = ["@Refusal", "@model_validator", "@field_validator"]  # by their table, and by pydantic


def words_in_strings(code: str) -> Iterator[str]:
    """Every word of a module's strings, but for those of its docstrings."""
    tree = ast.parse(code)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield from re.findall(r"\w+", node.value)


def dead_code() -> list[str]:
    """A line for each name that nothing uses, with its place."""
    vulture = Vulture(ignore_names=USED_ELSEWHERE, ignore_decorators=FOUND_OTHERWISE)
    vulture.scavenge([str(PROGRAM), str(ROOT / "benchmarks"), str(ROOT / "scripts")])
    used = {word for file in PROGRAM.rglob("*.py") for word in words_in_strings(file.read_text(encoding="utf-8"))}
    used |= {word for file in PROGRAM.rglob("*.js") for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}
    return [
        f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: nothing uses '{item.name}'"
        for item in vulture.get_unused_code(min_confidence=60)
        if item.name not in used
    ]


if __name__ == "__main__":
    lines = dead_code()
    print(*lines, sep="\n", end="\n" if lines else "")
    sys.exit(bool(lines))
