"""What a command line asks, as its options have it: the format, the day, words of a set."""

from __future__ import annotations

import os

from ottawa_cli.render.writers import FORMATS
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import tell_aside
from ottawa_cli.system.paths import refuse_two_registries, registry_file, registry_in_work, shipped, treaty_files

_BEGINNING = 1 << 12  # bytes, in which the head of a registry stands
_ENDINGS = frozenset(
    ("atom", "bz2", "csv", "db", "dta", "gif", "gz", "htm", "html", "ics", "jpg", "json", "jsonl", "md", "pdf", "png",
     "rds", "sarif", "sav", "sqlite", "sqlite3", "svg", "svgz", "tsv", "txt", "xls", "xlsx", "xml", "xz", "yaml", "yml",
     "zip")
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from ottawa_cli.facts.periods import Period


def chosen_format(command: str, asked: str | None, *, as_json: bool = False, bom: bool = False) -> str:
    """The format asked for by ``-f`` or by ``--json``; by default the first of the command's.

    Raises:
        WrongUse: the two differ, the command writes no such format, or a byte order mark has no place in it.
    """
    if as_json and asked not in (None, "json"):
        raise WrongUse(f"--json and -f {quoted(asked or '')} differ; give one of them")
    formats = FORMATS[command]
    form = "json" if as_json else asked if asked is not None else formats[0]
    if form not in formats:
        raise WrongUse(f"no format '{quoted(form)}' here; give one of: {', '.join(formats)}")
    refuse_bom_outside_csv(form, bom=bom)
    return form


def refuse_bom_outside_csv(form: str, *, bom: bool) -> None:
    """Refuse a byte order mark where it would be no help but a fault.

    Raises:
        WrongUse: it is asked for.
    """
    if bom and form != "csv":
        raise WrongUse(f"--bom begins a CSV, for Excel; this is {form}")


def day_of(text: str | None, what: str = "the day") -> date:
    """The day asked; by default today in UTC, or ``$OTTAWA_TODAY``.

    ``today``, ``yesterday`` and ``tomorrow`` are days, and so is today and a period: ``today+P90D``, ``today-P1Y``.

    Raises:
        WrongUse: it is no day; the message says how a day is written.
    """
    if text is None or text == "today":
        fixed = os.environ.get("OTTAWA_TODAY")
        if fixed:
            return _parsed(fixed, "$OTTAWA_TODAY")
        from datetime import UTC, datetime

        return datetime.now(UTC).date()
    return _parsed(text, what) if text[:1].isdigit() else _relative(text, what)


def _relative(text: str, what: str) -> date:
    """A day told by its distance from today."""
    distance = {"yesterday": "-P1D", "tomorrow": "+P1D"}.get(text) or text.removeprefix("today")
    if distance[:1] not in {"+", "-"} or distance[1:2].upper() not in {"P", *"0123456789"}:
        raise _no_day(text, what, "not a day; write YYYY-MM-DD")
    from ottawa_cli.facts.full_days import WrongDate, calendar_day
    from ottawa_cli.facts.periods import Period, count

    try:
        period = period_of(distance[1:], what)
        way = 1 if distance[0] == "+" else -1
        day = count(day_of(None), Period(way * period.months, way * period.days, period.text)).result
        return calendar_day(day.year, day.month, day.day)
    except WrongDate as error:
        raise WrongUse(f"{what}, '{quoted(text)}', is {error}") from None


def period_of(text: str, what: str) -> Period:
    """A period as ISO 8601 writes it, or in short: ``P90D``, ``90d``.

    Raises:
        WrongUse: it is none.
    """
    from ottawa_cli.facts.full_days import WrongDate
    from ottawa_cli.facts.periods import Period

    try:
        return Period.parse(f"P{text.upper().removeprefix('P')}")
    except WrongDate as error:
        raise WrongUse(f"{what}: '{quoted(text)}' is {error}") from None


def _parsed(text: str, what: str) -> date:
    from ottawa_cli.facts.full_days import WrongDate, parse_day

    try:
        return parse_day(text)
    except WrongDate as error:
        raise _no_day(text, what, str(error)) from None


def _no_day(text: str, what: str, why: str) -> WrongUse:
    """What is wrong with a day, and how it is written, where it can be read in one way only."""
    meant = _meant_by(text)
    hint = ", or today" if "YYYY" in why else ""
    if meant and str(meant) != text:
        hint = f"; if {meant} is meant, write that"
    return WrongUse(f"{what}, '{quoted(text)}', is {why}{hint}")


def _meant_by(text: str) -> date | None:
    """The one day that a text in another notation can mean."""
    from datetime import datetime

    from dateutil import parser

    readings = set()
    for day_first in (True, False):
        for default in (datetime(1804, 1, 1), datetime(2004, 2, 2)):  # noqa: DTZ001 - what the text leaves open would differ
            try:
                readings.add(parser.parse(text[:40], dayfirst=day_first, default=default).date())
            except (ValueError, OverflowError):
                return None
    return readings.pop() if len(readings) == 1 else None


def known_words(words: Iterable[str], choices: Sequence[str], option: str) -> list[str]:
    """Words of a set, as they are typed or as they are printed: ``state-party``, ``State Party``.

    Raises:
        WrongUse: one is not known.
    """
    return [_known_word(word, choices, option) for word in words]


def _known_word(word: str, choices: Sequence[str], option: str) -> str:
    meant = "-".join(word.casefold().split()).partition("-by-")[0]  # 'withdrawal deferred by armed conflict'
    if meant not in choices and "," in meant:
        raise WrongUse(f"{option} takes one word; give it again for each: {option} A {option} B")
    if meant not in choices:
        raise WrongUse(f"{option} does not know '{quoted(word)}'; give one of: {', '.join(choices)}")
    return meant


def file_of_treaty(treaty: str) -> str:
    """The registry of a treaty that is shipped.

    Raises:
        WrongUse: none is shipped under that id.
    """
    files = treaty_files()
    if treaty.lower() not in files:
        raise WrongUse(f"no treaty '{quoted(treaty)}' is shipped; give one of: {', '.join(files)}")
    return files[treaty.lower()]


def asked_registry(named: str | None, treaty: str | None = None) -> str:
    """The registry to answer from; where it is the one shipped, and the one that lies here is another, that is said.

    Raises:
        Unreadable: the folder that one stands in is gone.
        WrongUse: both a file and a treaty are asked for, or a treaty that is not shipped.
    """
    refuse_two_registries(named, treaty)
    if treaty is not None:
        return file_of_treaty(treaty)
    file = registry_file(named)
    if file == shipped("states.yaml") and (here := registry_in_work(None)) and _is_another(file, here):
        tell_aside(
            f"note: answered from the registry shipped; {quoted(here)} differs from it (--registry {quoted(here)})"
        )
    return file


def _is_another(file: str, here: str) -> bool:
    """Is a registry of the same treaty another one, byte for byte?"""
    try:
        with open(file, "rb") as ours, open(here, "rb") as theirs:
            if os.path.samestat(os.fstat(ours.fileno()), os.fstat(theirs.fileno())):
                return False
            beginnings = ours.read(_BEGINNING), theirs.read(_BEGINNING)
            ids = {line.strip() for text in beginnings for line in text.split(b"\n") if line[:6] == b"  id: "}
            return len(ids) == 1 and (beginnings[0] != beginnings[1] or ours.read() != theirs.read())
    except OSError:
        return False


def refuse_foreign_ending(path: str, what: str, *endings: str) -> None:
    """Refuse a file name whose ending is that of a format that is not written here.

    Raises:
        WrongUse: it is.
    """
    stem, dot, ending = path.rpartition(".")
    if dot and ending.lower() in _ENDINGS and ending.lower() not in endings:
        raise WrongUse(f"{what}, which '.{quoted(ending)}' is not; name it {quoted(stem)}.{endings[0]}")


def numbers_note(queries: Sequence[str], described: Callable[[int], str]) -> str:
    """How bare numbers were read: those of other lists of States mean other ones.

    ``described``: the State at a position, by name and code.
    """
    notes = [
        f"note: {query.strip()} read as ISO 3166-1 numeric: {described(position)}"
        for position, query in enumerate(queries)
        if query.strip().isdigit()
    ]
    return "\n".join(notes)


def shell_word(text: str) -> str:
    """A text as one word of a command line."""
    from shlex import quote

    return quote(text)
