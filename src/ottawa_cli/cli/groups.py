"""Groups in the place of States: who is asked where ``EU`` or ``group:NATO`` stands on a command line."""

from __future__ import annotations

from ottawa_cli.facts.words import GROUP_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from ottawa_cli.documents.types import GroupForm

PREFIX = "group:"


def may_be_groups(states: Sequence[str]) -> bool:
    """Is one of the words a group's, if it is no State's? Asked of every command line, so nothing is read for it."""
    return any(state[: len(PREFIX)].lower() == PREFIX or state.upper() in GROUP_WORDS for state in states)


def expanded(states: Sequence[str], day: str, file: str) -> tuple[list[str], list[GroupForm]]:
    """The States that are asked, each once, with every group as its members on the day, and the groups.

    ``file``: the registry that is asked; a word that is a State's code in it is no group's.

    Raises:
        WrongUse: a group is not known, or has no member on that day.
    """
    from ottawa_cli.facts.full_days import parse_day

    asked: list[str] = []
    forms: list[GroupForm] = []
    for state in states:
        if not may_be_groups([state]) or (PREFIX not in state.lower() and _is_in(file, day, state.upper())):
            asked.append(state)
            continue
        forms.append(group_form(state.lower().removeprefix(PREFIX), parse_day(day)))
        asked += forms[-1]["members"]
    return [*dict.fromkeys(asked)], forms


def _is_in(file: str, day: str, code: str) -> bool:
    """Has a registry a block of that code? Asked of all that is kept: of an unknown State nothing is."""
    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.system.json_line import json_line

    beginning = json_line({"code": code}).removesuffix("}")
    with opened(file) as snapshot:
        return any(text.startswith(beginning) for text in snapshot.finished("state", None, day))


def group_form(query: str, day: date) -> GroupForm:
    """A group and its members on a day.

    Raises:
        WrongUse: it is not known, or has no member on that day.
    """
    from ottawa_cli.reading.groups import group_named, load_groups, members_or_refusal

    group = group_named(query, load_groups())
    members = members_or_refusal(group, day)
    return {"code": group.code, "name": group.name, "verified": str(group.verified), "members": members}


def members_of(query: str) -> Callable[[date], Collection[str]]:
    """Who is a member of a group on any day.

    Raises:
        WrongUse: it is not known.
    """
    from ottawa_cli.reading.groups import group_named, load_groups

    return group_named(query, load_groups()).members_on


def with_groups(document: Mapping[str, object], groups: list[GroupForm]) -> Mapping[str, object]:
    """A document that says which groups were asked, if any was."""
    return {**document, "groups": groups} if groups else document


def groups_note(groups: Iterable[GroupForm], day: str) -> str:
    """Which groups were asked, and of how many States the answer is."""
    return "\n".join(
        f"note: {group['name']} ({group['code']}): {len(group['members'])} members on {day}; "
        f"who they are was looked up through {group['verified']}"
        for group in groups
    )
