"""What the shell completes: States and words, and how it is taught to."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from ottawa_cli.cli.answer import Answer
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable

SHELLS: Final = ("bash", "zsh", "fish", "powershell")
_VARIABLE: Final = "_OTTAWA_COMPLETE"
_SPECIAL: Final = re.compile(r"[^\w,.:/@%+=-]")


def complete(*words: str) -> Callable[[str], list[str]]:
    """Complete one of some words."""
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


def complete_rule(incomplete: str) -> list[str]:
    """The rules whose name begins so."""
    from ottawa_cli.rules.manuals import manuals

    return [manual.rule for manual in manuals() if manual.rule.startswith(incomplete)]


def complete_treaty(incomplete: str) -> list[str]:
    """The treaties shipped whose id begins so."""
    from ottawa_cli.system.paths import treaty_files

    return [treaty for treaty in (*treaty_files(), "all") if treaty.startswith(incomplete)]


def complete_state(incomplete: str) -> list[tuple[str, str]]:
    """The States whose code or name begins so, in any case, with or without accents: each with the other beside it."""
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.system.failures import Failure

    try:
        names = load_names()
    except Failure:
        return []
    codes = [(code.lower() if incomplete.islower() else code, name.name) for code, name in names.items()]
    pairs = [*codes, *((name, code) for code, name in codes if incomplete)]
    completed = ((_completed(word, incomplete), beside) for word, beside in pairs)
    return [(_for_shell(word), beside) for word, beside in completed if word]


def _completed(word: str, incomplete: str) -> str | None:
    """The word that begins as typed and goes on as it is written: ``cote`` becomes ``cote d'Ivoire``."""
    from ottawa_cli.facts.spelling import folded

    if word.startswith(incomplete):
        return word
    beginning = word[: len(incomplete)]
    return incomplete + word[len(incomplete) :] if folded(beginning) == folded(incomplete) != "" else None


def _for_shell(word: str) -> str:
    """A word as bash takes it in one piece, where no quotation mark is open; other shells see to that themselves."""
    if os.environ.get(_VARIABLE) != "complete_bash":
        return word
    typed = os.environ.get("COMP_WORDS", "").split("\n")[-1]
    return word if typed[:1] in {"'", '"'} else _Escaped(_SPECIAL.sub(lambda char: f"\\{char[0]}", word))


class _Escaped(str):
    """A word with backslashes, which begins as what was typed does: typer compares it with that without them."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Always: what begins otherwise is not completed to it."""
        return True


def completion_answer(option: str, shell: str | None) -> Answer:
    """``ottawa --install-completion [SHELL]``, and ``--show-completion``: by default for the shell one is in.

    Raises:
        WrongUse: the shell is none of those known, or cannot be told.
    """
    from typer.completion import get_completion_script, install  # type: ignore[attr-defined]

    shell = shell or _own_shell()
    if shell not in SHELLS:
        which = f"there is no completion for '{quoted(shell)}'" if shell else "which shell this is cannot be told"
        raise WrongUse(f"{which}; give one of {', '.join(SHELLS)}: ottawa {option} bash")
    if option == "--show-completion":
        return Answer(f"{get_completion_script(prog_name='ottawa', complete_var=_VARIABLE, shell=shell)}\n")
    _, path = install(shell, "ottawa", _VARIABLE)
    return Answer(f"{shell} completion is installed in {path}; it takes effect in a new terminal\n")


def _own_shell() -> str | None:
    import shellingham  # type: ignore[import-untyped]  # what typer itself asks

    try:
        name: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        return None
    return "powershell" if name == "pwsh" else name
