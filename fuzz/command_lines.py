"""Command lines by chance, of every command that the program declares: right ones, and such as people and others type.

Which commands, arguments and options there are comes from the program's own declarations. What is not known here ends
the fuzzing at once, so that nothing new goes untried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from made_registries import DEADLINES, PERIODS
from ottawa_cli.cli.plain_table import COMMANDS
from ottawa_cli.cli.schema import KNOWN as SCHEMAS
from ottawa_cli.cli.when import ACTS
from ottawa_cli.facts.words import DEADLINE_WORDS, EVENT_WORDS, LEVELS, MARK_WORDS, STATUS_WORDS
from ottawa_cli.render.writers import FORMATS
from ottawa_cli.rules.manuals import manuals
from strangers_text import unseen, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from ottawa_cli.cli.plain_table import PlainCommand

    Values = dict[str, list[str]]
    """What a command line gives to each parameter; to a flag, nothing."""


class Unknown(Exception):
    """The program declares something that the fuzzer was not taught."""


class Setting(NamedTuple):
    """What a right value may be: the registries that are there, their States and their days."""

    rng: Random
    files: Sequence[str]
    codes: Sequence[str]
    days: Sequence[str]
    names: Sequence[str]


class Line(NamedTuple):
    """A command line, what it gives to which parameter, and whether nothing is wrong with it."""

    command: str
    arguments: tuple[str, ...]
    values: Values
    is_right: bool


EXITS: Final = {
    "status": {0, 1, 4}, "list": {0}, "explain": {0}, "when": {0, 1, 4}, "timeline": {0}, "history": {0},
    "check": {0, 1}, "rules": {0}, "diff": {0, 1}, "export": {0}, "report": {0}, "schema": {0}, "index": {0},
    "reconcile": {0, 1}, "draft": {0}, "treaties": {0}, "deadlines": {0}, "site": {0},
}  # fmt: skip
"""How a right command line of each command may end."""
WRONG: Final = {2, 3}
"""How one may end besides, with which, or with whose registry, something is wrong."""

_FLAGS: Final = frozenset(("json", "upcoming", "strict", "clear", "bom", "embed"))
_TAKES_MANY: Final = (0, 1, 1, 2, 5)
_LIKELY: Final = 0.35
_ENDINGS: Final = {"sqlite": "db", "panel": "csv", "spells": "csv", "map": "svg", "curve": "svg"}
_DAYS: Final = ("today", "tomorrow", "yesterday", "today+P90D", "today-1y")
_NOT_VALUES: Final = (
    "", "-", "--", "-x", "--x", "\udcff", "a" * 70_000, "0", "-1", "١", "today+", "today-P9999Y", "now", "2025-02-30",
    "P9999999Y", "2025/01/01", "1.1.2025", "2025", "2025-06", "9999-12-31", "0001-01-01", "P", "P999999999D", "LTU",
    "440", "Litauen", "lt",
    "LT,LV", "group:EU", "EU", "/", ".", "..", "/nowhere", "nowhere/a", "HEAD", "HEAD:", ":a", "a:b", "HEAD^{/a}",
    "@{1}", "/dev/null", "xml", "JSON", "state_party", "State Party",
)  # fmt: skip
_NOT_PLAIN: Final[tuple[list[str], ...]] = (
    ["--help"], ["-h"], ["--jso"], ["--"], ["--x"], ["-x"], ["--x=a"], ["--on"], ["-f"], ["-fjson"], ["--json=1"],
    ["--version"], ["-V"],
)  # fmt: skip
_NO_COMMAND: Final[tuple[list[str], ...]] = (
    [], ["--help"], ["-h"], ["--version"], ["-V"], ["help"], ["LT"], ["--json", "status"], ["--on"], ["stat"], ["--"],
    ["-"], [""],
)  # fmt: skip


def _one_of(*choices: str) -> Callable[[Setting, Values], str]:
    return lambda setting, _: setting.rng.choice(choices)


def _a_day(setting: Setting, _: Values) -> str:
    return setting.rng.choice((*setting.days, *_DAYS))


def _a_day_or_year(setting: Setting, values: Values) -> str:
    day = _a_day(setting, values)
    return day[: setting.rng.choice((4, 7, 10))] if day[0].isdigit() else day


def _a_period(setting: Setting, _: Values) -> str:
    period = setting.rng.choice(PERIODS)
    return period.removeprefix("P").lower() if setting.rng.random() < 0.1 else period


def _a_state(setting: Setting, _: Values) -> str:
    code = setting.rng.choice(setting.codes)
    return code.lower() if setting.rng.random() < 0.1 else code


def _a_file(setting: Setting, _: Values) -> str:
    return setting.rng.choice(setting.files)


def _a_format(command: str) -> Callable[[Setting, Values], str]:
    def choose(setting: Setting, values: Values) -> str:
        is_overview = command == "status" and not values.get("states")
        return setting.rng.choice(FORMATS["overview" if is_overview else command])

    return choose


RIGHT: Final[dict[str, Callable[[Setting, Values], str]]] = {
    "states": _a_state,
    "state": _a_state,
    "on": _a_day,
    "date": _a_day,
    "first": _a_day_or_year,
    "last": _a_day_or_year,
    "within": _a_period,
    "max_age": _a_period,
    "alarm": _a_period,
    "expect": _one_of(*STATUS_WORDS, *MARK_WORDS),
    "status": _one_of(*STATUS_WORDS),
    "mark": _one_of(*MARK_WORDS),
    "registry": _a_file,
    "files": _a_file,
    "file": lambda *_: "deposits.xml",
    "as_of": _a_day,
    "old": _a_file,
    "new": _a_file,
    "act": _one_of(*ACTS),
    "id": _one_of(*DEADLINES),
    "progress": _one_of(*DEADLINE_WORDS),
    "event": _one_of(*EVENT_WORDS),
    "treaty": _one_of("apmbc", "ccm", "ccw-p5"),
    "also": lambda setting, _: setting.rng.choice(("ccm", "all", "ccw")),
    "group": _one_of("EU", "nato"),
    "every": _one_of("year", "month"),
    "width": _one_of("320", "1200", "8000"),
    "fail_on": _one_of(*LEVELS),
    "what": _one_of(*_ENDINGS),
    "output": lambda _, values: f"written.{_ENDINGS[values['what'][0]]}" if "what" in values else "-",
    "rule": _one_of(*(manual.rule for manual in manuals())),
    "name": _one_of(*SCHEMAS),
}
"""What makes a right value of each parameter, whichever command takes it; ``format`` is the command's own."""


