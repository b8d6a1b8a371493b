"""A registry of another treaty begun from the depositary's file: what it says is filled in, the rest is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from ottawa_cli.documents.deposit_source import source_entry, source_id
from ottawa_cli.facts.deposits import Entry, Record
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.facts.periods import Period, count

Block = dict[str, object]
"""Keys with text, numbers, lists, blocks, notes, and None for what a person must decide."""

_FREE_CODES: Final = tuple(f"X{chr(letter)}" for letter in range(ord("A"), ord("Z") + 1))
"""Codes that ISO 3166-1 leaves to its users, for organisations without one."""
_RESERVED: Final = {"European Union": "EU", "United Nations": "UN"}


class Noted(NamedTuple):
    """A value, and a comment behind it."""

    value: object
    comment: str


class Draft(NamedTuple):
    """A registry that has been begun: its blocks by their keys, and what stands in it as a comment alone."""

    blocks: Mapping[str, object]
    remarks: tuple[str, ...]

    @property
    def to_do(self) -> int:
        """How many values are left for a person to decide."""
        return _open_values(dict(self.blocks))


def draft_of(record: Record, names: Names, as_of: date | None) -> Draft:
    """Begin a registry.

    Args:
        record: the depositary's.
        names: today's short names.
        as_of: the day of the file; None: what it says itself, if it does.
    """
    day = as_of or record.as_of
    source = source_id(record, day)
    coded = dict(_coded(record))
    blocks = {code: _block(entry, code, names, source) for code, entry in sorted(coded.items())}
    left_out = [entry.name for entry in record.entries if entry not in coded.values()]
    head: Block = {
        "format": 1,
        "treaty": _treaty(record, day),
        "sources": {source: source_entry(record.reference, date_text(day))},
    }
    return Draft({**head, **blocks}, tuple(_remarks(record, left_out)))


def _coded(record: Record) -> Iterator[tuple[str, Entry]]:
    """Each row that becomes a block: States by their codes, organisations by what ISO reserves or leaves free."""
    free = iter(_FREE_CODES)
    for entry in record.entries:
        if entry.code:
            yield entry.code, entry
        elif entry.entity == "organisation":
            code = _RESERVED.get(entry.name) or next(free, None)
            if code:
                yield code, entry


def _treaty(record: Record, day: date | None) -> Block:
    youngest = f", the youngest in it is {record.youngest}" if record.youngest else ""
    is_signed = any(entry.signed for entry in record.entries)
    signature = {"signature": Noted(None, "{article, opened, closed}; take the key out if nobody could sign")}
    return {
        "id": (record.reference or "treaty").lower(),
        "name": record.title or Noted(None, "the treaty's full name"),
        "short_name": Noted(None, "what it is called in short"),
        **({"reference": f"UNTC {record.reference}"} if record.reference else {}),
        "depositary": "Secretary-General of the United Nations",
        **({"adopted": str(record.adopted)} if record.adopted else {}),
        "verified": str(day) if day else Noted(None, f"the day of the file; it does not say{youngest}"),
        **({"reconciled": str(day)} if day else {}),
        **(signature if is_signed else {}),
        "entry_into_force": _entry_into_force(record),
        "withdrawal": Noted(None, "{article, period, day}; take the key out if the treaty has no such clause"),
    }


def _entry_into_force(record: Record) -> Block:
    said = record.entry_into_force
    article = said.article if said else None
    clause: Block = {"article": article or Noted(None, "of the clause on entry into force")}
    if said and said.day:
        reached = _threshold_reached(record)
        none = "take it out where the clause has none"
        clause |= {
            "date": str(said.day),
            "threshold": said.threshold or Noted(None, f"how many deposits; {none}"),
            "threshold_reached": str(reached) if reached else Noted(None, f"the day of the last of these; {none}"),
        }
    period, rule = (said.period, said.day_rule) if said else (None, None)
    rules = "same, first-of-month or first-of-next-month"
    return {
        **clause,
        "period": period or Noted(None, "from a later State's deposit to its entry into force, such as P6M"),
        "day": rule or Noted(None, rules),
    }


def _threshold_reached(record: Record) -> date | None:
    """The day of the row that makes the threshold, if the printed day follows from it by the printed clause.

    Predecessor States have no row, and their deposits counted: then it does not.
    """
    said = record.entry_into_force
    if not (said and said.day and said.threshold and said.period):
        return None
    days = sorted(entry.consent for entry in record.entries if entry.consent)
    if len(days) < said.threshold:
        return None
    reached = days[said.threshold - 1]
    return reached if count(reached, Period.parse(said.period), said.day_rule or "same").result == said.day else None


def _block(entry: Entry, code: str, names: Names, source: str) -> Block | Noted:
    is_state = code in names
    signed: dict[str, object] = {}
    if entry.signed:
        day = str(entry.signed)
        signed["signed"] = Noted(day, "succession to signature") if entry.by_succession else day
    instruments: list[object] = []
    if entry.consent:
        consent = {"kind": entry.kind, "deposited": str(entry.consent), "sources": [source]}
        instruments.append(Noted(consent, entry.kind_printed) if entry.kind_printed else consent)
    instruments += _withdrawals(entry, source)
    received = {"received": str(entry.provisional)} if entry.provisional else {}
    notice = {"kind": "provisional-application", **received, "sources": [source]}
    block: Block = {
        "name": names[code].name if is_state else entry.name,
        **signed,
        "sources": [source],
        **({"instruments": instruments} if instruments else {}),
        **({"notifications": [notice]} if entry.applies_provisionally else {}),
    }
    return block if is_state else Noted(block, "an organisation, under a code that is no State's")


def _withdrawals(entry: Entry, source: str) -> Iterator[object]:
    for notice in entry.notices:
        published = {"takes_effect": str(notice.takes_effect)} if notice.takes_effect else {}
        yield {"kind": "withdrawal", "received": str(notice.received), **published, "sources": [source]}
    if entry.is_withdrawn and not entry.notices:
        why = "the row stands in brackets; look in the end notes for the day of receipt"
        yield Noted({"kind": "withdrawal", "received": None, "sources": [source]}, why)


def _remarks(record: Record, left_out: list[str]) -> Iterator[str]:
    if record.entry_into_force:
        yield f"Entry into force, as the file has it: {record.entry_into_force.text}"
    if left_out:
        yield f"Participants that are no States here, without a block: {', '.join(left_out)}"
    if record.territories:
        yield f"Territories and States of before, told of in the file: {', '.join(record.territories)}"
    if record.declared:
        names = dict.fromkeys(name for name, _ in record.declared)
        yield f"Declarations and reservations, not taken over: {', '.join(names)}"
    if record.columns_left:
        yield f"Columns that no registry has a place for: {', '.join(record.columns_left)}"
    if not record.shows_brackets:
        yield "This form of the file has lost its brackets: which States have withdrawn is not in it"
    yield from record.doubts


def _open_values(value: object) -> int:
    if isinstance(value, Noted):
        return _open_values(value.value)
    if isinstance(value, dict):
        return sum(map(_open_values, value.values()))
    return sum(map(_open_values, value)) if isinstance(value, list) else int(value is None)
