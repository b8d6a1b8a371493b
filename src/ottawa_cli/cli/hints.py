"""What to type in the place of a command line that cannot be read: asked for only when one was refused."""

from __future__ import annotations

from ottawa_cli.cli.plain import plain_values
from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.cli.question import shell_word
from ottawa_cli.facts.full_days import is_written_as_day
from ottawa_cli.render.writers import FORMATS
from ottawa_cli.system.escapes import visible
from ottawa_cli.system.failures import Failure, WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY_OPTIONS = ("--at", "--as-of", "--date", "--day", "--in")
_FILE_OPTIONS = ("-o", "--output")
_OTHER_COMMANDS = {"version": "--version", "all": "list", "states": "list", "parties": "list", "who": "list"}
_NUMBERS = {"1": "one {}", "?": "at most one {}", "*": "any number of {}"}


def hint_for(arguments: Sequence[str], refusal: str) -> str:
    """One line that says what to type; where nothing better is known, which help to read."""
    first = arguments[0] if arguments else ""
    if first not in COMMANDS:
        return _for_no_command(first, arguments)
    if first == "status" and "--all" in arguments:
        return "all States: ottawa list; how many stand where: ottawa status"
    for argument in arguments[1:]:
        name = argument.partition("=")[0]
        if name in _FILE_OPTIONS and name in refusal:
            return f"ottawa {first} writes to the standard output; a file goes after '>'"
        if name in _DAY_OPTIONS:
            return f"a day goes after --on; try: ottawa {first} --help"
        if name.removeprefix("--") in FORMATS.get(first, ()) and name[:2] == "--":
            rest = [f"-f {name[2:]}" if word == argument else shell_word(word) for word in arguments[1:]]
            return f"a format goes after -f: ottawa {visible(' '.join([first, *rest]))}"
    if "'-o'" in refusal:
        return f"name the file to write, such as: ottawa {visible(' '.join(arguments))} -o FILE"
    if "extra argument" in refusal and "--on" in COMMANDS[first]["options"] and any(map(_is_day_word, arguments)):
        return f"a day goes after --on; try: ottawa {first} --help"
    if "extra argument" in refusal:
        return f"ottawa {first} takes {arguments_text(first)}; try: ottawa {first} --help"
    return f"try: ottawa {first} --help"


def _for_no_command(first: str, arguments: Sequence[str]) -> str:
    rest = [argument for argument in arguments if argument[:1] != "-"]
    command = next((word for word in rest if word in COMMANDS), None)
    if first[:1] == "-" and command:
        after = " ".join(shell_word(word) for word in arguments if word != command)
        return f"options follow the command: ottawa {command} {visible(after)}"
    if first in _OTHER_COMMANDS:
        return f"try: ottawa {_OTHER_COMMANDS[first]}"
    if code := _state_of(first):
        others = [word for word in arguments[1:] if word != command]
        return f"try: ottawa {command or 'status'} {visible(' '.join([code, *map(shell_word, others)]))}"
    return "try: ottawa --help"


def _state_of(word: str) -> str | None:
    """The code of a State that stands where a command should."""
    from ottawa_cli.reading.names import find_state, load_names
    from ottawa_cli.reading.registry import load

    try:
        return find_state(word, load().own_names(), load_names())
    except Failure:
        return None


def _is_day_word(word: str) -> bool:
    return is_written_as_day(word) or word in {"today", "tomorrow", "yesterday"}


def options_asked_with(arguments: Sequence[str]) -> str:
    """The day and the registry of a command line, for a hint that asks of the same; none, where it is not plain."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    try:
        values = (plain_values(arguments[1:], command) if command else None) or {}
    except WrongUse:  # of an option given twice, typer took the last
        return ""
    given = (
        f" --{option} {visible(shell_word(values[option]))}"
        for option in ("on", "registry", "treaty")
        if option in values
    )
    return "".join(given)


def arguments_text(command: str) -> str:
    """What a command takes beside its options, in words."""
    arguments = COMMANDS[command]["arguments"]
    return " and ".join(_NUMBERS[number].format(name.upper()) for name, number in arguments.items()) or "options alone"
