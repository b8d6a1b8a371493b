"""What a finding is: what is wrong, what to do, where in the file, by which rule, and how grave it is."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from ottawa_cli.system.escapes import quoted

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""Where in the data: ``("LT", "instruments", 1, "received")``."""

MOST_FINDINGS: Final = 1000
"""So many are told one by one, the others counted."""


class Finding(NamedTuple):
    """One thing wrong with a registry, completed on its way to the reader of it.

    A rule says what is wrong, what to do and where in the data; then it gets the name and the severity of its rule,
    and at last where it stands in the file: ``line`` and ``column`` count code points from 1; 0 while not yet known;
    and the identity of the fact that it is about.
    """

    message: str
    hint: str
    path: Path = ()
    at: Literal["key", "value"] = "value"
    rule: str = ""
    severity: Severity = "error"
    line: int = 0
    column: int = 0
    identity: str = ""
    file: str = ""


class CutShort(NamedTuple):
    """Reading ended before the end of the file, at what was found last; what seems to be missing may stand after it."""


def path_text(path: Path) -> str:
    """Write a path as people do: ``LT.instruments[1].received``, items counted from 0."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{quoted(step)}" for step in path]
    return "".join(parts).removeprefix(".")
