"""What a command line asks, as its options have it: the format, the day, words of a set."""

from __future__ import annotations

import os

from ottawa_cli.render.writers import FORMATS
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


def chosen_format(command: str, asked: str | None, *, as_json: bool = False) -> str:
    """The format asked for by ``-f`` or by ``--json``; by default the first of the command's.

    Raises:
        WrongUse: the two differ, or the command writes no such format.
    """
    if as_json and asked not in (None, "json"):
        raise WrongUse(f"--json and -f {quoted(asked or '')} differ; give one of them")
    formats = FORMATS[command]
    form = "json" if as_json else asked if asked is not None else formats[0]
    if form not in formats:
        raise WrongUse(f"no format '{quoted(form)}' here; give one of: {', '.join(formats)}")
    return form


def day_of(text: str | None) -> date:
    """The day asked; by default today in UTC, or ``$OTTAWA_TODAY``.

    Raises:
        WrongUse: it is no day.
    """
    if text is None or text == "today":
        fixed = os.environ.get("OTTAWA_TODAY")
        if fixed:
            return _parsed(fixed, "$OTTAWA_TODAY")
        from datetime import UTC, datetime

        return datetime.now(UTC).date()
    return _parsed(text, "the day")


def _parsed(text: str, what: str) -> date:
    from ottawa_cli.facts.full_days import WrongDate, parse_day

    try:
        return parse_day(text)
    except WrongDate as error:
        raise WrongUse(f"{what}, '{quoted(text)}', is {error}") from None


def refuse_unknown(words: Iterable[str], choices: Sequence[str], option: str) -> None:
    """Refuse a word that is not known.

    Raises:
        WrongUse: one is not.
    """
    for word in words:
        if word not in choices:
            raise WrongUse(f"{option} does not know '{quoted(word)}'; give one of: {', '.join(choices)}")
