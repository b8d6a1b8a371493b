"""What can go wrong outside the program, each with its exit code (docs/json.md has the table)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import ClassVar

    from ottawa_cli.findings import Finding


class Failure(Exception):
    """Something that the user can mend; the message says what and how."""

    exit_code: ClassVar[int]


class WrongUse(Failure):
    """The command line asks for something that there is not."""

    exit_code = 2


class Unreadable(Failure):
    """A file cannot be read, or a result cannot be written."""

    exit_code = 3


class Invalid(Failure):
    """A registry that no answer can be computed from; ``findings`` say why, at its place, ``so`` what of it."""

    exit_code = 3

    def __init__(
        self,
        findings: Sequence[Finding],
        so: str = "the registry is invalid, so nothing is computed from it; 'ottawa check' tells more",
    ) -> None:
        super().__init__("the registry is not valid")
        self.findings = tuple(findings)
        self.so = so
