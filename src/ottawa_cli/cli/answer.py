"""The whole answer to a command line: what goes to standard output, what is said aside, and how it ends."""

from __future__ import annotations

from ottawa_cli.system.output import emit, emit_each, tell_aside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Answer:
    """All that a command says. ``exact``: for programs, in UTF-8 whatever the locale.

    ``lines``: in the place of a text, what is written one by one; only then may something be said aside of them.
    """

    __slots__ = ("aside", "exact", "exit_code", "lines", "text")

    def __init__(
        self,
        text: str = "",
        *,
        exact: bool = False,
        exit_code: int = 0,
        aside: str = "",
        lines: Callable[[Answer], Iterator[str]] | None = None,
    ) -> None:
        self.text = text
        self.lines = lines
        self.exact = exact
        self.exit_code = exit_code
        self.aside = aside

    def deliver(self) -> int:
        """Write the answer, and give its exit code.

        Raises:
            Unreadable: standard output is closed or full.
        """
        if self.lines:
            emit_each(self.lines(self), exact=self.exact)
        elif self.text:
            emit(self.text, exact=self.exact)
        if self.aside:
            tell_aside(self.aside)
        return self.exit_code


BYTE_ORDER_MARK = "\ufeff"


def answer_in(
    form: str, command: str, *content: object, exit_code: int = 0, aside: str = "", bom: bool = False
) -> Answer:
    """The answer of a command in one of its formats; ``content``: its document, and what people are told beside it."""
    from ottawa_cli.render.writers import FOR_PEOPLE, written

    text = f"{BYTE_ORDER_MARK if bom else ''}{written(command, form, *content)}"
    return Answer(text, exact=form not in FOR_PEOPLE, exit_code=exit_code, aside=aside)


def beyond_note(verified: str) -> str:
    """What is said aside, in formats for programs, of a day after the one through which the facts are complete."""
    return f"note: the facts are held to be complete through {verified}; what happened later may be missing"
