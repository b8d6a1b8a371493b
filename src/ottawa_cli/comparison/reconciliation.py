"""The registry held against the depositary's own file: where they differ, which of them knows more, what to add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ottawa_cli.comparison.discrepancies import Discrepancy, FileDays, RowAgainstState, block_of, first_day
from ottawa_cli.documents.tally import Tally
from ottawa_cli.facts.deposits import Entry, Record
from ottawa_cli.facts.model import Registry, State
from ottawa_cli.facts.names import Names
from ottawa_cli.facts.partial_dates import date_text
from ottawa_cli.law.timelines import Timeline, timeline_of

if TYPE_CHECKING:
    from ottawa_cli.documents.types import Between

TO_MEND = ("newer", "conflict")
"""The natures of what somebody has to look into."""


class Reconciliation(NamedTuple):
    """All that differs, by the codes of the States, and how many facts agree."""

    discrepancies: tuple[Discrepancy, ...]
    equal: int
    unlisted: tuple[str, ...]
    """Participants that the program has no code for, organisations and territories, by the names in the file."""

    @property
    def is_clean(self) -> bool:
        """Is there nothing in the file that the registry lacks, or has otherwise?"""
        return not any(each.nature in TO_MEND for each in self.discrepancies)


def is_of_another_treaty(record: Record, registry: Registry) -> bool:
    """Do both say of which treaty they are, and are not of the same?"""
    ours = (registry.treaty.reference or "").removeprefix("UNTC").strip().upper()
    return bool(ours and record.reference) and (record.reference or "").upper() != ours


def reconciled(record: Record, registry: Registry, names: Names, as_of: date | None) -> Reconciliation:
    """Hold each State of the registry against its row.

    Args:
        record: the depositary's.
        registry: ours.
        names: today's short names, for the blocks that are missing.
        as_of: the day of the file; None: what it says itself, if it does.
    """
    youngest = record.youngest or date.min
    days = FileDays(as_of or record.as_of, youngest)
    rows = {entry.code: entry for entry in record.entries if entry.code}
    timelines = {code: timeline_of(state, registry.treaty) for code, state in registry.states.items()}
    found: list[Discrepancy] = []
    equal = 0
    for code in sorted({*rows, *registry.states}):
        if code not in timelines:
            found.append(_missing_in_registry(rows[code], code, names))
        elif code not in rows:
            found += _missing_in_file(registry.states[code], days)
        else:
            row = RowAgainstState(rows[code], timelines[code], days, shows_brackets=record.shows_brackets)
            found += row.discrepancies()
            equal += row.equal
    unlisted = [entry for entry in record.entries if not entry.code]
    if days.as_of and not any(each.nature in TO_MEND for each in found):
        counts = [*_counts(record, timelines.values(), days.as_of, unlisted)]
        found += [count for count in counts if count]
        equal += counts.count(None)
    return Reconciliation(tuple(found), equal, tuple(entry.name for entry in unlisted))


def _missing_in_registry(entry: Entry, code: str, names: Names) -> Discrepancy:
    """A participant without a block; its day of consent, or of signature, says how new it is."""
    name = names[code].name if code in names else entry.name
    printed = date_text(entry.consent or entry.signed) or "listed"
    return Discrepancy(code, name, "participant", None, printed, "newer", (code,), block_of(entry, name))


def _missing_in_file(state: State, days: FileDays) -> Iterator[Discrepancy]:
    """A State that signed or consented and has no row."""
    if first := first_day(state):
        nature = days.nature_of_surplus(first)
        yield Discrepancy(state.code, state.name, "participant", str(first), None, nature, (state.code,))


def _counts(
    record: Record, timelines: Iterable[Timeline], as_of: date, unlisted: list[Entry]
) -> Iterator[Discrepancy | None]:
    """The header's numbers against ours of that day, with those that the registry has no place for; None: they agree.

    They are asked only where all rows agree, since each row that differs would be told again here.
    """
    tally = Tally()
    for timeline in timelines:
        tally.add(timeline)
    (*_, (_, ours)) = ((day, form) for day, form in tally.over_time() if day <= str(as_of))
    bound = sum(1 for entry in unlisted if entry.consent and not entry.is_withdrawn)
    signed = sum(1 for entry in unlisted if entry.signed and not entry.is_withdrawn)
    standing: Between = {"min": ours["signatures_standing"], "max": ours["signatures_standing"]}
    pairs: Mapping[str, tuple[int | None, Between, int]] = {
        "Parties": (record.parties, ours["deposited"], bound),
        "Signatories": (record.signatories, standing, signed),
    }
    for title, (printed, number, others) in pairs.items():
        if printed is None:
            continue
        is_equal = number["min"] + others <= printed <= number["max"] + others
        filed = number["max"] + others
        yield None if is_equal else Discrepancy(None, title, "count", filed, printed, "conflict", ("treaty",))
