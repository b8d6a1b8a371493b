"""Whole registries of made facts: every clause, kind and key that the format has, on days that meet where rules do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from strangers_text import address, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    Facts = dict[str, Any]

CODES: Final = (
    "AT", "CH", "FI", "FR", "LB", "LT", "LV", "NO", "PL", "UA", "US", "VA", "EU", "SU", "XA", "XB", "X1", "NULL",
    "ABCDEFGH",
)  # fmt: skip
"""States that the program knows, some that it does not, and codes that YAML or a reader may take for something else."""
CONSENTS: Final = ("ratification", "acceptance", "approval", "accession", "succession")
DEADLINES: Final = ("stockpiles", "clearance", "initial-report")
STEPS: Final = ("announcement", "government", "parliament", "promulgation", "decree", "refusal", "other")
ADDRESSEES: Final = ("depositary", "states-parties", "security-council")
PERIODS: Final = ("P6M", "P6M", "P1Y", "P90D", "P6M1D", "P3M", "P0D", "P1W", "P1Y2M3D", "P100Y", "P36525D")
DAY_RULES: Final = ("same", "first-of-month", "first-of-next-month")
EDGES: Final = (
    "1997-09-18", "1998-09-16", "1998-09-17", "1999-02-28", "1999-03-01", "1999-08-31", "2000-02-29", "2003-12-31",
    "2004-01-01", "2024-02-29", "2025-01-31", "2025-06-27", "2025-12-27", "1800-01-01", "2200-12-31",
)  # fmt: skip
"""Days on which a clause, a month or the calendar begins or ends."""
MOST_PARTIAL: Final = 6

_FIRST, _LAST = date(1997, 6, 1), date(2031, 1, 1)


class Maker:
    """Makes facts by chance. Its few days come again and again, so that acts fall on one day, or on the next."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        spread = [(_FIRST + timedelta(days=rng.randrange((_LAST - _FIRST).days))).isoformat() for _ in range(6)]
        self.days = sorted({*spread, *rng.sample(EDGES, 4)})
        self.source_ids = [*dict.fromkeys(["x", "untc-2014", *(self.key() for _ in range(rng.randrange(3)))])]

    def chance(self, likelihood: float) -> bool:
        """Is it so, this time?"""
        return self.rng.random() < likelihood

    def key(self) -> str:
        """Words that may be a key; YAML knows no longer ones."""
        text = words(self.rng)[:100].strip()
        return "a" if text in {"", "<<"} else text

    def day(self) -> str:
        """A day that came before, mostly; or the one after or before it."""
        day = date.fromisoformat(self.rng.choice(self.days))
        if self.chance(0.2) and day.isoformat() not in {"1800-01-01", "2200-12-31"}:
            day += timedelta(days=self.rng.choice((-1, 1)))
        return day.isoformat()

    def moment(self) -> str:
        """A day, now and then known in part."""
        if self.chance(0.75):
            return self.day()
        first, last = sorted((self.day(), self.day()))
        return self.rng.choice((first[:7], first[:4], f"{first}/{last}"))

    def maybe(self, likelihood: float, **facts: object) -> Facts:
        """These facts, or none of them."""
        return facts if self.chance(likelihood) else {}

    def cited(self, likelihood: float = 0.8) -> Facts:
        """Sources; now and then one that stands nowhere."""
        known = self.rng.sample(self.source_ids, self.rng.randint(1, len(self.source_ids)))
        return self.maybe(likelihood, sources=known + (["nowhere"] if self.chance(0.03) else []))

    def registry(self) -> Facts:
        """A whole file, its blocks in their order."""
        codes = sorted(self.rng.sample(CODES, self.rng.choice((1, 2, 3, 4, 5, 8))))
        sources = {name: self.source() for name in self.source_ids if name == "x" or self.chance(0.97)}
        head = {"format": "1", "treaty": self.treaty(), "sources": sources}
        return {**head, **{code: self.state(codes) for code in codes}}

    def treaty(self) -> Facts:
        """The clauses; those that may be missing sometimes are, and days are seldom out of their order."""
        days = [self.day() for _ in range(6)]
        adopted, opened, closed, reached, in_force, verified = days if self.chance(0.1) else sorted(days)
        signature = {"article": "15", "opened": opened, **self.maybe(0.8, closed=closed)}
        threshold = self.maybe(0.8, threshold=str(self.rng.choice((0, 1, 40, 9999))), threshold_reached=reached)
        entry = {"article": "17", **self.maybe(0.9, date=in_force), **threshold, **self._period()}
        withdrawal = {"article": "20", **self._period(), **self.maybe(0.7, armed_conflict_defers=self._truth())}
        return {
            "id": "apmbc" if self.chance(0.7) else words(self.rng),
            "name": words(self.rng),
            "short_name": words(self.rng),
            **self.maybe(0.5, reference=words(self.rng), depositary=words(self.rng)),
            **self.maybe(0.8, adopted=adopted),
            "verified": verified if self.chance(0.5) else "2026-02-21",
            **self.maybe(0.8, signature=signature),
            "entry_into_force": entry,
            **self.maybe(0.9, withdrawal=withdrawal),
            "deadlines": [self.deadline_clause(name) for name in DEADLINES],
        }

    def deadline_clause(self, name: str) -> Facts:
        """What each State must have done by when."""
        clause = {"id": name, "article": "5", "name": words(self.rng), "period": self.rng.choice(PERIODS)}
        return {**clause, **self.maybe(0.5, extensions=self._truth())}

    def _truth(self) -> str:
        return self.rng.choice(("true", "true", "false"))

    def _period(self) -> Facts:
        return {"period": self.rng.choice(PERIODS), **self.maybe(0.7, day=self.rng.choice(DAY_RULES))}

    def source(self) -> Facts:
        """A citation."""
        return {"title": words(self.rng), "url": address(self.rng), **self.maybe(0.5, as_of=self.moment())}

    def state(self, codes: list[str]) -> Facts:
        """A State with its life, or with its name alone."""
        acts = [self.instrument() for _ in range(self.rng.choice((0, 0, 1, 1, 2, 3, 4, 6)))]
        if self.chance(0.85):
            acts.sort(key=day_of)
        lists = {
            "instruments": acts,
            "notifications": [self.notification(codes) for _ in range(self.rng.choice((0, 0, 0, 1, 2)))],
            "armed_conflicts": [self.conflict() for _ in range(self.rng.choice((0, 0, 0, 1, 2)))],
            "steps": [self.step() for _ in range(self.rng.choice((0, 0, 1, 2)))],
            "deadlines": [self.deadline() for _ in range(self.rng.choice((0, 0, 1, 3)))],
        }
        return {
            "name": words(self.rng),
            **self.maybe(0.6, signed=self.moment()),
            **self.cited(),
            **{name: items for name, items in lists.items() if items},
            **self.maybe(0.2, note=words(self.rng)),
        }

    def instrument(self) -> Facts:
        """A consent, a withdrawal or a revocation."""
        kind = self.rng.choice((*CONSENTS, *["withdrawal"] * 4, *["revocation"] * 2))
        dated = {"kind": kind, "deposited" if kind in CONSENTS else "received": self.moment()}
        also: Facts = {}
        if kind != "revocation":
            also |= self.maybe(0.4, takes_effect=self.moment())
        if kind == "withdrawal":
            also |= self.maybe(0.5, reasons=words(self.rng))
            also |= self.maybe(0.6, notified=self.rng.sample(ADDRESSEES, self.rng.randint(1, 3)))
        return dated | also | self.maybe(0.2, reference=words(self.rng)) | self.cited()

    def notification(self, codes: list[str]) -> Facts:
        """A suspension or a provisional application, and what others made of it."""
        objections = [
            {"by": self.rng.choice(codes), "on": self.moment(), **self.cited()}
            for _ in range(self.rng.choice((0, 0, 1, 2)))
        ]
        statements = [
            {"by": words(self.rng), "on": self.moment(), "text": words(self.rng), **self.cited()}
            for _ in range(self.rng.choice((0, 0, 1, 2)))
        ]
        return {
            "kind": self.rng.choice(("suspension", "suspension", "provisional-application")),
            "received": self.moment(),
            **self.maybe(0.4, ended=self.moment()),
            **self.maybe(0.4, reasons=words(self.rng)),
            **({"objections": objections} if objections else {}),
            **({"statements": statements} if statements else {}),
            **self.cited(),
        }

    def deadline(self) -> Facts:
        """What is known of a deadline: any of it, or nothing; now and then of one that there is not."""
        extensions = [
            {
                "decided": self.moment(),
                **self.maybe(0.8, until=self.day()),
                **self.maybe(0.6, by=words(self.rng)),
                **self.cited(),
            }
            for _ in range(self.rng.choice((0, 0, 1, 3)))
        ]
        days = {key: self.moment() for key in ("met", "unmet", "settled", "found") if self.chance(0.3)}
        return {
            "id": self.rng.choice((*DEADLINES, *DEADLINES, "nowhere")),
            **self.maybe(0.2, term=self.rng.choice(("1", "2", "7"))),
            **self.maybe(0.2, affected=self._truth()),
            **({"extensions": extensions} if extensions else {}),
            **days,
            **self.maybe(0.2, late=self._truth()),
            **self.cited(),
        }

    def conflict(self) -> Facts:
        """An armed conflict, going on or over."""
        return {"since": self.moment(), **self.maybe(0.5, ended=self.moment()), **self.cited()}

    def step(self) -> Facts:
        """A domestic step."""
        kind, text = self.rng.choice(STEPS), words(self.rng)
        return {"kind": kind, **self.maybe(0.8, on=self.moment()), "text": text, **self.cited()}


