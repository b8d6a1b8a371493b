"""Rules on citations: every fact says who says so, and every source says something."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from ottawa_cli.facts.findings import Finding
from ottawa_cli.rules.dossier import Citation, DatedFact, Dossier, SourceDays
from ottawa_cli.system.escapes import quoted


def no_source(dossier: Dossier) -> Iterator[Finding]:
    """Every fact says who says so.

    A status is no better than the days that it is computed from. Signature, instruments, notifications and what others
    say of them, armed conflicts, domestic steps, declarations and published totals each cite a source; armed conflicts
    above all, since they are an editor's assertion and may defer a withdrawal (art. 20(3)). Leave a fact out until it
    has a source. A name alone needs none.

    Bad::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05

    Good::

        XA:
          name: Examplia
          instruments:
            - kind: accession
              deposited: 2005-03-05
              sources: [x]
    """
    if dossier.state.signed and not dossier.state.sources:
        yield Finding("a signature without a source", _CITE, ("sources",))
    yield from uncited(dossier.citations)


def uncited(citations: Iterable[Citation]) -> Iterator[Finding]:
    """What cites nothing, a State's block as a whole excepted."""
    for path, source_ids in citations:
        if path and not source_ids:
            yield Finding(f"{_NAMED[str(path[-2])]} without a source", _CITE, (*path, "sources"))


def unknown_source(dossier: Dossier) -> Iterator[Finding]:
    """Every citation names a source that is described at the top of the file.

    The short name in a citation leads a reader to the title and the address of the source. One that is described
    nowhere proves nothing. Mend the spelling, or describe the source once under the top-level 'sources'.

    Bad::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [gazette]

    Good::

        XA:
          name: Examplia
          signed: 1998-02-03
          sources: [x]
    """
    yield from undescribed(dossier.citations, dossier.source_days)


def undescribed(citations: Iterable[Citation], described: Collection[str] | None) -> Iterator[Finding]:
    """What cites a source that is none of those described; None: they could not be read."""
    if described is None:
        return
    for path, source_ids in citations:
        for i, source_id in enumerate(source_ids):
            if source_id not in described:
                message = f"no source '{quoted(source_id)}' is described"
                yield Finding(message, "mend the spelling, or describe it under 'sources'", (*path, "sources", i))


def older_source(dossier: Dossier) -> Iterator[Finding]:
    """No source is older than what it is cited for.

    A source whose information is of an earlier day than the fact can tell that something was planned, not that it was
    done. Cite one that came after it. Where the days are right and the source speaks of the way to the act, cite it
    there, under 'steps'.

    Bad::

        sources:
          y: {title: Another source, url: "https://example.org/y", as_of: 2004-11-02}
        XA:
          sources: [x]
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [y]}

    Good::

        sources:
          y: {title: Another source, url: "https://example.org/y", as_of: 2004-11-02}
        XA:
          sources: [x]
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
          steps:
            - {kind: parliament, on: 2004-11-02, text: "Parliament approved accession.", sources: [y]}
    """
    yield from outdated(dossier.facts, dossier.source_days or {})


def outdated(facts: Iterable[DatedFact], source_days: SourceDays) -> Iterator[Finding]:
    """The citations of a source for what happened after the day of its information."""
    for fact in facts:
        for i, source_id in enumerate(fact.source_ids):
            as_of = source_days.get(source_id)
            if as_of and as_of.latest < fact.on.earliest:
                message = f"'{quoted(source_id)}' is of {as_of}, before {fact.on}, and cannot know of it"
                yield Finding(message, "cite a later source, or look both days up", (*fact.path, "sources", i))


def unused_source(source_ids: Iterable[str], cited: Collection[str]) -> Iterator[Finding]:
    """Every source that is described is cited somewhere.

    A source that nothing cites is left over from a fact that was taken out, or some fact rests on it and does not say
    so. Look for that fact first, and cite the source there. If there is none, take the source out.

    Bad::

        sources:
          y: {title: Another source, url: "https://example.org/y"}

    Good::

        sources:
          y: {title: Another source, url: "https://example.org/y"}
        XA:
          sources: [x, y]
    """
    for source_id in source_ids:
        if source_id not in cited:
            hint = "cite it where it says something, or take it out"
            yield Finding(f"nothing cites '{quoted(source_id)}'", hint, ("sources", source_id), "key")


_CITE: Final = "write 'sources: [id]', and describe that source once under the top-level 'sources'"
_NAMED: Final = {
    "instruments": "an instrument",
    "notifications": "a notification",
    "armed_conflicts": "an armed conflict",
    "steps": "a step",
    "declarations": "a declaration",
    "deadlines": "a deadline",
    "extensions": "an extension",
    "totals": "a total",
    "objections": "an objection",
    "statements": "a statement",
}