def know_everything() -> None:
    """Look the program's declarations over.

    Raises:
        Unknown: a command, a parameter or a flag is not known here.
    """
    for name, command in COMMANDS.items():
        if name not in EXITS:
            raise Unknown(f"the fuzzer does not know the command '{name}': teach it in fuzz/command_lines.py")
        taken = {*command["arguments"], *command["options"].values(), *command["repeated"].values()}
        strange = (taken - RIGHT.keys() - {"format"}) | (set(command["flags"].values()) - _FLAGS)
        if strange:
            raise Unknown(f"the fuzzer does not know {sorted(strange)} of '{name}': teach it in fuzz/command_lines.py")


def right_line(setting: Setting, name: str, form: str | None = None) -> Line:
    """A command line with which nothing is wrong; in a format, where one is asked for."""
    values = _values(setting, name, COMMANDS[name])
    if form is not None and "format" in COMMANDS[name]["options"].values():
        values["format"] = [form]
        if name == "status" and form not in FORMATS["overview"]:
            values["states"] = [_a_state(setting, values)]
    _settle(name, values)
    return Line(name, _typed(setting.rng, name, values), values, is_right=True)


def any_line(setting: Setting) -> Line:
    """A command line as it comes: with wrong values, too many or too few of them, or what is not plain."""
    rng = setting.rng
    if rng.random() < 0.1:
        return Line("", (*rng.choice(_NO_COMMAND), *([words(rng)] if rng.random() < 0.3 else [])), {}, is_right=False)
    name = rng.choice([*COMMANDS])
    values = _values(setting, name, COMMANDS[name])
    for parameter in [*values]:
        if rng.random() < 0.3:
            any_value = _any_output if parameter == "output" else _any_value
            values[parameter] = [any_value(setting) if rng.random() < 0.7 else value for value in values[parameter]]
        elif rng.random() < 0.1:
            values[parameter] = values[parameter] * 2
    arguments = [*_typed(rng, name, values)]
    if rng.random() < 0.3:
        place = rng.randint(1, len(arguments))
        arguments[place:place] = rng.choice(_NOT_PLAIN)
    if rng.random() < 0.1:
        del arguments[rng.randrange(1, len(arguments) + 1) :]
    return Line(name, tuple(arguments), values, is_right=False)


