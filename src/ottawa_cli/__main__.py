"""The one wrapper around every command: whatever happens, an exit code of the contract and no traceback."""

from __future__ import annotations

import gc
import sys

from ottawa_cli.facts.invalid import Invalid
from ottawa_cli.system.failures import Failure
from ottawa_cli.system.output import note

DEFECT = 70
INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit. A command is over before the collector of cycles would have found any."""
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code."""
    try:
        from ottawa_cli.cli.plain import plain_answer

        if (answer := plain_answer(arguments)) is not None:
            return answer.give()
        from ottawa_cli.cli.program import app_for

        code = app_for(arguments)(arguments, prog_name="ottawa", standalone_mode=False)
    except Failure as failure:
        _tell(failure)
        return failure.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _told(error)
    return code if isinstance(code, int) else 0


def _tell(failure: Failure) -> None:
    if isinstance(failure, Invalid):
        from ottawa_cli.documents.findings import finding_form
        from ottawa_cli.render.findings_text import findings_text

        note(findings_text(finding_form(finding) for finding in failure.findings).removesuffix("\n"))
        note(f"ottawa: {failure.so}")
    else:
        note(f"ottawa: {failure}")


def _told(error: Exception) -> int:
    """What the command-line library refuses is wrong use; its Abort is Ctrl-C; all else is a defect of ours."""
    if message := getattr(error, "format_message", None):
        said, context = message(), getattr(error, "ctx", None)
        if said.startswith("Usage:"):  # the bare program shows its help
            note(said)
        else:
            note(f"ottawa: {said}")
            note(f"try: {context.command_path if context else 'ottawa'} --help")
        return 2
    if type(error).__name__ == "Abort":
        return INTERRUPTED
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "?"
    note(f"ottawa: a defect of the program: {type(error).__name__} at {where}")
    note("please report it to the project with this line, the command line, and what 'ottawa --version' says")
    return DEFECT


if __name__ == "__main__":
    main()
