"""What a finding is: which rule, how grave, where in the file, what is wrong, and what to do."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from ottawa_cli.system.escapes import quoted

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""Where in the data: ``("LT", "instruments", 1, "received")``."""

MOST_FINDINGS: Final = 1000
"""So many are told one by one, the others counted."""


class Fault(NamedTuple):
    """What a rule says: its name, what is wrong, and what to do."""

    rule: str
    message: str
    hint: str


class Finding(NamedTuple):
    """One thing wrong with a registry. ``line`` and ``column`` count code points from 1; 0 while not yet known."""

    rule: str
    message: str
    hint: str
    path: Path = ()
    severity: Severity = "error"
    at: Literal["key", "value"] = "value"
    line: int = 0
    column: int = 0
    file: str = ""


def path_text(path: Path) -> str:
    """Write a path as people do: ``LT.instruments[1].received``, items counted from 0."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{quoted(step)}" for step in path]
    return "".join(parts).removeprefix(".")
