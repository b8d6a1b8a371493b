"""The examples of the documents: console blocks are run, questions in SQL asked, and the answer stands under each.

``python tests/examples.py`` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md", *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/*.md"))]

_QUESTION = re.compile(r"(^```sql\n(.*?)```\n\n```text\n)(.*?)^```\n", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A command of a document, and what stands under it."""

    command: str
    output: str


def examples(text: str) -> list[Example]:
    """Every command of a document's console blocks."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(command, output))
    return found


def printed(command: str) -> str:
    """What a command prints in the repository's folder, on the last verified day, with the program installed here."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    unset = {"OTTAWA_REGISTRY", "NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    env = {name: value for name, value in os.environ.items() if name not in unset}
    env.update(PATH=path, OTTAWA_TODAY="2026-02-21", PYTHONUTF8="1")
    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode()


def refreshed(text: str) -> str:
    """The document with every example's output as it is now."""

    def run(match: re.Match[str]) -> str:
        parts = examples(match[0])
        return "```console\n" + "".join(f"$ {part.command}\n{printed(part.command)}" for part in parts) + "```"

    return _QUESTION.sub(lambda match: f"{match[1]}{answered(match[2])}```\n", _BLOCK.sub(run, text))


def questions(text: str) -> list[tuple[str, str]]:
    """Every question of a document in SQL, and the rows that stand under it."""
    return [(match[2], match[3]) for match in _QUESTION.finditer(text)]


def answered(question: str) -> str:
    """The rows that the exported database answers with, cells parted by bars as SQLite's own shell does."""
    with closing(sqlite3.connect(_database())) as database:
        rows = database.execute(question).fetchall()
    return "".join("|".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


@cache
def _database() -> str:
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    path = f"{folder}/ottawa.db"
    printed(f"ottawa export sqlite -o {path}")
    return path


if __name__ == "__main__":
    for name in DOCUMENTS:
        file = ROOT / name
        file.write_text(refreshed(file.read_text(encoding="utf-8")), encoding="utf-8")