def _any_output(setting: Setting) -> str:
    """A place to write to, in the folder that is the fuzzer's own, if it is any."""
    places = ("", "-", ".", "/dev/null", "/dev/full", "nowhere/a.html", "written.xyz", "written.html/", "a" * 300)
    return setting.rng.choice((*places, words(setting.rng)[:200].replace("/", "_")))


def _any_value(setting: Setting) -> str:
    return setting.rng.choice(
        (
            setting.rng.choice(_NOT_VALUES),
            words(setting.rng),
            unseen(setting.rng).replace("\x00", "\x01"),
            RIGHT[setting.rng.choice([name for name in RIGHT if name != "output"])](setting, {}),
            setting.rng.choice(setting.names),
        )
    )


def _values(setting: Setting, name: str, command: PlainCommand) -> Values:
    """Right values for the arguments, and for some of the options."""
    rng = setting.rng
    values: Values = {}
    for parameter, number in command["arguments"].items():
        count = {"1": 1, "?": rng.randint(0, 1), "*": rng.choice(_TAKES_MANY)}[number]
        if count:
            values[parameter] = [RIGHT[parameter](setting, values) for _ in range(count)]
    options = {**dict.fromkeys(command["options"].values(), 1), **dict.fromkeys(command["repeated"].values(), 3)}
    for parameter, most in options.items():
        if rng.random() < _LIKELY or parameter in command["required"] or parameter in {"registry", "output"}:
            choose = _a_format(name) if parameter == "format" else RIGHT[parameter]
            values[parameter] = [choose(setting, values) for _ in range(rng.randint(1, most))]
    values.update({parameter: [] for parameter in command["flags"].values() if rng.random() < _LIKELY})
    return values


_NEEDS: Final = {"expect": "states", "max_age": "expect"}
"""What makes sense beside another alone."""
_IN_FORMATS: Final = {"bom": ["csv"], "alarm": ["ics"]}
"""What makes sense in one format alone."""
_EXCLUDES: Final = {"format": ("json",), "registry": ("treaty",), "files": ("registry", "treaty"), "first": ("last",)}
"""What does not go with what; the registries of a case are those whose States are asked, so they go first."""


def _settle(name: str, values: Values) -> None:
    """Take back what does not go together."""
    if name == "diff":
        for side in ("old", "new"):
            values.setdefault(side, values["registry"])
    unwanted = [other for parameter, others in _EXCLUDES.items() if parameter in values for other in others]
    unwanted += [parameter for parameter, other in _NEEDS.items() if other not in values]
    if name == "status" and ("states" not in values or "expect" in values):  # of a State that it has not, each may be 2
        unwanted += ["also"] if "expect" in values and "states" in values else ["also", "max_age"]
    if name == "deadlines" and "treaty" in values:  # of which no other treaty that is shipped has any
        unwanted.append("id")
    if name == "site":
        values["output"] = ["written.site"]
    if name == "index":
        unwanted.append("clear")
    unwanted += [parameter for parameter, form in _IN_FORMATS.items() if values.get("format") != form]
    if values.get("what") in (["panel"], ["spells"]):
        unwanted.remove("bom")
    if name == "export" and values["what"] not in (["map"], ["curve"]):
        unwanted += ["on", "width"]
    for parameter in unwanted:
        values.pop(parameter, None)


def _typed(rng: Random, name: str, values: Values) -> tuple[str, ...]:
    """The values as words of a command line: arguments in their order, options anywhere, each in any of its forms."""
    command = COMMANDS[name]
    pieces = [[value] for parameter in command["arguments"] for value in values.get(parameter, [])]
    for parameter, given in values.items():
        if parameter in command["arguments"]:
            continue
        named = command["options"] | command["repeated"] | command["flags"]
        forms = [option for option, its in named.items() if its == parameter]
        for value in given:
            option = rng.choice(forms)
            glued = f"{option}={value}" if option[:2] == "--" else f"{option}{value}"
            pieces.insert(rng.randint(0, len(pieces)), [glued] if rng.random() < 0.2 else [option, value])
        if not given:
            pieces.insert(rng.randint(0, len(pieces)), [rng.choice(forms)])
    return (name, *(word for piece in pieces for word in piece))
