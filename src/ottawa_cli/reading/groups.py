"""Groups of States, as data/groups.yaml has them: who is a member on a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ottawa_cli.facts.full_days import WrongDate, parse_day
from ottawa_cli.reading.blocks import Block, SourceEntry, read
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable, WrongUse
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped

PREFIX = "group:"
"""Before a group's code, where the code alone may be a State's."""


class Membership(NamedTuple):
    """A State in a group, from ``joined`` through the day before ``left``."""

    code: str
    joined: date
    left: date | None


class Group(NamedTuple):
    """A group of States; its members are looked up through ``verified``."""

    code: str
    name: str
    verified: date
    memberships: tuple[Membership, ...]

    def members_on(self, day: date) -> list[str]:
        """The codes of its members on a day."""
        return [each.code for each in self.memberships if each.joined <= day and (each.left is None or day < each.left)]


def load_groups() -> dict[str, Group]:
    """The groups shipped, by their codes.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    file = shipped("groups.yaml")
    groups: dict[str, Group] = {}
    for item in read(read_file(file)):
        if isinstance(item, SourceEntry) or (isinstance(item, Block) and item.key == "sources"):
            continue
        try:
            group = _group(item)
        except (KeyError, TypeError, WrongDate):
            raise Unreadable(f"{quoted(file)}: it is not as it was shipped; install ottawa anew") from None
        groups[group.code] = group
    return groups


def _group(item: object) -> Group:
    match item:
        case Block(code, {"name": str(name), "verified": str(verified), "members": list(members)}):
            return Group(code, name, parse_day(verified), tuple(map(_membership, members)))
        case _:
            raise TypeError


def _membership(member: dict[str, str]) -> Membership:
    left = member.get("left")
    return Membership(member["code"], parse_day(member["joined"]), parse_day(left) if left else None)


def group_named(query: str, groups: dict[str, Group]) -> Group:
    """The group that is meant, ``EU`` or ``group:EU`` in any case.

    Raises:
        WrongUse: there is none of that name.
    """
    code = query.removeprefix(PREFIX).upper()
    if code not in groups:
        raise WrongUse(f"no group is called '{quoted(query)}'; there are: {', '.join(groups)}")
    return groups[code]


def members_or_refusal(group: Group, day: date) -> list[str]:
    """The codes of a group's members on a day.

    Raises:
        WrongUse: it has none on that day.
    """
    members = group.members_on(day)
    if not members:
        raise WrongUse(f"{group.name} ({group.code}) has no member on {day}")
    return members
