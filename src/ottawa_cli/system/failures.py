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


class UnknownState(WrongUse):
    """Names that are no State's of the registry asked; ``is_listed``: the States that there are may be of help."""

    def __init__(self, message: str, *, is_listed: bool, options: str = "") -> None:
        super().__init__(f"{message}; see them all with: ottawa list{options}" if is_listed else message)
        self._message = message
        self._is_listed = is_listed

    def with_options(self, options: str) -> UnknownState:
        """The same, of a command line with some options that its hint repeats."""
        return UnknownState(self._message, is_listed=self._is_listed, options=options)


class Unreadable(Failure):
    """A file cannot be read, or a result cannot be written."""

    exit_code = 3
