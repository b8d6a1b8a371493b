"""What to type in the place of a command line that cannot be read: asked for only when one was refused."""

from __future__ import annotations

from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.reading.names import find_state, load_names
from ottawa_cli.reading.registry import load
from ottawa_cli.render.writers import FORMATS
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY_OPTIONS = ("--at", "--as-of", "--date", "--day", "--in")
_NUMBERS = {"1": "one {}", "?": "at most one {}", "*": "any number of {}"}


def hint_for(arguments: Sequence[str], refusal: str) -> str:
    """One line that says what to type; where nothing better is known, which help to read."""
    first = arguments[0] if arguments else ""
    if first not in COMMANDS:
        return _for_no_command(first, arguments)
    for argument in arguments[1:]:
        name = argument.partition("=")[0]
        if name in _DAY_OPTIONS:
            return f"a day goes after --on; try: ottawa {first} --help"
        if name.removeprefix("--") in FORMATS.get(first, ()) and name[:2] == "--":
            return f"a format goes after -f: ottawa {first} -f {name[2:]}"
    if "extra argument" in refusal:
        return f"ottawa {first} takes {arguments_text(first)}; try: ottawa {first} --help"
    return f"try: ottawa {first} --help"


def _for_no_command(first: str, arguments: Sequence[str]) -> str:
    rest = [argument for argument in arguments if argument[:1] != "-"]
    if first[:1] == "-" and rest and rest[0] in COMMANDS:
        return f"options follow the command: ottawa {rest[0]} {quoted(' '.join([first, *rest[1:]]))}"
    if code := _state_of(first):
        return f"try: ottawa status {code}"
    return "try: ottawa --help"


def _state_of(word: str) -> str | None:
    """The code of a State that stands where a command should."""
    try:
        return find_state(word, load().own_names(), load_names())
    except Failure:
        return None


def arguments_text(command: str) -> str:
    """What a command takes beside its options, in words."""
    arguments = COMMANDS[command]["arguments"]
    return " and ".join(_NUMBERS[number].format(name.upper()) for name, number in arguments.items()) or "options alone"
