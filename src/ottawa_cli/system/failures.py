"""What can go wrong outside the program, each with its exit code (docs/json.md has the table)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Failure(Exception):
    """Something that the user can mend; the message says what and how."""

    exit_code: ClassVar[int]


class WrongUse(Failure):
    """The command line asks for something that there is not."""

    exit_code = 2


class Unreadable(Failure):
    """A file cannot be read, or a result cannot be written."""

    exit_code = 3