def day_of(instrument: Facts) -> str:
    """The first day on which an instrument may have come."""
    first: str = (instrument.get("deposited") or instrument["received"]).partition("/")[0]
    return f"{first}-01-01"[:10]


def keeps_to_the_format(facts: Facts) -> bool:
    """Is it computed from? A made registry is, unless too many dates of a block are known in part."""
    return all(sum(map(_is_partial, _moments(block))) <= MOST_PARTIAL for _, block in states_of(facts))


def states_of(facts: Facts) -> Iterator[tuple[str, Facts]]:
    """The States of a registry, by code."""
    return ((code, block) for code, block in facts.items() if code not in {"format", "treaty", "sources"})


def _moments(block: Facts) -> Iterator[str]:
    yield from (block[key] for key in ("signed",) if key in block)
    for act in block.get("instruments", ()):
        yield act.get("deposited") or act["received"]
        if act["kind"] == "succession" and "takes_effect" in act:
            yield act["takes_effect"]
    for spell in (*block.get("notifications", ()), *block.get("armed_conflicts", ())):
        yield from (spell[key] for key in ("received", "since", "ended") if key in spell)


def _is_partial(moment: str) -> bool:
    return len(moment) != len("YYYY-MM-DD") and len(set(moment.split("/"))) == (2 if "/" in moment else 1)


def edges_of(facts: Facts) -> list[str]:
    """Every day that a registry names, and those beside it."""
    days = {
        text
        for _, key, text in leaves(facts)
        if len(text) == len("YYYY-MM-DD") and text[:4].isdigit() and text[4] == "-"
    }
    around = {
        date.fromisoformat(day) + timedelta(days=shift) for day in days if "1801" < day < "2200" for shift in (-1, 0, 1)
    }
    return [day.isoformat() for day in sorted(around)]


def leaves(facts: Any) -> Iterator[tuple[Any, Any, str]]:
    """Every single value, with what holds it and its key there."""
    entries = facts.items() if isinstance(facts, dict) else enumerate(facts) if isinstance(facts, list) else ()
    for key, value in entries:
        if isinstance(value, str):
            yield facts, key, value
        else:
            yield from leaves(value)


def in_another_order(rng: Random, facts: Facts) -> Facts:
    """The same facts: States and keys in any order."""
    shuffled = [*facts.items()]
    rng.shuffle(shuffled)
    return {
        key: dict(rng.sample([*block.items()], len(block))) if isinstance(block, dict) else block
        for key, block in shuffled
    }
