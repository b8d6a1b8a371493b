"""What an act that nobody has made would meet, as plain data to be kept: a treaty's clauses, and a State's conduct."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from ottawa_cli.facts.partial_dates import date_text, parse_partial
from ottawa_cli.facts.periods import Period
from ottawa_cli.law.articles import Conflict
from ottawa_cli.law.clauses import Clauses, EntryClause, ExitClause
from ottawa_cli.law.prospects import Conduct, Past, conduct_of
from ottawa_cli.law.readings import Act

if TYPE_CHECKING:
    from typing import Any

    from ottawa_cli.documents.types import ConflictForm
    from ottawa_cli.law.timelines import Timeline


class ClausesForm(TypedDict):
    """A treaty's clauses: every day and period is text."""

    adopted: str | None
    has_signature: bool
    entry: dict[str, Any]
    exit: dict[str, Any] | None


class PastForm(TypedDict):
    """What a State did under one reading: of each act its kind, its day, and the published day of effect."""

    acts: list[tuple[str, str, str | None]]
    conflicts: list[tuple[str, str | None]]


class ConductForm(TypedDict):
    """A State, and what it did; ``armed_conflicts`` are those on file."""

    code: str
    name: str
    signed: str | None
    armed_conflicts: list[ConflictForm]
    pasts: list[PastForm]


def clauses_form(clauses: Clauses) -> ClausesForm:
    """Write a treaty's clauses."""
    entry, leave = clauses.entry, clauses.exit
    days = {"in_force": date_text(entry.in_force), "threshold_reached": date_text(entry.threshold_reached)}
    return {
        "adopted": date_text(clauses.adopted),
        "has_signature": clauses.has_signature,
        "entry": {**entry._asdict(), "period": str(entry.period), **days},
        "exit": {**leave._asdict(), "period": str(leave.period)} if leave else None,
    }


def kept_clauses(form: ClausesForm) -> Clauses:
    """Read what ``clauses_form`` wrote."""
    entry, leave = form["entry"], form["exit"]
    days = {key: _day(entry[key]) for key in ("in_force", "threshold_reached")}
    return Clauses(
        _day(form["adopted"]),
        form["has_signature"],
        EntryClause(**{**entry, "period": Period.parse(entry["period"]), **days}),
        ExitClause(**{**leave, "period": Period.parse(leave["period"])}) if leave else None,
    )


def conduct_form(timeline: Timeline) -> ConductForm:
    """Write what a State did."""
    state, conduct = timeline.state, conduct_of(timeline)
    return {
        "code": state.code,
        "name": state.name,
        "signed": date_text(conduct.signed),
        "armed_conflicts": [
            {"since": str(conflict.since), "ended": date_text(conflict.ended)} for conflict in state.armed_conflicts
        ],
        "pasts": [
            {
                "acts": [(act.kind, str(act.on), date_text(act.published)) for act in past.acts],
                "conflicts": [(str(conflict.since), date_text(conflict.ended)) for conflict in past.conflicts],
            }
            for past in conduct.pasts
        ],
    }


def kept_conduct(form: ConductForm) -> Conduct:
    """Read what ``conduct_form`` wrote."""
    return Conduct(parse_partial(form["signed"]) if form["signed"] else None, tuple(map(_kept_past, form["pasts"])))


def _kept_past(form: PastForm) -> Past:
    acts = [
        Act(position, kind, date.fromisoformat(on), _day(published))
        for position, (kind, on, published) in enumerate(form["acts"])
    ]
    conflicts = [
        Conflict(position, date.fromisoformat(since), _day(ended))
        for position, (since, ended) in enumerate(form["conflicts"])
    ]
    return Past(tuple(acts), tuple(conflicts))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
