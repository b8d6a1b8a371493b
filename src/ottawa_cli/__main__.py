"""The one wrapper around every command: whatever happens, an exit code of the contract and no traceback."""

from __future__ import annotations

import gc
import os
import sys

from ottawa_cli.system.failures import Failure
from ottawa_cli.system.output import tell_aside
from ottawa_cli.system.paths import look_anew

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

UNREADABLE = 3
DEFECT = 70
INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit.

    A command is over before the collector of cycles would have found any; nor need it look at the end, when the system
    takes all back. What else is installed has no say in how a registry is read, so pydantic need not look through all
    of it for plugins.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        exit_code = run(sys.argv[1:])
        gc.freeze()
    except KeyboardInterrupt:  # once more, while the first was heeded
        exit_code = INTERRUPTED
    sys.exit(exit_code)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and give its exit code."""
    look_anew()
    try:
        from ottawa_cli.cli.plain import plain_answer

        answer = plain_answer(arguments)
        if answer is None:
            from ottawa_cli.cli.program import typed_answer

            answer = typed_answer(arguments)
        return answer.deliver()
    except Failure as failure:
        _tell(failure, arguments)
        return failure.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _tell_system(error)
    except Exception as error:
        return _tell_other(error, arguments)


def _tell(failure: Failure, arguments: Sequence[str]) -> None:
    from ottawa_cli.facts.invalid import Invalid
    from ottawa_cli.system.failures import UnknownState

    if isinstance(failure, Invalid):
        from ottawa_cli.documents.findings import finding_forms
        from ottawa_cli.render.findings_text import findings_text

        tell_aside(findings_text(finding_forms(failure.findings)).removesuffix("\n"))
        tell_aside(f"ottawa: {failure.so}")
        return
    if isinstance(failure, UnknownState):
        from ottawa_cli.cli.hints import options_asked_with

        failure = failure.with_options(options_asked_with(arguments))
    tell_aside(f"ottawa: {failure}")


def _tell_system(error: OSError) -> int:
    """What the system refuses where nobody expected it: a full disk under the help, no more files to be opened."""
    if isinstance(error, FileNotFoundError) and not error.filename:  # asked for by no name: the one that one stands in
        tell_aside("ottawa: the folder that this was started in is gone; go to another")
    else:
        where = f" ({error.filename})" if error.filename else ""
        tell_aside(f"ottawa: the system refuses: {(error.strerror or type(error).__name__).lower()}{where}")
    return UNREADABLE


def _tell_other(error: Exception, arguments: Sequence[str]) -> int:
    """What typer refuses is wrong use; its Abort is Ctrl-C; all else is a defect of ours."""
    if format_message := getattr(error, "format_message", None):
        message = format_message()
        if message.startswith("Usage:"):  # the bare program shows its help
            tell_aside(message)
            return 2
        from ottawa_cli.cli.hints import hint_for

        message = message.partition(" (Possible options")[0]  # guesses by likeness, mostly wrong ones
        tell_aside(f"ottawa: {message}\n{hint_for(arguments, message)}")
        return 2
    if type(error).__name__ == "Abort":
        return INTERRUPTED
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
    tell_aside(f"ottawa: a defect of the program: {type(error).__name__} at {where}")
    tell_aside("please report it to the project with this line, the command line, and what 'ottawa --version' says")
    return DEFECT


if __name__ == "__main__":
    main()
